//! Names that do not stand for an entity.

use async_graphql::{Context, ID, InputObject, Object, Result};
use mediawire_domain as domain;

use super::{Stop, UserError, article_of, entity_of, names::name, payload, user_error::answer};
use crate::graphql::{article::Article, entity::Entity, session::Session};

/// A name that does not stand for an entity.
#[derive(InputObject)]
pub(crate) struct RejectAliasInput {
    /// The entity.
    entity_id: ID,
    /// The name, 1 to 200 characters; case, accents and punctuation do not matter.
    alias: String,
    /// The article in which it does not; left out, it does not in any.
    article_id: Option<ID>,
}

payload! {
    /// What became of `rejectAlias`.
    RejectAliasPayload {
        /// The entity.
        entity: Option<Entity>,
        /// The article, where the input names one.
        article: Option<Article>,
        /// How many articles still wait to be annotated anew, whatever for.
        stale_articles: i32,
    }
}

#[derive(Default)]
pub(crate) struct Aliases;

#[Object]
impl Aliases {
    /// Says that a name does not stand for an entity: in one article, or in any. What an editor linked stays. Editors
    /// only.
    async fn reject_alias(
        &self,
        context: &Context<'_>,
        input: RejectAliasInput,
    ) -> Result<RejectAliasPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        answer(reject(session, &input).await)
    }
}

async fn reject(session: &Session, input: &RejectAliasInput) -> Result<RejectAliasPayload, Stop> {
    let entity = entity_of(session, &input.entity_id, "entityId").await?;
    let article = match &input.article_id {
        Some(id) => Some(article_of(session, id, "articleId").await?),
        None => None,
    };
    let alias = name("alias", &input.alias)?;
    let stale = session
        .edit(|connection, desk| desk.reject_alias(connection, &entity, &alias, article.as_deref()))?
        .map_err(|refusal| {
            UserError::refused(refusal, |reason| match reason {
                domain::desk::RefusalReason::BadName => "alias",
                _ => "entityId",
            })
        })?;
    Ok(RejectAliasPayload {
        entity: Some(Entity::new(entity)),
        article: article.map(|article| Article::new(session.viewer(), article)),
        stale_articles: i32::try_from(stale).unwrap_or(i32::MAX),
        user_errors: Vec::new(),
    })
}
