//! JSON Feed 1.1.
//!
//! | here | there |
//! |---|---|
//! | feed's title, home, this page, description, language, hub | `title`, `home_page_url`, `feed_url`, `description`, `language`, `hubs` |
//! | the page after this one | `next_url`; the format has no other |
//! | id, address, address of the original | `id`, `url`, `external_url` |
//! | headline, first paragraph | `title`, `summary` |
//! | text | `content_html` and `content_text`; a teaser has only the latter, for the format asks for one of them |
//! | instants of publication and of this version | `date_published`, `date_modified` |
//! | byline without its "By" | `authors` |
//! | section's title, references' names | `tags` |
//! | language | `language` |
//! | all the rest, in IPTC's words | `_mediawire` |
//! | a tombstone | an item with the same `id`, its reason as `content_text`, and its status in `_mediawire` |

mod extension;

use std::borrow::Cow;

use mediawire_domain::timestamp::Timestamp;
use serde::Serialize;

use self::extension::Extension;
use super::{address::web_address, author::Author, blocks};
use crate::item::{Entry, Feed, Item, Tombstone};

/// What a server says it is.
pub const CONTENT_TYPE: &str = "application/feed+json; charset=utf-8";

/// The same without its parameter, for links.
pub const MEDIA_TYPE: &str = "application/feed+json";

/// A feed's page.
pub fn render(feed: &Feed) -> String {
    serde_json::to_string(&Page::of(feed)).expect("its keys are strings")
}

#[derive(Serialize)]
struct Page<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'a>>,
    items: Vec<Article<'a>>,
}

#[derive(Serialize)]
struct Hub<'a> {
    r#type: &'static str,
    url: &'a str,
}

#[derive(Default, Serialize)]
struct Article<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<Cow<'a, str>>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<String>,
    content_text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Name<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "_mediawire")]
    extension: Extension<'a>,
}

#[derive(Serialize)]
struct Name<'a> {
    name: &'a str,
}

impl<'a> Page<'a> {
    fn of(feed: &'a Feed) -> Self {
        let hub = feed.hub_url.as_deref().map(|url| Hub {
            r#type: "WebSub",
            url,
        });
        Self {
            version: "https://jsonfeed.org/version/1.1",
            title: &feed.title,
            home_page_url: &feed.home_url,
            feed_url: &feed.self_url,
            description: &feed.description,
            next_url: feed.page("next"),
            language: feed.language.as_deref(),
            hubs: hub.into_iter().collect(),
            items: feed.entries.iter().map(Article::of).collect(),
        }
    }
}

impl<'a> Article<'a> {
    fn of(entry: &'a Entry) -> Self {
        match entry {
            Entry::Item(item) => Self::of_item(item),
            Entry::Tombstone(gone) => Self::of_tombstone(gone),
        }
    }

    fn of_item(item: &'a Item) -> Self {
        let story = &item.story;
        Self {
            id: &item.id,
            url: &item.url,
            external_url: story.source_url.as_deref().and_then(web_address),
            title: &item.headline,
            content_html: item.is_full().then(|| blocks::html(item)),
            content_text: story.body.text(),
            summary: Some(item.lede()),
            date_published: Some(item.published_at.to_string()),
            date_modified: item.version_created.to_string(),
            authors: Author::of(item)
                .map(|author| Name { name: author.name })
                .into_iter()
                .collect(),
            tags: tags(item),
            language: story.language.as_deref(),
            extension: Extension::of_item(item),
        }
    }

    fn of_tombstone(gone: &'a Tombstone) -> Self {
        Self {
            id: &gone.id,
            url: &gone.url,
            title: gone.notice(),
            content_text: gone.text(),
            date_modified: Timestamp::to_string(&gone.at),
            extension: Extension::of_tombstone(gone),
            ..Self::default()
        }
    }
}

/// Each once: an entity may bear a section's name.
fn tags(item: &Item) -> Vec<&str> {
    let mut tags = vec![item.story.section.title.as_str()];
    for reference in &item.references {
        if !tags.contains(&reference.name.as_str()) {
            tags.push(&reference.name);
        }
    }
    tags
}
