//! Signatures of the second leg, and those of both parties at once (specification, 7.8, 7.9, 7.14).

use super::storage::{note, planned};
use super::*;
use crate::domain::bsd::Signatory;

fn suite(note: &Record) -> &Record {
    note.suite.as_deref().unwrap()
}

#[test]
fn the_storer_signs_the_second_leg() {
    let before = note(FormStatus::Resealed);
    let after = emitted(&before, json!({ "quantity": 2.1, "emittedBy": "Lou" })).unwrap();
    let leg = suite(&after);
    assert_eq!((after.status, leg.status), (FormStatus::SignedByTempStorer, FormStatus::SignedByProducer));
    assert_eq!((leg.emission.by.as_deref(), after.emission.by.as_deref()), (Some("Lou"), Some("Mina")));
    assert_eq!(leg.waste.quantity.unwrap().normalize().to_string(), "2.1");
    assert_eq!(after.waste.quantity, before.waste.quantity, "what left the producer stays");

    let asked = |by_eco: bool| {
        let input =
            json!({ "emittedAt": NOW, "emittedBy": "L", "quantity": 1, "emittedByEcoOrganisme": by_eco });
        emission_signatory(&before, &decode(&input)).unwrap().org_id().to_owned()
    };
    // There is no eco-organisation in this leg.
    assert_eq!((asked(false).as_str(), asked(true).as_str()), (TREATER, TREATER));
}

#[test]
fn the_second_leg_is_checked_like_the_first() {
    let before = note(FormStatus::Resealed);
    for (patch, expected) in [
        (json!({}), "SIGNED_BY_TEMP_STORER"),
        (json!({ "packagingInfos": [{ "type": "BENNE", "quantity": 1 }] }), "SIGNED_BY_TEMP_STORER"),
        (json!({ "packagingInfos": [] }), "INVALID wasteDetails.packagingInfos"),
        (json!({ "packagingInfos": null }), "INVALID wasteDetails.packagingInfos"),
        (json!({ "quantity": 0 }), "INVALID wasteDetails.quantity"),
        (json!({ "onuCode": null }), "SIGNED_BY_TEMP_STORER"),
        (json!({ "onuCode": "" }), "INVALID wasteDetails.onuCode"),
    ] {
        assert_eq!(outcome(emitted(&before, patch.clone())), expected, "{patch}");
    }
    let unpacked =
        super::storage::resealed(&before, json!({ "wasteDetails": { "packagingInfos": [] } })).unwrap();
    assert_eq!(outcome(emitted(&unpacked, json!({}))), "INVALID wasteDetails.packagingInfos");
}

#[test]
fn what_the_second_leg_lacks_comes_from_the_first() {
    let mut before = note(FormStatus::Resealed);
    before.waste.non_road_regulation_mention = Some("RID".into());
    before.suite.as_mut().unwrap().waste.onu_code = None;
    let after = emitted(&before, json!({})).unwrap();
    assert_eq!(suite(&after).waste.onu_code, before.waste.onu_code);
    assert_eq!(suite(&after).waste.non_road_regulation_mention.as_deref(), Some("RID"));
}

#[test]
fn its_carrier_takes_over() {
    let before = note(FormStatus::SignedByTempStorer);
    assert_eq!(transport_signatory(&before).unwrap().org_id(), SECOND_CARRIER);
    let contact = json!({ "takenOverBy": "Hugo", "transporterCompanyContact": "Autre" });
    let after = taken_over(&before, contact).unwrap();
    let leg = suite(&after);
    assert_eq!((after.status, leg.status), (FormStatus::Resent, FormStatus::Sent));
    assert_eq!((leg.take_over.by.as_deref(), after.take_over.by.as_deref()), (Some("Hugo"), Some("Odile")));
    assert_eq!(leg.transporters[0].company.contact.as_deref(), Some("Mina Carvalho"), "left aside here");
    assert_eq!(leg.transporters[0].receipt.number.as_deref(), Some("R-7"));
    assert_eq!(after.current_transporter_org_id.as_deref(), Some(SECOND_CARRIER));
    assert_eq!(after.transporters, before.transporters);

    let plate = json!({ "transporterNumberPlate": "A" });
    assert_eq!(outcome(taken_over(&before, plate)), "INVALID transporter.numberPlate");
    let mode = json!({ "transporterTransportMode": null });
    assert_eq!(outcome(taken_over(&before, mode)), "INVALID transporter.mode");
    assert_eq!(outcome(taken_over(&note(FormStatus::Resealed), json!({}))), "BAD_USER_INPUT");
    assert_eq!(outcome(taken_over(&note(FormStatus::Resent), json!({}))), "BAD_USER_INPUT");
    let alone =
        super::storage::resealed(&note(FormStatus::Resealed), json!({ "transporter": null })).unwrap();
    let signed = emitted(&alone, json!({})).unwrap();
    assert_eq!(outcome(taken_over(&signed, json!({}))), "BAD_USER_INPUT", "nobody is there to carry it");
}

