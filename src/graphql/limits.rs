//! Limits on documents (platform specification, 1.9).

use std::collections::{HashMap, HashSet};

use apollo_compiler::Name;
use apollo_compiler::ast::{Definition, Document, Field, FragmentDefinition, OperationDefinition, Selection};

use super::places::Places;
use super::refusal::{Complaint, Refusal};
use crate::error::Code;

/// How deep a field may stand; root fields stand at 0.
const MAX_DEPTH: usize = 10;
/// The most selections at the root, over all operations.
const MAX_ROOT: usize = 5;
/// Introspection may go through so many lists, one inside the other.
const MAX_LISTS: usize = 2;
/// Fragments may lead to one another so many times; the library refuses longer chains.
const MAX_CHAIN: usize = 100;

/// Validation takes time in the square of these, so that documents beyond are not validated at all.
const MAX_OPERATIONS: usize = 50;
const MAX_VARIABLES: usize = 1000;

/// The refusal of a document that would take long to validate.
pub(super) fn excess(document: &Document) -> Option<Refusal> {
    if operations(document).count() > MAX_OPERATIONS {
        // Every operation has a root selection.
        return too_many_roots(document);
    }
    let variables: usize = operations(document).map(|operation| operation.variables.len()).sum();
    (variables > MAX_VARIABLES).then(|| {
        let message = format!("Une requête ne peut pas déclarer plus de {MAX_VARIABLES} variables.");
        Refusal::one(Code::GraphqlValidationFailed, message)
    })
}

/// The refusal of a document that selects too many root fields.
pub(super) fn too_many_roots(document: &Document) -> Option<Refusal> {
    let selected: usize = operations(document).map(|operation| operation.selection_set.len()).sum();
    (selected > MAX_ROOT).then(|| {
        let rule = format!("Une requête ne peut pas sélectionner plus de {MAX_ROOT} champs racines");
        Refusal::one(Code::GraphqlMaxOperationsError, format!("{rule} ({selected} demandés)."))
    })
}

/// Complains of each field that stands too deep, and of introspection that nests too far. No fragment is
/// walked twice at one depth, so that the walk is short whatever the fragments unfold to.
pub(super) fn check(document: &Document, places: &Places<'_>, complaints: &mut Vec<Complaint>) {
    let fragments = document
        .definitions
        .iter()
        .filter_map(Definition::as_fragment_definition)
        .map(|fragment| (&fragment.name, &**fragment))
        .collect();
    for operation in operations(document) {
        let mut depth = Depth { fragments: &fragments, places, complaints, seen: HashSet::new() };
        depth.walk(&operation.selection_set, 0, 0);
    }
    let mut introspection = Introspection { fragments: &fragments, seen: HashSet::new() };
    for definition in &document.definitions {
        let selections = match definition {
            Definition::OperationDefinition(operation) => &operation.selection_set,
            Definition::FragmentDefinition(fragment) => &fragment.selection_set,
            _ => continue,
        };
        introspection.find(selections, &mut |field| {
            let place = field.name.location().map(|span| places.at(span.offset()));
            complaints.push(Complaint::new("L'introspection est trop profondément imbriquée.", place));
        });
    }
}

fn operations(document: &Document) -> impl Iterator<Item = &OperationDefinition> {
    document.definitions.iter().filter_map(Definition::as_operation_definition).map(|node| &**node)
}

type Fragments<'d> = HashMap<&'d Name, &'d FragmentDefinition>;

struct Depth<'w, 'd> {
    fragments: &'w Fragments<'d>,
    places: &'w Places<'w>,
    complaints: &'w mut Vec<Complaint>,
    seen: HashSet<(&'d Name, usize)>,
}

impl<'d> Depth<'_, 'd> {
    fn walk(&mut self, selections: &'d [Selection], depth: usize, chain: usize) {
        for selection in selections {
            match selection {
                Selection::Field(field) if depth > MAX_DEPTH => {
                    let place = field.location().map(|span| self.places.at(span.offset()));
                    let message =
                        format!("Le champ « {} » dépasse la profondeur maximale de {MAX_DEPTH}.", field.name);
                    self.complaints.push(Complaint::new(message, place));
                }
                Selection::Field(field) if field.name.starts_with("__") => {}
                Selection::Field(field) => self.walk(&field.selection_set, depth + 1, chain),
                Selection::InlineFragment(fragment) => self.walk(&fragment.selection_set, depth, chain),
                Selection::FragmentSpread(spread) => {
                    let Some((name, fragment)) = self.fragments.get_key_value(&spread.fragment_name) else {
                        continue;
                    };
                    if chain < MAX_CHAIN && self.seen.insert((name, depth)) {
                        self.walk(&fragment.selection_set, depth, chain + 1);
                    }
                }
            }
        }
    }
}

struct Introspection<'w, 'd> {
    fragments: &'w Fragments<'d>,
    /// Fragments found harmless below so many lists.
    seen: HashSet<(&'d Name, usize)>,
}

impl<'d> Introspection<'_, 'd> {
    /// Calls `complain` for each introspection field that nests too far.
    fn find(&mut self, selections: &'d [Selection], complain: &mut dyn FnMut(&Field)) {
        for selection in selections {
            match selection {
                Selection::Field(field) if matches!(field.name.as_str(), "__schema" | "__type") => {
                    if self.nests(&field.selection_set, 0, 0) {
                        complain(field);
                    }
                }
                Selection::Field(field) => self.find(&field.selection_set, complain),
                Selection::InlineFragment(fragment) => self.find(&fragment.selection_set, complain),
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    fn nests(&mut self, selections: &'d [Selection], lists: usize, chain: usize) -> bool {
        selections.iter().any(|selection| match selection {
            Selection::Field(field) => {
                let list =
                    matches!(field.name.as_str(), "fields" | "inputFields" | "interfaces" | "possibleTypes");
                let lists = lists + usize::from(list);
                lists > MAX_LISTS || self.nests(&field.selection_set, lists, chain)
            }
            Selection::InlineFragment(fragment) => self.nests(&fragment.selection_set, lists, chain),
            Selection::FragmentSpread(spread) => {
                let Some((name, fragment)) = self.fragments.get_key_value(&spread.fragment_name) else {
                    return false;
                };
                chain < MAX_CHAIN
                    && self.seen.insert((name, lists))
                    && self.nests(&fragment.selection_set, lists, chain + 1)
            }
        })
    }
}
