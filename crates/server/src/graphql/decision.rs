//! What editors decided.

use async_graphql::{Context, ID, Object, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use mediawire_domain as domain;

use super::{
    article::Article,
    entity::Entity,
    enums::DecisionKind,
    error::not_found,
    filter::entity_keys,
    global_id::{GlobalId, shortened},
    loads::ArticleById,
    scalar::DateTime,
    session::Session,
};

pub(crate) struct Decision(pub(crate) domain::decision::Decision);

/// What an editor decided about machine-made data. It is kept for good, and applied whenever its article is annotated.
#[Object]
impl Decision {
    /// Opaque and stable; not for `node`.
    async fn id(&self) -> ID {
        ID(URL_SAFE_NO_PAD.encode(format!("decision:{}", self.0.id)))
    }

    /// What was decided.
    async fn kind(&self) -> DecisionKind {
        self.0.kind.into()
    }

    /// The article that it is about; null where it is about all of them.
    async fn article(&self, context: &Context<'_>) -> Result<Option<Article>> {
        match self.0.article_key {
            Some(key) => Article::by_key(context, key).await.map(Some),
            None => Ok(None),
        }
    }

    /// The entity that it is about; of a merger and of a split the one that lost.
    async fn entity(&self, context: &Context<'_>) -> Result<Option<Entity>> {
        Entity::by_optional_key(context, self.0.entity_key).await
    }

    /// The entity at the other end: the former link of a relinked mention, the one that a merger or a split gave to, the
    /// older treaty.
    async fn other_entity(&self, context: &Context<'_>) -> Result<Option<Entity>> {
        Entity::by_optional_key(context, self.0.other_entity_key).await
    }

    /// The words that it is about, as they were.
    async fn quoted(&self) -> Option<&str> {
        self.0.anchor.as_ref().map(|anchor| anchor.quoted.as_str())
    }

    /// A rejected alias as it was written, the office that an added mention states, the remark, or what else was said.
    async fn text(&self) -> Option<&str> {
        self.0.text.as_deref()
    }

    /// The subject of the editor's token.
    async fn editor(&self) -> &str {
        &self.0.editor
    }

    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.0.at)
    }

    /// Since when its words are not in the article any more; null while it holds.
    async fn orphaned_since(&self) -> Option<DateTime> {
        self.0.orphaned_since.map(DateTime)
    }
}

/// Which decisions, by the ids that a client gives. What has no such id is an error that names it.
pub(crate) async fn filter(
    session: &Session,
    article: Option<ID>,
    entity: Option<ID>,
    orphaned: bool,
) -> Result<domain::decision::DecisionFilter> {
    let article = match article {
        Some(id) => {
            let row = session.load(ArticleById(GlobalId::decode_article(&id)?)).await?;
            let row = row.ok_or_else(|| not_found(format!("no article with id `{}`", shortened(&id))))?;
            Some(row.key)
        }
        None => None,
    };
    let entity = match entity {
        Some(id) => entity_keys(session, &[id]).await?.pop(),
        None => None,
    };
    Ok(domain::decision::DecisionFilter {
        article,
        entity,
        orphaned,
    })
}
