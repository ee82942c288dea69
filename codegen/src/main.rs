//! The command line: generates by default, `--check` only compares; subcommands judge changes.

mod commands;

use std::process::ExitCode;

use clap::Parser;
use codegen::workspace::Failure;
use commands::{changelog, diff, generate, operations};

/// Writes the Rust and the reference that follow from schema/*.graphql; judges changes of a schema.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    generate: generate::Arguments,
}

#[derive(clap::Subcommand)]
enum Command {
    Diff(diff::Arguments),
    Changelog(changelog::Arguments),
    Release(changelog::Release),
    Operations(operations::Arguments),
}

/// The status of a run that could not judge, as against one that judged and found fault.
const UNABLE: u8 = 2;

fn main() -> ExitCode {
    let arguments = CommandLine::parse();
    let done = match &arguments.command {
        None => generate::run(&arguments.generate),
        Some(Command::Diff(arguments)) => diff::run(arguments),
        Some(Command::Changelog(arguments)) => changelog::check(arguments),
        Some(Command::Release(arguments)) => changelog::release(arguments),
        Some(Command::Operations(arguments)) => operations::run(arguments),
    };
    match done {
        Ok(true) => return ExitCode::SUCCESS,
        Ok(false) => return ExitCode::FAILURE,
        Err(Failure::Io(path, error)) => eprintln!("error: {path}: {error}"),
        Err(Failure::Input(message)) => eprintln!("error: {message}"),
        Err(Failure::Mistakes(mistakes)) => {
            for mistake in &mistakes {
                eprintln!("error: {mistake}");
            }
            eprintln!("{} mistake(s), nothing done", mistakes.len());
        }
    }
    ExitCode::from(UNABLE)
}
