//! The authority in the database: the list that the binary brings, with the newsroom's and the editors' entries in
//! place of its own where there are any.

use std::collections::{HashMap, HashSet};

use diesel::{prelude::*, upsert::excluded};

use crate::{
    authority::{Authority, AuthorityEntry},
    change::{Change, ChangeKind},
    claim::ClaimPredicate,
    connection::{AnyConnection, insert_all, on_each},
    entity::{EntityKind, EntityStatus},
    error::StoreError,
    fold::fold,
    id::{Id, Key},
    schema::{authority_entries, entities, entity_names, offices, settings, treaty_links, treaty_parties},
    stale::Stale,
    text_enum::text_enum,
    timestamp::Timestamp,
};

text_enum! {
    /// Who says what an entry of the authority says.
    EntryOrigin {
        /// The list that the binary brings.
        BuiltIn = "BUILT_IN",
        /// A file of the newsroom's own.
        Newsroom = "NEWSROOM",
        /// An editor, whose word wins over both.
        Editor = "EDITOR",
    }
}

/// The version of the list in the binary that the database has taken in.
const BUILT_IN_VERSION: &str = "built_in_authority_version";
/// The version of the whole authority as the database has it.
const VERSION: &str = "authority_version";

type Name = (EntityKind, String);

impl Authority {
    /// The whole authority as the database has it.
    pub fn stored(connection: &mut AnyConnection) -> Result<Self, StoreError> {
        let rows: Vec<String> = authority_entries::table
            .order((authority_entries::kind, authority_entries::slug))
            .select(authority_entries::entry)
            .load(connection)?;
        let entries: Result<Vec<AuthorityEntry>, StoreError> = rows.iter().map(|row| entry_of(row)).collect();
        Ok(Self::of(entries?))
    }

    /// The version of the whole authority as the database has it.
    pub fn stored_version(connection: &mut AnyConnection) -> Result<String, StoreError> {
        Ok(setting(connection, VERSION)?.unwrap_or_default())
    }
}

/// Takes the binary's list into the database, unless it is there already. Entities keep their ids; none is removed.
/// Articles that the change may touch become stale.
pub(crate) fn sync(
    connection: &mut AnyConnection,
    built_in: &Authority,
    now: Timestamp,
) -> Result<(), StoreError> {
    if setting(connection, BUILT_IN_VERSION)? == Some(built_in.version()) {
        return Ok(());
    }
    connection.write(|connection| {
        put(connection, &built_in.entries, EntryOrigin::BuiltIn, now)?;
        drop_what_left(connection, built_in)?;
        set(connection, BUILT_IN_VERSION, &built_in.version())
    })
}

/// What became of entries that were put into the authority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Entities that the authority did not have.
    pub added: usize,
    /// Entities that it has otherwise than before.
    pub changed: usize,
    /// Entities that it has just so.
    pub unchanged: usize,
    /// Entities that an editor described or merged into others, which stays.
    pub kept: usize,
}

/// Takes a newsroom's own entries into the authority: all of them, or none where the authority would not be sound. The
/// error is then everything that is wrong.
pub fn import(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    now: Timestamp,
) -> Result<Result<Taken, Vec<String>>, StoreError> {
    let (known, merged) = (rows(connection)?, merged_names(connection)?);
    // What stays as editors left it may not agree with what the file still says of it.
    let gives_way = |entry: &&AuthorityEntry| {
        let standing = known.get(&name_of(entry));
        !merged.contains(&name_of(entry))
            && standing.is_none_or(|(origin, _)| *origin <= EntryOrigin::Newsroom)
    };
    let taken: Vec<AuthorityEntry> = entries.iter().filter(gives_way).cloned().collect();
    if let Err(reasons) = Authority::stored(connection)?.with(&taken) {
        return Ok(Err(reasons));
    }
    put(connection, entries, EntryOrigin::Newsroom, now).map(Ok)
}

