//! The figures that must not fall: one `part.measure value` a line, sorted, in per cent with one decimal.

use std::{collections::BTreeMap, fs, io, path::Path};

use super::{
    judgement::{Measure, Tally},
    part::Part,
};

/// How far a figure may fall: less than that is one finding in a small folder.
const TOLERANCE: f64 = 1.0;

/// What says how sure the annotator is of suggestions. It falls when good ones become sure enough to be published.
const FREE: &str = ".confidence.below";

#[derive(Debug, Default, PartialEq)]
pub struct Figures(BTreeMap<String, f64>);

impl Figures {
    pub fn of(parts: &[Part]) -> Self {
        let mut figures = Self::default();
        for part in parts {
            figures.add(part);
        }
        figures
    }

    fn add(&mut self, part: &Part) {
        let tallies = Tally::all(&part.judgements);
        let tally = |measure: Measure| tallies.get(&measure).copied().unwrap_or_default();
        let named = [Measure::Person, Measure::Organisation, Measure::Treaty].map(tally);
        let found = Measure::FOUND.map(|measure| (measure.name(), tally(measure)));
        for (name, tally) in found.into_iter().chain([("names", Tally::sum(named))]) {
            self.put(part.name, &format!("{name}.precision"), tally.precision());
            self.put(part.name, &format!("{name}.recall"), tally.recall());
            self.put(part.name, &format!("{name}.f1"), tally.f1());
        }
        for measure in Measure::ANSWERED {
            self.put(part.name, measure.name(), tally(measure).share());
        }
        self.put(part.name, "confidence.published", part.calibration.published().1);
        self.put(part.name, "confidence.below", part.calibration.below().1);
    }

    fn put(&mut self, part: &str, measure: &str, value: Option<f64>) {
        if let Some(value) = value {
            self.0
                .insert(format!("{part}.{measure}"), (value * 10.0).round() / 10.0);
        }
    }

    /// Reads the file. One that is not there has none.
    pub fn read(file: &Path) -> Self {
        match fs::read_to_string(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::default(),
            text => Self::parse(&text.expect("figures.txt can be read")).expect("figures.txt is sound"),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        let figure = |line: &str| {
            let (name, value) = line.split_once(' ')?;
            Some((name.to_owned(), value.parse().ok()?))
        };
        let figures = text.lines().map(|line| {
            figure(line).ok_or_else(|| format!("figures.txt: `{line}` is not a name and a number"))
        });
        figures.collect::<Result<_, _>>().map(Self)
    }

    pub fn write(&self, file: &Path) -> io::Result<()> {
        let lines = self.0.iter().map(|(name, value)| format!("{name} {value:.1}\n"));
        fs::write(file, lines.collect::<String>())
    }

    /// What is worse than `before`, and what only one of the two has.
    pub fn compare(&self, before: &Self) -> Vec<String> {
        let mut complaints = Vec::new();
        for (name, was) in &before.0 {
            match self.0.get(name) {
                None => complaints.push(format!(
                    "{name} is in figures.txt ({was:.1}) and is no longer measured"
                )),
                Some(is) if was - is > TOLERANCE + 1e-9 && !name.ends_with(FREE) => {
                    complaints.push(format!("{name} has fallen from {was:.1} to {is:.1}"));
                }
                Some(_) => {}
            }
        }
        let new = self.0.iter().filter(|(name, _)| !before.0.contains_key(*name));
        complaints.extend(new.map(|(name, is)| format!("{name} ({is:.1}) is not in figures.txt")));
        if !complaints.is_empty() {
            complaints
                .push("`make eval` shows all; `make eval BLESS=yes` writes figures.txt anew".to_owned());
        }
        complaints
    }
}

#[test]
fn a_figure_may_fall_by_a_point_and_no_more() {
    let figures = |text: &str| Figures::parse(text).unwrap();
    let before = figures("work.link 90.0\nwork.confidence.below 50.0");
    assert!(
        figures("work.link 89.0\nwork.confidence.below 10.0")
            .compare(&before)
            .is_empty()
    );
    let fallen = figures("work.link 88.9\nwork.confidence.below 60.0").compare(&before);
    assert_eq!(fallen[0], "work.link has fallen from 90.0 to 88.9");
    let lost = figures("work.confidence.below 50.0\nwork.quote.f1 1.0").compare(&before);
    assert!(
        lost[0].contains("no longer measured") && lost[1].contains("not in figures.txt"),
        "{lost:?}"
    );
}
