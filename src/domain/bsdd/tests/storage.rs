//! Temporary storage: reception by the storer, and the second leg it prepares (specification, 7.13).

use super::*;
use crate::generated::{QuantityType, WasteAcceptationStatus};

/// A note that plans temporary storage by the treater, and where the waste goes from there.
pub(super) fn planned() -> Json {
    patched(
        whole(),
        &json!({
            "recipient": { "isTempStorage": true },
            "temporaryStorageDetail": { "destination": {
                "cap": "CAP-FIN", "processingOperation": "R 1", "company": company(FINAL),
            } },
        }),
    )
}

fn on_the_way(input: &Json) -> Record {
    let draft = created_by(&caller(Role::Admin, &[PRODUCER]), input).unwrap();
    let sealed = by(Role::Admin, &[PRODUCER], |actor, facts| seal(&draft, actor, facts)).unwrap();
    taken_over(&emitted(&sealed, json!({})).unwrap(), json!({})).unwrap()
}

/// A note that plans temporary storage, brought to this status.
pub(super) fn note(status: FormStatus) -> Record {
    let mut note = on_the_way(&planned());
    type Take = fn(&Record) -> Result<Record>;
    let steps: [(FormStatus, Take); 6] = [
        (FormStatus::TempStored, |note| stored(note, json!({}))),
        (FormStatus::TempStorerAccepted, |note| stored_judged(note, json!({}))),
        (FormStatus::Resealed, |note| resealed(note, json!({}))),
        (FormStatus::SignedByTempStorer, |note| emitted(note, json!({ "quantity": 2.2 }))),
        (FormStatus::Resent, |note| taken_over(note, json!({}))),
        (FormStatus::Received, |note| final_by(&[FINAL], note, json!({}))),
    ];
    for (reached, step) in steps {
        if note.status == status {
            break;
        }
        note = step(&note).unwrap();
        assert_eq!(note.status, reached);
    }
    note
}

pub(super) fn stored_by(org_id: &str, before: &Record, patch: Json) -> Result<Record> {
    let base = json!({
        "receivedAt": "2026-11-23T10:00:00Z", "receivedBy": "Lou", "quantityReceived": 2.3, "quantityType": "REAL",
    });
    let input = decode(&patched(base, &patch));
    by(Role::Member, &[org_id], |actor, facts| store(before, input, actor, facts))
}

pub(super) fn stored(before: &Record, patch: Json) -> Result<Record> {
    stored_by(TREATER, before, patch)
}

fn stored_judged(before: &Record, patch: Json) -> Result<Record> {
    let base = json!({
        "signedAt": "2026-11-23T11:00:00Z", "signedBy": "Lou", "wasteAcceptationStatus": "ACCEPTED",
        "quantityReceived": 2.3, "quantityRefused": 0, "quantityType": "ESTIMATED",
    });
    let input = decode(&patched(base, &patch));
    by(Role::Member, &[TREATER], |actor, facts| accept_stored(before, input, actor, facts))
}

pub(super) fn resealed_by(org_id: &str, before: &Record, patch: Json) -> Result<Record> {
    let base = json!({ "transporter": { "company": company(SECOND_CARRIER) } });
    let input = decode(&patched(base, &patch));
    by(Role::Driver, &[org_id], |actor, facts| reseal(before, input, "t9".into(), actor, facts))
}

pub(super) fn resealed(before: &Record, patch: Json) -> Result<Record> {
    resealed_by(TREATER, before, patch)
}

fn resent(before: &Record, patch: Json) -> Result<Record> {
    let base = json!({ "signedAt": "2026-11-23T12:00:00Z", "signedBy": "Lou" });
    let input = decode(&patched(base, &patch));
    by(Role::Member, &[TREATER], |actor, facts| resend(before, input, actor, facts))
}

pub(super) fn final_by(org_ids: &[&str], before: &Record, patch: Json) -> Result<Record> {
    let base = json!({ "receivedAt": "2026-11-23T14:00:00Z", "receivedBy": "Idris" });
    let input = decode(&patched(base, &patch));
    by(Role::Member, org_ids, |actor, facts| receive(before, input, actor, facts))
}

fn treated_by(org_id: &str, before: &Record, patch: Json) -> Result<Record> {
    let base = json!({
        "processedAt": "2026-11-23T16:00:00Z", "processedBy": "Idris", "processingOperationDone": "R 1",
        "destinationOperationMode": "VALORISATION_ENERGETIQUE",
    });
    let input = decode(&patched(base, &patch));
    by(Role::Member, &[org_id], |actor, facts| process(before, input, actor, facts))
}

