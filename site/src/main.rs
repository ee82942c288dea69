//! Builds the documentation site from `docs/` with mdBook as a library: its version is in `Cargo.lock`,
//! and nothing has to be installed.
//!
//! `cargo run -p site` writes `target/site`; a folder given as an argument is written in its place.

mod french;

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

/// The page that shows `CHANGELOG.md`, which stands where tools look for it: at the root of the repository.
const JOURNAL: &str = "journal.md";

/// Writes the site where `docs/book.toml` says, or into `target`.
fn build(target: Option<&Path>) -> Result<PathBuf, Error> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut book = MDBook::load(root.join("docs"))?;
    let changelog = std::fs::read_to_string(root.join("CHANGELOG.md"))?;
    book.book.for_each_chapter_mut(|chapter| {
        if chapter.path.as_deref() == Some(Path::new(JOURNAL)) {
            chapter.content = journal(&changelog);
        }
        chapter.content = unbroken(&chapter.content);
    });
    if let Some(target) = target {
        book.config.build.build_dir = std::path::absolute(target)?;
    }
    book.build()?;
    let written = book.root.join(&book.config.build.build_dir);
    french::translate(&written)?;
    Ok(written)
}

/// The changelog as a page: versions below its title, and sections below them, without their symbols.
fn journal(changelog: &str) -> String {
    let mut page = String::with_capacity(changelog.len());
    for line in changelog.lines() {
        let heading = line.strip_prefix("#### :").and_then(|section| section.split_once(": "));
        match (line.strip_prefix("# ["), heading) {
            (Some(version), _) => page.extend(["## ", &version.replacen(']', "", 1)]),
            (None, Some((_, section))) => page.extend(["### ", section]),
            (None, None) => page.push_str(line),
        }
        page.push('\n');
    }
    page
}

/// A French text whose lines do not break before its double punctuation, code aside.
fn unbroken(page: &str) -> String {
    let mut bound = String::with_capacity(page.len());
    let mut is_fenced = false;
    for line in page.split_inclusive('\n') {
        // From four spaces on, it may be the text of a fence.
        let is_fence = !line.starts_with("    ") && line.trim_start().starts_with("```");
        is_fenced ^= is_fence;
        if is_fenced || is_fence || line.starts_with(['<', ' ']) && line.trim_start().starts_with('<') {
            bound.push_str(line);
            continue;
        }
        for (place, text) in line.split('`').enumerate() {
            if place > 0 {
                bound.push('`');
            }
            if place % 2 == 1 {
                bound.push_str(text);
                continue;
            }
            let mut rest = text;
            while let Some(at) = rest.find(' ') {
                let (before, after) = (&rest[..at], &rest[at + 1..]);
                let mark = after.trim_start_matches([':', ';', '?', '!', '»']);
                let is_mark = mark.len() < after.len()
                    && mark
                        .chars()
                        .next()
                        .is_none_or(|next| next.is_whitespace() || "),.*_]»".contains(next));
                let is_bound = is_mark || before.ends_with('«');
                bound.push_str(before);
                bound.push(if is_bound { '\u{a0}' } else { ' ' });
                rest = after;
            }
            bound.push_str(rest);
        }
    }
    bound
}

#[cfg(test)]
mod tests;
