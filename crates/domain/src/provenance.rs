//! Provenance: what a story lacks, and through whose hands it has gone (IPTC's hopHistory).

use diesel::prelude::*;

use crate::{
    article::Article,
    connection::{AnyConnection, insert_all},
    error::StoreError,
    id::Key,
    schema::hops,
    text_enum::text_enum,
    timestamp::{TimePrecision, Timestamp},
};

/// One pair of hands.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = hops, treat_none_as_default_value = false)]
pub struct Hop {
    /// The article.
    pub article_key: Key,
    /// From 0, the first first.
    pub position: i32,
    /// Who.
    pub party: String,
    /// What they did with it.
    pub action: String,
    /// When.
    pub at: Option<Timestamp>,
}

/// One pair of hands, as a sender states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedHop {
    /// Who.
    pub party: String,
    /// What they did with it.
    pub action: String,
    /// When.
    pub at: Option<Timestamp>,
}

text_enum! {
    /// What a story may lack.
    ProvenanceGap {
        /// It names no source.
        Source = "SOURCE",
        /// It has no address of its original.
        SourceUrl = "SOURCE_URL",
        /// It has no date.
        PublishedAt = "PUBLISHED_AT",
        /// It names no author.
        Byline = "BYLINE",
    }
}

impl StatedHop {
    /// This server's own: it takes a version in.
    pub(crate) fn received(now: Timestamp) -> Self {
        Self {
            party: "Mediawire".to_owned(),
            action: "received".to_owned(),
            at: Some(now),
        }
    }
}

impl Article {
    /// What its provenance lacks.
    pub fn missing(&self) -> Vec<ProvenanceGap> {
        let gaps = [
            (ProvenanceGap::Source, self.source_key.is_none()),
            (ProvenanceGap::SourceUrl, self.source_url.is_none()),
            (
                ProvenanceGap::PublishedAt,
                self.published_precision == TimePrecision::Unknown,
            ),
            (ProvenanceGap::Byline, self.byline.is_none()),
        ];
        gaps.into_iter()
            .filter_map(|(gap, missing)| missing.then_some(gap))
            .collect()
    }
}

impl Hop {
    /// The hops of these articles, each article's first hop first.
    pub fn of_articles(connection: &mut AnyConnection, articles: &[Key]) -> Result<Vec<Self>, StoreError> {
        let query = hops::table.filter(hops::article_key.eq_any(articles));
        Ok(query
            .order((hops::article_key, hops::position))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// Adds hops to the end of an article's history.
    pub(crate) fn append(
        connection: &mut AnyConnection,
        article_key: Key,
        stated: &[StatedHop],
    ) -> Result<(), StoreError> {
        let known: i64 = hops::table
            .filter(hops::article_key.eq(article_key))
            .count()
            .first(connection)?;
        let positions = i32::try_from(known).unwrap_or(i32::MAX)..;
        let hop = |(position, hop): (i32, &StatedHop)| Self {
            article_key,
            position,
            party: hop.party.clone(),
            action: hop.action.clone(),
            at: hop.at,
        };
        let rows: Vec<Self> = positions.zip(stated).map(hop).collect();
        insert_all!(connection, hops::table, rows);
        Ok(())
    }
}
