//! Which stored article an incoming story is.

use diesel::prelude::*;

use crate::{
    article::Article,
    connection::AnyConnection,
    digest::sha256_hex,
    error::StoreError,
    fold::fold,
    id::{Id, Key},
    receive::Reception,
    schema::articles,
    section::Section,
    slug::slugify,
    source::Source,
    story::{RepresentationType, Story},
    timestamp::{TimePrecision, Timestamp},
};

/// Two dated stories under one headline are two stories when they lie further apart than this.
const SAME_STORY_MICROSECONDS: u64 = 7 * 24 * 60 * 60 * 1_000_000;

/// What headlines are compared by: folded, or as it is where nothing is left of it.
pub(crate) fn headline_key(headline: &str) -> String {
    let folded = fold(headline);
    if folded.is_empty() {
        headline.to_owned()
    } else {
        folded
    }
}

/// The article that this story is a version of: by its guid, else by its address, else by its headline.
pub(crate) fn find(
    connection: &mut AnyConnection,
    story: &Story,
    reception: Reception<'_>,
) -> Result<Option<Article>, StoreError> {
    let arrival = Arrival::of(connection, story, reception.captured_at)?;
    let headline = headline_key(&story.headline);
    let name = Name {
        guid: story.guid.as_deref(),
        source_url: story.source_url.as_deref(),
        source: arrival.source,
        sender: sender(connection, reception)?,
        headline: Some(&headline),
    };
    if let Some(article) = named(connection, &name)? {
        return Ok(Some(article));
    }
    let candidates: Vec<Article> = articles::table
        .filter(articles::folded_headline.eq(&headline))
        .order((articles::published_at.desc(), articles::key.desc()))
        .select(Article::as_select())
        .limit(100)
        .load(connection)?;
    Ok(candidates.into_iter().find(|article| arrival.may_be(article)))
}

/// What a sender calls a story.
pub(crate) struct Name<'a> {
    pub(crate) guid: Option<&'a str>,
    pub(crate) source_url: Option<&'a str>,
    pub(crate) source: Option<Key>,
    /// Who delivers it.
    pub(crate) sender: Option<Key>,
    /// What its headline is compared by.
    pub(crate) headline: Option<&'a str>,
}

impl Name<'_> {
    /// Whether an article may come from whoever uses this name: two senders may have one guid for two stories. Whoever
    /// delivers it tells more than the source that it names, which some items state and others do not.
    pub(crate) fn is_senders(&self, article: &Article) -> bool {
        match (article.sender_key, self.sender) {
            (Some(known), Some(sender)) => known == sender,
            _ => !differ(&article.source_key, &self.source),
        }
    }

    /// Of two stories at one address the guids tell, where both have one: a feed may give its home page as the address
    /// of everything. Under one headline they are one all the same, for some feeds number their guids anew.
    fn is_anothers(&self, article: &Article) -> bool {
        let headline = Some(article.folded_headline.as_str());
        let differs =
            differ(&article.guid.as_deref(), &self.guid) || self.source_url.is_some_and(is_front_page);
        differs && headline != self.headline
    }
}

/// Whether an address names a site and nothing on it.
fn is_front_page(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/').find(['/', '?', '#']).is_none()
}

/// The article with this name: the guid, else the address of the original.
pub(crate) fn named(connection: &mut AnyConnection, name: &Name<'_>) -> Result<Option<Article>, StoreError> {
    if let Some(guid) = name.guid {
        let query = articles::table
            .filter(articles::guid.eq(guid))
            .order(articles::key);
        let rows: Vec<Article> = query.select(Article::as_select()).load(connection)?;
        if let Some(article) = rows.into_iter().find(|article| name.is_senders(article)) {
            return Ok(Some(article));
        }
    }
    let Some(url) = name.source_url else {
        return Ok(None);
    };
    let query = articles::table
        .filter(articles::source_url.eq(url))
        .order(articles::key);
    let rows: Vec<Article> = query.select(Article::as_select()).limit(100).load(connection)?;
    Ok(rows.into_iter().find(|article| !name.is_anothers(article)))
}

/// Whether a guid is this server's own name of an article: what went out from here is here.
pub(crate) fn is_own(connection: &mut AnyConnection, guid: Option<&str>) -> Result<bool, StoreError> {
    let id = guid.and_then(|guid| guid.strip_prefix("urn:uuid:")?.parse::<Id>().ok());
    match id {
        Some(id) => Ok(!Article::by_ids(connection, &[id])?.is_empty()),
        None => Ok(false),
    }
}

/// Who delivers, where that is known here.
pub(crate) fn sender(
    connection: &mut AnyConnection,
    reception: Reception<'_>,
) -> Result<Option<Key>, StoreError> {
    let Some(name) = reception.sender else {
        return Ok(None);
    };
    let known = Source::by_slug(connection, &slugify(name))?;
    Ok(Some(known.map_or(NEW, |source| source.key)))
}

/// What a story without a known name is told by.
struct Arrival<'a> {
    story: &'a Story,
    digest: String,
    section: Option<Key>,
    source: Option<Key>,
    captured_at: Timestamp,
}

impl<'a> Arrival<'a> {
    fn of(
        connection: &mut AnyConnection,
        story: &'a Story,
        captured_at: Timestamp,
    ) -> Result<Self, StoreError> {
        let section = Section::by_slug(connection, &story.section.slug)?;
        let source = match &story.source {
            Some(name) => Source::by_slug(connection, &slugify(name))?
                .map(|source| source.key)
                .or(Some(NEW)),
            None => None,
        };
        Ok(Self {
            story,
            digest: sha256_hex(story.body.text()),
            section: section.map(|section| section.key),
            source,
            captured_at,
        })
    }

    /// Whether nothing speaks against an article being the story whose headline it has. A teaser names neither its
    /// section nor its source reliably, so only two full texts must agree on the section.
    fn may_be(&self, article: &Article) -> bool {
        let story = self.story;
        let kinds = [article.representation_type, story.representation_type];
        let both_full = kinds == [RepresentationType::Full; 2];
        !differ(&article.guid, &story.guid)
            && !differ(&article.source_url, &story.source_url)
            && !differ(&article.source_key, &self.source)
            && (!both_full || Some(article.section_key) == self.section)
            && (article.body_digest == self.digest || self.is_near_in_time(article))
    }

    /// Of two dates the distance tells. An undated story was at least there when it was captured, which tells it from
    /// another undated one; against a dated one it says nothing.
    fn is_near_in_time(&self, article: &Article) -> bool {
        let published = self
            .story
            .published
            .filter(|published| published.precision != TimePrecision::Unknown);
        let instant = match (published, article.published_precision) {
            (Some(published), precision) if precision != TimePrecision::Unknown => published.at,
            (None, TimePrecision::Unknown) => self.captured_at,
            _ => return true,
        };
        let distance = article
            .published_at
            .as_microseconds()
            .abs_diff(instant.as_microseconds());
        distance <= SAME_STORY_MICROSECONDS
    }
}

/// Stands for a source that is not stored yet.
const NEW: Key = -1;

fn differ<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
    one.is_some() && other.is_some() && one != other
}
