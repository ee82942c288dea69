//! Several clients at one note at once.

use std::time::Duration;

use client::form::{self, FormStatus};
use client::input::WasteAcceptationStatus::Refused;
use futures_util::future::{self, join_all};
use serde_json::json;

use crate::support::app::TestApp;
use crate::support::direct::{Direct, accepted, emission, refused, update};
use crate::support::revision::{ask, decide, pending, seen};

/// Runs `changes` of a note so that at least `count` of them wait for it at the same time.
async fn all_at_once<T>(app: &TestApp, count: i64, changes: impl Future<Output = T>) -> T {
    let notes = app.hold_notes().await;
    let release = async {
        until_waiting(app, count).await;
        notes.commit().await.unwrap();
    };
    future::join(changes, release).await.0
}

async fn until_waiting(app: &TestApp, count: i64) {
    while app.waiting().await < count {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_signatures_at_once_exactly_one_holds() {
    let route = Direct::start().await;
    let id = route.sealed().await.id;
    let attempts = (0..20).map(|_| route.producer.run(form::sign_emission(&id, emission(), None)));
    let attempts = all_at_once(&route.app, 5, join_all(attempts)).await;
    let (signed, refused): (Vec<_>, Vec<_>) =
        attempts.into_iter().partition(|answer| answer.codes().is_empty());
    assert_eq!((signed.len(), refused.len()), (1, 19));
    assert!(refused.iter().all(|answer| answer.codes() == ["BAD_USER_INPUT"]), "{refused:?}");
    assert_eq!(route.app.count("bsd_event where status = 'SIGNED_BY_PRODUCER'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_clients_who_sign_at_once_one_is_told_that_it_came_late() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, .. } = &route;
    let id = route.sealed().await.id;
    let both = future::join(
        producer.run(form::sign_emission(&id, emission(), None)),
        destination.run(form::sign_emission(&id, emission(), Some(producer.security_code))),
    );
    let (by_right, by_code) = all_at_once(app, 2, both).await;
    let (won, lost) = if by_right.codes().is_empty() { (by_right, by_code) } else { (by_code, by_right) };
    assert_eq!(lost.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(won.data().status, FormStatus::SignedByProducer);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_receptions_at_once_leave_one_outcome() {
    let route = Direct::start().await;
    let destination = &route.destination;
    let id = route.sent().await.id;
    let both = future::join(
        destination.run(form::receive(&id, accepted(2.0))),
        destination.run(form::receive(&id, refused(Refused, 2.0, 2.0))),
    );
    let (accepted, refused) = all_at_once(&route.app, 2, both).await;
    assert!(accepted.codes().is_empty() != refused.codes().is_empty());
    let kept = destination.run(form::get(&id)).await.data().status;
    let expected = if accepted.codes().is_empty() { FormStatus::Accepted } else { FormStatus::Refused };
    assert_eq!(kept, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_note_is_never_sealed_without_what_an_edition_takes_off() {
    let route = Direct::start().await;
    let producer = &route.producer;
    let id = route.draft().await.id;
    let both = future::join(
        producer.run(form::seal(&id)),
        update(producer, &id, json!({ "wasteDetails": { "code": null } })),
    );
    let (sealed, emptied) = all_at_once(&route.app, 2, both).await;
    // Whichever comes second is judged on what the first left.
    assert!(sealed.codes().is_empty() != emptied.codes().is_empty());
    let expected = if sealed.codes().is_empty() { FormStatus::Sealed } else { FormStatus::Draft };
    let lost = if expected == FormStatus::Sealed { emptied.codes() } else { sealed.codes() };
    assert_eq!(lost, ["BAD_USER_INPUT"]);
    let kept = producer.run(form::get(&id)).await.data();
    assert_eq!(kept.status, expected);
    assert_eq!(kept.waste_details.unwrap().code.is_some(), expected == FormStatus::Sealed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waited_for_a_note_sees_its_carriers_as_they_are_now() {
    let route = Direct::start().await;
    let Direct { app, producer, .. } = &route;
    let id = route.sealed().await.id;
    let notes = app.hold_notes().await;
    let change = update(producer, &id, json!({ "customId": "LOT-1" }));
    let meanwhile = async {
        until_waiting(app, 1).await;
        let plate =
            "update bsd_transporter set body = (body::jsonb || '{\"numberPlate\":\"ZZ-100-AA\"}')::json";
        notes.batch(plate).await.unwrap();
        notes.commit().await.unwrap();
    };
    let (changed, ()) = future::join(change, meanwhile).await;
    changed.data();
    let kept = producer.run(form::get(&id)).await.data();
    assert_eq!(kept.custom_id.as_deref(), Some("LOT-1"));
    assert_eq!(kept.transporter.unwrap().number_plate.as_deref(), Some("ZZ-100-AA"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_requests_at_once_one_is_kept() {
    let route = Direct::start().await;
    let id = route.accepted().await.id;
    let asked = |number: u32| {
        let by = if number.is_multiple_of(2) { &route.producer } else { &route.destination };
        ask(by, &id, json!({ "recipient": { "cap": format!("CAP-{number}") } }))
    };
    let answers: Vec<_> = (0..10).map(asked).collect();
    let answers = all_at_once(&route.app, 5, join_all(answers)).await;
    let (kept, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.codes().is_empty());
    assert_eq!((kept.len(), refused.len()), (1, 9));
    assert!(refused.iter().all(|answer| answer.codes() == ["FORBIDDEN"]), "{refused:?}");
    assert_eq!(pending(&route.producer).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_answers_at_once_the_first_settles_a_request() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, .. } = &route;
    let id = route.accepted().await.id;
    let request = ask(producer, &id, json!({ "recipient": { "cap": "CAP-2" } })).await.data();
    let both = future::join(decide(destination, &request, true), decide(destination, &request, false));
    let (accepted, refused) = all_at_once(app, 2, both).await;
    assert!(accepted.codes().is_empty() != refused.codes().is_empty());
    let is_accepted = accepted.codes().is_empty();
    let lost = if is_accepted { refused } else { accepted };
    assert_eq!(lost.codes(), ["FORBIDDEN"]);
    let expected = if is_accepted { ("ACCEPTED", "CAP-2") } else { ("REFUSED", "CAP-26-118") };
    assert_eq!(seen(producer, &request).await["status"], expected.0);
    let kept = producer.run(form::get(&id)).await.data();
    assert_eq!(kept.recipient.unwrap().cap.as_deref(), Some(expected.1));
}
