use std::process::ExitCode;

use clap::Args;

use super::Failure;

/// Print the GraphQL schema in its definition language.
#[derive(Args)]
#[command(after_help = "Example:
  mediawire schema > mediawire.graphql")]
pub(super) struct Schema;

impl Schema {
    pub(super) fn run(self) -> Result<ExitCode, Failure> {
        super::print(crate::sdl().trim_end())?;
        Ok(ExitCode::SUCCESS)
    }
}
