//! How notes move, who signs, and who may do the rest (specification, 2 and 3).

use super::*;
use crate::domain::bsd::document::Status;

#[test]
fn a_note_moves_by_its_signatures_and_no_others() {
    let refused = json!({ "destination": { "reception": {
        "acceptationStatus": "REFUSED", "weight": 0, "refusalReason": "Mouillé" } } });
    let arrived = |stage: usize| poured(&note(STAGES[stage]), &arrival());
    let turned_away = || poured(&arrived(2), &refused);
    let table: [(Vhu, [&str; 4]); 6] = [
        (
            arrived(0),
            ["SIGNED_BY_PRODUCER", "BAD_USER_INPUT", "INVALID transporters", "INVALID transporters"],
        ),
        (arrived(1), ["BAD_USER_INPUT", "SENT", "INVALID transporters", "INVALID transporters"]),
        (arrived(2), ["BAD_USER_INPUT", "BAD_USER_INPUT", "RECEIVED", "PROCESSED"]),
        (turned_away(), ["BAD_USER_INPUT", "BAD_USER_INPUT", "REFUSED", "REFUSED"]),
        (note(STAGES[3]), ["BAD_USER_INPUT", "BAD_USER_INPUT", "BAD_USER_INPUT", "PROCESSED"]),
        (note(STAGES[4]), ["BAD_USER_INPUT", "BAD_USER_INPUT", "BAD_USER_INPUT", "BAD_USER_INPUT"]),
    ];
    for (before, expected) in table {
        let told = [Emission, Transport, Reception, Operation].map(|by| outcome(signed(&before, by)));
        assert_eq!(told, expected, "from {}", before.status.as_str());
    }
}

#[test]
fn nothing_comes_after_a_refusal() {
    let refused = json!({ "destination": { "reception": {
        "acceptationStatus": "REFUSED", "weight": 0, "refusalReason": "Mouillé" } } });
    let before = signed(&poured(&poured(&note(STAGES[2]), &arrival()), &refused), Reception).unwrap();
    assert_eq!(outcome(signed(&before, Operation)), "BAD_USER_INPUT");
}

#[test]
fn a_partial_refusal_goes_on_as_an_acceptance() {
    let partly = json!({ "destination": { "reception": {
        "acceptationStatus": "PARTIALLY_REFUSED", "refusalReason": "Trop" } } });
    let before = poured(&poured(&note(STAGES[2]), &arrival()), &partly);
    assert_eq!(outcome(signed(&before, Reception)), "RECEIVED");
    assert_eq!(outcome(signed(&before, Operation)), "PROCESSED");
}

#[test]
fn an_emitter_who_cannot_sign_is_passed_over() {
    let irregular = |siret: Json, no_siret: bool| {
        let input = json!({ "emitter": {
            "irregularSituation": true, "noSiret": no_siret, "company": { "siret": siret } } });
        created_by(&[SHREDDER], false, &patched(whole(), &input)).unwrap()
    };
    assert_eq!(outcome(signed(&irregular(Json::Null, true), Transport)), "SENT");
    assert_eq!(outcome(signed(&irregular(json!(UNKNOWN), false), Transport)), "SENT");
    assert_eq!(outcome(signed(&irregular(json!(CENTRE), false), Transport)), "BAD_USER_INPUT");
    assert_eq!(outcome(signed(&irregular(Json::Null, true), Emission)), "FORBIDDEN", "nobody signs for it");
    assert!(
        irregular(json!(UNKNOWN), false).emitter.not_on_td && !irregular(Json::Null, true).emitter.not_on_td
    );
}

#[test]
fn a_draft_is_not_signed() {
    assert_eq!(outcome(signed(&drafted(json!({})).unwrap(), Emission)), "BAD_USER_INPUT");
}

#[test]
fn each_signature_is_that_of_its_company() {
    let org_id = |stage: usize, signature| {
        write::signatory(&note(STAGES[stage]), signature).map(|who| who.org_id().to_owned()).unwrap()
    };
    assert_eq!(org_id(0, Emission), CENTRE);
    assert_eq!(org_id(1, Transport), CARRIER);
    assert_eq!(org_id(2, Transport), CARRIER, "of one transporter always that one");
    assert_eq!(org_id(2, Reception), SHREDDER);
    assert_eq!(org_id(2, Operation), SHREDDER);
    let alone = poured(&note(STAGES[1]), &json!({ "transporter": null }));
    assert_eq!(outcome(signed(&alone, Transport)), "FORBIDDEN");
}

