use std::{collections::HashMap, io::IsTerminal, process::ExitCode, thread, time::Duration};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use mediawire_domain::{
    annotate::Text,
    article_version::ArticleVersion,
    co_mention,
    connection::AnyConnection,
    decision::{Decision, DecisionFilter},
    entity::Entity,
    error::StoreError,
    id::Key,
    mention::Mention,
    reannotate::{self, Reannotated},
    stale,
    store::Store,
};

use super::{Failure, print};
use crate::{clock::Clock, settings::DatabaseSetting};

/// Annotate anew the articles that a change of the authority or of the annotator may touch.
///
/// Editors' decisions are replayed over what is found. Each batch is one transaction: what is done stays done when this
/// is interrupted, and the next run goes on from there. The server does the same, slowly, for a changed authority; for
/// the stories that an older version of the annotator read, run this.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire reannotate
  mediawire reannotate --dry-run
  mediawire reannotate --all --database-url postgres://wire@db/wire")]
pub(super) struct Reannotate {
    /// Every article, also where nothing that could touch it has changed; and count anew what is mentioned together.
    /// Go on without this after an interruption.
    #[arg(long)]
    all: bool,

    /// Print what would change, and change no article. The database itself is brought up to date first, as by
    /// `mediawire migrate`.
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    database: DatabaseSetting,
}

/// How many articles are one transaction.
const BATCH: usize = 50;
/// Between two transactions others write: SQLite keeps no queue of those who wait.
const TURN: Duration = Duration::from_millis(20);

impl Reannotate {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        let store = Store::open(&self.database.database_url, 1, clock.now())?;
        let mut connection = store.connection()?;
        if self.dry_run {
            self.rehearse(&store, &mut connection, clock)?;
        } else {
            self.settle(&store, &mut connection, clock)?;
        }
        Ok(ExitCode::SUCCESS)
    }

    fn settle(&self, store: &Store, connection: &mut AnyConnection, clock: Clock) -> Result<(), Failure> {
        stale::mark_outdated(connection, self.all)?;
        let progress = progress(stale::count(connection)?);
        let (mut read, mut changed) = (0, 0);
        loop {
            let batch = reannotate::next(connection, store.annotators(), BATCH, clock.now())?;
            if batch.is_empty() {
                break;
            }
            thread::sleep(TURN);
            read += batch.len();
            changed += batch.iter().filter(|it| is_changed(it)).count();
            progress.inc(batch.len() as u64);
        }
        if self.all {
            co_mention::recount(connection)?;
        }
        progress.finish_and_clear();
        print(format_args!("{read} articles annotated anew, {changed} changed"))?;
        tell_orphans(connection)
    }

    fn rehearse(&self, store: &Store, connection: &mut AnyConnection, clock: Clock) -> Result<(), Failure> {
        let annotator = store.annotators().current(connection)?;
        let keys = stale::list_outdated(connection, self.all)?;
        let mut changed = 0;
        for keys in keys.chunks(BATCH) {
            thread::sleep(TURN);
            let batch = reannotate::rehearse(connection, &annotator, keys, clock.now())?;
            for article in batch.iter().filter(|it| is_changed(it)) {
                changed += 1;
                tell(connection, article)?;
            }
        }
        print(format_args!(
            "{} articles would be annotated anew, {changed} would change",
            keys.len()
        ))?;
        Ok(())
    }
}

fn is_changed(article: &Reannotated) -> bool {
    !article.settled.changed_fields.is_empty()
}

fn progress(articles: i64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} articles, {per_sec}, {eta} to go");
    ProgressBar::new(articles.unsigned_abs())
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn tell_orphans(connection: &mut AnyConnection) -> Result<(), Failure> {
    let orphaned = DecisionFilter {
        orphaned: true,
        ..DecisionFilter::default()
    };
    match Decision::count(connection, &orphaned)? {
        0 => Ok(()),
        orphans => Ok(print(format_args!(
            "{orphans} editors’ decisions do not find their words any more: see decisions(orphaned: true)"
        ))?),
    }
}

/// Prints an article and the mentions that it would have more (+) and less (-).
fn tell(connection: &mut AnyConnection, article: &Reannotated) -> Result<(), Failure> {
    let fields = article.settled.changed_fields.join(", ");
    print(format_args!("{}: {fields}", article.article.slug))?;
    let version = ArticleVersion::current(connection, &[article.article.key])?.pop();
    let blocks: Vec<&str> = version.iter().flat_map(|version| version.body.blocks()).collect();
    let text = Text {
        headline: &article.article.original_headline,
        blocks: &blocks,
    };
    let names = names(connection, article)?;
    for (sign, mentions) in [("+", &article.settled.found), ("-", &article.settled.lost)] {
        for mention in mentions {
            let words = mention.words(text).unwrap_or_default();
            let name = names
                .get(&mention.entity_key)
                .map_or("a new candidate", String::as_str);
            print(format_args!("  {sign} “{words}”: {name}"))?;
        }
    }
    Ok(())
}

fn names(connection: &mut AnyConnection, article: &Reannotated) -> Result<HashMap<Key, String>, StoreError> {
    let mentions = article.settled.found.iter().chain(&article.settled.lost);
    let keys: Vec<Key> = mentions.map(|mention: &Mention| mention.entity_key).collect();
    let entities = Entity::by_keys(connection, &keys)?;
    Ok(entities
        .into_iter()
        .map(|entity| (entity.key, entity.name))
        .collect())
}
