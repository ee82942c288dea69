//! The guides and the reference show the tables that the server runs on.

use std::fs;
use std::path::Path;

use crate::domain::bsdd::{fields, moves, print};

/// Compares a marked block of a guide with what its table prints now, or writes it when `UPDATE` is set.
#[track_caller]
fn shown(guide: &str, block: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guides").join(guide);
    let text = fs::read_to_string(&path).unwrap();
    let start = format!("<!-- généré : {block} -->\n");
    let (before, rest) = text.split_once(&start).unwrap_or_else(|| panic!("{guide} has no block {block}"));
    let (now, after) = rest.split_once("<!-- fin -->").unwrap();
    let wanted = format!("\n{printed}\n");
    if std::env::var_os("UPDATE").is_some() {
        if now != wanted {
            fs::write(&path, format!("{before}{start}{wanted}<!-- fin -->{after}")).unwrap();
        }
    } else {
        assert!(now == wanted, "docs/guides/{guide} is stale: UPDATE=1 cargo test --lib print");
    }
}

#[test]
fn the_guides_show_the_tables() {
    shown("vie-d-un-bsdd.md", "diagramme", &print::life());
    shown("demandes-de-revision.md", "champs", &print::revisable());
    shown("demandes-de-revision.md", "statuts", &print::revision_statuses());
}

#[test]
fn the_reference_shows_the_tables() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("codegen/tables/bsdd.md");
    let head =
        "<!-- Printed by `UPDATE=1 cargo test --lib print`, then read by codegen. Do not edit. -->\n\n";
    let printed = format!("{head}{}", print::reference());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &printed).unwrap();
    }
    let is_fresh = fs::read_to_string(&path).is_ok_and(|now| now == printed);
    assert!(
        is_fresh,
        "{} is stale: UPDATE=1 cargo test --lib print, then cargo run -p codegen",
        path.display()
    );
}

#[test]
fn every_move_is_drawn_and_told() {
    let (life, diagram) = (print::life(), print::drawing());
    for row in moves::MOVES {
        assert!(diagram.contains(&format!(">{}</text>", row.to.as_str())));
        assert!(life.contains(&format!("| `{}` |", row.to.as_str())));
    }
    let rows = life.lines().filter(|line| line.starts_with('|')).count();
    assert_eq!(rows, moves::MOVES.len() + 3, "a row a move, createForm and the head");
    assert!(!diagram.contains("\n\n"), "an empty line would end the drawing in Markdown");
}

#[test]
fn every_field_and_rule_is_told() {
    let (told, rules) = (print::fields(), print::rules());
    for path in fields::NOTE.fields.iter().map(|field| field.path) {
        assert!(
            told.contains(&format!(
                "<code>{}</code>](path:CreateFormInput.{path}) |",
                path.replace('.', ".<wbr>")
            )),
            "{path}"
        );
    }
    for rule in fields::NOTE.rules {
        assert!(rules.contains(rule.message), "{}", rule.message);
    }
}
