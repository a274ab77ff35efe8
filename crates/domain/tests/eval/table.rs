//! What `make eval` prints.

use std::fmt::Write;

use super::{
    calibration::BANDS,
    judgement::{Judgement, Measure, Tally, Verdict},
    part::Part,
};

/// Both parts side by side: names, answers, confidence.
pub fn of(parts: &[Part; 2]) -> String {
    let mut lines = vec![String::new()];
    let titles = parts
        .each_ref()
        .map(|part| format!("{} ({} texts)", part.name, part.texts));
    lines.push(row("", titles.map(|title| format!("{title:^34}"))));
    lines.push(row(
        "per cent",
        [(); 2].map(|()| columns(["there", "precision", "recall", "F1"])),
    ));
    for measure in Measure::FOUND {
        lines.push(row(measure.name(), tallies(parts, &[measure]).map(found)));
        if measure == Measure::Treaty {
            let named = [Measure::Person, Measure::Organisation, Measure::Treaty];
            lines.push(row("these three", tallies(parts, &named).map(found)));
        }
    }
    lines.push(String::new());
    lines.push(row(
        "answers",
        [(); 2].map(|()| columns(["given", "right", "", ""])),
    ));
    for measure in Measure::ANSWERED {
        let answers = tallies(parts, &[measure]).map(|tally| answer(tally.expected(), tally.share()));
        lines.push(row(measure.name(), answers));
    }
    lines.push(String::new());
    lines.push(row(
        "confidence",
        [(); 2].map(|()| columns(["mentions", "right", "", ""])),
    ));
    lines.extend(confidence(parts));
    lines
        .iter()
        .fold(String::new(), |text, line| text + line.trim_end() + "\n")
}

fn confidence(parts: &[Part; 2]) -> Vec<String> {
    let share = |share: &dyn Fn(&Part) -> (usize, Option<f64>)| {
        parts.each_ref().map(|part| {
            let (count, right) = share(part);
            answer(count, right)
        })
    };
    let bands = BANDS.iter().map(|band| {
        let name = format!("0.{band} to {:.1}", f64::from(band + 1) / 10.0);
        row(&name, share(&|part| part.calibration.band(*band)))
    });
    let mut rows: Vec<String> = bands.collect();
    rows.push(row(
        "published, from 0.8",
        share(&|part| part.calibration.published()),
    ));
    rows.push(row("below", share(&|part| part.calibration.below())));
    rows
}

/// Every miss and every false finding, in the order of measures.
pub fn misses(part: &Part) -> String {
    let wrong = part
        .judgements
        .iter()
        .filter(|judgement| judgement.verdict != Verdict::Right);
    let mut wrong: Vec<&Judgement> = wrong.collect();
    wrong.sort_by_key(|judgement| judgement.measure);
    let mut text = String::new();
    for judgement in wrong {
        let verdict = match judgement.verdict {
            Verdict::Missed => "missed",
            Verdict::False => "false",
            _ => "wrong",
        };
        let (name, place, note) = (judgement.measure.name(), &judgement.place, &judgement.note);
        writeln!(text, "{verdict} {name}: {place}: {note}").expect("a string takes everything");
    }
    text
}

fn tallies(parts: &[Part; 2], measures: &[Measure]) -> [Tally; 2] {
    parts.each_ref().map(|part| {
        let all = Tally::all(&part.judgements);
        Tally::sum(measures.iter().filter_map(|measure| all.get(measure).copied()))
    })
}

fn found(tally: Tally) -> String {
    let figures = [tally.precision(), tally.recall(), tally.f1()].map(figure);
    let [precision, recall, f1] = figures.each_ref().map(String::as_str);
    columns([&tally.expected().to_string(), precision, recall, f1])
}

fn answer(count: usize, share: Option<f64>) -> String {
    columns([&count.to_string(), &figure(share), "", ""])
}

fn figure(value: Option<f64>) -> String {
    value.map_or("–".to_owned(), |value| format!("{value:.1}"))
}

fn columns([one, two, three, four]: [&str; 4]) -> String {
    format!("{one:>8} {two:>9} {three:>7} {four:>7}")
}

fn row(name: &str, [work, measured]: [String; 2]) -> String {
    format!("{name:<20} {work} | {measured}")
}
