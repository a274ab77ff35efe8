//! Words of an article, as an editor points at them.

use async_graphql::InputObject;
use mediawire_domain as domain;

use super::{Stop, UserError, UserErrorCode};
use crate::graphql::{
    enums::{TextPart, TextUnit},
    loads::CurrentText,
    session::Session,
};

/// A stretch of an article's current text.
#[derive(InputObject)]
pub(crate) struct SpanInput {
    /// Headline or body.
    part: TextPart,
    /// The index of the block, from 0; 0 for the headline.
    #[graphql(default)]
    block: i32,
    /// The offset of the first unit within the block.
    start: i32,
    /// The offset behind the last unit.
    end: i32,
    /// What the offsets count.
    #[graphql(default_with = "TextUnit::Utf16")]
    unit: TextUnit,
}

impl SpanInput {
    /// The span in bytes, checked against the article's current text.
    pub(super) async fn in_article(
        &self,
        session: &Session,
        article: &domain::article::Article,
    ) -> Result<domain::span::Span, Stop> {
        let version = session.load(CurrentText(article.key)).await?;
        let body = version.iter().flat_map(|version| version.body.blocks());
        let body: Vec<&str> = body.collect();
        let span = self.resolve(&article.original_headline, &body);
        Ok(span.ok_or_else(|| {
            let message = format!(
                "block {} has no stretch from {} to {}",
                self.block, self.start, self.end
            );
            UserError::new(UserErrorCode::BadSpan, "span", message)
        })?)
    }

    fn resolve(&self, headline: &str, blocks: &[&str]) -> Option<domain::span::Span> {
        let part: domain::span::TextPart = self.part.into();
        let block = usize::try_from(self.block).ok()?;
        let text = match part {
            domain::span::TextPart::Headline => Some(headline).filter(|_| block == 0),
            domain::span::TextPart::Body => blocks.get(block).copied(),
        }?;
        let unit: domain::span::TextUnit = self.unit.into();
        let byte = |offset: i32| unit.byte(text, usize::try_from(offset).ok()?);
        let (start, end) = (byte(self.start)?, byte(self.end)?);
        (start < end).then_some(domain::span::Span {
            part,
            block,
            start,
            end,
        })
    }
}
