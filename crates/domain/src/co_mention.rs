//! Entities that are mentioned in the same articles, and what articles have in common.

use diesel::{prelude::*, sql_types::BigInt};

use crate::{
    connection::AnyConnection,
    count::list,
    entity::{EntityKind, of_kinds},
    error::StoreError,
    id::Key,
    visibility::Viewer,
};

/// How many visible articles mention two entities together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, QueryableByName)]
pub struct CoMention {
    /// The entity that was asked about.
    #[diesel(sql_type = BigInt)]
    pub of_key: Key,
    /// The entity that is mentioned with it.
    #[diesel(sql_type = BigInt)]
    pub entity_key: Key,
    /// In how many articles.
    #[diesel(sql_type = BigInt)]
    pub article_count: i64,
}

#[derive(QueryableByName)]
struct Shared {
    #[diesel(sql_type = BigInt)]
    entity_key: Key,
    #[diesel(sql_type = BigInt)]
    article_count: i64,
}

impl CoMention {
    /// For each of these entities the `limit` (of these kinds; of any, where none is named) that are mentioned in
    /// the same visible articles, most often first. One statement, whatever the number of entities.
    pub fn of_entities(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        entities: &[Key],
        kinds: &[EntityKind],
        limit: usize,
    ) -> Result<Vec<Self>, StoreError> {
        let statement = format!(
            "SELECT of_key, entity_key, article_count FROM (\
                SELECT of_key, entity_key, article_count, \
                       ROW_NUMBER() OVER (PARTITION BY of_key ORDER BY article_count DESC, entity_key) AS place \
                FROM (SELECT one.entity_key AS of_key, other.entity_key AS entity_key, COUNT(*) AS article_count \
                      FROM article_references AS one \
                      JOIN article_references AS other ON other.article_key = one.article_key \
                      JOIN articles ON articles.key = one.article_key \
                      JOIN entities ON entities.key = other.entity_key \
                      WHERE one.entity_key IN ({}) AND other.entity_key <> one.entity_key AND {} AND {} \
                      GROUP BY one.entity_key, other.entity_key) AS pairs) AS ranked \
             WHERE place <= {limit} ORDER BY of_key, place",
            list(entities),
            viewer.condition(),
            of_kinds(kinds),
        );
        Ok(diesel::sql_query(statement).load(connection)?)
    }
}

/// What the visible articles that mention all of `entities` mention besides: each entity with the number of those
/// articles, most often first.
pub fn shared_by_all(
    connection: &mut AnyConnection,
    viewer: &Viewer,
    entities: &[Key],
    kinds: &[EntityKind],
    limit: usize,
) -> Result<Vec<(Key, i64)>, StoreError> {
    let statement = format!(
        "SELECT other.entity_key AS entity_key, COUNT(*) AS article_count \
         FROM (SELECT article_key FROM article_references WHERE entity_key IN ({keys}) \
               GROUP BY article_key HAVING COUNT(*) = {number}) AS common \
         JOIN articles ON articles.key = common.article_key \
         JOIN article_references AS other ON other.article_key = common.article_key \
         JOIN entities ON entities.key = other.entity_key \
         WHERE other.entity_key NOT IN ({keys}) AND {} AND {} \
         GROUP BY other.entity_key ORDER BY article_count DESC, other.entity_key LIMIT {limit}",
        viewer.condition(),
        of_kinds(kinds),
        keys = list(entities),
        number = entities.len(),
    );
    let rows: Vec<Shared> = diesel::sql_query(statement).load(connection)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.entity_key, row.article_count))
        .collect())
}
