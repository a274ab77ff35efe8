//! Decisions about one mention.

use super::{Desk, DeskError, Refusal, RefusalReason, standing};
use crate::{
    anchor::Anchor, annotate::Text, article::Article, article_version::ArticleVersion,
    connection::AnyConnection, decision::DecisionKind, entity::Entity, error::StoreError, id::Key,
    settle::settle, span::Span,
};

/// What an editor decides about words of an article.
#[derive(Clone, Debug)]
pub struct MentionDecision {
    /// The article.
    pub article: Key,
    /// The version of the article that the editor saw.
    pub version: i32,
    /// The words.
    pub span: Span,
    /// What they name, or for a rejection do not name.
    pub entity: Entity,
    /// What they were taken for, where they are linked anew.
    pub former: Option<Key>,
    /// The office that the words state, where a mention is added.
    pub stated_role: Option<String>,
}

impl Desk<'_> {
    /// The words do name the entity.
    pub fn confirm_mention(
        &self,
        connection: &mut AnyConnection,
        decision: &MentionDecision,
    ) -> Result<Article, DeskError> {
        self.decide(connection, DecisionKind::ConfirmMention, decision)
    }

    /// The words do not name the entity.
    pub fn reject_mention(
        &self,
        connection: &mut AnyConnection,
        decision: &MentionDecision,
    ) -> Result<Article, DeskError> {
        self.decide(connection, DecisionKind::RejectMention, decision)
    }

    /// The words name the entity, which the annotator missed.
    pub fn add_mention(
        &self,
        connection: &mut AnyConnection,
        decision: &MentionDecision,
    ) -> Result<Article, DeskError> {
        self.decide(connection, DecisionKind::AddMention, decision)
    }

    /// The words name another entity than the annotator took them for.
    pub fn relink_mention(
        &self,
        connection: &mut AnyConnection,
        decision: &MentionDecision,
    ) -> Result<Article, DeskError> {
        self.decide(connection, DecisionKind::RelinkMention, decision)
    }

    fn decide(
        &self,
        connection: &mut AnyConnection,
        kind: DecisionKind,
        decision: &MentionDecision,
    ) -> Result<Article, DeskError> {
        connection.write(|connection| {
            let article = current(connection, decision.article, decision.version)?;
            let kept = crate::decision::Decision {
                article_key: Some(article.key),
                entity_key: Some(standing(connection, &decision.entity)?.key),
                other_entity_key: decision.former,
                anchor: Some(anchor(connection, &article, decision.span)?),
                text: decision.stated_role.clone(),
                ..self.decision(kind)
            };
            kept.keep(connection)?;
            let annotator = self.annotators.current(connection)?;
            settle(connection, &annotator, &article, self.now)?;
            Ok(article)
        })
    }
}

/// The article, which must still have the version that the editor saw.
pub(super) fn current(
    connection: &mut AnyConnection,
    article: Key,
    version: i32,
) -> Result<Article, DeskError> {
    let article = Article::by_keys(connection, &[article])?.pop();
    let Some(article) = article else {
        return Err(Refusal::new(RefusalReason::NotFound, "the article is not there any more").into());
    };
    if article.version != version {
        let message = format!(
            "the article is at version {}, and this is about version {version}",
            article.version
        );
        return Err(Refusal::new(RefusalReason::Conflict, message).into());
    }
    Ok(article)
}

/// Holds words of the article's current text fast.
pub(super) fn anchor(
    connection: &mut AnyConnection,
    article: &Article,
    span: Span,
) -> Result<Anchor, DeskError> {
    let version: Option<ArticleVersion> = ArticleVersion::current(connection, &[article.key])?.pop();
    let Some(version) = version else {
        return Err(StoreError::Database(format!("the article `{}` has no text", article.slug)).into());
    };
    let blocks: Vec<&str> = version.body.blocks().collect();
    let text = Text {
        headline: &article.original_headline,
        blocks: &blocks,
    };
    let outside = || Refusal::new(RefusalReason::BadSpan, "the article has no such stretch of text");
    Ok(Anchor::at(span, text).ok_or_else(outside)?)
}
