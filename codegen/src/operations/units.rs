//! Documents taken apart into what is judged alone: each operation with the fragments that it uses.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use apollo_compiler::ast::{self, Definition};
use apollo_compiler::parser::SourceMap;

use super::place::place;
use super::{Document, Gravity, Review};

/// The definitions of all documents.
pub(super) struct Pool {
    sources: SourceMap,
    fragments: HashMap<String, Vec<(usize, Definition)>>,
}

/// Parses the documents; what cannot be read is told. Gives the operations with their document's number.
pub(super) fn parse(documents: &[Document], review: &mut Review) -> (Pool, Vec<(usize, Definition)>) {
    let mut pool = Pool { sources: SourceMap::default(), fragments: HashMap::new() };
    let mut operations = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let parsed = match ast::Document::parse(&document.text, &document.path) {
            Ok(parsed) => parsed,
            Err(error) => {
                let gravity = if document.is_marked { Gravity::Invalid } else { Gravity::Skipped };
                review.failing += usize::from(document.is_marked);
                let first = error.errors.iter().next();
                review.findings.extend(
                    first.map(|error| place(&error).finding(gravity, None, &error.error.to_string())),
                );
                continue;
            }
        };
        Arc::make_mut(&mut pool.sources).extend(parsed.sources.iter().map(|(id, file)| (*id, file.clone())));
        for definition in parsed.definitions {
            match &definition {
                Definition::OperationDefinition(_) => operations.push((number, definition)),
                Definition::FragmentDefinition(fragment) => {
                    pool.fragments.entry(fragment.name.to_string()).or_default().push((number, definition));
                }
                // Type definitions are no business of a client.
                _ => {}
            }
        }
    }
    (pool, operations)
}

/// One operation with its fragments; or a fragment that no operation uses.
pub(super) struct Unit {
    pub(super) name: String,
    pub(super) is_fragment: bool,
    pub(super) document: ast::Document,
}

pub(super) fn units(pool: &Pool, operations: Vec<(usize, Definition)>) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut used = BTreeSet::new();
    for (number, operation) in operations {
        let name = match &operation {
            Definition::OperationDefinition(operation) => operation.name.as_ref().map(ToString::to_string),
            _ => None,
        };
        let document = with_fragments(pool, number, operation, &mut used);
        units.push(Unit {
            name: name.unwrap_or_else(|| "anonymous".to_owned()),
            is_fragment: false,
            document,
        });
    }
    let mut names: Vec<_> = pool.fragments.keys().filter(|name| !used.contains(*name)).collect();
    names.sort();
    for name in names {
        for (number, fragment) in &pool.fragments[name] {
            let document = with_fragments(pool, *number, fragment.clone(), &mut used);
            units.push(Unit { name: name.clone(), is_fragment: true, document });
        }
    }
    units
}

/// A definition with the fragments that it spreads, its own document's before those of others.
pub(super) fn with_fragments(
    pool: &Pool,
    number: usize,
    definition: Definition,
    used: &mut BTreeSet<String>,
) -> ast::Document {
    let mut seen = BTreeSet::new();
    if let Definition::FragmentDefinition(fragment) = &definition {
        seen.insert(fragment.name.to_string());
    }
    let mut definitions = vec![definition];
    let mut at = 0;
    while at < definitions.len() {
        let selections = match &definitions[at] {
            Definition::OperationDefinition(operation) => &operation.selection_set,
            Definition::FragmentDefinition(fragment) => &fragment.selection_set,
            _ => break,
        };
        let mut spread = Vec::new();
        spreads(selections, &mut spread);
        for name in spread {
            if let Some(candidates) = pool.fragments.get(&name).filter(|_| seen.insert(name.clone())) {
                let own = candidates.iter().find(|(owner, _)| *owner == number).or(candidates.first());
                definitions.extend(own.map(|(_, fragment)| fragment.clone()));
                used.insert(name);
            }
        }
        at += 1;
    }
    ast::Document { sources: pool.sources.clone(), definitions }
}

pub(super) fn spreads(selections: &[ast::Selection], names: &mut Vec<String>) {
    for selection in selections {
        match selection {
            ast::Selection::Field(field) => spreads(&field.selection_set, names),
            ast::Selection::FragmentSpread(spread) => names.push(spread.fragment_name.to_string()),
            ast::Selection::InlineFragment(inline) => spreads(&inline.selection_set, names),
        }
    }
}
