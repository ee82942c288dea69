//! Several carriers on a note: made apart, put in order, signing in turn.

use client::Id;
use client::form::{self, FormStatus};
use futures_util::future;
use serde_json::{Value, json};

use crate::support::app::Profile::{Destination, Producer, Transporter};
use crate::support::client::{Answer, Client};
use crate::support::direct::{
    Direct, arrival, carrier, carriers, emission, list, new_carrier, transport, update,
};
use crate::support::stored::{Stored, resending};

async fn edit(by: &Client, id: &str, input: Value) -> Answer<Value> {
    let document = "mutation ($id: ID!, $input: TransporterInput!) {
        updateFormTransporter(id: $id, input: $input) { id numberPlate mode receipt }
    }";
    by.ask(document, json!({ "id": id, "input": input }))
        .await
        .map(|data| data["updateFormTransporter"].clone())
}

async fn delete(by: &Client, id: &str) -> Answer<Value> {
    by.ask("mutation ($id: ID!) { deleteFormTransporter(id: $id) }", json!({ "id": id })).await
}

async fn attach(by: &Client, note: &Id, ids: &[&str]) -> Answer<Value> {
    update(by, note, json!({ "transporters": ids })).await
}

async fn ids(by: &Client, note: &Id) -> Vec<String> {
    carriers(by, note).await.into_iter().map(|(id, _)| id).collect()
}

#[tokio::test]
async fn carriers_take_over_one_after_the_other() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination } = &route;
    let [second, third] = app.companies([Transporter, Transporter]).await;
    let note = route.signed().await;
    let first = note.transporter.unwrap().id.into_inner();
    let [b, c] = [new_carrier(&second, carrier(&second)).await, new_carrier(producer, carrier(&third)).await];
    assert_eq!(second.run(form::get(&note.id)).await.codes(), ["FORBIDDEN"]);
    attach(producer, &note.id, &[&first, &b, &c]).await.data();
    // Whoever carries sees the note.
    assert_eq!(list(&second, json!({})).await.data(), [note.id.inner()]);

    // Nobody signs before its turn.
    for early in [&second, &third] {
        assert_eq!(early.run(form::sign_transport(&note.id, transport(), None)).await.codes(), ["FORBIDDEN"]);
    }
    for (by, expected) in [(transporter, 1), (&second, 2), (&third, 3)] {
        let sent = by.run(form::sign_transport(&note.id, transport(), None)).await.data();
        assert_eq!((sent.status, sent.current_transporter_siret), (FormStatus::Sent, Some(by.siret.clone())));
        let signed = carriers(producer, &note.id).await.iter().filter(|(_, who)| who.is_some()).count();
        assert_eq!(signed, expected);
    }
    let late = third.run(form::sign_transport(&note.id, transport(), None)).await;
    assert_eq!(late.codes(), ["BAD_USER_INPUT"]);
    let received = destination.run(form::receive(&note.id, arrival())).await.data();
    assert_eq!(
        (received.status, received.current_transporter_siret.as_deref()),
        (FormStatus::Received, Some(""))
    );
    assert_eq!(ids(producer, &note.id).await, [first, b, c]);
}

#[tokio::test]
async fn a_later_carrier_may_sign_by_its_security_code() {
    let route = Direct::start().await;
    let [second] = route.app.companies([Transporter]).await;
    let note = route.sent().await;
    let b = new_carrier(&route.producer, carrier(&second)).await;
    let first = note.transporter.unwrap().id.into_inner();
    attach(&route.destination, &note.id, &[&first, &b]).await.data();
    let sign = async |code| route.producer.run(form::sign_transport(&note.id, transport(), code)).await;
    assert_eq!(sign(None).await.codes(), ["FORBIDDEN"]);
    assert_eq!(sign(Some(route.transporter.security_code)).await.codes(), ["FORBIDDEN"]);
    let sent = sign(Some(second.security_code)).await.data();
    assert_eq!(sent.current_transporter_siret, Some(second.siret));
}

