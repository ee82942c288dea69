//! Transporters in a row, made before the note and while it travels.

use serde_json::{Value, json};

use crate::support::app::Profile::{Producer, Transporter};
use crate::support::client::{Answer, Client};
use crate::support::vhu::{Vehicles, arrival, get, patched, run, sign, update};

async fn edit(by: &Client, id: &str, input: Value) -> Answer<Value> {
    let document = "mutation($id: ID!, $input: BsvhuTransporterInput!) {
        one: updateBsvhuTransporter(id: $id, input: $input) {
            id customInfo company { siret name } recepisse { number isExempted } transport { mode plates } } }";
    by.ask(document, json!({ "id": id, "input": input })).await.map(|mut data| data["one"].take())
}

async fn delete(by: &Client, id: &str) -> Answer<Value> {
    let document = "mutation($id: ID!) { id: deleteBsvhuTransporter(id: $id) }";
    by.ask(document, json!({ "id": id })).await.map(|mut data| data["id"].take())
}

/// The transporters of a note, by id.
fn ids(note: &Value) -> Vec<&str> {
    note["transporters"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

/// A published note that three carry, and their ids.
async fn relay(route: &Vehicles) -> (String, [Client; 3], [String; 3]) {
    let [second, third] = route.app.companies([Transporter, Transporter]).await;
    let carriers = [route.transporter.clone(), second, third];
    let made = [
        route.made(&route.centre, &carriers[0]).await,
        route.made(&route.centre, &carriers[1]).await,
        route.made(&route.shredder, &carriers[2]).await,
    ];
    let mut input = route.note();
    input.as_object_mut().unwrap().remove("transporter");
    let input = patched(input, &json!({ "transporters": made }));
    let note = run(&route.centre, "createBsvhu", json!({ "input": input })).await.data();
    assert_eq!(ids(&note), made);
    (note["id"].as_str().unwrap().to_owned(), carriers, made)
}

#[tokio::test]
async fn three_carry_in_turn_and_each_stays_where_it_signed() {
    let route = Vehicles::start().await;
    let (id, carriers, made) = relay(&route).await;
    sign(&route.centre, &id, "EMISSION").await.data();
    assert_eq!(sign(&carriers[1], &id, "TRANSPORT").await.codes(), ["FORBIDDEN"], "not its turn");
    for (turn, carrier) in carriers.iter().enumerate() {
        let signed = sign(carrier, &id, "TRANSPORT").await.data();
        assert_eq!(signed["status"], "SENT");
        assert!(!signed["transporters"][turn]["transport"]["signature"].is_null());
        assert_eq!(
            edit(carrier, &made[turn], json!({ "customInfo": "X" })).await.codes(),
            ["BAD_USER_INPUT"]
        );
        assert_eq!(delete(carrier, &made[turn]).await.codes(), ["BAD_USER_INPUT"]);
    }
    let backwards: Vec<&String> = made.iter().rev().collect();
    assert_eq!(update(&route.centre, &id, json!({ "transporters": backwards })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(
        sign(&carriers[2], &id, "TRANSPORT").await.codes(),
        ["BAD_USER_INPUT"],
        "everybody has signed"
    );
}

#[tokio::test]
async fn those_who_never_came_are_taken_off_on_arrival() {
    let route = Vehicles::start().await;
    let (id, carriers, made) = relay(&route).await;
    sign(&route.centre, &id, "EMISSION").await.data();
    sign(&carriers[0], &id, "TRANSPORT").await.data();
    update(&route.shredder, &id, arrival("ACCEPTED", 1.4)).await.data();
    let received = sign(&route.shredder, &id, "RECEPTION").await.data();
    assert_eq!(ids(&received), made[..1]);
    assert_eq!(get(&carriers[1], &id).await.codes(), ["FORBIDDEN"], "it has no part in the note any more");
    assert_eq!(edit(&carriers[1], &made[1], json!({ "customInfo": "X" })).await.codes(), ["BAD_USER_INPUT"]);
    let late = route.made(&route.shredder, &carriers[1]).await;
    let added = json!({ "transporters": [made[0], late] });
    assert_eq!(update(&route.shredder, &id, added).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn one_that_is_dropped_from_a_list_goes_on_without_the_note() {
    let route = Vehicles::start().await;
    let (id, carriers, made) = relay(&route).await;
    let shorter = update(&route.centre, &id, json!({ "transporters": [made[2], made[0]] })).await.data();
    assert_eq!(ids(&shorter), [&made[2], &made[0]]);
    assert_eq!(shorter["transporter"]["id"], json!(made[2]));
    assert_eq!(get(&carriers[1], &id).await.codes(), ["FORBIDDEN"]);
    let [anybody] = route.app.companies([Producer]).await;
    let edited = edit(&anybody, &made[1], json!({ "customInfo": "X" })).await.data();
    assert_eq!(edited["customInfo"], "X", "it is on no note: anybody may");
    let back =
        update(&route.centre, &id, json!({ "transporters": [made[2], made[0], made[1]] })).await.data();
    assert_eq!(back["transporters"][2]["customInfo"], "X");
    assert_eq!(edit(&anybody, &made[1], json!({ "customInfo": "Y" })).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn an_attached_transporter_is_edited_and_deleted_by_those_on_the_note() {
    let route = Vehicles::start().await;
    let (id, carriers, made) = relay(&route).await;
    let [stranger] = route.app.companies([Producer]).await;
    assert_eq!(edit(&stranger, &made[1], json!({ "customInfo": "X" })).await.codes(), ["FORBIDDEN"]);
    assert_eq!(delete(&stranger, &made[1]).await.codes(), ["FORBIDDEN"]);
    assert_eq!(edit(&carriers[0], &made[1], json!({ "customInfo": "X" })).await.data()["customInfo"], "X");
    let leaving = json!({ "company": { "siret": carriers[0].siret } });
    assert_eq!(edit(&carriers[1], &made[1], leaving).await.codes(), ["FORBIDDEN"], "it would leave the note");
    let wrong = json!({ "company": { "siret": route.centre.siret } });
    assert_eq!(edit(&route.centre, &made[1], wrong).await.codes(), ["BAD_USER_INPUT"], "no transporter");
    assert_eq!(delete(&carriers[0], &made[1]).await.data(), json!(made[1]));
    assert_eq!(ids(&get(&route.centre, &id).await.data()), [&made[0], &made[2]]);
    assert_eq!(delete(&carriers[0], &made[1]).await.codes(), ["BAD_USER_INPUT"], "it is gone");
}

#[tokio::test]
async fn a_free_transporter_is_anybodys_and_checked_for_its_formats() {
    let route = Vehicles::start().await;
    let [anybody] = route.app.companies([Producer]).await;
    let id = route.made(&route.centre, &route.transporter).await;
    let edited =
        edit(&anybody, &id, json!({ "recepisse": { "isExempted": true }, "transport": { "mode": "RAIL" } }));
    let edited = edited.await.data();
    assert_eq!(edited["recepisse"], json!({ "number": null, "isExempted": true }));
    assert_eq!(edited["transport"], json!({ "mode": "RAIL", "plates": ["GH-456-JK"] }));
    assert_eq!(edited["company"]["name"], "Dépannage", "the directory's");
    let wrong = json!({ "transport": { "plates": ["A", "B", "C"] } });
    assert_eq!(edit(&anybody, &id, wrong).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(delete(&anybody, &id).await.data(), json!(id));
    assert_eq!(edit(&anybody, &id, json!({})).await.codes(), ["BAD_USER_INPUT"]);

    let create = "mutation($input: BsvhuTransporterInput!) { createBsvhuTransporter(input: $input) { id } }";
    let input = json!({ "input": route.carrier(&route.transporter) });
    let loner = route.app.loner().await;
    assert_eq!(loner.ask(create, input.clone()).await.codes(), ["FORBIDDEN"]);
    let reader = route.app.member(&route.centre, "READER").await;
    assert_eq!(reader.ask(create, input).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_transporter_is_on_one_note_at_most() {
    let route = Vehicles::start().await;
    let (_, _, made) = relay(&route).await;
    let other = route.published(json!({})).await;
    let stolen = json!({ "transporters": [made[0]] });
    assert_eq!(update(&route.centre, &other, stolen).await.codes(), ["BAD_USER_INPUT"]);
    let unknown = json!({ "transporters": ["c000000000000000000000000"] });
    assert_eq!(update(&route.centre, &other, unknown).await.codes(), ["BAD_USER_INPUT"]);
    let both = json!({ "transporters": [], "transporter": { "customInfo": "X" } });
    assert_eq!(update(&route.centre, &other, both).await.codes(), ["BAD_USER_INPUT"]);
    let none = update(&route.centre, &other, json!({ "transporter": null })).await.data();
    assert_eq!((&none["transporter"], ids(&none).len()), (&json!(null), 0));
}
