//! What a page says besides what has a field of its own.

use serde_json::{Map, Value};

use super::page::Page;

/// Properties that have a field wherever they are plain text; things with more than a name are kept as well.
const FIELDS: [&str; 16] = [
    "@context",
    "articleBody",
    "articleSection",
    "author",
    "copyrightNotice",
    "creditText",
    "dateCreated",
    "dateline",
    "dateModified",
    "datePublished",
    "headline",
    "inLanguage",
    "license",
    "publisher",
    "url",
    "@type",
];

/// `<meta>` that say something of the article.
const METAS: [&str; 11] = [
    "article:tag",
    "description",
    "keywords",
    "news_keywords",
    "og:description",
    "og:image",
    "og:title",
    "og:type",
    "robots",
    "twitter:creator",
    "twitter:description",
];

/// The article's other properties as `schema:…`, and what its head says as `html:…`.
pub(super) fn read(page: &mut Page) -> Map<String, Value> {
    let mut signals = Map::new();
    for name in METAS {
        let contents: Vec<Value> = page
            .metas(name)
            .iter()
            .map(|content| content.as_str().into())
            .collect();
        match <[Value; 1]>::try_from(contents) {
            Ok([content]) => drop(signals.insert(format!("html:{name}"), content)),
            Err(contents) if contents.is_empty() => {}
            Err(contents) => drop(signals.insert(format!("html:{name}"), contents.into())),
        }
    }
    let properties = page
        .article
        .take()
        .map(super::json_ld::Article::into_properties)
        .unwrap_or_default();
    let has_field = |name: &str, value: &Value| {
        name == "articleBody"
            || name == "@context"
            || value.is_string() && name != "@type" && FIELDS.contains(&name)
    };
    let kept = properties
        .into_iter()
        .filter(|(name, value)| !has_field(name, value));
    signals.extend(kept.map(|(name, value)| (format!("schema:{name}"), value)));
    signals
}
