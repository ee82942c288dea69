//! Each field: what seals it, and what asks for it (specification, 4 and 5).

use super::*;
use crate::domain::bsd::signature::{Step, TRANSPORT};

/// A field, another value for it, and the stage that seals it: for the emitter, for the destination.
/// Stages count signatures: 1 the emission, 2 the transport, 3 the reception, 4 the treatment, 9 none.
fn seals() -> Vec<(&'static str, Json, usize, usize)> {
    let text = json!("Autre");
    let mut rows = vec![
        ("customId", text.clone(), 4, 4),
        ("emitter.agrementNumber", text.clone(), 2, 1),
        ("emitter.irregularSituation", json!(true), 2, 1),
        ("emitter.noSiret", json!(true), 2, 1),
        ("emitter.company.siret", json!(OUTSIDER), 2, 1),
        ("wasteCode", json!("16 01 04*"), 2, 1),
        ("packaging", json!("LOT"), 2, 1),
        ("identification.numbers", json!(["EF-456-GH"]), 2, 1),
        ("identification.type", json!("NUMERO_ORDRE_REGISTRE_POLICE"), 2, 1),
        ("quantity", json!(3), 2, 1),
        ("weight.value", json!(2.5), 2, 1),
        ("weight.isEstimate", json!(true), 2, 1),
        ("containsElectricOrHybridVehicles", json!(false), 4, 4),
        ("destination.type", json!("DEMOLISSEUR"), 2, 2),
        ("destination.plannedOperationCode", json!("R 4"), 2, 2),
        ("destination.agrementNumber", text.clone(), 4, 4),
        ("destination.company.siret", json!(DISMANTLER), 2, 2),
        ("destination.reception.acceptationStatus", json!("PARTIALLY_REFUSED"), 3, 3),
        ("destination.reception.refusalReason", text.clone(), 3, 3),
        ("destination.reception.weight", json!(9.5), 3, 3),
        ("destination.reception.date", json!("2026-11-20"), 3, 3),
        ("destination.reception.quantity", json!(7), 4, 4),
        ("destination.reception.identification.numbers", json!(["E-1"]), 4, 4),
        ("destination.reception.identification.type", json!("NUMERO_ORDRE_LOTS_SORTANTS"), 4, 4),
        ("destination.operation.code", json!("R 5"), 4, 4),
        ("destination.operation.mode", json!("REUTILISATION"), 4, 4),
        ("destination.operation.date", json!("2026-11-20"), 4, 4),
        ("transporter", Json::Null, 2, 2),
        ("ecoOrganisme", json!({ "name": "Éco", "siret": ECO }), 4, 4),
        ("intermediaries", json!([company(MIDDLE)]), 4, 4),
        // Neither stands on the note: they may come until the end and after it.
        ("broker.company.siret", json!(BROKER), 9, 9),
        ("trader.company.siret", json!(TRADER), 9, 9),
    ];
    for name in ["name", "address", "contact", "phone"] {
        let path: &'static str = format!("emitter.company.{name}").leak();
        rows.push((path, text.clone(), 2, 1));
    }
    rows.push(("emitter.company.mail", json!("autre@exemple.fr"), 2, 1));
    for name in ["name", "address"] {
        rows.push((format!("destination.company.{name}").leak(), text.clone(), 2, 2));
    }
    for name in ["contact", "phone"] {
        rows.push((format!("destination.company.{name}").leak(), text.clone(), 4, 4));
    }
    for part in ["street", "city", "postalCode"] {
        rows.push((format!("emitter.company.{part}").leak(), text.clone(), 2, 1));
    }
    rows.push(("destination.company.mail", json!("autre@exemple.fr"), 4, 4));
    let next = "destination.operation.nextDestination.company";
    for leaf in
        ["siret", "vatNumber", "extraEuropeanId", "name", "address", "country", "contact", "phone", "mail"]
    {
        let path: &'static str = format!("{next}.{leaf}").leak();
        rows.push((path, text.clone(), 4, 4));
    }
    rows
}

#[test]
fn each_field_is_sealed_for_the_emitter_and_for_others_as_the_matrix_says() {
    for (stage, signatures) in STAGES.into_iter().enumerate() {
        let before = note(signatures);
        for (path, value, emitter, others) in seals() {
            // With a second company each, so that nobody writes itself off the note.
            for (org_ids, from) in [([CENTRE, OUTSIDER], emitter), ([SHREDDER, DISMANTLER], others)] {
                let input = alone(path, value.clone());
                let told = edit(by(&org_ids, |actor, facts| {
                    write::update(&before, decode(&input), &[], actor, facts, &new_id())
                }));
                let is_sealed = told.starts_with("FORBIDDEN");
                assert_eq!(is_sealed, stage >= from, "{path} by {org_ids:?} at {stage}: {told}");
            }
        }
    }
}

