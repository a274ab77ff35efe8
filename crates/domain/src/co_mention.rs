//! Entities that are mentioned in the same articles, and what articles have in common.
//!
//! How many articles refer to both of two entities is kept as a count of all articles, whatever their status. Reading
//! takes away what its viewer may not see, which is little, so that no count has to change when an embargo ends.

use std::collections::HashMap;

use diesel::{prelude::*, sql_types::BigInt};

use crate::{
    connection::AnyConnection,
    count::list,
    entity::{EntityKind, of_kinds},
    error::StoreError,
    id::Key,
    page::{PageRequest, ranged, union_all},
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
    /// the same visible articles, most often first. Two statements, and one more for each 400 entities.
    pub fn of_entities(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        entities: &[Key],
        kinds: &[EntityKind],
        limit: usize,
    ) -> Result<Vec<Self>, StoreError> {
        let hidden = Self::hidden_from(connection, viewer, entities)?;
        // As many more rows are read as there are counts that may fall.
        let most = entities
            .iter()
            .map(|entity| hidden.keys().filter(|(of, _)| of == entity).count())
            .max();
        let request = PageRequest::first(limit + most.unwrap_or(0));
        let range = |entity: &Key| {
            let rows = format!(
                "SELECT co_mentions.entity_key AS of_key, co_mentions.other_key AS entity_key, \
                        co_mentions.article_count \
                 FROM co_mentions JOIN entities ON entities.key = co_mentions.other_key \
                 WHERE co_mentions.entity_key = {entity} AND {}",
                of_kinds(kinds)
            );
            ranged(
                &rows,
                ("co_mentions.article_count", "co_mentions.other_key"),
                &request,
            )
        };
        let mut rows: Vec<Self> = union_all(entities.iter().map(range), connection)?;
        for row in &mut rows {
            row.article_count -= hidden.get(&(row.of_key, row.entity_key)).copied().unwrap_or(0);
        }
        Ok(most_often_first(rows, limit))
    }

    /// In how many articles that the viewer may not see each of these entities is mentioned with which.
    fn hidden_from(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        entities: &[Key],
    ) -> Result<HashMap<(Key, Key), i64>, StoreError> {
        let statement = format!(
            "SELECT one.entity_key AS of_key, other.entity_key AS entity_key, COUNT(*) AS article_count \
             FROM articles \
             JOIN article_references AS one ON one.article_key = articles.key AND one.entity_key IN ({}) \
             JOIN article_references AS other ON other.article_key = articles.key \
             WHERE (articles.pub_status <> 'USABLE' OR articles.embargoed_until IS NOT NULL) AND NOT ({}) \
                   AND other.entity_key <> one.entity_key \
             GROUP BY one.entity_key, other.entity_key",
            list(entities),
            viewer.condition(),
        );
        let rows: Vec<Self> = diesel::sql_query(statement).load(connection)?;
        Ok(rows
            .into_iter()
            .map(|row| ((row.of_key, row.entity_key), row.article_count))
            .collect())
    }
}

fn most_often_first(mut rows: Vec<CoMention>, limit: usize) -> Vec<CoMention> {
    rows.retain(|row| row.article_count > 0);
    rows.sort_by_key(|row| (row.of_key, std::cmp::Reverse((row.article_count, row.entity_key))));
    let mut taken: HashMap<Key, usize> = HashMap::new();
    rows.retain(|row| {
        let taken = taken.entry(row.of_key).or_default();
        *taken += 1;
        *taken <= limit
    });
    rows
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

/// Adds what articles refer to now to the counts.
pub(crate) fn count(connection: &mut AnyConnection, articles: &[Key]) -> Result<(), StoreError> {
    add(connection, &pairs_in(articles), 1)
}

/// Takes what articles refer to now from the counts.
pub(crate) fn uncount(connection: &mut AnyConnection, articles: &[Key]) -> Result<(), StoreError> {
    let pairs = pairs_in(articles);
    add(connection, &pairs, -1)?;
    let statement = format!(
        "DELETE FROM co_mentions WHERE article_count <= 0 AND entity_key IN \
         (SELECT entity_key FROM article_references WHERE article_key IN ({}))",
        list(articles)
    );
    diesel::sql_query(statement).execute(connection)?;
    Ok(())
}

/// Counts everything anew.
pub fn recount(connection: &mut AnyConnection) -> Result<(), StoreError> {
    connection.write(|connection| {
        diesel::sql_query("DELETE FROM co_mentions").execute(connection)?;
        add(connection, PAIRS, 1)
    })
}

const PAIRS: &str = "FROM article_references AS one JOIN article_references AS other \
                     ON other.article_key = one.article_key AND other.entity_key <> one.entity_key";

fn pairs_in(articles: &[Key]) -> String {
    format!("{PAIRS} WHERE one.article_key IN ({})", list(articles))
}

fn add(connection: &mut AnyConnection, pairs: &str, sign: i64) -> Result<(), StoreError> {
    let statement = format!(
        "INSERT INTO co_mentions (entity_key, other_key, article_count) \
         SELECT * FROM (SELECT one.entity_key, other.entity_key AS other_key, {sign} * COUNT(*) AS number {pairs} \
                        GROUP BY one.entity_key, other.entity_key) AS pairs WHERE TRUE \
         ON CONFLICT (entity_key, other_key) DO UPDATE \
         SET article_count = co_mentions.article_count + excluded.article_count"
    );
    diesel::sql_query(statement).execute(connection)?;
    Ok(())
}
