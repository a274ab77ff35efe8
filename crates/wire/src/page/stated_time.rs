//! A line that states a time and nothing else, absolute or relative.

use mediawire_domain::{story::Published, timestamp::Timestamp};

use super::{relative_time, written_date};
use crate::Refusal;

/// The time that `line` states as seen from `captured_at`; `None` when the line is something else.
pub(super) fn read(line: &str, captured_at: Timestamp) -> Option<Result<Published, Refusal>> {
    written_date::read(line).or_else(|| relative_time::read(line, captured_at))
}

/// Whether `line` states a time, be it a bad one.
pub(super) fn is_one(line: &str) -> bool {
    written_date::read(line).is_some() || is_relative(line)
}

/// Whether `line` states a time as seen from the capture, be it a bad one.
pub(super) fn is_relative(line: &str) -> bool {
    relative_time::read(line, Timestamp::from_microseconds(0)).is_some()
}
