//! The store: a pool of connections to a migrated database.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use diesel::connection::SimpleConnection;

use crate::{
    annotators::Annotators,
    authority::Authority,
    authority_store,
    connection::{AnyConnection, ConnectionManager, DatabaseUrl},
    error::StoreError,
    migrations::migrate,
    timestamp::Timestamp,
};

/// How long a caller waits for a free connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// A pool of connections to one database, whose tables and authority are those of this binary. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pool: r2d2::Pool<ConnectionManager>,
    database: DatabaseUrl,
    statements: Arc<AtomicU64>,
    annotators: Arc<Annotators>,
}

/// How many connections a pool has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolUse {
    /// Those that are open.
    pub open: u32,
    /// Those of them that nobody uses.
    pub idle: u32,
}

/// A connection on loan from the pool.
pub struct PooledConnection(r2d2::PooledConnection<ConnectionManager>);

impl std::ops::Deref for PooledConnection {
    type Target = AnyConnection;
    fn deref(&self) -> &AnyConnection {
        &self.0
    }
}

impl std::ops::DerefMut for PooledConnection {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.0
    }
}

impl Store {
    /// Opens the database, migrates it, brings the built-in authority into it, and keeps at most `connections` open.
    pub fn open(database: &DatabaseUrl, connections: u32, now: Timestamp) -> Result<Self, StoreError> {
        Self::migrate(database, now)?;
        Self::pool(database, connections)
    }

    /// Brings the database to the shape and the authority of this binary, and returns the migrations that it lacked.
    /// Every failure names the database.
    pub fn migrate(database: &DatabaseUrl, now: Timestamp) -> Result<Vec<String>, StoreError> {
        let mut connection = database.connect()?;
        let mut bring_up_to_date = || {
            let applied = migrate(&mut connection, database)?;
            authority_store::sync(&mut connection, Authority::built_in(), now)?;
            Ok(applied)
        };
        bring_up_to_date().map_err(|error: StoreError| error.at(database))
    }

    fn pool(database: &DatabaseUrl, connections: u32) -> Result<Self, StoreError> {
        let statements = Arc::new(AtomicU64::new(0));
        let manager = ConnectionManager {
            url: database.clone(),
            statements: Arc::clone(&statements),
        };
        let pool = r2d2::Pool::builder()
            .max_size(connections)
            .min_idle(Some(1))
            .test_on_check_out(matches!(database, DatabaseUrl::Postgres(_)))
            .connection_timeout(PATIENCE)
            .error_handler(Box::new(LogErrors))
            .build(manager)?;
        Ok(Self {
            pool,
            database: database.clone(),
            statements,
            annotators: Arc::default(),
        })
    }

    /// A connection of the pool's; waits for one up to five seconds.
    pub fn connection(&self) -> Result<PooledConnection, StoreError> {
        Ok(PooledConnection(self.pool.get()?))
    }

    /// A connection of the pool's, if one is free now.
    pub fn free_connection(&self) -> Option<PooledConnection> {
        self.pool.try_get().map(PooledConnection)
    }

    /// How many connections the pool has.
    pub fn pool_use(&self) -> PoolUse {
        let state = self.pool.state();
        PoolUse {
            open: state.connections,
            idle: state.idle_connections,
        }
    }

    /// Whether the database answers. A pool whose connections are all at work does answer.
    pub fn check(&self) -> Result<(), StoreError> {
        match self.pool.try_get() {
            Some(mut connection) => Ok(connection.batch_execute("SELECT 1")?),
            None => Ok(()),
        }
    }

    /// Where the database is.
    pub fn database(&self) -> &DatabaseUrl {
        &self.database
    }

    /// What its articles are annotated with.
    pub fn annotators(&self) -> &Annotators {
        &self.annotators
    }

    /// How many SQL statements have run on this store's connections.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }
}

#[derive(Debug)]
struct LogErrors;

impl r2d2::HandleError<StoreError> for LogErrors {
    fn handle_error(&self, error: StoreError) {
        tracing::error!(%error, "a database connection failed");
    }
}
