//! Copies of notes, and `saveForm`.

use client::form;
use serde_json::{Value, json};

use crate::support::app::Profile::{Producer, Transporter};
use crate::support::client::{Answer, Client};
use crate::support::direct::{Direct, carrier, list, new_carrier, update};

async fn copy(by: &Client, id: &str) -> Answer<Value> {
    let document = "mutation ($id: ID!) { duplicateForm(id: $id) {
        id readableId status customId isDuplicateOf isImportedFromPaper emittedAt takenOverAt
        emitter { company { siret name } } recipient { cap company { siret } }
        wasteDetails { code quantity isSubjectToADR packagingInfos { type quantity } }
        transporters { id numberPlate takenOverAt receipt company { siret } }
    } }";
    by.ask(document, json!({ "id": id })).await.map(|data| data["duplicateForm"].clone())
}

#[tokio::test]
async fn a_copy_is_a_draft_of_the_same_shipment() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination } = &route;
    let [second] = app.companies([Transporter]).await;
    let source = route.sent().await;
    let first = source.transporter.unwrap().id.into_inner();
    let other = new_carrier(producer, carrier(&second)).await;
    update(producer, &source.id, json!({ "transporters": [first, other] })).await.data();

    let made = copy(destination, source.id.inner()).await.data();
    assert_eq!((&made["status"], &made["isDuplicateOf"]), (&json!("DRAFT"), &json!(source.readable_id)));
    assert_ne!(made["readableId"], json!(source.readable_id));
    assert_eq!((&made["emittedAt"], &made["takenOverAt"]), (&Value::Null, &Value::Null));
    assert_eq!(made["isImportedFromPaper"], false);
    assert_eq!(made["emitter"]["company"]["siret"], json!(producer.siret));
    assert_eq!(made["recipient"]["cap"], "CAP-26-118");
    assert_eq!(
        made["wasteDetails"],
        json!({ "code": "08 01 11*", "quantity": 0, "isSubjectToADR": true, "packagingInfos": [{ "type": "FUT", "quantity": 4 }] })
    );
    let [carrier] = made["transporters"].as_array().unwrap().as_slice() else { panic!("{made}") };
    assert_ne!(carrier["id"], json!(first));
    assert_eq!(carrier["company"]["siret"], json!(transporter.siret));
    assert_eq!((&carrier["numberPlate"], &carrier["takenOverAt"]), (&Value::Null, &Value::Null));

    // It is the caller's: who made the source does not see it, and it lives its own life.
    let id = made["id"].as_str().unwrap();
    assert_eq!(list(destination, json!({ "status": ["DRAFT"] })).await.data(), [id]);
    assert!(list(producer, json!({ "status": ["DRAFT"] })).await.data().is_empty());
    let events = app.rows("select kind, status from bsd_event order by row_number desc limit 1").await;
    assert_eq!((events[0].get::<_, &str>(0), events[0].get::<_, &str>(1)), ("CREATED", "DRAFT"));
    assert_eq!(app.count("job where payload->>'action' = 'CREATED'").await, 2);
    update(destination, &client::Id::new(id), json!({ "wasteDetails": { "quantity": 2 } })).await.data();
    destination.run(form::seal(&client::Id::new(id))).await.data();
}

#[tokio::test]
async fn who_is_not_on_a_note_or_may_not_create_does_not_copy_it() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, .. } = &route;
    let [outsider] = app.companies([Producer]).await;
    let [driver, reader] = [app.member(producer, "DRIVER").await, app.member(producer, "READER").await];
    let (sealed, draft) = (route.sealed().await, route.draft().await);
    for by in [&outsider, &driver, &reader] {
        assert_eq!(copy(by, sealed.id.inner()).await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(copy(transporter, draft.id.inner()).await.codes(), ["FORBIDDEN"]);
    assert_eq!(copy(producer, "nothing").await.codes(), ["BAD_USER_INPUT"]);
    producer.run(form::delete(&sealed.id)).await.data();
    assert_eq!(copy(producer, sealed.id.inner()).await.codes(), ["BAD_USER_INPUT"]);
    copy(producer, draft.id.inner()).await.data();
}

#[tokio::test]
async fn saving_creates_or_updates() {
    let route = Direct::start().await;
    let Direct { app, producer, .. } = &route;
    let save = async |by: &Client, input: Value| {
        let document = "mutation ($input: FormInput!) { saveForm(formInput: $input) { id customId status emitter { company { siret } } } }";
        by.ask(document, json!({ "input": input })).await.map(|data| data["saveForm"].clone())
    };
    let emitter = json!({ "company": { "siret": producer.siret } });
    let made = save(producer, json!({ "id": "", "emitter": emitter, "customId": "A" })).await.data();
    assert_eq!((&made["status"], &made["customId"]), (&json!("DRAFT"), &json!("A")));
    let edited = save(producer, json!({ "id": made["id"], "customId": "B" })).await.data();
    assert_eq!((&edited["id"], &edited["customId"]), (&made["id"], &json!("B")));
    assert_eq!(edited["emitter"], made["emitter"]);
    assert_eq!(app.count("bsd").await, 1);
    assert_eq!(save(producer, json!({ "id": "nothing" })).await.codes(), ["BAD_USER_INPUT"]);
    let [outsider] = app.companies([Producer]).await;
    assert_eq!(save(&outsider, json!({ "id": made["id"], "customId": "C" })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(save(&outsider, json!({ "emitter": emitter })).await.codes(), ["FORBIDDEN"]);
}
