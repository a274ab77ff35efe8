use std::process::ExitCode;

use clap::Args;
use mediawire_domain::store::Store;

use super::Failure;
use crate::{clock::Clock, settings::DatabaseSetting};

/// Bring a database to the shape that this binary knows, and its authority of names up to date.
///
/// `serve` and `ingest` do the same before they begin. A database that a newer mediawire made is refused.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire migrate
  mediawire migrate --database-url postgres://wire@db/wire")]
pub(super) struct Migrate {
    #[command(flatten)]
    database: DatabaseSetting,
}

impl Migrate {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        let database = self.database.database_url;
        let applied = Store::migrate(&database, clock.now())?;
        for migration in &applied {
            super::print(format_args!("applied {migration}"))?;
        }
        super::print(format_args!("{database} is up to date"))?;
        Ok(ExitCode::SUCCESS)
    }
}
