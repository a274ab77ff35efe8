//! Ids that go outside, and the keys that stay inside.

use std::{fmt, str::FromStr};

use diesel::{
    backend::Backend,
    deserialize::FromSqlRow,
    expression::AsExpression,
    serialize::{self, Output, ToSql},
    sql_types::Text,
};
use uuid::Uuid;

use crate::{text_enum::from_text, timestamp::Timestamp};

/// A row's own number: small, never shown outside.
pub type Key = i64;

/// A UUID of version 7: what a row is called outside. It sorts by the instant at which it was made.
///
/// It is kept as it is written, since that is how it is stored, compared and served.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Id([u8; 36]);

impl Id {
    /// A new id for something that came to be at `now`.
    pub fn new(now: Timestamp) -> Self {
        let microseconds = now.as_microseconds().max(0).unsigned_abs();
        let nanoseconds = (microseconds % 1_000_000) as u32 * 1_000;
        let instant = uuid::Timestamp::from_unix(uuid::NoContext, microseconds / 1_000_000, nanoseconds);
        Self::from(Uuid::new_v7(instant))
    }

    /// Thirty-two lower-case hexadecimal digits and four hyphens.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Its last twelve digits, which are random: they tell apart what is otherwise called the same.
    pub fn random_part(&self) -> &str {
        &self.as_str()[24..]
    }
}

impl From<Uuid> for Id {
    fn from(uuid: Uuid) -> Self {
        let mut text = [0; 36];
        uuid.hyphenated().encode_lower(&mut text);
        Self(text)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse::<Uuid>().map(Self::from)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<DB> ToSql<Text, DB> for Id
where
    DB: Backend,
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.as_str().to_sql(out)
    }
}
from_text!(Id);
