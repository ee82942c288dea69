//! The direct route, with each of its endings.

use client::form::{self, FormStatus};
use client::input::{AcceptedFormInput, WasteAcceptationStatus, WasteAcceptationStatus::*};

use crate::support::direct::{Direct, accepted, arrival, emission, recycling, refused, transport};

#[tokio::test]
async fn a_note_travels_from_draft_to_processed() {
    let route = Direct::start().await;
    let Direct { producer, transporter, destination, .. } = &route;

    let draft = producer.run(form::create(route.note())).await.data();
    assert_eq!(draft.status, FormStatus::Draft);
    assert_eq!(draft.id.inner().len(), 25);
    let written = draft.emitter.unwrap().company.unwrap();
    assert_eq!(written.org_id.as_ref(), Some(&producer.siret));
    assert_eq!(written.name, Some(format!("Société {}", producer.siret)), "the directory's, not the input's");
    let id = draft.id;

    let sealed = producer.run(form::seal(&id)).await.data();
    assert_eq!((sealed.status, &sealed.readable_id), (FormStatus::Sealed, &draft.readable_id));

    let signed = producer.run(form::sign_emission(&id, emission(), None)).await.data();
    assert_eq!((signed.status, signed.emitted_by.as_deref()), (FormStatus::SignedByProducer, Some("Mina")));
    assert_eq!(signed.emitted_at.unwrap().0, "2026-11-01T08:00:00.000Z");
    assert_eq!(signed.waste_details.unwrap().quantity, Some(2.5));

    let sent = transporter.run(form::sign_transport(&id, transport(), None)).await.data();
    assert_eq!((sent.status, sent.taken_over_by.as_deref()), (FormStatus::Sent, Some("Odile")));
    assert_eq!(sent.current_transporter_siret.as_ref(), Some(&transporter.siret));
    let carrier = sent.transporter.unwrap();
    assert_eq!(carrier.number_plate.as_deref(), Some("FD-318-KC"));
    assert_eq!(carrier.receipt.as_deref(), Some("R-4410"));

    let received = destination.run(form::receive(&id, arrival())).await.data();
    assert_eq!((received.status, received.received_by.as_deref()), (FormStatus::Received, Some("Idris")));
    assert_eq!(received.waste_acceptation_status, None);

    let decision = decision(Accepted, 2.35, 0.0);
    let accepted = destination.run(form::accept(&id, decision)).await.data();
    assert_eq!(accepted.status, FormStatus::Accepted);
    assert_eq!((accepted.quantity_received, accepted.quantity_accepted), (Some(2.35), Some(2.35)));

    let processed = destination.run(form::process(&id, recycling())).await.data();
    assert_eq!(processed.status, FormStatus::Processed);
    assert_eq!(processed.processing_operation_done.as_deref(), Some("R 2"));

    // What was answered is what is kept, for each of the three.
    for party in route.everybody() {
        let kept = party.run(form::get(&id)).await.data();
        assert_eq!(kept.status, FormStatus::Processed);
        assert_eq!(
            (kept.emitted_by.as_deref(), kept.taken_over_by.as_deref()),
            (Some("Mina"), Some("Odile"))
        );
        assert_eq!(kept.waste_acceptation_status, Some(Accepted));
        assert_eq!(kept.quantity_received, Some(2.35));
        assert_eq!(kept.transporter.unwrap().number_plate.as_deref(), Some("FD-318-KC"));
        let listed = party.run(form::list(form::ListFormsVariables::default())).await.data();
        assert_eq!(listed.len(), 1);
        assert_eq!((&listed[0].id, listed[0].status), (&id, FormStatus::Processed));
    }
}

