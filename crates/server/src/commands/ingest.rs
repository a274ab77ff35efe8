use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
};

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use mediawire_domain::{
    annotators::Annotators,
    embargo,
    store::{PooledConnection, Store},
    timestamp::Timestamp,
};
use mediawire_wire::{Capture, Format};

use super::{
    Failure,
    arguments::{FormatChoice, format, language, slug},
    input::Input,
};
use crate::{
    clock::Clock,
    intake::{AUTO, Refusal, Report, Submission},
    settings::DatabaseSetting,
};

/// Take stories in from files, folders or standard input. Taking the same stories in again changes nothing.
///
/// Each input is taken in as a whole: what it holds is stored before the next one is read, save for the stories in it
/// that are refused. Those are reported with their reasons, the input is kept byte for byte as a dead letter
/// (`mediawire dead-letters`), and the command exits 1.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire ingest --section media-wire --captured-at 2024-09-28T20:00:00Z page.txt
  mediawire ingest --json pages/ > report.json
  pbpaste | mediawire ingest --section trade --source 'Harbour News' -")]
pub(super) struct Ingest {
    #[command(flatten)]
    database: DatabaseSetting,

    /// What the inputs are; auto tells it by their content.
    #[arg(long, default_value = AUTO, value_name = "FORMAT", value_parser = format())]
    format: FormatChoice,

    /// Slug of the section that the stories belong to, where it is not to be made of the printed label.
    #[arg(long, value_name = "SLUG", value_parser = slug)]
    section: Option<String>,

    /// When the pages were captured, in RFC 3339; times such as "8 hours ago" count from here. Now, unless set.
    #[arg(long, value_name = "INSTANT")]
    captured_at: Option<Timestamp>,

    /// When the main story was published, in RFC 3339; goes before what the page says.
    #[arg(long, value_name = "INSTANT")]
    published_at: Option<Timestamp>,

    /// Name of the source of stories that name none.
    #[arg(long, value_name = "NAME")]
    source: Option<String>,

    /// Language of the stories, as BCP 47 writes it; told by their texts unless set. Only English is annotated.
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<String>,

    /// Print the report as JSON.
    #[arg(long)]
    json: bool,

    /// Print a line for each input as soon as what it holds is stored for good.
    #[arg(short, long, conflicts_with = "json")]
    verbose: bool,

    /// Files, folders (the files in them whose names end as a format's do) or - for standard input.
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

impl Ingest {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        let now = clock.now();
        let store = Store::open(&self.database.database_url, 1, now)?;
        let mut intake = Intake {
            connection: store.connection()?,
            annotators: store.annotators(),
            format: self.format.0,
            capture: self.capture(now),
            clock,
        };
        let inputs = Input::all(&self.inputs, &Format::EXTENSIONS);
        let progress = self.progress(inputs.len());
        let mut report = Report::default();
        for input in inputs {
            let (input, taken_in) = match input {
                Ok(input) => {
                    let taken_in = intake.take_in(&input);
                    (input, taken_in)
                }
                Err((input, error)) => (input.clone(), unreadable(&input, &error)),
            };
            progress.suspend(|| self.tell(&input, &taken_in))?;
            progress.inc(1);
            report.add(taken_in);
        }
        progress.finish_and_clear();
        while embargo::release_due(&mut intake.connection, clock.now())? > 0 {}
        self.conclude(&report)
    }

    fn capture(&self, now: Timestamp) -> Capture {
        Capture {
            captured_at: self.captured_at.unwrap_or(now),
            published_at: self.published_at,
            section: self.section.clone(),
            source: self.source.clone(),
            language: self.language.clone(),
        }
    }

    fn progress(&self, inputs: usize) -> ProgressBar {
        if self.verbose || inputs < 2 || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(Some(inputs as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} inputs, {per_sec}, {eta} to go");
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }

    /// Refusals go to standard error as they happen; acknowledgements, where they are wanted, to standard output.
    fn tell(&self, input: &Input, report: &Report) -> io::Result<()> {
        for refusal in &report.refusals {
            eprintln!("mediawire: {refusal}");
        }
        if self.verbose {
            super::print(format_args!("{input}: {report}"))?;
        }
        Ok(())
    }

    fn conclude(&self, report: &Report) -> Result<ExitCode, Failure> {
        if self.json {
            super::print(serde_json::to_string_pretty(report)?)?;
        } else {
            super::print(report)?;
        }
        Ok(if report.refused == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

/// Takes inputs in, one after the other.
struct Intake<'a> {
    connection: PooledConnection,
    annotators: &'a Annotators,
    format: Option<Format>,
    capture: Capture,
    clock: Clock,
}

impl Intake<'_> {
    fn take_in(&mut self, input: &Input) -> Report {
        let bytes = match input.read(Format::MOST_BYTES) {
            Ok(bytes) => bytes,
            Err(error) => return unreadable(input, &error),
        };
        let origin = input.to_string();
        let submission = Submission {
            origin: &origin,
            format: self.format,
            capture: &self.capture,
            bytes: &bytes,
            is_polled: false,
        };
        let taken_in = submission.take_in(&mut self.connection, self.annotators, self.clock.now());
        taken_in.unwrap_or_else(|error| refused(input, error.code(), error.to_string()))
    }
}

fn unreadable(input: &Input, error: &io::Error) -> Report {
    refused(input, "NOT_READABLE", format!("cannot be read: {error}"))
}

fn refused(input: &Input, code: &'static str, reason: String) -> Report {
    Report::of_refusal(Refusal {
        file: input.to_string(),
        item: None,
        is_named: false,
        code,
        reason,
    })
}
