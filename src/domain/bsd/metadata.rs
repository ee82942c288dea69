//! What can still be done with a note, told from the tables that decide it.

use super::actor::{Actor, Facts};
use super::document::{Document, Note, Tables};
use super::moves;
use super::signature::{Signature, Step};
use super::transporters;
use super::write::{check_with, is_emitter};
use crate::error::{Violation, Violations};

/// What stands in the way of the next signature; nothing once all are given.
pub fn errors<D: Document>(
    tables: &Tables<D>,
    note: &Note<D>,
    facts: Facts<'_>,
) -> Option<(Signature, Vec<Violation>)> {
    let (signature, step) = next(tables, note)?;
    let mut found = Violations::default();
    check_with(tables, note, step, facts, &mut found);
    Some((signature, found.list))
}

/// The paths that the caller can no longer edit.
pub fn sealed<D: Document>(tables: &Tables<D>, note: &Note<D>, actor: Actor<'_>) -> Vec<Vec<String>> {
    let (signed, is_emitter) = (note.step(), is_emitter(note, actor));
    let fields = tables.fields.fields.iter();
    let mut paths: Vec<Vec<String>> = fields
        .filter(|field| tables.fields.is_sealed(field, note, signed, is_emitter))
        .map(|field| split(field.path))
        .collect();
    for (place, transporter) in note.transporters.iter().enumerate() {
        let number = transporters::number(place);
        let seen = signed.seen_by(number);
        for field in tables.transporters.fields {
            if tables.transporters.is_sealed(field, transporter, seen, false) {
                if number == 1 {
                    paths.push(split(&format!("transporter.{}", field.path)));
                }
                paths.push(split(&format!("transporters.{number}.{}", field.path)));
            }
        }
    }
    paths
}

/// A path by its members.
pub fn split(path: &str) -> Vec<String> {
    path.split('.').map(str::to_owned).collect()
}

/// The first signature after the last one that a move takes, whatever its conditions.
fn next<D: Document>(tables: &Tables<D>, note: &Note<D>) -> Option<(Signature, Step)> {
    let signed = note.step();
    tables.signatures.iter().find_map(|row| {
        let turn = match row.signature {
            Signature::Transport => note.signed_transporters() + 1,
            _ => 0,
        };
        let has_turn = row.signature != Signature::Transport
            || turn == 1
            || transporters::next(&note.transporters).is_some();
        let step = row.signature.step(turn);
        let leads_on = moves::leads_on(tables.moves, note.status, &row.signature);
        (step > signed && has_turn && leads_on).then_some((row.signature, step))
    })
}
