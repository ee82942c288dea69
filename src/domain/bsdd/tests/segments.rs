//! Segments, the older way (specification, 7.16).

use super::*;

fn next_company() -> Json {
    patched(company(CARRIER), &json!({ "siret": null, "vatNumber": FOREIGN_CARRIER }))
}

fn info(patch: Json) -> Json {
    let base =
        json!({ "mode": "ROAD", "transporter": { "company": next_company(), "numberPlate": "AB-123-CD" } });
    patched(base, &patch)
}

fn prepared_by(before: &Record, org_id: &str, user: &str, siret: &str, patch: Json) -> Result<Record> {
    let directory = directory();
    let caller = Caller { user_id: user.into(), ..caller(Role::Driver, &[org_id]) };
    let actor = Actor { caller: &caller, owner_orgs: &[PRODUCER.to_owned()] };
    prepare_segment(before, siret, decode(&info(patch)), "s".into(), actor, facts(&directory))
}

fn prepared(before: &Record, org_id: &str) -> Result<Record> {
    prepared_by(before, org_id, "somebody", org_id, json!({}))
}

fn ready(before: &Record, org_id: &str) -> Result<Record> {
    by(Role::Admin, &[org_id], |actor, facts| ready_segment(before, "s", actor, facts))
}

fn over(before: &Record, org_id: &str, patch: Json) -> Result<Record> {
    let base = json!({ "takenOverAt": "2026-11-23T10:00:00Z", "takenOverBy": "Noor" });
    let input = decode(&patched(base, &patch));
    by(Role::Driver, &[org_id], |actor, facts| take_over_segment(before, "s", input, actor, facts))
}

fn edited(before: &Record, org_id: &str, patch: Json) -> Result<Record> {
    let input = decode(&info(patch));
    let directory = directory();
    let caller = Caller { user_id: "somebody".into(), ..caller(Role::Admin, &[org_id]) };
    let actor = Actor { caller: &caller, owner_orgs: &[PRODUCER.to_owned()] };
    edit_segment(before, "s", org_id, input, actor, facts(&directory))
}

#[test]
fn waste_goes_from_carrier_to_carrier() {
    let sent = note(FormStatus::Sent);
    let prepared = prepared(&sent, CARRIER).unwrap();
    let segment = &prepared.transporters[1];
    assert_eq!(segment.previous_transporter_org_id.as_deref(), Some(CARRIER));
    assert!(!segment.ready_to_take_over);
    assert_eq!(prepared.next_transporter_org_id.as_deref(), Some(FOREIGN_CARRIER));

    let ready = ready(&prepared, CARRIER).unwrap();
    assert!(ready.transporters[1].ready_to_take_over);
    let over = over(&ready, FOREIGN_CARRIER, json!({ "numberPlate": "ZZ-999-ZZ" })).unwrap();
    assert_eq!(over.status, FormStatus::Sent);
    assert_eq!(over.current_transporter_org_id.as_deref(), Some(FOREIGN_CARRIER));
    assert_eq!(over.next_transporter_org_id.as_deref(), Some(""));
    assert_eq!(over.transporters[1].taken_over_by.as_deref(), Some("Noor"));
    assert_eq!(over.transporters[1].number_plate.as_deref(), Some("ZZ-999-ZZ"));
    // The first carrier's signature stays the note's.
    assert_eq!(over.take_over, sent.take_over);
}

#[test]
fn only_who_holds_the_waste_or_owns_the_note_prepares_a_segment() {
    let sent = note(FormStatus::Sent);
    for org_id in [PRODUCER, TREATER, OUTSIDER] {
        assert_eq!(outcome(prepared(&sent, org_id)), "FORBIDDEN", "{org_id}");
    }
    // One may not speak for a company that is not one's own.
    assert_eq!(outcome(prepared_by(&sent, OUTSIDER, "user", CARRIER, json!({}))), "FORBIDDEN siret");
    // The owner may, for who carried last.
    assert_eq!(outcome(prepared_by(&sent, CARRIER, "user", CARRIER, json!({}))), "SENT");
    assert_eq!(outcome(prepared_by(&sent, PRODUCER, "user", PRODUCER, json!({}))), "FORBIDDEN");
    let empty = Record { transporters: Vec::new(), ..note(FormStatus::Draft) };
    assert_eq!(outcome(prepared_by(&empty, PRODUCER, "user", PRODUCER, json!({}))), "DRAFT");
    assert_eq!(outcome(prepared_by(&empty, PRODUCER, "other", PRODUCER, json!({}))), "FORBIDDEN");
}

#[test]
fn the_last_carrier_must_have_signed() {
    let sealed = note(FormStatus::Sealed);
    assert_eq!(outcome(prepared_by(&sealed, CARRIER, "user", CARRIER, json!({}))), "FORBIDDEN");
    let first = prepared(&note(FormStatus::Sent), CARRIER).unwrap();
    assert_eq!(outcome(prepared(&first, CARRIER)), "FORBIDDEN");
}

#[test]
fn a_segment_names_who_carries_it() {
    let sent = note(FormStatus::Sent);
    let prepare = |patch| outcome(prepared_by(&sent, CARRIER, "somebody", CARRIER, patch));
    assert_eq!(prepare(json!({ "transporter": null })), "FORBIDDEN");
    assert_eq!(prepare(json!({ "transporter": { "company": null } })), "FORBIDDEN");
    assert_eq!(prepare(json!({ "transporter": { "company": null, "numberPlate": "A" } })), "FORBIDDEN");
    let unknown = json!({ "transporter": { "company": { "vatNumber": null, "siret": UNKNOWN } } });
    assert_eq!(prepare(unknown), "INVALID transporter.company.siret");
    assert_eq!(prepare(json!({ "transporter": { "numberPlate": "A" } })), "INVALID transporter.numberPlate");
}

