//! Spans of an article's text.

use diesel::{
    Queryable,
    backend::Backend,
    deserialize::{self, FromSql, FromStaticSqlRow, QueryableByName},
    row::NamedRow,
    sql_types::{Integer, Text},
};
use serde::{Deserialize, Serialize};

use crate::text_enum::text_enum;

text_enum! {
    /// The part of an article that a span lies in.
    TextPart {
        /// The headline as received; its block index is 0.
        Headline = "HEADLINE",
        /// A block of the body.
        Body = "BODY",
    }
}

/// A stretch of one block (or of the headline), as UTF-8 byte offsets into it: `start` inclusive, `end` exclusive,
/// both on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Headline or body.
    pub part: TextPart,
    /// Which block of the part, from 0.
    pub block: usize,
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// What [`Span`] offsets are counted in outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextUnit {
    /// UTF-16 code units, as JavaScript, Java and Swift's NSString count.
    Utf16,
    /// Unicode code points, as Python counts.
    CodePoint,
    /// UTF-8 bytes.
    Byte,
}

impl TextUnit {
    /// How many of this unit come before the byte `offset` of `text`; the whole length where it lies outside.
    pub fn offset(self, text: &str, offset: usize) -> usize {
        let before = text.get(..offset).unwrap_or(text);
        match self {
            Self::Utf16 => before.encode_utf16().count(),
            Self::CodePoint => before.chars().count(),
            Self::Byte => before.len(),
        }
    }

    /// The byte of `text` before which `offset` of this unit come; `None` where that is outside of the text or inside
    /// a character.
    pub fn byte(self, text: &str, offset: usize) -> Option<usize> {
        let mut units = 0;
        let ends = text
            .char_indices()
            .map(|(byte, c)| (byte, Some(c)))
            .chain([(text.len(), None)]);
        for (byte, c) in ends {
            if units == offset {
                return Some(byte);
            }
            units += match self {
                Self::Utf16 => c.map_or(0, char::len_utf16),
                Self::CodePoint => 1,
                Self::Byte => c.map_or(0, char::len_utf8),
            };
        }
        None
    }
}

/// Reads the columns `part`, `block`, `start_byte` and `end_byte`.
impl<ST, DB> Queryable<ST, DB> for Span
where
    DB: Backend,
    (TextPart, i32, i32, i32): FromStaticSqlRow<ST, DB>,
{
    type Row = (TextPart, i32, i32, i32);

    fn build((part, block, start, end): Self::Row) -> deserialize::Result<Self> {
        Ok(Self {
            part,
            block: block.try_into()?,
            start: start.try_into()?,
            end: end.try_into()?,
        })
    }
}

impl<DB> QueryableByName<DB> for Span
where
    DB: Backend,
    TextPart: FromSql<Text, DB>,
    i32: FromSql<Integer, DB>,
{
    fn build<'a>(row: &impl NamedRow<'a, DB>) -> deserialize::Result<Self> {
        let number = |column| NamedRow::get::<Integer, i32>(row, column);
        Ok(Self {
            part: NamedRow::get::<Text, TextPart>(row, "part")?,
            block: number("block")?.try_into()?,
            start: number("start_byte")?.try_into()?,
            end: number("end_byte")?.try_into()?,
        })
    }
}

/// The number as a column holds it. Texts are bounded far below its limit.
pub(crate) fn column(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
