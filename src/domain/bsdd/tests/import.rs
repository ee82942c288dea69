//! Notes that travelled on paper (specification, 7.17).

use super::*;

/// A whole paper between the companies of [`whole`].
fn paper() -> Json {
    patched(
        whole(),
        &json!({
            "signingInfo": { "sentAt": "2026-10-01T08:00:00Z", "sentBy": "Mina" },
            "receivedInfo": {
                "receivedAt": "2026-10-02T08:00:00Z", "receivedBy": "Idris", "wasteAcceptationStatus": "ACCEPTED",
                "quantityReceived": 2.3, "quantityRefused": 0,
            },
            "processedInfo": {
                "processedAt": "2026-10-03T08:00:00Z", "processedBy": "Idris", "processingOperationDone": "R 1",
                "destinationOperationMode": "VALORISATION_ENERGETIQUE",
            },
        }),
    )
}

fn told(input: &Json) -> Paper {
    Paper { input: decode(input), transporter_id: "t1".into() }
}

fn new_by(role: Role, org_id: &str, patch: Json) -> Result<Record> {
    let input = patched(paper(), &patch);
    by(role, &[org_id], |actor, facts| import_new(told(&input), ids(), actor, facts))
}

fn new(patch: Json) -> Result<Record> {
    new_by(Role::Admin, TREATER, patch)
}

/// Tells a note that exists only what signatures say, and this.
fn completed_by(org_id: &str, before: &Record, patch: Json) -> Result<Record> {
    let mut input = paper();
    for part in ["emitter", "recipient", "transporter", "wasteDetails"] {
        input.as_object_mut().unwrap().remove(part);
    }
    let input = patched(input, &patch);
    by(Role::Member, &[org_id], |actor, facts| import(before, told(&input), actor, facts))
}

fn completed(before: &Record, patch: Json) -> Result<Record> {
    completed_by(TREATER, before, patch)
}

#[test]
fn a_paper_makes_a_note_that_is_done() {
    let note = new(json!({})).unwrap();
    assert_eq!(note.status, FormStatus::Processed);
    assert!(note.is_imported_from_paper);
    assert_eq!(note.take_over.signed_by_transporter, Some(true));
    assert_eq!(note.take_over.sent_at, Some(at("2026-10-01T08:00:00Z")));
    assert_eq!(note.take_over.sent_by.as_deref(), Some("Mina"));
    assert_eq!((note.take_over.at, note.emission.at), (None, None));
    assert_eq!(note.reception.received_by.as_deref(), Some("Idris"));
    assert_eq!(note.processing.operation_done.as_deref(), Some("R 1"));
    assert!(note.processing.operation_description.is_some(), "the code's own words");
    assert_eq!(note.transporters[0].id, "t1");
    assert_eq!(note.transporters[0].receipt.number.as_deref(), Some("R-4410"));
}

#[test]
fn a_paper_completes_a_note_that_was_sealed() {
    let before = note(FormStatus::Sealed);
    let after =
        completed(&before, json!({ "customId": "LOT-7", "wasteDetails": { "quantity": 3 } })).unwrap();
    assert_eq!(after.status, FormStatus::Processed);
    assert!(after.is_imported_from_paper);
    assert_eq!(
        (after.emission.at, after.emission.by.as_deref()),
        (Some(at("2026-10-01T08:00:00Z")), Some("Mina"))
    );
    assert_eq!((after.take_over.at, after.take_over.sent_at), (after.emission.at, after.emission.at));
    assert_eq!(after.custom_id.as_deref(), Some("LOT-7"));
    assert_eq!(after.waste.quantity, Some(3.into()));
    assert_eq!(after.waste.code, before.waste.code);
    for status in [FormStatus::Draft, FormStatus::SignedByProducer, FormStatus::Sent, FormStatus::Processed] {
        let mut before = note(status);
        before.owner_id = "user".into();
        let answer = by(Role::Admin, &[TREATER], |actor, facts| {
            let actor = Actor { owner_orgs: &[TREATER.to_owned()], ..actor };
            import(&before, told(&paper()), actor, facts)
        });
        assert_eq!(outcome(answer), "BAD_USER_INPUT", "{}", status.as_str());
    }
}

