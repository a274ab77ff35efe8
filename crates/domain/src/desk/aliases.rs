//! Names that do not stand for an entity.

use super::{Desk, DeskError, check_name, standing};
use crate::{
    article::Article,
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
                    stale::mark_referring(connection, &[entity.key])?;
                    self.settle_stale(connection)?;
                }
            }
            Ok(stale::count(connection)?)
        })
    }
}