#[test]
fn a_creation_takes_a_company_of_the_caller_other_than_an_intermediary() {
    let parties = json!({
        "broker": { "company": company(BROKER) }, "trader": { "company": company(TRADER) },
        "ecoOrganisme": { "name": "Éco", "siret": ECO }, "intermediaries": [company(MIDDLE)],
    });
    let input = patched(whole(), &parties);
    for org_id in [CENTRE, SHREDDER, CARRIER, BROKER, TRADER, ECO] {
        for is_draft in [false, true] {
            assert_eq!(outcome(created_by(&[org_id], is_draft, &input)), "INITIAL", "{org_id}");
        }
    }
    for org_id in [MIDDLE, OUTSIDER] {
        assert_eq!(outcome(created_by(&[org_id], false, &input)), "FORBIDDEN", "{org_id}");
    }
}

#[test]
fn roles_open_what_they_permit() {
    let before = note(STAGES[0]);
    let edited = |role| {
        edit(by_role(role, &[CENTRE], |actor, facts| {
            write::update(&before, decode(&json!({ "customId": "X" })), &[], actor, facts, &new_id())
        }))
    };
    let told = [UserRole::Admin, UserRole::Member, UserRole::Driver, UserRole::Reader].map(edited);
    assert_eq!(told, ["EDITED", "EDITED", "EDITED", "FORBIDDEN"]);
    let deleted = |role| by_role(role, &[CENTRE], |actor, _| write::delete(&before, actor)).is_ok();
    let told = [UserRole::Admin, UserRole::Member, UserRole::Driver, UserRole::Reader].map(deleted);
    assert_eq!(told, [true, true, false, false]);
}

#[test]
fn everybody_on_a_note_may_edit_it_intermediaries_included() {
    let parties = json!({ "broker": { "company": company(BROKER) }, "trader": { "company": company(TRADER) },
        "ecoOrganisme": { "name": "Éco", "siret": ECO }, "intermediaries": [company(MIDDLE)] });
    let before = created(parties).unwrap();
    for org_id in [CENTRE, CARRIER, SHREDDER, BROKER, TRADER, ECO, MIDDLE] {
        assert_eq!(edit(updated(&before, org_id, &json!({ "customId": "X" }))), "EDITED", "{org_id}");
    }
    assert_eq!(edit(updated(&before, OUTSIDER, &json!({ "customId": "X" }))), "FORBIDDEN");
}

#[test]
fn an_editor_must_stay_on_the_note() {
    let before = note(STAGES[0]);
    let another = json!({ "emitter": { "company": { "siret": OUTSIDER } } });
    assert_eq!(edit(updated(&before, CENTRE, &another)), "FORBIDDEN");
    assert_eq!(edit(updated(&before, SHREDDER, &another)), "EDITED");
    assert_eq!(
        edit(updated(&before, CENTRE, &json!({ "emitter": null }))),
        "EDITED",
        "taking off is not leaving"
    );
    let draft = drafted(json!({})).unwrap();
    assert_eq!(edit(updated(&draft, CENTRE, &another)), "EDITED");
}

#[test]
fn a_draft_is_its_owners_and_becomes_that_of_whoever_edits_it() {
    let draft = drafted(json!({})).unwrap();
    assert_eq!(edit(updated(&draft, SHREDDER, &json!({ "customId": "X" }))), "FORBIDDEN");
    let edited = updated(&draft, CENTRE, &json!({ "customId": "X" })).unwrap().unwrap();
    assert_eq!(edited.owner_id, "user");
    assert_eq!(note(STAGES[0]).owner_id, "owner");
}

#[test]
fn publication_asks_for_what_the_emission_does_and_happens_once() {
    let publish = |note: &Vhu| outcome(by(&[CENTRE], |actor, facts| write::publish(note, actor, facts)));
    assert_eq!(publish(&drafted(json!({})).unwrap()), "INITIAL");
    assert_eq!(publish(&drafted(json!({ "quantity": null })).unwrap()), "INVALID quantity");
    assert_eq!(publish(&note(STAGES[0])), "FORBIDDEN");
    let stranger = by(&[SHREDDER], |actor, facts| write::publish(&drafted(json!({})).unwrap(), actor, facts));
    assert_eq!(outcome(stranger), "FORBIDDEN");
}

