//! Builds the documentation site from `docs/` with mdBook as a library: its version is in `Cargo.lock`,
//! and nothing has to be installed.
//!
//! `cargo run -p site` writes `target/site`; a folder given as an argument is written in its place.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mdbook_driver::MDBook;
use mdbook_driver::errors::Error;

fn main() -> ExitCode {
    let target = std::env::args_os().nth(1).map(PathBuf::from);
    match build(target.as_deref()) {
        Ok(written) => {
            println!("{}", written.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the site where `docs/book.toml` says, or into `target`.
fn build(target: Option<&Path>) -> Result<PathBuf, Error> {
    let mut book = MDBook::load(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs"))?;
    if let Some(target) = target {
        book.config.build.build_dir = std::path::absolute(target)?;
    }
    book.build()?;
    Ok(book.root.join(&book.config.build.build_dir))
}

#[cfg(test)]
mod tests;
