//! People, organisations, treaties and places.

use std::collections::HashMap;

use diesel::{
    prelude::*,
    query_builder::{BoxedSqlQuery, SqlQuery},
    sql_types::{BigInt, Text},
};

use crate::{
    connection::{AnyConnection, Backend},
    error::StoreError,
    fold::fold,
    id::{Id, Key},
    page::{Cursor, Page, PageRequest},
    schema::{entities, entity_names, treaty_parties},
    slug::slugify,
    text_enum::text_enum,
    timeline::TimelineRow,
    timestamp::Timestamp,
    visibility::{Scope, Viewer},
};

text_enum! {
    /// What an entity is.
    EntityKind {
        /// A human being.
        Person = "PERSON",
        /// A body that acts under a name: ministry, company, party, armed group, newspaper.
        Organisation = "ORGANISATION",
        /// A treaty, agreement, accord, declaration, convention, pact or protocol.
        Treaty = "TREATY",
        /// A state, region, city, sea or other place.
        Place = "PLACE",
    }
}

text_enum! {
    /// How an entity came to be known.
    EntityStatus {
        /// The authority has it, or an editor has confirmed it.
        Confirmed = "CONFIRMED",
        /// The annotator met its name in an article.
        Candidate = "CANDIDATE",
        /// An editor found it to be another, which stands in its place.
        Merged = "MERGED",
    }
}

/// A person, organisation, treaty or place.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = entities)]
pub struct Entity {
    /// Its own number.
    pub key: Key,
    /// What it is called outside.
    pub id: Id,
    /// What it is.
    pub kind: EntityKind,
    /// The URL part, unique within its kind.
    pub slug: String,
    /// Its usual name.
    pub name: String,
    /// How it came to be known.
    pub status: EntityStatus,
    /// Its item in Wikidata.
    pub wikidata_id: Option<String>,
    /// A treaty's year of signature.
    pub year: Option<i32>,
    /// Its heir, where it was merged into another.
    pub merged_into: Option<Key>,
}

#[derive(QueryableByName)]
struct Match {
    #[diesel(sql_type = BigInt)]
    entity_key: Key,
    #[diesel(sql_type = BigInt)]
    rank: i64,
}

impl Entity {
    /// The entity of this kind with this slug; where it was merged into another, that one.
    pub fn by_slug(
        connection: &mut AnyConnection,
        kind: EntityKind,
        slug: &str,
    ) -> Result<Option<Self>, StoreError> {
        let query = entities::table
            .filter(entities::kind.eq(kind))
            .filter(entities::slug.eq(slug));
        let found: Option<Self> = query.select(Self::as_select()).first(connection).optional()?;
        match found.as_ref().and_then(|entity| entity.merged_into) {
            Some(heir) => Ok(Self::by_keys(connection, &[heir])?.pop()),
            None => Ok(found),
        }
    }

    /// What these ids stand for, in no order: of one that was merged into another, that one.
    pub fn by_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<(Id, Self)>, StoreError> {
        let mut found: Vec<(Id, Self)> = Self::rows_by_ids(connection, ids)?
            .into_iter()
            .map(|entity| (entity.id, entity))
            .collect();
        let heirs: Vec<Key> = found
            .iter()
            .filter_map(|(_, entity)| entity.merged_into)
            .collect();
        if !heirs.is_empty() {
            let heirs = by_key(Self::by_keys(connection, &heirs)?);
            for (_, entity) in &mut found {
                if let Some(heir) = entity.merged_into.and_then(|key| heirs.get(&key)) {
                    entity.clone_from(heir);
                }
            }
        }
        Ok(found)
    }

