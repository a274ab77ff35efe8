//! An article's versions: its text as it was at each. A version is never changed.

use diesel::prelude::*;

use crate::{
    article::Article,
    connection::AnyConnection,
    error::StoreError,
    id::Key,
    page::{Cursor, PageRequest, ranged, union_all},
    schema::{article_versions, articles},
    story::{Body, RepresentationType},
    timestamp::Timestamp,
};

/// An article's text as it was at one version.
#[derive(Clone, Debug, Queryable, QueryableByName, Selectable)]
#[diesel(table_name = article_versions)]
pub struct ArticleVersion {
    /// Its own number; rises with the version.
    pub key: Key,
    /// The article.
    pub article_key: Key,
    /// From 1, rising.
    pub version: i32,
    /// The headline at this version.
    pub headline: String,
    /// Full or partial.
    pub representation_type: RepresentationType,
    /// The text as received.
    pub body: Body,
    /// SHA-256 of the body's text in UTF-8, lower-case hexadecimal.
    pub body_digest: String,
    /// When it came to be.
    pub version_created: Timestamp,
}

impl ArticleVersion {
    /// The current version of each of these articles, in no order.
    pub fn current(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<Self>, StoreError> {
        let current = article_versions::version.eq(articles::version);
        let query = article_versions::table
            .inner_join(articles::table.on(article_versions::article_key.eq(articles::key).and(current)))
            .filter(articles::key.eq_any(articles));
        Ok(query.select(Self::as_select()).load(connection)?)
    }

    /// The versions of these numbers of these articles, in no order.
    pub fn by_numbers(
        connection: &mut AnyConnection,
        numbers: &[(Key, i32)],
    ) -> Result<Vec<Self>, StoreError> {
        let articles: Vec<Key> = numbers.iter().map(|(article, _)| *article).collect();
        let versions: Vec<i32> = numbers.iter().map(|(_, version)| *version).collect();
        let query = article_versions::table
            .filter(article_versions::article_key.eq_any(articles))
            .filter(article_versions::version.eq_any(versions));
        let rows: Vec<Self> = query.select(Self::as_select()).load(connection)?;
        Ok(rows
            .into_iter()
            .filter(|row| numbers.contains(&(row.article_key, row.version)))
            .collect())
    }

    /// For each of these articles a page of its versions, the newest first, as it was read: with the one row more
    /// that tells whether there is another page.
    pub fn pages_of_articles(
        connection: &mut AnyConnection,
        articles: &[Key],
        request: &PageRequest,
    ) -> Result<Vec<Self>, StoreError> {
        let range = |article: &Key| {
            ranged(
                &format!("SELECT * FROM article_versions WHERE article_key = {article}"),
                ("key", "key"),
                request,
            )
        };
        union_all(articles.iter().map(range), connection)
    }

    /// How many versions each of these articles has.
    pub fn counts(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<(Key, i64)>, StoreError> {
        let versions = articles::table.filter(articles::key.eq_any(articles));
        let rows: Vec<(Key, i32)> = versions
            .select((articles::key, articles::version))
            .load(connection)?;
        Ok(rows
            .into_iter()
            .map(|(key, version)| (key, version.into()))
            .collect())
    }

    /// Its place among the article's versions.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            sort: self.key,
            key: self.key,
        }
    }

    /// Whether an article has had this text at some version.
    pub(crate) fn was_there(
        connection: &mut AnyConnection,
        article: Key,
        headline: &str,
        digest: &str,
    ) -> Result<bool, StoreError> {
        let versions = article_versions::table
            .filter(article_versions::article_key.eq(article))
            .filter(article_versions::headline.eq(headline))
            .filter(article_versions::body_digest.eq(digest));
        let number: i64 = versions.count().get_result(connection)?;
        Ok(number > 0)
    }

    /// Keeps `body` as the current version of an article.
    pub(crate) fn create(
        connection: &mut AnyConnection,
        article: &Article,
        body: &Body,
    ) -> Result<(), StoreError> {
        let values = (
            article_versions::article_key.eq(article.key),
            article_versions::version.eq(article.version),
            article_versions::headline.eq(&article.headline),
            article_versions::representation_type.eq(article.representation_type),
            article_versions::body.eq(body.text()),
            article_versions::body_digest.eq(&article.body_digest),
            article_versions::version_created.eq(article.version_created),
        );
        diesel::insert_into(article_versions::table)
            .values(values)
            .execute(connection)?;
        Ok(())
    }
}
