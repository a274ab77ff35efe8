//! Sections and sources.

use std::sync::Arc;

use async_graphql::{ID, Object};
use mediawire_domain as domain;

use super::global_id::{GlobalId, NodeKind};

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
}
