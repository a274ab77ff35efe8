//! Decisions about one mention.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use mediawire_domain::{
    self as domain,
    connection::AnyConnection,
    desk::{Desk, DeskError, MentionDecision, RefusalReason},
    entity::EntityKind,
};

use super::{
    Stop, UserError, UserErrorCode, article_of, entity_of, names::name, payload, span::SpanInput,
    user_error::answer,
};
use crate::graphql::{
    article::Article,
    finding::Mention,
    global_id::shortened,
    loads::{ArticleById, EntityById, Mentions as MentionsOf},
    mention_id::MentionId,
    session::Session,
};

/// A mention that is right.
#[derive(InputObject)]
pub(crate) struct ConfirmMentionInput {
    /// The mention's id, of the article's current version.
    mention_id: ID,
}

/// A mention that is wrong.
#[derive(InputObject)]
pub(crate) struct RejectMentionInput {
    /// The mention's id, of the article's current version.
    mention_id: ID,
}

/// A mention that the annotator missed.
#[derive(InputObject)]
pub(crate) struct AddMentionInput {
    /// The article.
    article_id: ID,
    /// The article's version that the editor looks at.
    expected_version: i32,
    /// The words.
    span: SpanInput,
    /// What they name.
    entity_id: ID,
    /// The office that the text states beside a person's name, word for word; 1 to 200 characters.
    stated_role: Option<String>,
}

/// A mention of another entity.
#[derive(InputObject)]
pub(crate) struct RelinkMentionInput {
    /// The mention's id, of the article's current version.
    mention_id: ID,
    /// What the words name instead.
    entity_id: ID,
}

payload! {
    /// What became of `confirmMention`.
    ConfirmMentionPayload {
        /// The article.
        article: Option<Article>,
        /// The mention as it is now.
        mention: Option<Mention>,
    }
}

payload! {
    /// What became of `rejectMention`.
    RejectMentionPayload {
        /// The article.
        article: Option<Article>,
    }
}

payload! {
    /// What became of `addMention`.
    AddMentionPayload {
        /// The article.
        article: Option<Article>,
        /// The new mention.
        mention: Option<Mention>,
    }
}

payload! {
    /// What became of `relinkMention`.
    RelinkMentionPayload {
        /// The article.
        article: Option<Article>,
        /// The mention as it is now.
        mention: Option<Mention>,
    }
}

#[derive(Default)]
pub(crate) struct Mentions;

#[Object]
impl Mentions {
    /// Says that words do name the entity that the annotator took them to name: the mention is an editor's from now on,
    /// and stays whatever the annotator finds later. Editors only.
    async fn confirm_mention(
        &self,
        context: &Context<'_>,
        input: ConfirmMentionInput,
    ) -> Result<ConfirmMentionPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        let done = async {
            let decision = known(session, &input.mention_id).await?;
            let act =
                |desk: &Desk<'_>, connection: &mut AnyConnection| desk.confirm_mention(connection, &decision);
            let article = decide(session, act, field)?;
            let mention = mention_at(session, &decision).await?;
            Ok(ConfirmMentionPayload {
                article: Some(article),
                mention,
                user_errors: Vec::new(),
            })
        };
        answer(done.await)
    }

    /// Says that words do not name the entity that the annotator took them to name. Editors only.
    async fn reject_mention(
        &self,
        context: &Context<'_>,
        input: RejectMentionInput,
    ) -> Result<RejectMentionPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        let done = async {
            let decision = known(session, &input.mention_id).await?;
            let act =
                |desk: &Desk<'_>, connection: &mut AnyConnection| desk.reject_mention(connection, &decision);
            Ok(RejectMentionPayload {
                article: Some(decide(session, act, field)?),
                user_errors: Vec::new(),
            })
        };
        answer(done.await)
    }

    /// Says that words name an entity. Whatever they, or a part of them, were taken to name gives way. Editors only.
    async fn add_mention(&self, context: &Context<'_>, input: AddMentionInput) -> Result<AddMentionPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        let done = async {
            let decision = added(session, &input).await?;
            let act =
                |desk: &Desk<'_>, connection: &mut AnyConnection| desk.add_mention(connection, &decision);
            let article = decide(session, act, field_of_added)?;
            let mention = mention_at(session, &decision).await?;
            Ok(AddMentionPayload {
                article: Some(article),
                mention,
                user_errors: Vec::new(),
            })
        };
        answer(done.await)
    }

    /// Says that words name another entity than the annotator took them to name. Editors only.
    async fn relink_mention(
        &self,
        context: &Context<'_>,
        input: RelinkMentionInput,
    ) -> Result<RelinkMentionPayload> {
        let session = context.data_unchecked::<Session>();
        session.editor()?;
        let done = async {
            let former = known(session, &input.mention_id).await?;
            let entity = entity_of(session, &input.entity_id, "entityId").await?;
            let decision = MentionDecision {
                former: Some(former.entity.key),
                entity: domain::entity::Entity::clone(&entity),
                ..former
            };
            let act =
                |desk: &Desk<'_>, connection: &mut AnyConnection| desk.relink_mention(connection, &decision);
            let article = decide(session, act, field)?;
            let mention = mention_at(session, &decision).await?;
            Ok(RelinkMentionPayload {
                article: Some(article),
                mention,
                user_errors: Vec::new(),
            })
        };
        answer(done.await)
    }
}

