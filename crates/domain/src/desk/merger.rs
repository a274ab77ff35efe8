//! Two entities that are one.

use diesel::prelude::*;

use super::{Desk, DeskError, Refusal, RefusalReason, entities::entry_of, standing};
use crate::{
    authority::{Authority, AuthorityEntry},
    authority_rows, authority_store,
    change::{Change, ChangeKind},
    co_mention,
    connection::AnyConnection,
    decision::{Decision, DecisionKind},
    entity::{Entity, EntityStatus},
    error::StoreError,
    id::Key,
    schema::{article_references, entities, entity_names},
};

impl Desk<'_> {
    /// Makes entities one with another: it takes over their names, mentions, quotes and claims, and their ids and slugs
    /// stand for it from now on.
    pub fn merge_entities(
        &self,
        connection: &mut AnyConnection,
        from: &[Entity],
        into: &Entity,
    ) -> Result<Entity, DeskError> {
        connection.write(|connection| {
            for entity in from {
                let (from, into) = (standing(connection, entity)?, standing(connection, into)?);
                check(&from, &into)?;
                self.merge(connection, &from, &into)?;
            }
            self.settle_stale(connection)?;
            standing(connection, into)
        })
    }

    fn merge(&self, connection: &mut AnyConnection, from: &Entity, into: &Entity) -> Result<(), DeskError> {
        self.merge_names(connection, from, into)?;
        move_findings(connection, from.key, into.key)?;
        move_treaty(connection, from.key, into.key)?;
        redirect(connection, from.key, into.key)?;
        let decision = Decision {
            entity_key: Some(from.key),
            other_entity_key: Some(into.key),
            ..self.decision(DecisionKind::MergeEntities)
        };
        decision.keep(connection)?;
        let change = Change {
            merged_key: Some(from.key),
            ..Change::of_entity(ChangeKind::EntityMerged, into.key, &[], self.now)
        };
        change.append(connection)?;
        Ok(())
    }

    /// Two candidates stay a candidate, with the names of both; else the authority's entry gets them.
    fn merge_names(
        &self,
        connection: &mut AnyConnection,
        from: &Entity,
        into: &Entity,
    ) -> Result<(), DeskError> {
        let lost = entry_of(connection, from)?;
        let mut entry = entry_of(connection, into)?;
        entry.aliases.push(lost.name);
        entry.aliases.extend(lost.aliases);
        entry.ambiguous.extend(lost.ambiguous);
        entry.without_repeated_aliases();
        entry.wikidata_id = entry.wikidata_id.or(lost.wikidata_id);
        entry.year = entry.year.or(lost.year);
        if entry.offices.is_empty() {
            entry.offices = lost.offices;
        }
        if entry.parties.is_empty() {
            entry.parties = lost.parties;
        }
        entry.supersedes.extend(lost.supersedes);
        entry.amends.extend(lost.amends);
        let entry = entry
            .pointing(from.kind, &from.slug, &into.slug)
            .unwrap_or(entry)
            .without_itself();
        let candidates = [from, into].iter().all(|it| it.status == EntityStatus::Candidate);
        authority_store::remove(connection, from.kind, &from.slug)?;
        diesel::delete(entity_names::table.filter(entity_names::entity_key.eq(from.key)))
            .execute(connection)
            .map_err(StoreError::from)?;
        if candidates {
            authority_rows::rename(connection, into.key, &entry)?;
        } else {
            self.put_checked(connection, &entry)?;
        }
        self.repoint(connection, from, into)
    }

    /// Lets the entries that name one entity name another.
    fn repoint(&self, connection: &mut AnyConnection, from: &Entity, into: &Entity) -> Result<(), DeskError> {
        let authority = Authority::stored(connection)?;
        let pointing = |entry: &AuthorityEntry| entry.pointing(from.kind, &from.slug, &into.slug);
        let entries = authority.entries.iter().filter_map(pointing);
        let entries: Vec<AuthorityEntry> = entries.map(AuthorityEntry::without_itself).collect();
        Ok(authority_store::rewrite(connection, &entries, self.now)?)
    }
}

impl AuthorityEntry {
    /// This entry without links to itself, and with each link once.
    fn without_itself(mut self) -> Self {
        let own = [self.slug.clone()];
        once(&mut self.supersedes, &own);
        once(&mut self.amends, &own);
        once(&mut self.parties, &[]);
        self.parent = self.parent.filter(|slug| *slug != self.slug);
        self
    }
}

/// Leaves each slug once, and none of some others.
fn once(slugs: &mut Vec<String>, others: &[String]) {
    let mut seen = others.to_vec();
    slugs.retain(|slug| {
        let is_new = !seen.contains(slug);
        seen.push(slug.clone());
        is_new
    });
}

