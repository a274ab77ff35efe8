//! What a mention is called outside: its words in one version of an article, and the entity that they name.
//!
//! Mentions are found anew whenever their article is annotated, so they have no row that stays.

use async_graphql::{Context, Error, ID, Result};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use mediawire_domain::{
    id::Id,
    mention::Mention,
    span::{Span, TextPart},
};

use super::{
    error::bad_input,
    global_id::shortened,
    loads::{ArticleByKey, EntityByKey},
    session::Session,
};

/// A decoded id of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MentionId {
    pub(crate) article: Id,
    pub(crate) version: i32,
    pub(crate) span: Span,
    pub(crate) entity: Id,
}

impl MentionId {
    /// The id of a mention in its article as it is now.
    pub(crate) async fn of(context: &Context<'_>, mention: &Mention) -> Result<Self> {
        let session = context.data_unchecked::<Session>();
        let article = session.load(ArticleByKey(mention.article_key)).await?;
        let entity = session.load(EntityByKey(mention.entity_key)).await?;
        let (Some(article), Some(entity)) = (article, entity) else {
            return Err(Error::new("what a mention is about has gone"));
        };
        Ok(Self {
            article: article.id,
            version: article.version,
            span: mention.span,
            entity: entity.id,
        })
    }

    pub(crate) fn encode(&self) -> ID {
        let Span {
            part,
            block,
            start,
            end,
        } = self.span;
        let letter = match part {
            TextPart::Headline => 'h',
            TextPart::Body => 'b',
        };
        let text = format!(
            "mention:{}:{}:{letter}:{block}:{start}:{end}:{}",
            self.article, self.version, self.entity
        );
        ID(URL_SAFE_NO_PAD.encode(text))
    }

    /// Reads an id that a client gives back.
    pub(crate) fn decode(id: &ID) -> Result<Self> {
        Self::parse(id).ok_or_else(|| bad_input(format!("`{}` is not a mention's id", shortened(id))))
    }

    fn parse(id: &str) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id).ok()?).ok()?;
        let parts: Vec<&str> = text.split(':').collect();
        let ["mention", article, version, part, block, start, end, entity] = parts[..] else {
            return None;
        };
        let span = Span {
            part: match part {
                "h" => TextPart::Headline,
                "b" => TextPart::Body,
                _ => return None,
            },
            block: block.parse().ok()?,
            start: start.parse().ok()?,
            end: end.parse().ok()?,
        };
        (span.start < span.end).then_some(())?;
        Some(Self {
            article: article.parse().ok()?,
            version: version.parse().ok()?,
            span,
            entity: entity.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_given_back_is_the_same() {
        let id = "0192f0c1-2d3e-7abc-8def-0123456789ab".parse().unwrap();
        let mention = MentionId {
            article: id,
            version: 3,
            span: Span {
                part: TextPart::Headline,
                block: 0,
                start: 4,
                end: 9,
            },
            entity: id,
        };
        assert_eq!(MentionId::decode(&mention.encode()).unwrap(), mention);
    }

    #[test]
    fn an_id_that_is_none_is_named() {
        for rubbish in ["rubbish", "", "bWVudGlvbjoxOjI"] {
            let error = MentionId::decode(&ID::from(rubbish)).unwrap_err();
            assert!(
                error.message.contains(&format!("`{rubbish}`")),
                "{}",
                error.message
            );
        }
    }
}
