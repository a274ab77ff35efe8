//! schema.org's `NewsArticle` as JSON-LD, for search engines and whoever else reads it out of a page.
//!
//! | here | there |
//! |---|---|
//! | id, address | `identifier`, `url`, `mainEntityOfPage` |
//! | headline | `headline`, cut behind a word at [110 characters](HEADLINE_CHARACTERS) |
//! | headline that was cut, sender's headline where the desk has another | `alternativeHeadline` |
//! | instants of making, publication and of this version | `dateCreated`, `datePublished`, `dateModified` |
//! | byline without its "By" | `author`: a `Person`, or an `Organization` after "the" |
//! | source, its address | `sourceOrganization`, `isBasedOn`; without a byline the source is the `author` too, or else the publisher, because search engines ask for one |
//! | publisher with its picture | `publisher`, `image` |
//! | section, dateline, credit, language | `articleSection`, `dateline`, `creditText`, `inLanguage` |
//! | first paragraph, or a teaser's excerpt | `description` |
//! | whole text | `articleBody`, `wordCount`; a teaser has neither |
//! | reference | `about` by salience `ABOUT`, else `mentions`; with Wikidata's address as `sameAs` |
//! | notes of the desk | `correction` |
//! | rights | `copyrightNotice`, `usageInfo`, or `license` where the terms are an address |

use mediawire_domain::{entity::EntityKind, excerpt::excerpt, salience::Salience};
use serde_json::{Map, Value, json};

use super::{Publisher, address, author::Author};
use crate::item::{Entry, Feed, Item, Note, Reference};

/// What a server says it is.
pub const CONTENT_TYPE: &str = "application/ld+json; charset=utf-8";

/// The same without its parameter, for links.
pub const MEDIA_TYPE: &str = "application/ld+json";

/// The longest headline that search engines show whole.
pub const HEADLINE_CHARACTERS: usize = 110;

/// One article. Every `<` is written as an escape, so that the text can stand in a page's `script` element as it is.
pub fn render(item: &Item, publisher: &Publisher) -> String {
    script(&Value::Object(article(item, publisher)))
}

/// A list of the articles among `entries`, in their order; there is no word in it for those that are gone. Escaped as
/// one article is.
pub fn render_entries(feed: &Feed, publisher: &Publisher) -> String {
    let articles = feed.entries.iter().filter_map(|entry| match entry {
        Entry::Item(item) => Some(article(item, publisher)),
        Entry::Tombstone(_) => None,
    });
    let element = |(index, mut article): (usize, Map<String, Value>)| {
        article.remove("@context");
        json!({ "@type": "ListItem", "position": index + 1, "item": article })
    };
    let elements: Vec<Value> = articles.enumerate().map(element).collect();
    script(&json!({
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": feed.title,
        "description": feed.description,
        "url": feed.self_url,
        "itemListOrder": "https://schema.org/ItemListOrderDescending",
        "numberOfItems": elements.len(),
        "itemListElement": elements,
    }))
}

fn script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn article(item: &Item, publisher: &Publisher) -> Map<String, Value> {
    let mut article = Map::new();
    for part in [
        identity(item),
        origin(item, publisher),
        text(item),
        entities(item),
        rights(item),
    ] {
        article.extend(part);
    }
    article.retain(|_, value| !is_missing(value));
    article
}

fn is_missing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

type Part = Vec<(String, Value)>;

