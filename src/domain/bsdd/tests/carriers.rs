//! Carriers with a life of their own, and their order on a note (specification, 7.1 to 7.3, 7.15).

use super::*;
use crate::domain::bsdd::record::Transporter;

/// A carrier on no note, and one on another note.
fn free(id: &str, siret: &str) -> Candidate {
    let company = record::Company { siret: Some(siret.into()), ..Default::default() };
    let carrier = Transporter { id: id.into(), company, ready_to_take_over: true, ..Transporter::default() };
    Candidate { carrier, note_id: None }
}

fn candidates() -> Vec<Candidate> {
    let mut all: Vec<Candidate> = ["a", "b", "c", "d", "e", "f"].map(|id| free(id, CARRIER)).into();
    all.push(Candidate { note_id: Some("other".into()), ..free("stolen", CARRIER) });
    all
}

fn ids_of(note: &Record) -> Vec<&str> {
    note.transporters.iter().map(|carrier| carrier.id.as_str()).collect()
}

fn edited(before: &Record, as_member: &str, patch: Json) -> Result<Record> {
    let input = decode(&patched(json!({ "id": "c1" }), &patch));
    by(Role::Admin, &[as_member], |actor, facts| {
        update(before, input, "t2".into(), &candidates(), actor, facts)
    })
}

/// A note that two carriers of three have taken over.
fn carried_by_two() -> Record {
    let note = note(FormStatus::Sent);
    let note = edited(&note, PRODUCER, json!({ "transporters": ["t1", "a", "b"] })).unwrap();
    let whole = |mut note: Record| {
        for carrier in &mut note.transporters[1..] {
            carrier.company = note.emitter.company.clone();
            carrier.company.siret = Some(CARRIER.into());
        }
        note
    };
    taken_over(&whole(note), json!({})).unwrap()
}

#[test]
fn a_creation_puts_carriers_on_the_note_in_order_and_once_each() {
    let create_with = |patch: Json| {
        let mut input = whole();
        input.as_object_mut().unwrap().remove("transporter");
        let input = decode(&patched(input, &patch));
        by(Role::Admin, &[PRODUCER], |actor, facts| create(input, ids(), &candidates(), actor, facts))
    };
    let note = create_with(json!({ "transporters": ["b", "a", "b"] })).unwrap();
    assert_eq!(ids_of(&note), ["b", "a"]);
    let five = create_with(json!({ "transporters": ["a", "b", "c", "d", "e"] })).unwrap();
    assert_eq!(five.transporters.len(), 5);
    for (list, expected) in [
        (json!(["a", "b", "c", "d", "e", "f"]), "INVALID transporters"),
        (json!(["a", "nobody"]), "INVALID transporters"),
        (json!(["stolen"]), "INVALID transporters"),
    ] {
        assert_eq!(outcome(create_with(json!({ "transporters": list }))), expected);
    }
    let both = json!({ "transporters": ["a"], "transporter": { "mode": "ROAD" } });
    assert_eq!(outcome(create_with(both)), "BAD_USER_INPUT");
    let null = json!({ "transporters": ["a"], "transporter": null });
    assert_eq!(ids_of(&create_with(null).unwrap()), ["a"]);
    assert!(create_with(json!({ "transporters": null })).unwrap().transporters.is_empty());
}

#[test]
fn a_carrier_may_create_what_names_it_by_its_id() {
    let create_as = |org_id| {
        let input = decode(&json!({ "emitter": { "company": company(PRODUCER) }, "transporters": ["a"] }));
        by(Role::Admin, &[org_id], |actor, facts| create(input, ids(), &candidates(), actor, facts))
    };
    assert_eq!(outcome(create_as(CARRIER)), "DRAFT");
    assert_eq!(outcome(create_as(OUTSIDER)), "FORBIDDEN");
}

#[test]
fn an_update_replaces_the_whole_list() {
    let before = note(FormStatus::Sealed);
    let list = |list: Json| edited(&before, PRODUCER, json!({ "transporters": list }));
    assert_eq!(ids_of(&list(json!(["a", "t1", "a"])).unwrap()), ["a", "t1"]);
    assert_eq!(ids_of(&list(json!(["b"])).unwrap()), ["b"]);
    assert!(list(json!([])).unwrap().transporters.is_empty());
    assert!(list(json!(null)).unwrap().transporters.is_empty());
    for wrong in [json!(["nobody"]), json!(["t1", "stolen"]), json!(["t1", "a", "b", "c", "d", "e"])] {
        assert_eq!(outcome(list(wrong)), "INVALID transporters");
    }
    // `transporter` wins, and says nothing.
    let both = json!({ "transporters": ["b"], "transporter": { "numberPlate": "AB-123-CD" } });
    let after = edited(&before, PRODUCER, both).unwrap();
    assert_eq!(ids_of(&after), ["t1"]);
    assert_eq!(after.transporters[0].number_plate.as_deref(), Some("AB-123-CD"));
}