#[tokio::test]
async fn a_note_is_created_with_the_carriers_that_were_made_for_it() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, .. } = &route;
    let [second] = app.companies([Transporter]).await;
    let [a, b] =
        [new_carrier(producer, carrier(transporter)).await, new_carrier(producer, carrier(&second)).await];
    let create = async |by: &Client, input: Value| {
        let document = "mutation ($input: CreateFormInput!) {
            createForm(createFormInput: $input) { id transporter { id } transporters { id receipt } transportSegments { id segmentNumber } }
        }";
        by.ask(document, json!({ "input": input })).await
    };
    // The carrier's own company is enough to create what names it.
    let note = create(&second, json!({ "transporters": [b, a, b] })).await.data();
    let note = &note["createForm"];
    assert_eq!(note["transporter"]["id"], json!(b));
    assert_eq!(
        note["transporters"],
        json!([{ "id": b, "receipt": "R-4410" }, { "id": a, "receipt": "R-4410" }])
    );
    assert_eq!(note["transportSegments"], json!([{ "id": a, "segmentNumber": 2 }]));

    let emitter = json!({ "company": { "siret": producer.siret } });
    for (what, input) in [
        ("carriers of another note", json!({ "emitter": emitter, "transporters": [a] })),
        ("unknown carriers", json!({ "emitter": emitter, "transporters": ["nobody"] })),
        (
            "both ways at once",
            json!({ "emitter": emitter, "transporters": [], "transporter": { "mode": "ROAD" } }),
        ),
    ] {
        assert_eq!(create(producer, input).await.codes(), ["BAD_USER_INPUT"], "{what}");
    }
    let c = new_carrier(producer, carrier(transporter)).await;
    assert_eq!(create(&second, json!({ "transporters": [c] })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(route.app.count("bsd").await, 1);
}

#[tokio::test]
async fn the_order_changes_until_a_carrier_signs() {
    let route = Direct::start().await;
    let Direct { producer, transporter, .. } = &route;
    let note = route.signed().await;
    let a = note.transporter.unwrap().id.into_inner();
    let [b, c] = [
        new_carrier(producer, carrier(transporter)).await,
        new_carrier(producer, carrier(transporter)).await,
    ];
    attach(producer, &note.id, &[&a, &b, &c]).await.data();
    attach(producer, &note.id, &[&c, &a, &b, &c]).await.data();
    assert_eq!(ids(producer, &note.id).await, [&*c, &*a, &*b]);
    transporter.run(form::sign_transport(&note.id, transport(), None)).await.data();
    assert_eq!(attach(producer, &note.id, &[&a, &c, &b]).await.codes(), ["FORBIDDEN"]);
    assert_eq!(attach(producer, &note.id, &[&a, &b]).await.codes(), ["FORBIDDEN"]);
    attach(producer, &note.id, &[&c, &b]).await.data();
    assert_eq!(ids(producer, &note.id).await, [&*c, &*b]);

    // One that was left out is on no note, and may come back.
    assert_eq!(edit(producer, &a, json!({ "mode": "RAIL" })).await.data()["mode"], "RAIL");
    attach(producer, &note.id, &[&c, &b, &a]).await.data();
    assert_eq!(ids(producer, &note.id).await, [&*c, &*b, &*a]);
    assert_eq!(update(producer, &note.id, json!({ "transporter": null })).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn carriers_that_never_came_leave_with_the_reception() {
    let route = Direct::start().await;
    let Direct { producer, transporter, destination, .. } = &route;
    let note = route.sent().await;
    let a = note.transporter.unwrap().id.into_inner();
    let b = new_carrier(producer, carrier(transporter)).await;
    attach(producer, &note.id, &[&a, &b]).await.data();
    destination.run(form::receive(&note.id, arrival())).await.data();
    assert_eq!(ids(producer, &note.id).await, [&*a]);
    assert_eq!(edit(producer, &b, json!({ "mode": "RAIL" })).await.codes(), ["BAD_USER_INPUT"]);
    let c = new_carrier(producer, carrier(transporter)).await;
    assert_eq!(attach(producer, &note.id, &[&a, &c]).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_carrier_belongs_to_one_note() {
    let route = Direct::start().await;
    let Direct { producer, transporter, .. } = &route;
    let [one, other] = [route.sealed().await, route.sealed().await];
    let taken = other.transporter.unwrap().id.into_inner();
    assert_eq!(attach(producer, &one.id, &[&taken]).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(attach(producer, &one.id, &["nobody"]).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(ids(producer, &other.id).await, [&*taken]);
    let mut five = Vec::new();
    for _ in 0..6 {
        five.push(new_carrier(producer, carrier(transporter)).await);
    }
    let six: Vec<&str> = five.iter().map(String::as_str).collect();
    assert_eq!(attach(producer, &one.id, &six).await.codes(), ["BAD_USER_INPUT"]);
    attach(producer, &one.id, &six[..5]).await.data();
    attach(producer, &one.id, &[]).await.data();
    assert!(ids(producer, &one.id).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_notes_that_want_a_carrier_at_once_one_gets_it() {
    let route = Direct::start().await;
    let producer = &route.producer;
    let [one, other] = [route.sealed().await, route.sealed().await];
    for _ in 0..5 {
        let wanted = new_carrier(producer, carrier(&route.transporter)).await;
        let wanted = [wanted.as_str()];
        let (a, b) =
            future::join(attach(producer, &one.id, &wanted), attach(producer, &other.id, &wanted)).await;
        let refused: Vec<&str> = a.codes().into_iter().chain(b.codes()).collect();
        assert_eq!(refused, ["BAD_USER_INPUT"]);
        let [on_one, on_other] = [ids(producer, &one.id).await, ids(producer, &other.id).await];
        assert!((on_one == wanted) != (on_other == wanted), "{on_one:?} {on_other:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_carriers_that_sign_at_once_sign_in_their_order() {
    let route = Direct::start().await;
    let Direct { producer, transporter, .. } = &route;
    let [second] = route.app.companies([Transporter]).await;
    let note = route.signed().await;
    let a = note.transporter.unwrap().id.into_inner();
    // The first two carriers are of one company, the third of another.
    let [b, c] =
        [new_carrier(producer, carrier(transporter)).await, new_carrier(producer, carrier(&second)).await];
    attach(producer, &note.id, &[&a, &b, &c]).await.data();

    let sign = |by: &'static str| {
        let client = if by == "second" { &second } else { transporter };
        let input = client::input::SignTransportFormInput { taken_over_by: by.into(), ..transport() };
        client.run(form::sign_transport(&note.id, input, None))
    };
    let held = route.app.hold_notes().await;
    let release = async {
        while route.app.waiting().await < 2 {
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
        held.commit().await.unwrap();
    };
    let (one, two, early, ()) = future::join4(sign("one"), sign("two"), sign("second"), release).await;
    assert!(one.codes().is_empty() && two.codes().is_empty(), "{one:?} {two:?}");
    let signed = carriers(producer, &note.id).await;
    let names: Vec<Option<&str>> = signed.iter().map(|(_, who)| who.as_deref()).collect();
    assert!(names[..2].contains(&Some("one")) && names[..2].contains(&Some("two")), "{names:?}");
    // The third came last, or was told to wait for its turn.
    match names[2] {
        Some(who) => assert_eq!(who, "second"),
        None => assert_eq!(early.codes(), ["FORBIDDEN"]),
    }
}

#[tokio::test]
async fn a_carrier_is_edited_and_deleted_until_it_signs() {
    let route = Direct::start().await;
    let Direct { producer, transporter, destination, .. } = &route;
    let [outsider] = route.app.companies([Producer]).await;
    let note = route.signed().await;
    let a = note.transporter.unwrap().id.into_inner();
    let b = new_carrier(producer, carrier(transporter)).await;
    // On no note it is anybody's.
    assert_eq!(
        edit(&outsider, &b, json!({ "numberPlate": "ZZ-111-ZZ" })).await.data()["numberPlate"],
        "ZZ-111-ZZ"
    );
    attach(producer, &note.id, &[&a, &b]).await.data();

    let events = route.app.count("bsd_event").await;
    assert_eq!(edit(&outsider, &b, json!({ "mode": "SEA" })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(delete(&outsider, &b).await.codes(), ["FORBIDDEN"]);
    assert_eq!(edit(producer, &b, json!({ "numberPlate": "A" })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(edit(producer, "nobody", json!({})).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(delete(producer, "nobody").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(route.app.count("bsd_event").await, events);

    assert_eq!(edit(destination, &b, json!({ "mode": "SEA" })).await.data()["mode"], "SEA");
    assert_eq!(route.app.count("bsd_event").await, events + 1);
    transporter.run(form::sign_transport(&note.id, transport(), None)).await.data();
    assert_eq!(edit(producer, &a, json!({ "mode": "SEA" })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(delete(producer, &a).await.codes(), ["BAD_USER_INPUT"]);
    let c = new_carrier(producer, carrier(transporter)).await;
    attach(producer, &note.id, &[&a, &b, &c]).await.data();
    assert_eq!(delete(producer, &b).await.data()["deleteFormTransporter"], json!(b));
    assert_eq!(ids(producer, &note.id).await, [&*a, &*c]);
    assert_eq!(delete(producer, &b).await.codes(), ["BAD_USER_INPUT"]);

    let d = new_carrier(producer, carrier(transporter)).await;
    delete(&outsider, &d).await.data();
    assert_eq!(delete(producer, &d).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn carriers_are_made_by_who_may_make_notes_and_of_who_may_carry() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, .. } = &route;
    let [treater] = app.companies([Destination]).await;
    let [driver, reader] = [app.member(producer, "DRIVER").await, app.member(producer, "READER").await];
    let make = async |by: &Client, input: Value| {
        let document =
            "mutation ($input: TransporterInput!) { createFormTransporter(input: $input) { receipt } }";
        by.ask(document, json!({ "input": input }))
            .await
            .map(|data| data["createFormTransporter"]["receipt"].clone())
    };
    assert_eq!(make(&driver, carrier(transporter)).await.data(), "R-4410");
    assert_eq!(make(&reader, carrier(transporter)).await.codes(), ["FORBIDDEN"]);
    assert_eq!(make(producer, carrier(&treater)).await.codes(), ["BAD_USER_INPUT"]);
    let mut exempted = carrier(&treater);
    exempted["isExemptedOfReceipt"] = json!(true);
    assert_eq!(make(producer, exempted).await.data(), Value::Null);
}

#[tokio::test]
async fn a_company_does_not_leave_a_note_by_editing_its_carrier() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, .. } = &route;
    let [second] = app.companies([Transporter]).await;
    let a = route.sealed().await.transporter.unwrap().id.into_inner();
    let other = json!({ "company": { "siret": second.siret } });
    assert_eq!(edit(transporter, &a, other.clone()).await.codes(), ["FORBIDDEN"]);
    edit(producer, &a, other).await.data();
    assert!(list(transporter, json!({})).await.data().is_empty());
    assert_eq!(list(&second, json!({})).await.data().len(), 1);
}

/// The carrier of a note's second leg.
async fn onward(by: &Client, note: &Id) -> Option<String> {
    let detail = by.run(form::get(note)).await.data().temporary_storage_detail?;
    Some(detail.transporter?.id.into_inner())
}

#[tokio::test]
async fn the_carrier_of_the_second_leg_is_edited_until_it_signs() {
    let route = Stored::start().await;
    let (storer, app) = (route.storer(), &route.direct.app);
    let [outsider, third] = app.companies([Producer, Transporter]).await;
    let note = &route.resealed().await.id;
    let id = &onward(storer, note).await.unwrap();

    assert_eq!(edit(&outsider, id, json!({ "mode": "SEA" })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(edit(storer, id, json!({ "numberPlate": "A" })).await.codes(), ["BAD_USER_INPUT"]);
    let other = json!({ "company": { "siret": third.siret } });
    assert_eq!(edit(&route.carrier, id, other).await.codes(), ["FORBIDDEN"], "it would leave the note");
    let plate = json!({ "numberPlate": "ZZ-111-ZZ" });
    assert_eq!(edit(storer, id, plate.clone()).await.data()["numberPlate"], "ZZ-111-ZZ");
    assert_eq!(edit(storer, id, carrier(&third)).await.data()["receipt"], "R-4410");
    third.run(form::get(note)).await.data();
    assert_eq!(route.carrier.run(form::get(note)).await.codes(), ["FORBIDDEN"], "it is no longer named");
    // It stays the carrier of the second leg: no note may take it.
    let elsewhere = route.direct.sealed().await.id;
    assert_eq!(attach(storer, &elsewhere, &[id]).await.codes(), ["BAD_USER_INPUT"]);

    storer.run(form::sign_emission(note, emission(), None)).await.data();
    third.run(form::sign_transport(note, transport(), None)).await.data();
    assert_eq!(edit(storer, id, plate).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(delete(storer, id).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn the_carrier_of_the_second_leg_is_taken_off_until_it_leaves() {
    let route = Stored::start().await;
    let storer = route.storer();
    let note = &route.resealed().await.id;
    let id = &onward(storer, note).await.unwrap();
    assert_eq!(delete(storer, id).await.data()["deleteFormTransporter"], json!(id));
    assert_eq!(onward(storer, note).await, None);
    assert_eq!(delete(storer, id).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(edit(storer, id, json!({ "mode": "SEA" })).await.codes(), ["BAD_USER_INPUT"]);

    storer.run(form::reseal(note, route.resealing())).await.data();
    let id = &onward(storer, note).await.unwrap();
    // Sent off without its signature, it has left all the same.
    storer.run(form::resend(note, resending())).await.data();
    assert_eq!(edit(storer, id, json!({ "mode": "SEA" })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(delete(storer, id).await.codes(), ["BAD_USER_INPUT"]);
}
