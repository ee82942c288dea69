//! One file a command: its arguments, and what it prints. The work is the library's.

pub mod changelog;
pub mod diff;
pub mod generate;
pub mod operations;

use std::io::Write;
use std::path::{Path, PathBuf};

use codegen::workspace::{self, Failure};

/// The workspace around the current folder.
fn root() -> Result<PathBuf, Failure> {
    let here = std::env::current_dir().map_err(|error| Failure::Io(".".to_owned(), error))?;
    // Outside of the workspace: the one that this program was built from.
    let root = workspace::find(&here).or_else(|| workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))));
    root.ok_or_else(|| Failure::Input("no codegen/codegen.toml here or above".to_owned()))
}

/// Prints; a reader that has seen enough (`| head`) is no failure.
fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}
