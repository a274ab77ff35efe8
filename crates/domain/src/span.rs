//! Spans of an article's text.

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