/// Puts entries into the authority, each in place of the one that has its kind and slug, unless that one's origin has
/// more weight. Articles that the change may touch become stale.
pub(crate) fn put(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    origin: EntryOrigin,
    now: Timestamp,
) -> Result<Taken, StoreError> {
    let known = rows(connection)?;
    let merged = merged_names(connection)?;
    let mut taken = Taken::default();
    let mut changed: Vec<AuthorityEntry> = Vec::new();
    for entry in entries {
        let name = name_of(entry);
        let count = match known.get(&name) {
            _ if merged.contains(&name) => &mut taken.kept,
            Some((_, line)) if *line == entry.line() => &mut taken.unchanged,
            Some((weightier, _)) if *weightier > origin => &mut taken.kept,
            Some(_) => &mut taken.changed,
            None => &mut taken.added,
        };
        *count += 1;
        if taken.added + taken.changed > changed.len() {
            changed.push(entry.clone());
        }
    }
    if !changed.is_empty() {
        write(connection, &changed, &known, origin, now)?;
    }
    Ok(taken)
}

fn write(
    connection: &mut AnyConnection,
    changed: &[AuthorityEntry],
    known: &HashMap<Name, (EntryOrigin, String)>,
    origin: EntryOrigin,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut stale = Stale::default();
    let mut updates = Vec::new();
    for entry in changed {
        stale.touched_by(entry);
        if let Some((_, line)) = known.get(&name_of(entry)) {
            let former = entry_of(line)?;
            stale.touched_by(&former);
            updates.push((entry, changed_fields(&former, entry)));
        }
    }
    write_rows(connection, changed, origin)?;
    let candidates = candidates(connection)?;
    write_entities(connection, changed, now)?;
    let keys = keys_of_all(connection)?;
    write_names(connection, changed, &keys)?;
    write_offices(connection, changed, &keys)?;
    write_treaties(connection, changed, &keys)?;
    for entry in changed {
        if let Some((key, name)) = candidates.get(&name_of(entry)) {
            let former = AuthorityEntry::new(entry.kind, entry.slug.clone(), name.clone());
            let fields = [vec!["status"], changed_fields(&former, entry)].concat();
            Change::of_entity(ChangeKind::Updated, *key, &fields, now).append(connection)?;
        }
    }
    for (entry, fields) in updates.iter().filter(|(_, fields)| !fields.is_empty()) {
        if let Some(key) = keys.get(&name_of(entry)) {
            Change::of_entity(ChangeKind::Updated, *key, fields, now).append(connection)?;
        }
    }
    stale.mark(connection, &keys)?;
    renew_version(connection)
}

/// The API's names of an entity's fields that a new entry changes.
fn changed_fields(former: &AuthorityEntry, entry: &AuthorityEntry) -> Vec<&'static str> {
    [
        ("name", former.name != entry.name),
        ("aliases", !former.names().skip(1).eq(entry.names().skip(1))),
        ("wikidataId", former.wikidata_id != entry.wikidata_id),
        ("year", former.year != entry.year),
        ("parties", former.parties != entry.parties),
        ("offices", former.offices != entry.offices),
        ("supersedes", former.supersedes != entry.supersedes),
        ("amends", former.amends != entry.amends),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}

/// Takes an entry out of the authority. Articles that this may touch become stale.
pub(crate) fn remove(connection: &mut AnyConnection, kind: EntityKind, slug: &str) -> Result<(), StoreError> {
    let row = authority_entries::table
        .filter(authority_entries::kind.eq(kind))
        .filter(authority_entries::slug.eq(slug));
    let line: Option<String> = row
        .select(authority_entries::entry)
        .first(connection)
        .optional()?;
    let Some(line) = line else { return Ok(()) };
    let mut stale = Stale::default();
    stale.touched_by(&entry_of(&line)?);
    diesel::delete(row).execute(connection)?;
    let keys = keys_of_all(connection)?;
    stale.mark(connection, &keys)?;
    renew_version(connection)
}

/// The entry of this kind with this slug.
pub(crate) fn entry(
    connection: &mut AnyConnection,
    kind: EntityKind,
    slug: &str,
) -> Result<Option<AuthorityEntry>, StoreError> {
    let query = authority_entries::table
        .filter(authority_entries::kind.eq(kind))
        .filter(authority_entries::slug.eq(slug))
        .select(authority_entries::entry);
    let line: Option<String> = query.first(connection).optional()?;
    line.map(|line| entry_of(&line)).transpose()
}

