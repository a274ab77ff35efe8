//! The recency feed: the newest articles, held steady while a reader pages through them.

use crate::{
    article::{Article, ArticleFilter, ArticleOrder},
    change::Change,
    connection::AnyConnection,
    error::StoreError,
    page::{Page, PageRequest},
    visibility::Viewer,
};

/// A page of the newest articles as they stood at one point of the log.
#[derive(Clone, Debug)]
pub struct RecencyFeed {
    /// The log's sequence that the page stands at: give it back to hold the next pages steady.
    pub as_of: i64,
    /// The articles.
    pub page: Page<Article>,
}

impl RecencyFeed {
    /// The newest articles, of one section or of all, as they stood at `as_of` (now, where it is `None`).
    pub fn page(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        section: Option<String>,
        as_of: Option<i64>,
        request: &PageRequest,
    ) -> Result<Self, StoreError> {
        let as_of = match as_of {
            Some(sequence) => sequence,
            None => Change::last_sequence(connection)?,
        };
        let filter = ArticleFilter {
            section,
            known_at: Some(as_of),
            ..ArticleFilter::default()
        };
        let page = Article::page(connection, viewer, &filter, ArticleOrder::NewestFirst, request)?;
        Ok(Self { as_of, page })
    }

    /// How many articles have come since `as_of`, of one section or of all.
    pub fn new_since(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        section: Option<String>,
        as_of: i64,
    ) -> Result<i64, StoreError> {
        let filter = ArticleFilter {
            section,
            new_since: Some(as_of),
            ..ArticleFilter::default()
        };
        Article::count(connection, viewer, &filter)
    }
}
