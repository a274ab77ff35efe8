//! The authority in the database: the list that the binary brings, with the newsroom's and the editors' entries in
//! place of its own where there are any.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::{
    authority::{Authority, AuthorityEntry},
    authority_rows::{self, Name, name_of},
    change::{Change, ChangeKind},
    connection::{AnyConnection, insert_all},
    entity::{EntityKind, EntityStatus},
    error::StoreError,
    id::Key,
    schema::{authority_entries, entities, settings},
    stale::{self, Stale},
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
    write_rows(connection, changed, known, origin)?;
    let candidates = candidates(connection, changed)?;
    // Of what a binary brings the log tells only how it changes.
    let is_new = |name: &Name| origin != EntryOrigin::BuiltIn && !known.contains_key(name);
    let keys = authority_rows::write(connection, changed, now)?;
    for entry in changed {
        let name = name_of(entry);
        if let Some((key, former)) = candidates.get(&name) {
            let former = AuthorityEntry::new(entry.kind, entry.slug.clone(), former.clone());
            let fields = [vec!["status"], changed_fields(&former, entry)].concat();
            Change::of_entity(ChangeKind::Updated, *key, &fields, now).append(connection)?;
        } else if let Some(key) = keys.get(&name).filter(|_| is_new(&name)) {
            Change::of_entity(ChangeKind::Published, *key, &[], now).append(connection)?;
        }
    }
    for (entry, fields) in updates.iter().filter(|(_, fields)| !fields.is_empty()) {
        if let Some(key) = keys.get(&name_of(entry)) {
            Change::of_entity(ChangeKind::Updated, *key, fields, now).append(connection)?;
        }
    }
    if known.is_empty() {
        stale::mark_all(connection)?;
    } else {
        stale.mark(connection)?;
    }
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

/// Puts entries in the place of those that have their kinds and slugs, whose origins they keep.
pub(crate) fn rewrite(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
    now: Timestamp,
) -> Result<(), StoreError> {
    let known = rows(connection)?;
    for origin in EntryOrigin::ALL {
        let of_origin = |entry: &&AuthorityEntry| {
            known
                .get(&name_of(entry))
                .is_some_and(|(known, _)| known == origin)
        };
        let entries: Vec<AuthorityEntry> = entries.iter().filter(of_origin).cloned().collect();
        put(connection, &entries, *origin, now)?;
    }
    Ok(())
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
    stale.mark(connection)?;
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

/// Those of the entries' entities that wait for an editor, with the keys and the names of their rows.
fn candidates(
    connection: &mut AnyConnection,
    entries: &[AuthorityEntry],
) -> Result<HashMap<Name, (Key, String)>, StoreError> {
    let mut candidates = HashMap::new();
    for entries in entries.chunks(500) {
        let slugs = entries.iter().map(|entry| &entry.slug);
        let rows: Vec<(EntityKind, String, Key, String)> = entities::table
            .filter(entities::status.eq(EntityStatus::Candidate))
            .filter(entities::slug.eq_any(slugs))
            .select((entities::kind, entities::slug, entities::key, entities::name))
            .load(connection)?;
        let rows = rows.into_iter();
        candidates.extend(rows.map(|(kind, slug, key, name)| ((kind, slug), (key, name))));
    }
    Ok(candidates)
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
    known: &HashMap<Name, (EntryOrigin, String)>,
    origin: EntryOrigin,
) -> Result<(), StoreError> {
    for entry in entries.iter().filter(|entry| known.contains_key(&name_of(entry))) {
        let row = authority_entries::table
            .filter(authority_entries::kind.eq(entry.kind))
            .filter(authority_entries::slug.eq(&entry.slug));
        diesel::delete(row).execute(connection)?;
    }
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
    insert_all!(connection, authority_entries::table, &rows);
    Ok(())
}
