//! The guide shows the tables that the server runs on.

use std::fs;
use std::path::Path;

use super::*;
use crate::domain::bsd::print;

/// What makes a note that is not a draft.
const START: &str = "createBsvhu, publishBsvhu";

/// Compares a marked block of the guide with what its table prints now, or writes it when `UPDATE` is set.
#[track_caller]
fn shown(block: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guides/vie-d-un-bsvhu.md");
    let text = fs::read_to_string(&path).unwrap();
    let start = format!("<!-- généré : {block} -->\n");
    let (before, rest) = text.split_once(&start).unwrap_or_else(|| panic!("the guide has no block {block}"));
    let (now, after) = rest.split_once("<!-- fin -->").unwrap();
    let wanted = format!("\n{printed}\n");
    if std::env::var_os("UPDATE").is_some() {
        if now != wanted {
            fs::write(&path, format!("{before}{start}{wanted}<!-- fin -->{after}")).unwrap();
        }
    } else {
        assert!(now == wanted, "docs/guides/vie-d-un-bsvhu.md is stale: UPDATE=1 cargo test --lib print");
    }
}

#[test]
fn the_guide_shows_the_tables() {
    shown("statuts", &print::moves(&TABLES, START));
    shown("champs", &print::fields(&TABLES));
    shown("règles", &print::rules(&TABLES));
}

#[test]
fn every_move_field_and_rule_is_told() {
    let (moves, fields, rules) =
        (print::moves(&TABLES, START), print::fields(&TABLES), print::rules(&TABLES));
    let rows = |text: &str| {
        text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Statut")).count()
    };
    assert_eq!(rows(&moves), TABLES.moves.len());
    for row in TABLES.moves {
        assert!(moves.contains(&format!(">{}</text>", row.to.as_str())), "it is drawn");
    }
    for field in TABLES.fields.fields {
        assert!(
            fields.contains(&format!("<code>{}</code> |", field.path.replace('.', ".<wbr>"))),
            "{}",
            field.path
        );
    }
    for rule in TABLES.fields.rules {
        assert!(rules.contains(rule.message), "{}", rule.message);
    }
}
