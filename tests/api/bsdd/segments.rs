//! The older way from carrier to carrier: segments.

use client::Id;
use client::form;
use serde_json::{Value, json};

use crate::support::app::Profile::{Producer, Transporter};
use crate::support::client::{Answer, Client};
use crate::support::direct::{Direct, arrival, carrier};

const SEGMENT: &str = "id segmentNumber previousTransporterCompanySiret readyToTakeOver takenOverBy mode \
                       transporter { id company { siret } numberPlate }";

async fn ask(by: &Client, call: &str, variables: Value) -> Answer<Value> {
    let declared = ["$id: ID!", "$siret: String!", "$info: NextSegmentInfoInput!", "$over: TakeOverInput!"];
    let used: Vec<&str> = declared
        .into_iter()
        .filter(|one| one.split(':').next().is_some_and(|name| call.contains(name)))
        .collect();
    let document = format!("mutation ({}) {{ segment: {call} {{ {SEGMENT} }} }}", used.join(", "));
    by.ask(&document, variables).await.map(|data| data["segment"].clone())
}

async fn prepare(by: &Client, note: &Id, next: &Client) -> Answer<Value> {
    let info = json!({ "mode": "ROAD", "transporter": carrier(next) });
    let variables = json!({ "id": note.inner(), "siret": by.siret, "info": info });
    ask(by, "prepareSegment(id: $id, siret: $siret, nextSegmentInfo: $info)", variables).await
}

async fn edit(by: &Client, id: &Value, info: Value) -> Answer<Value> {
    let variables = json!({ "id": id, "siret": by.siret, "info": info });
    ask(by, "editSegment(id: $id, siret: $siret, nextSegmentInfo: $info)", variables).await
}

async fn ready(by: &Client, id: &Value) -> Answer<Value> {
    ask(by, "markSegmentAsReadyToTakeOver(id: $id)", json!({ "id": id })).await
}

async fn take_over(by: &Client, id: &Value, name: &str) -> Answer<Value> {
    let over = json!({ "takenOverAt": "2026-11-03", "takenOverBy": name, "numberPlate": "KL-777-MN" });
    ask(by, "takeOverSegment(id: $id, takeOverInfo: $over)", json!({ "id": id, "over": over })).await
}

#[tokio::test]
async fn a_carrier_hands_the_waste_to_the_next() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination } = &route;
    let [second] = app.companies([Transporter]).await;
    let note = route.sent().await;
    let seen = async |by: &Client| {
        let document = "query ($id: ID!) { form(id: $id) {
            status currentTransporterSiret nextTransporterSiret transportSegments { id takenOverBy transporter { id } }
        } }";
        by.ask(document, json!({ "id": note.id.inner() })).await.data()["form"].clone()
    };
    let segment = prepare(transporter, &note.id, &second).await.data();
    let id = segment["id"].clone();
    assert_eq!((&segment["segmentNumber"], &segment["readyToTakeOver"]), (&json!(2), &json!(false)));
    assert_eq!(segment["previousTransporterCompanySiret"], json!(transporter.siret));
    assert_eq!(
        segment["transporter"],
        json!({ "id": id, "company": { "siret": second.siret }, "numberPlate": "GH-204-PL" })
    );
    assert_eq!(seen(producer).await["nextTransporterSiret"], json!(second.siret));

    assert_eq!(edit(transporter, &id, json!({ "mode": "RAIL" })).await.data()["mode"], "RAIL");
    assert_eq!(ready(transporter, &id).await.data()["readyToTakeOver"], true);
    assert_eq!(take_over(&second, &id, "Noor").await.data()["takenOverBy"], "Noor");
    assert_eq!(
        seen(&second).await,
        json!({
            "status": "SENT", "currentTransporterSiret": second.siret, "nextTransporterSiret": "",
            "transportSegments": [{ "id": id, "takenOverBy": "Noor", "transporter": { "id": id } }],
        })
    );
    assert_eq!(app.count("bsd_event where kind = 'SIGNED'").await, 4);
    destination.run(form::receive(&note.id, arrival())).await.data();
    assert_eq!(prepare(&second, &note.id, transporter).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn who_has_no_part_in_a_segment_is_refused() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination } = &route;
    let [second] = app.companies([Transporter]).await;
    let [outsider] = app.companies([Producer]).await;
    let note = route.sent().await;
    for by in [producer, destination, &second, &outsider] {
        assert_eq!(prepare(by, &note.id, &second).await.codes(), ["FORBIDDEN"]);
    }
    let segment = prepare(transporter, &note.id, &second).await.data()["id"].clone();
    for by in [&outsider, destination] {
        assert_eq!(edit(by, &segment, json!({ "mode": "SEA" })).await.codes(), ["FORBIDDEN"]);
        assert_eq!(ready(by, &segment).await.codes(), ["FORBIDDEN"]);
        assert_eq!(take_over(by, &segment, "Noor").await.codes(), ["FORBIDDEN"]);
    }
    let reader = app.member(transporter, "READER").await;
    assert_eq!(ready(&reader, &segment).await.codes(), ["FORBIDDEN"]);
    assert_eq!(take_over(&second, &segment, "Noor").await.codes(), ["FORBIDDEN"], "it is not ready");
    ready(transporter, &segment).await.data();
    assert_eq!(ready(transporter, &segment).await.codes(), ["FORBIDDEN"]);
    assert_eq!(take_over(&second, &segment, " ").await.codes(), ["BAD_USER_INPUT"]);
    let elsewhere = json!({ "mode": "ROAD", "transporter": carrier(transporter) });
    assert_eq!(edit(transporter, &segment, elsewhere).await.codes(), ["FORBIDDEN"], "it is ready");
    take_over(&second, &segment, "Noor").await.data();
    assert_eq!(take_over(&second, &segment, "Noor").await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn what_is_no_segment_is_not_found() {
    let route = Direct::start().await;
    let Direct { transporter, .. } = &route;
    let nothing = json!("nothing");
    assert_eq!(prepare(transporter, &Id::new("nothing"), transporter).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(edit(transporter, &nothing, json!({ "mode": "SEA" })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(ready(transporter, &nothing).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(take_over(transporter, &nothing, "Noor").await.codes(), ["BAD_USER_INPUT"]);
    // Before the note is sent there is nothing to hand on.
    let note = route.signed().await;
    assert_eq!(prepare(transporter, &note.id, transporter).await.codes(), ["FORBIDDEN"]);
    let first = json!(note.transporter.unwrap().id.inner());
    assert_eq!(take_over(transporter, &first, "Noor").await.codes(), ["FORBIDDEN"]);
}
