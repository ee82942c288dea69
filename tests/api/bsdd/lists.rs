//! Lists of notes: filters, pages, whose they are.

use client::form::{self, Form, FormStatus};
use client::input::CreateFormInput;
use serde_json::{Value, json};

use crate::support::direct::{Direct, emission, list, transport};

/// Four notes: sealed, signed by the producer (of another waste), sent, draft.
async fn four(route: &Direct) -> [String; 4] {
    let Direct { producer, transporter, .. } = route;
    let mut ids = Vec::new();
    for (custom_id, waste) in [("LOT-1", "08 01 11*"), ("LOT-2", "08 01 12"), ("LOT-3", "08 01 11*")] {
        let mut input = CreateFormInput { custom_id: Some(custom_id.into()), ..route.note() };
        input.waste_details.as_mut().unwrap().code = Some(waste.into());
        let id = producer.run(form::create(input)).await.data().id;
        producer.run(form::seal(&id)).await.data();
        if custom_id != "LOT-1" {
            producer.run(form::sign_emission(&id, emission(), None)).await.data();
        }
        if custom_id == "LOT-3" {
            transporter.run(form::sign_transport(&id, transport(), None)).await.data();
        }
        ids.push(id.into_inner());
    }
    ids.push(route.draft().await.id.into_inner());
    ids.try_into().unwrap()
}

#[tokio::test]
async fn filters_and_pages() {
    let route = Direct::start().await;
    let [f1, f2, f3, f4] = &four(&route).await;
    let Direct { producer, transporter, destination, .. } = &route;
    let cases = [
        (producer, json!({}), vec![f4, f3, f2, f1]),
        (producer, json!({ "siret": producer.siret }), vec![f4, f3, f2, f1]),
        (producer, json!({ "siret": "" }), vec![f4, f3, f2, f1]),
        (destination, json!({}), vec![f3, f2, f1]),
        (producer, json!({ "status": ["SEALED", "SIGNED_BY_PRODUCER"] }), vec![f2, f1]),
        (producer, json!({ "status": [], "roles": [] }), vec![f4, f3, f2, f1]),
        (transporter, json!({ "roles": ["TRANSPORTER"] }), vec![f3, f2, f1]),
        (transporter, json!({ "roles": ["EMITTER", "RECIPIENT"] }), vec![]),
        (producer, json!({ "wasteCode": "08 01 12" }), vec![f2]),
        (producer, json!({ "customId": "LOT-1" }), vec![f1]),
        (producer, json!({ "siretPresentOnForm": transporter.siret }), vec![f3, f2, f1]),
        (producer, json!({ "siretPresentOnForm": "00000000000000" }), vec![]),
        (producer, json!({ "sentAfter": "2026-11-01T00:00:00Z" }), vec![f3]),
        (producer, json!({ "updatedAfter": "2200-01-01T00:00:00Z" }), vec![]),
        (producer, json!({ "hasNextStep": true }), vec![f4, f1]),
        (producer, json!({ "hasNextStep": false }), vec![f3, f2]),
        (transporter, json!({ "hasNextStep": true }), vec![f2]),
        (destination, json!({ "hasNextStep": true }), vec![f3]),
        (destination, json!({ "hasNextStep": false }), vec![f2, f1]),
        (producer, json!({ "first": 2 }), vec![f4, f3]),
        (producer, json!({ "first": 2, "cursorAfter": f3 }), vec![f2, f1]),
        (producer, json!({ "last": 2 }), vec![f2, f1]),
        (producer, json!({ "last": 2, "cursorBefore": f2 }), vec![f4, f3]),
        (producer, json!({ "cursorBefore": f2 }), vec![f4, f3]),
        (producer, json!({ "skip": 3 }), vec![f1]),
        (producer, json!({ "last": 2, "skip": 1 }), vec![f3, f2]),
        (producer, json!({ "cursorAfter": "unknown" }), vec![]),
    ];
    for (who, arguments, expected) in cases {
        let found = list(who, arguments.clone()).await.data();
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{arguments}");
    }
}

