//! The newest articles of each of many entities, in one statement.

use diesel::{prelude::*, sql_types::BigInt};

use crate::{
    connection::AnyConnection,
    count::{counts, list},
    error::StoreError,
    id::Key,
    page::{Cursor, PageRequest, ranged, union_all},
    visibility::Viewer,
};

/// An article in an entity's timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, QueryableByName)]
pub struct TimelineRow {
    /// The entity.
    #[diesel(sql_type = BigInt)]
    pub entity_key: Key,
    /// An article that mentions it.
    #[diesel(sql_type = BigInt)]
    pub article_key: Key,
    /// The article's instant, in microseconds.
    #[diesel(sql_type = BigInt)]
    pub published_at: i64,
}

impl TimelineRow {
    /// Its place in the timeline.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            sort: self.published_at,
            key: self.article_key,
        }
    }

    /// For each of these entities a page of the visible articles that mention it, the newest first, as it was read:
    /// with the one row more that tells whether there is another page.
    ///
    /// Each entity is a range of an index that ends with its page, however many articles mention it.
    pub fn of_entities(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        entities: &[Key],
        request: &PageRequest,
    ) -> Result<Vec<Self>, StoreError> {
        let range = |entity: &Key| {
            let rows = format!(
                "SELECT named.entity_key, named.article_key, named.published_at \
                 FROM article_references AS named JOIN articles ON articles.key = named.article_key \
                 WHERE named.entity_key = {entity} AND {}",
                viewer.condition()
            );
            ranged(&rows, ("named.published_at", "named.article_key"), request)
        };
        union_all(entities.iter().map(range), connection)
    }

    /// How many visible articles mention each of these entities.
    pub fn counts(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        entities: &[Key],
    ) -> Result<Vec<(Key, i64)>, StoreError> {
        let statement = format!(
            "SELECT entity_key AS of_key, COUNT(*) AS number FROM article_references \
             JOIN articles ON articles.key = article_references.article_key \
             WHERE entity_key IN ({}) AND {} GROUP BY entity_key",
            list(entities),
            viewer.condition()
        );
        counts(connection, statement)
    }
}
