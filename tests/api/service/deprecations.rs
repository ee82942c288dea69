//! Who still uses what is deprecated, as the operator sees it.

use serde_json::json;

use crate::support::app::{Profile, TestApp};

#[tokio::test]
async fn the_operator_finds_the_account_behind_the_use_of_a_deprecated_field() {
    let app = TestApp::start().await;
    let [producer, other] = app.companies([Profile::Producer, Profile::Transporter]).await;
    let old = json!({ "query": "{ me { companies { name } } }" });
    for _ in 0..3 {
        let reply = producer.post(&old).await;
        assert!(reply.header("deprecation").is_some_and(|value| value.starts_with('@')));
        assert!(reply.json()["data"]["me"]["companies"].is_array(), "{}", reply.text());
    }
    assert_eq!(other.post(&json!({ "query": "{ me { name } }" })).await.header("deprecation"), None);

    let metrics = app.http.get("/metrics").await;
    let prefix = r#"trackdechets_graphql_deprecated_uses_total{coordinate="User.companies",token=""#;
    let counted: Vec<_> = metrics.text().lines().filter_map(|line| line.strip_prefix(prefix)).collect();
    let [line] = counted[..] else { panic!("one token: {counted:?}") };
    let (token_id, count) = line.split_once("\"} ").expect("a label and a count");
    assert_eq!(count, "3");
    assert_ne!(Some(token_id), producer.token.as_deref(), "the id tells who, and opens nothing");
    let who = format!(
        "select email from account join access_token t on account_id = account.id where t.id = '{token_id}'"
    );
    assert_eq!(app.rows(&who).await[0].get::<_, String>(0), producer.email);
}