/// A note whose carriers go by train, so that they need no plate to sign.
fn by_train(status: FormStatus) -> Record {
    let mut note = if matches!(status, FormStatus::Sealed | FormStatus::SignedByProducer) {
        let rail = patched(planned(), &json!({ "transporter": { "mode": "RAIL" } }));
        let draft = created_by(&caller(Role::Admin, &[PRODUCER]), &rail).unwrap();
        let sealed = by(Role::Admin, &[PRODUCER], |actor, facts| seal(&draft, actor, facts)).unwrap();
        if status == FormStatus::Sealed { sealed } else { emitted(&sealed, json!({})).unwrap() }
    } else {
        note(status)
    };
    for carrier in note.suite.iter_mut().flat_map(|suite| &mut suite.transporters) {
        carrier.mode = Some(crate::generated::TransportMode::Rail);
    }
    note
}

fn signing(patch: &Json) -> Json {
    let base = json!({ "sentAt": "2026-11-23T09:00:00Z", "sentBy": "Ana", "signedByTransporter": true,
        "signedByProducer": true, "securityCode": 1234, "quantity": 2.2 });
    patched(base, patch)
}

fn asked(org_id: &str, before: &Record, patch: &Json) -> Result<Signatory> {
    hand_over_signatory(before, &decode(&signing(patch)), &caller(Role::Driver, &[org_id]))
}

fn both(org_id: &str, before: &Record, patch: Json) -> Result<Record> {
    let code = asked(org_id, before, &patch)?.security_code_given();
    let caller = caller(Role::Driver, &[org_id]);
    let directory = directory();
    sign_both(before, decode(&signing(&patch)), &code, &caller, facts(&directory))
}

#[test]
fn both_sign_the_first_leg_at_once() {
    for status in [FormStatus::Sealed, FormStatus::SignedByProducer] {
        let after = both(CARRIER, &by_train(status), json!({})).unwrap();
        assert_eq!((after.status, suite(&after).status), (FormStatus::Sent, FormStatus::Draft));
        assert_eq!(
            (after.emission.by.as_deref(), after.take_over.by.as_deref()),
            (Some("Ana"), Some("Mina Carvalho"))
        );
        assert_eq!(
            (after.emission.at, after.take_over.at),
            (Some(at("2026-11-23T09:00:00Z")), after.emission.at)
        );
        assert_eq!(
            (after.take_over.sent_at, after.take_over.signed_by_transporter),
            (after.emission.at, Some(true))
        );
        assert_eq!(after.waste.quantity.unwrap().normalize().to_string(), "2.2");
        assert_eq!(after.current_transporter_org_id.as_deref(), Some(CARRIER));
    }
}

#[test]
fn both_sign_the_second_leg_at_once() {
    let before = by_train(FormStatus::Resealed);
    let after = both(SECOND_CARRIER, &before, json!({ "packagings": ["GRV"] })).unwrap();
    let leg = suite(&after);
    assert_eq!((after.status, leg.status), (FormStatus::Resent, FormStatus::Sent));
    assert_eq!((leg.emission.by.as_deref(), after.emission.by.as_deref()), (Some("Ana"), Some("Mina")));
    assert_eq!(leg.waste.packaging_infos[0].kind, crate::generated::Packagings::Grv);
    assert_eq!(after.waste, before.waste);
}

#[test]
fn a_direct_note_on_its_way_is_signed_again() {
    let mut before = super::note(FormStatus::Sent);
    assert_eq!(outcome(both(CARRIER, &before, json!({}))), "SENT");
    before.transporters.push(record::Transporter {
        company: record::Company { siret: Some(SECOND_CARRIER.into()), ..Default::default() },
        taken_over_at: Some(at(NOW)),
        ..Default::default()
    });
    let after = both(CARRIER, &before, json!({})).unwrap();
    assert_eq!(after.current_transporter_org_id.as_deref(), Some(SECOND_CARRIER));
}

