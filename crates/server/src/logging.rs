//! Log lines: for people on a terminal, JSON otherwise, always on standard error.

use std::io::{self, IsTerminal};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::{
    Layer, Registry, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt,
};

use crate::settings::LogFormat;

/// Starts logging what is at least as grave as `level`. Later calls change nothing.
pub fn init(format: LogFormat, level: LevelFilter) {
    let filter = Targets::new()
        .with_default(level)
        .with_target("actix_server", level.min(LevelFilter::WARN));
    let lines = lines(format).with_filter(filter);
    if tracing_subscriber::registry().with(lines).try_init().is_err() {
        tracing::debug!("logging has already been started");
        return;
    }
    // A panic's message is a log line like any other, and may not break a file of JSON lines.
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "a thread panicked")));
}

fn lines(format: LogFormat) -> Box<dyn Layer<Registry> + Send + Sync> {
    let lines = fmt::layer().with_writer(io::stderr);
    match format.is_human(io::stderr().is_terminal()) {
        true => lines
            .with_target(false)
            .with_ansi(io::stderr().is_terminal())
            .boxed(),
        false => lines
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false)
            .boxed(),
    }
}

impl LogFormat {
    fn is_human(self, on_terminal: bool) -> bool {
        match self {
            Self::Auto => on_terminal,
            Self::Human => true,
            Self::Json => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_follows_the_terminal_unless_it_is_chosen() {
        assert!(LogFormat::Auto.is_human(true) && !LogFormat::Auto.is_human(false));
        assert!(LogFormat::Human.is_human(false) && !LogFormat::Json.is_human(true));
    }
}
