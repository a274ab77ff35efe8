//! Articles and feeds as partners and people read them, outside of GraphQL: what stands at which address, and in which
//! format.

mod addresses;
mod channel;
mod format;
mod items;
mod sitemaps;

use std::str::FromStr;

use mediawire_domain::{
    article::{Article, ArticleFilter, ArticleOrder, PubStatus},
    change::Change,
    connection::AnyConnection,
    error::StoreError,
    page::{Cursor, PageRequest},
    timestamp::Timestamp,
    visibility::Viewer,
};
use mediawire_wire::{item::Feed, publish::Publisher};

pub(crate) use self::{
    addresses::Addresses,
    channel::Channel,
    format::{ArticleFormat, FeedFormat},
};

/// How many articles a page of a feed has.
const PAGE_SIZE: usize = 50;
/// So long the newest page of a feed tells of what was taken back.
const TOMBSTONE_SECONDS: i64 = 30 * 24 * 60 * 60;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A page of a feed.
    Feed(Channel, FeedFormat, Position),
    /// One article.
    Article(String, ArticleFormat),
    /// A sitemap of the latest news, from a place in it.
    NewsSitemap(Option<Cursor>),
    /// The index of the sitemaps.
    SitemapIndex,
}

/// Which page of a feed: the newest one, or the one beside an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Position {
    /// Only what is older than this.
    pub(crate) after: Option<Cursor>,
    /// Only what is newer than this.
    pub(crate) before: Option<Cursor>,
}

/// What is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A document.
    Document(Document),
    /// Nothing stands there.
    Nothing,
    /// Something stood there that must not be shown any more.
    Gone(String),
}

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    pub(crate) content_type: &'static str,
    pub(crate) body: String,
    /// When what it shows last changed, or later, and never earlier than it once was; `None` where that is not known.
    pub(crate) changed_at: Option<Timestamp>,
    /// Where what belongs to it is: relation (RFC 5005, WebSub) and address.
    pub(crate) links: Vec<(&'static str, String)>,
}

/// Everything that a document is made with besides the store.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) addresses: Addresses,
    pub(crate) publisher: Publisher,
    /// Where to subscribe to changes (WebSub).
    pub(crate) hub_url: Option<String>,
    /// Whether its address is the operator's, and not what the client says: else a cache that many share must not keep
    /// what is made for one.
    pub(crate) is_public: bool,
    pub(crate) now: Timestamp,
}

impl Site {
    /// Finds what is wanted. Everybody sees the same: what is held back leaves by none of these addresses.
    pub(crate) fn find(&self, connection: &mut AnyConnection, wanted: &Wanted) -> Result<Found, StoreError> {
        match wanted {
            Wanted::Feed(channel, format, position) => self.feed(connection, channel, *format, *position),
            Wanted::Article(slug, format) => self.article(connection, slug, *format),
            Wanted::NewsSitemap(after) => self.news_sitemap(connection, *after).map(Found::Document),
            Wanted::SitemapIndex => self.sitemap_index(connection).map(Found::Document),
        }
    }

    fn viewer(&self) -> Viewer {
        Viewer::reader(self.now)
    }

    fn article(
        &self,
        connection: &mut AnyConnection,
        slug: &str,
        format: ArticleFormat,
    ) -> Result<Found, StoreError> {
        let Some(article) = Article::by_slug(connection, slug)? else {
            return Ok(Found::Nothing);
        };
        if !article.was_shown() || article.embargoed_until.is_some() {
            return Ok(Found::Nothing);
        }
        let changed_at = Change::latest_of(connection, &[article.changed_sequence])?;
        if article.pub_status != PubStatus::Usable {
            let tombstone = items::tombstones(connection, &self.addresses, &[article])?.remove(0);
            return Ok(match format.withdrawn(&tombstone) {
                Some(body) => Found::Document(Document {
                    content_type: format.content_type(),
                    body,
                    changed_at,
                    links: Vec::new(),
                }),
                None => Found::Gone(tombstone.reason),
            });
        }
        let item = items::items(connection, &self.addresses, &[article])?.remove(0);
        Ok(Found::Document(Document {
            content_type: format.content_type(),
            body: format.render(&item, self),
            changed_at,
            links: Vec::new(),
        }))
    }

