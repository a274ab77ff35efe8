//! Dates as feeds write them.
//!
//! Two families are read: those with the month's name (RFC 822 and what is near it, asctime, with Greek and Hungarian
//! months), in which the parts are told by their looks and not by their place, and those of digits (RFC 3339, W3CDTF,
//! ISO 8601 with its weeks and ordinal days, Korean dates). A zone that is missing or unknown is UTC, as every reader
//! of feeds takes it; a weekday is never looked at. What states no day is not read: a month is no date.

mod digits;
mod named;
#[cfg(test)]
mod tests;
mod zone;

use jiff::{civil, tz::Offset};
use mediawire_domain::{
    story::Published,
    timestamp::{TimePrecision, Timestamp},
};

/// No date is longer; what is longer is not looked through.
const LONGEST: usize = 80;

/// The instant in `text` and how precisely it is stated: the day, the minute or the second.
pub(super) fn read(text: &str) -> Option<Published> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let text = text.to_lowercase();
    digits::read(&text).or_else(|| named::read(&text))
}

/// A time of day and where it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TimeOfDay {
    time: civil::Time,
    has_seconds: bool,
}

/// `hh:mm`, `hh:mm:ss` and `hh:mm:ss.fraction`; also `hh` alone where a `T` says that it is one.
fn time_of_day(text: &str, hour_alone: bool) -> Option<TimeOfDay> {
    let mut parts = text.split(':');
    let hour = number(parts.next()?)?;
    let minute = match parts.next() {
        Some(part) => number(part)?,
        None if hour_alone => 0,
        None => return None,
    };
    let second = parts.next();
    if parts.next().is_some() {
        return None;
    }
    let (seconds, nanoseconds) = second.map_or(Some((0, 0)), seconds)?;
    let time = civil::Time::new(hour, minute, seconds.min(59), nanoseconds).ok()?;
    (seconds <= 60).then_some(TimeOfDay {
        time,
        has_seconds: second.is_some(),
    })
}

fn seconds(text: &str) -> Option<(i8, i32)> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let nanoseconds = format!("{fraction:0<9}")[..9].parse().ok()?;
    Some((number(whole)?, nanoseconds))
}

/// Of one or two digits.
fn number(text: &str) -> Option<i8> {
    let is_short = matches!(text.len(), 1 | 2) && text.bytes().all(|digit| digit.is_ascii_digit());
    is_short.then(|| text.parse().ok()).flatten()
}

fn published(date: civil::Date, time: Option<TimeOfDay>, offset: Option<Offset>) -> Option<Published> {
    let (clock, precision) = match time {
        None => (civil::Time::midnight(), TimePrecision::Day),
        Some(time) if time.has_seconds => (time.time, TimePrecision::Second),
        Some(time) => (time.time, TimePrecision::Minute),
    };
    let offset = offset.filter(|_| time.is_some()).unwrap_or(Offset::UTC);
    let instant = offset.to_timestamp(date.to_datetime(clock)).ok()?;
    Some(Published {
        at: Timestamp::from(instant),
        precision,
    })
}
