//! The program: reads its settings, starts what was asked for, and tells in one line why it cannot.

use std::process::ExitCode;

use trackdechets::cli::{Cli, Command, DirectoryCommand};
use trackdechets::{commands, notice, telemetry};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // The reader of strangers' files is this program too; it starts without settings, log and threads.
    if std::env::args_os().nth(1).is_some_and(|command| command == notice::COMMAND) {
        return match notice::run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failed(&*error),
        };
    }
    let command = match Cli::from_process() {
        Ok(cli) => cli.command,
        Err(code) => return code,
    };
    let (log, level) = match &command {
        Command::Serve(args) | Command::Demo(args) => (&args.log, "info"),
        Command::Worker(args) => (&args.log, "info"),
        // Its one line on standard error is the reason why it failed.
        Command::Provision(args) => (&args.log, "off"),
        Command::Migrate(args) => (&args.log, "info"),
        Command::Directory(DirectoryCommand::Import(args)) => (&args.log, "warn"),
        Command::Directory(DirectoryCommand::Installations(args)) => (&args.log, "warn"),
        Command::History(args) => (&args.log, "off"),
        Command::Account(args) => (&args.log, "off"),
    };
    let _logging = match telemetry::start(log, level) {
        Ok(started) => started,
        Err(refused) => return failed(&refused),
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    match runtime.block_on(commands::run(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&*error),
    }
}

fn failed(error: &dyn std::fmt::Display) -> ExitCode {
    // One line, whatever the cause has to say.
    let line = error.to_string().lines().map(str::trim).collect::<Vec<_>>().join(" ");
    eprintln!("trackdechets: {line}");
    ExitCode::from(1)
}
