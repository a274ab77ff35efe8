//! The log.

use async_graphql::{Context, Object, Result, connection::CursorType};
use mediawire_domain as domain;

use super::{
    article::Article,
    enums::ChangeKind,
    paging::{Counted, OpaqueCursor, Order},
    scalar::DateTime,
};

/// The log's pages.
pub(crate) type ChangeConnection = Counted<Change>;

pub(crate) struct Change(pub(crate) domain::change::Change);

/// A row of the log: one change to what a reader can see.
#[Object]
impl Change {
    /// The checkpoint behind this row.
    async fn cursor(&self) -> String {
        OpaqueCursor {
            order: Order::Log,
            cursor: self.0.cursor(),
        }
        .encode_cursor()
    }

    /// What happened.
    async fn kind(&self) -> ChangeKind {
        self.0.kind.into()
    }

    /// The article as it stands now.
    async fn article(&self, context: &Context<'_>) -> Result<Option<Article>> {
        match self.0.article_key {
            Some(key) => Article::by_key(context, key).await.map(Some),
            None => Ok(None),
        }
    }

    /// The article's version after it.
    async fn version(&self) -> Option<i32> {
        self.0.version
    }

    /// The names of this API's fields that changed; empty where the article was new.
    async fn changed_fields(&self) -> &[String] {
        &self.0.changed_fields
    }

    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.0.at)
    }
}
