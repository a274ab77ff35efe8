//! The server's configuration: one flag, one environment variable and one default for each setting.

mod cors_origins;
mod hidden;
mod site;
mod token_secret;

use std::{net::SocketAddr, num::NonZeroUsize, time::Duration};

use clap::{Args, ValueEnum};
use mediawire_domain::connection::DatabaseUrl;
use tracing::level_filters::LevelFilter;

use self::hidden::hidden_value;
pub use self::{cors_origins::CorsOrigins, site::SiteSettings, token_secret::TokenSecret};
use crate::document::Limits;

/// How `mediawire serve` is configured. Flatten it into a command; clap names a wrong value and exits 2.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Server")]
pub struct Settings {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(
        long,
        env = "MEDIAWIRE_BIND",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS"
    )]
    pub bind: SocketAddr,

    /// The database.
    #[command(flatten)]
    pub database: DatabaseSetting,

    /// Database connections in the pool, and so queries that run at a time.
    #[arg(
        long,
        env = "MEDIAWIRE_DATABASE_CONNECTIONS",
        default_value = "8",
        value_name = "COUNT"
    )]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub database_connections: u32,

    /// Origins that browsers may call from: a comma-separated list, or * for any. None unless set.
    #[arg(
        long,
        env = "MEDIAWIRE_CORS_ORIGINS",
        default_value = "",
        value_name = "ORIGINS"
    )]
    pub cors_origins: CorsOrigins,

    /// Secret that signs bearer tokens (HS256), at least 32 bytes; without one every token is refused.
    #[arg(long, env = "MEDIAWIRE_TOKEN_SECRET", value_name = "SECRET")]
    #[arg(hide_env_values = true, value_parser = hidden_value::<TokenSecret>())]
    pub token_secret: Option<TokenSecret>,

    /// Threads that serve connections; one per core unless set.
    #[arg(long, env = "MEDIAWIRE_WORKER_THREADS", value_name = "COUNT")]
    pub worker_threads: Option<NonZeroUsize>,

    /// Seconds after which a request is answered with a timeout.
    #[arg(
        long,
        env = "MEDIAWIRE_REQUEST_TIMEOUT",
        default_value = "10",
        value_name = "SECONDS"
    )]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=600))]
    request_timeout: u32,

    /// Whether to annotate anew, in the background, the articles that a change of the authority may touch.
    #[arg(
        long,
        env = "MEDIAWIRE_REANNOTATE",
        default_value_t = true,
        action = clap::ArgAction::Set,
        value_name = "true|false"
    )]
    pub reannotate: bool,

    /// Whether to poll, in the background, the feeds that `mediawire sources` has added.
    #[arg(
        long,
        env = "MEDIAWIRE_POLL",
        default_value_t = true,
        action = clap::ArgAction::Set,
        value_name = "true|false"
    )]
    pub poll: bool,

    /// How feeds are polled.
    #[command(flatten)]
    pub polling: PollSettings,

    /// How log lines are written.
    #[arg(
        long,
        env = "MEDIAWIRE_LOG_FORMAT",
        default_value = "auto",
        value_name = "FORMAT"
    )]
    pub log_format: LogFormat,

    /// The least grave lines that are logged: off, error, warn, info, debug or trace.
    #[arg(
        long,
        env = "MEDIAWIRE_LOG_LEVEL",
        default_value = "info",
        value_name = "LEVEL"
    )]
    pub log_level: LevelFilter,

    /// What articles and feeds say of the site.
    #[command(flatten)]
    pub site: SiteSettings,

    /// The limits on one request.
    #[command(flatten)]
    pub limits: RequestLimits,
}

/// Which database a command works on.
#[derive(Args, Clone, Debug)]
pub struct DatabaseSetting {
    /// Where the wire is kept: sqlite://FILE or postgres://USER@HOST/NAME.
    #[arg(
        long,
        env = "MEDIAWIRE_DATABASE_URL",
        default_value = "sqlite://mediawire.db",
        value_name = "URL"
    )]
    #[arg(hide_env_values = true, value_parser = hidden_value::<DatabaseUrl>())]
    pub database_url: DatabaseUrl,
}

/// How feeds are polled.
#[derive(Args, Clone, Debug)]
pub struct PollSettings {
    /// Hosts that feeds may be at although they are not on the public internet, as addresses name them: a
    /// comma-separated list.
    #[arg(
        id = "poll_allow_host",
        long = "poll-allow-host",
        env = "MEDIAWIRE_POLL_ALLOW_HOST",
        value_delimiter = ',',
        value_name = "HOST"
    )]
    pub poll_allow_hosts: Vec<String>,

    /// Seconds that a feed may take to come, with all its redirects.
    #[arg(
        long,
        env = "MEDIAWIRE_POLL_TIMEOUT",
        default_value = "60",
        value_name = "SECONDS"
    )]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=600))]
    poll_timeout: u32,
}

