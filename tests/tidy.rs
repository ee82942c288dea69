//! What the compiler does not see: layers, headers, sizes, and what production code must not do.

use std::fs;
use std::path::{Path, PathBuf};

/// What each part of `src/` may name, in its own code (tests may name more). A call goes down the first five
/// lines; what they share stands below.
#[rustfmt::skip]
const MAY_NAME: &[(&str, &[&str])] = &[
    ("http",      &["graphql", "context", "error", "html", "oauth2", "qr", "scalars"]),
    ("graphql",   &["context", "error"]),
    ("resolvers", &["graphql", "store", "domain", "pdf", "captcha", "printing", "jobs", "digests", "notice", "geocoder", "vies", "context", "error", "generated", "ids", "oauth2", "passwords", "scalars", "tokens", "vault"]),
    ("store",     &["domain", "context", "error", "generated", "ids", "oauth2", "scalars", "tokens"]),
    // Inputs are three-state, and that is all that rules know of GraphQL.
    ("domain",    &["graphql::input", "context", "error", "generated", "scalars"]),

    ("captcha",   &[]),
    ("context",   &["domain::user", "error", "graphql::plan"]),
    ("digests",   &[]),
    ("error",     &[]),
    ("generated", &["context", "error", "graphql", "scalars"]),
    ("directory", &["domain", "store"]),
    ("geocoder",  &["error", "web"]),
    ("html",      &[]),
    ("ids",       &["scalars"]),
    ("jobs",      &["digests", "domain", "error", "generated", "html", "ids", "pdf", "printing", "scalars", "store", "vault"]),
    ("notice",    &["domain", "error"]),
    ("oauth2",    &[]),
    ("pdf",       &["domain", "error", "generated", "qr", "scalars"]),
    ("passwords", &["tokens"]),
    ("postgres",  &[]),
    ("printing",  &["domain", "error", "generated", "pdf", "store"]),
    ("qr",        &[]),
    ("scalars",   &["error", "graphql"]),
    ("tokens",    &[]),
    ("vault",     &[]),
    ("vies",      &["domain", "error", "web"]),
    ("web",       &["error"]),
];

/// Commands and the start, which put the layers together.
const START: &[&str] =
    &["cli", "commands", "config", "demo", "lib", "live", "main", "provision", "serve", "telemetry"];

/// One Rust file of the repository.
struct Source {
    path: PathBuf,
    /// Its path below the repository, with `/`.
    name: String,
    text: String,
}

impl Source {
    fn is_test(&self) -> bool {
        self.name.starts_with("tests/") || self.name.contains("/tests/") || self.name.ends_with("/tests.rs")
    }

    fn is_generated(&self) -> bool {
        self.name.contains("/generated/")
    }

    /// The part of `src/` it belongs to.
    fn part(&self) -> Option<&str> {
        let below = self.name.strip_prefix("src/")?;
        below.split(['/', '.']).next()
    }

    /// Its lines with their numbers, without comments and without its tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut in_tests = false;
        let mut after_cfg_test = false;
        self.text.lines().enumerate().filter_map(move |(number, line)| {
            if after_cfg_test && line.starts_with("mod ") && line.ends_with('{') {
                in_tests = true;
            }
            after_cfg_test = line == "#[cfg(test)]";
            let is_code = !in_tests && !line.trim_start().starts_with("//");
            if line == "}" {
                in_tests = false;
            }
            is_code.then_some((number + 1, line))
        })
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "codegen/src", "tests"] {
        gather(root, &root.join(folder), &mut found);
    }
    assert!(found.len() > 100, "the sources are found");
    found
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of ours") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            gather(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("Rust is UTF-8");
            let below = path.strip_prefix(root).expect("it was found there");
            let name = below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>();
            found.push(Source { name: name.join("/"), text, path });
        }
    }
}

/// Our own code, as it runs in production.
fn production() -> impl Iterator<Item = Source> {
    sources().into_iter().filter(|source| source.name.starts_with("src/") && !source.is_test())
}

/// Each line of code that holds one of these.
fn lines_with(source: &Source, forbidden: &[&str]) -> Vec<String> {
    let found = source.code().filter(|(_, line)| forbidden.iter().any(|word| line.contains(word)));
    found.map(|(number, line)| format!("{}:{number}: {}", source.name, line.trim())).collect()
}

/// The paths below `crate::` that a line names, as far as two words.
fn named(line: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let word = |text: &str| {
            let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
            text[..end].to_owned()
        };
        let first = word(rest);
        let second = rest[first.len()..].strip_prefix("::").map(word).filter(|second| !second.is_empty());
        paths.push(match second {
            Some(second) => format!("{first}::{second}"),
            None => first,
        });
    }
    paths
}