fn suite(note: &Record) -> &Record {
    note.suite.as_deref().unwrap()
}

fn decision(status: &str, received: f64, refused: f64) -> Json {
    let reason = if status == "ACCEPTED" { Json::Null } else { json!("souillé") };
    json!({ "wasteAcceptationStatus": status, "quantityReceived": received, "quantityRefused": refused,
        "wasteRefusalReason": reason })
}

#[test]
fn reception_in_storage() {
    let before = note(FormStatus::Sent);
    for (patch, expected) in [
        (json!({}), "TEMP_STORED"),
        (json!({ "quantityReceived": 0 }), "TEMP_STORED"),
        (decision("ACCEPTED", 2.3, 0.0), "TEMP_STORER_ACCEPTED"),
        (decision("PARTIALLY_REFUSED", 2.3, 0.3), "TEMP_STORER_ACCEPTED"),
        (decision("REFUSED", 2.3, 2.3), "REFUSED"),
        (decision("REFUSED", 0.0, 0.0), "REFUSED"),
        // The limit of the road is that of markAsReceived.
        (json!({ "quantityReceived": 41 }), "TEMP_STORED"),
        (json!({ "quantityReceived": 50001 }), "INVALID quantityReceived"),
        (json!({ "quantityReceived": -1 }), "INVALID quantityReceived"),
        (json!({ "receivedBy": "" }), "INVALID receivedBy"),
        (json!({ "receivedBy": "x".repeat(251) }), "INVALID receivedBy"),
        (json!({ "wasteAcceptationStatus": "ACCEPTED" }), "INVALID quantityRefused"),
        (decision("ACCEPTED", 0.0, 0.0), "INVALID quantityReceived"),
        (decision("ACCEPTED", 2.3, 1.0), "INVALID quantityRefused"),
        (decision("PARTIALLY_REFUSED", 2.3, 2.3), "INVALID quantityRefused"),
        (decision("REFUSED", 2.3, 1.0), "INVALID quantityRefused"),
        (json!({ "wasteRefusalReason": "x" }), "INVALID wasteRefusalReason"),
    ] {
        assert_eq!(outcome(stored(&before, patch.clone())), expected, "{patch}");
    }
}

#[test]
fn storage_takes_a_flag_and_its_own_recipient() {
    let direct = super::note(FormStatus::Sent);
    assert_eq!(outcome(stored(&direct, json!({}))), "BAD_USER_INPUT recipient.isTempStorage");
    let before = note(FormStatus::Sent);
    for org_id in [PRODUCER, CARRIER, FINAL, OUTSIDER] {
        assert_eq!(outcome(stored_by(org_id, &before, json!({}))), "FORBIDDEN", "{org_id}");
        // Permission comes before the flag.
        assert_eq!(outcome(stored_by(org_id, &direct, json!({}))), "FORBIDDEN", "{org_id}");
    }
    assert_eq!(outcome(stored(&note(FormStatus::TempStored), json!({}))), "BAD_USER_INPUT");
}

#[test]
fn the_accepted_waste_is_ready_to_be_sent_on() {
    let mut before = note(FormStatus::Sent);
    before.waste.non_road_regulation_mention = Some("RID".into());
    before.transporters.push(record::Transporter { id: "idle".into(), ..Default::default() });
    let arrived = stored(&before, json!({})).unwrap();
    assert_eq!(suite(&arrived).waste, Default::default(), "nothing is accepted yet");
    assert_eq!(arrived.current_transporter_org_id.as_deref(), Some(""));
    assert_eq!(arrived.transporters.len(), 1, "who never carried is off");

    let partly = decision("PARTIALLY_REFUSED", 2.3, 0.3);
    for after in [stored(&before, partly.clone()), stored_judged(&arrived, partly)] {
        let waste = &suite(&after.unwrap()).waste.clone();
        assert_eq!(waste.quantity.unwrap().normalize().to_string(), "2");
        assert_eq!(waste.packaging_infos, before.waste.packaging_infos);
        assert_eq!((&waste.onu_code, &waste.code), (&before.waste.onu_code, &None));
        assert_eq!(waste.non_road_regulation_mention.as_deref(), Some("RID"));
    }
    let refused = stored(&before, decision("REFUSED", 2.3, 2.3)).unwrap();
    assert_eq!(suite(&refused).waste, Default::default());
}

