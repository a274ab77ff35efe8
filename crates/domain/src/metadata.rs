//! What a sender says of a story besides its text: rights, notes to editors, and what only its format knows.

use serde_json::{Map, Value};

use crate::timestamp::Timestamp;

/// What a sender says of a version of a story besides its text (IPTC's names).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// Whose right it is, as printed.
    pub copyright_notice: Option<String>,
    /// What may be done with it, as printed.
    pub usage_terms: Option<String>,
    /// What the sender's desk says to the receiver's.
    pub ed_note: Option<String>,
    /// The sender's number of this version.
    pub source_version: Option<i32>,
    /// When the sender made this version.
    pub revised_at: Option<Timestamp>,
    /// What the format carries besides, kept as it came: by the format's own name for it, such as
    /// `rss:category` or `ninjs:urgency`.
    pub signals: Map<String, Value>,
}
