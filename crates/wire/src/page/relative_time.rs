//! Times as a list of posts prints them: "8 hours ago".

use jiff::{
    RoundMode, Span, Unit,
    civil::{DateTime, DateTimeRound},
    tz::Offset,
};
use mediawire_domain::{
    story::Published,
    timestamp::{TimePrecision, Timestamp},
};

use super::line::is_within;
use crate::Refusal;

/// The instant that `line` states as seen from `captured_at`, as precise as its unit; `None` when the line is no
/// relative time at all.
pub(super) fn read(line: &str, captured_at: Timestamp) -> Option<Result<Published, Refusal>> {
    if !is_within(line, 5, 60) {
        return None;
    }
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    match words[..] {
        ["just", "now"] => Some(before(line, 0, Unit::Minute, captured_at)),
        [count, unit_name, "ago"] => Some(counted(line, count, unit_name, captured_at)),
        [.., "ago"] => Some(Err(Refusal::bad_time(line, "is not a count of time units"))),
        _ if names_a_day(&words) => Some(Err(Refusal::bad_time(
            line,
            "is a calendar day in an unknown time zone",
        ))),
        _ => None,
    }
}

fn names_a_day(words: &[&str]) -> bool {
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    let is_clock = |word: &&str| *word == "at" || word.starts_with(|c: char| c.is_ascii_digit());
    matches!(first.trim_end_matches(','), "yesterday" | "today" | "tomorrow")
        && rest.first().is_none_or(is_clock)
}

fn counted(line: &str, count: &str, unit_name: &str, captured_at: Timestamp) -> Result<Published, Refusal> {
    let count = match count {
        "a" | "an" | "one" => Some(1),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(digits.parse().unwrap_or(i64::MAX))
        }
        _ => None,
    };
    match count.zip(unit(unit_name)) {
        Some((count, unit)) => before(line, count, unit, captured_at),
        None => Err(Refusal::bad_time(line, "is not a count of time units")),
    }
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name.strip_suffix('s').unwrap_or(name) {
        "second" | "sec" => Unit::Second,
        "minute" | "min" => Unit::Minute,
        "hour" | "hr" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    })
}

/// The largest count that lists print before they turn to a larger unit, and that count in words. Many lists have no
/// weeks, so that days run on until there are months of them; nothing on the web is half a century old.
fn largest_count(unit: Unit) -> (i64, &'static str) {
    match unit {
        Unit::Second => (120, "two minutes, and a list turns from seconds to minutes"),
        Unit::Minute => (120, "two hours, and a list turns from minutes to hours"),
        Unit::Hour => (48, "two days, and a list turns from hours to days"),
        Unit::Day => (62, "two months, and a list turns from days to months"),
        Unit::Week => (8, "two months, and a list turns from weeks to months"),
        Unit::Month => (24, "two years, and a list turns from months to years"),
        _ => (50, "half a century"),
    }
}

fn before(line: &str, count: i64, unit: Unit, captured_at: Timestamp) -> Result<Published, Refusal> {
    let (largest, in_words) = largest_count(unit);
    if count > largest {
        return Err(Refusal::bad_time(line, format!("is more than {in_words}")));
    }
    instant_before(count, unit, captured_at)
        .map(|at| Published {
            at,
            precision: precision(unit),
        })
        .map_err(|_| Refusal::bad_time(line, "is out of the calendar's range"))
}

fn instant_before(count: i64, unit: Unit, captured_at: Timestamp) -> Result<Timestamp, jiff::Error> {
    let then = Offset::UTC
        .to_datetime(captured_at.into())
        .checked_sub(span(count, unit)?)?;
    Ok(Offset::UTC.to_timestamp(truncated(then, unit)?)?.into())
}

fn span(count: i64, unit: Unit) -> Result<Span, jiff::Error> {
    let span = Span::new();
    match unit {
        Unit::Second => span.try_seconds(count),
        Unit::Minute => span.try_minutes(count),
        Unit::Hour => span.try_hours(count),
        Unit::Day => span.try_days(count),
        Unit::Week => span.try_weeks(count),
        Unit::Month => span.try_months(count),
        _ => span.try_years(count),
    }
}

