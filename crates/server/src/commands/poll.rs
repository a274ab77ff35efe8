use std::{process::ExitCode, thread, time::Duration};

use clap::Args;
use mediawire_domain::{embargo, error::StoreError, polled_feed::PolledFeed, store::Store};

use super::{Failure, print};
use crate::{
    clock::Clock,
    logging,
    metrics::Metrics,
    polling::{FeedUrl, PollReport, Poller, WORKERS, shown},
    settings::{DatabaseSetting, LogFormat, PollSettings},
};

/// Poll the feeds that are due, and take in what they hold. `mediawire serve` does the same in the background.
///
/// Prints a line for each feed. Runs until it is interrupted; with --once or --feed it exits 1 where a feed failed or
/// something in it was refused.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire poll
  mediawire poll --once
  mediawire poll --feed https://news.example/feed.xml
  mediawire poll --once --poll-allow-host intranet.example")]
pub(super) struct Poll {
    #[command(flatten)]
    database: DatabaseSetting,

    /// Poll what is due now, and end.
    #[arg(long)]
    once: bool,

    /// Poll this feed now, whether or not it is due, and end.
    #[arg(long, value_name = "URL", conflicts_with = "once")]
    feed: Option<FeedUrl>,

    #[command(flatten)]
    polling: PollSettings,
}

/// How long nothing due is looked for once there was nothing.
const REST: Duration = Duration::from_secs(2);

impl Poll {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        let connections = u32::try_from(WORKERS)?;
        let store = Store::open(&self.database.database_url, connections, clock.now())?;
        let poller = Poller::new(store.clone(), clock, &self.polling, Metrics::default());
        if let Some(url) = &self.feed {
            return poll_one(&store, &poller, url);
        }
        if self.once {
            return Ok(exit(poll_due(&store, &poller, clock)?));
        }
        logging::init(LogFormat::Auto, tracing::level_filters::LevelFilter::WARN);
        loop {
            if let Err(error) = poll_due(&store, &poller, clock) {
                tracing::warn!(%error, "feeds wait to be polled");
            }
            thread::sleep(REST);
        }
    }
}

fn poll_one(store: &Store, poller: &Poller, url: &FeedUrl) -> Result<ExitCode, Failure> {
    let feed = PolledFeed::by_url(&mut *store.connection()?, url.as_str())?;
    let feed = feed.ok_or_else(|| format!("{url} is not polled; add it with `mediawire sources add`"))?;
    let Some(report) = poller.poll_now(&feed)? else {
        return Err(format!("{} is being polled by another just now", shown(&feed.url)).into());
    };
    tell(&report)?;
    Ok(exit(report.result.is_good()))
}

/// Polls everything that is due, several feeds at a time, and says whether all went well.
fn poll_due(store: &Store, poller: &Poller, clock: Clock) -> Result<bool, Failure> {
    let results: Vec<Result<bool, StoreError>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|_| scope.spawn(|| poll_in_turn(poller)))
            .collect();
        let ended = workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or(Ok(false)));
        ended.collect()
    });
    while embargo::release_due(&mut *store.connection()?, clock.now())? > 0 {}
    let mut all_good = true;
    for result in results {
        all_good &= result?;
    }
    Ok(all_good)
}

fn poll_in_turn(poller: &Poller) -> Result<bool, StoreError> {
    let mut all_good = true;
    while let Some(report) = poller.poll_next()? {
        all_good &= report.result.is_good();
        // Whoever reads may have gone; the feeds are polled all the same.
        drop(tell(&report));
    }
    Ok(all_good)
}

fn tell(report: &PollReport) -> std::io::Result<()> {
    for refusal in report.refusals() {
        eprintln!("mediawire: {refusal}");
    }
    print(report)
}

fn exit(all_good: bool) -> ExitCode {
    match all_good {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