impl PollSettings {
    /// How long a feed may take to come.
    pub fn time_limit(&self) -> Duration {
        Duration::from_secs(self.poll_timeout.into())
    }
}

/// What one request may ask for.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Limits on one request")]
pub struct RequestLimits {
    /// Bytes in a request's body.
    #[arg(
        long,
        env = "MEDIAWIRE_MAX_BODY_BYTES",
        default_value = "262144",
        value_name = "BYTES"
    )]
    #[arg(value_parser = clap::value_parser!(u32).range(1_024..=16_777_216))]
    max_body_bytes: u32,

    /// Bytes in a GraphQL document.
    #[arg(
        long,
        env = "MEDIAWIRE_MAX_DOCUMENT_BYTES",
        default_value = "65536",
        value_name = "BYTES"
    )]
    #[arg(value_parser = clap::value_parser!(u32).range(256..=1_048_576))]
    max_document_bytes: u32,

    /// Selections, arguments, values and directives in a document once its fragments are expanded.
    #[arg(
        long,
        env = "MEDIAWIRE_MAX_DOCUMENT_NODES",
        default_value = "4000",
        value_name = "COUNT"
    )]
    #[arg(value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    max_document_nodes: u32,

    /// Levels of nested fields; introspection needs 15.
    #[arg(
        long,
        env = "MEDIAWIRE_MAX_DEPTH",
        default_value = "16",
        value_name = "LEVELS"
    )]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=32))]
    max_depth: u32,

    /// Aliases in a document once its fragments are expanded.
    #[arg(
        long,
        env = "MEDIAWIRE_MAX_ALIASES",
        default_value = "60",
        value_name = "COUNT"
    )]
    max_aliases: u32,

    /// Cost of a query, each connection's fields counted once for each item it asks for.
    #[arg(
        long,
        env = "MEDIAWIRE_MAX_COMPLEXITY",
        default_value = "20000",
        value_name = "COST"
    )]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    max_complexity: u32,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Human on a terminal, JSON otherwise.
    Auto,
    /// For people.
    Human,
    /// For machines: one JSON object a line.
    Json,
}

impl Settings {
    /// How long a request may take.
    pub fn request_timeout(&self) -> Duration {
        Duration::from_secs(self.request_timeout.into())
    }
}

impl RequestLimits {
    /// The limits on a GraphQL document.
    pub fn document(&self) -> Limits {
        Limits {
            bytes: self.max_document_bytes as usize,
            nodes: u64::from(self.max_document_nodes),
            depth: self.max_depth as usize,
            aliases: u64::from(self.max_aliases),
        }
    }

    /// The most bytes that a request's body may have.
    pub fn body_bytes(&self) -> usize {
        self.max_body_bytes as usize
    }

    /// The highest cost that the schema accepts.
    pub fn complexity(&self) -> usize {
        self.max_complexity as usize
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        settings: Settings,
    }

    pub(crate) fn parse(arguments: &[&str]) -> Result<Settings, clap::Error> {
        let arguments = [&["mediawire"], arguments].concat();
        Command::try_parse_from(arguments).map(|command| command.settings)
    }

    fn refusal(arguments: &[&str]) -> String {
        let error = parse(arguments).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        error.to_string()
    }

    #[test]
    fn defaults_serve_sqlite_on_the_loopback() {
        let settings = parse(&[]).unwrap();
        assert_eq!(settings.bind.to_string(), "127.0.0.1:8080");
        assert_eq!(
            settings.database.database_url.to_string(),
            "sqlite://mediawire.db"
        );
        assert_eq!(settings.cors_origins, CorsOrigins::None);
        assert_eq!(settings.request_timeout(), Duration::from_secs(10));
        assert_eq!(settings.limits.body_bytes(), 256 * 1024);
    }

    #[test]
    fn wrong_value_is_named() {
        let refused = refusal(&["--bind", "here"]);
        assert!(
            refused.contains("--bind") && refused.contains("here"),
            "{refused}"
        );
        let refused = refusal(&["--request-timeout", "0"]);
        assert!(refused.contains("--request-timeout"), "{refused}");
    }

    #[test]
    fn refused_secret_is_not_printed() {
        let refused = refusal(&["--token-secret", "hunter2"]);
        assert!(
            refused.contains("--token-secret") && !refused.contains("hunter2"),
            "{refused}"
        );
    }

    #[test]
    fn refused_database_url_keeps_its_password_to_itself() {
        let refused = refusal(&["--database-url", "mysql://desk:hunter2@db/wire"]);
        assert!(
            refused.contains("mysql") && !refused.contains("hunter2"),
            "{refused}"
        );
    }

    #[test]
    fn settings_print_no_secret() {
        let secret = "0123456789abcdef0123456789abcdef";
        let url = "postgres://desk:hunter2@db/wire";
        let settings = parse(&["--token-secret", secret, "--database-url", url]).unwrap();
        let printed = format!("{settings:?}");
        assert!(
            !printed.contains(secret) && !printed.contains("hunter2"),
            "{printed}"
        );
    }
}