fn part<const N: usize>(properties: [(&str, Value); N]) -> Part {
    properties
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn identity(item: &Item) -> Part {
    part([
        ("@context", json!("https://schema.org")),
        ("@type", json!("NewsArticle")),
        ("identifier", json!(item.id)),
        ("url", json!(item.url)),
        ("mainEntityOfPage", json!(item.url)),
        ("version", json!(item.version)),
        ("creativeWorkStatus", json!("Published")),
        ("isAccessibleForFree", json!(true)),
        ("dateCreated", json!(item.first_created.to_string())),
        ("datePublished", json!(item.published_at.to_string())),
        ("dateModified", json!(item.version_created.to_string())),
    ])
}

fn origin(item: &Item, publisher: &Publisher) -> Part {
    let story = &item.story;
    let source = story.source.as_deref().map(|name| named("Organization", name));
    let address = story.source_url.as_deref().and_then(address::web_address);
    part([
        ("author", author(item, source.as_ref(), publisher)),
        ("sourceOrganization", json!(source)),
        ("isBasedOn", json!(address)),
        ("publisher", organisation(publisher)),
        ("image", json!(publisher.image_url)),
        ("dateline", json!(story.dateline)),
        ("creditText", json!(story.creditline)),
    ])
}

fn author(item: &Item, source: Option<&Value>, publisher: &Publisher) -> Value {
    match (Author::of(item), source) {
        (Some(author), _) if author.is_organisation => named("Organization", author.name),
        (Some(author), _) => named("Person", author.name),
        (None, Some(source)) => source.clone(),
        (None, None) => organisation(publisher),
    }
}

fn named(kind: &str, name: &str) -> Value {
    json!({ "@type": kind, "name": name })
}

fn organisation(publisher: &Publisher) -> Value {
    let mut organisation = named("Organization", &publisher.name);
    organisation["url"] = json!(publisher.url);
    if let Some(url) = &publisher.image_url {
        organisation["logo"] = json!({ "@type": "ImageObject", "url": url });
    }
    organisation
}

fn text(item: &Item) -> Part {
    let story = &item.story;
    let body = item.is_full().then(|| story.body.text());
    let words = body.map(|body| body.split_whitespace().count());
    let headline = excerpt(&item.headline, HEADLINE_CHARACTERS);
    let whole = Some(item.headline.as_str()).filter(|whole| *whole != headline);
    let others: Vec<&str> = whole.into_iter().chain(item.original_headline()).collect();
    part([
        ("headline", json!(headline)),
        ("alternativeHeadline", json!(others)),
        ("description", json!(item.lede())),
        ("articleBody", json!(body)),
        ("wordCount", json!(words)),
        ("articleSection", json!(story.section.title)),
        ("inLanguage", json!(story.language)),
    ])
}

fn entities(item: &Item) -> Part {
    let (about, mentions): (Vec<_>, Vec<_>) = item
        .references
        .iter()
        .partition(|reference| reference.salience == Salience::About);
    let entities = |references: Vec<&Reference>| references.into_iter().map(entity).collect();
    part([("about", entities(about)), ("mentions", entities(mentions))])
}

/// The vocabulary has no treaties; legislation comes nearest.
fn entity(reference: &Reference) -> Value {
    let kind = match reference.kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Treaty => "Legislation",
        EntityKind::Place => "Place",
    };
    let mut entity = named(kind, &reference.name);
    entity["@id"] = json!(reference.id);
    entity["url"] = json!(reference.url);
    if let Some(id) = &reference.wikidata_id {
        entity["sameAs"] = json!(address::wikidata(id));
    }
    entity
}

fn rights(item: &Item) -> Part {
    let metadata = &item.story.metadata;
    let terms = metadata.usage_terms.as_deref();
    let license = terms.and_then(address::web_address);
    let in_words = terms.filter(|_| license.is_none());
    let corrections: Vec<Value> = item.notes.iter().map(correction).collect();
    part([
        ("correction", json!(corrections)),
        ("copyrightNotice", json!(metadata.copyright_notice)),
        ("license", json!(license)),
        ("usageInfo", json!(in_words.map(usage))),
    ])
}

fn usage(terms: &str) -> Value {
    json!({ "@type": "CreativeWork", "text": terms })
}

fn correction(note: &Note) -> Value {
    json!({ "@type": "CorrectionComment", "text": note.text, "datePublished": note.at.to_string() })
}