#[tokio::test]
async fn a_load_refused_on_arrival_goes_no_further() {
    let route = Direct::start().await;
    let note = route.sent().await;
    let destination = &route.destination;
    let refusal = refused(Refused, 2.4, 2.4);
    let note = destination.run(form::receive(&note.id, refusal)).await.data();
    assert_eq!((note.status, note.waste_acceptation_status), (FormStatus::Refused, Some(Refused)));
    assert_eq!((note.quantity_refused, note.quantity_accepted), (Some(2.4), Some(0.0)));

    let answer = destination.run(form::process(&note.id, recycling())).await;
    assert_eq!(answer.codes(), ["BAD_USER_INPUT"]);
    let answer = destination.run(form::accept(&note.id, decision(Accepted, 2.4, 0.0))).await;
    assert_eq!(answer.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(destination.run(form::get(&note.id)).await.data().status, FormStatus::Refused);
}

#[tokio::test]
async fn a_load_refused_in_part_is_treated_for_the_rest() {
    let route = Direct::start().await;
    let destination = &route.destination;
    let note = route.sent().await;
    let refusal = refused(PartiallyRefused, 2.4, 0.9);
    let note = destination.run(form::receive(&note.id, refusal)).await.data();
    assert_eq!((note.status, note.waste_acceptation_status), (FormStatus::Accepted, Some(PartiallyRefused)));
    assert_eq!((note.quantity_received, note.quantity_refused), (Some(2.4), Some(0.9)));
    assert_eq!(note.quantity_accepted, Some(1.5));
    let note = destination.run(form::process(&note.id, recycling())).await.data();
    assert_eq!(note.status, FormStatus::Processed);
}

#[tokio::test]
async fn a_load_may_be_refused_some_time_after_its_arrival() {
    let route = Direct::start().await;
    let note = route.received().await;
    let refusal = AcceptedFormInput {
        waste_refusal_reason: Some("Non conforme".into()),
        ..decision(Refused, 2.4, 2.4)
    };
    let note = route.destination.run(form::accept(&note.id, refusal)).await.data();
    assert_eq!((note.status, note.quantity_accepted), (FormStatus::Refused, Some(0.0)));
}

#[tokio::test]
async fn quantities_must_fit_the_decision() {
    let route = Direct::start().await;
    let note = route.sent().await;
    let unexplained =
        client::input::ReceivedFormInput { waste_refusal_reason: None, ..refused(Refused, 2.0, 2.0) };
    for (what, input) in [
        ("all refused but not all", refused(Refused, 2.4, 1.0)),
        ("refused in part, and all", refused(PartiallyRefused, 2.4, 2.4)),
        ("refused in part, and nothing", refused(PartiallyRefused, 2.4, 0.0)),
        ("accepted, and some refused", refused(Accepted, 2.4, 1.0)),
        ("nothing accepted", accepted(0.0)),
        ("too much for the road", accepted(40.5)),
        ("refused without a reason", unexplained),
    ] {
        let answer = route.destination.run(form::receive(&note.id, input)).await;
        assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{what}");
    }
    assert_eq!(route.producer.run(form::get(&note.id)).await.data().status, FormStatus::Sent);
}

#[tokio::test]
async fn no_step_is_taken_twice_or_before_its_turn() {
    let route = Direct::start().await;
    let Direct { producer, transporter, destination, .. } = &route;
    let id = route.draft().await.id;
    assert_eq!(producer.run(form::sign_emission(&id, emission(), None)).await.codes(), ["BAD_USER_INPUT"]);
    producer.run(form::seal(&id)).await.data();
    assert_eq!(producer.run(form::seal(&id)).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(transporter.run(form::sign_transport(&id, transport(), None)).await.codes(), ["FORBIDDEN"]);
    assert_eq!(destination.run(form::receive(&id, arrival())).await.codes(), ["BAD_USER_INPUT"]);
    producer.run(form::sign_emission(&id, emission(), None)).await.data();
    assert_eq!(producer.run(form::sign_emission(&id, emission(), None)).await.codes(), ["BAD_USER_INPUT"]);
    transporter.run(form::sign_transport(&id, transport(), None)).await.data();
    assert_eq!(
        transporter.run(form::sign_transport(&id, transport(), None)).await.codes(),
        ["BAD_USER_INPUT"]
    );
    assert_eq!(destination.run(form::process(&id, recycling())).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(producer.run(form::delete(&id)).await.codes(), ["FORBIDDEN"]);
}

fn decision(status: WasteAcceptationStatus, received: f64, refused: f64) -> AcceptedFormInput {
    AcceptedFormInput {
        signed_at: "2026-11-03T09:00:00Z".into(),
        signed_by: "Idris".into(),
        waste_acceptation_status: status,
        quantity_received: received,
        quantity_refused: refused,
        waste_refusal_reason: None,
    }
}
