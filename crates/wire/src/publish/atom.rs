//! Atom 1.0 (RFC 4287), with the pages of RFC 5005 and the tombstones of RFC 6721.
//!
//! | here | there |
//! |---|---|
//! | feed's id, title, description, last change | `id`, `title`, `subtitle`, `updated` |
//! | home, this page, other pages, hub | `link` with `alternate`, `self`, `first`, `next`, `previous`, `hub` |
//! | feed's title once more | `author`, which stands for entries without one, as the standard asks |
//! | id, address, headline | `id`, `link rel="alternate"`, `title` |
//! | sender's headline where the desk has another | `dcterms:alternative` |
//! | instants of publication and of this version | `published`, `updated` |
//! | first paragraph, or a teaser's excerpt | `summary` (text) |
//! | whole text | `content type="html"`; a teaser has none |
//! | byline without its "By" | `author` |
//! | section, reference | `category` with its slug and title, with its address and name |
//! | source, its address | `dc:source`, `link rel="via"` |
//! | language | `xml:lang` |
//! | rights | `rights` |
//! | notes of the desk | `schema:correction` |
//! | a tombstone | `at:deleted-entry` with `at:by` and `at:comment` |

use super::{address::web_address, author::Author, blocks, xml::Xml};
use crate::item::{Entry, Feed, Item, Tombstone};

/// What a server says it is.
pub const CONTENT_TYPE: &str = "application/atom+xml; charset=utf-8";

/// The same without its parameter, for links.
pub const MEDIA_TYPE: &str = "application/atom+xml";

const NAMESPACES: [(&str, &str); 4] = [
    ("xmlns", "http://www.w3.org/2005/Atom"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:schema", "https://schema.org/"),
];

const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";

/// A feed's page.
pub fn render(feed: &Feed) -> String {
    let mut attributes = NAMESPACES.to_vec();
    attributes.extend(language(feed.language.as_deref()));
    Xml::document("feed", &attributes, |xml| {
        head(xml, feed);
        for entry in &feed.entries {
            match entry {
                Entry::Item(item) => article(xml, item, feed),
                Entry::Tombstone(gone) => tombstone(xml, gone, feed),
            }
        }
    })
}

fn language(tag: Option<&str>) -> Option<(&str, &str)> {
    tag.map(|tag| ("xml:lang", tag))
}

fn head(xml: &mut Xml, feed: &Feed) {
    xml.text("id", &feed.id);
    xml.text("title", &feed.title);
    xml.text("subtitle", &feed.description);
    xml.text("updated", &feed.updated_at.to_string());
    person(xml, "author", &feed.title);
    link(xml, "alternate", "text/html", &feed.home_url);
    link(xml, "self", MEDIA_TYPE, &feed.self_url);
    for (relation, url) in &feed.pages {
        link(xml, relation, MEDIA_TYPE, url);
    }
    if let Some(hub) = &feed.hub_url {
        xml.empty("link", &[("rel", "hub"), ("href", hub)]);
    }
}

fn link(xml: &mut Xml, relation: &str, media_type: &str, url: &str) {
    xml.empty("link", &[("rel", relation), ("type", media_type), ("href", url)]);
}

fn person(xml: &mut Xml, element: &str, name: &str) {
    xml.within(element, &[], |xml| xml.text("name", name));
}

fn article(xml: &mut Xml, item: &Item, feed: &Feed) {
    let own = Some(&item.story.language).filter(|own| **own != feed.language);
    let attributes: Vec<_> = own.and_then(|own| language(own.as_deref())).into_iter().collect();
    xml.within("entry", &attributes, |xml| {
        xml.text("id", &item.id);
        xml.text("title", &item.headline);
        xml.optional("dcterms:alternative", item.original_headline());
        xml.text("published", &item.published_at.to_string());
        xml.text("updated", &item.version_created.to_string());
        link(xml, "alternate", "text/html", &item.url);
        origin(xml, item);
        categories(xml, item);
        xml.optional("rights", item.rights().as_deref());
        texts(xml, item);
        for note in &item.notes {
            xml.text("schema:correction", &note.text);
        }
    });
}

/// Who wrote it and where it comes from. A source is no author, so that nobody is named who is not named in print.
fn origin(xml: &mut Xml, item: &Item) {
    if let Some(author) = Author::of(item) {
        person(xml, "author", author.name);
    }
    xml.optional("dc:source", item.story.source.as_deref());
    if let Some(url) = item.story.source_url.as_deref().and_then(web_address) {
        xml.empty("link", &[("rel", "via"), ("href", &url)]);
    }
}

fn categories(xml: &mut Xml, item: &Item) {
    let section = &item.story.section;
    xml.empty("category", &[("term", &section.slug), ("label", &section.title)]);
    for reference in &item.references {
        xml.empty(
            "category",
            &[("term", &reference.url), ("label", &reference.name)],
        );
    }
}

fn texts(xml: &mut Xml, item: &Item) {
    xml.text("summary", item.lede());
    if item.is_full() {
        xml.html("content", &[("type", "html")], &blocks::html(item));
    }
}

/// Its namespace is declared here, for a validator that does not know it warns of every page that declares it.
fn tombstone(xml: &mut Xml, gone: &Tombstone, feed: &Feed) {
    let at = gone.at.to_string();
    let attributes = [("xmlns:at", TOMBSTONES), ("ref", &gone.id), ("when", &at)];
    xml.within("at:deleted-entry", &attributes, |xml| {
        person(xml, "at:by", &feed.title);
        xml.text("at:comment", gone.text());
    });
}
