//! Instants and how precisely they are known.

use std::{borrow::Cow, fmt, str::FromStr};

use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    serialize::{self, Output, ToSql},
    sql_types::BigInt,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text_enum::text_enum;

/// An instant in UTC, to the microsecond: the finest that both databases keep.
///
/// Finer input is truncated here, so that an instant read back equals the one written and keyset cursors hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant `microseconds` after 1970-01-01T00:00:00Z.
    pub const fn from_microseconds(microseconds: i64) -> Self {
        Self(microseconds)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn as_microseconds(self) -> i64 {
        self.0
    }

    /// The instant this many seconds later, or earlier when negative. Saturates.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(instant: jiff::Timestamp) -> Self {
        Self(instant.as_microsecond())
    }
}

impl From<Timestamp> for jiff::Timestamp {
    fn from(instant: Timestamp) -> Self {
        let limit = if instant.0 < 0 { Self::MIN } else { Self::MAX };
        Self::from_microsecond(instant.0).unwrap_or(limit)
    }
}

/// RFC 3339 with a `Z`: `2024-06-18T05:30:00Z`, with as many decimals as are not zero.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        jiff::Timestamp::from(*self).fmt(f)
    }
}

impl FromStr for Timestamp {
    type Err = String;

    /// Reads RFC 3339 with an offset; anything else is refused, and the message shows the form that is read.
    fn from_str(text: &str) -> Result<Self, String> {
        text.parse::<jiff::Timestamp>()
            .map(Self::from)
            .map_err(|_| format!("`{text}` is not an RFC 3339 instant such as 2024-06-18T05:30:00Z"))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl<DB> ToSql<BigInt, DB> for Timestamp
where
    DB: Backend,
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB> FromSql<BigInt, DB> for Timestamp
where
    DB: Backend,
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        i64::from_sql(bytes).map(Self)
    }
}

text_enum! {
    /// How precisely an instant is known.
    TimePrecision {
        /// To the second or better.
        Second = "SECOND",
        /// To the minute.
        Minute = "MINUTE",
        /// To the hour, as "8 hours ago" is.
        Hour = "HOUR",
        /// To the day.
        Day = "DAY",
        /// Not stated; the instant is when the story was received.
        Unknown = "UNKNOWN",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_truncated_to_microseconds() {
        let instant: Timestamp = "2024-06-18T05:30:00.123456789Z".parse().unwrap();
        assert_eq!(instant.to_string(), "2024-06-18T05:30:00.123456Z");
    }

    #[test]
    fn a_word_is_no_instant() {
        let error = "yesterday".parse::<Timestamp>().unwrap_err();
        assert!(
            error.contains("`yesterday`") && error.contains("RFC 3339"),
            "{error}"
        );
    }
}
