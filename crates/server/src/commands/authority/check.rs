use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use mediawire_domain::{authority::Authority, authority_check};

use super::{super::Failure, read};

/// Tell everything that is wrong with a list.
///
/// A list is JSON Lines, one entity a line, sorted by kind and slug. Every problem is printed as FILE:LINE: and what is
/// wrong: lines that cannot be read or are out of order, links that lead nowhere or in a circle, names that two entities
/// share, Wikidata ids and country codes that are malformed or given twice, years that cannot be. The exit code is 1
/// if there is any.
#[derive(Args)]
#[command(after_help = "Examples:
  mediawire authority check
  mediawire authority check crates/domain/authority.jsonl
  jq -c . more.json | mediawire authority check -")]
pub(super) struct Check {
    /// A list, or - for standard input; without it, the list that is part of this program.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Check {
    pub(super) fn run(self) -> Result<ExitCode, Failure> {
        let (name, text) = match self.file {
            Some(path) => read(path)?,
            None => ("built-in list".to_owned(), Authority::built_in_text().to_owned()),
        };
        let problems = authority_check::check(&text);
        for problem in &problems {
            super::super::print(format_args!("{name}:{}: {}", problem.line, problem.reason))?;
        }
        if problems.is_empty() {
            super::super::print(format_args!(
                "{name}: {} entities, nothing is wrong",
                text.lines().count()
            ))?;
            return Ok(ExitCode::SUCCESS);
        }
        let count = problems.len();
        Err(format!(
            "{name}: {count} {}",
            if count == 1 { "problem" } else { "problems" }
        )
        .into())
    }
}
