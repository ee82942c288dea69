//! Temporary storage, with each of its endings.

use client::form::{self, FormStatus};
use client::input::WasteAcceptationStatus::{Accepted, PartiallyRefused, Refused};
use client::input::{
    DestinationInput, PackagingInfoInput, Packagings, QuantityType, ResealedFormInput,
    TempStorerAcceptedFormInput, WasteDetailsRepackagingInput,
};
use serde_json::json;

use crate::support::direct::{Direct, accepted, arrival, emission, recycling, refused, transport, update};
use crate::support::stored::{Stored, decided, resending, storage};

#[tokio::test]
async fn a_note_travels_to_the_storer_and_on_to_its_destination() {
    let route = Stored::start().await;
    let (producer, storer, carrier, destination) =
        (route.producer(), route.storer(), &route.carrier, &route.destination);

    let draft = producer.run(form::create(route.note())).await.data();
    let id = &draft.id;
    assert_eq!(draft.recipient.unwrap().is_temp_storage, Some(true));
    let planned = draft.temporary_storage_detail.unwrap();
    assert!(planned.temporary_storer.is_none() && planned.transporter.is_none());
    let to = planned.destination.unwrap();
    assert_eq!((to.cap.as_deref(), to.is_filled_by_emitter), (Some("CAP-FIN-7"), Some(false)));
    let named = to.company.unwrap();
    assert_eq!(named.name, Some(format!("Société {}", destination.siret)), "the directory's");

    producer.run(form::seal(id)).await.data();
    producer.run(form::sign_emission(id, emission(), None)).await.data();
    let sent = route.direct.transporter.run(form::sign_transport(id, transport(), None)).await.data();
    let summary = sent.state_summary.unwrap();
    assert_eq!(summary.recipient.unwrap().org_id.as_ref(), Some(&storer.siret));

    let stored = storer.run(form::store(id, storage())).await.data();
    assert_eq!((stored.status, stored.received_by), (FormStatus::TempStored, None));
    assert_eq!(stored.current_transporter_siret.as_deref(), Some(""));
    let decision = TempStorerAcceptedFormInput {
        signed_at: "2026-11-03T09:00:00Z".into(),
        signed_by: "Lou".into(),
        waste_acceptation_status: PartiallyRefused,
        waste_refusal_reason: Some("Souillé".into()),
        quantity_received: 2.3,
        quantity_refused: 0.3,
        quantity_type: QuantityType::Real,
    };
    let judged = storer.run(form::accept_stored(id, decision)).await.data();
    assert_eq!((judged.status, judged.quantity_accepted), (FormStatus::TempStorerAccepted, None));
    let detail = judged.temporary_storage_detail.unwrap();
    let at_storer = detail.temporary_storer.unwrap();
    assert_eq!((at_storer.received_by.as_deref(), at_storer.quantity_accepted), (Some("Lou"), Some(2.0)));
    assert_eq!(at_storer.waste_acceptation_status, Some(PartiallyRefused));
    assert_eq!(detail.waste_details.unwrap().quantity, Some(2.0));

    let packed = WasteDetailsRepackagingInput {
        packaging_infos: Some(vec![PackagingInfoInput { kind: Packagings::Grv, quantity: Some(3) }]),
        ..Default::default()
    };
    let resealing = ResealedFormInput { waste_details: Some(packed), ..route.resealing() };
    let resealed = storer.run(form::reseal(id, resealing)).await.data();
    assert_eq!(resealed.status, FormStatus::Resealed);
    let summary = resealed.state_summary.unwrap();
    assert_eq!(summary.emitter.unwrap().org_id.as_ref(), Some(&storer.siret));
    assert_eq!(summary.recipient.unwrap().org_id.as_ref(), Some(&destination.siret));
    assert_eq!(summary.transporter.unwrap().org_id.as_ref(), Some(&carrier.siret));
    assert_eq!((summary.quantity, resealed.waste_details.unwrap().quantity), (Some(2.0), Some(2.5)));
    assert_eq!(resealed.emitter.unwrap().company.unwrap().org_id.as_ref(), Some(&producer.siret));

    let mine = client::input::SignEmissionFormInput { emitted_by: "Lou".into(), quantity: 1.9, ..emission() };
    let signed = storer.run(form::sign_emission(id, mine, None)).await.data();
    assert_eq!((signed.status, signed.emitted_by.as_deref()), (FormStatus::SignedByTempStorer, Some("Mina")));
    let theirs = client::input::SignTransportFormInput { taken_over_by: "Hugo".into(), ..transport() };
    let resent = carrier.run(form::sign_transport(id, theirs, None)).await.data();
    assert_eq!((resent.status, resent.taken_over_by.as_deref()), (FormStatus::Resent, Some("Odile")));
    assert_eq!(resent.current_transporter_siret.as_ref(), Some(&carrier.siret));

    let received = destination.run(form::receive(id, accepted(1.85))).await.data();
    assert_eq!((received.status, received.received_by.as_deref()), (FormStatus::Accepted, Some("Idris")));
    let processed = destination.run(form::process(id, recycling())).await.data();
    assert_eq!(processed.status, FormStatus::Processed);

    // What was answered is what is kept, for each of the five.
    for party in route.everybody() {
        let kept = party.run(form::get(id)).await.data();
        assert_eq!((kept.status, kept.quantity_accepted), (FormStatus::Processed, Some(1.85)));
        assert_eq!(kept.processing_operation_done.as_deref(), Some("R 2"));
        let detail = kept.temporary_storage_detail.unwrap();
        assert_eq!(
            (detail.emitted_by.as_deref(), detail.taken_over_by.as_deref()),
            (Some("Lou"), Some("Hugo"))
        );
        assert_eq!(detail.temporary_storer.unwrap().quantity_received, Some(2.3));
        assert_eq!(detail.transporter.unwrap().receipt.as_deref(), Some("R-4410"));
        assert_eq!(
            kept.transporter.unwrap().company.unwrap().org_id,
            Some(route.direct.transporter.siret.clone())
        );
        let listed = party.run(form::list(form::ListFormsVariables::default())).await.data();
        assert_eq!(listed.len(), 1);
    }
}