#[test]
fn a_carrier_that_signed_keeps_its_place() {
    let before = carried_by_two();
    assert_eq!(before.current_transporter_org_id.as_deref(), Some(CARRIER));
    for (list, expected) in [
        (json!(["t1", "a", "b"]), "SENT"),
        (json!(["t1", "a", "c", "b"]), "SENT"),
        (json!(["t1", "a"]), "SENT"),
        (json!(["a", "t1", "b"]), "FORBIDDEN"),
        (json!(["t1", "b", "a"]), "FORBIDDEN"),
        (json!(["t1", "b"]), "FORBIDDEN"),
        (json!(["b"]), "FORBIDDEN"),
        (json!([]), "FORBIDDEN"),
        (json!(null), "FORBIDDEN"),
    ] {
        let answer = edited(&before, TREATER, json!({ "transporters": list }));
        assert!(outcome(answer).starts_with(expected), "{list}");
    }
    let gone = edited(&before, PRODUCER, json!({ "transporter": null }));
    assert!(outcome(gone).starts_with("FORBIDDEN"));
}

#[test]
fn carriers_come_and_go_until_the_reception() {
    let more = |before: &Record| edited(before, TREATER, json!({ "transporters": ["t1", "a"] }));
    for status in [FormStatus::Sealed, FormStatus::SignedByProducer, FormStatus::Sent] {
        assert_eq!(ids_of(&more(&note(status)).unwrap()), ["t1", "a"], "{}", status.as_str());
    }
    assert_eq!(outcome(more(&note(FormStatus::Received))), "FORBIDDEN transporters");
    // What cannot be found is told after what is locked.
    let unknown = json!({ "transporters": ["a", "nobody"] });
    assert_eq!(outcome(edited(&note(FormStatus::Received), TREATER, unknown)), "FORBIDDEN transporters");
    let same = json!({ "transporters": ["t1"] });
    assert_eq!(outcome(edited(&note(FormStatus::Received), TREATER, same)), "RECEIVED");
}

#[test]
fn a_note_received_forgets_the_carriers_that_never_came() {
    let after = received(&carried_by_two(), json!({})).unwrap();
    assert_eq!(ids_of(&after), ["t1", "a"]);
}

#[test]
fn the_carrier_in_turn_signs_and_no_other() {
    let before = carried_by_two();
    assert!(before.transporters[1].taken_over_at.is_some() && before.transporters[2].taken_over_at.is_none());
    let third = taken_over(&before, json!({ "takenOverAt": "2026-11-23T10:00:00Z" })).unwrap();
    assert!(third.transporters[2].taken_over_at.is_some());
    // What the first signed is the note's.
    assert_eq!(third.take_over.at, Some(at("2026-11-23T09:00:00Z")));
    assert_eq!(outcome(taken_over(&third, json!({}))), "BAD_USER_INPUT");
}

#[test]
fn a_carrier_is_checked_when_it_is_made() {
    let made = |role, org_ids: &[&str], patch: Json| {
        let directory = directory();
        let input = decode(&patched(json!({ "company": company(CARRIER) }), &patch));
        new_carrier(input, "n".into(), &caller(role, org_ids), facts(&directory))
    };
    let refused = |patch: Json| refusal(&made(Role::Admin, &[OUTSIDER], patch).unwrap_err());
    let carrier = made(Role::Driver, &[OUTSIDER], json!({ "receipt": "of my own" })).unwrap();
    assert!(carrier.ready_to_take_over);
    assert_eq!(carrier.receipt.number.as_deref(), Some("R-4410"));
    let exempted =
        made(Role::Admin, &[OUTSIDER], json!({ "receipt": "mine", "isExemptedOfReceipt": true })).unwrap();
    assert_eq!(exempted.receipt.number.as_deref(), Some("mine"));
    assert!(made(Role::Admin, &[OUTSIDER], json!({ "company": null })).is_ok());

    assert_eq!(refusal(&made(Role::Reader, &[CARRIER], json!({})).unwrap_err()), "FORBIDDEN");
    assert_eq!(refusal(&made(Role::Admin, &[], json!({})).unwrap_err()), "FORBIDDEN");
    for (patch, expected) in [
        (json!({ "numberPlate": "A" }), "INVALID transporter.numberPlate"),
        (json!({ "numberPlate": "AB-123-CD,EF-456-GH,IJ-789-KL" }), "INVALID transporter.numberPlate"),
        (json!({ "customInfo": "x".repeat(251) }), "INVALID transporter.customInfo"),
        (json!({ "company": { "siret": PRODUCER } }), "INVALID transporter.company.siret"),
        (json!({ "company": { "siret": UNKNOWN } }), "INVALID transporter.company.siret"),
        (json!({ "company": { "mail": "x" } }), "INVALID transporter.company.mail"),
        (json!({ "company": { "siret": CLOSED } }), "BAD_USER_INPUT"),
        (json!({ "company": { "siret": DORMANT } }), "BAD_USER_INPUT"),
    ] {
        assert_eq!(refused(patch.clone()), expected, "{patch}");
    }
    // Who is exempted needs no profile.
    assert!(
        made(
            Role::Admin,
            &[OUTSIDER],
            json!({ "company": { "siret": PRODUCER }, "isExemptedOfReceipt": true })
        )
        .is_ok()
    );
}

