//! An article's text: its blocks, its versions, and why it may be held back.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use mediawire_domain::{self as domain, hold::Hold, id::Key};

use super::{
    article::{Article, of_kinds},
    enums::{EntityKind, PubStatus, RepresentationType},
    finding::Mention,
    loads::{HoldOf, Mentions},
    paging::LIST_COST,
    scalar::DateTime,
    session::Session,
};

pub(crate) struct Block {
    pub(crate) article: Key,
    pub(crate) index: usize,
    pub(crate) text: String,
}

/// A paragraph of a body.
#[Object]
impl Block {
    /// Its place in the body, from 0.
    async fn index(&self) -> i32 {
        i32::try_from(self.index).unwrap_or(i32::MAX)
    }

    /// The text, word for word.
    async fn text(&self) -> &str {
        &self.text
    }

    /// Every span of this block that names an entity, in reading order.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn mentions(&self, context: &Context<'_>, kinds: Option<Vec<EntityKind>>) -> Result<Vec<Mention>> {
        let session = context.data_unchecked::<Session>();
        let mentions = session.load(Mentions(self.article)).await?;
        let here = |mention: &&domain::mention::Mention| {
            mention.span.part == domain::span::TextPart::Body && mention.span.block == self.index
        };
        let mentions: Vec<_> = mentions.iter().filter(here).cloned().collect();
        of_kinds(context, &mentions, |mention| mention.entity_key, kinds, Mention).await
    }
}

pub(crate) struct ArticleVersion(pub(crate) domain::article_version::ArticleVersion);

/// An article's text as it was at one version.
#[Object]
impl ArticleVersion {
    /// Its number, from 1.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The headline at this version.
    async fn headline(&self) -> &str {
        &self.0.headline
    }

    /// Full or partial.
    async fn representation_type(&self) -> RepresentationType {
        self.0.representation_type.into()
    }

    /// The text, its blocks joined by a blank line.
    async fn body_text(&self) -> &str {
        self.0.body.text()
    }

    /// SHA-256 of `bodyText` in UTF-8, lower-case hexadecimal.
    async fn body_digest(&self) -> &str {
        &self.0.body_digest
    }

    /// When it came to be here.
    async fn version_created(&self) -> DateTime {
        DateTime(self.0.version_created)
    }
}

pub(crate) struct Notice {
    pub(crate) article: Key,
    pub(crate) notice: domain::visibility::Notice,
}

impl Notice {
    async fn hold(&self, context: &Context<'_>) -> Result<Option<Arc<Hold>>> {
        if self.notice.pub_status == domain::article::PubStatus::Usable {
            return Ok(None);
        }
        let session = context.data_unchecked::<Session>();
        Ok(session.load(HoldOf(self.article)).await?)
    }
}

/// Why content is held back.
#[Object]
impl Notice {
    /// The article's status.
    async fn pub_status(&self) -> PubStatus {
        self.notice.pub_status.into()
    }

    /// Why, in words of the desk's or the sender's where there are any.
    async fn reason(&self, context: &Context<'_>) -> Result<String> {
        let hold = self.hold(context).await?;
        Ok(hold.map_or_else(|| self.notice.reason.to_owned(), |hold| hold.reason.clone()))
    }

    /// When it will be shown; null where that is open.
    async fn until(&self) -> Option<DateTime> {
        self.notice.until.map(DateTime)
    }

    /// Since when.
    async fn at(&self, context: &Context<'_>) -> Result<DateTime> {
        let hold = self.hold(context).await?;
        Ok(DateTime(hold.map_or(self.notice.at, |hold| hold.at)))
    }

    /// The article to show instead, where there is one.
    async fn replacement(&self, context: &Context<'_>) -> Result<Option<Article>> {
        match self.hold(context).await?.and_then(|hold| hold.replacement_key) {
            Some(key) => Ok(Some(Article::by_key(context, key).await?)),
            None => Ok(None),
        }
    }
}
