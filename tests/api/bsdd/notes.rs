//! One note: found, changed, deleted.

use client::form;
use client::input::TransporterInput;
use serde_json::json;

use crate::support::direct::{Direct, list, update};

#[tokio::test]
async fn a_deleted_note_is_found_by_nobody() {
    let route = Direct::start().await;
    let producer = &route.producer;
    let id = route.sealed().await.id;
    assert_eq!(producer.run(form::delete(&id)).await.data().id, id);
    assert_eq!(producer.run(form::get(&id)).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(producer.run(form::delete(&id)).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(update(producer, &id, json!({ "customId": "x" })).await.codes(), ["BAD_USER_INPUT"]);
    assert!(list(producer, json!({})).await.data().is_empty());
}

#[tokio::test]
async fn what_an_update_takes_away_is_gone() {
    let route = Direct::start().await;
    let Direct { producer, transporter, .. } = &route;
    let id = route.sealed().await.id;
    assert_eq!(list(transporter, json!({})).await.data(), [id.inner()]);

    let change = json!({ "transporter": null, "customId": "LOT-7", "wasteDetails": { "quantity": 3 } });
    update(producer, &id, change).await.data();
    let kept = producer.run(form::get(&id)).await.data();
    assert!(kept.transporter.is_none());
    assert_eq!(kept.custom_id.as_deref(), Some("LOT-7"));
    let waste = kept.waste_details.unwrap();
    assert_eq!((waste.quantity, waste.code.as_deref()), (Some(3.0), Some("08 01 11*")));
    // The carrier lost sight of it.
    assert!(list(transporter, json!({})).await.data().is_empty());
    assert_eq!(transporter.run(form::get(&id)).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_carrier_named_later_is_a_party() {
    let route = Direct::start().await;
    let Direct { producer, transporter, .. } = &route;
    let nobody_yet = client::input::CreateFormInput { transporter: None, ..route.note() };
    let id = producer.run(form::create(nobody_yet)).await.data().id;
    producer.run(form::seal(&id)).await.data();
    assert_eq!(transporter.run(form::get(&id)).await.codes(), ["FORBIDDEN"]);

    let TransporterInput { company, .. } = route.note().transporter.unwrap();
    let siret = company.unwrap().siret;
    update(producer, &id, json!({ "transporter": { "company": { "siret": siret } } })).await.data();
    let seen = transporter.run(form::get(&id)).await.data();
    assert_eq!(seen.transporter.unwrap().receipt.as_deref(), Some("R-4410"));
}

#[tokio::test]
async fn a_note_is_found_by_its_number_and_by_one_key_only() {
    let route = Direct::start().await;
    let note = route.sealed().await;
    let ask = async |arguments: String| {
        route.destination.ask(&format!("{{ form{arguments} {{ id }} }}"), json!({})).await
    };
    let found = ask(format!("(readableId: {:?})", note.readable_id)).await.data();
    assert_eq!(found["form"]["id"], note.id.inner());
    for wrong in [
        String::new(),
        "(id: null)".to_owned(),
        "(readableId: \"BSD-20261124-AAAAAAAAA\")".to_owned(),
        format!("(id: {:?}, readableId: {:?})", note.id.inner(), note.readable_id),
    ] {
        assert_eq!(ask(wrong.clone()).await.codes(), ["BAD_USER_INPUT"], "{wrong}");
    }
}

#[tokio::test]
async fn a_locked_field_is_refused_and_the_same_value_is_not() {
    let route = Direct::start().await;
    let note = route.sent().await;
    let same = json!({ "wasteDetails": { "code": "08 01 11*", "name": "Boues de peinture" } });
    update(&route.producer, &note.id, same).await.data();
    let other = json!({ "wasteDetails": { "name": "Autre" }, "recipient": { "cap": "CAP-9" } });
    assert_eq!(update(&route.producer, &note.id, other).await.codes(), ["FORBIDDEN"]);
}
