use std::process::ExitCode;

use clap::{Args, Subcommand};
use mediawire_domain::{
    connection::AnyConnection,
    page::PageRequest,
    polled_feed::{FeedSettings, MAX_INTERVAL, MIN_INTERVAL, PolledFeed},
    slug::slugify,
    source::Source,
    store::Store,
};
use serde_json::{Value, json};

use super::{
    Failure,
    arguments::{language, slug},
    print,
};
use crate::{
    clock::Clock,
    polling::{FeedUrl, shown},
    settings::DatabaseSetting,
};

/// Look after the sources that stories come from, and the feeds of theirs that are polled.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire sources list
  mediawire sources add 'Harbour News' https://harbour.example/feed.xml --interval 600 --section trade
  mediawire sources set https://harbour.example/feed.xml --interval 300
  mediawire sources remove-feed https://harbour.example/feed.xml")]
pub(super) struct Sources {
    #[command(flatten)]
    database: DatabaseSetting,

    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// List the sources with their feeds
    List {
        /// Print a JSON list.
        #[arg(long)]
        json: bool,
    },
    /// Poll a feed of a source; the source is made where there is none of this name
    Add {
        /// What the source is called.
        name: String,
        /// Where the feed is.
        url: FeedUrl,
        #[command(flatten)]
        settings: Settings,
    },
    /// Change how a feed is polled, and poll it at once: also where it is paused or has failed
    Set {
        /// Where the feed is.
        url: FeedUrl,
        #[command(flatten)]
        settings: Settings,
    },
    /// Poll a feed no more; its stories stay
    RemoveFeed {
        /// Where the feed is.
        url: FeedUrl,
    },
}

/// How a feed is polled; what is not given stays, or is the default.
#[derive(Args)]
struct Settings {
    /// Seconds between two polls; 900 unless set.
    #[arg(long, value_name = "SECONDS")]
    #[arg(value_parser = clap::value_parser!(i64).range(MIN_INTERVAL..=MAX_INTERVAL))]
    interval: Option<i64>,

    /// Slug of the section that the stories belong to; empty for what the feed says.
    #[arg(long, value_name = "SLUG", value_parser = slug_or_nothing)]
    section: Option<Word>,

    /// Language of the stories, as BCP 47 writes it; empty for what the feed says.
    #[arg(long, value_name = "TAG", value_parser = language_or_nothing)]
    language: Option<Word>,
}

/// A word, or the wish that there be none.
#[derive(Clone)]
struct Word(Option<String>);

fn slug_or_nothing(text: &str) -> Result<Word, String> {
    or_nothing(text, slug)
}

fn language_or_nothing(text: &str) -> Result<Word, String> {
    or_nothing(text, language)
}

fn or_nothing(text: &str, read: fn(&str) -> Result<String, String>) -> Result<Word, String> {
    match text {
        "" => Ok(Word(None)),
        text => read(text).map(|word| Word(Some(word))),
    }
}

const DEFAULT_INTERVAL: i64 = 900;

impl Settings {
    fn over(self, known: FeedSettings) -> FeedSettings {
        FeedSettings {
            section: self.section.map_or(known.section, |section| section.0),
            language: self.language.map_or(known.language, |language| language.0),
            interval_seconds: self.interval.unwrap_or(known.interval_seconds),
        }
    }
}

impl Sources {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        let store = Store::open(&self.database.database_url, 1, clock.now())?;
        let connection = &mut *store.connection()?;
        match self.act {
            Act::List { json } => list(connection, json)?,
            Act::Add { name, url, settings } => add(connection, &name, &url, settings, clock)?,
            Act::Set { url, settings } => {
                let feed = feed(connection, &url)?;
                let known = FeedSettings {
                    section: feed.section.clone(),
                    language: feed.language.clone(),
                    interval_seconds: feed.interval_seconds,
                };
                feed.change(connection, &settings.over(known), clock.now())?;
                print(format_args!("changed {url}"))?;
            }
            Act::RemoveFeed { url } => {
                feed(connection, &url)?.remove(connection)?;
                print(format_args!("removed {url}"))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn feed(connection: &mut AnyConnection, url: &FeedUrl) -> Result<PolledFeed, Failure> {
    let feed = PolledFeed::by_url(connection, url.as_str())?;
    Ok(feed.ok_or_else(|| format!("{url} is not polled"))?)
}

fn add(
    connection: &mut AnyConnection,
    name: &str,
    url: &FeedUrl,
    settings: Settings,
    clock: Clock,
) -> Result<(), Failure> {
    if slugify(name).is_empty() {
        return Err(format!("`{name}` is no name").into());
    }
    let settings = settings.over(FeedSettings {
        section: None,
        language: None,
        interval_seconds: DEFAULT_INTERVAL,
    });
    let source = Source::of_name(connection, name, clock.now())?;
    match PolledFeed::add(connection, source.key, url.as_str(), &settings, clock.now())? {
        Some(_) => Ok(print(format_args!("added {url} to {}", source.name))?),
        None => Err(format!("{url} is polled already").into()),
    }
}

fn list(connection: &mut AnyConnection, json: bool) -> Result<(), Failure> {
    let feeds = PolledFeed::all(connection)?;
    let mut listed = Vec::new();
    for source in all_sources(connection)? {
        let of_source = feeds.iter().filter(|feed| feed.source_key == source.key);
        match json {
            true => listed.push(json!({
                "slug": source.slug,
                "name": source.name,
                "url": source.url,
                "feeds": of_source.map(as_json).collect::<Vec<Value>>(),
            })),
            false => {
                print(format_args!("{} ({})", source.name, source.slug))?;
                of_source.map(line).try_for_each(print)?;
            }
        }
    }
    if json {
        print(serde_json::to_string_pretty(&listed)?)?;
    }
    Ok(())
}

fn all_sources(connection: &mut AnyConnection) -> Result<Vec<Source>, Failure> {
    let mut request = PageRequest::first(100);
    let mut sources = Vec::new();
    loop {
        let page = Source::page(connection, &request)?;
        request.after = page.rows.last().map(|(cursor, _)| *cursor);
        sources.extend(page.rows.into_iter().map(|(_, source)| source));
        if !page.has_next {
            return Ok(sources);
        }
    }
}

fn as_json(feed: &PolledFeed) -> Value {
    json!({
        "url": shown(&feed.url),
        "section": feed.section,
        "language": feed.language,
        "intervalSeconds": feed.interval_seconds,
        "lastPolledAt": feed.last_polled_at,
        "nextPollAt": feed.next_poll_at,
        "failures": feed.failures,
        "lastError": feed.last_error,
    })
}

fn line(feed: &PolledFeed) -> String {
    let next = match feed.next_poll_at {
        Some(at) => format!("next at {at}"),
        None => "paused".to_owned(),
    };
    let error = match &feed.last_error {
        Some(error) => format!("; failures in a row: {}: {error}", feed.failures),
        None => String::new(),
    };
    format!(
        "  {} every {} s, {next}{error}",
        shown(&feed.url),
        feed.interval_seconds
    )
}
