//! Which stored article an incoming story is.

use diesel::prelude::*;

use crate::{
    article::Article,
    connection::AnyConnection,
    error::StoreError,
    fold::fold,
    schema::articles,
    section::Section,
    source::Source,
    story::{RepresentationType, Story},
    timestamp::TimePrecision,
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
    section: &Section,
    source: Option<&Source>,
) -> Result<Option<Article>, StoreError> {
    for named in [by_guid(connection, story)?, by_source_url(connection, story)?] {
        if named.is_some() {
            return Ok(named);
        }
    }
    let headline = headline_key(&story.headline);
    let candidates: Vec<Article> = articles::table
        .filter(articles::folded_headline.eq(headline))
        .order((articles::published_at.desc(), articles::key.desc()))
        .select(Article::as_select())
        .limit(100)
        .load(connection)?;
    Ok(candidates
        .into_iter()
        .find(|article| may_be(article, story, section, source)))
}

fn by_guid(connection: &mut AnyConnection, story: &Story) -> Result<Option<Article>, StoreError> {
    let Some(guid) = &story.guid else { return Ok(None) };
    let query = articles::table
        .filter(articles::guid.eq(guid))
        .order(articles::key);
    Ok(query.select(Article::as_select()).first(connection).optional()?)
}

fn by_source_url(connection: &mut AnyConnection, story: &Story) -> Result<Option<Article>, StoreError> {
    let Some(url) = &story.source_url else {
        return Ok(None);
    };
    let query = articles::table
        .filter(articles::source_url.eq(url))
        .order(articles::key);
    Ok(query.select(Article::as_select()).first(connection).optional()?)
}

/// Whether nothing speaks against an article being the story whose headline it has. A teaser names neither its
/// section nor its source reliably, so only two full texts must agree on the section.
fn may_be(article: &Article, story: &Story, section: &Section, source: Option<&Source>) -> bool {
    let both_full = [article.representation_type, story.representation_type] == [RepresentationType::Full; 2];
    !differ(&article.guid, &story.guid)
        && !differ(&article.source_url, &story.source_url)
        && !differ(&article.source_key, &source.map(|source| source.key))
        && (!both_full || article.section_key == section.key)
        && near_in_time(article, story)
}

fn differ<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
    one.is_some() && other.is_some() && one != other
}

fn near_in_time(article: &Article, story: &Story) -> bool {
    let Some(published) = story.published else {
        return true;
    };
    let distance = article
        .published_at
        .as_microseconds()
        .abs_diff(published.at.as_microseconds());
    article.published_precision == TimePrecision::Unknown || distance <= SAME_STORY_MICROSECONDS
}
