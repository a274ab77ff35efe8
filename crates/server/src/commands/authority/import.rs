use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use mediawire_domain::{
    authority_check,
    authority_store::{self, Taken},
    error::StoreError,
    stale,
    store::Store,
};

use super::{
    super::{Failure, print},
    read,
};
use crate::{clock::Clock, settings::DatabaseSetting};

/// Take a newsroom's own list into a database.
///
/// A list is JSON Lines, one entity a line, in the shape of the built-in one (`mediawire authority check` says what that
/// is); its order does not matter, and it may refer to built-in entities. An entity with the kind and slug of a built-in
/// one stands in its place, also after an upgrade. What editors changed or merged stays as they left it. A list is taken
/// in whole, or, where anything would be wrong with the authority then, not at all.
///
/// Articles that the new names may touch are annotated anew by the server, or by `mediawire reannotate`.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire authority import our-names.jsonl
  mediawire authority import --dry-run our-names.jsonl
  MEDIAWIRE_DATABASE_URL=postgres://wire@db/wire mediawire authority import -")]
pub(super) struct Import {
    /// The list, or - for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Say what would happen, and take nothing in. The database itself is brought up to date first, as by
    /// `mediawire migrate`.
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    database: DatabaseSetting,
}

/// What became of a list.
enum Outcome {
    Taken(Taken, i64),
    Refused(Vec<String>),
}

impl Import {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        let (name, text) = read(self.file)?;
        let entries = match authority_check::parse_lines(&text) {
            Ok(entries) => entries,
            Err(problems) => {
                return refuse(
                    &name,
                    problems
                        .iter()
                        .map(|it| format!("{name}:{}: {}", it.line, it.reason)),
                );
            }
        };
        let now = clock.now();
        let store = Store::open(&self.database.database_url, 1, now)?;
        let mut connection = store.connection()?;
        let work = |connection: &mut _| -> Result<Outcome, StoreError> {
            match authority_store::import(connection, &entries, now)? {
                Ok(taken) => Ok(Outcome::Taken(taken, stale::count(connection)?)),
                Err(reasons) => Ok(Outcome::Refused(reasons)),
            }
        };
        let outcome = if self.dry_run {
            connection.rehearse(work)?
        } else {
            connection.write(work)?
        };
        match outcome {
            Outcome::Taken(taken, stale) => {
                print(format_args!(
                    "{}{} added, {} changed, {} unchanged, {} kept as editors left them; {stale} articles to annotate anew",
                    if self.dry_run { "would be: " } else { "" },
                    taken.added,
                    taken.changed,
                    taken.unchanged,
                    taken.kept
                ))?;
                Ok(ExitCode::SUCCESS)
            }
            Outcome::Refused(reasons) => refuse(
                &name,
                reasons.into_iter().map(|reason| format!("{name}: {reason}")),
            ),
        }
    }
}

fn refuse(name: &str, problems: impl Iterator<Item = String>) -> Result<ExitCode, Failure> {
    let mut count = 0;
    for problem in problems {
        print(problem)?;
        count += 1;
    }
    let problems = if count == 1 { "problem" } else { "problems" };
    Err(format!("{name}: {count} {problems}, nothing was taken in").into())
}
