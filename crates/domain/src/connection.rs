//! The connection to whichever database runs. Nothing outside of this file and the few that match on it by
//! `on_each!` knows which.

#![allow(missing_docs, reason = "diesel's derive documents nothing of what it makes")]

use std::{
    fmt,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use diesel::{
    Connection as _, PgConnection, RunQueryDsl, SqliteConnection,
    connection::{AnsiTransactionManager, InstrumentationEvent, SimpleConnection, TransactionManager},
};

use crate::error::StoreError;

/// A connection to SQLite or to PostgreSQL.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// A PostgreSQL session.
    Postgres(PgConnection),
    /// An open SQLite file.
    Sqlite(SqliteConnection),
}

/// The backend that stands for both.
pub(crate) type Backend = <AnyConnection as diesel::Connection>::Backend;

/// Runs an expression on the connection inside the enum: for the few things that diesel cannot say over both.
macro_rules! on_each {
    ($connection:expr, $inner:ident => $body:expr) => {
        match $connection {
            $crate::connection::AnyConnection::Postgres($inner) => $body,
            $crate::connection::AnyConnection::Sqlite($inner) => $body,
        }
    };
}
pub(crate) use on_each;

/// Inserts many rows of one table. PostgreSQL takes 65,535 values in a statement, so they go in several.
macro_rules! insert_all {
    ($connection:expr, $table:expr, $rows:expr) => {
        for rows in $rows.chunks(1_000) {
            $crate::connection::on_each!($connection, inner => {
                diesel::RunQueryDsl::execute(diesel::insert_into($table).values(rows), inner)
            })?;
        }
    };
}
pub(crate) use insert_all;

/// Where the database is: `sqlite://FILE` or `postgres://USER@HOST/NAME`.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A connection string as libpq reads it.
    Postgres(String),
    /// A file.
    Sqlite(String),
}

impl FromStr for DatabaseUrl {
    type Err = String;

    /// The message does not repeat the address, which may hold a password.
    fn from_str(url: &str) -> Result<Self, String> {
        match url.split_once("://") {
            Some(("postgres" | "postgresql", rest)) if !rest.is_empty() => Ok(Self::Postgres(url.to_owned())),
            Some(("sqlite", ":memory:")) => {
                Err("`:memory:` would be another database for each connection".to_owned())
            }
            Some(("sqlite", file)) if !file.is_empty() => Ok(Self::Sqlite(file.to_owned())),
            Some((scheme @ ("postgres" | "postgresql" | "sqlite"), _)) => {
                Err(format!("nothing follows `{scheme}://`"))
            }
            Some((scheme, _)) => Err(format!(
                "no database is known as `{scheme}`; use sqlite:// or postgres://"
            )),
            None => Err("it has no scheme; use sqlite://FILE or postgres://USER@HOST/NAME".to_owned()),
        }
    }
}

/// Without the password, and without the parameters, which may hold one.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(file) => write!(f, "sqlite://{file}"),
            Self::Postgres(url) => f.write_str(&without_password(url)),
        }
    }
}

/// Without the password.
impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

fn without_password(url: &str) -> String {
    let url = url.split('?').next().unwrap_or(url);
    let hidden = url.split_once("://").and_then(|(scheme, rest)| {
        let (login, host) = rest.rsplit_once('@')?;
        let (user, _) = login.split_once(':')?;
        Some(format!("{scheme}://{user}@{host}"))
    });
    hidden.unwrap_or_else(|| url.to_owned())
}

impl DatabaseUrl {
    /// Opens a connection, set up as the store needs it.
    pub fn connect(&self) -> Result<AnyConnection, StoreError> {
        self.establish().map_err(|reason| {
            let lines: Vec<&str> = reason.lines().map(str::trim).collect();
            StoreError::CannotOpen {
                database: self.to_string(),
                reason: lines.join("; "),
            }
        })
    }

