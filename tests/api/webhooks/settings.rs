//! Settings: whose they are, what they may be.

use serde_json::json;

use super::{CREATE, TOKEN, company_id, create, setting, update};
use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;

const URI: &str = "https://hooks.example.com/td";

#[tokio::test]
async fn a_setting_is_its_administrators_alone_and_others_are_not_told_more() {
    let app = TestApp::start().await;
    let [owner, stranger] = app.companies([Producer, Producer]).await;
    let member = app.member(&owner, "MEMBER").await;
    let colleague = app.member(&owner, "ADMIN").await;
    let id = create(&owner, URI).await.data()["id"].as_str().unwrap().to_owned();
    assert_eq!(setting(&colleague, &id).await.data()["orgId"], owner.siret.as_str());

    for (nobody, code) in
        [(&member, "BAD_USER_INPUT"), (&stranger, "BAD_USER_INPUT"), (&app.anonymous(), "UNAUTHENTICATED")]
    {
        assert_eq!(setting(nobody, &id).await.codes(), [code]);
        assert_eq!(update(nobody, &id, json!({ "activated": false })).await.codes(), [code]);
        let delete = "mutation($id: ID!) { deleteWebhookSetting(id: $id) { id } }";
        assert_eq!(nobody.ask(delete, json!({ "id": id })).await.codes(), [code]);
        let log = "query($id: ID!) { webhookdeliveries(id: $id) { id } }";
        assert_eq!(nobody.ask(log, json!({ "id": id })).await.codes(), [code]);
    }
    let theirs = json!({ "companyId": company_id(&owner).await, "endpointUri": URI, "token": TOKEN, "activated": true });
    assert_eq!(stranger.ask(CREATE, json!({ "i": theirs })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(setting(&owner, "unknown").await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_company_has_one_setting_and_deleting_it_makes_room() {
    let app = TestApp::start().await;
    let [owner] = app.companies([Producer]).await;
    let id = create(&owner, URI).await.data()["id"].as_str().unwrap().to_owned();
    let refusal = create(&owner, URI).await.refusal();
    assert!(refusal.message.contains("maximum"), "the limit is told before the twin: {}", refusal.message);
    owner
        .ask("mutation($id: ID!) { deleteWebhookSetting(id: $id) { id } }", json!({ "id": id }))
        .await
        .data();
    assert_eq!(setting(&owner, &id).await.codes(), ["BAD_USER_INPUT"]);
    create(&owner, URI).await.data();
}

#[tokio::test]
async fn one_address_stands_once_for_a_company() {
    let app = TestApp::start().await;
    let [owner, other] = app.companies([Producer, Producer]).await;
    app.execute("update company set webhook_settings_limit = 2").await;
    create(&owner, URI).await.data();
    assert!(create(&owner, URI).await.refusal().message.contains("endpointUri"));
    let second = create(&owner, "https://hooks.example.com/autre").await.data();
    let second = second["id"].as_str().unwrap();
    assert_eq!(update(&owner, second, json!({ "endpointUri": URI })).await.codes(), ["BAD_USER_INPUT"]);
    // Two companies may share one.
    create(&other, URI).await.data();
}

#[tokio::test]
async fn what_a_client_gives_is_checked_before_the_company_is_looked_for() {
    let app = TestApp::start().await;
    let [owner] = app.companies([Producer]).await;
    let input = json!({ "companyId": "unknown", "endpointUri": "http://10.0.0.1/", "token": "court", "activated": true });
    let refusal = owner.ask(CREATE, json!({ "i": input })).await.refusal();
    assert_eq!(refusal.code, "BAD_USER_INPUT");
    assert!(
        refusal.message.contains("endpointUri") && refusal.message.contains("token"),
        "{}",
        refusal.message
    );
}

#[tokio::test]
async fn an_update_changes_what_it_gives_only() {
    let app = TestApp::start().await;
    let [owner] = app.companies([Producer]).await;
    let id = create(&owner, URI).await.data()["id"].as_str().unwrap().to_owned();
    assert_eq!(update(&owner, &id, json!({})).await.data(), json!({ "endpointUri": URI, "activated": true }));
    assert_eq!(
        update(&owner, &id, json!({ "activated": false })).await.data(),
        json!({ "endpointUri": URI, "activated": false })
    );
    for wrong in [json!({ "endpointUri": "https://192.168.1.1/" }), json!({ "token": "x" })] {
        assert_eq!(update(&owner, &id, wrong).await.codes(), ["BAD_USER_INPUT"]);
    }
    assert_eq!(setting(&owner, &id).await.data()["endpointUri"], URI);
}

#[tokio::test]
async fn settings_are_listed_newest_first_and_in_pages() {
    let app = TestApp::start().await;
    let [owner] = app.companies([Producer]).await;
    app.execute("update company set webhook_settings_limit = 3").await;
    for name in ["a", "b", "c"] {
        create(&owner, &format!("https://hooks.example.com/{name}")).await.data();
        app.pass(jiff::SignedDuration::from_secs(1));
    }
    let page = async |arguments: &str| {
        let document = format!(
            "{{ webhooksettings{arguments} {{ totalCount pageInfo {{ hasNextPage hasPreviousPage endCursor startCursor }} edges {{ cursor node {{ endpointUri }} }} }} }}"
        );
        owner.ask(&document, json!({})).await
    };
    let names = |data: &serde_json::Value| -> Vec<String> {
        let edges = data["webhooksettings"]["edges"].as_array().unwrap().clone();
        edges
            .iter()
            .map(|edge| edge["node"]["endpointUri"].as_str().unwrap().rsplit('/').next().unwrap().to_owned())
            .collect()
    };
    let first = page("(first: 2)").await.data();
    assert_eq!(
        (names(&first), &first["webhooksettings"]["totalCount"]),
        (vec!["c".into(), "b".into()], &json!(3))
    );
    assert_eq!(first["webhooksettings"]["pageInfo"]["hasNextPage"], true);
    let cursor = first["webhooksettings"]["pageInfo"]["endCursor"].as_str().unwrap();
    let rest = page(&format!("(first: 2, after: \"{cursor}\")")).await.data();
    assert_eq!(names(&rest), ["a"]);
    let back = page(&format!("(last: 1, before: \"{cursor}\")")).await.data();
    assert_eq!(names(&back), ["c"]);
    assert_eq!(page("(first: 1, last: 1)").await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(page("(first: 501)").await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn a_token_is_kept_sealed() {
    let app = TestApp::start().await;
    let [owner] = app.companies([Producer]).await;
    create(&owner, URI).await.data();
    let kept: Vec<u8> = app.rows("select token from webhook_setting").await[0].get(0);
    assert!(!kept.windows(TOKEN.len()).any(|part| part == TOKEN.as_bytes()));
}
