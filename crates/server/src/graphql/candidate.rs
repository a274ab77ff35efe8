//! Names that wait for an editor.

use std::sync::Arc;

use async_graphql::Object;
use mediawire_domain as domain;

use super::entity::Entity;

pub(crate) struct Candidate(pub(crate) domain::candidate::Candidate);

/// A name that the annotator met and that the authority does not know.
#[Object]
impl Candidate {
    /// What it would be.
    async fn entity(&self) -> Entity {
        Entity::new(Arc::new(self.0.entity.clone()))
    }

    /// How many articles mention it, those that are held back among them.
    async fn article_count(&self) -> i32 {
        i32::try_from(self.0.article_count).unwrap_or(i32::MAX)
    }

    /// How sure the annotator was where it was surest, 0 to 1.
    async fn confidence(&self) -> f64 {
        self.0.confidence
    }
}
