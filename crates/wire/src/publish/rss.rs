//! RSS 2.0, with Atom's links and RFC 5005's pages in it.
//!
//! | here | there |
//! |---|---|
//! | feed's title, home, description, language, last change | `title`, `link`, `description`, `language`, `lastBuildDate` |
//! | this page, other pages, hub | `atom:link` with `self`, `first`, `next`, `previous`, `hub` |
//! | id | `guid isPermaLink="false"` |
//! | address, headline, instant of publication | `link`, `title`, `pubDate` |
//! | sender's headline where the desk has another | `dcterms:alternative` |
//! | first paragraph, or a teaser's excerpt | `description` (HTML, as every reader takes it) |
//! | whole text | `content:encoded` (HTML); a teaser has none |
//! | byline without its "By" | `dc:creator` |
//! | section | `category` |
//! | source with its address, with a half of that | `source`, `dc:source` |
//! | language where it is not the feed's | `dc:language` |
//! | rights | `dc:rights` |
//! | notes of the desk | `schema:correction` |
//! | a tombstone | an item with the same `guid`, which replaces the article in readers, and a `category` from IPTC's list of publishing statuses |

use std::iter;

use super::{
    address::web_address,
    author::Author,
    blocks, moment,
    xml::{Attributes, Xml},
};
use crate::{
    iptc::{STATUS_SCHEME, pub_status_word},
    item::{Entry, Feed, Item, Tombstone},
};

/// What a server says it is.
pub const CONTENT_TYPE: &str = "application/rss+xml; charset=utf-8";

/// The same without its parameter, for links.
pub const MEDIA_TYPE: &str = "application/rss+xml";

const NAMESPACES: &Attributes = &[
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:schema", "https://schema.org/"),
];

/// A feed's page.
pub fn render(feed: &Feed) -> String {
    Xml::document("rss", NAMESPACES, |xml| {
        xml.within("channel", &[], |xml| {
            channel(xml, feed);
            for entry in &feed.entries {
                match entry {
                    Entry::Item(article) => item(xml, article, feed),
                    Entry::Tombstone(gone) => tombstone(xml, gone),
                }
            }
        });
    })
}

fn channel(xml: &mut Xml, feed: &Feed) {
    xml.text("title", &feed.title);
    xml.text("link", &feed.home_url);
    xml.text("description", &feed.description);
    xml.optional("language", feed.language.as_deref());
    xml.optional("lastBuildDate", moment::rfc_822(feed.updated_at).as_deref());
    let pages = feed.pages.iter().map(|(relation, url)| (*relation, url));
    for (relation, url) in iter::once(("self", &feed.self_url)).chain(pages) {
        xml.empty(
            "atom:link",
            &[("rel", relation), ("type", MEDIA_TYPE), ("href", url)],
        );
    }
    if let Some(hub) = &feed.hub_url {
        xml.empty("atom:link", &[("rel", "hub"), ("href", hub)]);
    }
}

fn item(xml: &mut Xml, item: &Item, feed: &Feed) {
    xml.within("item", &[], |xml| {
        identity(xml, &item.headline, &item.url, &item.id);
        xml.optional("dcterms:alternative", item.original_headline());
        xml.optional("pubDate", moment::rfc_822(item.published_at).as_deref());
        xml.html("description", &[], &blocks::lines(item.lede()));
        if item.is_full() {
            xml.html("content:encoded", &[], &blocks::html(item));
        }
        xml.optional("dc:creator", Author::of(item).map(|author| author.name));
        xml.text("category", &item.story.section.title);
        source(xml, item);
        standing(xml, item, feed);
    });
}

fn identity(xml: &mut Xml, title: &str, url: &str, id: &str) {
    xml.text("title", title);
    xml.text("link", url);
    xml.text_with("guid", &[("isPermaLink", "false")], id);
}

/// RSS has no place for a source's name without an address, and validators want no two elements that say the same.
fn source(xml: &mut Xml, item: &Item) {
    let address = item.story.source_url.as_deref();
    match (&item.story.source, address.and_then(web_address)) {
        (Some(name), Some(url)) => xml.text_with("source", &[("url", &url)], name),
        (name, _) => xml.optional("dc:source", name.as_deref().or(address)),
    }
}

/// Its language, whose right it is, and what the desk says of it.
fn standing(xml: &mut Xml, item: &Item, feed: &Feed) {
    if item.story.language != feed.language {
        xml.optional("dc:language", item.story.language.as_deref());
    }
    xml.optional("dc:rights", item.rights().as_deref());
    for note in &item.notes {
        xml.text("schema:correction", &note.text);
    }
}

fn tombstone(xml: &mut Xml, gone: &Tombstone) {
    xml.within("item", &[], |xml| {
        identity(xml, gone.notice(), &gone.url, &gone.id);
        xml.optional("pubDate", moment::rfc_822(gone.at).as_deref());
        xml.html("description", &[], &blocks::lines(gone.text()));
        xml.text_with(
            "category",
            &[("domain", STATUS_SCHEME)],
            pub_status_word(gone.pub_status),
        );
    });
}