#[tokio::test]
async fn pages_that_make_no_sense_are_refused() {
    let route = Direct::start().await;
    for arguments in [
        json!({ "first": 0 }),
        json!({ "first": 101 }),
        json!({ "last": -1 }),
        json!({ "first": 1, "last": 1 }),
        json!({ "cursorAfter": "a", "cursorBefore": "b" }),
        json!({ "first": 1, "cursorBefore": "b" }),
        json!({ "last": 1, "cursorAfter": "a" }),
        json!({ "skip": 1, "cursorAfter": "a" }),
        json!({ "sentAfter": "hier" }),
        json!({ "updatedAfter": "2026-13-01" }),
    ] {
        assert_eq!(list(&route.producer, arguments.clone()).await.codes(), ["BAD_USER_INPUT"], "{arguments}");
    }
}

/// What lists are made of, read from columns alone.
const NARROW: &str = "id readableId status createdAt updatedAt customId sentAt
    emitter { company { siret orgId name } } recipient { company { siret orgId name } }
    transporter { id numberPlate company { siret orgId name } } wasteDetails { code name quantity }";

#[tokio::test]
async fn a_page_of_columns_and_a_page_of_bodies_say_the_same() {
    let route = Direct::start().await;
    four(&route).await;
    let page = async |fields: &str| {
        let answer = route.producer.ask(&format!("{{ forms {{ {fields} }} }}"), json!({})).await;
        answer.data()["forms"].clone()
    };
    let narrow = page(NARROW).await;
    let mut wide = page(&format!("{NARROW} emittedBy")).await;
    for note in wide.as_array_mut().unwrap() {
        let emitted_by = note.as_object_mut().unwrap().remove("emittedBy").unwrap();
        let is_signed = ["SIGNED_BY_PRODUCER", "SENT"].contains(&note["status"].as_str().unwrap());
        assert_eq!(emitted_by, if is_signed { json!("Mina") } else { Value::Null });
        assert_eq!(note["sentAt"].is_string(), note["status"] == "SENT");
    }
    assert_eq!(narrow.as_array().unwrap().len(), 4);
    assert_eq!(narrow, wide);
}

#[tokio::test]
async fn a_typed_client_walks_through_pages() {
    let route = Direct::start().await;
    let ids = four(&route).await;
    let mut seen: Vec<Form> = Vec::new();
    loop {
        let page = form::ListFormsVariables {
            status: None,
            first: Some(3),
            cursor_after: seen.last().map(|note| note.id.clone()),
        };
        let page = route.producer.run(form::list(page)).await.data();
        if page.is_empty() {
            break;
        }
        seen.extend(page);
    }
    assert!(seen.iter().map(|note| note.id.inner()).eq(ids.iter().rev()));
    let drafts = form::ListFormsVariables { status: Some(vec![FormStatus::Draft]), ..Default::default() };
    assert_eq!(route.producer.run(form::list(drafts)).await.data().len(), 1);
}

#[tokio::test]
async fn whose_notes_are_listed_must_be_clear_and_allowed() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, .. } = &route;
    let member_of = |client: &crate::support::client::Client| {
        json!({ "email": "both@exemple.test", "role": "READER",
                "company": { "siret": client.siret, "name": "S", "address": "1 rue A 69001 Lyon" } })
    };
    let both = &app.provision(&json!([member_of(producer), member_of(transporter)])).await[0];
    let alone = app.loner().await;
    assert!(list(&alone, json!({})).await.data().is_empty());
    assert_eq!(list(both, json!({})).await.codes(), ["BAD_USER_INPUT"]);
    assert!(list(both, json!({ "siret": transporter.siret })).await.data().is_empty());
    assert_eq!(list(producer, json!({ "siret": transporter.siret })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(list(producer, json!({ "siret": "nope" })).await.codes(), ["BAD_USER_INPUT"]);
}
