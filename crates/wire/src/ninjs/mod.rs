//! ninjs, IPTC's news in JSON: versions 1.0 to 3.1 in, 3.1 out.
//!
//! An input is an item, a list of items, or an envelope: an object that is no item itself and has a list of them under
//! `items`, `_items`, `newsItems`, `articles`, `results`, `hits` or `data`, each perhaps in an `item` of its own. An
//! item without text that holds items with text among its `associations` is an envelope too.
//!
//! | in | of version | comes in to |
//! |---|---|---|
//! | `uri` | all | the guid |
//! | `version`, a whole number | all | `source_version` |
//! | `headline`, `headlines` (`main`, else the first), else `headline_main`, `headline_text`, `title` | 1, 2 and 3, 1 | the headline |
//! | `body_*`, `bodies` | 1, 2 and 3 | the body, see below |
//! | `description_*`, `descriptions` (`main`, `summary`, `caption`, `text`, else the first), where there is no body | 1, 2 and 3 | the body, and the story is partial |
//! | `byline`, `by` | 1 and 2, 3 | the byline |
//! | `located` | all | the dateline; it stays a signal too |
//! | `slugline`, `language`, `copyrightNotice`, `usageTerms`, `edNote` | all | the same |
//! | `creditline`, `dateline`, `section`, `published` | none, but some senders have them | the same |
//! | `infosource`, `infoSources` (`source` or `provider`, else the first without a role), `source`, `provider` | 1, 2 and 3 | the source |
//! | `url`, `urls`, `link`, `renditions` named `original`, `canonical` or `web` of `text/html` | | the source's URL |
//! | `published`, else `contentCreated` | all | `published` |
//! | `firstCreated`, `versionCreated`, `embargoed`, `embargoedUntil` | all | `first_created`, `revised_at`, `embargoed_until` |
//! | `pubStatus` | all | the same; not usable and without a body: a withdrawal without a reason: `edNote` is for editors |
//! | `representationType` | all | the same |
//! | `genres` or `signals` of IPTC's signal `correction` | | `is_correction` |
//! | everything else | all | signal `ninjs:` and its name in 3.1 |
//!
//! Names are the same in upper and lower case. **Body**: HTML goes before plain text, which seldom keeps its
//! paragraphs; where both have the same paragraphs, the plain text goes before, because HTML cannot keep its white
//! space. `main` goes before other roles. Plain text is parted at blank lines.
//!
//! **Out**: what the item and its story have goes where the table takes it from. References become `people`,
//! `organisations`, `places` and, for treaties, `subjects`: `uri` is Wikidata's, or ours where it has none, and
//! `literal` our identifier. Notes become `descriptions` with the role `note`; the sender's identifier, one of the
//! `altIds`; the addresses, `renditions` named `article` and `original`. Signals of ninjs go out as they came in
//! where 3.1 allows them, and those of 1.x in 3.1's words. What ninjs has no place for goes out as JSON in the last of
//! the `descriptions`, with the role `mediawire` and the names of [`json_lines`](crate::json_lines): section, dateline,
//! creditline, hops, precision, other signals. An item with such a description comes in again as it went out.

mod body;
mod envelope;
mod names;
mod read;
mod shape;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use body::plain;
pub use read::parse;
pub use write::{render, render_entries, render_tombstone};

/// What a server says it is.
pub const CONTENT_TYPE: &str = "application/json";

/// The most that is read, in bytes: as a tree, JSON can take sixteen times that.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The role of the description that holds what ninjs has no place for.
const OWN: &str = "mediawire";
