//! `cargo run -p codegen` writes `src/generated` and `docs/reference`; `-- --check` only compares.

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use codegen::workspace::{self, COMMAND, Failure};

/// Writes the Rust and the reference that follow from schema/*.graphql.
#[derive(Parser)]
struct Arguments {
    /// Writes nothing; fails when a file is not as it would be written.
    #[arg(long)]
    check: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err(Failure::Io(path, error)) => {
            eprintln!("error: {path}: {error}");
            ExitCode::FAILURE
        }
        Err(Failure::Mistakes(mistakes)) => {
            for mistake in &mistakes {
                eprintln!("error: {mistake}");
            }
            eprintln!("{} mistake(s), nothing written", mistakes.len());
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let here = std::env::current_dir().map_err(|error| Failure::Io(".".to_owned(), error))?;
    // Outside of the workspace: the one that this program was built from.
    let root = workspace::find(&here).or_else(|| workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))));
    let Some(root) = root else {
        eprintln!("error: no codegen/codegen.toml here or above");
        return Ok(ExitCode::FAILURE);
    };
    let outputs = workspace::render(&root)?;
    if arguments.check {
        let differences = workspace::compare(&root, &outputs)?;
        for difference in &differences {
            eprintln!("error: {difference}; run `{COMMAND}`");
        }
        return Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    for difference in workspace::write(&root, &outputs)? {
        println!("{difference}: mended");
    }
    Ok(ExitCode::SUCCESS)
}
