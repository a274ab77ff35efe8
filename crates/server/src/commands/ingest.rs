use std::{
    fs,
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use mediawire_domain::{
    annotators::Annotators,
    error::StoreError,
    receive::{Reception, receive},
    slug::slugify,
    store::{PooledConnection, Store},
    story::Delivery,
    timestamp::Timestamp,
};
use mediawire_wire::{Capture, page, text};

use super::{
    Failure,
    input::Input,
    report::{Refusal, Report},
};
use crate::{clock::Clock, settings::DatabaseSetting};

/// Take stories in from files, folders or standard input. Taking the same stories in again changes nothing.
///
/// Each input is taken in as a whole: what it holds is stored before the next one is read, save for the stories in it
/// that are refused. Those are reported with their reasons, and the command exits 1.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire ingest --section media-wire --captured-at 2024-09-28T20:00:00Z page.txt
  mediawire ingest --json pages/ > report.json
  pbpaste | mediawire ingest --section trade --source 'Harbour News' -")]
pub(super) struct Ingest {
    #[command(flatten)]
    database: DatabaseSetting,

    /// What the inputs are.
    #[arg(long, value_enum, default_value_t = Format::Page)]
    format: Format,

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

    /// Folder to copy each input to from which something was refused, byte for byte, to be taken in again later.
    #[arg(long, value_name = "FOLDER")]
    dead_letters: Option<PathBuf>,

    /// Print the report as JSON.
    #[arg(long)]
    json: bool,

    /// Print a line for each input as soon as what it holds is stored for good.
    #[arg(short, long, conflicts_with = "json")]
    verbose: bool,

    /// Files, folders (the .txt files in them) or - for standard input.
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

fn slug(text: &str) -> Result<String, String> {
    match slugify(text) {
        slug if slug == text => Ok(slug),
        slug => Err(format!("it is no slug; `{slug}` would be one")),
    }
}

fn language(text: &str) -> Result<String, String> {
    let is_subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let is_tag = text.split('-').all(is_subtag) && text.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_tag {
        Ok(text.to_owned())
    } else {
        Err("it is no language tag such as en or pt-BR".to_owned())
    }
}

/// What an input can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The text of a captured web page.
    Page,
}

impl Ingest {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        let now = clock.now();
        let store = Store::open(&self.database.database_url, 1, now)?;
        let mut intake = Intake {
            connection: store.connection()?,
            annotators: store.annotators(),
            captured_at: self.captured_at.unwrap_or(now),
            clock,
            options: &self,
        };
        let inputs = Input::all(&self.inputs);
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
        self.conclude(&report)
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
    captured_at: Timestamp,
    clock: Clock,
    options: &'a Ingest,
}

impl Intake<'_> {
    fn take_in(&mut self, input: &Input) -> Report {
        let bytes = match input.read(text::MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error) => return unreadable(input, &error),
        };
        let mut report = self.take_in_bytes(input, &bytes);
        if let (Some(folder), true) = (&self.options.dead_letters, report.refused > 0)
            && let Err(error) = keep(folder, input, &bytes)
        {
            let reason = format!("cannot be copied to {}: {error}", folder.display());
            report.refuse(Refusal {
                file: input.to_string(),
                item: None,
                code: "NOT_KEPT",
                reason,
            });
        }
        report
    }

    fn take_in_bytes(&mut self, input: &Input, bytes: &[u8]) -> Report {
        let mut report = Report::default();
        let reading = text::decode(bytes).and_then(|text| match self.options.format {
            Format::Page => page::parse(text, &self.capture()),
        });
        let reading = match reading {
            Ok(reading) => reading,
            Err(refusal) => {
                let (code, reason) = (refusal.code(), refusal.to_string());
                report.refuse(Refusal {
                    file: input.to_string(),
                    item: None,
                    code,
                    reason,
                });
                return report;
            }
        };
        let mut deliveries = Vec::new();
        for item in reading {
            match item {
                Ok(delivery) => deliveries.push(delivery),
                Err(refused) => report.refuse(Refusal {
                    file: input.to_string(),
                    item: Some(refused.item),
                    code: refused.code,
                    reason: refused.reason,
                }),
            }
        }
        self.store(input, &deliveries, &mut report);
        report
    }

    fn store(&mut self, input: &Input, deliveries: &[Delivery], report: &mut Report) {
        let reception = Reception {
            captured_at: self.captured_at,
            now: self.clock.now(),
        };
        match receive(&mut self.connection, self.annotators, deliveries, reception) {
            Ok(outcomes) => outcomes.into_iter().for_each(|outcome| report.count(outcome)),
            Err(error) => {
                for delivery in deliveries {
                    report.refuse(not_stored(input, delivery, &error));
                }
            }
        }
    }

    fn capture(&self) -> Capture {
        Capture {
            captured_at: self.captured_at,
            published_at: self.options.published_at,
            section: self.options.section.clone(),
            source: self.options.source.clone(),
            language: self.options.language.clone(),
        }
    }
}

fn not_stored(input: &Input, delivery: &Delivery, error: &StoreError) -> Refusal {
    Refusal {
        file: input.to_string(),
        item: Some(delivery.name().to_owned()),
        code: error.code(),
        reason: error.to_string(),
    }
}

fn unreadable(input: &Input, error: &io::Error) -> Report {
    let reason = format!("cannot be read: {error}");
    let mut report = Report::default();
    report.refuse(Refusal {
        file: input.to_string(),
        item: None,
        code: "NOT_READABLE",
        reason,
    });
    report
}

/// Copies an input to a folder under its own name, or a numbered one where that is taken by something else.
fn keep(folder: &Path, input: &Input, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let name = match input {
        Input::Standard => "standard-input.txt".into(),
        Input::File(path) => path.file_name().unwrap_or_default().to_owned(),
    };
    let names = std::iter::once(name.clone()).chain((2..).map(|number| {
        let mut numbered = std::ffi::OsString::from(format!("{number}-"));
        numbered.push(&name);
        numbered
    }));
    for name in names {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|kept| kept == bytes) {
            return Ok(());
        }
        match fs::File::create_new(&path) {
            Ok(mut file) => return file.write_all(bytes),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
