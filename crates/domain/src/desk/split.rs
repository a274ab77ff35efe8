//! What was taken for one entity, and is two.

use diesel::prelude::*;

use super::{Desk, DeskError, NewEntity, Refusal, RefusalReason, entities::entry_of, standing};
use crate::{
    article::Article,
    change::{Change, ChangeKind},
    connection::AnyConnection,
    decision::{Decision, DecisionKind},
    entity::{Entity, EntityStatus},
    error::StoreError,
    fold::fold,
    id::Key,
    schema::entities,
    settle::settle,
};

/// How to split an entity.
#[derive(Clone, Debug)]
pub struct Split {
    /// The other entity: one that is there (also one that was merged into this), or a new one.
    pub into: Result<Entity, NewEntity>,
    /// The names that are the other's.
    pub aliases: Vec<String>,
    /// The articles that mean the other, where its names do not tell.
    pub articles: Vec<Article>,
}

impl Desk<'_> {
    /// Gives names, and every mention in some articles, from one entity to another.
    pub fn split_entity(
        &self,
        connection: &mut AnyConnection,
        from: &Entity,
        split: &Split,
    ) -> Result<Entity, DeskError> {
        connection.write(|connection| {
            let from = &standing(connection, from)?;
            let revived = match &split.into {
                Ok(known) => merged_into(connection, known, from)?,
                Err(_) => None,
            };
            let names = self.take_names(connection, from, &split.aliases, revived.as_ref())?;
            if let Some(entity) = &revived {
                self.revive(connection, entity)?;
            }
            let into = self.other(connection, from, split, names)?;
            let decision = Decision {
                entity_key: Some(from.key),
                other_entity_key: Some(into.key),
                ..self.decision(DecisionKind::SplitEntity)
            };
            if split.articles.is_empty() {
                decision.keep(connection)?;
            }
            let annotator = self.annotators.current(connection)?;
            for article in &split.articles {
                let decision = Decision {
                    article_key: Some(article.key),
                    id: crate::id::Id::new(self.now),
                    ..decision.clone()
                };
                decision.keep(connection)?;
                settle(connection, &annotator, article, self.now)?;
            }
            self.settle_stale(connection)?;
            Ok(into)
        })
    }

    /// Takes names from an entity, and what it had of one that is revived. Returns the names as its entry wrote them.
    fn take_names(
        &self,
        connection: &mut AnyConnection,
        from: &Entity,
        aliases: &[String],
        revived: Option<&Entity>,
    ) -> Result<Vec<String>, DeskError> {
        let former = entry_of(connection, from)?;
        let mut entry = former.clone();
        let own = revived.map(|entity| fold(&entity.name));
        let wanted: Vec<String> = aliases.iter().map(|alias| fold(alias)).chain(own).collect();
        if revived.is_some_and(|entity| entity.wikidata_id == entry.wikidata_id) {
            entry.wikidata_id = None;
        }
        let is_wanted = |name: &String| wanted.contains(&fold(name));
        let taken: Vec<String> = entry
            .aliases
            .iter()
            .filter(|name| is_wanted(name))
            .cloned()
            .collect();
        if let Some(missing) = aliases
            .iter()
            .find(|alias| !taken.iter().any(|taken| fold(taken) == fold(alias)))
        {
            let message = format!("`{missing}` is no alias of `{}`", from.name);
            return Err(Refusal::new(RefusalReason::NotFound, message).into());
        }
        entry.aliases.retain(|name| !is_wanted(name));
        if entry != former {
            self.put_checked(connection, &entry)?;
        }
        Ok(taken)
    }

    fn other(
        &self,
        connection: &mut AnyConnection,
        from: &Entity,
        split: &Split,
        names: Vec<String>,
    ) -> Result<Entity, DeskError> {
        match &split.into {
            Err(new) => {
                let mut new = new.clone();
                new.change.add_aliases.extend(names);
                self.create(connection, &new)
            }
            Ok(known) => {
                let known = standing(connection, known)?;
                check(from, &known)?;
                let mut entry = entry_of(connection, &known)?;
                entry.aliases.extend(names);
                entry.without_repeated_aliases();
                self.put_checked(connection, &entry)?;
                standing(connection, &known)
            }
        }
    }

    /// Takes back that one entity was merged into another.
    fn revive(&self, connection: &mut AnyConnection, entity: &Entity) -> Result<(), StoreError> {
        diesel::update(entities::table.filter(entities::key.eq(entity.key)))
            .set((
                entities::merged_into.eq(None::<Key>),
                entities::status.eq(EntityStatus::Candidate),
            ))
            .execute(connection)?;
        Change::of_entity(ChangeKind::Published, entity.key, &[], self.now).append(connection)?;
        Ok(())
    }
}

/// The row of an entity, if it was merged into `heir`.
fn merged_into(
    connection: &mut AnyConnection,
    entity: &Entity,
    heir: &Entity,
) -> Result<Option<Entity>, StoreError> {
    let row = Entity::by_keys(connection, &[entity.key])?.pop();
    Ok(row.filter(|row| row.merged_into == Some(heir.key)))
}

fn check(from: &Entity, into: &Entity) -> Result<(), Refusal> {
    if from.kind != into.kind {
        let message = format!("`{}` is not of kind {}", into.name, from.kind);
        return Err(Refusal::new(RefusalReason::WrongKind, message));
    }
    if from.key == into.key {
        let message = format!("`{}` cannot be split into itself", from.name);
        return Err(Refusal::new(RefusalReason::NotFound, message));
    }
    Ok(())
}
