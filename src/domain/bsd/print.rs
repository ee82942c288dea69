//! Tables of documents as Markdown, in French, for their guides: nothing about a rule is written here but
//! the names of things.

use std::fmt::Write;

use super::diagram::{Edge, diagram};
use super::document::{Document, Status, Tables};
use super::fields::{Field, Table};
use super::format::{Format, MAX_QUANTITY};
use super::signature::Step;

const NONE: &str = "–";

/// A step as readers know it.
pub trait Told {
    fn noun(self) -> &'static str;
}

/// How a note moves: drawn, and as a table. `start` is what makes a note.
pub fn moves<D: Document>(tables: &Tables<D>, start: &str) -> String {
    let edges = tables.moves.iter();
    let edges = edges.map(|row| Edge { from: row.from.as_str(), by: row.by.as_str(), to: row.to.as_str() });
    let mut text = diagram(D::KIND, start, &edges.collect::<Vec<_>>());
    text.push_str("\n| Statut | Signature | Nouveau statut | Si |\n|---|---|---|---|\n");
    for row in tables.moves {
        let cells = [row.from.as_str(), row.by.as_str(), row.to.as_str()].map(|name| format!("`{name}`"));
        let [from, by, to] = &cells;
        line(&mut text, &[from, by, to, row.when.words().unwrap_or("")]);
    }
    text
}

/// Each field of a note, and then of a transporter: from when it is required and sealed, and its format.
pub fn fields<D: Document>(tables: &Tables<D>) -> String {
    let mut text = head();
    rows(&mut text, "", &tables.fields);
    text.push_str("\nPour chaque transporteur, dès sa propre prise en charge :\n\n");
    text.push_str(&head());
    rows(&mut text, "transporter.", tables.transporters);
    text
}

/// What the format of one field cannot tell.
pub fn rules<D: Document>(tables: &Tables<D>) -> String {
    let mut text = "| Champ | Contrôlé dès | À faire |\n|---|---|---|\n".to_owned();
    for rule in tables.fields.rules {
        line(&mut text, &[&code(rule.path), rule.from.noun(), rule.message]);
    }
    for rule in tables.transporters.rules {
        line(&mut text, &[&code(&format!("transporter.{}", rule.path)), rule.from.noun(), rule.message]);
    }
    text
}

fn head() -> String {
    "| Champ | Exigé | Verrouillé, émetteur | Verrouillé, autres | Format |\n|---|---|---|---|---|\n"
        .to_owned()
}

fn rows<R>(text: &mut String, parent: &str, table: &Table<R, Step>) {
    for field in table.fields {
        let sealed = field.sealed.unwrap_or(table.sealed);
        let condition = field.sealed_when.words();
        let from = |step: Step| match condition {
            Some(words) => format!("{}, si {words}", step.noun()),
            None => step.noun().to_owned(),
        };
        let name = format!("{}<br>{}", field.name, code(&format!("{parent}{}", field.path)));
        let cells =
            [&name, &required(field), &from(sealed.signatory), &from(sealed.others), &format(field.format)];
        line(text, &cells.map(String::as_str));
    }
}

fn required<R>(field: &Field<R, Step>) -> String {
    let Some(required) = &field.required else { return NONE.to_owned() };
    let from = required.from.noun();
    let only = if required.until.is_some() { " seulement" } else { "" };
    let words = required.when.words().map_or_else(String::new, |words| format!(", si {words}"));
    format!("{from}{only}{words}")
}

/// A format in words.
pub fn format(format: Format) -> String {
    match format {
        Format::Any => NONE.to_owned(),
        Format::Max(limit) => format!("{limit} caractères au plus"),
        Format::Mail => "adresse électronique".to_owned(),
        Format::Siret => "SIRET, 14 chiffres".to_owned(),
        Format::ForeignVat => "numéro de TVA étranger".to_owned(),
        Format::Quantity => format!("tonnes, de 0 à {} 000", MAX_QUANTITY / 1000),
    }
}

/// Long paths may break at their dots, where a narrow screen needs it.
fn code(path: &str) -> String {
    format!("<code>{}</code>", path.replace('.', ".<wbr>"))
}

fn line(text: &mut String, cells: &[&str]) {
    for cell in cells {
        text.push_str("| ");
        if !cell.is_empty() {
            write!(text, "{cell} ").expect("writing to memory");
        }
    }
    text.push_str("|\n");
}
