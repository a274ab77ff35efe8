use mediawire_domain::{entity::EntityKind, page::Cursor};

use super::{Channel, FeedFormat, Position, format::ArticleFormat};

/// Where things stand: the public address of this server, without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Addresses(String);

impl Addresses {
    /// Addresses below `base`.
    pub(crate) fn below(base: &str) -> Self {
        Self(base.trim_end_matches('/').to_owned())
    }

    /// An article's page.
    pub(super) fn article(&self, slug: &str) -> String {
        format!("{}/articles/{slug}", self.0)
    }

    /// An article in another format.
    pub(super) fn article_in(&self, slug: &str, format: ArticleFormat) -> String {
        format!("{}{}", self.article(slug), format.extension())
    }

    /// An entity's page.
    pub(super) fn entity(&self, kind: EntityKind, slug: &str) -> String {
        self.channel(&Channel::Entity(kind, slug.to_owned()))
    }

    /// A channel's page.
    pub(super) fn channel(&self, channel: &Channel) -> String {
        format!("{}/{}", self.0, channel.path())
    }

    /// A page of a channel's feed.
    pub(super) fn feed(&self, channel: &Channel, format: FeedFormat, position: Position) -> String {
        let address = format!("{}{}", self.channel(channel), format.extension());
        match position {
            Position {
                after: Some(cursor), ..
            } => format!("{address}?after={cursor}"),
            Position {
                before: Some(cursor), ..
            } => format!("{address}?before={cursor}"),
            Position {
                after: None,
                before: None,
            } => address,
        }
    }

    /// A channel's name for good: the same in every format.
    pub(super) fn feed_id(&self, channel: &Channel) -> String {
        self.channel(channel)
    }

    /// A sitemap of the latest news.
    pub(super) fn news_sitemap(&self, after: Option<Cursor>) -> String {
        let address = format!("{}/news-sitemap.xml", self.0);
        match after {
            Some(cursor) => format!("{address}?after={cursor}"),
            None => address,
        }
    }
}
