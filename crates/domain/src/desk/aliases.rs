//! Names that do not stand for an entity.

use super::{Desk, DeskError, EntityChange, check_name, standing};
use crate::{
    article::Article,
    authority_store,
    connection::AnyConnection,
    decision::{Decision, DecisionKind},
    entity::Entity,
    settle::settle,
    stale,
};

impl Desk<'_> {
    /// A name never stands for an entity: in one article, or in any. What an editor linked stays. Returns how many
    /// articles still wait to be annotated anew.
    pub fn reject_alias(
        &self,
        connection: &mut AnyConnection,
        entity: &Entity,
        alias: &str,
        article: Option<&Article>,
    ) -> Result<i64, DeskError> {
        check_name(alias)?;
        connection.write(|connection| {
            let entity = standing(connection, entity)?;
            let decision = Decision {
                article_key: article.map(|article| article.key),
                entity_key: Some(entity.key),
                text: Some(alias.trim().to_owned()),
                ..self.decision(DecisionKind::RejectAlias)
            };
            decision.keep(connection)?;
            match article {
                Some(article) => {
                    let annotator = self.annotators.current(connection)?;
                    settle(connection, &annotator, article, self.now)?;
                }
                None => {
                    self.take_alias(connection, &entity, alias)?;
                    stale::mark_referring(connection, &[entity.key])?;
                    self.settle_stale(connection)?;
                }
            }
            Ok(stale::count(connection)?)
        })
    }

    /// Takes a name from an entity's entry, if that has it: an entry that has it again later has the last word.
    fn take_alias(
        &self,
        connection: &mut AnyConnection,
        entity: &Entity,
        alias: &str,
    ) -> Result<(), DeskError> {
        let Some(entry) = authority_store::entry(connection, entity.kind, &entity.slug)? else {
            return Ok(());
        };
        let without = entry.clone().changed(&EntityChange {
            remove_aliases: vec![alias.to_owned()],
            ..EntityChange::default()
        });
        if without == entry {
            return Ok(());
        }
        self.put_checked(connection, &without)
    }
}
