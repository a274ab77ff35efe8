//! Instants and dates as IPTC's standards, and JSON in general, write them.

use jiff::{
    civil::{Date, DateTime},
    tz::Offset,
};
use mediawire_domain::{
    story::Published,
    timestamp::{TimePrecision, Timestamp},
};

/// `2024-06-18T05:30:00+02:00`, or `2024-06-18`, which is known to the day: the start of it in UTC, whatever offset
/// stands behind it. A time without an offset counts as UTC. A month or a year is no answer.
pub(crate) fn moment(text: &str) -> Option<Published> {
    let text = text.trim();
    if let Some(date) = date(text) {
        let at = Offset::UTC.to_timestamp(date.into()).ok()?.into();
        let precision = TimePrecision::Day;
        return Some(Published { at, precision });
    }
    let at = text.parse().or_else(|_| {
        let civil = text.parse::<DateTime>()?;
        Offset::UTC.to_timestamp(civil)
    });
    Some(Published {
        at: at.ok()?.into(),
        precision: TimePrecision::Second,
    })
}

/// What was stated, to the precision that is stated for it; `None` where that is unknown.
pub(crate) fn to_precision(stated: Published, precision: Option<TimePrecision>) -> Option<Published> {
    let precision = precision.unwrap_or(stated.precision);
    let unit = match precision {
        TimePrecision::Second => 1,
        TimePrecision::Minute => 60_000_000,
        TimePrecision::Hour => 3_600_000_000,
        TimePrecision::Day => 86_400_000_000,
        TimePrecision::Unknown => return None,
    };
    let instant = stated.at.as_microseconds();
    let at = Timestamp::from_microseconds(instant - instant.rem_euclid(unit));
    Some(Published { at, precision })
}

/// `2024-06-18`, `2024-06-18Z`, `2024-06-18+02:00`.
fn date(text: &str) -> Option<Date> {
    let (date, offset) = text.split_at_checked("2024-06-18".len())?;
    let is_offset = match offset.strip_prefix(['+', '-']) {
        Some(hours) => hours.bytes().all(|byte| byte.is_ascii_digit() || byte == b':'),
        None => matches!(offset, "" | "Z"),
    };
    is_offset.then(|| date.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, TimePrecision)> {
        moment(text).map(|moment| (moment.at.to_string(), moment.precision))
    }

    #[test]
    fn instants_keep_their_offset() {
        for text in [
            "2019-05-10T16:02:28+02:00",
            "2019-05-10T14:02:28Z",
            " 2019-05-10T14:02:28\n",
        ] {
            assert_eq!(
                read(text),
                Some(("2019-05-10T14:02:28Z".to_owned(), TimePrecision::Second)),
                "{text}"
            );
        }
    }

    #[test]
    fn dates_are_known_to_the_day() {
        for text in ["2019-05-10", "2019-05-10Z", "2019-05-10+02:00"] {
            assert_eq!(
                read(text),
                Some(("2019-05-10T00:00:00Z".to_owned(), TimePrecision::Day)),
                "{text}"
            );
        }
    }

    #[test]
    fn an_instant_is_cut_to_its_precision() {
        let stated = moment("2019-05-10T16:02:28Z").unwrap();
        let cut = |precision| to_precision(stated, Some(precision)).map(|cut| cut.at.to_string());
        assert_eq!(cut(TimePrecision::Hour).as_deref(), Some("2019-05-10T16:00:00Z"));
        assert_eq!(cut(TimePrecision::Day).as_deref(), Some("2019-05-10T00:00:00Z"));
        assert_eq!(cut(TimePrecision::Unknown), None);
        assert_eq!(to_precision(stated, None), Some(stated));
    }

    #[test]
    fn a_month_and_a_word_are_no_moments() {
        for text in ["2019-05", "2019", "soon", "", "2019-05-10x", "2019-02-30"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
