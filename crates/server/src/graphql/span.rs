//! Spans, and what is pinned to them.

use async_graphql::{Context, Object, Result};
use mediawire_domain::{self as domain, id::Key};

use super::{
    enums::{TextPart, TextUnit},
    loads::{ArticleByKey, CurrentText, TextAt},
    session::Session,
};

pub(crate) struct Span {
    pub(crate) article: Key,
    /// The version that it lies in; `None` for the current one.
    pub(crate) version: Option<i32>,
    pub(crate) span: domain::span::Span,
}

/// A stretch of an article's text, within one block or the headline.
#[Object]
impl Span {
    /// Headline or body.
    async fn part(&self) -> TextPart {
        self.span.part.into()
    }

    /// The index of the block, from 0; 0 for the headline.
    async fn block(&self) -> i32 {
        i32::try_from(self.span.block).unwrap_or(i32::MAX)
    }

    /// The offset of the first unit within the block, so that `text.slice(start, end)` gives the span's text.
    async fn start(
        &self,
        context: &Context<'_>,
        #[graphql(default_with = "Some(TextUnit::Utf16)")] unit: Option<TextUnit>,
    ) -> Result<i32> {
        self.offset(context, unit, self.span.start).await
    }

    /// The offset behind the last unit within the block.
    async fn end(
        &self,
        context: &Context<'_>,
        #[graphql(default_with = "Some(TextUnit::Utf16)")] unit: Option<TextUnit>,
    ) -> Result<i32> {
        self.offset(context, unit, self.span.end).await
    }

    /// The text, word for word.
    async fn text(&self, context: &Context<'_>) -> Result<String> {
        self.in_block(context, |block| {
            block
                .get(self.span.start..self.span.end)
                .unwrap_or_default()
                .to_owned()
        })
        .await
    }
}

impl Span {
    async fn offset(&self, context: &Context<'_>, unit: Option<TextUnit>, byte: usize) -> Result<i32> {
        let unit = domain::span::TextUnit::from(unit.unwrap_or(TextUnit::Utf16));
        let offset = match unit {
            domain::span::TextUnit::Byte => byte,
            unit => self.in_block(context, |block| unit.offset(block, byte)).await?,
        };
        Ok(i32::try_from(offset).unwrap_or(i32::MAX))
    }

    /// Looks at the text of the block, or of the headline.
    async fn in_block<T>(&self, context: &Context<'_>, look: impl FnOnce(&str) -> T) -> Result<T> {
        let session = context.data_unchecked::<Session>();
        if let (domain::span::TextPart::Headline, None) = (self.span.part, self.version) {
            let article = session.load(ArticleByKey(self.article)).await?;
            return Ok(look(
                article.as_ref().map_or("", |article| &article.original_headline),
            ));
        }
        let version = match self.version {
            Some(version) => session.load(TextAt(self.article, version)).await?,
            None => session.load(CurrentText(self.article)).await?,
        };
        let text = version.as_ref().and_then(|version| match self.span.part {
            domain::span::TextPart::Headline => Some(version.headline.as_str()),
            domain::span::TextPart::Body => version.body.block(self.span.block),
        });
        Ok(look(text.unwrap_or_default()))
    }
}
