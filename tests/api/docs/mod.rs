//! The documentation: its examples run, its links lead somewhere, it says what the engine does.

mod answers;
mod commands;
mod descriptions;
mod examples;
mod links;
mod ordered;

use std::fs;
use std::path::{Path, PathBuf};

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs");

/// The pages with their texts, in the order of their paths.
fn pages() -> Vec<(PathBuf, String)> {
    let (mut pages, mut folders) = (Vec::new(), vec![PathBuf::from(DOCS)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is read") {
            let path = entry.expect("its entries are read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let text = fs::read_to_string(&path).expect("a page is text");
                pages.push((path, text));
            }
        }
    }
    pages.sort();
    pages
}

fn relative(page: &Path) -> &str {
    page.strip_prefix(DOCS).ok().and_then(Path::to_str).expect("a page is under docs/")
}
