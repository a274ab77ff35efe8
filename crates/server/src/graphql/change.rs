//! The log.

use async_graphql::{Context, ID, Object, Result, connection::CursorType};
use mediawire_domain as domain;

use super::{
    article::Article,
    entity::Entity,
    enums::ChangeKind,
    global_id::{GlobalId, NodeKind},
    loads::{EntityByKey, KnownEntity},
    paging::{Counted, OpaqueCursor, Order},
    scalar::DateTime,
    session::Session,
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

    /// The entity that changed, as it stands now: of a merger the one that stays. Null where only an article changed, and
    /// where the viewer may not know of the entity.
    async fn entity(&self, context: &Context<'_>) -> Result<Option<Entity>> {
        let Some(key) = self.0.entity_key else {
            return Ok(None);
        };
        let session = context.data_unchecked::<Session>();
        Ok(session.load(KnownEntity(key)).await?.map(Entity::new))
    }

    /// Of a merger, the id that stands for `entity` from now on, and was another entity's.
    async fn merged_id(&self, context: &Context<'_>) -> Result<Option<ID>> {
        let Some(key) = self.0.merged_key else {
            return Ok(None);
        };
        let session = context.data_unchecked::<Session>();
        let merged = session.load(EntityByKey(key)).await?;
        Ok(merged.map(|entity| GlobalId::new(NodeKind::Entity, entity.id).into()))
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