fn check(from: &Entity, into: &Entity) -> Result<(), Refusal> {
    if from.key == into.key {
        let message = format!("`{}` cannot be merged into itself", from.name);
        return Err(Refusal::new(RefusalReason::NotFound, message));
    }
    if from.kind != into.kind {
        let message = format!(
            "`{}` is of kind {} and `{}` of kind {}",
            from.name, from.kind, into.name, into.kind
        );
        return Err(Refusal::new(RefusalReason::WrongKind, message));
    }
    Ok(())
}

fn move_findings(connection: &mut AnyConnection, from: Key, into: Key) -> Result<(), StoreError> {
    let articles: Vec<Key> = article_references::table
        .filter(article_references::entity_key.eq(from))
        .select(article_references::article_key)
        .load(connection)?;
    co_mention::uncount(connection, &articles)?;
    run(
        connection,
        &[
            // Where an article refers to both, the one that stays sums them.
            format!(
                "UPDATE article_references SET \
                   count = count + (SELECT lost.count FROM article_references AS lost \
                                    WHERE lost.article_key = article_references.article_key AND lost.entity_key = {from}), \
                   salience = (SELECT MIN(either.salience) FROM article_references AS either \
                               WHERE either.article_key = article_references.article_key \
                                     AND either.entity_key IN ({from}, {into})) \
                 WHERE entity_key = {into} AND article_key IN \
                   (SELECT article_key FROM article_references WHERE entity_key = {from})"
            ),
            format!(
                "UPDATE mentions SET entity_key = {into} WHERE entity_key = {from} AND article_key IN \
                   (SELECT article_key FROM article_references WHERE entity_key = {from})"
            ),
            // What waits for review makes no reference.
            format!("UPDATE mentions SET entity_key = {into} WHERE entity_key = {from} AND confidence < 0.8"),
            format!(
                "DELETE FROM article_references WHERE entity_key = {from} AND article_key IN \
                   (SELECT article_key FROM article_references WHERE entity_key = {into})"
            ),
            format!("UPDATE article_references SET entity_key = {into} WHERE entity_key = {from}"),
            format!(
                "UPDATE mentions SET role_organisation_key = {into} WHERE role_organisation_key = {from}"
            ),
            format!("UPDATE quotes SET speaker_key = {into} WHERE speaker_key = {from}"),
            format!("UPDATE claims SET speaker_key = {into} WHERE speaker_key = {from}"),
            format!("UPDATE claims SET subject_key = {into} WHERE subject_key = {from}"),
            format!("UPDATE claims SET object_key = {into} WHERE object_key = {from}"),
            format!("DELETE FROM claims WHERE subject_key = {into} AND object_key = {into}"),
        ],
    )?;
    co_mention::count(connection, &articles)
}

fn move_treaty(connection: &mut AnyConnection, from: Key, into: Key) -> Result<(), StoreError> {
    let moved = |table: &str, columns: &str, moved: &str, condition: &str| {
        [
            format!(
                "INSERT INTO {table} ({columns}) SELECT {moved} FROM {table} WHERE {condition} ON CONFLICT DO NOTHING"
            ),
            format!("DELETE FROM {table} WHERE {condition}"),
        ]
    };
    let links = "subject_key, predicate, object_key";
    let mut statements: Vec<String> = Vec::new();
    statements.extend(moved(
        "treaty_parties",
        "treaty_key, place_key",
        &format!("{into}, place_key"),
        &format!("treaty_key = {from}"),
    ));
    statements.extend(moved(
        "treaty_parties",
        "treaty_key, place_key",
        &format!("treaty_key, {into}"),
        &format!("place_key = {from}"),
    ));
    for (table, more) in [("treaty_links", ""), ("treaty_link_verdicts", ", verdict")] {
        let columns = format!("{links}{more}");
        let subject = format!("{into}, predicate, object_key{more}");
        statements.extend(moved(table, &columns, &subject, &format!("subject_key = {from}")));
        let object = format!("subject_key, predicate, {into}{more}");
        statements.extend(moved(table, &columns, &object, &format!("object_key = {from}")));
        statements.push(format!("DELETE FROM {table} WHERE subject_key = object_key"));
    }
    run(connection, &statements)
}

/// Lets one entity's id and slug stand for another, and those that stood for it already.
fn redirect(connection: &mut AnyConnection, from: Key, into: Key) -> Result<(), StoreError> {
    let merged = entities::table.filter(entities::key.eq(from).or(entities::merged_into.eq(from)));
    diesel::update(merged)
        .set((
            entities::merged_into.eq(into),
            entities::status.eq(EntityStatus::Merged),
        ))
        .execute(connection)?;
    Ok(())
}

fn run(connection: &mut AnyConnection, statements: &[String]) -> Result<(), StoreError> {
    for statement in statements {
        diesel::sql_query(statement).execute(connection)?;
    }
    Ok(())
}
