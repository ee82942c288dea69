//! What clients are told of the table, which is the table (specification, 6).

use super::*;
use crate::domain::bsd::fields::{self, Field, Sealed, Table};
use crate::domain::bsd::signature::{Step, TRANSPORT};
use crate::domain::bsd::{metadata, print};

/// The next signature and the paths that stand in its way.
fn missing(note: &Vhu) -> String {
    let directory = directory();
    match metadata::errors(&TABLES, note, facts(&directory)) {
        None => "NONE".to_owned(),
        Some((next, errors)) => {
            let paths = errors.iter().map(|error| format!(" {}", error.path));
            format!("{}{}", next.as_str(), paths.collect::<String>())
        }
    }
}

fn sealed(note: &Vhu, org_id: &str) -> Vec<String> {
    let told = by(&[org_id], |actor, _| Ok(metadata::sealed(&TABLES, note, actor))).unwrap();
    told.iter().map(|path| path.join(".")).collect()
}

#[test]
fn errors_are_those_of_the_next_signature() {
    assert_eq!(missing(&drafted(json!({ "quantity": null })).unwrap()), "EMISSION quantity");
    assert_eq!(missing(&note(STAGES[0])), "EMISSION");
    assert_eq!(missing(&poured(&note(STAGES[1]), &json!({ "transporter": null }))), "TRANSPORT transporters");
    let unmarked = poured(&note(STAGES[1]), &alone("transporter.transport.plates", json!([])));
    assert_eq!(missing(&unmarked), "TRANSPORT transporters.1.transport.plates");
    assert_eq!(
        missing(&note(STAGES[2])),
        "RECEPTION destination.reception.acceptationStatus destination.reception.weight destination.reception.date"
    );
    let unsaid = poured(&note(STAGES[3]), &json!({ "destination": { "operation": null } }));
    assert_eq!(missing(&unsaid), "OPERATION destination.operation.code destination.operation.date");
    assert_eq!(missing(&note(STAGES[4])), "NONE");
}

#[test]
fn nothing_is_missing_from_a_note_that_was_turned_away() {
    let refused = json!({ "destination": { "reception": {
        "acceptationStatus": "REFUSED", "weight": 0, "refusalReason": "Mouillé" } } });
    let before = signed(&poured(&poured(&note(STAGES[2]), &arrival()), &refused), Reception).unwrap();
    assert_eq!(missing(&before), "NONE");
}

#[test]
fn sealed_fields_are_told_for_each_caller() {
    assert!(sealed(&note(STAGES[0]), SHREDDER).is_empty());
    assert!(sealed(&note(STAGES[1]), CENTRE).is_empty(), "the emitter may still correct its part");
    let others = sealed(&note(STAGES[1]), SHREDDER);
    assert!(others.contains(&"wasteCode".into()) && others.contains(&"emitter.company.siret".into()));
    assert!(!others.contains(&"destination.type".into()));
    let sent = sealed(&note(STAGES[2]), CENTRE);
    for path in
        ["wasteCode", "destination.type", "transporters.1.transport.plates", "transporter.transport.plates"]
    {
        assert!(sent.contains(&path.into()), "{path}");
    }
    assert!(!sent.contains(&"transporters".into()) && !sent.contains(&"customId".into()));
    let done = sealed(&note(STAGES[4]), CENTRE);
    assert!(done.contains(&"transporters".into()) && done.contains(&"customId".into()));
    assert!(!done.iter().any(|path| path.starts_with("broker.")), "there is none: it may still come");
}

/// The BSVHU with one row changed: the free reference is sealed by the transport and required by it.
fn changed() -> Tables<Bsvhu> {
    let row: Field<Vhu, Step> =
        fields::field("customId", "Référence libre", |n: &Vhu| (&n.custom_id).into());
    let row = row.sealed(Sealed { signatory: TRANSPORT, others: TRANSPORT }).required(TRANSPORT, Always);
    let rows: &'static [Field<Vhu, Step>] = Vec::leak(vec![row]);
    let Tables { transporters, moves, signatures, unlisted, fields } = &TABLES;
    let fields = Table { fields: rows, rules: fields.rules, sealed: fields.sealed };
    Tables { fields, transporters, moves, signatures, unlisted }
}

#[test]
fn one_row_changed_changes_edits_signatures_metadata_and_the_documentation() {
    let (emitted, sent) = (note(STAGES[1]), note(STAGES[2]));
    let edited = poured(&sent, &json!({ "customId": "X" }));
    let directory = directory();
    let told = |tables: &Tables<Bsvhu>| {
        let refused_edits = tables.fields.sealed_changes(&sent, &edited, sent.step(), false);
        let sealed = by(&[SHREDDER], |actor, _| Ok(metadata::sealed(tables, &sent, actor))).unwrap();
        let (_, errors) = metadata::errors(tables, &emitted, facts(&directory)).unwrap();
        let mut missing = crate::error::Violations::default();
        tables.fields.check(&emitted, TRANSPORT, "customId", facts(&directory), &mut missing);
        let documented =
            print::fields(tables).lines().find(|line| line.contains("customId")).unwrap().to_owned();
        (
            !refused_edits.is_empty(),
            sealed.contains(&vec!["customId".to_owned()]),
            !missing.list.is_empty(),
            errors.iter().any(|error| error.path == "customId"),
            documented,
        )
    };
    let row = "| Référence libre<br><code>customId</code> |";
    let limits = "250 caractères au plus |";
    assert_eq!(
        told(&TABLES),
        (false, false, false, false, format!("{row} – | traitement | traitement | {limits}"))
    );
    assert_eq!(
        told(&changed()),
        (true, true, true, true, format!("{row} prise en charge | prise en charge | prise en charge | – |"))
    );
}