#[test]
fn acceptation_in_storage() {
    let before = note(FormStatus::TempStored);
    for (patch, expected) in [
        (json!({}), "TEMP_STORER_ACCEPTED"),
        (decision("PARTIALLY_REFUSED", 2.3, 0.3), "TEMP_STORER_ACCEPTED"),
        (decision("REFUSED", 2.3, 2.3), "REFUSED"),
        (decision("REFUSED", 0.0, 0.0), "INVALID quantityReceived"),
        (json!({ "quantityReceived": 41 }), "TEMP_STORER_ACCEPTED"),
        (json!({ "signedBy": "" }), "INVALID signedBy"),
        (decision("ACCEPTED", 2.3, 0.1), "INVALID quantityRefused"),
    ] {
        assert_eq!(outcome(stored_judged(&before, patch.clone())), expected, "{patch}");
    }
    let after = stored_judged(&before, json!({})).unwrap();
    assert_eq!(after.reception.received_by.as_deref(), Some("Lou"), "the reception stays");
    assert_eq!(after.reception.quantity_received_type, Some(QuantityType::Estimated));
    for status in [FormStatus::Sent, FormStatus::TempStorerAccepted, FormStatus::Resealed] {
        assert_eq!(outcome(stored_judged(&note(status), json!({}))), "BAD_USER_INPUT", "{status:?}");
    }
}

#[test]
fn the_second_leg_is_built_from_the_first() {
    let before = stored(&note(FormStatus::Sent), decision("PARTIALLY_REFUSED", 2.3, 0.3)).unwrap();
    let after = resealed(&before, json!({})).unwrap();
    let leg = suite(&after);
    assert_eq!((after.status, leg.status), (FormStatus::Resealed, FormStatus::Sealed));
    assert_eq!(leg.emitter.company, before.recipient.company);
    assert_eq!(leg.emitter.kind, Some(crate::generated::EmitterType::Producer));
    assert_eq!((leg.waste.code.as_deref(), leg.waste.is_dangerous), (Some("08 01 11*"), true));
    assert_eq!(leg.waste.quantity.unwrap().normalize().to_string(), "2");
    assert_eq!(leg.waste.quantity_type, Some(QuantityType::Real));
    assert_eq!(leg.recipient.cap.as_deref(), Some("CAP-FIN"));
    assert_eq!(leg.transporters[0].id, "t9");
    assert_eq!(leg.transporters[0].receipt.number.as_deref(), Some("R-7"));
    assert!(leg.transporters[0].ready_to_take_over);
}

#[test]
fn what_resealing_takes() {
    let before = note(FormStatus::TempStorerAccepted);
    let destination = |patch: Json| json!({ "destination": patch });
    let waste = |patch: Json| json!({ "wasteDetails": patch });
    for (patch, expected) in [
        (json!({ "transporter": null }), "RESEALED"),
        (destination(json!({ "cap": "X" })), "RESEALED"),
        (destination(json!({ "cap": null })), "INVALID destination.cap"),
        (destination(json!({ "processingOperation": "" })), "INVALID destination.processingOperation"),
        (destination(json!({ "processingOperation": "R 0" })), "INVALID destination.processingOperation"),
        (destination(json!({ "company": { "mail": null } })), "INVALID destination.company.mail"),
        (destination(json!({ "company": { "mail": "x" } })), "INVALID destination.company.mail"),
        (destination(json!({ "company": { "siret": "1" } })), "INVALID destination.company.siret"),
        (destination(json!({ "company": { "siret": UNKNOWN } })), "INVALID destination.company.siret"),
        (destination(json!({ "company": { "siret": SORTER } })), "INVALID destination.company.siret"),
        (destination(json!({ "company": { "siret": NEWCOMER } })), "INVALID destination.company.siret"),
        (destination(json!({ "company": { "siret": CLOSED } })), "BAD_USER_INPUT"),
        (json!({ "transporter": { "company": { "siret": PRODUCER } } }), "INVALID transporter.company.siret"),
        (json!({ "transporter": { "company": { "siret": UNKNOWN } } }), "INVALID transporter.company.siret"),
        (json!({ "transporter": { "company": { "siret": CLOSED } } }), "BAD_USER_INPUT"),
        (waste(json!({ "packagingInfos": [] })), "RESEALED"),
        (waste(json!({ "packagingInfos": null })), "RESEALED"),
        (waste(json!({ "packagingInfos": [{ "type": "GRV" }] })), "INVALID wasteDetails.packagingInfos"),
        (waste(json!({ "quantity": 2, "quantityType": "ESTIMATED" })), "RESEALED"),
        (waste(json!({ "quantity": 0 })), "INVALID wasteDetails.quantity"),
        (waste(json!({ "quantity": null })), "INVALID wasteDetails.quantity"),
        (waste(json!({ "onuCode": "" })), "INVALID wasteDetails.onuCode"),
        (
            waste(json!({ "wasteDetailsNonRoadRegulationMention": "x".repeat(251) })),
            "INVALID wasteDetails.wasteDetailsNonRoadRegulationMention",
        ),
        (waste(Json::Null), "INVALID wasteDetails.onuCode wasteDetails.quantity wasteDetails.quantityType"),
    ] {
        assert_eq!(outcome(resealed(&before, patch.clone())), expected, "{patch}");
    }
    let nowhere = outcome(resealed(&before, destination(Json::Null)));
    assert!(nowhere.starts_with("INVALID destination.company.siret destination.company.name"), "{nowhere}");
}