#[test]
fn every_field_has_a_row_of_its_own_above() {
    let rows = seals();
    for field in TABLES.fields.fields {
        let is_tried = rows.iter().any(|(path, ..)| {
            *path == field.path || field.path.starts_with(&format!("{path}.")) || field.path == "transporters"
        });
        let told_elsewhere = field.path.starts_with("broker.") || field.path.starts_with("trader.");
        assert!(is_tried || told_elsewhere, "{}", field.path);
    }
}

#[test]
fn broker_and_trader_are_sealed_once_they_stand_on_a_treated_note() {
    let parties =
        json!({ "broker": { "company": company(BROKER) }, "trader": { "company": company(TRADER) } });
    let before = signed(&poured(&note(STAGES[3]), &parties), Operation).unwrap();
    let mut tried = 0;
    for field in TABLES.fields.fields {
        if !(field.path.starts_with("broker.") || field.path.starts_with("trader.")) {
            continue;
        }
        tried += 1;
        let value = if field.path.ends_with("Limit") { json!("2030-01-01") } else { json!("Autre") };
        let told = edit(updated(&before, SHREDDER, &alone(field.path, value)));
        assert!(told.starts_with("FORBIDDEN") && told.contains(field.path), "{told}");
    }
    assert_eq!(tried, 18);
}

#[test]
fn the_same_value_again_is_no_violation_and_no_change() {
    for signatures in STAGES {
        let before = note(signatures);
        let again =
            patched(whole(), &json!({ "emitter": { "company": { "street": "" } }, "customId": null }));
        assert_eq!(edit(updated(&before, CENTRE, &again)), "SAME", "{signatures:?}");
    }
    let weight = json!({ "weight": { "value": 1.350_000_4 } });
    assert_eq!(edit(updated(&note(STAGES[4]), CENTRE, &weight)), "SAME", "six decimals count");
}

/// A field, the first stage whose signature asks for it, and what else must be so.
fn required() -> Vec<(&'static str, usize, Json)> {
    let always = json!({});
    let mut rows = vec![
        ("wasteCode", 1, always.clone()),
        ("packaging", 1, always.clone()),
        ("quantity", 1, always.clone()),
        ("weight.value", 1, always.clone()),
        ("identification.numbers", 1, always.clone()),
        ("identification.type", 1, always.clone()),
        ("destination.type", 1, always.clone()),
        ("destination.plannedOperationCode", 1, always.clone()),
        ("destination.reception.acceptationStatus", 3, always.clone()),
        ("destination.reception.weight", 3, always.clone()),
        ("destination.reception.date", 3, always.clone()),
        (
            "destination.reception.refusalReason",
            3,
            json!({ "destination": { "reception": { "acceptationStatus": "PARTIALLY_REFUSED" } } }),
        ),
        ("destination.operation.date", 4, always.clone()),
    ];
    for leaf in ["name", "address", "contact", "phone", "mail"] {
        rows.push((format!("emitter.company.{leaf}").leak(), 1, always.clone()));
        rows.push((format!("destination.company.{leaf}").leak(), 1, always.clone()));
        let next =
            patched(alone("destination.operation.nextDestination.company", company(SHREDDER)), &json!({}));
        let path: &'static str = format!("destination.operation.nextDestination.company.{leaf}").leak();
        rows.push((path, 4, next));
    }
    rows.push(("destination.company.siret", 1, always.clone()));
    rows.push(("ecoOrganisme.name", 2, json!({ "ecoOrganisme": { "name": "Éco", "siret": ECO } })));
    for leaf in ["name", "address", "contact", "phone", "mail"] {
        rows.push((format!("transporter.company.{leaf}").leak(), 2, always.clone()));
    }
    rows.push(("transporter.transport.mode", 2, always.clone()));
    rows.push(("transporter.transport.plates", 2, always));
    rows
}

/// A note without this, and all that was signed before `stage`.
fn lacking(path: &str, stage: usize, besides: &Json) -> Vhu {
    let filled = poured(&poured(&note(STAGES[stage - 1]), &arrival()), besides);
    let cleared = if path == "ecoOrganisme.name" {
        json!({ "ecoOrganisme": { "name": "", "siret": ECO } })
    } else {
        alone(path, Json::Null)
    };
    poured(&filled, &cleared)
}

#[test]
fn each_required_field_stops_its_signature() {
    for (path, stage, besides) in required() {
        let signature = STAGES[4][stage - 1];
        let told = outcome(signed(&lacking(path, stage, &besides), signature));
        let path = path.replace("transporter.", "transporters.1.");
        assert!(told.starts_with("INVALID") && told.contains(&*path), "{path} at {signature:?}: {told}");
    }
}

#[test]
fn a_required_field_may_be_missing_before_its_signature() {
    for (path, stage, besides) in required() {
        for earlier in 1..stage {
            // The carrier's frame is not looked at once it has signed.
            let told = outcome(signed(&lacking(path, earlier, &besides), STAGES[4][earlier - 1]));
            assert!(!told.starts_with("INVALID"), "{path} at {earlier}: {told}");
        }
    }
}

