//! Which articles a client wants.

use async_graphql::{ID, InputObject, Result};
use futures_util::future::try_join_all;
use mediawire_domain::{self as domain, id::Key, section::Section, source::Source};

use super::{
    enums::RepresentationType,
    error::{bad_input, not_found},
    global_id::{GlobalId, shortened},
    loads::EntityById,
    scalar::DateTime,
    session::Session,
};

/// How many entities a filter takes.
const MAX_MENTIONS: usize = 10;

/// Which articles. Everything that is given must hold.
#[derive(InputObject)]
pub(crate) struct ArticleFilter {
    /// A section's slug.
    section: Option<String>,
    /// A source's slug.
    source: Option<String>,
    /// As BCP 47 writes it.
    language: Option<String>,
    /// Mentions all of these entities; at most 10.
    mentions: Option<Vec<ID>>,
    /// Published at this instant or later.
    published_after: Option<DateTime>,
    /// Published before this instant.
    published_before: Option<DateTime>,
    /// Whole texts only, or teasers only.
    representation_type: Option<RepresentationType>,
}

impl ArticleFilter {
    /// The filter as the store reads it. An entity, section or source that does not exist is an error that names it.
    pub(crate) async fn resolve(
        filter: Option<Self>,
        session: &Session,
    ) -> Result<domain::article::ArticleFilter> {
        let Some(filter) = filter else {
            return Ok(domain::article::ArticleFilter::default());
        };
        if let Some(slug) = &filter.section {
            section_named(session, slug)?;
        }
        if let Some(slug) = &filter.source {
            source_named(session, slug)?;
        }
        Ok(domain::article::ArticleFilter {
            section: filter.section,
            source: filter.source,
            language: filter.language,
            mentions: mentioned(session, &filter.mentions.unwrap_or_default()).await?,
            published_after: filter.published_after.map(|instant| instant.0),
            published_before: filter.published_before.map(|instant| instant.0),
            representation_type: filter.representation_type.map(Into::into),
            ..domain::article::ArticleFilter::default()
        })
    }
}

async fn mentioned(session: &Session, ids: &[ID]) -> Result<Vec<Key>> {
    if ids.len() > MAX_MENTIONS {
        return Err(bad_input(format!(
            "`mentions` takes at most {MAX_MENTIONS} entities, and has {}",
            ids.len()
        )));
    }
    entity_keys(session, ids).await
}

/// The entities with these ids, each once.
pub(crate) async fn entity_keys(session: &Session, ids: &[ID]) -> Result<Vec<Key>> {
    let keys = ids.iter().map(|id| async {
        let entity = session.load(EntityById(GlobalId::decode_entity(id)?)).await?;
        entity
            .map(|entity| entity.key)
            .ok_or_else(|| not_found(format!("no entity with id `{}`", shortened(id))))
    });
    let mut keys = try_join_all(keys).await?;
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

/// The section with this slug, or an error that names it.
pub(crate) fn section_named(session: &Session, slug: &str) -> Result<Section> {
    let section = session.query(|connection, _| Section::by_slug(connection, slug))?;
    section.ok_or_else(|| not_found(format!("no section with slug `{}`", shortened(slug))))
}

fn source_named(session: &Session, slug: &str) -> Result<Source> {
    let source = session.query(|connection, _| Source::by_slug(connection, slug))?;
    source.ok_or_else(|| not_found(format!("no source with slug `{}`", shortened(slug))))
}