#[test]
fn a_second_leg_prepared_anew_keeps_what_it_was_told() {
    let packed =
        json!({ "wasteDetails": { "packagingInfos": [{ "type": "GRV", "quantity": 3 }], "quantity": 2.1 } });
    let before = resealed(&note(FormStatus::TempStorerAccepted), packed).unwrap();
    let after = resealed(&before, json!({ "destination": { "cap": "CAP-2" }, "transporter": null })).unwrap();
    let leg = suite(&after);
    assert_eq!(leg.waste.packaging_infos, suite(&before).waste.packaging_infos);
    assert_eq!(leg.waste.quantity.unwrap().normalize().to_string(), "2.1");
    assert_eq!((leg.recipient.cap.as_deref(), leg.transporters.len()), (Some("CAP-2"), 0));
    assert_eq!(leg.recipient.company.siret.as_deref(), Some(FINAL));
}

#[test]
fn a_direct_note_is_sent_on_instead_of_treated() {
    let partly = decision("PARTIALLY_REFUSED", 2.3, 0.3);
    let accepted = received(&super::note(FormStatus::Sent), partly).unwrap();
    let destination = json!({ "destination": {
        "cap": "CAP-FIN", "processingOperation": "R 1", "company": company(FINAL) } });
    let after = resealed(&accepted, destination.clone()).unwrap();
    assert_eq!((after.status, after.recipient.is_temp_storage), (FormStatus::Resealed, true));
    assert_eq!(suite(&after).waste.quantity.unwrap().normalize().to_string(), "2");
    assert_eq!(after.reception, accepted.reception, "what was received stays the storer's");

    let nowhere = outcome(resealed(&accepted, json!({})));
    assert!(nowhere.starts_with("INVALID destination.company.siret"), "{nowhere}");
    assert_eq!(outcome(resealed_by(PRODUCER, &accepted, destination.clone())), "FORBIDDEN");
    let refusing = super::note(FormStatus::Received);
    assert_eq!(outcome(resealed(&refusing, destination)), "BAD_USER_INPUT");
}

#[test]
fn waste_that_arrived_in_the_end_is_not_sent_on_again() {
    let resent = note(FormStatus::Resent);
    let accepted = final_by(&[FINAL], &resent, decision("ACCEPTED", 2.2, 0.0)).unwrap();
    assert_eq!(accepted.status, FormStatus::Accepted);
    assert_eq!(outcome(resealed(&accepted, json!({}))), "BAD_USER_INPUT");
    assert_eq!(outcome(resealed_by(FINAL, &accepted, json!({}))), "FORBIDDEN");
}

#[test]
fn sending_on_without_the_carrier() {
    for status in [FormStatus::TempStorerAccepted, FormStatus::Resealed, FormStatus::SignedByTempStorer] {
        let after = resent(&note(status), json!({ "destination": { "cap": "CAP-3" } })).unwrap();
        let leg = suite(&after);
        assert_eq!((after.status, leg.status), (FormStatus::Resent, FormStatus::Sent));
        assert_eq!((leg.emission.by.as_deref(), leg.take_over.by.as_deref()), (Some("Lou"), None));
        assert_eq!(leg.take_over.at, Some(at("2026-11-23T12:00:00Z")));
        assert_eq!(leg.recipient.cap.as_deref(), Some("CAP-3"));
        assert_eq!(outcome(final_by(&[FINAL], &after, json!({}))), "RECEIVED", "{status:?}");
    }
    let before = note(FormStatus::TempStorerAccepted);
    let cleared = json!({ "destination": { "cap": "" } });
    assert_eq!(outcome(resent(&before, cleared)), "INVALID destination.cap");
    // The input's carrier is left aside, whatever it is.
    let carrier = json!({ "transporter": { "company": { "siret": UNKNOWN } } });
    assert!(suite(&resent(&before, carrier).unwrap()).transporters.is_empty());
    let unplanned = Record { suite: None, ..before };
    assert_eq!(outcome(resent(&unplanned, json!({}))), "BAD_USER_INPUT");
    assert_eq!(outcome(resent(&note(FormStatus::Sent), json!({}))), "BAD_USER_INPUT");
    assert_eq!(outcome(resent(&super::note(FormStatus::Accepted), json!({}))), "BAD_USER_INPUT");
}