#[track_caller]
fn assert_none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}\n{}", found.join("\n"));
}

#[test]
fn no_layer_names_one_above_it() {
    let mut wrong = Vec::new();
    for source in production() {
        let part = source.part().expect("it is below src");
        if START.contains(&part) {
            continue;
        }
        let Some((_, allowed)) = MAY_NAME.iter().find(|(name, _)| *name == part) else {
            wrong.push(format!("{}: a new part of src/ needs its line in MAY_NAME", source.name));
            continue;
        };
        for (number, line) in source.code() {
            for path in named(line) {
                let first = path.split("::").next().unwrap_or_default();
                if first != part && !allowed.contains(&first) && !allowed.contains(&path.as_str()) {
                    wrong.push(format!("{}:{number}: {part} may not name {path}", source.name));
                }
            }
        }
    }
    assert_none(&wrong, "http → graphql → resolvers → store → domain: nothing is named against the arrows");
}

#[test]
fn paths_are_read_out_of_lines() {
    assert_eq!(named("use crate::store::{Store, Tx};"), ["store"]);
    assert_eq!(named("use crate::graphql::input::Maybe;"), ["graphql::input"]);
    assert_eq!(named("fn f(a: crate::error::Error) -> crate::scalars::Id;"), ["error::Error", "scalars::Id"]);
    assert_eq!(named("use crate::{a, b};"), [""], "such an import hides from this test: it is refused");
}

#[test]
fn only_the_store_speaks_to_the_driver() {
    let others = production().filter(|source| source.part() != Some("store"));
    let found: Vec<String> =
        others.flat_map(|source| lines_with(&source, &["tokio_postgres", "deadpool"])).collect();
    assert_none(&found, "tokio_postgres is named below src/store alone");
}

#[test]
fn rules_are_pure() {
    let rules = production().filter(|source| source.part() == Some("domain"));
    let impure = [
        "async ",
        ".await",
        "::now()",
        "tokio",
        "hyper",
        "std::fs",
        "std::net::Tcp",
        "std::net::Udp",
        "std::env",
        "select ",
    ];
    let found: Vec<String> = rules.flat_map(|source| lines_with(&source, &impure)).collect();
    assert_none(&found, "domain takes values and gives values: no async, no clock, no SQL, no HTTP");
}

#[test]
fn there_is_one_clock() {
    // Jobs run without a request.
    let below_http = ["graphql", "resolvers", "store", "domain", "scalars", "ids"];
    let layers = production().filter(|source| source.part().is_some_and(|part| below_http.contains(&part)));
    let found: Vec<String> = layers
        .flat_map(|source| lines_with(&source, &["Timestamp::now()", "Zoned::now()", "SystemTime"]))
        .collect();
    assert_none(&found, "below http, what time it is comes with the request");
}

#[test]
fn codes_of_errors_are_spelled_once() {
    let codes = ["\"FORBIDDEN\"", "\"BAD_USER_INPUT\"", "\"UNAUTHENTICATED\"", "\"INTERNAL_SERVER_ERROR\""];
    let others = production().filter(|source| source.name != "src/error.rs");
    let found: Vec<String> = others.flat_map(|source| lines_with(&source, &codes)).collect();
    assert_none(&found, "codes are written in src/error.rs and nowhere else");
}

#[test]
fn production_code_leaves_nothing_undone_and_unwraps_nothing() {
    let forbidden = ["todo!", "unimplemented!", ".unwrap()", "dbg!"];
    let found: Vec<String> = production().flat_map(|source| lines_with(&source, &forbidden)).collect();
    assert_none(&found, "no todo!, no unimplemented!, and expect states the invariant that unwrap() hides");
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut silent = Vec::new();
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        let tells = if source.is_generated() {
            first.starts_with("// Generated from ") && first.ends_with("Do not edit.")
        } else {
            first.starts_with("//! ")
        };
        if !tells {
            silent.push(source.name);
        }
    }
    assert_none(&silent, "a file starts with `//!`, a generated one with its source");
}

#[test]
fn no_file_is_too_long() {
    const MOST: usize = 800;
    let written = sources().into_iter().filter(|source| !source.is_generated());
    let long: Vec<String> = written
        .map(|source| (source.text.lines().count(), source.path))
        .filter(|(lines, _)| *lines > MOST)
        .map(|(lines, path)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert_none(&long, "300 lines are a good length, 800 the most");
}
