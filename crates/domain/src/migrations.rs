//! Bringing a database to the shape that this binary knows.

use diesel::{
    migration::{Migration, MigrationSource},
    sqlite::Sqlite,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::{
    connection::{AnyConnection, DatabaseUrl, on_each},
    error::StoreError,
};

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// Applies what is missing and returns the names of what was applied. A database that has a migration which this
/// binary does not know is refused and left as it is. Two processes may call this at once.
pub fn migrate(connection: &mut AnyConnection, database: &DatabaseUrl) -> Result<Vec<String>, StoreError> {
    connection.write(|connection| {
        refuse_newer(connection, database)?;
        let applied = match connection {
            AnyConnection::Postgres(inner) => inner.run_pending_migrations(POSTGRES),
            AnyConnection::Sqlite(inner) => inner.run_pending_migrations(SQLITE),
        };
        let versions = applied.map_err(|error| cannot_migrate(database, error.as_ref()))?;
        Ok(versions.iter().map(ToString::to_string).collect())
    })
}

fn refuse_newer(connection: &mut AnyConnection, database: &DatabaseUrl) -> Result<(), StoreError> {
    let applied = on_each!(connection, inner => inner.applied_migrations())
        .map_err(|error| cannot_migrate(database, error.as_ref()))?;
    let known = known_versions();
    match applied
        .iter()
        .map(ToString::to_string)
        .filter(|version| !known.contains(version))
        .min()
    {
        Some(migration) => Err(StoreError::NewerDatabase {
            database: database.to_string(),
            migration,
        }),
        None => Ok(()),
    }
}

fn known_versions() -> Vec<String> {
    let migrations: Vec<Box<dyn Migration<Sqlite>>> = SQLITE.migrations().unwrap_or_default();
    migrations
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect()
}

fn cannot_migrate(database: &DatabaseUrl, reason: &(dyn std::error::Error + 'static)) -> StoreError {
    StoreError::CannotOpen {
        database: database.to_string(),
        reason: reason.to_string(),
    }
}