fn name_of(entry: &AuthorityEntry) -> Name {
    (entry.kind, entry.slug.clone())
}

fn entry_of(line: &str) -> Result<AuthorityEntry, StoreError> {
    serde_json::from_str(line).map_err(|error| {
        StoreError::Database(format!(
            "an entry of the authority cannot be read: {error}: {line}"
        ))
    })
}

fn rows(connection: &mut AnyConnection) -> Result<HashMap<Name, (EntryOrigin, String)>, StoreError> {
    let rows: Vec<(EntityKind, String, EntryOrigin, String)> = authority_entries::table.load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(kind, slug, origin, line)| ((kind, slug), (origin, line)))
        .collect())
}

/// The entities that were merged into others.
fn merged_names(connection: &mut AnyConnection) -> Result<HashSet<Name>, StoreError> {
    let merged: Vec<Name> = entities::table
        .filter(entities::merged_into.is_not_null())
        .select((entities::kind, entities::slug))
        .load(connection)?;
    Ok(merged.into_iter().collect())
}

/// The names that wait for an editor, with the keys of their rows.
fn candidates(connection: &mut AnyConnection) -> Result<HashMap<Name, (Key, String)>, StoreError> {
    let rows: Vec<(EntityKind, String, Key, String)> = entities::table
        .filter(entities::status.eq(EntityStatus::Candidate))
        .select((entities::kind, entities::slug, entities::key, entities::name))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(kind, slug, key, name)| ((kind, slug), (key, name)))
        .collect())
}

/// Takes out what a former binary's list had and this one's has not.
fn drop_what_left(connection: &mut AnyConnection, built_in: &Authority) -> Result<(), StoreError> {
    let here: HashSet<Name> = built_in.entries.iter().map(name_of).collect();
    let left: Vec<Name> = rows(connection)?
        .into_iter()
        .filter(|(name, (origin, _))| *origin == EntryOrigin::BuiltIn && !here.contains(name))
        .map(|(name, _)| name)
        .collect();
    left.iter()
        .try_for_each(|(kind, slug)| remove(connection, *kind, slug))
}

fn setting(connection: &mut AnyConnection, name: &str) -> Result<Option<String>, StoreError> {
    let query = settings::table
        .filter(settings::name.eq(name))
        .select(settings::value);
    Ok(query.first(connection).optional()?)
}

fn set(connection: &mut AnyConnection, name: &str, value: &str) -> Result<(), StoreError> {
    diesel::delete(settings::table.filter(settings::name.eq(name))).execute(connection)?;
    diesel::insert_into(settings::table)
        .values((settings::name.eq(name), settings::value.eq(value)))
        .execute(connection)?;
    Ok(())
}

fn renew_version(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let version = Authority::stored(connection)?.version();
    set(connection, VERSION, &version)
}

fn write_rows(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    origin: EntryOrigin,
) -> Result<(), StoreError> {
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            (
                authority_entries::kind.eq(entry.kind),
                authority_entries::slug.eq(&entry.slug),
                authority_entries::origin.eq(origin),
                authority_entries::entry.eq(entry.line()),
            )
        })
        .collect();
    for row in &rows {
        on_each!(connection, inner => diesel::insert_into(authority_entries::table)
            .values(row)
            .on_conflict((authority_entries::kind, authority_entries::slug))
            .do_update()
            .set((
                authority_entries::origin.eq(excluded(authority_entries::origin)),
                authority_entries::entry.eq(excluded(authority_entries::entry)),
            ))
            .execute(inner))?;
    }
    Ok(())
}

