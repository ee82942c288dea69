//! What happens to settings is told to an operator, without their secrets.

use hyper::StatusCode;
use serde_json::json;

use super::deliveries::{until, worker};
use super::{Sink, TOKEN, create, update};
use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::direct::Direct;

#[tokio::test]
async fn each_change_of_a_setting_is_told_with_who_made_it() {
    let app = TestApp::start().await;
    let [owner] = app.companies([Producer]).await;
    let [uri, other] = ["https://hooks.example.com/td", "https://hooks.example.com/autre"];
    let id = create(&owner, uri).await.data()["id"].as_str().unwrap().to_owned();
    let browser = app.session(&owner).await;
    update(&browser, &id, json!({ "endpointUri": other, "activated": false })).await.data();
    update(&owner, &id, json!({ "token": "un-autre-secret-de-plus" })).await.data();
    // Nothing changes by these.
    update(&owner, &id, json!({})).await.data();
    assert_eq!(
        update(&owner, &id, json!({ "endpointUri": "http://10.0.0.1/" })).await.codes(),
        ["BAD_USER_INPUT"]
    );
    let delete = "mutation($id: ID!) { deleteWebhookSetting(id: $id) { id } }";
    owner.ask(delete, json!({ "id": id })).await.data();

    let email = owner.email.as_str();
    let expected = [
        json!(["WebhookSettingCreated", email, "TOKEN", { "endpointUri": uri, "activated": true, "hasNewToken": true }]),
        json!(["WebhookSettingUpdated", email, "SESSION", { "endpointUri": other, "activated": false }]),
        json!(["WebhookSettingUpdated", email, "TOKEN", { "endpointUri": other, "activated": false, "hasNewToken": true }]),
        json!(["WebhookSettingDeleted", email, "TOKEN", { "endpointUri": other, "activated": false }]),
    ];
    assert_eq!(app.told(&id).await, expected);
    assert_eq!(app.told(&owner.siret).await, expected, "a company's number finds what concerns it");
    let all: String = app.rows("select string_agg(e::text, '') from platform_event e").await[0].get(0);
    assert!(!all.contains(TOKEN) && !all.contains("un-autre-secret"), "{all}");
}

#[tokio::test]
async fn a_refused_setting_leaves_no_trace() {
    let app = TestApp::start().await;
    let [owner] = app.companies([Producer]).await;
    create(&owner, "https://hooks.example.com/td").await.data();
    create(&owner, "https://hooks.example.com/autre").await.refusal();
    assert_eq!(app.count("platform_event where type like 'Webhook%'").await, 1);
}

#[tokio::test]
async fn a_setting_that_the_service_switches_off_is_told_once_and_without_an_actor() {
    let route = Direct::start().await;
    let sink = Sink::start().await;
    sink.answer(StatusCode::INTERNAL_SERVER_ERROR);
    let id = create(&route.producer, &sink.uri()).await.data()["id"].as_str().unwrap().to_owned();
    let work = worker(&route.app);
    for _ in 0..3 {
        route.draft().await;
    }
    until(&route.app, "job where kind = 'webhook' and finished_at is null", 0).await;
    let expected =
        json!(["WebhookSettingUpdated", null, null, { "endpointUri": sink.uri(), "activated": false }]);
    assert_eq!(route.app.told(&id).await[1..], [expected]);
    work.abort();
}
