//! NewsML-G2, IPTC's news in XML: every version in, 2.35 at the power level out.
//!
//! An input is a `newsItem`, a `packageItem`, or a `newsMessage` with any of them. Names count, namespaces do not: some
//! agencies leave them out. A package has no text of its own: what it says of the items that came with it becomes
//! their signal `newsml:packageItem`, and one that came without any of its items is refused. Other kinds of item
//! (concepts, catalogs, plannings) are no news and are refused.
//!
//! | in | comes in to |
//! |---|---|
//! | `newsItem/@guid`, `@version` | the guid, `source_version` |
//! | `contentMeta/headline` (without a role or `main`, else the first), else `itemMeta/title`, NITF's `hl1`, HTML's `title` | the headline |
//! | `contentSet/inlineXML` with HTML, else NITF; else `inlineData` | the body |
//! | `contentMeta/description` (`summary` or `caption`, else the first), where there is no body | the body, and the story is partial |
//! | `by`, else NITF's `byline` | the byline |
//! | `dateline`, else NITF's `dateline`, else the name of `located`, which stays a signal too | the dateline |
//! | `creditline`, `slugline` | the same |
//! | `language/@tag`, else `@xml:lang` of the content or of the item | the language |
//! | `infoSource`, else `provider`: its name, or the code of a provider in IPTC's list | the source |
//! | `remoteContent` of `text/html` | the source's URL |
//! | `contentCreated`, to the second or to the day | `published` |
//! | `firstCreated`, `versionCreated`, `embargoed` | `first_created`, `revised_at`, `embargoed_until` |
//! | `pubStatus` | the same; not usable and without a body: a withdrawal without a reason: `edNote` is for editors |
//! | `signal` `sig:correction` | `is_correction` |
//! | `rightsInfo/copyrightNotice`, `usageTerms`; `edNote` | the same; several are joined by a blank line |
//! | `hopHistory/hop`: the party's name or code, its actions, `@timestamp` | `hops` |
//! | everything else in an item | signal `newsml:` and the element's name: a list with each element as JSON |
//!
//! An element as JSON is its text, or an object with `@attribute`s, its elements by name, each a list, and its text
//! under `#text`; where text and elements mix, its markup under `#markup`. White space collapses in text as in HTML, but
//! where `xml:space` is `preserve`.
//!
//! **Out**: what the item and its story have goes where the table takes it from; the body as HTML whose paragraphs
//! preserve their space; references as `subject`s with Wikidata's and our identifiers as `sameAs`; notes as `edNote`s of
//! the role [`NOTE`]; the sender's identifier as `altId`; the sender's address as a `link`, ours as `remoteContent`. The
//! signals `urgency`, `genre`, `keyword`, `subject` and `catalogRef` go out as they came in where they are simple enough
//! to be surely valid. What NewsML-G2 has no place for goes out as JSON in an `itemMetaExtProperty` of the relation
//! [`FIELDS`], with the names of [`json_lines`](crate::json_lines).
//!
//! **Characters**: XML 1.0 has none below U+0020 but tab, line feed and carriage return, and neither U+FFFE nor U+FFFF;
//! and readers take C1 controls for others. Each stands as U+FFFD in the elements, and the text as it is in that JSON, which escapes them; so is text with line
//! ends where NewsML-G2 wants one line. An item with such a property comes in again as it went out.

mod content;
mod element_json;
mod envelope;
mod nitf;
mod properties;
mod read;
#[cfg(test)]
mod tests;
mod write;
mod xml_out;

pub use envelope::parse;
pub use write::{render, render_entries, render_tombstone};

/// What a server says an item is.
pub const ITEM_CONTENT_TYPE: &str = "application/vnd.iptc.g2.newsitem+xml";

/// What a server says a message with several is.
pub const MESSAGE_CONTENT_TYPE: &str = "application/vnd.iptc.g2.newsmessage+xml";

/// The relation of the property that holds what NewsML-G2 has no place for.
pub const FIELDS: &str = "urn:mediawire:fields";

/// The role of an editorial note that is ours and public.
pub const NOTE: &str = "urn:mediawire:note";
