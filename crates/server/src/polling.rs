//! Polling feeds: each is asked when it is due, what comes is taken in, and what went wrong is recorded.

mod address;
mod client;
mod feed_url;

use std::{
    fmt, io,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

use mediawire_domain::{
    error::StoreError,
    id::Id,
    polled_feed::{Polled, PolledFeed, Validators},
    source::Source,
    store::Store,
};
use mediawire_wire::{Capture, Format};

use self::client::{Answer, Content, FeedClient, FetchError};
pub use self::feed_url::FeedUrl;
use crate::{
    background::Background,
    clock::Clock,
    intake::{Refusal, Report, Submission},
    metrics::Metrics,
    settings::PollSettings,
};

/// So many feeds are asked at a time: one that hangs holds up none but itself.
pub(crate) const WORKERS: usize = 4;
/// How long nothing due is looked for once there was nothing.
const REST: Duration = Duration::from_secs(2);
/// How long a feed is claimed beyond the time that it may take to come.
const TO_TAKE_IN: Duration = Duration::from_secs(300);

/// Polls feeds. Many may do so over one database: each feed is polled by one of them.
pub struct Poller {
    store: Store,
    clock: Clock,
    client: FeedClient,
    claim_seconds: i64,
    metrics: Metrics,
}

/// What became of polling a feed.
#[derive(Debug)]
pub struct PollReport {
    /// The feed's address without credentials and query.
    pub feed: String,
    /// What became of it.
    pub result: PollResult,
}

/// What became of polling a feed.
#[derive(Debug)]
pub enum PollResult {
    /// A feed came, and this became of its items.
    TakenIn(TakenIn),
    /// Nothing has changed since the last poll.
    Unchanged,
    /// Nothing could be made of it, for this reason; it is asked again later.
    Failed(String),
    /// It is gone for good, and paused.
    Gone(String),
}

/// What became of the items of a feed.
#[derive(Debug)]
pub struct TakenIn(pub(crate) Report);

/// What is recorded of a poll, and what is reported.
type Outcome = (Polled, PollResult);

impl Poller {
    /// Polls the feeds of `store`.
    pub fn new(store: Store, clock: Clock, settings: &PollSettings, metrics: Metrics) -> Self {
        let time_limit = settings.time_limit();
        let claim = (time_limit + TO_TAKE_IN).as_secs();
        Self {
            store,
            clock,
            client: FeedClient::new(time_limit, &settings.poll_allow_hosts),
            claim_seconds: i64::try_from(claim).unwrap_or(i64::MAX),
            metrics,
        }
    }

    /// Polls the feed that has been due longest; `None` where none is. Fails where the database lets
    /// nothing be recorded: then the feed is polled again.
    pub fn poll_next(&self) -> Result<Option<PollReport>, StoreError> {
        let claimed = {
            let mut connection = self.store.connection()?;
            PolledFeed::claim_due(&mut connection, self.clock.now(), self.claim_seconds)?
        };
        claimed.map(|feed| self.poll(feed)).transpose()
    }

    /// Polls this feed now, whether or not it is due; `None` where another polls it just now.
    pub fn poll_now(&self, feed: &PolledFeed) -> Result<Option<PollReport>, StoreError> {
        let claimed = {
            let mut connection = self.store.connection()?;
            feed.claim_now(&mut connection, self.clock.now(), self.claim_seconds)?
        };
        claimed.map(|feed| self.poll(feed)).transpose()
    }

    fn poll(&self, feed: PolledFeed) -> Result<PollReport, StoreError> {
        let shown = shown(&feed.url);
        let asked = catch_unwind(AssertUnwindSafe(|| self.ask(&feed)));
        let (polled, result) = match asked {
            Ok(Ok(outcome)) => outcome,
            // What is stored nowhere would otherwise be asked for again at once, and for ever.
            Ok(Err(error)) => failed(format!("what came was not stored: {error}"), None),
            Err(_) => failed(
                "polling it failed, which is a fault of Mediawire’s".to_owned(),
                None,
            ),
        };
        let now = self.clock.now();
        feed.record(&mut *self.store.connection()?, &polled, chance(Id::new(now)), now)?;
        self.metrics.count_poll(&result);
        match &result {
            PollResult::TakenIn(_) | PollResult::Unchanged => tracing::info!(feed = shown, %result, "polled"),
            PollResult::Failed(_) | PollResult::Gone(_) => tracing::warn!(feed = shown, %result, "polled"),
        }
        Ok(PollReport { feed: shown, result })
    }

    /// No connection is held while the network is waited for.
    fn ask(&self, feed: &PolledFeed) -> Result<Outcome, StoreError> {
        let url: FeedUrl = match feed.url.parse() {
            Ok(url) => url,
            Err(error) => return Ok(failed(error, None)),
        };
        let known = Validators {
            etag: feed.etag.clone(),
            last_modified: feed.last_modified.clone(),
        };
        match self.client.fetch(&url, &known, self.clock.now()) {
            Ok(Answer::Content(content)) => self.take_in(feed, &url, content),
            Ok(Answer::NotModified) => Ok((Polled::Unchanged, PollResult::Unchanged)),
            Err(FetchError::Gone) => Ok(gone(FetchError::Gone.to_string())),
            Err(error) => {
                let retry_after = match &error {
                    FetchError::Status { retry_after, .. } => *retry_after,
                    _ => None,
                };
                Ok(failed(error.to_string(), retry_after))
            }
        }
    }

    fn take_in(&self, feed: &PolledFeed, url: &FeedUrl, content: Content) -> Result<Outcome, StoreError> {
        // A page for people at a feed's address is most often an error or a login, and no story.
        if Format::detect(&content.bytes) == Ok(Format::Html) {
            return Ok(failed("a web page came instead of a feed".to_owned(), None));
        }
        let mut connection = self.store.connection()?;
        let source = Source::by_keys(&mut connection, &[feed.source_key])?.pop();
        let now = self.clock.now();
        let capture = Capture {
            captured_at: now,
            published_at: None,
            section: feed.section.clone(),
            source: source.map(|source| source.name),
            language: feed.language.clone(),
        };
        let submission = Submission {
            origin: &url.to_string(),
            format: None,
            capture: &capture,
            bytes: &content.bytes,
            is_polled: true,
        };
        let report = submission.take_in(&mut connection, self.store.annotators(), now)?;
        self.metrics.count_stories(&report);
        Ok(read(report, content))
    }
}

fn read(report: Report, content: Content) -> Outcome {
    if let Some(refusal) = report.refused_as_a_whole() {
        return failed(refusal.reason.clone(), None);
    }
    let polled = Polled::TakenIn {
        validators: content.validators,
        moved_to: content.moved_to.map(|url| url.as_str().to_owned()),
    };
    (polled, PollResult::TakenIn(TakenIn(report)))
}

fn failed(error: String, retry_after: Option<i64>) -> Outcome {
    let polled = Polled::Failed {
        error: error.clone(),
        retry_after,
    };
    (polled, PollResult::Failed(error))
}

fn gone(error: String) -> Outcome {
    let polled = Polled::Gone { error: error.clone() };
    (polled, PollResult::Gone(error))
}

/// A number from 0 to 1, by what is random in an id.
fn chance(id: Id) -> f64 {
    let digits = id.random_part().get(4..).unwrap_or_default();
    u32::from_str_radix(digits, 16).map_or(0.0, |number| f64::from(number) / f64::from(u32::MAX))
}

/// A feed's address without credentials and query.
pub(crate) fn shown(url: &str) -> String {
    url.parse::<FeedUrl>()
        .map_or_else(|_| "an address that is none".to_owned(), |url| url.to_string())
}

impl PollReport {
    /// The items that were refused.
    pub(crate) fn refusals(&self) -> &[Refusal] {
        match &self.result {
            PollResult::TakenIn(taken_in) => &taken_in.0.refusals,
            _ => &[],
        }
    }
}

impl PollResult {
    /// Whether the feed, and everything in it, could be taken in.
    pub fn is_good(&self) -> bool {
        match self {
            Self::TakenIn(taken_in) => taken_in.0.refused == 0,
            Self::Unchanged => true,
            Self::Failed(_) | Self::Gone(_) => false,
        }
    }

    /// A word for it in metrics.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::TakenIn(_) => "taken_in",
            Self::Unchanged => "unchanged",
            Self::Failed(_) => "failed",
            Self::Gone(_) => "gone",
        }
    }
}

impl fmt::Display for PollResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TakenIn(taken_in) => taken_in.0.fmt(f),
            Self::Unchanged => f.write_str("nothing new"),
            Self::Failed(error) => write!(f, "failed: {error}"),
            Self::Gone(error) => write!(f, "paused: {error}"),
        }
    }
}

impl fmt::Display for PollReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.feed, self.result)
    }
}

/// Polls in the background until what is returned is dropped.
pub(crate) fn start(poller: Poller) -> io::Result<Background> {
    Background::start("polling", WORKERS, move || match poller.poll_next() {
        Ok(Some(_)) => Duration::ZERO,
        Ok(None) => REST,
        Err(error) => {
            tracing::warn!(%error, "feeds wait to be polled");
            REST
        }
    })
}
