//! Dates as pages print them: "8 April 2010", "April 8, 2010 14:30 UTC", RFC 3339.

use jiff::{civil::Date, tz::Offset};
use mediawire_domain::{
    story::Published,
    timestamp::{TimePrecision, Timestamp},
};

use super::line::is_within;
use crate::Refusal;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date that `line` consists of; `None` when it is anything more or anything else.
///
/// A time of day without a known offset says nothing about the instant, so that only the day is kept.
pub(super) fn read(line: &str) -> Option<Result<Published, Refusal>> {
    if !is_within(line, 9, 60) {
        return None;
    }
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == ',')
        .flat_map(date_and_time)
        .filter(|word| !word.is_empty() && !is_weekday(word))
        .collect();
    let (day, rest) = day(&words)?;
    let clock = Clock::read(rest)?;
    Some(published(day, &clock).ok_or_else(|| Refusal::bad_time(line, "is not in the calendar")))
}

/// Parts "2010-04-08T14:30Z" at its T.
fn date_and_time(word: &str) -> impl Iterator<Item = &str> {
    let parts = word.split_once('t').filter(|(date, _)| iso_day(date).is_some());
    let (date, time) = parts.unwrap_or((word, ""));
    [date, time].into_iter()
}

fn is_weekday(word: &str) -> bool {
    let names = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = word.trim_end_matches('.');
    word.len() >= 3 && names.iter().any(|name| *name == word || name[..3] == *word)
}

/// Year, month and day as written: they may not be in any calendar.
type Day = (i16, i8, i8);

fn day<'a, 'w>(words: &'w [&'a str]) -> Option<(Day, &'w [&'a str])> {
    if let [iso, rest @ ..] = words
        && let Some(day) = iso_day(iso)
    {
        return Some((day, rest));
    }
    let [first, second, last, rest @ ..] = words else {
        return None;
    };
    let (month, day) = match month(first) {
        Some(month) => (month, day_of_month(second)?),
        None => (month(second)?, day_of_month(first)?),
    };
    Some(((number(last, 4)?, month, day), rest))
}

fn iso_day(word: &str) -> Option<Day> {
    let mut parts = word.split('-');
    let day = (
        number(parts.next()?, 4)?,
        number(parts.next()?, 2)?,
        number(parts.next()?, 2)?,
    );
    parts.next().is_none().then_some(day)
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let is_short = |name: &str| name[..3] == *word || (word == "sept" && name.starts_with(word));
    let index = MONTHS.iter().position(|name| *name == word || is_short(name))?;
    i8::try_from(index + 1).ok()
}

fn day_of_month(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    number(digits, digits.len())
}

/// The number that `word` is when it consists of exactly so many digits.
fn number<N: std::str::FromStr>(word: &str, digits: usize) -> Option<N> {
    let is_plain = word.len() == digits && word.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| word.parse().ok()).flatten()
}

fn published((year, month, day): Day, clock: &Clock) -> Option<Published> {
    let date = Date::new(year, month, day).ok()?;
    let instant = match clock {
        Clock::Unknown => Offset::UTC.to_timestamp(date.into()).ok()?,
        Clock::Known { time, .. } => format!("{date}T{time}").parse().ok()?,
    };
    Some(Published {
        at: Timestamp::from(instant),
        precision: clock.precision(),
    })
}

/// What follows the day.
enum Clock {
    /// Nothing, or a time of day without a known offset.
    Unknown,
    /// A time with its offset as RFC 3339 writes them.
    Known { time: String, has_seconds: bool },
}

impl Clock {
    fn read(words: &[&str]) -> Option<Self> {
        let joined: String = words
            .iter()
            .filter(|word| !matches!(**word, "at" | "|" | "-" | "–"))
            .copied()
            .collect();
        if joined.is_empty() {
            return Some(Self::Unknown);
        }
        let digits = joined
            .find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')
            .unwrap_or(joined.len());
        let (clock, rest) = joined.split_at(digits);
        let (hour, minute_and_second) = clock.split_once(':')?;
        let (afternoon, zone) = half_of_day(rest);
        let hour = hour_of_day(hour.parse().ok()?, afternoon);
        Some(match offset(zone)? {
            "" => Self::Unknown,
            offset => Self::Known {
                time: format!("{hour:02}:{minute_and_second}{offset}"),
                has_seconds: minute_and_second.contains(':'),
            },
        })
    }

