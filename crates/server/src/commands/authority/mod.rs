//! Looking after the lists of people, organisations, treaties and places that articles are annotated with.

mod check;
mod import;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand};

use super::{Failure, input::Input};
use crate::clock::Clock;

/// Look after the list of people, organisations, treaties and places
#[derive(Args)]
#[command(arg_required_else_help = true)]
#[command(after_help = "Examples:
  mediawire authority check
  mediawire authority import our-names.jsonl
  mediawire authority import --help")]
pub(super) struct AuthorityLists {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Tell everything that is wrong with a list
    Check(check::Check),
    /// Take a newsroom's own list into a database
    Import(import::Import),
}

impl AuthorityLists {
    pub(super) fn run(self, clock: Clock) -> Result<ExitCode, Failure> {
        match self.command {
            Command::Check(command) => command.run(),
            Command::Import(command) => command.run(clock),
        }
    }
}

/// Longer than the list of everybody whom a newsroom could know.
const MAX_BYTES: usize = 256 * 1024 * 1024;

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