    fn establish(&self) -> Result<AnyConnection, String> {
        match self {
            Self::Postgres(url) => {
                let connection = PgConnection::establish(url).map_err(|error| error.to_string())?;
                Ok(AnyConnection::Postgres(connection))
            }
            Self::Sqlite(file) => {
                let mut connection = SqliteConnection::establish(file).map_err(|error| error.to_string())?;
                connection
                    .batch_execute(SQLITE_PRAGMAS)
                    .map_err(|error| error.to_string())?;
                Ok(AnyConnection::Sqlite(connection))
            }
        }
    }
}

/// FULL, so that what was acknowledged survives a loss of power and not only of the process.
const SQLITE_PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000;";

/// What PostgreSQL knows Mediawire's write lock by: "mediawir" in ASCII.
const WRITE_LOCK: i64 = 0x6d65_6469_6177_6972;

impl AnyConnection {
    /// Runs `work` in a transaction that may write: all of it takes place, or none. One such transaction runs at a
    /// time, whichever the database: so what `work` looks up stays true until it has written, and the log's order is
    /// the order in which readers see its rows.
    ///
    /// SQLite takes its write lock at the start, since a reader that turns into a writer half-way fails at once.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.begin_write()?;
        let result = work(self);
        match &result {
            Ok(_) => self.commit()?,
            // The first failure is the one to tell of.
            Err(_) => drop(self.end_read()),
        }
        result
    }

    /// The same without effect: everything that `work` writes is taken back.
    pub fn rehearse<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.begin_write()?;
        let result = work(self);
        self.end_read()?;
        result
    }

    fn begin_write(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Postgres(inner) => AnsiTransactionManager::begin_transaction(inner)?,
            Self::Sqlite(inner) => AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE")?,
        }
        let locked = self.lock_writes();
        if locked.is_err() {
            drop(self.end_read());
        }
        locked
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        on_each!(self, inner => AnsiTransactionManager::commit_transaction(inner))?;
        Ok(())
    }

    /// Waits until no other transaction writes, where the database itself does not see to that.
    fn lock_writes(&mut self) -> Result<(), StoreError> {
        if let Self::Postgres(inner) = self {
            diesel::sql_query(format!("SELECT pg_advisory_xact_lock({WRITE_LOCK})")).execute(inner)?;
        }
        Ok(())
    }

    /// Begins a transaction that only reads: until [`Self::end_read`], every statement sees the database as it is now.
    pub fn begin_read(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Postgres(inner) => {
                let snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                AnsiTransactionManager::begin_transaction_sql(inner, snapshot)?;
            }
            Self::Sqlite(inner) => AnsiTransactionManager::begin_transaction(inner)?,
        }
        Ok(())
    }

    /// Ends what [`Self::begin_read`] began.
    pub fn end_read(&mut self) -> Result<(), StoreError> {
        on_each!(self, inner => AnsiTransactionManager::rollback_transaction(inner))?;
        Ok(())
    }
}

/// What SQLite's `busy_timeout` is there; and no statement may hold a connection for good.
const POSTGRES_PATIENCE: &str = "SET lock_timeout = '5s'; SET statement_timeout = '15s'";

/// Opens and checks connections for the pool, and counts the statements that run on them.
pub(crate) struct ConnectionManager {
    pub(crate) url: DatabaseUrl,
    pub(crate) statements: Arc<AtomicU64>,
}

impl r2d2::ManageConnection for ConnectionManager {
    type Connection = AnyConnection;
    type Error = StoreError;

    fn connect(&self) -> Result<AnyConnection, StoreError> {
        let mut connection = self.url.connect()?;
        if matches!(connection, AnyConnection::Postgres(_)) {
            connection.batch_execute(POSTGRES_PATIENCE)?;
        }
        let statements = Arc::clone(&self.statements);
        connection.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                statements.fetch_add(1, Ordering::Relaxed);
            }
        });
        Ok(connection)
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        Ok(connection.batch_execute("SELECT 1")?)
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        <AnyConnection as diesel::Connection>::TransactionManager::is_broken_transaction_manager(connection)
    }
}
