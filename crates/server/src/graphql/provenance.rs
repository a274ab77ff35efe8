//! Where an article comes from.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use mediawire_domain as domain;

use super::{
    enums::ProvenanceGap,
    loads::{Hops, MetadataOf, SourceByKey},
    paging::LIST_COST,
    scalar::DateTime,
    section::Source,
    session::Session,
};

pub(crate) struct Provenance {
    pub(crate) row: Arc<domain::article::Article>,
    pub(crate) is_held_back: bool,
}

/// Where an article comes from, and what is not known of that.
#[Object]
impl Provenance {
    /// The agency or site; null where the story names none.
    async fn source(&self, context: &Context<'_>) -> Result<Option<Source>> {
        let Some(key) = self.row.source_key else {
            return Ok(None);
        };
        let session = context.data_unchecked::<Session>();
        Ok(session.load(SourceByKey(key)).await?.map(Source))
    }

    /// The address of the original.
    async fn source_url(&self) -> Option<&str> {
        self.row.source_url.as_deref()
    }

    /// IPTC's creditline: the credit that must be shown with it.
    async fn creditline(&self) -> Option<&str> {
        self.row.creditline.as_deref()
    }

    /// The sender's own identifier, where its format carries one.
    async fn guid(&self) -> Option<&str> {
        self.row.guid.as_deref().filter(|_| !self.is_held_back)
    }

    /// The sender's number of the version that is here.
    async fn source_version(&self, context: &Context<'_>) -> Result<Option<i32>> {
        Ok(self.metadata(context).await?.source_version)
    }

    /// What its format carries besides, as it came, by name.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn signals(&self, context: &Context<'_>) -> Result<Vec<Signal>> {
        let metadata = self.metadata(context).await?;
        let signal = |(name, value): (&String, &serde_json::Value)| Signal {
            name: name.clone(),
            value: value.to_string(),
        };
        Ok(metadata.signals.iter().map(signal).collect())
    }

    /// When it was first taken in here.
    async fn received_at(&self) -> DateTime {
        DateTime(self.row.received_at)
    }

    /// SHA-256 of bodyText (UTF-8) as received, lower-case hexadecimal.
    async fn body_digest(&self) -> &str {
        &self.row.body_digest
    }

    /// What the story does not say of itself.
    async fn missing(&self) -> Vec<ProvenanceGap> {
        if self.is_held_back {
            Vec::new()
        } else {
            self.row.missing().into_iter().map(Into::into).collect()
        }
    }

    /// Through whose hands it has gone, the first first: hopHistory of IPTC's NewsML-G2.
    #[graphql(complexity = "LIST_COST * child_complexity + 1")]
    async fn hop_history(&self, context: &Context<'_>) -> Result<Vec<Hop>> {
        if self.is_held_back {
            return Ok(Vec::new());
        }
        let session = context.data_unchecked::<Session>();
        Ok(session
            .load(Hops(self.row.key))
            .await?
            .iter()
            .cloned()
            .map(Hop)
            .collect())
    }
}

impl Provenance {
    async fn metadata(&self, context: &Context<'_>) -> Result<Arc<domain::metadata::Metadata>> {
        if self.is_held_back {
            return Ok(Arc::default());
        }
        let session = context.data_unchecked::<Session>();
        Ok(session.load(MetadataOf(self.row.key)).await?)
    }
}

/// Something that a sender's format says and that is kept as it came.
#[derive(SimpleObject)]
pub(crate) struct Signal {
    /// The format and its own name for it, such as `rss:category`.
    name: String,
    /// As JSON.
    value: String,
}

pub(crate) struct Hop(domain::provenance::Hop);

/// One pair of hands that a story has gone through.
#[Object]
impl Hop {
    /// Who.
    async fn party(&self) -> &str {
        &self.0.party
    }

    /// What they did with it.
    async fn action(&self) -> &str {
        &self.0.action
    }

    /// When; null where that is not known.
    async fn at(&self) -> Option<DateTime> {
        self.0.at.map(DateTime)
    }
}
