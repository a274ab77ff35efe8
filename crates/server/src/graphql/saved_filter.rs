//! Filters that have a name, and so a feed of their own.

use async_graphql::Object;
use mediawire_domain as domain;

#[derive(Clone)]
pub(crate) struct SavedFilter(pub(crate) domain::saved_filter::SavedFilter);

/// A filter with a name. Its feed stands at `/filters/` and its slug, in every format that feeds have.
#[Object]
impl SavedFilter {
    /// The URL part.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// What its feed is called.
    async fn title(&self) -> &str {
        &self.0.title
    }
}
