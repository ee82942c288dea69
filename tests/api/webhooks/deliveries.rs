//! Calls: who is told of what, how often, and when no more.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use client::form;
use hyper::StatusCode;
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use trackdechets::domain::company::Environment;
use trackdechets::jobs::webhooks::Webhooks;
use trackdechets::jobs::{Reach, worker};

use super::{Sink, TOKEN, create, setting, update};
use crate::support::app::{TestApp, vault};
use crate::support::direct::{self, Direct};

/// A worker on the test's database, which may call this very machine.
pub fn worker(app: &TestApp) -> JoinHandle<()> {
    let reach = Reach { environment: Environment::Sandbox, private_networks: false };
    tokio::spawn(worker::run(app.store.clone(), Webhooks::new(app.store.clone(), vault(), reach)))
}

#[tokio::test]
async fn companies_are_told_of_what_they_may_see_in_the_order_it_happened() {
    let route = Direct::start().await;
    let (producers, carriers) = (Sink::start().await, Sink::start().await);
    create(&route.producer, &producers.uri()).await.data();
    create(&route.transporter, &carriers.uri()).await.data();
    let work = worker(&route.app);
    let note = route.draft().await;
    route.producer.run(form::seal(&note.id)).await.data();
    route.producer.run(form::get(&note.id)).await.data();

    let told = producers.calls(2).await;
    let bodies: Vec<&str> = told.iter().map(|call| call.body.as_str()).collect();
    let number = &note.readable_id;
    assert_eq!(
        bodies,
        [
            format!(r#"[{{"action":"CREATED","id":"{number}"}}]"#),
            format!(r#"[{{"action":"UPDATED","id":"{number}"}}]"#),
        ]
    );
    // The carrier did not see the draft.
    let told = carriers.calls(1).await;
    assert_eq!(told[0].body, format!(r#"[{{"action":"UPDATED","id":"{number}"}}]"#));
    work.abort();
}

#[tokio::test]
async fn a_call_carries_the_token_and_a_signature_that_its_secret_makes() {
    let route = Direct::start().await;
    let sink = Sink::start().await;
    create(&route.producer, &sink.uri()).await.data();
    let work = worker(&route.app);
    route.draft().await;
    let call = sink.calls(1).await.remove(0);
    let header = |name: &str| call.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("authorization"), format!("Bearer: {TOKEN}"));
    assert_eq!(header("content-type"), "application/json");
    let secret = standardwebhooks::Webhook::new(&format!("whsec_{}", BASE64.encode(TOKEN))).unwrap();
    secret
        .verify(call.body.as_bytes(), &call.headers)
        .expect("a library of Standard Webhooks accepts the call");
    work.abort();
}

#[tokio::test]
async fn a_call_that_fails_is_made_three_times_and_the_log_tells() {
    let route = Direct::start().await;
    let sink = Sink::start().await;
    sink.answer(StatusCode::INTERNAL_SERVER_ERROR);
    let id = create(&route.producer, &sink.uri()).await.data()["id"].as_str().unwrap().to_owned();
    let work = worker(&route.app);
    route.draft().await;
    sink.calls(3).await;
    until(&route.app, "job where failure is not null", 1).await;
    assert_eq!(sink.calls(3).await.len(), 3);
    let log = "query($id: ID!) { webhookdeliveries(id: $id) { action attempt status failure } }";
    let log = route.producer.ask(log, json!({ "id": id })).await.data();
    let attempts: Vec<Value> = log["webhookdeliveries"].as_array().unwrap().clone();
    let call =
        |attempt: i32| json!({ "action": "CREATED", "attempt": attempt, "status": 500, "failure": null });
    assert_eq!(attempts, [call(3), call(2), call(1)]);
    let page = "query($id: ID!) { webhookdeliveries(id: $id, first: 101) { id } }";
    assert_eq!(route.producer.ask(page, json!({ "id": id })).await.codes(), ["BAD_USER_INPUT"]);
    work.abort();
}

#[tokio::test]
async fn the_sixth_failure_switches_a_webhook_off_until_somebody_switches_it_on() {
    let route = Direct::start().await;
    let sink = Sink::start().await;
    sink.answer(StatusCode::FOUND);
    let id = create(&route.producer, &sink.uri()).await.data()["id"].as_str().unwrap().to_owned();
    let work = worker(&route.app);
    for _ in 0..3 {
        route.draft().await;
    }
    until(&route.app, "webhook_setting where not activated", 1).await;
    until(&route.app, "job where kind = 'webhook' and finished_at is null", 0).await;
    assert_eq!(sink.calls(6).await.len(), 6, "the third note is told to nobody");
    assert_eq!(setting(&route.producer, &id).await.data()["activated"], false);

    sink.answer(StatusCode::OK);
    update(&route.producer, &id, json!({ "activated": true })).await.data();
    route.draft().await;
    sink.calls(7).await;
    work.abort();
}

#[tokio::test]
async fn what_a_dead_worker_had_taken_is_done_by_the_next() {
    let route = Direct::start().await;
    let sink = Sink::start().await;
    create(&route.producer, &sink.uri()).await.data();
    let count = 20;
    for _ in 0..count {
        route.draft().await;
    }
    // Somebody takes them and is never heard of again; after a while they are anybody's.
    let now = jiff::Timestamp::now();
    let taken = route.app.store.take_jobs(&["webhook"], 100, now, now).await.unwrap();
    assert_eq!(taken.len(), count);
    let work = worker(&route.app);
    sink.calls(count).await;
    until(&route.app, "job where kind = 'webhook'", 0).await;
    assert_eq!(sink.calls(count).await.len(), count);
    work.abort();
}

#[tokio::test]
async fn two_workers_do_not_do_the_same_twice() {
    let route = Direct::start().await;
    let sink = Sink::start().await;
    create(&route.producer, &sink.uri()).await.data();
    let (one, other) = (worker(&route.app), worker(&route.app));
    for _ in 0..10 {
        let note = route.draft().await;
        direct::update(&route.producer, &note.id, json!({ "customId": "x" })).await.data();
    }
    sink.calls(20).await;
    until(&route.app, "job where kind = 'webhook'", 0).await;
    assert_eq!(sink.calls(20).await.len(), 20);
    one.abort();
    other.abort();
}

#[tokio::test]
async fn a_webhook_never_leads_into_a_private_network() {
    let route = Direct::start().await;
    let sink = Sink::start().await;
    let id = create(&route.producer, "https://hooks.example.com/").await.data()["id"].clone();
    // As if the rule had not been there when the setting was made.
    let uri = format!("http://127.0.0.1:{}/", sink.address.port());
    route.app.execute(&format!("update webhook_setting set endpoint_uri = '{uri}'")).await;
    let work = worker(&route.app);
    route.draft().await;
    until(&route.app, "webhook_delivery where failure is not null", 3).await;
    assert!(sink.calls(0).await.is_empty(), "{id}");
    work.abort();
}

/// Waits until there are so many.
pub async fn until(app: &TestApp, what: &str, count: i64) {
    for _ in 0..2_000 {
        if app.count(what).await == count {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("{} of {what}, not {count}", app.count(what).await);
}
