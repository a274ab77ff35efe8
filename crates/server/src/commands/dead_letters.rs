use std::{io::Write, process::ExitCode};

use clap::{Args, Subcommand};
use mediawire_domain::{
    dead_letter::DeadLetter,
    error::StoreError,
    id::Id,
    page::PageRequest,
    store::{PooledConnection, Store},
};
use mediawire_wire::Capture;
use serde_json::{Value, json};

use super::{Failure, print};
use crate::{
    clock::Clock,
    intake::{Report, Submission},
    settings::DatabaseSetting,
};

/// Look after the inputs from which something was refused. They are kept byte for byte with the reasons.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire dead-letters list
  mediawire dead-letters show 01946f2c-6b00-7c3e-9d1f-0a1b2c3d4e5f --bytes > page.txt
  mediawire dead-letters retry --all
  mediawire dead-letters drop 01946f2c-6b00-7c3e-9d1f-0a1b2c3d4e5f")]
pub(super) struct DeadLetters {
    #[command(flatten)]
    database: DatabaseSetting,

    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// List the letters, the one that came last first
    List {
        /// Print a JSON list.
        #[arg(long)]
        json: bool,
    },
    /// Show a letter and its reasons
    Show {
        /// The letter.
        id: Id,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        /// Print what came, byte for byte, and nothing else.
        #[arg(long, conflicts_with = "json")]
        bytes: bool,
    },
    /// Take letters in again: what comes in is no dead letter any more
    Retry {
        #[command(flatten)]
        letters: Letters,
        /// Print the report as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Drop letters for good
    Drop {
        #[command(flatten)]
        letters: Letters,
        /// Print how many as JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Some letters, or all.
#[derive(Args)]
#[group(required = true, multiple = false)]
struct Letters {
    /// The letters.
    #[arg(value_name = "ID")]
    ids: Vec<Id>,
    /// All letters.
    #[arg(long)]
    all: bool,
}

/// So many letters are read at once.
const PAGE: usize = 100;

impl DeadLetters {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        let store = Store::open(&self.database.database_url, 1, clock.now())?;
        let desk = Desk {
            connection: store.connection()?,
            store: &store,
            clock,
        };
        match self.act {
            Act::List { json } => desk.list(json),
            Act::Show { id, json, bytes } => desk.show(id, json, bytes),
            Act::Retry { letters, json } => desk.retry(&letters, json),
            Act::Drop { letters, json } => desk.drop_letters(&letters, json),
        }
    }
}

struct Desk<'a> {
    connection: PooledConnection,
    store: &'a Store,
    clock: Clock,
}

impl Desk<'_> {
    fn list(mut self, json: bool) -> Result<ExitCode, Failure> {
        let mut request = PageRequest::first(PAGE);
        let mut listed = Vec::new();
        loop {
            let page = DeadLetter::page(&mut self.connection, &request)?;
            request.after = page.rows.last().map(|(cursor, _)| *cursor);
            let letters = page.rows.into_iter().map(|(_, letter)| letter);
            match json {
                true => listed.extend(letters),
                false => letters.into_iter().try_for_each(|letter| print(line(&letter)))?,
            }
            if !page.has_next {
                break;
            }
        }
        if json {
            print(serde_json::to_string_pretty(&listed)?)?;
        }
        Ok(ExitCode::SUCCESS)
    }