#[test]
fn what_the_note_says_of_itself_spares_it_some_fields() {
    let irregular =
        json!({ "emitter": { "irregularSituation": true, "company": { "phone": null, "mail": null } } });
    assert_eq!(outcome(created(irregular)), "INITIAL");
    let regular = json!({ "emitter": { "company": { "phone": null, "mail": null } } });
    assert_eq!(outcome(created(regular)), "INVALID emitter.company.phone emitter.company.mail");
    let nameless = json!({ "emitter": {
        "irregularSituation": true, "noSiret": true, "company": { "siret": null, "contact": null, "name": "Casse" } } });
    assert_eq!(outcome(created_by(&[SHREDDER], false, &patched(whole(), &nameless))), "INITIAL");
    let parts = json!({ "emitter": { "company": {
        "address": null, "street": "1 rue du Port", "city": "Saint-Nazaire", "postalCode": "44600" } } });
    assert_eq!(outcome(created(parts)), "INITIAL");
    let halves = json!({ "emitter": { "company": { "address": null, "street": "1 rue du Port" } } });
    assert_eq!(
        outcome(created(halves)),
        "INVALID emitter.company.address emitter.company.city emitter.company.postalCode"
    );
    let lot = json!({ "packaging": "LOT", "identification": { "type": null } });
    assert_eq!(outcome(created(lot)), "INITIAL");
    let refused = json!({ "destination": {
        "reception": { "acceptationStatus": "REFUSED", "weight": 0, "refusalReason": "Mouillé" }, "operation": null } });
    assert_eq!(
        outcome(signed(&poured(&poured(&note(STAGES[2]), &arrival()), &refused), Operation)),
        "REFUSED"
    );
}

#[test]
fn the_date_of_reception_is_asked_for_by_the_reception_alone() {
    let undated = json!({ "destination": { "reception": { "date": null } } });
    let before = poured(&poured(&note(STAGES[2]), &arrival()), &undated);
    assert_eq!(outcome(signed(&before, Reception)), "INVALID destination.reception.date");
    assert_eq!(outcome(signed(&before, Operation)), "PROCESSED");
}

#[test]
fn what_was_asked_for_stays_asked_for() {
    let before = note(STAGES[1]);
    let cleared = json!({ "destination": { "company": { "mail": null } } });
    assert_eq!(edit(updated(&before, CENTRE, &cleared)), "INVALID destination.company.mail");
    assert_eq!(edit(updated(&note(STAGES[0]), CENTRE, &cleared)), "EDITED", "nobody has signed yet");
}

#[test]
fn old_notes_and_old_transporters_know_no_numbers_and_no_plates() {
    let mut old = note(STAGES[0]);
    old.created_at = at("2024-10-22T00:00:00Z");
    let unnumbered = poured(&old, &json!({ "identification": { "numbers": null } }));
    assert_eq!(outcome(signed(&unnumbered, Emission)), "SIGNED_BY_PRODUCER");
    let mut before = poured(&note(STAGES[1]), &json!({ "transporter": { "transport": { "plates": [] } } }));
    assert_eq!(outcome(signed(&before, Transport)), "INVALID transporters.1.transport.plates");
    before.transporters[0].created_at = at("2025-01-14T00:00:00Z");
    assert_eq!(outcome(signed(&before, Transport)), "SENT");
}

#[test]
fn an_input_of_a_creation_counts_before_defaults_do() {
    for path in ["wasteCode", "destination.plannedOperationCode"] {
        let mut input = whole();
        let (parent, leaf) = path.rsplit_once('.').unwrap_or(("", path));
        let object = if parent.is_empty() { &mut input } else { &mut input[parent] };
        object.as_object_mut().unwrap().remove(leaf);
        assert_eq!(outcome(created_by(&[CENTRE], false, &input)), format!("INVALID {path}"));
        let draft = created_by(&[CENTRE], true, &input).unwrap();
        assert!(draft.waste_code.is_some() && draft.destination.planned_operation.is_some(), "{path}");
        let erased = created_by(&[CENTRE], true, &patched(input, &alone(path, Json::Null))).unwrap();
        assert!(erased.waste_code.is_none() || erased.destination.planned_operation.is_none(), "{path}");
    }
}

#[test]
fn the_list_of_transporters_is_open_until_five_have_signed_or_the_waste_arrives() {
    let field = TABLES.fields.fields.iter().find(|field| field.path == "transporters").unwrap();
    let is_sealed = |step| TABLES.fields.is_sealed(field, &note(&[]), step, false);
    assert!(!is_sealed(TRANSPORT) && !is_sealed(Step::Transport(4)));
    assert!(is_sealed(Step::Transport(5)) && is_sealed(Step::Reception));
}