    fn precision(&self) -> TimePrecision {
        match self {
            Self::Unknown => TimePrecision::Day,
            Self::Known {
                has_seconds: false, ..
            } => TimePrecision::Minute,
            Self::Known {
                has_seconds: true, ..
            } => TimePrecision::Second,
        }
    }
}

/// Whether it is afternoon, where that is said, and what follows.
fn half_of_day(text: &str) -> (Option<bool>, &str) {
    let strip = |forms: [&str; 2]| forms.into_iter().find_map(|form| text.strip_prefix(form));
    match (strip(["am", "a.m."]), strip(["pm", "p.m."])) {
        (Some(rest), _) => (Some(false), rest),
        (_, Some(rest)) => (Some(true), rest),
        _ => (None, text),
    }
}

fn hour_of_day(hour: u8, afternoon: Option<bool>) -> u8 {
    match afternoon {
        Some(false) if hour == 12 => 0,
        Some(true) if hour < 12 => hour + 12,
        _ => hour,
    }
}

/// The offset as RFC 3339 writes it; empty for an abbreviation, since those name several zones each ("IST").
fn offset(zone: &str) -> Option<&str> {
    match zone {
        "z" | "utc" | "gmt" => Some("Z"),
        _ if zone.starts_with(['+', '-']) => Some(zone),
        _ if zone.len() <= 5 && zone.bytes().all(|byte| byte.is_ascii_alphabetic()) => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_reads(line: &str, instant: &str) {
        let seen = read(line).map(|date| date.map(|p| format!("{} {}", p.at, p.precision)));
        assert_eq!(seen, Some(Ok(instant.to_owned())), "{line}");
    }

    #[test]
    fn a_date_alone_is_known_to_the_day() {
        for line in [
            "8 April 2010",
            "April 8, 2010",
            "2010-04-08",
            "Thursday, 8th April 2010",
            "Thu Apr. 8 2010",
            "APRIL 08, 2010",
        ] {
            assert_reads(line, "2010-04-08T00:00:00Z DAY");
        }
        assert_reads("Sept. 5, 2011", "2011-09-05T00:00:00Z DAY");
    }

    #[test]
    fn a_time_with_an_offset_is_known_as_precisely_as_it_is_written() {
        for line in [
            "April 8, 2010 14:30 UTC",
            "8 April 2010 at 14:30 GMT",
            "8 April 2010 – 2:30 p.m. UTC",
            "2010-04-08T14:30Z",
            "2010-04-08 18:00+03:30",
        ] {
            assert_reads(line, "2010-04-08T14:30:00Z MINUTE");
        }
        assert_reads("2010-04-08T14:30:15Z", "2010-04-08T14:30:15Z SECOND");
        assert_reads("2010-04-08T00:30:15.25+01:00", "2010-04-07T23:30:15.25Z SECOND");
        assert_reads("April 8, 2010 12:05 am utc", "2010-04-08T00:05:00Z MINUTE");
    }

    #[test]
    fn a_time_of_day_without_a_known_offset_leaves_the_day() {
        for line in [
            "April 8, 2010 14:30",
            "April 8, 2010 14:30 IST",
            "2010-04-08T23:59:59",
        ] {
            assert_reads(line, "2010-04-08T00:00:00Z DAY");
        }
    }

    #[test]
    fn a_date_that_no_calendar_has_is_refused() {
        for line in [
            "31 February 2010",
            "2010-13-01",
            "April 8, 2010 25:00 UTC",
            "8 April 2010 14:3 UTC",
        ] {
            let refusal = read(line).unwrap().unwrap_err();
            assert_eq!(refusal.to_string(), format!("`{line}` is not in the calendar"));
            assert_eq!(refusal.code(), "BAD_TIME");
        }
    }

    #[test]
    fn a_line_that_says_more_is_no_date() {
        for line in [
            "",
            "April",
            "On 8 April 2010",
            "8 April 2010 was a Thursday",
            "8 April 2010 2",
            "April 2010",
            "May 1 be a holiday",
            "2010-04-08-09",
            "Été 8 2010",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