#[test]
fn the_destination_receives_once_the_second_leg_left() {
    for status in
        [FormStatus::Sent, FormStatus::TempStored, FormStatus::TempStorerAccepted, FormStatus::Resealed]
    {
        assert_eq!(outcome(final_by(&[FINAL], &note(status), json!({}))), "BAD_USER_INPUT", "{status:?}");
        assert_eq!(outcome(final_by(&[TREATER], &note(status), json!({}))), "FORBIDDEN", "{status:?}");
    }
    let signed = note(FormStatus::SignedByTempStorer);
    assert_eq!(outcome(final_by(&[FINAL], &signed, json!({}))), "BAD_USER_INPUT");

    let resent = note(FormStatus::Resent);
    assert_eq!(resent.current_transporter_org_id.as_deref(), Some(SECOND_CARRIER));
    let after = final_by(&[FINAL], &resent, decision("PARTIALLY_REFUSED", 2.2, 0.2)).unwrap();
    assert_eq!((after.status, suite(&after).status), (FormStatus::Accepted, FormStatus::Accepted));
    assert_eq!(suite(&after).reception.acceptation, Some(WasteAcceptationStatus::PartiallyRefused));
    assert_eq!(after.reception, resent.reception, "the storer's reception is its own");
    assert_eq!(after.current_transporter_org_id.as_deref(), Some(""));
    assert_eq!(outcome(final_by(&[FINAL], &resent, decision("REFUSED", 2.2, 2.2))), "REFUSED");
    // The second leg's carrier goes by road.
    assert_eq!(
        outcome(final_by(&[FINAL], &resent, decision("ACCEPTED", 41.0, 0.0))),
        "INVALID quantityReceived"
    );
}

#[test]
fn the_destination_accepts_and_treats() {
    let before = note(FormStatus::Received);
    let base = json!({ "signedAt": NOW, "signedBy": "I", "wasteAcceptationStatus": "ACCEPTED",
        "quantityReceived": 2.2, "quantityRefused": 0 });
    let judged =
        |org_id| by(Role::Member, &[org_id], |actor, facts| accept(&before, decode(&base), actor, facts));
    assert_eq!(outcome(judged(TREATER)), "FORBIDDEN");
    let accepted = judged(FINAL).unwrap();
    assert_eq!(suite(&accepted).reception.received_by.as_deref(), Some("Idris"));
    assert_eq!(outcome(treated_by(TREATER, &accepted, json!({}))), "FORBIDDEN");
    let treated = treated_by(FINAL, &accepted, json!({})).unwrap();
    assert_eq!((treated.status, suite(&treated).status), (FormStatus::Processed, FormStatus::Processed));
    assert_eq!((treated.processing.at, suite(&treated).processing.by.as_deref()), (None, Some("Idris")));
    let broken = json!({ "processingOperationDone": "R 13", "destinationOperationMode": null,
        "noTraceability": true, "nextDestination": { "processingOperation": "R 1" } });
    let broken = treated_by(FINAL, &accepted, broken).unwrap();
    assert_eq!(
        (broken.status, suite(&broken).status),
        (FormStatus::NoTraceability, FormStatus::NoTraceability)
    );
}

#[test]
fn the_storer_may_treat_what_it_accepted() {
    let before = note(FormStatus::TempStorerAccepted);
    let after = treated_by(TREATER, &before, json!({})).unwrap();
    assert_eq!((after.status, &after.suite), (FormStatus::Processed, &None));
    assert!(!after.recipient.is_temp_storage);
    assert_eq!(after.processing.by.as_deref(), Some("Idris"));
    assert_eq!(quantity_accepted(&after).unwrap().normalize().to_string(), "2.3");
    assert!(!org_ids(&after).contains(&FINAL), "who gets no waste loses access");
    for status in [FormStatus::TempStored, FormStatus::Resealed, FormStatus::Resent] {
        assert_eq!(outcome(treated_by(TREATER, &note(status), json!({}))), "FORBIDDEN", "{status:?}");
    }
    assert_eq!(outcome(treated_by(PRODUCER, &before, json!({}))), "FORBIDDEN");
    let grouped = json!({ "processingOperationDone": "R 13", "destinationOperationMode": null,
        "nextDestination": { "processingOperation": "R 1", "company": company(FINAL) } });
    assert_eq!(outcome(treated_by(TREATER, &before, grouped)), "AWAITING_GROUP");
}