    fn show(mut self, id: Id, json: bool, bytes: bool) -> Result<ExitCode, Failure> {
        let letter = self.letter(id)?;
        if bytes {
            let bytes = letter.bytes(&mut self.connection)?.ok_or_else(|| unknown(id))?;
            std::io::stdout().lock().write_all(&bytes)?;
        } else if json {
            print(serde_json::to_string_pretty(&with_capture(&letter)?)?)?;
        } else {
            print(described(&letter))?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// A letter of which everything comes in goes; one of which something is refused again stays, with the reasons of
    /// this time.
    fn retry(mut self, letters: &Letters, json: bool) -> Result<ExitCode, Failure> {
        let mut total = Report::default();
        for id in self.chosen(letters)? {
            let letter = self.letter(id)?;
            let report = self.retry_one(&letter)?;
            report
                .refusals
                .iter()
                .for_each(|refusal| eprintln!("mediawire: {refusal}"));
            if !json {
                print(format_args!("{id}: {report}"))?;
            }
            total.add(report);
        }
        if json {
            print(serde_json::to_string_pretty(&total)?)?;
        }
        Ok(match total.refused {
            0 => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        })
    }

    fn retry_one(&mut self, letter: &DeadLetter) -> Result<Report, Failure> {
        let bytes = letter
            .bytes(&mut self.connection)?
            .ok_or_else(|| unknown(letter.id))?;
        let capture: Capture = serde_json::from_str(&letter.capture)?;
        let submission = Submission {
            origin: &letter.origin,
            format: letter.format.parse().ok(),
            capture: &capture,
            bytes: &bytes,
            is_polled: false,
        };
        let report = submission.take_in(&mut self.connection, self.store.annotators(), self.clock.now())?;
        if report.refused == 0 {
            DeadLetter::remove(&mut self.connection, letter.id)?;
        }
        Ok(report)
    }

    fn drop_letters(mut self, letters: &Letters, json: bool) -> Result<ExitCode, Failure> {
        let mut dropped = 0;
        for id in self.chosen(letters)? {
            if !DeadLetter::remove(&mut self.connection, id)? && !letters.all {
                return Err(unknown(id).into());
            }
            dropped += 1;
        }
        match json {
            true => print(json!({ "dropped": dropped }))?,
            false => print(format_args!("{dropped} dropped"))?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn chosen(&mut self, letters: &Letters) -> Result<Vec<Id>, StoreError> {
        match letters.all {
            true => DeadLetter::ids(&mut self.connection),
            false => Ok(letters.ids.clone()),
        }
    }

    fn letter(&mut self, id: Id) -> Result<DeadLetter, Failure> {
        let letter = DeadLetter::by_id(&mut self.connection, id)?;
        Ok(letter.ok_or_else(|| unknown(id))?)
    }
}

fn unknown(id: Id) -> String {
    format!("there is no dead letter {id}")
}

/// One line: what it is, and the first reason.
fn line(letter: &DeadLetter) -> String {
    let reasons = &letter.reasons.0;
    let first = reasons.first().map(reason_line).unwrap_or_default();
    let more = match reasons.len() {
        0 | 1 => String::new(),
        number => format!(" (and {} more)", number - 1),
    };
    format!(
        "{}  {}  {}: {first}{more}",
        letter.id, letter.last_received_at, letter.origin
    )
}

fn reason_line(reason: &mediawire_domain::dead_letter::Reason) -> String {
    match &reason.item {
        Some(item) => format!("{item}: {} ({})", reason.reason, reason.code),
        None => format!("{} ({})", reason.reason, reason.code),
    }
}

fn described(letter: &DeadLetter) -> String {
    let facts = [
        ("id", letter.id.to_string()),
        ("origin", letter.origin.clone()),
        ("format", letter.format.clone()),
        ("bytes", letter.size.to_string()),
        ("sha256", letter.digest.clone()),
        ("capture", letter.capture.clone()),
        ("first received", letter.first_received_at.to_string()),
        ("last received", letter.last_received_at.to_string()),
        ("attempts", letter.attempts.to_string()),
    ];
    let facts = facts.iter().map(|(name, value)| format!("{name}: {value}"));
    let reasons = letter
        .reasons
        .0
        .iter()
        .map(|reason| format!("- {}", reason_line(reason)));
    facts.chain(reasons).collect::<Vec<String>>().join("\n")
}

fn with_capture(letter: &DeadLetter) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(letter)?;
    value["capture"] = serde_json::from_str(&letter.capture)?;
    Ok(value)
}
