//! The recency feed.

use std::sync::Arc;

use async_graphql::{
    Context, Object, Result,
    connection::{CursorType, Edge, EmptyFields, PageInfo},
};
use mediawire_domain::{self as domain, page::Cursor, visibility::Viewer};

use super::{
    article::Article,
    paging::{Counted, OpaqueCursor, Order, Total, connection},
    session::Session,
};

pub(crate) struct RecencyFeed {
    as_of: i64,
    section: Option<String>,
    page: Counted<Article>,
}

/// A page of the newest articles as they stood at one moment.
#[Object]
impl RecencyFeed {
    /// The moment that the page stands at. Opaque.
    async fn as_of(&self) -> String {
        let cursor = Cursor {
            sort: self.as_of,
            key: 0,
        };
        OpaqueCursor {
            order: Order::Moment,
            cursor,
        }
        .encode_cursor()
    }

    /// How many articles have come since that moment.
    async fn new_since(&self, context: &Context<'_>) -> Result<i32> {
        let session = context.data_unchecked::<Session>();
        let number = session.query(|connection, viewer| {
            domain::recency::RecencyFeed::new_since(connection, viewer, self.section.clone(), self.as_of)
        })?;
        Ok(i32::try_from(number).unwrap_or(i32::MAX))
    }

    /// The articles with their cursors.
    async fn edges(&self) -> &[Edge<OpaqueCursor, Article, EmptyFields>] {
        &self.page.edges
    }

    /// The articles.
    async fn nodes(&self) -> Vec<&Article> {
        self.page.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Where the page lies in the feed.
    async fn page_info(&self) -> PageInfo {
        let cursor = |edge: &Edge<OpaqueCursor, Article, EmptyFields>| edge.cursor.encode_cursor();
        PageInfo {
            has_previous_page: self.page.has_previous_page,
            has_next_page: self.page.has_next_page,
            start_cursor: self.page.edges.first().map(cursor),
            end_cursor: self.page.edges.last().map(cursor),
        }
    }
}

impl RecencyFeed {
    pub(crate) fn new(viewer: &Viewer, feed: domain::recency::RecencyFeed, section: Option<String>) -> Self {
        let page = connection(Order::Published, feed.page, Total::Nothing, |row| {
            Article::new(viewer, Arc::new(row))
        });
        Self {
            as_of: feed.as_of,
            section,
            page,
        }
    }
}

/// Reads an `asOf` that a client gives back.
pub(crate) fn sequence(as_of: &str) -> Result<i64> {
    OpaqueCursor::of(Order::Moment, "asOf", as_of).map(|cursor| cursor.sort)
}