#[test]
fn notes_are_deleted_before_they_travel() {
    let deleted = |note: &Vhu, org_id: &str| by(&[org_id], |actor, _| write::delete(note, actor)).is_ok();
    assert!(deleted(&note(STAGES[0]), SHREDDER) && !deleted(&note(STAGES[0]), OUTSIDER));
    assert!(deleted(&note(STAGES[1]), CENTRE) && !deleted(&note(STAGES[1]), SHREDDER));
    for stage in &STAGES[2..] {
        assert!(!deleted(&note(stage), CENTRE), "{stage:?}");
    }
    let draft = drafted(json!({})).unwrap();
    assert!(deleted(&draft, CENTRE) && !deleted(&draft, SHREDDER));
    let mut nobodys = note(STAGES[1]);
    nobodys.emitter.company.siret = None;
    assert!(!deleted(&nobodys, CENTRE) && !deleted(&nobodys, SHREDDER));
}

#[test]
fn a_copy_takes_what_another_journey_needs() {
    let parties = json!({ "broker": { "company": company(BROKER) }, "customId": "LOT-1",
        "transporter": { "customInfo": "Quai 2", "transport": { "takenOverAt": "2026-11-20" } } });
    let of = created(parties).unwrap();
    let of =
        STAGES[4].iter().fold(poured(&of, &arrival()), |note, signature| signed(&note, *signature).unwrap());
    let copy = by(&[CENTRE], |actor, facts| {
        let blank = Note::new("VHU-2".into(), true, "user".into(), at(NOW));
        write::duplicate(&of, blank, actor, facts, &|| "copied".to_owned())
    })
    .unwrap();
    assert_eq!((copy.id.as_str(), copy.is_draft, copy.status), ("VHU-2", true, BsvhuStatus::INITIAL));
    assert_eq!(copy.is_duplicate_of.as_deref(), Some("VHU-1"));
    assert_eq!(copy.custom_id.as_deref(), Some("LOT-1"));
    assert!(copy.emitter.signature.is_none());
    assert_eq!(copy.destination.reception, Arrival::default());
    assert_eq!(copy.destination.operation, Treatment::default());
    assert_eq!((copy.weight, copy.quantity), (of.weight, of.quantity));
    assert_eq!(copy.identification, of.identification);
    let [carrier] = &copy.transporters[..] else { panic!("one transporter") };
    assert_ne!(carrier.id, of.transporters[0].id);
    assert!(carrier.plates.is_empty() && carrier.signature.is_none());
    assert!(carrier.taken_over_at.is_none() && carrier.custom_info.is_none());
    assert_eq!(carrier.receipt.number.as_deref(), Some("R-4410"));
    assert_eq!(copy.emitter.company.mail.as_deref(), Some("lea@centre.fr"), "the account's");
    assert_eq!(
        copy.destination.company.mail.as_deref(),
        Some("contact@exemple.fr"),
        "the account tells none"
    );
    assert_eq!(copy.broker.receipt.number.as_deref(), Some("C-1"));
    let stranger =
        by(&[OUTSIDER], |actor, facts| write::duplicate(&of, blank(true), actor, facts, &new_id()));
    assert_eq!(outcome(stranger), "FORBIDDEN");
}

#[test]
fn a_copy_is_identified_as_notes_are_today() {
    use crate::generated::BsvhuIdentificationType::NumeroFicheDromcom;
    let copied = |packaging, kind| {
        let mut of = note(STAGES[0]);
        (of.packaging, of.identification.kind) = (packaging, kind);
        let copy = Bsvhu::copy(&of);
        (copy.packaging, copy.identification.kind)
    };
    assert_eq!(copied(Some(Lot), Some(NumeroOrdreLotsSortants)), (Some(Unite), Some(NumeroImmatriculation)));
    assert_eq!(copied(Some(Lot), Some(NumeroFicheDromcom)), (Some(Lot), None));
    assert_eq!(copied(Some(Unite), None), (Some(Unite), Some(NumeroImmatriculation)));
    assert_eq!(copied(Some(Unite), Some(NumeroFicheDromcom)), (Some(Unite), Some(NumeroFicheDromcom)));
}