    fn feed(
        &self,
        connection: &mut AnyConnection,
        channel: &Channel,
        format: FeedFormat,
        position: Position,
    ) -> Result<Found, StoreError> {
        let Some(described) = channel.describe(connection, &self.viewer())? else {
            return Ok(Found::Nothing);
        };
        let request = PageRequest {
            limit: PAGE_SIZE,
            after: position.after,
            before: position.before,
            backwards: position.before.is_some(),
        };
        let order = ArticleOrder::NewestFirst;
        let page = Article::page(connection, &self.viewer(), &described.filter, order, &request)?;
        let (cursors, articles): (Vec<Cursor>, Vec<Article>) = page.rows.into_iter().unzip();
        let gone = self.taken_back(connection, &described.filter, &articles, position, page.has_next)?;
        let sequences: Vec<i64> = articles
            .iter()
            .chain(&gone)
            .map(|article| article.changed_sequence)
            .collect();
        let updated_at = Change::latest_of(connection, &sequences)?;
        let address = |position: Position| self.addresses.feed(channel, format, position);
        let mut pages = vec![("first", address(Position::default()))];
        if let (Some(last), true) = (cursors.last(), page.has_next) {
            pages.push((
                "next",
                address(Position {
                    after: Some(*last),
                    before: None,
                }),
            ));
        }
        if let (Some(first), true) = (cursors.first(), page.has_previous) {
            pages.push((
                "previous",
                address(Position {
                    after: None,
                    before: Some(*first),
                }),
            ));
        }
        let feed = Feed {
            id: self.addresses.feed_id(channel),
            title: described.title(&self.publisher.name),
            description: described.description,
            language: None,
            home_url: self.addresses.channel(channel),
            self_url: address(position),
            pages,
            hub_url: self.hub_url.clone(),
            updated_at: updated_at.unwrap_or(self.now),
            entries: items::entries(connection, &self.addresses, &articles, &gone)?,
        };
        let alternatives =
            FeedFormat::ALL.map(|format| self.addresses.feed(channel, format, Position::default()));
        Ok(Found::Document(Document {
            content_type: format.content_type(),
            body: format.render(&feed, self, &alternatives),
            changed_at: Change::last_told_at(connection, &self.viewer())?,
            links: links(feed),
        }))
    }

    /// What would stand among these articles if it had not been taken back; on the newest page also what was taken
    /// back lately, however old it is, so that whoever reads only that page learns of it.
    fn taken_back(
        &self,
        connection: &mut AnyConnection,
        filter: &ArticleFilter,
        articles: &[Article],
        position: Position,
        has_next: bool,
    ) -> Result<Vec<Article>, StoreError> {
        let (from, to) = range(articles, position, has_next);
        let mut gone = Article::taken_back(connection, filter, from, to)?;
        if position == Position::default() {
            let since = self.now.plus_seconds(-TOMBSTONE_SECONDS);
            let lately = Article::taken_back_since(connection, filter, since, PAGE_SIZE)?;
            gone.extend(lately.into_iter().filter(|article| article.published_at < from));
        }
        Ok(gone)
    }
}

/// A feed's links, for formats that have no place for them.
fn links(feed: Feed) -> Vec<(&'static str, String)> {
    let mut links = vec![("self", feed.self_url)];
    links.extend(feed.pages);
    links.extend(feed.hub_url.map(|url| ("hub", url)));
    links
}

/// The instants of publication that a page stands for: pages that follow each other leave no gap.
fn range(articles: &[Article], position: Position, has_next: bool) -> (Timestamp, Timestamp) {
    let instant = |cursor: Cursor| Timestamp::from_microseconds(cursor.sort);
    let earliest = Timestamp::from_microseconds(i64::MIN);
    let latest = Timestamp::from_microseconds(i64::MAX);
    let from = match articles.last() {
        Some(last) if has_next => last.published_at,
        _ => position.before.map_or(earliest, instant),
    };
    let to = match articles.first() {
        Some(first) if position.before.is_some() => first.published_at,
        _ => position.after.map_or(latest, instant),
    };
    (from, to)
}

impl Position {
    /// Reads the parameters of an address.
    pub(crate) fn read(after: Option<&str>, before: Option<&str>) -> Result<Self, String> {
        if after.is_some() && before.is_some() {
            return Err("`after` and `before` exclude each other".to_owned());
        }
        let cursor = |text: Option<&str>| text.map(Cursor::from_str).transpose();
        Ok(Self {
            after: cursor(after)?,
            before: cursor(before)?,
        })
    }
}