#[test]
fn only_the_destination_tells_of_a_paper() {
    for org_id in [PRODUCER, CARRIER, OUTSIDER] {
        assert_eq!(outcome(new_by(Role::Admin, org_id, json!({}))), "FORBIDDEN");
        assert_eq!(outcome(completed_by(org_id, &note(FormStatus::Sealed), json!({}))), "FORBIDDEN");
        // The right is asked for before the status is looked at.
        assert_eq!(outcome(completed_by(org_id, &note(FormStatus::Sent), json!({}))), "FORBIDDEN");
    }
    for role in [Role::Driver, Role::Reader] {
        assert_eq!(outcome(new_by(role, TREATER, json!({}))), "FORBIDDEN");
    }
    assert_eq!(outcome(new(json!({ "recipient": null }))), "FORBIDDEN");
}

#[test]
fn a_paper_changes_no_company_of_the_note() {
    let mut before = note(FormStatus::Sealed);
    before.trader.company.siret = Some(TRADER.into());
    before.broker.company.siret = Some(BROKER.into());
    let other = json!({ "company": { "siret": MIDDLE } });
    for part in ["emitter", "recipient", "transporter", "trader", "broker"] {
        let answer = completed(&before, json!({ part: other }));
        assert_eq!(outcome(answer), "BAD_USER_INPUT", "{part}");
        if part != "recipient" {
            assert_eq!(outcome(completed(&before, json!({ part: null }))), "BAD_USER_INPUT", "{part}");
        }
    }
    let same = json!({ "emitter": { "company": { "siret": PRODUCER, "contact": "Salma" } } });
    let plain = note(FormStatus::Sealed);
    assert_eq!(completed(&plain, same).unwrap().emitter.company.contact.as_deref(), Some("Salma"));
    // The carrier may have been unknown when the note was sealed.
    let nobody = Record { transporters: Vec::new(), ..plain };
    let named = completed(&nobody, json!({ "transporter": { "company": { "siret": CARRIER } } })).unwrap();
    assert_eq!(named.transporters[0].company.siret.as_deref(), Some(CARRIER));
}

#[test]
fn a_paper_is_looser_than_a_seal() {
    for patch in [
        json!({ "recipient": { "cap": null } }),
        json!({ "wasteDetails": { "consistences": [] } }),
        json!({ "wasteDetails": { "pop": null } }),
        json!({ "transporter": null }),
        json!({ "transporter": { "company": { "siret": UNKNOWN } } }),
        json!({ "transporter": { "company": { "siret": "1" } } }),
        json!({ "transporter": { "numberPlate": "A" } }),
        json!({ "transporter": { "mode": "ROAD" }, "wasteDetails": { "quantity": 41 }, "receivedInfo": { "quantityReceived": 41 } }),
        json!({ "receivedInfo": { "wasteAcceptationStatus": null } }),
        json!({ "receivedInfo": { "wasteAcceptationStatus": "REFUSED", "quantityRefused": 2.3, "wasteRefusalReason": "x" } }),
        json!({ "receivedInfo": { "wasteAcceptationStatus": "PARTIALLY_REFUSED", "quantityRefused": 1, "wasteRefusalReason": "x" } }),
    ] {
        assert_eq!(outcome(new(patch.clone())), "PROCESSED", "{patch}");
    }
}

