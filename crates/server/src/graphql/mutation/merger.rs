//! Entities that are one, and what was taken for one and is two.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use futures_util::future::try_join_all;
use mediawire_domain::{
    self as domain,
    desk::{EntityChange, NewEntity, RefusalReason, Split},
};

use super::{
    Stop, UserError, UserErrorCode, article_of, entity_of,
    names::{at_most, name, names},
    payload, stale_articles,
    user_error::answer,
};
use crate::graphql::{
    entity::Entity,
    global_id::{GlobalId, shortened},
    session::Session,
};

/// How many entities are merged at once.
const MAX_MERGED: usize = 20;
/// How many names a split takes away.
const MAX_ALIASES: usize = 50;
/// How many articles a split is about.
const MAX_ARTICLES: usize = 100;

/// Entities that are one.
#[derive(InputObject)]
pub(crate) struct MergeEntitiesInput {
    /// The entities that are another; 1 to 20.
    from_ids: Vec<ID>,
    /// The entity that they are, of the same kind.
    into_id: ID,
}

/// What was taken for one entity, and is two.
#[derive(InputObject)]
pub(crate) struct SplitEntityInput {
    /// The entity that the other was taken for.
    entity_id: ID,
    /// The other, where it is known: also one that was merged into this one, by its own id.
    into_id: Option<ID>,
    /// The other's name, where it is new. Exactly one of `intoId` and `newName` is given.
    new_name: Option<String>,
    /// The aliases that are the other's; at most 50.
    #[graphql(default)]
    aliases: Vec<String>,
    /// The articles that mean the other wherever they seem to mention this one; at most 100.
    #[graphql(default)]
    article_ids: Vec<ID>,
}

payload! {
    /// What became of `mergeEntities`.
    MergeEntitiesPayload {
        /// The entity that stays. The ids and slugs of the others stand for it from now on.
        entity: Option<Entity>,
        /// How many articles still wait to be annotated anew, whatever for.
        stale_articles: i32,
    }
}

payload! {
    /// What became of `splitEntity`.
    SplitEntityPayload {
        /// The entity that the other was taken for.
        entity: Option<Entity>,
        /// The other.
        into: Option<Entity>,
        /// How many articles still wait to be annotated anew, whatever for.
        stale_articles: i32,
    }
}

#[derive(Default)]
pub(crate) struct Mergers;

#[Object]
impl Mergers {
    /// Makes entities one: the one that stays takes over the names, mentions, quotes and claims of the others, whose ids
    /// and slugs stand for it from now on. Editors only.
    async fn merge_entities(
        &self,
        context: &Context<'_>,
        input: MergeEntitiesInput,
    ) -> Result<MergeEntitiesPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        answer(merge(session, &input).await)
    }

    /// Gives names, and every mention in some articles, from one entity to another; takes a merger back. Editors only.
    async fn split_entity(
        &self,
        context: &Context<'_>,
        input: SplitEntityInput,
    ) -> Result<SplitEntityPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        answer(split(session, &input).await)
    }
}

async fn merge(session: &Session, input: &MergeEntitiesInput) -> Result<MergeEntitiesPayload, Stop> {
    at_most("fromIds", input.from_ids.len(), MAX_MERGED)?;
    if input.from_ids.is_empty() {
        return Err(UserError::new(UserErrorCode::BadLength, "fromIds", "`fromIds` names none").into());
    }
    let into = entity_of(session, &input.into_id, "intoId").await?;
    let from = input.from_ids.iter().map(|id| entity_of(session, id, "fromIds"));
    let mut from: Vec<domain::entity::Entity> = try_join_all(from)
        .await?
        .iter()
        .map(|entity| domain::entity::Entity::clone(entity))
        .collect();
    from.sort_by_key(|entity| entity.key);
    from.dedup_by_key(|entity| entity.key);
    let entity = session
        .edit(|connection, desk| desk.merge_entities(connection, &from, &into))?
        .map_err(|refusal| UserError::refused(refusal, |_| "fromIds"))?;
    Ok(MergeEntitiesPayload {
        entity: Some(Entity::new(Arc::new(entity))),
        stale_articles: stale_articles(session)?,
        user_errors: Vec::new(),
    })
}

async fn split(session: &Session, input: &SplitEntityInput) -> Result<SplitEntityPayload, Stop> {
    let from = entity_of(session, &input.entity_id, "entityId").await?;
    at_most("articleIds", input.article_ids.len(), MAX_ARTICLES)?;
    let articles = input
        .article_ids
        .iter()
        .map(|id| article_of(session, id, "articleIds"));
    let articles = try_join_all(articles).await?;
    let split = Split {
        into: other(session, input, &from)?,
        aliases: names("aliases", &input.aliases, MAX_ALIASES)?,
        articles: articles
            .iter()
            .map(|article| domain::article::Article::clone(article))
            .collect(),
    };
    let into = session
        .edit(|connection, desk| desk.split_entity(connection, &from, &split))?
        .map_err(|refusal| UserError::refused(refusal, |reason| field_of_split(reason, input)))?;
    let entity = entity_of(session, &input.entity_id, "entityId").await?;
    Ok(SplitEntityPayload {
        entity: Some(Entity::new(entity)),
        into: Some(Entity::new(Arc::new(into))),
        stale_articles: stale_articles(session)?,
        user_errors: Vec::new(),
    })
}

/// The other entity: one that is there, or a new one.
fn other(
    session: &Session,
    input: &SplitEntityInput,
    from: &domain::entity::Entity,
) -> Result<Result<domain::entity::Entity, NewEntity>, Stop> {
    match (&input.into_id, &input.new_name) {
        (Some(id), None) => Ok(Ok(row_of(session, id)?)),
        (None, Some(text)) => Ok(Err(NewEntity {
            kind: from.kind,
            name: name("newName", text)?,
            change: EntityChange::default(),
        })),
        _ => {
            let message = "give either `intoId` or `newName`";
            Err(UserError::new(UserErrorCode::BadFormat, "intoId", message).into())
        }
    }
}

/// The entity that has this id itself, also where it was merged into another.
fn row_of(session: &Session, id: &ID) -> Result<domain::entity::Entity, Stop> {
    let own = GlobalId::decode_entity(id)?;
    let mut rows = session.query(|connection, _| domain::entity::Entity::rows_by_ids(connection, &[own]))?;
    let missing = || format!("no entity with id `{}`", shortened(id));
    Ok(rows
        .pop()
        .ok_or_else(|| UserError::new(UserErrorCode::NotFound, "intoId", missing()))?)
}

fn field_of_split(reason: RefusalReason, input: &SplitEntityInput) -> &'static str {
    match reason {
        RefusalReason::NotFound if !input.aliases.is_empty() => "aliases",
        _ if input.new_name.is_some() => "newName",
        _ => "intoId",
    }
}
