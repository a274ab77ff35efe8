//! What operators count, as Prometheus reads it.

use std::sync::Arc;

use mediawire_domain::{dead_letter::DeadLetter, store::Store};
use prometheus::{
    Encoder, HistogramOpts, HistogramVec, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry, TextEncoder,
    core::Collector,
};

use crate::{intake::Report, polling::PollResult};

/// The counts of one server. Cheap to clone.
#[derive(Clone)]
pub struct Metrics(Arc<Counts>);

struct Counts {
    registry: Registry,
    polls: IntCounterVec,
    stories: IntCounterVec,
    requests: IntCounterVec,
    durations: HistogramVec,
    dead_letters: IntGauge,
    connections: IntGaugeVec,
}

impl Default for Metrics {
    fn default() -> Self {
        let counts = Counts {
            registry: Registry::new(),
            polls: counter(
                "mediawire_polls_total",
                "Polls of feeds, by what became of them.",
                &["result"],
            ),
            stories: counter(
                "mediawire_polled_stories_total",
                "Stories in polled feeds, by what became of them.",
                &["outcome"],
            ),
            requests: counter(
                "mediawire_http_requests_total",
                "HTTP requests, by route, method and status.",
                &["route", "method", "status"],
            ),
            durations: durations(),
            dead_letters: valid(IntGauge::new(
                "mediawire_dead_letters",
                "Inputs from which something was refused, and that nobody has dealt with.",
            )),
            connections: valid(IntGaugeVec::new(
                Opts::new(
                    "mediawire_database_connections",
                    "Connections of the pool, by whether they work.",
                ),
                &["state"],
            )),
        };
        counts.register();
        Self(Arc::new(counts))
    }
}

/// The names are constants, and a test makes them all.
fn valid<T>(made: prometheus::Result<T>) -> T {
    made.expect("a metric’s name is valid, and is used once")
}

fn counter(name: &str, help: &str, labels: &[&str]) -> IntCounterVec {
    valid(IntCounterVec::new(Opts::new(name, help), labels))
}

fn durations() -> HistogramVec {
    let buckets = vec![
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
    ];
    let options = HistogramOpts::new(
        "mediawire_http_request_seconds",
        "Time until a response was sent, by route.",
    );
    valid(HistogramVec::new(options.buckets(buckets), &["route"]))
}

impl Counts {
    fn register(&self) {
        let collectors: [Box<dyn Collector>; 6] = [
            Box::new(self.polls.clone()),
            Box::new(self.stories.clone()),
            Box::new(self.requests.clone()),
            Box::new(self.durations.clone()),
            Box::new(self.dead_letters.clone()),
            Box::new(self.connections.clone()),
        ];
        for collector in collectors {
            valid(self.registry.register(collector));
        }
    }
}

impl Metrics {
    /// Counts a poll.
    pub(crate) fn count_poll(&self, result: &PollResult) {
        self.0.polls.with_label_values(&[result.word()]).inc();
    }

    /// Counts what became of a feed's stories.
    pub(crate) fn count_stories(&self, report: &Report) {
        let outcomes = [
            ("stored", report.stored),
            ("unchanged", report.unchanged),
            ("updated", report.updated),
            ("withdrawn", report.withdrawn),
            ("refused", report.refused),
        ];
        for (outcome, number) in outcomes {
            self.0.stories.with_label_values(&[outcome]).inc_by(number as u64);
        }
    }

    /// Counts a response. `route` is one of ours and never what a client made up.
    pub(crate) fn count_request(&self, route: &str, method: &str, status: u16, seconds: f64) {
        let counter = self
            .0
            .requests
            .with_label_values(&[route, method, &status.to_string()]);
        counter.inc();
        self.0.durations.with_label_values(&[route]).observe(seconds);
    }

    /// Looks at the store; what it cannot tell at once stays as it was. Blocks.
    pub(crate) fn observe(&self, store: &Store) {
        let pool = store.pool_use();
        let set =
            |state: &str, number: u32| self.0.connections.with_label_values(&[state]).set(number.into());
        set("idle", pool.idle);
        set("busy", pool.open.saturating_sub(pool.idle));
        if let Some(mut connection) = store.free_connection()
            && let Ok(letters) = DeadLetter::count(&mut connection)
        {
            self.0.dead_letters.set(letters);
        }
    }

    /// All of it in Prometheus' text format.
    pub(crate) fn render(&self) -> Vec<u8> {
        let mut text = Vec::new();
        // Writing into memory fails only for a metric without a name.
        if let Err(error) = TextEncoder::new().encode(&self.0.registry.gather(), &mut text) {
            tracing::error!(%error, "metrics cannot be written");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_prometheus_reads_them() {
        let metrics = Metrics::default();
        metrics.count_poll(&PollResult::Unchanged);
        metrics.count_request("/graphql", "POST", 200, 0.003);
        let text = String::from_utf8(metrics.render()).unwrap();
        for line in [
            "# TYPE mediawire_polls_total counter",
            "mediawire_polls_total{result=\"unchanged\"} 1",
            "mediawire_http_requests_total{method=\"POST\",route=\"/graphql\",status=\"200\"} 1",
            "mediawire_http_request_seconds_bucket{route=\"/graphql\",le=\"0.005\"} 1",
            "mediawire_dead_letters 0",
        ] {
            assert!(text.lines().any(|it| it == line), "{line} in {text}");
        }
    }
}
