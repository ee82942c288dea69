//! What changed on a note, in the shape of the API.

use serde_json::{Map, Value};

use super::Record;
use super::fields::{NOTE, PROCESSING, RECEPTION, SIGNATURES, Step, TRANSPORTER};
use super::legs::final_leg;
use super::record::Transporter;
use crate::domain::bsd::fields::Table;

/// `updatedFields` of the status log: the leaves that changed; `{}` for a new note.
pub fn changes(before: Option<&Record>, after: &Record) -> Value {
    let mut tree = Map::new();
    if let Some(before) = before {
        for table in [&NOTE, &SIGNATURES] {
            table.collect_changes(before, after, &mut tree);
        }
        // Reception and treatment are shown of the last leg.
        for table in [&RECEPTION, &PROCESSING] {
            table.collect_changes(final_leg(before), final_leg(after), &mut tree);
        }
        TRANSPORTER.collect_changes(&first_carrier(before), &first_carrier(after), &mut tree);
        storage_changes(before, after, &mut tree);
    }
    Value::Object(tree)
}

/// Adds what changed in `temporaryStorageDetail`, but for its destination, which is of the table of the note.
fn storage_changes(before: &Record, after: &Record, tree: &mut Map<String, Value>) {
    if before.suite.is_none() && after.suite.is_none() {
        return;
    }
    let none = Record::default();
    let [was, is] = [before, after].map(|note| note.suite.as_deref().unwrap_or(&none));
    let mut detail = Map::new();
    for table in [&NOTE, &SIGNATURES] {
        table.collect_changes(was, is, &mut detail);
    }
    TRANSPORTER.collect_changes(&first_carrier(was), &first_carrier(is), &mut detail);
    detail.retain(|name, _| OF_THE_SUITE.contains(&name.as_str()));

    // The storer's reception is shown there as long as there is a second leg.
    let [was, is] = [before, after].map(|note| if note.suite.is_some() { note } else { &none });
    let storer = changed(&RECEPTION, was, is);
    let storer: Map<String, Value> = storer
        .into_iter()
        .filter_map(|(name, value)| match name.as_str() {
            "quantityReceivedType" => Some(("quantityType".to_owned(), value)),
            name if OF_THE_STORER.contains(&name) => Some((name.to_owned(), value)),
            _ => None,
        })
        .collect();
    if !storer.is_empty() {
        detail.insert("temporaryStorer".to_owned(), Value::Object(storer));
    }
    if !detail.is_empty() {
        let entry = tree.entry("temporaryStorageDetail").or_insert_with(|| Value::Object(Map::new()));
        entry.as_object_mut().expect("a detail has members").append(&mut detail);
    }
}

const OF_THE_SUITE: [&str; 6] =
    ["wasteDetails", "transporter", "emittedAt", "emittedBy", "takenOverAt", "takenOverBy"];
const OF_THE_STORER: [&str; 7] = [
    "quantityReceived",
    "quantityRefused",
    "wasteAcceptationStatus",
    "wasteRefusalReason",
    "receivedAt",
    "receivedBy",
    "signedAt",
];

fn changed(table: &Table<Record, Step>, before: &Record, after: &Record) -> Map<String, Value> {
    let mut tree = Map::new();
    table.collect_changes(before, after, &mut tree);
    tree
}

fn first_carrier(note: &Record) -> std::borrow::Cow<'_, Transporter> {
    use std::borrow::Cow;
    note.transporters.first().map_or_else(|| Cow::Owned(Transporter::default()), Cow::Borrowed)
}