#[test]
fn a_note_that_is_over_takes_no_more_segments() {
    for status in [FormStatus::Canceled, FormStatus::Received] {
        let mut over = note(status);
        over.current_transporter_org_id = Some(CARRIER.into());
        assert_eq!(outcome(prepared(&over, CARRIER)), "FORBIDDEN", "{}", status.as_str());
    }
    let canceled =
        Record { status: FormStatus::Canceled, ..prepared(&note(FormStatus::Sent), CARRIER).unwrap() };
    assert_eq!(outcome(edited(&canceled, CARRIER, json!({}))), "FORBIDDEN");
    assert_eq!(outcome(ready(&canceled, CARRIER)), "FORBIDDEN");
}

#[test]
fn five_carriers_are_the_most() {
    let mut sent = note(FormStatus::Sent);
    for _ in 0..4 {
        sent.transporters.push(sent.transporters[0].clone());
    }
    assert_eq!(outcome(prepared(&sent, CARRIER)), "BAD_USER_INPUT");
}

#[test]
fn a_segment_that_is_ready_keeps_its_carrier() {
    let prepared = prepared(&note(FormStatus::Sent), CARRIER).unwrap();
    let other = json!({ "transporter": { "company": { "vatNumber": null, "siret": CARRIER } } });
    let edit = edited(&prepared, CARRIER, other.clone()).unwrap();
    assert_eq!(edit.next_transporter_org_id.as_deref(), Some(CARRIER));
    assert_eq!(edit.transporters[1].mode.map(|mode| mode.as_str()), Some("ROAD"));

    let ready = ready(&prepared, CARRIER).unwrap();
    assert_eq!(outcome(edited(&ready, CARRIER, other)), "FORBIDDEN");
    let mode = edited(&ready, FOREIGN_CARRIER, json!({ "mode": "RAIL" })).unwrap();
    assert_eq!(mode.transporters[1].mode.map(|mode| mode.as_str()), Some("RAIL"));
    for org_id in [PRODUCER, OUTSIDER] {
        assert_eq!(outcome(edited(&ready, org_id, json!({}))), "FORBIDDEN", "{org_id}");
    }
    let over = over(&ready, FOREIGN_CARRIER, json!({})).unwrap();
    assert_eq!(outcome(edited(&over, FOREIGN_CARRIER, json!({}))), "FORBIDDEN");
}

#[test]
fn a_segment_is_ready_once_it_has_all_that_its_carrier_signs_with() {
    let lacking = |patch: Json| {
        let prepared = prepared_by(&note(FormStatus::Sent), CARRIER, "somebody", CARRIER, patch).unwrap();
        outcome(ready(&prepared, CARRIER))
    };
    assert_eq!(lacking(json!({ "transporter": { "numberPlate": null } })), "INVALID transporter.numberPlate");
    assert_eq!(lacking(json!({ "mode": "RAIL", "transporter": { "numberPlate": null } })), "SENT");
    let nobody = json!({ "transporter": { "company": { "contact": null, "mail": null } } });
    assert_eq!(lacking(nobody), "INVALID transporter.company.contact transporter.company.mail");

    let prepared = prepared(&note(FormStatus::Sent), CARRIER).unwrap();
    for org_id in [FOREIGN_CARRIER, PRODUCER, OUTSIDER] {
        assert_eq!(outcome(ready(&prepared, org_id)), "FORBIDDEN", "{org_id}");
    }
    let done = ready(&prepared, CARRIER).unwrap();
    assert_eq!(outcome(ready(&done, CARRIER)), "FORBIDDEN");
}

#[test]
fn a_segment_is_taken_over_by_its_carrier_once_ready_and_once() {
    let prepared = prepared(&note(FormStatus::Sent), CARRIER).unwrap();
    assert_eq!(outcome(over(&prepared, FOREIGN_CARRIER, json!({}))), "FORBIDDEN", "it is not ready");
    let ready = ready(&prepared, CARRIER).unwrap();
    for org_id in [CARRIER, PRODUCER, OUTSIDER] {
        assert_eq!(outcome(over(&ready, org_id, json!({}))), "FORBIDDEN", "{org_id}");
    }
    for blank in ["", " "] {
        let by = json!({ "takenOverBy": blank });
        assert_eq!(outcome(over(&ready, FOREIGN_CARRIER, by)), "BAD_USER_INPUT takenOverBy");
    }
    let plate = json!({ "numberPlate": "A" });
    assert_eq!(outcome(over(&ready, FOREIGN_CARRIER, plate)), "INVALID transporter.numberPlate");
    let once = over(&ready, FOREIGN_CARRIER, json!({ "numberPlate": "" })).unwrap();
    assert_eq!(outcome(over(&once, FOREIGN_CARRIER, json!({}))), "FORBIDDEN");
    let moved = Record { status: FormStatus::Resealed, ..ready };
    assert_eq!(outcome(over(&moved, FOREIGN_CARRIER, json!({}))), "FORBIDDEN");
}

#[test]
fn a_segment_may_be_signed_the_present_way() {
    let ready = ready(&prepared(&note(FormStatus::Sent), CARRIER).unwrap(), CARRIER).unwrap();
    let over = taken_over(&ready, json!({})).unwrap();
    assert_eq!(over.current_transporter_org_id.as_deref(), Some(FOREIGN_CARRIER));
    assert_eq!(over.next_transporter_org_id.as_deref(), Some(""));
    // One that is not ready is nobody's turn.
    let early = prepared(&note(FormStatus::Sent), CARRIER).unwrap();
    assert_eq!(outcome(taken_over(&early, json!({}))), "BAD_USER_INPUT");
}
