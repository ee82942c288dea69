//! What the reference shows beside the schema: examples, tables of the engine, dates of deprecations.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::examples::{self, Example, Kind};
use crate::schema::{Mistake, Schema, Source};

#[derive(Debug, Default)]
pub struct Material {
    /// Root field → its example.
    pub examples: BTreeMap<String, Shown>,
    /// Root field → how it moves a document.
    pub moves: BTreeMap<String, String>,
    /// Stem → a page of its own, without its title.
    pub pages: Vec<(String, String)>,
    /// Coordinate → the date of the release that deprecated it, and that from which it may go.
    pub deprecated: BTreeMap<String, (Date, Date)>,
}

/// An example as a page shows it.
#[derive(Debug)]
pub struct Shown {
    /// The account that calls.
    pub account: String,
    /// Caption and blocks.
    pub text: String,
}

const MARK: &str = "<!-- ";

impl Material {
    /// Takes the examples of a page, each named after the operation that it shows.
    pub fn add_examples(&mut self, page: &Source, schema: &Schema) -> Result<(), Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let at = |line: usize, message| Mistake { path: page.path.clone(), line, column: 1, message };
        let found = examples::read(&page.text).map_err(|fault| vec![at(1, fault)])?;
        for example in found.into_iter().filter(|example| !example.is_preparation) {
            let name = &example.name;
            if !schema.roots().any(|(_, root)| root.fields().iter().any(|field| field.name == *name)) {
                let message = format!(
                    "`{name}` is no query and no mutation; if it is there for others, its mark is `préparation`"
                );
                mistakes.push(at(example.line, message));
            } else if example.kind != Kind::Request || !calls(example.source().unwrap_or_default(), name) {
                mistakes.push(at(example.line, format!("this example does not call `{name}`")));
            } else if let Some(message) = refusal(&example) {
                mistakes.push(at(example.line, message));
            } else if self.examples.contains_key(name) {
                mistakes.push(at(example.line, format!("a second example of `{name}`")));
            }
            let text = page.text[example.text()].trim().to_owned() + "\n";
            self.examples.insert(example.name, Shown { account: example.account, text });
        }
        if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
    }

    /// Takes what the engine prints of its tables: pages, and moves by operation.
    pub fn add_tables(&mut self, printed: &Source) -> Result<(), Vec<Mistake>> {
        let mut parts = Vec::new();
        for (line, number) in printed.text.lines().zip(1..) {
            let mark = line.strip_prefix(MARK).and_then(|line| line.strip_suffix(" -->"));
            match (mark.and_then(|mark| mark.split_once(": ")), parts.last_mut()) {
                (Some((kind @ ("page" | "opération"), name)), _) => {
                    parts.push((kind, name, String::new()));
                }
                (Some(_), _) => {
                    let message = "a mark is `page: STEM` or `opération: NAME`".to_owned();
                    return Err(vec![Mistake {
                        path: printed.path.clone(),
                        line: number,
                        column: 1,
                        message,
                    }]);
                }
                (None, Some((_, _, text))) => text.extend([line, "\n"]),
                // The head of the file.
                (None, None) => {}
            }
        }
        for (kind, name, text) in parts {
            let text = text.trim().to_owned() + "\n";
            if kind == "page" {
                self.pages.push((name.to_owned(), text));
            } else {
                self.moves.insert(name.to_owned(), text);
            }
        }
        Ok(())
    }
}

/// What is wrong where an example shows a refusal that is not meant, or not the one that is.
fn refusal(example: &Example) -> Option<String> {
    let outcome = example.outcome().unwrap_or_default();
    match &example.refusal {
        None if outcome.contains("\"errors\": [") => {
            Some(format!("`{}` is refused; if that is to be shown, its mark says `refus=CODE`", example.name))
        }
        Some(code) if !outcome.contains(&format!("\"code\": \"{code}\"")) => {
            Some(format!("`{}` is not refused with {code}", example.name))
        }
        _ => None,
    }
}

/// Whether a document has this word.
fn calls(document: &str, name: &str) -> bool {
    document.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == name)
}
