use std::process::ExitCode;

use clap::Args;
use mediawire_domain::store::Store;

use super::Failure;
use crate::{
    application::Application,
    clock::Clock,
    executor::Executor,
    graphql::QueryLimits,
    logging,
    polling::{self, Poller},
    reannotation, release,
    settings::Settings,
};

/// Serve the wire over HTTP until SIGINT or SIGTERM; requests that have begun are finished first.
///
/// The database is made where it is missing, and brought to the shape that this binary knows.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire serve
  mediawire serve --bind 0.0.0.0:8080 --database-url postgres://wire@db/wire
  MEDIAWIRE_CORS_ORIGINS=https://news.example mediawire serve")]
pub(super) struct Serve {
    #[command(flatten)]
    settings: Settings,
}

impl Serve {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        let settings = self.settings;
        logging::init(settings.log_format, settings.log_level);
        let store = Store::open(
            &settings.database.database_url,
            settings.database_connections,
            clock.now(),
        )?;
        tracing::info!(database = %store.database(), "opened the database");
        let _reannotation = match settings.reannotate {
            true => Some(reannotation::start(store.clone(), clock)?),
            false => None,
        };
        let _releases = release::start(store.clone(), clock)?;
        let limits = QueryLimits {
            complexity: settings.limits.complexity(),
        };
        let application = Application::build(&settings, Executor::new(store.clone(), limits))?;
        let _polling = match settings.poll {
            true => {
                let poller = Poller::new(store, clock, &settings.polling, application.metrics());
                Some(polling::start(poller)?)
            }
            false => None,
        };
        application.run()?;
        Ok(ExitCode::SUCCESS)
    }
}
