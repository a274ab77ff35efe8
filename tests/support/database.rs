//! A database for one test: a copy of one that is migrated once, a SQLite file or a PostgreSQL database.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
    time::UNIX_EPOCH,
};

use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::BigInt};
use mediawire_domain::{
    connection::{AnyConnection, DatabaseUrl},
    store::Store,
};
use tempfile::TempDir;

use super::NOW;

const TEMPLATE: &str = "mediawire_template";

/// Whether the tests run on PostgreSQL.
pub fn on_postgres() -> bool {
    match env::var("MEDIAWIRE_TEST_DATABASE").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite" | "") | Err(_) => false,
        Ok(other) => panic!("MEDIAWIRE_TEST_DATABASE is `{other}`, and may be `sqlite` or `postgres`"),
    }
}

/// A database that is removed when this is dropped.
pub struct Database {
    url: String,
    kept_in: KeptIn,
}

enum KeptIn {
    Folder(TempDir),
    Server { name: String },
}

impl Database {
    /// A migrated database without stories.
    pub fn fresh() -> Self {
        if on_postgres() {
            return Self::on_server(&format!("TEMPLATE {TEMPLATE}"));
        }
        let database = Self::in_folder();
        fs::copy(sqlite_template(), database.folder().join("wire.db")).unwrap();
        database
    }

    /// A database with nothing in it.
    pub fn empty() -> Self {
        if on_postgres() {
            Self::on_server("")
        } else {
            Self::in_folder()
        }
    }

    fn in_folder() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            url: format!("sqlite://{}", folder.path().join("wire.db").display()),
            kept_in: KeptIn::Folder(folder),
        }
    }

    fn on_server(copied_from: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("wire_{}_{number}", process::id());
        make_template();
        let statement = format!("CREATE DATABASE {name} {copied_from}");
        server().batch_execute(&statement).unwrap();
        Self {
            url: url_of(&name),
            kept_in: KeptIn::Server { name },
        }
    }

    /// Its address as the command line takes it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its address.
    pub fn address(&self) -> DatabaseUrl {
        self.url.parse().unwrap()
    }

    /// Runs statements behind the server's back.
    pub fn execute(&self, statements: &str) {
        let mut connection = self.address().connect().unwrap();
        connection
            .batch_execute(statements)
            .unwrap_or_else(|error| panic!("{error}: {statements}"));
    }

    /// The numbers that a statement selects as `number`.
    pub fn numbers(&self, statement: &str) -> Vec<i64> {
        numbers(&mut self.address().connect().unwrap(), statement)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let KeptIn::Server { name } = &self.kept_in {
            let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            // A test that has failed already must not abort here.
            drop(server().batch_execute(&statement));
        }
    }
}

fn url_of(name: &str) -> String {
    let server = env::var("MEDIAWIRE_TEST_POSTGRES")
        .expect("MEDIAWIRE_TEST_POSTGRES names no server; run the tests under tests/with-postgres");
    let (server, _) = server.rsplit_once('/').expect("an address that ends with a name");
    format!("{server}/{name}")
}

fn server() -> AnyConnection {
    connect("postgres")
}

fn connect(name: &str) -> AnyConnection {
    let url: DatabaseUrl = url_of(name).parse().unwrap();
    url.connect().unwrap()
}

/// A migrated database to copy. The first test of a build makes it, and puts it in its place when it is whole.
fn sqlite_template() -> PathBuf {
    let built = fs::metadata(env::current_exe().unwrap())
        .unwrap()
        .modified()
        .unwrap();
    let built = built.duration_since(UNIX_EPOCH).unwrap().as_nanos();
    let template = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("template-{built}.db"));
    if !template.exists() {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let made = folder.path().join("wire.db");
        let address = format!("sqlite://{}", made.display());
        Store::migrate(&address.parse().unwrap(), NOW).unwrap();
        fs::rename(made, &template).unwrap();
    }
    template
}

/// Makes the database that the others are copied from, unless another test has made it. Nothing can connect to it once
/// it is whole, since nothing can be copied that is in use.
fn make_template() {
    let mut server = server();
    server.batch_execute("SELECT pg_advisory_lock(1)").unwrap();
    let whole = "SELECT COUNT(*) AS number FROM pg_database WHERE NOT datallowconn AND datname = ";
    if numbers(&mut server, &format!("{whole} '{TEMPLATE}'")) == [0] {
        server
            .batch_execute(&format!("DROP DATABASE IF EXISTS {TEMPLATE}"))
            .unwrap();
        server
            .batch_execute(&format!("CREATE DATABASE {TEMPLATE}"))
            .unwrap();
        Store::migrate(&url_of(TEMPLATE).parse().unwrap(), NOW).unwrap();
        server
            .batch_execute(&format!("ALTER DATABASE {TEMPLATE} ALLOW_CONNECTIONS false"))
            .unwrap();
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

fn numbers(connection: &mut AnyConnection, statement: &str) -> Vec<i64> {
    let rows: Vec<Number> = sql_query(statement).load(connection).unwrap();
    rows.into_iter().map(|row| row.number).collect()
}

impl Database {
    /// The folder of a SQLite file.
    pub fn folder(&self) -> &Path {
        match &self.kept_in {
            KeptIn::Folder(folder) => folder.path(),
            KeptIn::Server { name } => panic!("the database {name} is in no folder"),
        }
    }
}