/// To the earliest instant that fits the unit; a day is the coarsest precision there is.
fn truncated(instant: DateTime, unit: Unit) -> Result<DateTime, jiff::Error> {
    instant.round(
        DateTimeRound::new()
            .smallest(unit.min(Unit::Day))
            .mode(RoundMode::Floor),
    )
}

fn precision(unit: Unit) -> TimePrecision {
    match unit {
        Unit::Second => TimePrecision::Second,
        Unit::Minute => TimePrecision::Minute,
        Unit::Hour => TimePrecision::Hour,
        Unit::Day => TimePrecision::Day,
        // No word says "to the week", and a day would be claimed that the page does not name.
        _ => TimePrecision::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(words: &str, captured_at: &str) -> Option<Result<String, String>> {
        let seen = |published: Published| format!("{} {}", published.at, published.precision);
        read(words, captured_at.parse().unwrap())
            .map(|time| time.map(seen).map_err(|refusal| refusal.to_string()))
    }

    #[track_caller]
    fn assert_reads(words: &str, instant: &str) {
        assert_eq!(
            stated(words, "2024-03-31T20:37:45.5Z"),
            Some(Ok(instant.to_owned())),
            "{words}"
        );
    }

    #[test]
    fn a_relative_time_is_truncated_to_its_unit() {
        assert_reads("30 seconds ago", "2024-03-31T20:37:15Z SECOND");
        assert_reads("just now", "2024-03-31T20:37:00Z MINUTE");
        assert_reads("5 mins ago", "2024-03-31T20:32:00Z MINUTE");
        assert_reads("8 hours ago", "2024-03-31T12:00:00Z HOUR");
        assert_reads("2 Days Ago", "2024-03-29T00:00:00Z DAY");
        assert_reads("3 weeks ago", "2024-03-10T00:00:00Z UNKNOWN");
        assert_reads("1 month ago", "2024-02-29T00:00:00Z UNKNOWN");
        assert_reads("23 years ago", "2001-03-31T00:00:00Z UNKNOWN");
    }

    #[test]
    fn one_may_be_written_as_an_article() {
        for words in [
            "an hour ago",
            "a hr ago",
            "one hour ago",
            "1\u{A0}hour ago",
            "1 hrs ago",
        ] {
            assert_reads(words, "2024-03-31T19:00:00Z HOUR");
        }
    }

    #[test]
    fn instants_before_1970_are_truncated_downwards_too() {
        let time = stated("1 hour ago", "1969-12-31T20:30:00Z");
        assert_eq!(time, Some(Ok("1969-12-31T19:00:00Z HOUR".to_owned())));
    }

    #[track_caller]
    fn assert_refuses(words: &str, reason: &str) {
        let refused = stated(words, "2024-03-31T20:37:45Z");
        assert_eq!(refused, Some(Err(format!("`{words}` {reason}"))));
    }

    #[test]
    fn a_count_that_a_list_never_prints_is_refused_as_damage() {
        assert_refuses(
            "99 hours ago",
            "is more than two days, and a list turns from hours to days",
        );
        assert_refuses(
            "99999999999999999999 days ago",
            "is more than two months, and a list turns from days to months",
        );
        assert_reads("48 hours ago", "2024-03-29T20:00:00Z HOUR");
    }

    #[test]
    fn a_calendar_day_is_refused_for_its_time_zone_is_unknown() {
        let reason = "is a calendar day in an unknown time zone";
        for words in ["Yesterday", "yesterday at 14:30", "today, 9:15"] {
            assert_refuses(words, reason);
        }
    }

    #[test]
    fn what_is_not_counted_in_time_units_is_refused() {
        for words in [
            "eight hours ago",
            "-3 hours ago",
            "8 moons ago",
            "a long while ago",
            "½ hour ago",
        ] {
            assert_refuses(words, "is not a count of time units");
        }
    }

    #[test]
    fn other_lines_are_no_time() {
        for line in [
            "",
            "Today in Vienna",
            "A treaty that was signed sixty years ago",
            "Two hours",
        ] {
            assert_eq!(stated(line, "2024-03-31T20:37:45Z"), None, "{line}");
        }
    }

    #[test]
    fn a_capture_at_the_edge_of_the_calendar_is_refused() {
        let refused = stated("20 years ago", "-009999-01-02T03:00:00Z").unwrap();
        assert_eq!(
            refused,
            Err("`20 years ago` is out of the calendar's range".to_owned())
        );
    }
}
