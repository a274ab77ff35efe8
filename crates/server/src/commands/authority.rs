use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand};
use mediawire_domain::{authority::Authority, authority_check};

use super::{Failure, input::Input};

/// Look after a list of people, organisations, treaties and places
#[derive(Args)]
#[command(arg_required_else_help = true)]
#[command(after_help = "Examples:
  mediawire authority check
  mediawire authority check --help")]
pub(super) struct AuthorityLists {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Tell everything that is wrong with a list
    Check(Check),
}

impl AuthorityLists {
    pub(super) fn run(self) -> Result<ExitCode, Failure> {
        match self.command {
            Command::Check(command) => command.run(),
        }
    }
}

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
struct Check {
    /// A list, or - for standard input; without it, the list that is part of this program.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

/// Longer than the list of everybody whom a newsroom could know.
const MAX_BYTES: usize = 256 * 1024 * 1024;

impl Check {
    fn run(self) -> Result<ExitCode, Failure> {
        let (name, text) = match self.file {
            Some(path) => read(path)?,
            None => ("built-in list".to_owned(), Authority::built_in_text().to_owned()),
        };
        let problems = authority_check::check(&text);
        for problem in &problems {
            super::print(format_args!("{name}:{}: {}", problem.line, problem.reason))?;
        }
        if problems.is_empty() {
            super::print(format_args!(
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

/// The file's name and its text.
fn read(path: PathBuf) -> Result<(String, String), Failure> {
    let input = if path.as_os_str() == "-" {
        Input::Standard
    } else {
        Input::File(path)
    };
    let bytes = input
        .read(MAX_BYTES)
        .map_err(|error| format!("{input}: cannot be read: {error}"))?;
    if bytes.len() > MAX_BYTES {
        return Err(format!("{input}: too large: it has more than {MAX_BYTES} bytes").into());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        format!(
            "{input}: not UTF-8 after byte {}",
            error.utf8_error().valid_up_to()
        )
    })?;
    Ok((input.to_string(), text))
}
