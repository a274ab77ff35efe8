use jiff::fmt::rfc2822::DateTimePrinter;
use mediawire_domain::timestamp::{TimePrecision, Timestamp};

/// As RSS writes it: `Tue, 18 Jun 2024 05:30:00 GMT`; `None` before the year 0, for which it has no form.
pub(super) fn rfc_822(at: Timestamp) -> Option<String> {
    DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&at.into())
        .ok()
}

/// As people read it, no more precise than it is known: `18 June 2024, 05:30 UTC`.
pub(super) fn spelled(at: Timestamp, precision: TimePrecision) -> String {
    let form = match precision {
        TimePrecision::Second | TimePrecision::Minute | TimePrecision::Unknown => "%-d %B %Y, %H:%M UTC",
        TimePrecision::Hour => "%-d %B %Y, about %H:%M UTC",
        TimePrecision::Day => "%-d %B %Y",
    };
    jiff::Timestamp::from(at).strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_as_precisely_as_they_are_known() {
        let at = "2024-06-08T05:30:07.25Z".parse().unwrap();
        assert_eq!(rfc_822(at).as_deref(), Some("Sat, 08 Jun 2024 05:30:07 GMT"));
        assert_eq!(spelled(at, TimePrecision::Second), "8 June 2024, 05:30 UTC");
        assert_eq!(spelled(at, TimePrecision::Day), "8 June 2024");
    }
}