#[tokio::test]
async fn every_party_does_its_own_part_only() {
    let route = Stored::start().await;
    let (storer, carrier, destination) = (route.storer(), &route.carrier, &route.destination);
    let id = &route.sent().await.id;
    assert_eq!(destination.run(form::store(id, storage())).await.codes(), ["FORBIDDEN"]);
    assert_eq!(storer.run(form::receive(id, arrival())).await.codes(), ["FORBIDDEN"]);
    assert_eq!(destination.run(form::receive(id, arrival())).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(storer.run(form::reseal(id, route.resealing())).await.codes(), ["BAD_USER_INPUT"]);

    storer.run(form::store(id, decided(Accepted, 2.3, 0.0))).await.data();
    assert_eq!(destination.run(form::reseal(id, route.resealing())).await.codes(), ["FORBIDDEN"]);
    assert_eq!(route.producer().run(form::reseal(id, route.resealing())).await.codes(), ["FORBIDDEN"]);
    assert_eq!(carrier.run(form::get(id)).await.codes(), ["FORBIDDEN"], "it is not named yet");

    storer.run(form::reseal(id, route.resealing())).await.data();
    assert_eq!(carrier.run(form::sign_transport(id, transport(), None)).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(route.producer().run(form::sign_emission(id, emission(), None)).await.codes(), ["FORBIDDEN"]);
    storer.run(form::sign_emission(id, emission(), None)).await.data();
    let first = &route.direct.transporter;
    assert_eq!(first.run(form::sign_transport(id, transport(), None)).await.codes(), ["FORBIDDEN"]);
    carrier.run(form::sign_transport(id, transport(), None)).await.data();
    assert_eq!(storer.run(form::receive(id, accepted(2.0))).await.codes(), ["FORBIDDEN"]);
    destination.run(form::receive(id, accepted(2.0))).await.data();
    assert_eq!(storer.run(form::process(id, recycling())).await.codes(), ["FORBIDDEN"]);
    assert_eq!(storer.run(form::reseal(id, route.resealing())).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn the_storer_may_refuse_all() {
    let route = Stored::start().await;
    let storer = route.storer();
    let id = &route.sent().await.id;
    for (what, input) in [
        ("all refused but not all", decided(Refused, 2.3, 1.0)),
        ("nothing accepted", decided(Accepted, 0.0, 0.0)),
        (
            "without a reason",
            client::input::TempStoredFormInput { waste_refusal_reason: None, ..decided(Refused, 2.3, 2.3) },
        ),
    ] {
        assert_eq!(storer.run(form::store(id, input)).await.codes(), ["BAD_USER_INPUT"], "{what}");
    }
    let refused = storer.run(form::store(id, decided(Refused, 2.3, 2.3))).await.data();
    assert_eq!((refused.status, refused.waste_acceptation_status), (FormStatus::Refused, None));
    let at_storer = refused.temporary_storage_detail.unwrap().temporary_storer.unwrap();
    assert_eq!((at_storer.quantity_refused, at_storer.quantity_accepted), (Some(2.3), Some(0.0)));
    assert_eq!(storer.run(form::reseal(id, route.resealing())).await.codes(), ["BAD_USER_INPUT"]);
    let mails = route.direct.app.rows("select payload::text from job where kind = 'mail.bsdd_refusal'").await;
    assert_eq!(mails.len(), 1, "the emitter is told");
}

#[tokio::test]
async fn each_refusal_is_told_once() {
    let route = Stored::start().await;
    let id = &route.sent().await.id;
    route.storer().run(form::store(id, decided(PartiallyRefused, 2.3, 0.3))).await.data();
    route.storer().run(form::reseal(id, route.resealing())).await.data();
    route.storer().run(form::sign_emission(id, emission(), None)).await.data();
    route.carrier.run(form::sign_transport(id, transport(), None)).await.data();
    route.destination.run(form::receive(id, refused(Refused, 2.0, 2.0))).await.data();
    assert_eq!(route.direct.app.count("job where kind = 'mail.bsdd_refusal'").await, 2);
}

#[tokio::test]
async fn the_storer_may_treat_the_waste_itself() {
    let route = Stored::start().await;
    let storer = route.storer();
    let id = &route.accepted().await.id;
    assert_eq!(route.producer().run(form::process(id, recycling())).await.codes(), ["FORBIDDEN"]);
    let treated = storer.run(form::process(id, recycling())).await.data();
    assert_eq!(treated.status, FormStatus::Processed);
    assert!(treated.temporary_storage_detail.is_none());
    assert_eq!(treated.recipient.unwrap().is_temp_storage, Some(false));
    assert_eq!((treated.received_by.as_deref(), treated.quantity_accepted), (Some("Lou"), Some(2.3)));
    assert_eq!(route.destination.run(form::get(id)).await.codes(), ["FORBIDDEN"]);
    assert_eq!(storer.run(form::get(id)).await.data().processed_by.as_deref(), Some("Idris"));
}

#[tokio::test]
async fn a_direct_note_is_sent_on_instead_of_treated() {
    let route = Stored::start().await;
    let Direct { destination: first, .. } = &route.direct;
    let id = &route.direct.accepted().await.id;
    let nowhere = first.run(form::reseal(id, route.resealing())).await.refusal();
    assert_eq!(nowhere.code, "BAD_USER_INPUT");
    assert!(nowhere.message.contains("(destination.company.siret)"), "{}", nowhere.message);
    let input = ResealedFormInput { destination: Some(route.to_destination()), ..route.resealing() };
    let resealed = first.run(form::reseal(id, input)).await.data();
    assert_eq!((resealed.status, resealed.quantity_received), (FormStatus::Resealed, None));
    assert_eq!(resealed.recipient.unwrap().is_temp_storage, Some(true));
    assert_eq!(
        resealed.temporary_storage_detail.unwrap().temporary_storer.unwrap().quantity_received,
        Some(2.35)
    );
    first.run(form::sign_emission(id, emission(), None)).await.data();
    route.carrier.run(form::sign_transport(id, transport(), None)).await.data();
    let arrived = route.destination.run(form::receive(id, accepted(2.3))).await.data();
    assert_eq!((arrived.status, arrived.quantity_received), (FormStatus::Accepted, Some(2.3)));
}

#[tokio::test]
async fn a_second_leg_is_prepared_again_without_a_log() {
    let route = Stored::start().await;
    let id = &route.resealed().await.id;
    let logs = "bsd_event where status = 'RESEALED'";
    let cap = |cap: &str| ResealedFormInput {
        destination: Some(DestinationInput { cap: Some(cap.into()), ..Default::default() }),
        ..Default::default()
    };
    let again = route.storer().run(form::reseal(id, cap("CAP-2"))).await.data();
    let detail = again.temporary_storage_detail.unwrap();
    assert_eq!(detail.destination.unwrap().cap.as_deref(), Some("CAP-2"));
    assert_eq!(detail.transporter.unwrap().company.unwrap().org_id.as_ref(), Some(&route.carrier.siret));
    assert_eq!(route.direct.app.count(logs).await, 1);
    assert_eq!(route.storer().run(form::reseal(id, cap(""))).await.codes(), ["BAD_USER_INPUT"]);
    route.storer().run(form::sign_emission(id, emission(), None)).await.data();
    assert_eq!(route.storer().run(form::reseal(id, cap("CAP-3"))).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn waste_is_sent_on_in_one_step() {
    let route = Stored::start().await;
    let (storer, destination) = (route.storer(), &route.destination);
    let id = &route.accepted().await.id;
    assert_eq!(destination.run(form::resend(id, resending())).await.codes(), ["FORBIDDEN"]);
    let resent = storer.run(form::resend(id, resending())).await.data();
    assert_eq!(resent.status, FormStatus::Resent);
    let detail = resent.temporary_storage_detail.unwrap();
    assert_eq!((detail.emitted_by.as_deref(), detail.taken_over_by), (Some("Lou"), None));
    assert_eq!(detail.taken_over_at.unwrap().0, "2026-11-05T08:00:00.000Z");
    assert!(detail.transporter.is_none());
    assert_eq!(storer.run(form::resend(id, resending())).await.codes(), ["BAD_USER_INPUT"]);
    destination.run(form::receive(id, accepted(2.0))).await.data();
}

#[tokio::test]
async fn an_update_drops_the_second_leg_and_its_companies() {
    let route = Stored::start().await;
    let (producer, destination) = (route.producer(), &route.destination);
    let id = &route.sealed().await.id;
    destination.run(form::get(id)).await.data();
    let unflagged =
        json!({ "recipient": { "isTempStorage": false }, "temporaryStorageDetail": { "destination": {} } });
    assert_eq!(update(producer, id, unflagged).await.codes(), ["BAD_USER_INPUT"]);

    // Sealed, a destination that treats must tell how, and the note whether ADR applies: it does here.
    update(producer, id, json!({ "recipient": { "isTempStorage": false } })).await.data();
    let direct = producer.run(form::get(id)).await.data();
    assert!(direct.temporary_storage_detail.is_none());
    assert_eq!(destination.run(form::get(id)).await.codes(), ["FORBIDDEN"]);

    update(producer, id, json!({ "recipient": { "isTempStorage": true } })).await.data();
    let stored = producer.run(form::get(id)).await.data();
    assert!(stored.temporary_storage_detail.unwrap().destination.unwrap().company.is_none());
    let to =
        json!({ "temporaryStorageDetail": { "destination": { "company": { "siret": destination.siret } } } });
    update(producer, id, to).await.data();
    destination.run(form::get(id)).await.data();
    update(producer, id, json!({ "temporaryStorageDetail": null })).await.data();
    assert_eq!(destination.run(form::get(id)).await.codes(), ["FORBIDDEN"]);

    producer.run(form::sign_emission(id, emission(), None)).await.data();
    route.direct.transporter.run(form::sign_transport(id, transport(), None)).await.data();
    assert_eq!(
        update(producer, id, json!({ "recipient": { "isTempStorage": false } })).await.codes(),
        ["FORBIDDEN"]
    );
    // Nothing was planned: the storer plans it.
    let accepted = route.storer().run(form::store(id, decided(Accepted, 2.3, 0.0))).await.data();
    assert!(accepted.temporary_storage_detail.is_none());
    assert_eq!(route.storer().run(form::resend(id, resending())).await.codes(), ["BAD_USER_INPUT"]);
    let input = ResealedFormInput { destination: Some(route.to_destination()), ..route.resealing() };
    assert_eq!(route.storer().run(form::reseal(id, input)).await.data().status, FormStatus::Resealed);
}

#[tokio::test]
async fn a_draft_shows_its_second_leg_to_its_owners_companies_only() {
    let route = Stored::start().await;
    let draft = route.draft().await;
    assert_eq!(route.destination.run(form::get(&draft.id)).await.codes(), ["FORBIDDEN"]);
    // Whoever is the final destination may write the note.
    let theirs = route.destination.run(form::create(route.note())).await.data();
    assert_eq!(route.destination.run(form::get(&theirs.id)).await.data().status, FormStatus::Draft);
    assert_eq!(route.producer().run(form::get(&theirs.id)).await.codes(), ["FORBIDDEN"]);
    assert_eq!(route.destination.run(form::delete(&theirs.id)).await.data().id, theirs.id);
    assert_eq!(route.destination.run(form::get(&theirs.id)).await.codes(), ["BAD_USER_INPUT"]);
}