#[test]
fn whose_code_is_asked() {
    let sealed = by_train(FormStatus::Sealed);
    let eco = json!({ "signatureAuthor": "ECO_ORGANISME" });
    assert_eq!(asked(CARRIER, &sealed, &json!({})).unwrap().org_id(), PRODUCER);
    assert_eq!(asked(CARRIER, &sealed, &eco).map(drop).unwrap_err().code().as_str(), "BAD_USER_INPUT");
    let mut with_eco = sealed.clone();
    with_eco.eco_organisme = Some(record::EcoOrganisme { name: "Éco".into(), siret: ECO.into() });
    assert_eq!(asked(CARRIER, &with_eco, &eco).unwrap().org_id(), ECO);
    let after = both(CARRIER, &with_eco, eco.clone()).unwrap();
    assert_eq!(after.emission.by_eco_organisme, Some(true));
    let resealed = by_train(FormStatus::Resealed);
    assert_eq!(asked(SECOND_CARRIER, &resealed, &eco).unwrap().org_id(), TREATER);
    // A member needs the code all the same.
    let signatory = asked(SECOND_CARRIER, &resealed, &json!({})).unwrap();
    assert_eq!(signatory.member(&caller(Role::Admin, &[TREATER])), None);
}

#[test]
fn signing_both_is_refused() {
    let sealed = by_train(FormStatus::Sealed);
    for (patch, expected) in [
        (json!({ "signedByTransporter": false }), "INVALID signedByTransporter"),
        (json!({ "signedByProducer": false }), "INVALID signedByProducer"),
        (json!({ "sentBy": "" }), "INVALID sentBy"),
        (json!({ "quantity": 0 }), "INVALID wasteDetails.quantity"),
        (json!({ "packagingInfos": [] }), "INVALID wasteDetails.packagingInfos"),
        (json!({ "packagings": ["PIPELINE"] }), "INVALID packagingInfos"),
        (json!({ "packagingInfos": null, "onuCode": null }), "SENT"),
        (json!({ "onuCode": "" }), "INVALID wasteDetails.onuCode"),
    ] {
        assert_eq!(outcome(both(CARRIER, &sealed, patch.clone())), expected, "{patch}");
        assert_eq!(outcome(both(PRODUCER, &sealed, patch.clone())), "FORBIDDEN", "{patch}");
    }
    let mut unready = sealed.clone();
    unready.transporters[0].mode = None;
    assert_eq!(outcome(both(CARRIER, &unready, json!({}))), "INVALID transporter.mode");
    for (status, carrier, expected) in [
        (FormStatus::Resealed, CARRIER, "FORBIDDEN"),
        (FormStatus::SignedByTempStorer, SECOND_CARRIER, "BAD_USER_INPUT"),
        (FormStatus::Resent, SECOND_CARRIER, "BAD_USER_INPUT"),
        // What has left goes on from the storer, for which nothing is prepared.
        (FormStatus::Sent, CARRIER, "FORBIDDEN"),
        (FormStatus::TempStorerAccepted, CARRIER, "FORBIDDEN"),
    ] {
        assert_eq!(outcome(both(carrier, &by_train(status), json!({}))), expected, "{status:?} {carrier}");
    }
    let draft = created_by(
        &caller(Role::Admin, &[PRODUCER]),
        &patched(whole(), &json!({ "transporter": { "mode": "RAIL" } })),
    );
    assert_eq!(outcome(both(CARRIER, &draft.unwrap(), json!({}))), "BAD_USER_INPUT");
    assert_eq!(outcome(both(CARRIER, &super::note(FormStatus::Received), json!({}))), "BAD_USER_INPUT");
}

#[test]
fn each_first_carrier_edits_its_own_fields() {
    let before = note(FormStatus::Resealed);
    let edit = |org_id| {
        by(Role::Driver, &[org_id], |actor, facts| {
            let plate = crate::graphql::input::Maybe::Value("AB-123-CD".to_owned());
            update_transporter_fields(&before, plate, Default::default(), actor, facts)
        })
    };
    let after = edit(SECOND_CARRIER).unwrap();
    assert_eq!(suite(&after).transporters[0].number_plate.as_deref(), Some("AB-123-CD"));
    assert_eq!(after.transporters, before.transporters);
    assert_eq!(edit(CARRIER).unwrap().transporters[0].number_plate.as_deref(), Some("AB-123-CD"));
    assert_eq!(outcome(edit(TREATER)), "FORBIDDEN");
}
