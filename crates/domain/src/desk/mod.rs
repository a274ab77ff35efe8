//! What an editor does to machine-made data. Each act is one transaction: the decision is kept, what it touches is
//! settled, and what readers see differently is told in the log.

mod aliases;
mod entities;
mod mentions;
mod merger;
mod notes;
mod saved_filters;
mod split;
mod treaty_links;

use std::sync::Arc;

pub use self::{
    entities::{EntityChange, NewEntity},
    mentions::MentionDecision,
    notes::NoteDecision,
    split::Split,
    treaty_links::Verdict,
};
use crate::{
    annotators::Annotators,
    connection::AnyConnection,
    decision::{Decision, DecisionKind},
    entity::Entity,
    error::StoreError,
    fold::fold,
    reannotate::settle_all,
    stale,
    timestamp::Timestamp,
};

/// An editor at work.
pub struct Desk<'a> {
    /// What articles are annotated anew with.
    pub annotators: &'a Annotators,
    /// The subject of the editor's token.
    pub editor: Arc<str>,
    /// When.
    pub now: Timestamp,
}

/// Why an act was not done. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The editor can mend it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why an editor's act is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// What is wrong.
    pub reason: RefusalReason,
    /// In words, naming the thing.
    pub message: String,
}

/// What is wrong with an editor's act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalReason {
    /// The article has another version than the editor saw.
    Conflict,
    /// The words are not where the editor says.
    BadSpan,
    /// The name has neither letters nor digits.
    BadName,
    /// The entity is of another kind than the act needs.
    WrongKind,
    /// The name belongs to another entity.
    NameTaken,
    /// The authority would not be sound.
    Unsound,
    /// There is nothing to do it to.
    NotFound,
}

impl Refusal {
    pub(crate) fn new(reason: RefusalReason, message: impl Into<String>) -> Self {
        Self {
            reason,
            message: message.into(),
        }
    }
}

/// So many articles are settled with an act itself; more wait for the server or for `mediawire reannotate`.
pub const SETTLED_AT_ONCE: usize = 200;

impl Desk<'_> {
    fn decision(&self, kind: DecisionKind) -> Decision {
        Decision::new(kind, &self.editor, self.now)
    }

    /// Settles what an act made stale, as far as it can be done at once.
    fn settle_stale(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let annotator = self.annotators.current(connection)?;
        let keys = stale::next(connection, SETTLED_AT_ONCE)?;
        settle_all(connection, &annotator, &keys, self.now)?;
        Ok(())
    }
}

/// An entity as it stands while an act has the database to itself: another editor may have merged it meanwhile.
fn standing(connection: &mut AnyConnection, entity: &Entity) -> Result<Entity, DeskError> {
    let message = || format!("`{}` is not there any more", entity.name);
    let standing = Entity::standing(connection, entity.key)?;
    Ok(standing.ok_or_else(|| Refusal::new(RefusalReason::NotFound, message()))?)
}

fn check_name(name: &str) -> Result<(), Refusal> {
    if fold(name).is_empty() {
        let message = format!("the name `{name}` has neither letters nor digits");
        return Err(Refusal::new(RefusalReason::BadName, message));
    }
    Ok(())
}
