//! What is wrong with an input, for an editor to mend.

use async_graphql::{Enum, Error, SimpleObject};
use mediawire_domain::desk::{Refusal, RefusalReason};

use crate::graphql::session::LoadError;

/// Something that an editor can mend.
#[derive(SimpleObject)]
pub(crate) struct UserError {
    /// Stable.
    code: UserErrorCode,
    /// The path of the input's field that is wrong.
    field: Vec<String>,
    /// In words, naming the thing.
    message: String,
}

/// What is wrong with an input.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UserErrorCode {
    /// It names nothing, or nothing that this can be done to.
    NotFound,
    /// It is empty or too long, or holds too few or too many.
    BadLength,
    /// It lies outside of the text, or cuts a character.
    BadSpan,
    /// It is no name: it has neither letters nor digits, or it holds control characters.
    BadName,
    /// It is written otherwise than it must be, or out of its range.
    BadFormat,
    /// The article has another version than it was made for: read the article anew.
    Conflict,
    /// It is of another kind than it must be.
    WrongKind,
    /// The name belongs to another entity: merge with that one, or choose another name.
    NameTaken,
    /// The authority would contradict itself.
    Unsound,
}

impl UserError {
    pub(super) fn new(code: UserErrorCode, field: &str, message: impl Into<String>) -> Self {
        Self {
            code,
            field: vec!["input".to_owned(), field.to_owned()],
            message: message.into(),
        }
    }

    /// What the desk refused, where `field` says which field of the input is to blame for what.
    pub(super) fn refused(refusal: Refusal, field: impl Fn(RefusalReason) -> &'static str) -> Self {
        Self::new(refusal.reason.into(), field(refusal.reason), refusal.message)
    }
}

impl From<RefusalReason> for UserErrorCode {
    fn from(reason: RefusalReason) -> Self {
        match reason {
            RefusalReason::Conflict => Self::Conflict,
            RefusalReason::BadSpan => Self::BadSpan,
            RefusalReason::BadName => Self::BadName,
            RefusalReason::WrongKind => Self::WrongKind,
            RefusalReason::NameTaken => Self::NameTaken,
            RefusalReason::Unsound => Self::Unsound,
            RefusalReason::NotFound => Self::NotFound,
        }
    }
}

/// Why a mutation was not done.
pub(super) enum Stop {
    /// The editor can mend it.
    Mendable(UserError),
    /// The request failed.
    Fault(Error),
}

impl From<UserError> for Stop {
    fn from(error: UserError) -> Self {
        Self::Mendable(error)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Fault(error)
    }
}

impl From<LoadError> for Stop {
    fn from(error: LoadError) -> Self {
        Self::Fault(error.into())
    }
}

/// A mutation's answer: what an editor can mend goes into its payload.
pub(super) fn answer<P: From<UserError>>(done: Result<P, Stop>) -> async_graphql::Result<P> {
    match done {
        Ok(payload) => Ok(payload),
        Err(Stop::Mendable(error)) => Ok(error.into()),
        Err(Stop::Fault(error)) => Err(error),
    }
}