/// What a mention's id says.
async fn known(session: &Session, id: &ID) -> Result<MentionDecision, Stop> {
    let mention = MentionId::decode(id)?;
    let article = session.load(ArticleById(mention.article)).await?;
    let entity = session.load(EntityById(mention.entity)).await?;
    let (Some(article), Some(entity)) = (article, entity) else {
        let message = format!("no mention with id `{}`", shortened(id));
        return Err(UserError::new(UserErrorCode::NotFound, "mentionId", message).into());
    };
    Ok(MentionDecision {
        article: article.key,
        version: mention.version,
        span: mention.span,
        entity: domain::entity::Entity::clone(&entity),
        former: None,
        stated_role: None,
    })
}

async fn added(session: &Session, input: &AddMentionInput) -> Result<MentionDecision, Stop> {
    let article = article_of(session, &input.article_id, "articleId").await?;
    let entity = entity_of(session, &input.entity_id, "entityId").await?;
    if article.version != input.expected_version {
        let message = format!(
            "the article is at version {}, and not at {}",
            article.version, input.expected_version
        );
        return Err(UserError::new(UserErrorCode::Conflict, "expectedVersion", message).into());
    }
    let span = input.span.in_article(session, &article).await?;
    let stated_role = input.stated_role.as_ref();
    let stated_role = stated_role.map(|role| name("statedRole", role)).transpose()?;
    if stated_role.is_some() && entity.kind != EntityKind::Person {
        let message = format!("`{}` is no person, and holds no office", entity.name);
        return Err(UserError::new(UserErrorCode::WrongKind, "statedRole", message).into());
    }
    Ok(MentionDecision {
        article: article.key,
        version: article.version,
        span,
        entity: domain::entity::Entity::clone(&entity),
        former: None,
        stated_role,
    })
}

fn decide(
    session: &Session,
    act: impl FnOnce(&Desk<'_>, &mut AnyConnection) -> Result<domain::article::Article, DeskError>,
    field: fn(RefusalReason) -> &'static str,
) -> Result<Article, Stop> {
    let article = session
        .edit(|connection, desk| act(desk, connection))?
        .map_err(|refusal| UserError::refused(refusal, field))?;
    Ok(Article::new(session.viewer(), Arc::new(article)))
}

/// The mention that stands now where the decision was about.
async fn mention_at(session: &Session, decision: &MentionDecision) -> Result<Option<Mention>, Stop> {
    let mentions = session.load(MentionsOf(decision.article)).await?;
    let found = mentions.iter().find(|mention| mention.span == decision.span);
    Ok(found.cloned().map(Mention))
}

fn field(_: RefusalReason) -> &'static str {
    "mentionId"
}

fn field_of_added(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::Conflict => "expectedVersion",
        RefusalReason::BadSpan => "span",
        _ => "entityId",
    }
}
