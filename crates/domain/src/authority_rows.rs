//! What the store's other tables hold of an entry of the authority: the entity with its names, offices, parties and links.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::{
    authority::AuthorityEntry,
    claim::ClaimPredicate,
    connection::{AnyConnection, insert_all},
    entity::{EntityKind, EntityStatus},
    error::StoreError,
    fold::fold,
    id::{Id, Key},
    schema::{entities, entity_names, offices, treaty_links, treaty_parties},
    timestamp::Timestamp,
};

/// What no two entities share.
pub(crate) type Name = (EntityKind, String);

/// The keys of entities, by their kind and slug.
pub(crate) type Keys = HashMap<Name, Key>;

/// Makes these entries' entities what the entries say. Returns the keys of these entities and of all that they name.
pub(crate) fn write(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    now: Timestamp,
) -> Result<Keys, StoreError> {
    let own: Vec<Name> = entries.iter().map(name_of).collect();
    let known = keys_of(connection, &own)?;
    forget(connection, &known)?;
    write_entities(connection, entries, &known, now)?;
    let named = entries.iter().flat_map(names_in);
    let keys = keys_of(connection, &own.iter().cloned().chain(named).collect::<Vec<_>>())?;
    let keyed: Vec<(Key, &AuthorityEntry)> = entries
        .iter()
        .filter_map(|entry| Some((*keys.get(&name_of(entry))?, entry)))
        .collect();
    write_names(connection, &keyed)?;
    write_offices(connection, &keyed)?;
    write_parties(connection, &keyed, &keys)?;
    write_links(connection, &keyed, &keys)?;
    Ok(keys)
}

/// An entry's kind and slug.
pub(crate) fn name_of(entry: &AuthorityEntry) -> Name {
    (entry.kind, entry.slug.clone())
}

/// The keys of the entities of these names; of those that were merged into others, those others'.
pub(crate) fn keys_of(connection: &mut AnyConnection, names: &[Name]) -> Result<Keys, StoreError> {
    let mut keys = Keys::new();
    for names in names.chunks(500) {
        let slugs = names.iter().map(|(_, slug)| slug);
        let rows: Vec<(EntityKind, String, Key, Option<Key>)> = entities::table
            .filter(entities::slug.eq_any(slugs))
            .select((
                entities::kind,
                entities::slug,
                entities::key,
                entities::merged_into,
            ))
            .load(connection)?;
        let heirs = rows.into_iter();
        keys.extend(heirs.map(|(kind, slug, key, heir)| ((kind, slug), heir.unwrap_or(key))));
    }
    Ok(keys)
}

/// The entities that an entry names as parties and in links.
fn names_in(entry: &AuthorityEntry) -> impl Iterator<Item = Name> {
    let parties = entry.parties.iter().map(|slug| (EntityKind::Place, slug.clone()));
    parties.chain(links_of(entry).map(|(_, slug)| (EntityKind::Treaty, slug.clone())))
}

fn links_of(entry: &AuthorityEntry) -> impl Iterator<Item = (ClaimPredicate, &String)> {
    let superseded = entry
        .supersedes
        .iter()
        .map(|slug| (ClaimPredicate::Supersedes, slug));
    let amended = entry.amends.iter().map(|slug| (ClaimPredicate::Amends, slug));
    superseded.chain(amended)
}

/// Takes away what is written anew.
fn forget(connection: &mut AnyConnection, known: &Keys) -> Result<(), StoreError> {
    let keys: Vec<Key> = known.values().copied().collect();
    for keys in keys.chunks(1_000) {
        diesel::delete(entity_names::table.filter(entity_names::entity_key.eq_any(keys)))
            .execute(connection)?;
        diesel::delete(offices::table.filter(offices::entity_key.eq_any(keys))).execute(connection)?;
        diesel::delete(treaty_parties::table.filter(treaty_parties::treaty_key.eq_any(keys)))
            .execute(connection)?;
        diesel::delete(treaty_links::table.filter(treaty_links::subject_key.eq_any(keys)))
            .execute(connection)?;
    }
    Ok(())
}

fn write_entities(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    known: &Keys,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (old, new): (Vec<_>, Vec<_>) = entries
        .iter()
        .partition(|entry| known.contains_key(&name_of(entry)));
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
    Ok(())
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

/// Makes an entity's names those of an entry.
pub(crate) fn rename(
    connection: &mut AnyConnection,
    entity: Key,
    entry: &AuthorityEntry,
) -> Result<(), StoreError> {
    diesel::delete(entity_names::table.filter(entity_names::entity_key.eq(entity))).execute(connection)?;
    write_names(connection, &[(entity, entry)])
}

fn write_names(connection: &mut AnyConnection, entries: &[(Key, &AuthorityEntry)]) -> Result<(), StoreError> {
    let rows: Vec<_> = entries
        .iter()
        .flat_map(|(key, entry)| {
            (0_i32..).zip(entry.names()).map(move |(position, name)| {
                (
                    entity_names::entity_key.eq(*key),
                    entity_names::position.eq(position),
                    entity_names::name.eq(name),
                    entity_names::folded.eq(fold(name)),
                )
            })
        })
        .collect();
    insert_all!(connection, entity_names::table, &rows);
    Ok(())
}

fn write_offices(
    connection: &mut AnyConnection,
    entries: &[(Key, &AuthorityEntry)],
) -> Result<(), StoreError> {
    let rows: Vec<_> = entries
        .iter()
        .flat_map(|(key, entry)| {
            (0_i32..).zip(&entry.offices).map(move |(position, office)| {
                (
                    offices::entity_key.eq(*key),
                    offices::position.eq(position),
                    offices::title.eq(&office.title),
                    offices::since.eq(office.since),
                    offices::until.eq(office.until),
                )
            })
        })
        .collect();
    insert_all!(connection, offices::table, &rows);
    Ok(())
}

fn write_parties(
    connection: &mut AnyConnection,
    entries: &[(Key, &AuthorityEntry)],
    keys: &Keys,
) -> Result<(), StoreError> {
    let parties = entries
        .iter()
        .flat_map(|(treaty, entry)| entry.parties.iter().map(|slug| (*treaty, slug.clone())));
    let rows: Vec<_> = parties
        .filter_map(|(treaty, slug)| Some((treaty, *keys.get(&(EntityKind::Place, slug))?)))
        .map(|(treaty, place)| {
            (
                treaty_parties::treaty_key.eq(treaty),
                treaty_parties::place_key.eq(place),
            )
        })
        .collect();
    insert_all!(connection, treaty_parties::table, &rows);
    Ok(())
}

fn write_links(
    connection: &mut AnyConnection,
    entries: &[(Key, &AuthorityEntry)],
    keys: &Keys,
) -> Result<(), StoreError> {
    let links = entries.iter().flat_map(|(subject, entry)| {
        links_of(entry).map(|(predicate, slug)| (*subject, predicate, slug.clone()))
    });
    let rows: Vec<_> = links
        .filter_map(|(subject, predicate, slug)| {
            Some((subject, predicate, *keys.get(&(EntityKind::Treaty, slug))?))
        })
        .map(|(subject, predicate, object)| {
            (
                treaty_links::subject_key.eq(subject),
                treaty_links::predicate.eq(predicate),
                treaty_links::object_key.eq(object),
            )
        })
        .collect();
    insert_all!(connection, treaty_links::table, &rows);
    Ok(())
}
