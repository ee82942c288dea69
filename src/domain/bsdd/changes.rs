//! What changed on a note, in the shape of the API.

use serde_json::{Map, Value};

use super::Record;
use super::fields::{NOTE, PROCESSING, RECEPTION, SIGNATURES, TRANSPORTER};
use super::record::Transporter;

/// `updatedFields` of the status log: the leaves that changed; `{}` for a new note.
pub fn changes(before: Option<&Record>, after: &Record) -> Value {
    let mut tree = Map::new();
    if let Some(before) = before {
        for table in [&NOTE, &RECEPTION, &PROCESSING, &SIGNATURES] {
            table.collect_changes(before, after, &mut tree);
        }
        let none = Transporter::default();
        let [was, is] = [before, after].map(|record| record.transporters.first().unwrap_or(&none));
        TRANSPORTER.collect_changes(was, is, &mut tree);
    }
    Value::Object(tree)
}
