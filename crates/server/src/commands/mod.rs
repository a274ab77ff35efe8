//! The command line: what each command takes, and how it ends.
//!
//! Every command exits 0 when all went well, 1 when something failed or was refused, and 2 when an argument is wrong.

mod annotate;
mod arguments;
mod authority;
mod dead_letters;
mod ingest;
mod input;
mod migrate;
mod poll;
mod reannotate;

mod schema;
mod serve;
mod sources;

use std::{io::Write, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::clock::Clock;

/// A headless content API for a news site's wire desk.
#[derive(Parser)]
#[command(version, propagate_version = true, arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the wire over HTTP
    Serve(Box<serve::Serve>),
    /// Take stories in from files, folders or standard input
    Ingest(ingest::Ingest),
    /// Look after the inputs from which something was refused
    DeadLetters(dead_letters::DeadLetters),
    /// Look after the sources, and the feeds of theirs that are polled
    Sources(sources::Sources),
    /// Poll the feeds that are due
    Poll(poll::Poll),
    /// Bring a database to the shape that this binary knows
    Migrate(migrate::Migrate),
    /// Print the GraphQL schema
    Schema(schema::Schema),
    /// Find the people, organisations, places and treaties in texts, and print them as JSON
    Annotate(annotate::Annotate),
    /// Look after the list of people, organisations, treaties and places
    Authority(authority::AuthorityLists),
    /// Annotate anew what a change of the authority or of the annotator may touch
    Reannotate(reannotate::Reannotate),
}

/// Why a command failed, in one line.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let clock = Clock::System;
    let result = match CommandLine::parse().command {
        Command::Serve(command) => command.run(clock),
        Command::Ingest(command) => command.run(clock),
        Command::DeadLetters(command) => command.run(clock),
        Command::Sources(command) => command.run(clock),
        Command::Poll(command) => command.run(clock),
        Command::Migrate(command) => command.run(clock),
        Command::Schema(command) => command.run(),
        Command::Annotate(command) => command.run(),
        Command::Authority(command) => command.run(clock),
        Command::Reannotate(command) => command.run(clock),
    };
    result.unwrap_or_else(|failure| {
        eprintln!("mediawire: {failure}");
        ExitCode::FAILURE
    })
}

/// Prints a line. Whoever reads standard output may have read enough and gone, which is no failure.
fn print(line: impl std::fmt::Display) -> std::io::Result<()> {
    let mut output = std::io::stdout().lock();
    match writeln!(output, "{line}").and_then(|()| output.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
