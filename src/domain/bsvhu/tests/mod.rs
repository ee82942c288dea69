//! Tables of short cases: an input, and what becomes of it.

mod fields;
mod metadata;
mod moves;
mod print;
mod rules;
mod transporters;

use serde_json::{Value as Json, json};

use super::*;
use crate::domain::bsd::parts::Signed;
use crate::domain::bsd::signature::Signature;
use crate::domain::bsd::tests::*;
use crate::domain::bsd::write;
use crate::domain::user::Role as UserRole;
use crate::error::Result;

type Vhu = Note<Bsvhu>;

/// All that a note needs to be signed by the centre and the carrier.
fn whole() -> Json {
    json!({
        "emitter": { "agrementNumber": "PR 44 1", "company": company(CENTRE) },
        "wasteCode": "16 01 06", "packaging": "UNITE", "quantity": 2,
        "identification": { "numbers": ["AB-123-CD"], "type": "NUMERO_IMMATRICULATION" },
        "weight": { "value": 1.35, "isEstimate": false },
        "destination": { "type": "BROYEUR", "plannedOperationCode": "R 12", "company": company(SHREDDER) },
        "transporter": { "company": company(CARRIER), "transport": { "plates": ["AB-123-CD"] } },
    })
}

/// What the destination fills in before it signs the reception and the treatment at once.
fn arrival() -> Json {
    json!({ "destination": {
        "reception": { "date": "2026-11-23T10:00:00Z", "weight": 1.4, "acceptationStatus": "ACCEPTED" },
        "operation": { "code": "R 4", "mode": "RECYCLAGE", "date": "2026-11-23T12:00:00Z" },
    } })
}

fn new_id() -> impl Fn() -> String + Sync {
    use std::sync::atomic::{AtomicU32, Ordering};
    let made = AtomicU32::new(0);
    move || format!("t{}", made.fetch_add(1, Ordering::Relaxed) + 1)
}

fn blank(is_draft: bool) -> Vhu {
    Note::new("VHU-1".into(), is_draft, "owner".into(), at(NOW))
}

fn created_by(org_ids: &[&str], is_draft: bool, input: &Json) -> Result<Vhu> {
    by(org_ids, |actor, facts| write::create(blank(is_draft), decode(input), &[], actor, facts, &new_id()))
}

/// A creation by the centre, of a whole note but for this.
fn created(patch: Json) -> Result<Vhu> {
    created_by(&[CENTRE], false, &patched(whole(), &patch))
}

fn drafted(patch: Json) -> Result<Vhu> {
    created_by(&[CENTRE], true, &patched(whole(), &patch))
}

/// What an input makes of a note, whoever may do so.
fn poured(before: &Vhu, patch: &Json) -> Vhu {
    write::pour(before, decode(patch), &[], at(NOW), &new_id()).unwrap()
}

fn updated(before: &Vhu, as_member: &str, patch: &Json) -> Result<Option<Vhu>> {
    by(&[as_member], |actor, facts| write::update(before, decode(patch), &[], actor, facts, &new_id()))
}

fn signed(before: &Vhu, signature: Signature) -> Result<Vhu> {
    let authority = write::signatory(before, signature)?.security_code_given();
    let signed = Signed { by: "Mina".into(), at: at(NOW) };
    by_role(UserRole::Reader, &[], |_, facts| write::sign(before, signature, signed, &authority, facts))
}

/// A whole note that has been signed so far; a draft and a published one are signed by nobody.
fn note(signatures: &[Signature]) -> Vhu {
    signatures.iter().fold(created(json!({})).unwrap(), |note, signature| {
        let note = match signature {
            Reception | Operation => poured(&note, &arrival()),
            _ => note,
        };
        signed(&note, *signature).unwrap()
    })
}

const STAGES: [&[Signature]; 5] = [
    &[],
    &[Emission],
    &[Emission, Transport],
    &[Emission, Transport, Reception],
    &[Emission, Transport, Reception, Operation],
];

fn outcome(result: Result<Vhu>) -> String {
    result.map_or_else(|error| refusal(&error), |note| note.status.as_str().to_owned())
}

fn edit(result: Result<Option<Vhu>>) -> String {
    match result {
        Ok(Some(_)) => "EDITED".to_owned(),
        Ok(None) => "SAME".to_owned(),
        Err(error) => refusal(&error),
    }
}
