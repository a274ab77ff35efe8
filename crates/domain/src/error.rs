//! What can go wrong in the store.

use thiserror::Error;

use crate::connection::DatabaseUrl;

/// A failure of the store. Each variant is one that a caller would treat differently.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database cannot be opened or reached.
    #[error("cannot open the database {database}: {reason}")]
    CannotOpen {
        /// Its address, without a password.
        database: String,
        /// What the database said.
        reason: String,
    },
    /// The database was made by a newer Mediawire.
    #[error(
        "the database {database} is newer than this binary: it has the migration {migration}, which this binary does not know"
    )]
    NewerDatabase {
        /// Its address, without a password.
        database: String,
        /// The first migration that this binary lacks.
        migration: String,
    },
    /// The database cannot take the request now; the same request may succeed later.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The database refuses writes.
    #[error("the database cannot be written: {0}")]
    ReadOnly(String),
    /// The disk is full.
    #[error("the disk is full: {0}")]
    Full(String),
    /// Anything else that the database says.
    #[error("the database failed: {0}")]
    Database(String),
}

impl StoreError {
    /// The same failure with the database's address in its message.
    pub(crate) fn at(self, database: &DatabaseUrl) -> Self {
        match self {
            Self::Busy(reason) => Self::Busy(format!("{database}: {reason}")),
            Self::ReadOnly(reason) => Self::ReadOnly(format!("{database}: {reason}")),
            Self::Full(reason) => Self::Full(format!("{database}: {reason}")),
            other => other,
        }
    }

    /// A stable word for this failure.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CannotOpen { .. } => "DATABASE_UNAVAILABLE",
            Self::NewerDatabase { .. } => "DATABASE_NEWER",
            Self::Busy(_) => "DATABASE_BUSY",
            Self::ReadOnly(_) => "DATABASE_READ_ONLY",
            Self::Full(_) => "DISK_FULL",
            Self::Database(_) => "DATABASE_FAILED",
        }
    }
}

impl From<diesel::result::Error> for StoreError {
    fn from(error: diesel::result::Error) -> Self {
        let message = error
            .to_string()
            .lines()
            .map(str::trim)
            .collect::<Vec<_>>()
            .join("; ");
        let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
        if says(&[
            "database is locked",
            "database table is locked",
            "could not serialize",
            "deadlock detected",
            "lock timeout",
            "statement timeout",
        ]) {
            Self::Busy(message)
        } else if says(&["readonly database", "read-only transaction"]) {
            Self::ReadOnly(message)
        } else if says(&["disk is full", "No space left on device"]) {
            Self::Full(message)
        } else {
            Self::Database(message)
        }
    }
}

impl From<r2d2::Error> for StoreError {
    fn from(error: r2d2::Error) -> Self {
        Self::Busy(error.to_string())
    }
}