fn write_entities(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    now: Timestamp,
) -> Result<(), StoreError> {
    let known = keys_of_all(connection)?;
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

/// The key of every entity, by its kind and slug.
pub(crate) type Keys = HashMap<Name, Key>;

fn keys_of_all(connection: &mut AnyConnection) -> Result<Keys, StoreError> {
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

fn keyed<'a>(
    entries: &'a [AuthorityEntry],
    keys: &'a Keys,
) -> impl Iterator<Item = (Key, &'a AuthorityEntry)> + Clone {
    entries
        .iter()
        .filter_map(|entry| Some((*keys.get(&name_of(entry))?, entry)))
}

fn write_names(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    keys: &Keys,
) -> Result<(), StoreError> {
    keyed(entries, keys).try_for_each(|(key, entry)| write_names_of(connection, key, entry))
}

/// Makes an entity's names those of an entry.
pub(crate) fn write_names_of(
    connection: &mut AnyConnection,
    entity: Key,
    entry: &AuthorityEntry,
) -> Result<(), StoreError> {
    let rows: Vec<_> = (0_i32..)
        .zip(entry.names())
        .map(|(position, name)| {
            (
                entity_names::entity_key.eq(entity),
                entity_names::position.eq(position),
                entity_names::name.eq(name),
                entity_names::folded.eq(fold(name)),
            )
        })
        .collect();
    diesel::delete(entity_names::table.filter(entity_names::entity_key.eq(entity))).execute(connection)?;
    insert_all!(connection, entity_names::table, &rows);
    Ok(())
}

fn write_offices(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    keys: &Keys,
) -> Result<(), StoreError> {
    let rows: Vec<_> = keyed(entries, keys)
        .flat_map(|(key, entry)| {
            (0_i32..).zip(&entry.offices).map(move |(position, office)| {
                (
                    offices::entity_key.eq(key),
                    offices::position.eq(position),
                    offices::title.eq(&office.title),
                    offices::since.eq(office.since),
                    offices::until.eq(office.until),
                )
            })
        })
        .collect();
    for (key, _) in keyed(entries, keys) {
        diesel::delete(offices::table.filter(offices::entity_key.eq(key))).execute(connection)?;
    }
    insert_all!(connection, offices::table, &rows);
    Ok(())
}

fn write_treaties(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    keys: &Keys,
) -> Result<(), StoreError> {
    let key = |kind: EntityKind, slug: &str| keys.get(&(kind, slug.to_owned())).copied();
    let treaties = || keyed(entries, keys).filter(|(_, entry)| entry.kind == EntityKind::Treaty);
    let parties: Vec<_> = treaties()
        .flat_map(|(treaty, entry)| entry.parties.iter().map(move |slug| (treaty, slug)))
        .filter_map(|(treaty, slug)| Some((treaty, key(EntityKind::Place, slug)?)))
        .map(|(treaty, place)| {
            (
                treaty_parties::treaty_key.eq(treaty),
                treaty_parties::place_key.eq(place),
            )
        })
        .collect();
    let links: Vec<_> = treaties()
        .flat_map(|(subject, entry)| links_of(entry).map(move |(predicate, slug)| (subject, predicate, slug)))
        .filter_map(|(subject, predicate, slug)| Some((subject, predicate, key(EntityKind::Treaty, slug)?)))
        .map(|(subject, predicate, object)| {
            (
                treaty_links::subject_key.eq(subject),
                treaty_links::predicate.eq(predicate),
                treaty_links::object_key.eq(object),
            )
        })
        .collect();
    for (treaty, _) in treaties() {
        diesel::delete(treaty_parties::table.filter(treaty_parties::treaty_key.eq(treaty)))
            .execute(connection)?;
        diesel::delete(treaty_links::table.filter(treaty_links::subject_key.eq(treaty)))
            .execute(connection)?;
    }
    insert_all!(connection, treaty_parties::table, &parties);
    insert_all!(connection, treaty_links::table, &links);
    Ok(())
}

fn links_of(entry: &AuthorityEntry) -> impl Iterator<Item = (ClaimPredicate, &String)> {
    let superseded = entry
        .supersedes
        .iter()
        .map(|slug| (ClaimPredicate::Supersedes, slug));
    let amended = entry.amends.iter().map(|slug| (ClaimPredicate::Amends, slug));
    superseded.chain(amended)
}
