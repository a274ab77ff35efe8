//! Sections and sources.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use mediawire_domain as domain;

use super::{
    global_id::{GlobalId, NodeKind},
    loads::SourceFeeds,
    polled_feed::PolledFeed,
    scalar::DateTime,
    session::Session,
};

pub(crate) struct Section(pub(crate) Arc<domain::section::Section>);

/// A section of the wire.
#[Object]
impl Section {
    /// The URL part.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// As printed.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Printed under every article of the section.
    async fn disclaimer(&self) -> Option<&str> {
        self.0.disclaimer.as_deref()
    }
}

#[derive(Clone)]
pub(crate) struct Source(pub(crate) Arc<domain::source::Source>);

/// An agency or a site that stories come from.
#[Object]
impl Source {
    /// Opaque and stable.
    pub(crate) async fn id(&self) -> ID {
        GlobalId::new(NodeKind::Source, self.0.id).into()
    }

    /// The URL part.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// As printed.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its site.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// When one of its feeds was last asked for stories; null where none is polled.
    async fn last_polled_at(&self, context: &Context<'_>) -> Result<Option<DateTime>> {
        let feeds = self.polled(context).await?;
        Ok(feeds
            .iter()
            .filter_map(|feed| feed.last_polled_at)
            .max()
            .map(DateTime))
    }

    /// When one of its feeds is asked next; null where none is polled, or all are paused.
    async fn next_poll_at(&self, context: &Context<'_>) -> Result<Option<DateTime>> {
        let feeds = self.polled(context).await?;
        Ok(feeds
            .iter()
            .filter_map(|feed| feed.next_poll_at)
            .min()
            .map(DateTime))
    }

    /// Why the feed that was last asked of those that fail did; null where all is well. Null for all but editors.
    async fn last_error(&self, context: &Context<'_>) -> Result<Option<String>> {
        if context.data_unchecked::<Session>().editor().is_err() {
            return Ok(None);
        }
        let feeds = self.polled(context).await?;
        let failing = feeds.iter().filter(|feed| feed.last_error.is_some());
        let latest = failing.max_by_key(|feed| feed.last_polled_at);
        Ok(latest.and_then(|feed| feed.last_error.clone()))
    }

    /// Its feeds that are polled, in the order in which they were added. Null for all but editors.
    async fn feeds(&self, context: &Context<'_>) -> Result<Option<Vec<PolledFeed>>> {
        if context.data_unchecked::<Session>().editor().is_err() {
            return Ok(None);
        }
        let feeds = self.polled(context).await?;
        Ok(Some(feeds.iter().cloned().map(PolledFeed).collect()))
    }
}

impl Source {
    async fn polled(&self, context: &Context<'_>) -> Result<Arc<Vec<domain::polled_feed::PolledFeed>>> {
        let session = context.data_unchecked::<Session>();
        Ok(session.load(SourceFeeds(self.0.key)).await?)
    }
}