#[test]
fn a_carrier_of_a_note_is_edited_by_who_may_edit_the_note() {
    let before = edited(&note(FormStatus::Sent), PRODUCER, json!({ "transporters": ["t1", "a"] })).unwrap();
    let change = |org_id: &str, id: &str, patch: Json| {
        by(Role::Driver, &[org_id], |actor, facts| update_carrier(&before, id, decode(&patch), actor, facts))
    };
    let plate = json!({ "numberPlate": "AB-123-CD" });
    for org_id in [PRODUCER, CARRIER, TREATER] {
        let after = change(org_id, "a", plate.clone()).unwrap();
        assert_eq!(after.transporters[1].number_plate.as_deref(), Some("AB-123-CD"));
    }
    assert_eq!(outcome(change(OUTSIDER, "a", plate.clone())), "FORBIDDEN");
    assert_eq!(outcome(change(PRODUCER, "t1", plate.clone())), "BAD_USER_INPUT", "it has signed");
    assert_eq!(outcome(change(PRODUCER, "gone", plate)), "BAD_USER_INPUT");
    assert_eq!(
        outcome(change(PRODUCER, "a", json!({ "numberPlate": "A" }))),
        "INVALID transporter.numberPlate"
    );
}

#[test]
fn nobody_takes_its_own_company_off_by_editing_a_carrier() {
    let mut before = note(FormStatus::Sealed);
    let swap = json!({ "company": { "siret": null, "vatNumber": FOREIGN_CARRIER } });
    let change = |before: &Record, org_id: &str| {
        by(Role::Admin, &[org_id], |actor, facts| update_carrier(before, "t1", decode(&swap), actor, facts))
    };
    assert_eq!(outcome(change(&before, CARRIER)), "FORBIDDEN");
    assert_eq!(outcome(change(&before, PRODUCER)), "SEALED");
    before.intermediaries = vec![record::Company { siret: Some(CARRIER.into()), ..Default::default() }];
    assert_eq!(outcome(change(&before, CARRIER)), "SEALED");
}

#[test]
fn a_carrier_taken_off_lets_the_others_move_up() {
    let before =
        edited(&note(FormStatus::Sent), PRODUCER, json!({ "transporters": ["t1", "a", "b"] })).unwrap();
    let off = |org_id: &str, id: &str| {
        by(Role::Admin, &[org_id], |actor, facts| drop_carrier(&before, id, actor, facts))
    };
    assert_eq!(ids_of(&off(PRODUCER, "a").unwrap()), ["t1", "b"]);
    assert_eq!(outcome(off(PRODUCER, "t1")), "BAD_USER_INPUT", "it has signed");
    assert_eq!(outcome(off(OUTSIDER, "a")), "FORBIDDEN");
    assert_eq!(outcome(off(PRODUCER, "gone")), "BAD_USER_INPUT");
}

#[test]
fn a_carrier_on_no_note_is_edited_until_it_signed() {
    let directory = directory();
    let Candidate { mut carrier, .. } = free("a", CARRIER);
    let edit =
        |carrier: &Transporter| edit_carrier(carrier, decode(&json!({ "mode": "RAIL" })), facts(&directory));
    assert_eq!(edit(&carrier).unwrap().mode.map(|mode| mode.as_str()), Some("RAIL"));
    // The receipt is looked up when the company is given, whatever receipt is sent.
    assert_eq!(edit(&carrier).unwrap().receipt.number, None);
    for patch in [json!({ "company": { "siret": CARRIER } }), json!({ "receipt": "mine" })] {
        let after = edit_carrier(&carrier, decode(&patch), facts(&directory)).unwrap();
        assert_eq!(after.receipt.number.as_deref(), Some("R-4410"), "{patch}");
    }
    carrier.taken_over_at = Some(at(NOW));
    assert_eq!(refusal(&edit(&carrier).unwrap_err()), "BAD_USER_INPUT");
}

#[test]
fn a_pipeline_carries_by_itself() {
    let piped = json!({ "wasteDetails": { "packagingInfos": [{ "type": "PIPELINE", "quantity": 1 }] } });
    let note = drafted(piped.clone()).unwrap();
    assert!(note.is_direct_supply && note.transporters.is_empty() && note.waste.packaging_infos.is_empty());
    let listed = edited(&note, PRODUCER, json!({ "transporters": ["a"] }));
    assert_eq!(outcome(listed), "INVALID transporter");
    let mixed = json!({
        "wasteDetails": { "packagingInfos": [{ "type": "PIPELINE", "quantity": 1 }, { "type": "FUT", "quantity": 1 }] },
    });
    assert_eq!(outcome(drafted(mixed)), "INVALID wasteDetails.packagingInfos");
    let with_list = edited(
        &super::note(FormStatus::Draft),
        PRODUCER,
        patched(json!({ "transporters": ["a", "b"] }), &piped),
    );
    assert!(with_list.unwrap().transporters.is_empty());
}
