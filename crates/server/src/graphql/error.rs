//! Errors as clients see them: a message that names the thing, and a stable `extensions.code`.

use async_graphql::{Error, ErrorExtensions};
use mediawire_domain::error::StoreError;

use super::session::LoadError;

/// An argument that cannot be used.
pub(crate) fn bad_input(message: impl Into<String>) -> Error {
    coded(message.into(), "BAD_USER_INPUT")
}

/// An argument that names nothing.
pub(crate) fn not_found(message: impl Into<String>) -> Error {
    coded(message.into(), "NOT_FOUND")
}

/// Something that the viewer may not do.
pub(crate) fn forbidden(message: impl Into<String>) -> Error {
    coded(message.into(), "FORBIDDEN")
}

fn coded(message: String, code: &'static str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

impl From<LoadError> for Error {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::TimedOut => coded("the request took too long".to_owned(), "TIMEOUT"),
            LoadError::TooMuch => coded(
                "the request asks for more than one request may: take smaller pages or fewer levels"
                    .to_owned(),
                "DOCUMENT_TOO_COMPLEX",
            ),
            LoadError::Store(error) => {
                tracing::error!(%error, "the store failed");
                coded(message(&error), error.code())
            }
        }
    }
}

/// What a client may know of a failure: not the statement that failed.
fn message(error: &StoreError) -> String {
    match error {
        StoreError::Database(_) => "the database failed".to_owned(),
        other => other.to_string(),
    }
}
