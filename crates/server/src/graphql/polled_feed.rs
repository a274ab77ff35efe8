//! Feeds that are polled.

use async_graphql::{ID, Object};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use mediawire_domain as domain;

use super::scalar::DateTime;
use crate::polling::shown;

#[derive(Clone)]
pub(crate) struct PolledFeed(pub(crate) domain::polled_feed::PolledFeed);

/// A feed of a source that is polled, and what became of the last polls.
#[Object]
impl PolledFeed {
    /// Opaque and stable; not for `node`.
    async fn id(&self) -> ID {
        ID(URL_SAFE_NO_PAD.encode(format!("feed:{}", self.0.id)))
    }

    /// Where it is, without credentials and query.
    async fn url(&self) -> String {
        shown(&self.0.url)
    }

    /// Slug of the section that its stories belong to; null where the feed says it.
    async fn section(&self) -> Option<&str> {
        self.0.section.as_deref()
    }

    /// Language of its stories, as BCP 47 writes it; null where the feed says it.
    async fn language(&self) -> Option<&str> {
        self.0.language.as_deref()
    }

    /// Seconds between two polls that succeed.
    async fn interval_seconds(&self) -> i64 {
        self.0.interval_seconds
    }

    /// When it was last asked; null before the first time.
    async fn last_polled_at(&self) -> Option<DateTime> {
        self.0.last_polled_at.map(DateTime)
    }

    /// When it is asked next; null while it is paused.
    async fn next_poll_at(&self) -> Option<DateTime> {
        self.0.next_poll_at.map(DateTime)
    }

    /// How often in a row it has failed.
    async fn failures(&self) -> i32 {
        self.0.failures
    }

    /// Why it last failed; null after a success.
    async fn last_error(&self) -> Option<&str> {
        self.0.last_error.as_deref()
    }
}
