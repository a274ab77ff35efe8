//! New entities, and what is known of them.

use super::{Desk, DeskError, Refusal, RefusalReason, check_name, standing};
use crate::{
    authority::{Authority, AuthorityEntry, Office},
    authority_store::{self, EntryOrigin},
    connection::AnyConnection,
    decision::{Decision, DecisionKind},
    entity::{Entity, EntityKind, EntityStatus},
    error::StoreError,
    fold::fold,
    slug::slugify,
};

/// An entity that the authority lacks.
#[derive(Clone, Debug)]
pub struct NewEntity {
    /// What it is.
    pub kind: EntityKind,
    /// The form of its name that readers see.
    pub name: String,
    /// What else is known of it.
    pub change: EntityChange,
}

/// What is known of an entity otherwise than before; what is `None` stays as it is.
#[derive(Clone, Debug, Default)]
pub struct EntityChange {
    /// The form of its name that readers see. The former one becomes an alias.
    pub name: Option<String>,
    /// Names to add.
    pub add_aliases: Vec<String>,
    /// Names to take away.
    pub remove_aliases: Vec<String>,
    /// Its item in Wikidata.
    pub wikidata_id: Option<String>,
    /// A treaty's year of signature.
    pub year: Option<i32>,
    /// The slugs of a treaty's parties.
    pub parties: Option<Vec<String>>,
    /// A person's offices.
    pub offices: Option<Vec<Office>>,
}

impl Desk<'_> {
    /// Adds an entity to the authority. A candidate that has the name becomes it. Articles that have one of its names
    /// are annotated anew.
    pub fn create_entity(
        &self,
        connection: &mut AnyConnection,
        new: &NewEntity,
    ) -> Result<Entity, DeskError> {
        connection.write(|connection| {
            let entity = self.create(connection, new)?;
            self.settle_stale(connection)?;
            Ok(entity)
        })
    }

    pub(super) fn create(
        &self,
        connection: &mut AnyConnection,
        new: &NewEntity,
    ) -> Result<Entity, DeskError> {
        let candidate = Entity::named(connection, new.kind, &new.name)?;
        if let Some(known) = candidate
            .as_ref()
            .filter(|known| known.status == EntityStatus::Confirmed)
        {
            let message = format!(
                "`{}` is a name of the entity with slug `{}`",
                new.name, known.slug
            );
            return Err(Refusal::new(RefusalReason::NameTaken, message).into());
        }
        let known = match &candidate {
            Some(candidate) => entry_of(connection, candidate)?,
            None => {
                let slug = free_slug(connection, new.kind, &new.name)?;
                AuthorityEntry::new(new.kind, slug, new.name.clone())
            }
        };
        let entry = known.changed(&EntityChange {
            name: Some(new.name.clone()),
            ..new.change.clone()
        });
        self.put_checked(connection, &entry)?;
        let entity = stored(connection, &entry)?;
        self.keep_about(connection, DecisionKind::CreateEntity, &entity, &entry)?;
        Ok(entity)
    }

    /// Changes what is known of an entity. A candidate becomes part of the authority by it, also where nothing is
    /// changed: the editor confirms it.
    pub fn update_entity(
        &self,
        connection: &mut AnyConnection,
        entity: &Entity,
        change: &EntityChange,
    ) -> Result<Entity, DeskError> {
        connection.write(|connection| {
            let entity = standing(connection, entity)?;
            let entry = entry_of(connection, &entity)?.changed(change);
            self.put_checked(connection, &entry)?;
            let entity = stored(connection, &entry)?;
            self.keep_about(connection, DecisionKind::UpdateEntity, &entity, &entry)?;
            self.settle_stale(connection)?;
            Ok(entity)
        })
    }

    /// Puts an entry into the authority, which must have whatever the entry names.
    pub(super) fn put_checked(
        &self,
        connection: &mut AnyConnection,
        entry: &AuthorityEntry,
    ) -> Result<(), DeskError> {
        entry.names().try_for_each(check_name)?;
        let entries = std::slice::from_ref(entry);
        Authority::stored(connection)?
            .with(entries)
            .map_err(|reasons| Refusal::new(RefusalReason::Unsound, reasons.join("; ")))?;
        authority_store::put(connection, entries, EntryOrigin::Editor, self.now)?;
        Ok(())
    }

    fn keep_about(
        &self,
        connection: &mut AnyConnection,
        kind: DecisionKind,
        entity: &Entity,
        entry: &AuthorityEntry,
    ) -> Result<(), StoreError> {
        let decision = Decision {
            entity_key: Some(entity.key),
            text: Some(entry.line()),
            ..self.decision(kind)
        };
        decision.keep(connection)
    }
}

/// The authority's entry of an entity; of a candidate one that says what is known of it.
pub(super) fn entry_of(
    connection: &mut AnyConnection,
    entity: &Entity,
) -> Result<AuthorityEntry, StoreError> {
    if let Some(entry) = authority_store::entry(connection, entity.kind, &entity.slug)? {
        return Ok(entry);
    }
    let mut entry = AuthorityEntry::new(entity.kind, entity.slug.clone(), entity.name.clone());
    entry.aliases = entity.names(connection)?.into_iter().skip(1).collect();
    entry.year = entity.year;
    entry.wikidata_id.clone_from(&entity.wikidata_id);
    Ok(entry)
}

fn stored(connection: &mut AnyConnection, entry: &AuthorityEntry) -> Result<Entity, StoreError> {
    Entity::by_slug(connection, entry.kind, &entry.slug)?
        .ok_or_else(|| StoreError::Database(format!("the entity `{}` was not stored", entry.slug)))
}

fn free_slug(connection: &mut AnyConnection, kind: EntityKind, name: &str) -> Result<String, StoreError> {
    let plain = slugify(name);
    let mut slug = plain.clone();
    for number in 2.. {
        if Entity::by_slug(connection, kind, &slug)?.is_none() {
            break;
        }
        slug = format!("{plain}-{number}");
    }
    Ok(slug)
}

impl AuthorityEntry {
    /// This entry with what is known otherwise.
    pub(super) fn changed(mut self, change: &EntityChange) -> Self {
        if let Some(name) = change.name.as_ref().filter(|name| **name != self.name) {
            let former = std::mem::replace(&mut self.name, name.clone());
            self.aliases.push(former);
        }
        self.aliases.extend(change.add_aliases.iter().cloned());
        let removed: Vec<String> = change.remove_aliases.iter().map(|alias| fold(alias)).collect();
        self.aliases.retain(|alias| !removed.contains(&fold(alias)));
        self.ambiguous.retain(|it| !removed.contains(&fold(&it.alias)));
        self.without_repeated_aliases();
        self.wikidata_id = change.wikidata_id.clone().or(self.wikidata_id);
        self.year = change.year.or(self.year);
        self.parties = change.parties.clone().unwrap_or(self.parties);
        self.offices = change.offices.clone().unwrap_or(self.offices);
        self
    }

    /// Leaves out the aliases that say the same as the name or as another alias.
    pub(super) fn without_repeated_aliases(&mut self) {
        let mut seen = vec![fold(&self.name)];
        self.aliases.retain(|alias| {
            let folded = fold(alias);
            let is_new = !seen.contains(&folded);
            seen.push(folded);
            is_new
        });
    }
}