#[test]
fn a_paper_is_stricter_than_a_seal() {
    for (patch, expected) in [
        (json!({ "wasteDetails": { "packagingInfos": [] } }), "INVALID wasteDetails.packagingInfos"),
        (json!({ "wasteDetails": { "quantity": 0 } }), "INVALID wasteDetails.quantity"),
        (json!({ "wasteDetails": { "name": "" } }), "INVALID wasteDetails.name"),
        (json!({ "emitter": { "company": { "phone": null } } }), "INVALID emitter.company.phone"),
        (json!({ "recipient": { "processingOperation": null } }), "INVALID recipient.processingOperation"),
        (json!({ "recipient": { "cap": "x".repeat(251) } }), "INVALID recipient.cap"),
        (json!({ "signingInfo": { "sentBy": "" } }), "INVALID sentBy"),
        (json!({ "receivedInfo": { "receivedBy": "" } }), "INVALID receivedBy"),
        (json!({ "receivedInfo": { "quantityReceived": 0 } }), "INVALID quantityReceived"),
        (
            json!({ "receivedInfo": { "wasteAcceptationStatus": null, "quantityReceived": null, "quantityRefused": null } }),
            "INVALID quantityReceived quantityRefused",
        ),
        (json!({ "receivedInfo": { "quantityRefused": null } }), "INVALID quantityRefused"),
        (json!({ "receivedInfo": { "quantityRefused": 1 } }), "INVALID quantityRefused"),
        (json!({ "processedInfo": { "processedBy": "" } }), "INVALID processedBy"),
        (json!({ "processedInfo": { "processingOperationDone": "R1" } }), "INVALID processingOperationDone"),
        (
            json!({ "processedInfo": { "destinationOperationMode": null } }),
            "INVALID destinationOperationMode",
        ),
        (
            json!({ "trader": { "company": { "siret": TRADER } } }),
            "INVALID trader.company.name trader.company.address trader.company.contact trader.company.phone trader.company.mail",
        ),
        (json!({ "emitter": { "company": { "siret": CLOSED } } }), "BAD_USER_INPUT"),
    ] {
        assert_eq!(outcome(new(patch.clone())), expected, "{patch}");
    }
}

#[test]
fn waste_treated_where_it_was_to_be_stored_has_one_leg() {
    let mut before = note(FormStatus::Sealed);
    before.recipient.is_temp_storage = true;
    before.suite = Some(Box::default());
    let after = completed(&before, json!({})).unwrap();
    assert!(after.suite.is_none() && !after.recipient.is_temp_storage);
    let stored = new(json!({ "recipient": { "isTempStorage": true } })).unwrap();
    assert!(stored.suite.is_none() && !stored.recipient.is_temp_storage);
}

#[test]
fn where_a_paper_ends() {
    let grouping = |more: Json| {
        let next = json!({ "processingOperation": "R 1", "company": company(TREATER) });
        let base = json!({ "processedInfo": {
            "processingOperationDone": "R 12", "destinationOperationMode": null, "nextDestination": next,
        } });
        outcome(new(patched(base, &json!({ "processedInfo": more }))))
    };
    assert_eq!(grouping(json!({})), "AWAITING_GROUP");
    assert_eq!(grouping(json!({ "noTraceability": true })), "NO_TRACEABILITY");
    let abroad = json!({ "nextDestination": {
        "notificationNumber": "BE 1", "company": { "siret": null, "vatNumber": FOREIGN_CARRIER },
    } });
    assert_eq!(grouping(abroad), "PROCESSED");
}

#[test]
fn a_paper_ends_where_it_was_told_and_nothing_is_sent_on() {
    let draft = created_by(&caller(Role::Admin, &[PRODUCER]), &super::storage::planned()).unwrap();
    let sealed = by(Role::Admin, &[PRODUCER], |actor, facts| seal(&draft, actor, facts)).unwrap();
    for note in [completed(&sealed, json!({})), new(json!({ "recipient": { "isTempStorage": true } }))] {
        let note = note.unwrap();
        assert_eq!((note.status, &note.suite), (FormStatus::Processed, &None));
        assert!(!note.recipient.is_temp_storage);
        assert_eq!(note.processing.by.as_deref(), Some("Idris"));
    }
}
