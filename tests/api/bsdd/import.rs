//! Notes that travelled on paper.

use client::form;
use serde_json::{Value, json};

use crate::support::client::{Answer, Client};
use crate::support::direct::{Direct, list};

/// What signatures on a paper say.
fn signed() -> Value {
    json!({
        "signingInfo": { "sentAt": "2026-10-01T08:00:00Z", "sentBy": "Mina" },
        "receivedInfo": {
            "receivedAt": "2026-10-02T08:00:00Z", "receivedBy": "Idris", "wasteAcceptationStatus": "ACCEPTED",
            "quantityReceived": 2.3, "quantityRefused": 0,
        },
        "processedInfo": {
            "processedAt": "2026-10-03T08:00:00Z", "processedBy": "Idris", "processingOperationDone": "R 2",
            "destinationOperationMode": "RECYCLAGE",
        },
    })
}

/// A whole paper of the route.
fn whole(route: &Direct) -> Value {
    let note = serde_json::to_value(form::create(route.note()).variables).unwrap();
    let mut paper = signed();
    for part in ["emitter", "recipient", "transporter", "wasteDetails"] {
        paper[part] = note["createFormInput"][part].clone();
    }
    paper
}

async fn import(by: &Client, input: Value) -> Answer<Value> {
    let document = "mutation ($input: ImportPaperFormInput!) { importPaperForm(input: $input) {
        id readableId status isImportedFromPaper signedByTransporter emittedAt emittedBy takenOverAt sentAt sentBy
        receivedBy quantityReceived processingOperationDone
    } }";
    by.ask(document, json!({ "input": input })).await.map(|data| data["importPaperForm"].clone())
}

#[tokio::test]
async fn a_paper_becomes_a_note_at_its_end() {
    let route = Direct::start().await;
    let Direct { app, producer, destination, .. } = &route;
    let mut note = import(destination, whole(&route)).await.data();
    let id = note["id"].take();
    assert!(note["readableId"].take().as_str().unwrap().starts_with("BSD-"));
    assert_eq!(
        note,
        json!({
            "id": null, "readableId": null, "status": "PROCESSED", "isImportedFromPaper": true,
            "signedByTransporter": true, "emittedAt": null, "emittedBy": null, "takenOverAt": null,
            "sentAt": "2026-10-01T08:00:00.000Z", "sentBy": "Mina", "receivedBy": "Idris",
            "quantityReceived": 2.3, "processingOperationDone": "R 2",
        })
    );
    // It is told to all that it names.
    assert_eq!(list(producer, json!({ "status": ["PROCESSED"] })).await.data(), [id.as_str().unwrap()]);
    assert_eq!(app.count("bsd_event where status = 'PROCESSED'").await, 1);
}

#[tokio::test]
async fn a_paper_completes_a_sealed_note() {
    let route = Direct::start().await;
    let Direct { producer, destination, .. } = &route;
    let sealed = route.sealed().await;
    let mut paper = signed();
    paper["id"] = json!(sealed.id.inner());
    let note = import(destination, paper.clone()).await.data();
    assert_eq!((&note["id"], &note["readableId"]), (&json!(sealed.id.inner()), &json!(sealed.readable_id)));
    assert_eq!((&note["status"], &note["isImportedFromPaper"]), (&json!("PROCESSED"), &json!(true)));
    for at in ["emittedAt", "takenOverAt", "sentAt"] {
        assert_eq!(note[at], "2026-10-01T08:00:00.000Z", "{at}");
    }
    assert_eq!(note["emittedBy"], "Mina");
    assert_eq!(import(destination, paper).await.codes(), ["BAD_USER_INPUT"], "it is done");
    assert!(producer.run(form::delete(&sealed.id)).await.codes() == ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_paper_is_refused_to_all_but_the_destination_and_for_all_but_its_note() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination } = &route;
    let driver = app.member(destination, "DRIVER").await;
    let mut paper = signed();
    paper["id"] = json!(route.sealed().await.id.inner());
    for by in [producer, transporter, &driver] {
        assert_eq!(import(by, whole(&route)).await.codes(), ["FORBIDDEN"]);
        assert_eq!(import(by, paper.clone()).await.codes(), ["FORBIDDEN"]);
    }
    let mut other = paper.clone();
    other["emitter"] = json!({ "company": { "siret": transporter.siret } });
    assert_eq!(import(destination, other).await.codes(), ["BAD_USER_INPUT"]);
    let mut nothing = paper.clone();
    nothing["id"] = json!("nothing");
    assert_eq!(import(destination, nothing).await.codes(), ["BAD_USER_INPUT"]);
    for (path, value) in [
        ("/receivedInfo/quantityReceived", json!(0)),
        ("/receivedInfo/quantityRefused", Value::Null),
        ("/signingInfo/sentBy", json!("")),
        ("/processedInfo/destinationOperationMode", Value::Null),
    ] {
        let mut wrong = paper.clone();
        *wrong.pointer_mut(path).unwrap() = value;
        assert_eq!(import(destination, wrong).await.codes(), ["BAD_USER_INPUT"], "{path}");
    }
    let mut bare = whole(&route);
    bare["wasteDetails"]["packagingInfos"] = json!([]);
    assert_eq!(import(destination, bare).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(app.count("bsd where status = 'PROCESSED'").await, 0);
}
