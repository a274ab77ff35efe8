//! Instants as pages write them for programs.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    fmt::rfc2822::DateTimeParser,
    tz::Offset,
};
use mediawire_domain::{story::Published, timestamp::TimePrecision};

/// `2024-06-18T05:30:00+02:00` and what comes near it, RFC 2822, a date as ISO 8601 or English write it.
///
/// A time without an offset says nothing about the instant, so that only the day is kept.
pub(super) fn read(text: &str) -> Option<Published> {
    let text = text.trim();
    instant(text).or_else(|| day(text).and_then(of_day))
}

/// The instant that `text` states in full.
fn instant(text: &str) -> Option<Published> {
    let read = |text: &str| text.parse::<Timestamp>().ok();
    let near = || read(&with_offset(text)?);
    let mail = || DateTimeParser::new().parse_timestamp(text).ok();
    let at = read(text).or_else(near).or_else(mail)?;
    // The Internet was not there to publish anything before.
    let at = Some(at).filter(|at| at.as_second() > 0)?;
    let precision = if text.matches(':').count() >= 2 + usize::from(has_colon_in_offset(text)) {
        TimePrecision::Second
    } else {
        TimePrecision::Minute
    };
    Some(Published {
        at: at.into(),
        precision,
    })
}

fn has_colon_in_offset(text: &str) -> bool {
    let offset = text.rfind(['+', '-']).map(|at| &text[at..]);
    offset.is_some_and(|offset| offset.len() <= 6 && offset.contains(':'))
}

/// `2024-06-18 05:30 +0000` as `2024-06-18T05:30+0000`.
fn with_offset(text: &str) -> Option<String> {
    let mut parts = text.split_ascii_whitespace();
    let (date, time) = (parts.next()?, parts.next()?);
    let offset = match parts.next() {
        None => "",
        Some("UTC" | "GMT" | "Z") => "Z",
        Some(offset) => offset,
    };
    parts.next().is_none().then(|| format!("{date}T{time}{offset}"))
}

fn day(text: &str) -> Option<Date> {
    if let Ok(time) = text.parse::<DateTime>() {
        return Some(time.date());
    }
    let start = text.get(.."2024-06-18".len()).and_then(|date| {
        let date = date.replace(['/', '.'], "-");
        date.parse::<Date>().ok()
    });
    let forms = [
        "%B %d, %Y",
        "%b %d, %Y",
        "%d %B %Y",
        "%d %b %Y",
        "%A, %B %d, %Y",
        "%a, %d %b %Y",
        "%Y%m%d",
    ];
    start.or_else(|| forms.iter().find_map(|form| Date::strptime(form, text).ok()))
}

fn of_day(date: Date) -> Option<Published> {
    let at = Offset::UTC
        .to_timestamp(date.into())
        .ok()
        .filter(|at| at.as_second() >= 0)?;
    Some(Published {
        at: at.into(),
        precision: TimePrecision::Day,
    })
}
