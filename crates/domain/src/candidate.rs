//! Candidates: names that the annotator met and that the authority does not know, for an editor to confirm, merge or
//! reject; and the mentions that it was not certain enough of to publish.

use diesel::{
    prelude::*,
    sql_types::{BigInt, Double},
};

use crate::{
    annotate::PUBLISHED_CONFIDENCE,
    connection::AnyConnection,
    entity::{Entity, EntityKind, of_kinds},
    error::StoreError,
    id::Key,
    mention::{Mention, Origin},
    page::{Cursor, Page, PageRequest},
    schema::mentions,
};

/// A name that the authority does not know.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it would be.
    pub entity: Entity,
    /// How many articles mention it.
    pub article_count: i64,
    /// How sure the annotator was where it was surest, 0 to 1.
    pub confidence: f64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    entity_key: Key,
    #[diesel(sql_type = BigInt)]
    article_count: i64,
}

#[derive(QueryableByName)]
struct Surest {
    #[diesel(sql_type = BigInt)]
    entity_key: Key,
    #[diesel(sql_type = Double)]
    confidence: f64,
}

#[derive(QueryableByName)]
struct MentionKey {
    #[diesel(sql_type = BigInt)]
    key: Key,
}

impl Candidate {
    /// A page of the candidates of these kinds (of any, where none is named), those in the most articles first.
    pub fn page(
        connection: &mut AnyConnection,
        kinds: &[EntityKind],
        request: &PageRequest,
    ) -> Result<Page<Self>, StoreError> {
        let statement = format!(
            "SELECT entity_key, article_count FROM ({}) AS candidates WHERE {} \
             ORDER BY article_count {direction}, entity_key {direction} LIMIT {}",
            counted(kinds),
            bounds(request, "article_count", "entity_key"),
            request.rows_to_read(),
            direction = direction(request),
        );
        let rows: Vec<Row> = diesel::sql_query(statement).load(connection)?;
        let keys: Vec<Key> = rows.iter().map(|row| row.entity_key).collect();
        let entities = Entity::by_keys(connection, &keys)?;
        let surest = surest(connection, &keys)?;
        let candidates = rows.into_iter().filter_map(|row| {
            let cursor = Cursor {
                sort: row.article_count,
                key: row.entity_key,
            };
            let entity = entities.iter().find(|entity| entity.key == row.entity_key)?;
            let confidence = surest.iter().find(|surest| surest.entity_key == row.entity_key);
            let candidate = Self {
                entity: entity.clone(),
                article_count: row.article_count,
                confidence: confidence.map_or(0.0, |surest| surest.confidence),
            };
            Some((cursor, candidate))
        });
        Ok(Page::from_read(candidates.collect(), request))
    }

    /// How many candidates of these kinds there are.
    pub fn count(connection: &mut AnyConnection, kinds: &[EntityKind]) -> Result<i64, StoreError> {
        let statement = format!(
            "SELECT CAST(0 AS BIGINT) AS entity_key, COUNT(*) AS article_count FROM ({}) AS candidates",
            counted(kinds)
        );
        let row: Row = diesel::sql_query(statement).get_result(connection)?;
        Ok(row.article_count)
    }
}

fn counted(kinds: &[EntityKind]) -> String {
    format!(
        "SELECT article_references.entity_key, COUNT(*) AS article_count \
         FROM entities JOIN article_references ON article_references.entity_key = entities.key \
         WHERE entities.status = 'CANDIDATE' AND {} GROUP BY article_references.entity_key",
        of_kinds(kinds)
    )
}

fn surest(connection: &mut AnyConnection, entities: &[Key]) -> Result<Vec<Surest>, StoreError> {
    let statement = format!(
        "SELECT mentions.entity_key, MAX(mentions.confidence) AS confidence \
         FROM article_references JOIN mentions ON mentions.article_key = article_references.article_key \
              AND mentions.entity_key = article_references.entity_key \
         WHERE article_references.entity_key IN ({}) GROUP BY mentions.entity_key",
        crate::count::list(entities)
    );
    Ok(diesel::sql_query(statement).load(connection)?)
}

impl Mention {
    /// A page of the mentions that were not certain enough to publish, the latest first.
    pub fn for_review(
        connection: &mut AnyConnection,
        request: &PageRequest,
    ) -> Result<Page<Self>, StoreError> {
        let statement = format!(
            "SELECT key FROM mentions WHERE origin = 'MACHINE' AND confidence < {PUBLISHED_CONFIDENCE} AND {} \
             ORDER BY key {} LIMIT {}",
            bounds(request, "key", "key"),
            direction(request),
            request.rows_to_read(),
        );
        let keys: Vec<MentionKey> = diesel::sql_query(statement).load(connection)?;
        let keys: Vec<Key> = keys.into_iter().map(|row| row.key).collect();
        let rows: Vec<(Key, Self)> = mentions::table
            .filter(mentions::key.eq_any(&keys))
            .select((mentions::key, Self::as_select()))
            .load(connection)?;
        let mention = |key: Key| {
            let (_, mention) = rows.iter().find(|(row, _)| *row == key)?;
            Some((Cursor { sort: key, key }, mention.clone()))
        };
        Ok(Page::from_read(
            keys.into_iter().filter_map(mention).collect(),
            request,
        ))
    }

    /// How many mentions were not certain enough to publish.
    pub fn count_for_review(connection: &mut AnyConnection) -> Result<i64, StoreError> {
        let query = mentions::table
            .filter(mentions::origin.eq(Origin::Machine))
            .filter(mentions::confidence.lt(PUBLISHED_CONFIDENCE));
        Ok(query.count().get_result(connection)?)
    }
}

fn direction(request: &PageRequest) -> &'static str {
    if request.reads_down(true) { "DESC" } else { "ASC" }
}

fn bounds(request: &PageRequest, sort: &str, key: &str) -> String {
    let (above, below) = request.bounds(true);
    let bound = |cursor: Option<Cursor>, sign: &str| match cursor {
        Some(cursor) => format!("({sort}, {key}) {sign} ({}, {})", cursor.sort, cursor.key),
        None => "TRUE".to_owned(),
    };
    format!("{} AND {}", bound(above, ">"), bound(below, "<"))
}
