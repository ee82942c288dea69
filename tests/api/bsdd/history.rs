//! The journal tells who did what, when and with which program; and the note as it was at any moment.

use client::Id;
use client::form;
use jiff::Timestamp;
use serde_json::{Value, json};
use trackdechets::domain::bsdd::Record;
use trackdechets::generated::{FORM, SCHEMA};
use trackdechets::graphql::table::{Kind, Type};

use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::direct::{Direct, accepted, emission, recycling, transport, update};
use crate::support::revision::{ask, decide};

/// All that a note itself shows: what stands beside it, and other notes, are left out.
fn everything(ty: &'static Type) -> String {
    let Kind::Object(fields) = &ty.kind else { panic!("{} is no object", ty.name) };
    let mut text = String::new();
    for field in fields.iter().filter(|field| field.args.is_empty() && !field.name.contains("roup")) {
        if matches!(field.name, "metadata" | "appendix2Forms") {
            continue;
        }
        text.push_str(field.name);
        if matches!(field.ty.of.kind, Kind::Object(_)) {
            text.push_str(&format!(" {{ {} }}", everything(field.ty.of)));
        }
        text.push(' ');
    }
    text
}

async fn served(by: &Client, id: &Id) -> Value {
    let document = format!("query ($id: ID!) {{ form(id: $id) {{ {} }} }}", everything(&FORM));
    by.ask(&document, json!({ "id": id.inner() })).await.data()["form"].take()
}

/// What was served, and when: by the clock of the journal.
struct Seen {
    at: Timestamp,
    form: Value,
}

async fn see(app: &TestApp, by: &Client, id: &Id) -> Seen {
    Seen { form: served(by, id).await, at: clock(app).await }
}

async fn clock(app: &TestApp) -> Timestamp {
    app.rows("select clock_timestamp()").await[0].get(0)
}

/// Puts the note back to what it was, behind the API's back, so that it may be served once more.
async fn restore(app: &TestApp, note: &Record, readers: &str) {
    let text = |value: &dyn erased::Json| format!("$json${}$json$::json", value.json());
    let custom_id = note.custom_id.as_ref().map_or("null".to_owned(), |text| format!("$text${text}$text$"));
    let mut sql = format!(
        "update bsd set status = '{}', is_draft = {}, custom_id = {custom_id}, updated_at = '{}', body = {}, \
                is_deleted = false, readers = array['{readers}'] where id = '{}';
         delete from bsd_transporter;",
        note.status.as_str(),
        note.status.as_str() == "DRAFT",
        note.updated_at.0,
        text(note),
        note.id
    );
    for (number, carrier) in (1..).zip(&note.transporters) {
        sql.push_str(&format!(
            "insert into bsd_transporter (id, bsd_id, kind, number, body) values ('{}', '{}', 'BSDD', {number}, {});",
            carrier.id,
            note.id,
            text(carrier)
        ));
    }
    app.execute(&sql).await;
}

/// Anything that is written as JSON.
mod erased {
    pub trait Json {
        fn json(&self) -> String;
    }

    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).expect("it is JSON")
        }
    }
}

#[tokio::test]
async fn each_state_is_told_anew_as_it_was_served_then() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, destination } = &route;
    let before = clock(app).await;
    let id = route.draft().await.id;
    let mut states = vec![see(app, producer, &id).await];
    let changes = [
        json!({ "customId": "LOT-9", "recipient": { "cap": "" }, "wasteDetails": { "sampleNumber": "E" } }),
        json!({ "customId": null, "recipient": { "cap": "CAP-2" }, "wasteDetails": { "sampleNumber": null } }),
        json!({ "transporter": null }),
        json!({ "transporter": { "company": { "siret": transporter.siret, "contact": "Ana", "phone": "01", "mail": "a@b.fr" } } }),
        json!({ "intermediaries": [{ "siret": transporter.siret, "contact": "Léa" }] }),
        json!({ "intermediaries": [], "emitter": { "workSite": { "name": "Quai", "infos": "Sonner" } } }),
        json!({ "emitter": { "workSite": null } }),
        json!({}),
    ];
    for change in changes {
        app.pass(jiff::SignedDuration::from_mins(7));
        update(producer, &id, change).await.data();
        states.push(see(app, producer, &id).await);
    }
    app.pass(jiff::SignedDuration::from_hours(1));
    producer.run(form::seal(&id)).await.data();
    states.push(see(app, producer, &id).await);
    producer.run(form::sign_emission(&id, emission(), None)).await.data();
    states.push(see(app, producer, &id).await);
    let refused = ask(destination, &id, json!({ "recipient": { "cap": "CAP-3" } })).await.data();
    states.push(see(app, producer, &id).await);
    app.pass(jiff::SignedDuration::from_hours(1));
    decide(producer, &refused, false).await.data();
    states.push(see(app, producer, &id).await);
    transporter.run(form::sign_transport(&id, transport(), None)).await.data();
    states.push(see(app, producer, &id).await);
    destination.run(form::receive(&id, accepted(2.35))).await.data();
    states.push(see(app, producer, &id).await);
    let content = json!({
        "recipient": { "cap": "CAP-4" }, "quantityReceived": 2.2,
        "wasteDetails": { "name": "Autres boues", "packagingInfos": [{ "type": "GRV", "quantity": 1, "volume": 1.5 }] },
    });
    let agreed = ask(producer, &id, content).await.data();
    states.push(see(app, producer, &id).await);
    decide(destination, &agreed, true).await.data();
    states.push(see(app, producer, &id).await);
    destination.run(form::process(&id, recycling())).await.data();
    states.push(see(app, producer, &id).await);

    assert!(app.store.bsdd_at(id.inner(), before).await.unwrap().is_none(), "it was not there yet");
    let mut told = Vec::new();
    for state in &states {
        told.push(app.store.bsdd_at(id.inner(), state.at).await.unwrap().expect("it was there"));
    }
    let distinct =
        states.iter().map(|state| state.form.to_string()).collect::<std::collections::HashSet<_>>();
    assert!(distinct.len() >= 14, "the journey has as many states");
    for (state, note) in states.iter().zip(&told) {
        restore(app, note, &producer.siret).await;
        assert_eq!(served(producer, &id).await, state.form, "as of {}", state.at);
    }
    assert!(SCHEMA.mutation.is_some());
}

