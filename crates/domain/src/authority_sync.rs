//! Bringing the authority into the database, where editors' work on entities lives beside it.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::{
    authority::{Authority, AuthorityEntry},
    claim::ClaimPredicate,
    connection::{AnyConnection, insert_all},
    entity::{EntityKind, EntityStatus},
    error::StoreError,
    fold::fold,
    id::{Id, Key},
    schema::{entities, entity_names, settings, treaty_links, treaty_parties},
    timestamp::Timestamp,
};

const SETTING: &str = "authority_version";

/// Makes the database's confirmed entities those of the authority, unless they are already. Entities keep their ids;
/// none is removed.
pub(crate) fn sync(
    connection: &mut AnyConnection,
    authority: &Authority,
    now: Timestamp,
) -> Result<(), StoreError> {
    let version = authority.version();
    if stored_version(connection)?.as_ref() == Some(&version) {
        return Ok(());
    }
    connection.write(|connection| {
        connection.lock_log()?;
        let keys = write_entities(connection, authority, now)?;
        write_names(connection, authority, &keys)?;
        write_treaties(connection, authority, &keys)?;
        store_version(connection, &version)
    })
}

type Keys = HashMap<(EntityKind, String), Key>;

fn key(keys: &Keys, kind: EntityKind, slug: &str) -> Option<Key> {
    keys.get(&(kind, slug.to_owned())).copied()
}

fn stored_version(connection: &mut AnyConnection) -> Result<Option<String>, StoreError> {
    let query = settings::table
        .filter(settings::name.eq(SETTING))
        .select(settings::value);
    Ok(query.first(connection).optional()?)
}

fn store_version(connection: &mut AnyConnection, version: &str) -> Result<(), StoreError> {
    diesel::delete(settings::table.filter(settings::name.eq(SETTING))).execute(connection)?;
    let values = (settings::name.eq(SETTING), settings::value.eq(version));
    diesel::insert_into(settings::table)
        .values(values)
        .execute(connection)?;
    Ok(())
}

fn write_entities(
    connection: &mut AnyConnection,
    authority: &Authority,
    now: Timestamp,
) -> Result<Keys, StoreError> {
    let known = all_keys(connection)?;
    let (old, new): (Vec<_>, Vec<_>) = authority
        .entries
        .iter()
        .partition(|entry| key(&known, entry.kind, &entry.slug).is_some());
    for entry in old {
        let row = entities::table
            .filter(entities::kind.eq(entry.kind))
            .filter(entities::slug.eq(&entry.slug));
        diesel::update(row).set(columns(entry)).execute(connection)?;
    }
    let rows: Vec<_> = new
        .into_iter()
        .map(|entry| {
            let identity = (
                entities::id.eq(Id::new(now)),
                entities::kind.eq(entry.kind),
                entities::slug.eq(&entry.slug),
            );
            (identity, columns(entry))
        })
        .collect();
    insert_all!(connection, entities::table, &rows);
    all_keys(connection)
}

fn all_keys(connection: &mut AnyConnection) -> Result<Keys, StoreError> {
    let rows: Vec<(EntityKind, String, Key)> = entities::table
        .select((entities::kind, entities::slug, entities::key))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(kind, slug, key)| ((kind, slug), key))
        .collect())
}

type Columns<'a> = (
    diesel::dsl::Eq<entities::name, &'a str>,
    diesel::dsl::Eq<entities::status, EntityStatus>,
    diesel::dsl::Eq<entities::wikidata_id, Option<&'a str>>,
    diesel::dsl::Eq<entities::year, Option<i32>>,
);

fn columns(entry: &AuthorityEntry) -> Columns<'_> {
    (
        entities::name.eq(entry.name.as_str()),
        entities::status.eq(EntityStatus::Confirmed),
        entities::wikidata_id.eq(entry.wikidata_id.as_deref()),
        entities::year.eq(entry.year),
    )
}

fn write_names(connection: &mut AnyConnection, authority: &Authority, keys: &Keys) -> Result<(), StoreError> {
    let names = authority.entries.iter().filter_map(|entry| {
        let key = key(keys, entry.kind, &entry.slug)?;
        let all = std::iter::once(&entry.name)
            .chain(&entry.aliases)
            .chain(entry.ambiguous.iter().map(|it| &it.alias));
        Some((key, all))
    });
    let rows: Vec<_> = names
        .flat_map(|(key, names)| {
            (0_i32..).zip(names).map(move |(position, name)| {
                (
                    entity_names::entity_key.eq(key),
                    entity_names::position.eq(position),
                    entity_names::name.eq(name.as_str()),
                    entity_names::folded.eq(fold(name)),
                )
            })
        })
        .collect();
    let confirmed = entities::table
        .filter(entities::status.eq(EntityStatus::Confirmed))
        .select(entities::key);
    diesel::delete(entity_names::table.filter(entity_names::entity_key.eq_any(confirmed)))
        .execute(connection)?;
    insert_all!(connection, entity_names::table, &rows);
    Ok(())
}

fn write_treaties(
    connection: &mut AnyConnection,
    authority: &Authority,
    keys: &Keys,
) -> Result<(), StoreError> {
    let treaty = |slug: &str| key(keys, EntityKind::Treaty, slug);
    let treaties = || {
        let entries = authority
            .entries
            .iter()
            .filter(|entry| entry.kind == EntityKind::Treaty);
        entries.filter_map(|entry| Some((treaty(&entry.slug)?, entry)))
    };
    let parties: Vec<_> = treaties()
        .flat_map(|(subject, entry)| entry.parties.iter().map(move |slug| (subject, slug)))
        .filter_map(|(subject, slug)| Some((subject, key(keys, EntityKind::Place, slug)?)))
        .map(|(subject, place)| {
            (
                treaty_parties::treaty_key.eq(subject),
                treaty_parties::place_key.eq(place),
            )
        })
        .collect();
    let links: Vec<_> = treaties()
        .flat_map(|(subject, entry)| {
            let superseded = entry
                .supersedes
                .iter()
                .map(|slug| (ClaimPredicate::Supersedes, slug));
            let amended = entry.amends.iter().map(|slug| (ClaimPredicate::Amends, slug));
            superseded
                .chain(amended)
                .map(move |(predicate, slug)| (subject, predicate, slug))
        })
        .filter_map(|(subject, predicate, slug)| Some((subject, predicate, treaty(slug)?)))
        .map(|(subject, predicate, object)| {
            (
                treaty_links::subject_key.eq(subject),
                treaty_links::predicate.eq(predicate),
                treaty_links::object_key.eq(object),
            )
        })
        .collect();
    diesel::delete(treaty_parties::table).execute(connection)?;
    diesel::delete(treaty_links::table).execute(connection)?;
    insert_all!(connection, treaty_parties::table, &parties);
    insert_all!(connection, treaty_links::table, &links);
    Ok(())
}
