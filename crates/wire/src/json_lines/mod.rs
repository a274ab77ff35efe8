//! JSON Lines, our own format: one article a line, as an object. What goes out comes in again whole.
//!
//! Fields are named as in GraphQL. Every one may be missing but `headline` and the body; null, or text of nothing but
//! white space, is as good as missing.
//!
//! | field | is | goes out from | comes in to |
//! |---|---|---|---|
//! | `id` | the sender's identifier for good | the item's | the guid; `guid` stands in for it |
//! | `url` | where the article stands | the item's | signal `json:url` |
//! | `version` | a number from 1 | the item's | `source_version` |
//! | `headline` | text | the desk's | the headline |
//! | `section` | `{slug, title, disclaimer}`, or its title | the story's | the section |
//! | `slugline`, `byline`, `dateline`, `creditline` | text | the story's | the same |
//! | `language` | BCP 47 | the story's | the same |
//! | `source` | a name, or an object with one | the story's | the same |
//! | `sourceUrl` | the original's address | the story's | the same |
//! | `publishedAt` | an instant, or a date | the story's, else the item's | `published` |
//! | `publishedPrecision` | `SECOND` to `DAY`, or `UNKNOWN` | the story's, else `UNKNOWN` | `published`, none where unknown |
//! | `firstCreated`, `versionCreated` | instants | the item's | `first_created`, `revised_at` |
//! | `embargoedUntil` | an instant | the story's | the same |
//! | `pubStatus` | `USABLE`, `WITHHELD`, `CANCELED` | the story's | the same |
//! | `representationType` | `FULL`, `PARTIAL` | the story's | the same |
//! | `isCorrection` | true or false | the story's | the same |
//! | `copyrightNotice`, `usageTerms`, `edNote` | text | the story's | the same |
//! | `hopHistory` | a list of `{party, action, at}` | the story's | `hops` |
//! | `body` | a list of paragraphs, each text or `{text}`; or `bodyText`, parted by blank lines | the story's | the same |
//! | `signals` | an object | the story's | the same |
//! | `original` | what the one who sent it to us said and we say otherwise: `{guid, headline, version, versionCreated, firstCreated}` | the story's | signal `json:original` |
//! | `references` | a list of `{id, url, kind, name, wikidataId, salience}` | the item's | signal `json:references` |
//! | `notes` | a list of `{text, at}`, the desk's | the item's | signal `json:notes` |
//! | `notice` | `{reason, at}`: why it was taken back | a tombstone's | the reason |
//! | any other | anything | | signal `json:` and its name |
//!
//! A line that is `WITHHELD` or `CANCELED` and has no body takes an article back. The guid is the sender's `id` and
//! never what the sender's own source called it: a line that takes an article back has no other name for it.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::parse;
pub(crate) use read::{hops, section};
pub(crate) use write::{Hop, Original, Section};
pub use write::{render, render_entries, render_tombstone};

/// The most that is read of one input, in bytes: enough for an archive, which has no other form to move in.
pub const MAX_INPUT: usize = 256 * 1024 * 1024;

/// What a server says it is.
pub const CONTENT_TYPE: &str = "application/x-ndjson";
