use mediawire_wire::{
    item::{Feed, Item, Tombstone},
    json_lines, newsml, ninjs,
    publish::{Alternative, atom, html, json_feed, json_ld, plain_text, rss},
};

use super::Site;

/// The formats of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum FeedFormat {
    Html,
    Rss,
    Atom,
    JsonFeed,
    JsonLd,
    PlainText,
    Ninjs,
    NewsmlG2,
    JsonLines,
}

impl FeedFormat {
    pub(crate) const ALL: [Self; 9] = [
        Self::Html,
        Self::Rss,
        Self::Atom,
        Self::JsonFeed,
        Self::JsonLd,
        Self::PlainText,
        Self::Ninjs,
        Self::NewsmlG2,
        Self::JsonLines,
    ];

    /// How an address in this format ends; a page for people has the plain address.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Html => "",
            Self::Rss => ".rss",
            Self::Atom => ".atom",
            Self::JsonFeed => ".json",
            Self::JsonLd => ".jsonld",
            Self::PlainText => ".txt",
            Self::Ninjs => ".ninjs",
            Self::NewsmlG2 => ".newsml",
            Self::JsonLines => ".jsonl",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Rss => "RSS",
            Self::Atom => "Atom",
            Self::JsonFeed => "JSON Feed",
            Self::JsonLd => "schema.org",
            Self::PlainText => "Plain text",
            Self::Ninjs => "ninjs",
            Self::NewsmlG2 => "NewsML-G2",
            Self::JsonLines => "JSON Lines",
        }
    }

    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Html => html::CONTENT_TYPE,
            Self::Rss => rss::CONTENT_TYPE,
            Self::Atom => atom::CONTENT_TYPE,
            Self::JsonFeed => json_feed::CONTENT_TYPE,
            Self::JsonLd => json_ld::CONTENT_TYPE,
            Self::PlainText => plain_text::CONTENT_TYPE,
            Self::Ninjs => ninjs::CONTENT_TYPE,
            Self::NewsmlG2 => newsml::MESSAGE_CONTENT_TYPE,
            Self::JsonLines => json_lines::CONTENT_TYPE,
        }
    }

    /// The feed in this format; `addresses` has the feed in each.
    pub(super) fn render(self, feed: &Feed, site: &Site, addresses: &[String]) -> String {
        match self {
            Self::Html => {
                let others: Vec<Alternative<'_>> = Self::ALL
                    .iter()
                    .zip(addresses)
                    .filter(|(format, _)| **format != Self::Html)
                    .map(|(format, url)| alternative(format.content_type(), format.title(), url))
                    .collect();
                html::list(feed, &site.publisher, &others)
            }
            Self::Rss => rss::render(feed),
            Self::Atom => atom::render(feed),
            Self::JsonFeed => json_feed::render(feed),
            Self::JsonLd => json_ld::render_entries(feed, &site.publisher),
            Self::PlainText => plain_text::render_entries(&feed.entries),
            Self::Ninjs => ninjs::render_entries(&feed.entries),
            Self::NewsmlG2 => newsml::render_entries(feed.updated_at, &feed.entries),
            Self::JsonLines => json_lines::render_entries(&feed.entries),
        }
    }
}

/// The formats of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ArticleFormat {
    Html,
    JsonLd,
    PlainText,
    Ninjs,
    NewsmlG2,
    JsonLines,
}

impl ArticleFormat {
    pub(crate) const ALL: [Self; 6] = [
        Self::Html,
        Self::JsonLd,
        Self::PlainText,
        Self::Ninjs,
        Self::NewsmlG2,
        Self::JsonLines,
    ];

    /// How an address in this format ends; a page for people has the plain address.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Html => "",
            Self::JsonLd => ".jsonld",
            Self::PlainText => ".txt",
            Self::Ninjs => ".ninjs",
            Self::NewsmlG2 => ".newsml",
            Self::JsonLines => ".jsonl",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::JsonLd => "schema.org",
            Self::PlainText => "Plain text",
            Self::Ninjs => "ninjs",
            Self::NewsmlG2 => "NewsML-G2",
            Self::JsonLines => "JSON Lines",
        }
    }

    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Html => html::CONTENT_TYPE,
            Self::JsonLd => json_ld::CONTENT_TYPE,
            Self::PlainText => plain_text::CONTENT_TYPE,
            Self::Ninjs => ninjs::CONTENT_TYPE,
            Self::NewsmlG2 => newsml::ITEM_CONTENT_TYPE,
            Self::JsonLines => json_lines::CONTENT_TYPE,
        }
    }

    pub(super) fn render(self, item: &Item, site: &Site) -> String {
        match self {
            Self::Html => {
                let slug = item.url.rsplit('/').next().unwrap_or_default();
                let urls = Self::ALL.map(|format| site.addresses.article_in(slug, format));
                let others: Vec<Alternative<'_>> = Self::ALL
                    .iter()
                    .zip(&urls)
                    .filter(|(format, _)| **format != Self::Html)
                    .map(|(format, url)| alternative(format.content_type(), format.title(), url))
                    .collect();
                html::article(item, &site.publisher, &others)
            }
            Self::JsonLd => json_ld::render(item, &site.publisher),
            Self::PlainText => plain_text::render(item),
            Self::Ninjs => ninjs::render(item),
            Self::NewsmlG2 => newsml::render(item),
            Self::JsonLines => json_lines::render(item),
        }
    }

    /// Word that an article is gone, in the formats that have a form for it.
    pub(super) fn withdrawn(self, tombstone: &Tombstone) -> Option<String> {
        match self {
            Self::Ninjs => Some(ninjs::render_tombstone(tombstone)),
            Self::NewsmlG2 => Some(newsml::render_tombstone(tombstone)),
            Self::JsonLines => Some(json_lines::render_tombstone(tombstone)),
            Self::Html | Self::JsonLd | Self::PlainText => None,
        }
    }
}

fn alternative<'a>(content_type: &'a str, title: &'a str, url: &'a str) -> Alternative<'a> {
    let media_type = content_type.split(';').next().unwrap_or(content_type);
    Alternative {
        media_type,
        title,
        url,
    }
}
