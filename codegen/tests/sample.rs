//! A small schema with everything in it. Its output is checked in beside it: the service's tests
//! compile and run it, and a change of what codegen emits shows here first.
//!
//! `UPDATE=1 cargo test -p codegen --test sample` writes it anew.

use std::path::Path;

use codegen::changelog::Released;
use codegen::config::Config;
use codegen::emit::docs::Material;
use codegen::emit::{self, Output};
use codegen::schema::{self, Source};

fn outputs() -> Vec<Output> {
    let config =
        Config::parse(Source::new("codegen.toml", include_str!("sample/codegen.toml"))).expect("sound");
    let files = vec![
        Source::new("schema/readers.graphql", include_str!("sample/readers.graphql")),
        Source::new("schema/books.graphql", include_str!("sample/books.graphql")),
    ];
    let schema = schema::read(files, &config).expect("without mistakes");
    let mut material = Material::default();
    let examples = Source::new("docs/examples/readers.md", include_str!("sample/examples.md"));
    material.add_examples(&examples, &schema).expect("examples that can be read");
    let tables = Source::new("codegen/tables/readers.md", include_str!("sample/tables.md"));
    material.add_tables(&tables).expect("tables that can be read");
    let released = Source::new("schema/released.graphql", include_str!("sample/released.graphql"));
    material.deprecated = Released::parse(Some(released)).expect("without mistakes").deprecated;
    emit::all(&schema, &config, &material)
}

#[test]
fn the_sample_gives_what_is_checked_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample/generated");
    let update = std::env::var_os("UPDATE").is_some();
    let mut stale = Vec::new();
    for output in outputs() {
        let (_, name) = output.path.rsplit_once('/').expect("outputs lie in folders");
        let path = folder.join(name);
        if update {
            std::fs::create_dir_all(&folder).expect("writable");
            std::fs::write(&path, &output.text).expect("writable");
        }
        if std::fs::read_to_string(&path).ok().as_ref() != Some(&output.text) {
            stale.push(name.to_owned());
        }
    }
    assert!(stale.is_empty(), "{stale:?} differ: look, then run with UPDATE=1");
}

#[test]
fn two_runs_give_the_same() {
    assert_eq!(outputs(), outputs());
}

#[test]
fn links_of_the_reference_lead_somewhere() {
    let pages: Vec<_> = outputs().into_iter().filter(|output| output.path.ends_with(".md")).collect();
    let page = |name: &str| pages.iter().find(|page| page.path == format!("docs/reference/{name}"));
    let mut links = 0;
    for from in &pages {
        let own = from.path.trim_start_matches("docs/reference/");
        for link in from.text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            // A coordinate of an argument holds parentheses, but it is a text, not an address.
            if link.starts_with("../") {
                continue;
            }
            let (to, anchor) = link.split_once('#').unwrap_or((link, ""));
            let anchor = anchor.replace("%28", "(").replace("%29", ")");
            let to = page(if to.is_empty() { own } else { to });
            let to = to.unwrap_or_else(|| panic!("{own}: no page for {link}"));
            let is_there = |text: &str| to.text.contains(text);
            let found = anchor.is_empty()
                || is_there(&format!("<a id=\"{anchor}\"></a>"))
                || is_there(&format!(" {{#{anchor}}}\n"));
            assert!(found, "{own}: no anchor for {link}");
            links += 1;
        }
    }
    assert!(links > 50, "{links}");
}
