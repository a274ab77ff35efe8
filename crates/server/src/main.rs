//! The `mediawire` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    mediawire_server::commands::run()
}
