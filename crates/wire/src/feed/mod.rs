//! Web feeds: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.
//!
//! One reader serves all XML feeds, for real feeds mix their vocabularies: what an element means is told by its
//! namespace, or by its prefix where nobody declared it. XML is read as it is sent (stray `&`, undeclared names of
//! HTML, wrong encodings, a missing end). Where the standards are silent, a feed is read as the readers that the web
//! is used to read it.
//!
//! | story | RSS, RDF | Atom | JSON Feed |
//! |---|---|---|---|
//! | `guid` | `guid`, else `rdf:about` | `id` | `id` |
//! | `source_url` | `link`, `atom:link`, a `guid` that is an address, `rdf:about` | `link` (`alternate`, HTML first), an `id` that is an address | `url`, an `id` that is an address, `external_url` |
//! | `headline` | `title`, `dc:title`, `media:title` | `title` | `title` |
//! | `body`, FULL | `content:encoded`, `atom:content`, `xhtml:body` | `content` | `content_html`, `content_text` |
//! | `body`, PARTIAL | `description`, `itunes:summary`, `media:description`, … | `summary`, … | `summary` |
//! | `published` | `pubDate`, `atom:published`, `dcterms:issued`, `dc:date`, … | `published`, `issued` | `date_published` |
//! | `metadata.revised_at` | `atom:updated`, `dcterms:modified` | `updated`, `modified` | `date_modified` |
//! | `first_created` | `dcterms:created` | `created` | |
//! | `byline` | `author`, `dc:creator`, `itunes:author` | `author`, else the source's, else the feed's, else `contributor` | `authors`, `author`, else the feed's |
//! | `language` | `xml:lang`, `dc:language`, `language` of the channel | `xml:lang` | `language` |
//! | `source` | `source`, the operator's, the channel's `title` | `source/title`, the operator's, the feed's `title` | the operator's, the feed's `title` |
//! | `section` | the operator's, the first `category` or `dc:subject` | the operator's, the first `category` | the operator's, the first tag |
//! | `metadata.copyright_notice` | `dc:rights`, `copyright` of the channel | `rights`, the feed's `rights` | |
//! | withdrawal | `at:deleted-entry` (RFC 6721), a `category` of IPTC's publishing statuses | `at:deleted-entry` | `_mediawire.pubStatus` |
//!
//! Every other element of an item is a signal by its usual prefix and its name (`rss:category`, `media:content`,
//! `json_feed:attachments`): a string, or an object with its attributes (`@url`), its elements and its text (`#text`,
//! or `#markup` where it is mixed). So is a date that cannot be read, an `atom:content` that lies elsewhere or is no
//! text, and a summary beside a content.
//!
//! Links are resolved against `xml:base` and the feed's own link; only addresses of the web become `source_url`.
//! Markup becomes text by [`crate::markup`]. A name that comes with a mail address is the byline without it.
//!
//! Few items are refused: those that the input cuts off, those with bytes that are not text, and those that have
//! neither title nor text. What an item does not state and a story must have is taken from what it states, and the
//! signal `feed:missing` lists it:
//!
//! - `headline`: the first sentence of the text, cut at a word within 100 characters;
//! - `body`: the headline, PARTIAL;
//! - `published`: the instant of the last change, which many Atom feeds give alone.

mod category;
mod date;
mod draft;
mod fields;
mod head;
mod json_feed;
mod kind;
mod link;
mod person;
mod scope;
mod signal;
mod status;
#[cfg(test)]
mod tests;
mod tombstone;
mod vocabulary;
mod written;
mod xml_feed;
mod xml_item;

pub use kind::{FeedKind, sniff};

use crate::{Capture, Reading, Refusal, xml::Document};

/// The most bytes that are read.
pub const MAX_BYTES: usize = crate::xml::MAX_BYTES;

/// The most items that a feed may have.
pub const MAX_ITEMS: usize = 100_000;

/// The stories of a feed, in its order; the kind is told from the content. Refuses what is no feed, what is larger
/// than [`MAX_BYTES`] or has more than [`MAX_ITEMS`] items, and what is not safe to read (declared entities, endless
/// nesting). Where the input breaks off, the items before the break are kept and the one that it breaks is refused.
///
/// ```
/// use mediawire_wire::{Capture, feed};
///
/// let capture = Capture {
///     captured_at: "2024-06-18T05:30:00Z".parse().unwrap(),
///     published_at: None,
///     section: None,
///     source: None,
///     language: None,
/// };
/// let rss = "<rss><channel><title>Wire</title><item><title>Talks resume</title><description>In Vienna.</description>";
/// let reading = feed::parse(format!("{rss}</item></channel></rss>").as_bytes(), &capture).unwrap();
/// assert!(reading[0].is_ok());
/// ```
pub fn parse(bytes: &[u8], capture: &Capture) -> Result<Reading, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge { limit: MAX_BYTES });
    }
    if kind::is_json(bytes) {
        json_feed::parse(bytes, capture)
    } else {
        xml_feed::read(&Document::parse(bytes)?, capture)
    }
}

fn too_many_items() -> Refusal {
    Refusal::Unsafe(format!("it has more than {MAX_ITEMS} items"))
}