    /// The entities that have these ids themselves, in no order, also those that were merged into others.
    pub fn rows_by_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Self>, StoreError> {
        Ok(entities::table
            .filter(entities::id.eq_any(ids))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// The entity as it stands now, or the one that it was merged into; `None` where it has gone.
    pub(crate) fn standing(connection: &mut AnyConnection, key: Key) -> Result<Option<Self>, StoreError> {
        let found = Self::by_keys(connection, &[key])?.pop();
        match found.as_ref().and_then(|entity| entity.merged_into) {
            Some(heir) => Ok(Self::by_keys(connection, &[heir])?.pop()),
            None => Ok(found),
        }
    }

    /// The entities with these keys, in no order.
    pub fn by_keys(connection: &mut AnyConnection, keys: &[Key]) -> Result<Vec<Self>, StoreError> {
        Ok(entities::table
            .filter(entities::key.eq_any(keys))
            .select(Self::as_select())
            .load(connection)?)
    }

    /// Those of these entities that the viewer may know of.
    pub fn known_to(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        entities: Vec<Self>,
    ) -> Result<Vec<Self>, StoreError> {
        // A name that waits for review stands in no reference yet.
        if viewer.scope == Scope::Editor {
            return Ok(entities);
        }
        let is_candidate = |entity: &&Self| entity.status == EntityStatus::Candidate;
        let candidates: Vec<Key> = entities
            .iter()
            .filter(is_candidate)
            .map(|entity| entity.key)
            .collect();
        if candidates.is_empty() {
            return Ok(entities);
        }
        let named = TimelineRow::counts(connection, viewer, &candidates)?;
        let is_named = |key: Key| named.iter().any(|(named, _)| *named == key);
        let is_known = |entity: &Self| entity.status == EntityStatus::Confirmed || is_named(entity.key);
        Ok(entities.into_iter().filter(is_known).collect())
    }

    /// A page of the entities that a name fits, best first: those it names in full, then those with a name that
    /// begins with it, then those with a later word that does. Without a name, all of them.
    pub fn page(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        name: Option<&str>,
        kinds: &[EntityKind],
        request: &PageRequest,
    ) -> Result<Page<Self>, StoreError> {
        let falling = request.reads_down(false);
        let statement = format!(
            "SELECT entity_key, rank FROM ({}) AS matches WHERE {} ORDER BY rank {direction}, entity_key {direction} \
             LIMIT {}",
            matches(viewer, name, kinds),
            between(request),
            request.rows_to_read(),
            direction = if falling { "DESC" } else { "ASC" },
        );
        let found: Vec<Match> = bind_name(statement, name).load(connection)?;
        let keys: Vec<Key> = found.iter().map(|row| row.entity_key).collect();
        let mut entities = by_key(Self::by_keys(connection, &keys)?);
        let rows = found.into_iter().filter_map(|row| {
            let cursor = Cursor {
                sort: row.rank,
                key: row.entity_key,
            };
            Some((cursor, entities.remove(&row.entity_key)?))
        });
        Ok(Page::from_read(rows.collect(), request))
    }

    /// How many entities a name fits.
    pub fn count(
        connection: &mut AnyConnection,
        viewer: &Viewer,
        name: Option<&str>,
        kinds: &[EntityKind],
    ) -> Result<i64, StoreError> {
        let statement = format!(
            "SELECT COUNT(*) AS entity_key, CAST(0 AS BIGINT) AS rank FROM ({}) AS matches",
            matches(viewer, name, kinds)
        );
        let row: Match = bind_name(statement, name).get_result(connection)?;
        Ok(row.entity_key)
    }

    /// The other names of these entities.
    pub fn aliases(connection: &mut AnyConnection, keys: &[Key]) -> Result<Vec<(Key, String)>, StoreError> {
        let query = entity_names::table.filter(entity_names::entity_key.eq_any(keys));
        let aliases = query.filter(entity_names::position.gt(0));
        let order = (entity_names::entity_key, entity_names::position);
        Ok(aliases
            .order(order)
            .select((entity_names::entity_key, entity_names::name))
            .load(connection)?)
    }

    /// Every name of an entity, its own first.
    pub(crate) fn names(&self, connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
        let query = entity_names::table.filter(entity_names::entity_key.eq(self.key));
        Ok(query
            .order(entity_names::position)
            .select(entity_names::name)
            .load(connection)?)
    }

    /// The parties of these treaties, by name.
    pub fn parties(connection: &mut AnyConnection, treaties: &[Key]) -> Result<Vec<(Key, Self)>, StoreError> {
        let query = treaty_parties::table.inner_join(entities::table);
        let query = query
            .filter(treaty_parties::treaty_key.eq_any(treaties))
            .order(entities::name);
        Ok(query
            .select((treaty_parties::treaty_key, Self::as_select()))
            .load(connection)?)
    }

    /// The entity of this kind that has this name; a new candidate where there is none.
    pub(crate) fn of_name(
        connection: &mut AnyConnection,
        kind: EntityKind,
        name: &str,
        year: Option<i32>,
        now: Timestamp,
    ) -> Result<Key, StoreError> {
        match Self::named(connection, kind, name)? {
            Some(entity) => Ok(entity.key),
            None => Self::create_candidate(connection, kind, name, year, now),
        }
    }

    /// The entity of this kind that has this name, if there is one.
    pub(crate) fn named(
        connection: &mut AnyConnection,
        kind: EntityKind,
        name: &str,
    ) -> Result<Option<Self>, StoreError> {
        let query = entity_names::table
            .inner_join(entities::table)
            .filter(entities::kind.eq(kind))
            .filter(entity_names::folded.eq(fold(name)))
            .order(entities::key);
        Ok(query.select(Self::as_select()).first(connection).optional()?)
    }

    fn create_candidate(
        connection: &mut AnyConnection,
        kind: EntityKind,
        name: &str,
        year: Option<i32>,
        now: Timestamp,
    ) -> Result<Key, StoreError> {
        let id = Id::new(now);
        let mut slug = slugify(name);
        if Self::by_slug(connection, kind, &slug)?.is_some() {
            slug = format!("{slug}-{}", id.random_part());
        }
        let values = (
            entities::id.eq(id),
            entities::kind.eq(kind),
            entities::slug.eq(slug),
            entities::name.eq(name),
            entities::status.eq(EntityStatus::Candidate),
            entities::year.eq(year),
        );
        let query = diesel::insert_into(entities::table)
            .values(values)
            .returning(entities::key);
        let key: Key = query.get_result(connection)?;
        let values = (
            entity_names::entity_key.eq(key),
            entity_names::position.eq(0),
            entity_names::name.eq(name),
            entity_names::folded.eq(fold(name)),
        );
        diesel::insert_into(entity_names::table)
            .values(values)
            .execute(connection)?;
        Ok(key)
    }
}

/// The heirs of those of these entities that were merged into others.
pub(crate) fn merged(connection: &mut AnyConnection, keys: &[Key]) -> Result<HashMap<Key, Key>, StoreError> {
    let rows: Vec<(Key, Option<Key>)> = entities::table
        .filter(entities::key.eq_any(keys))
        .filter(entities::merged_into.is_not_null())
        .select((entities::key, entities::merged_into))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .filter_map(|(key, heir)| Some((key, heir?)))
        .collect())
}

fn by_key(entities: Vec<Entity>) -> HashMap<Key, Entity> {
    entities.into_iter().map(|entity| (entity.key, entity)).collect()
}

/// Selects `entity_key` and `rank`; $1 is the folded name, or nothing where every entity fits.
fn matches(viewer: &Viewer, name: Option<&str>, kinds: &[EntityKind]) -> String {
    let is_nothing = name.is_some_and(|name| fold(name).is_empty());
    format!(
        "SELECT entity_key, CAST(MIN(CASE WHEN folded = $1 THEN 0 WHEN folded LIKE $1 || '%' THEN 1 ELSE 2 END) AS BIGINT) AS rank \
         FROM entity_names JOIN entities ON entities.key = entity_key \
         WHERE (folded LIKE $1 || '%' OR folded LIKE '% ' || $1 || '%') AND {} AND {} AND {} GROUP BY entity_key",
        of_kinds(kinds),
        known_to(viewer),
        if is_nothing { "FALSE" } else { "TRUE" }
    )
}

/// The condition that the viewer may know of `entities`: a candidate's name comes from articles, and is shown where one
/// of them is.
fn known_to(viewer: &Viewer) -> String {
    format!(
        "(entities.status = 'CONFIRMED' OR EXISTS (SELECT 1 FROM article_references AS named \
            JOIN articles ON articles.key = named.article_key \
            WHERE named.entity_key = entities.key AND {}))",
        viewer.condition()
    )
}

/// The condition that `entities` is of one of these kinds; of any, where none is named.
pub(crate) fn of_kinds(kinds: &[EntityKind]) -> String {
    let words: Vec<String> = kinds.iter().map(|kind| format!("'{kind}'")).collect();
    if words.is_empty() {
        "TRUE".to_owned()
    } else {
        format!("entities.kind IN ({})", words.join(", "))
    }
}

fn between(request: &PageRequest) -> String {
    let (above, below) = request.bounds(false);
    let bound = |cursor: Option<Cursor>, sign: &str| match cursor {
        Some(Cursor { sort, key }) => format!("(rank, entity_key) {sign} ({sort}, {key})"),
        None => "TRUE".to_owned(),
    };
    format!("{} AND {}", bound(above, ">"), bound(below, "<"))
}

fn bind_name(statement: String, name: Option<&str>) -> BoxedSqlQuery<'static, Backend, SqlQuery> {
    // Folding leaves letters and digits only, so no wildcard of LIKE gets in.
    diesel::sql_query(statement)
        .into_boxed::<Backend>()
        .bind::<Text, _>(name.map(fold).unwrap_or_default())
}