#[tokio::test]
async fn a_deleted_note_is_told_as_it_was_before() {
    let route = Direct::start().await;
    let Direct { app, producer, .. } = &route;
    let note = route.draft().await;
    update(producer, &note.id, json!({ "customId": "LOT-1" })).await.data();
    let there = see(app, producer, &note.id).await;
    producer.run(form::delete(&note.id)).await.data();
    let gone = clock(app).await;
    assert_eq!(producer.run(form::get(&note.id)).await.codes(), ["BAD_USER_INPUT"]);
    assert!(app.store.bsdd_at(note.id.inner(), gone).await.unwrap().is_none());
    // By its number as well.
    let told = app.store.bsdd_at(&note.readable_id, there.at).await.unwrap().expect("it was there");
    restore(app, &told, &producer.siret).await;
    assert_eq!(served(producer, &note.id).await, there.form);
    let kinds: Vec<String> = events(app, &note.id).await.iter().map(|event| kind(event).to_owned()).collect();
    assert_eq!(kinds, ["CREATED", "UPDATED", "DELETED"]);
}

async fn events(app: &TestApp, id: &Id) -> Vec<Value> {
    let events = app.store.bsdd_events(id.inner()).await.unwrap();
    events.iter().map(|event| serde_json::to_value(event).unwrap()).collect()
}

fn kind(event: &Value) -> &str {
    event["kind"].as_str().unwrap()
}

#[tokio::test]
async fn an_event_tells_who_when_and_by_which_program() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, .. } = &route;
    let id = route.draft().await.id;
    app.execute("update access_token set description = 'ERP', application_id = 'app-1'").await;
    app.pass(jiff::SignedDuration::from_hours(2));
    let operation = json!({
        "query": "mutation ($id: ID!) { markAsSealed(id: $id) { status } }", "variables": { "id": id.inner() },
    });
    let bearer = format!("Bearer {}", producer.token.as_ref().unwrap());
    let long = format!("essai/1.0 {}", "x".repeat(300));
    let headers = [("authorization", bearer.as_str()), ("user-agent", long.as_str())];
    let reply = app.http.post_json(&headers, serde_json::to_vec(&operation).unwrap()).await;
    assert_eq!(reply.json()["data"]["markAsSealed"]["status"], "SEALED");

    let told = events(app, &id).await;
    let [created, sealed] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((kind(created), kind(sealed)), ("CREATED", "SIGNED"));
    assert_eq!((&created["actorEmail"], &created["auth"]), (&json!(producer.email), &json!("TOKEN")));
    assert_eq!(created["client"]["tokenName"], "provision");
    assert!(created["changes"]["emitter"]["company"]["siret"].is_string(), "the whole note at first");
    assert_eq!(sealed["changes"], json!({ "status": "SEALED" }), "then what changed");
    assert_eq!(sealed["status"], "SEALED");
    let client = &sealed["client"];
    assert_eq!((&client["tokenName"], &client["applicationId"]), (&json!("ERP"), &json!("app-1")));
    assert_eq!(client["tokenId"], created["client"]["tokenId"]);
    assert_eq!(client["userAgent"].as_str().unwrap().len(), 200);
    assert_eq!(sealed["requestedAt"], app.now().to_string());
    assert!(events(app, &Id::new("c-unknown")).await.is_empty());
    // Somebody else's token is another one.
    producer.run(form::sign_emission(&id, emission(), None)).await.data();
    transporter.run(form::sign_transport(&id, transport(), None)).await.data();
    let told = events(app, &id).await;
    assert_eq!(told[2]["details"], json!({ "signatory": producer.siret, "bySecurityCode": false }));
    assert_ne!(told[3]["client"]["tokenId"], client["tokenId"]);
    assert_eq!(told[3]["actorEmail"], transporter.email);
}

#[tokio::test]
async fn a_signature_by_security_code_tells_for_whom() {
    let route = Direct::start().await;
    let Direct { app, producer, transporter, .. } = &route;
    let id = route.sealed().await.id;
    let code = Some(producer.security_code);
    transporter.run(form::sign_emission(&id, emission(), code)).await.data();
    let told = events(app, &id).await;
    let signed = told.last().unwrap();
    assert_eq!(signed["actorEmail"], transporter.email);
    assert_eq!(signed["details"], json!({ "signatory": producer.siret, "bySecurityCode": true }));
}
