//! The quota of requests, as clients see it.

use jiff::SignedDuration;
use serde_json::json;

use crate::support::app::TestApp;
use crate::support::http::Reply;

fn standing(reply: &Reply) -> [Option<&str>; 3] {
    ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"].map(|name| reply.header(name))
}

#[tokio::test]
async fn every_answer_tells_the_quota() {
    let app = TestApp::start().await;
    let reset = (app.now() + SignedDuration::from_secs(60)).as_second().to_string();
    let anonymous = app.anonymous();
    for (count, (what, reply)) in [
        ("ping", app.http.get("/ping").await),
        ("page", app.http.send("GET", "/", &[("accept", "text/html")], "").await),
        ("unknown path", app.http.get("/nowhere").await),
        ("forged", app.http.send("POST", "/", &[("content-type", "text/plain")], "{}").await),
        ("no JSON", app.http.post_json(&[], "{").await),
        ("no GraphQL", anonymous.post(&json!({ "query": "{" })).await),
        ("refused", anonymous.post(&json!({ "query": "{ me { id } }" })).await),
        ("answered", anonymous.post(&json!({ "query": "{ isAuthenticated }" })).await),
    ]
    .into_iter()
    .enumerate()
    {
        let remaining = (999 - count).to_string();
        assert_eq!(standing(&reply), [Some("1000"), Some(&*remaining), Some(&*reset)], "{what}");
        assert!(reply.header("date").is_some(), "{what}");
    }
}

#[tokio::test]
async fn beyond_the_quota_clients_wait_for_the_next_minute() {
    let app = TestApp::with(|settings| settings.rate_limit = 3).await;
    let [producer] = app.companies([crate::support::app::Profile::Producer]).await;
    let me = json!({ "query": "{ me { email } }" });
    for remaining in ["2", "1", "0"] {
        let reply = producer.post(&me).await;
        assert_eq!((reply.status.as_u16(), reply.header("x-ratelimit-remaining")), (200, Some(remaining)));
    }
    for reply in [producer.post(&me).await, app.http.get("/ping").await] {
        assert_eq!(reply.status, 429);
        assert_eq!(reply.header("retry-after"), Some("60"));
        assert_eq!(reply.header("x-ratelimit-remaining"), Some("0"));
        assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
        assert!(reply.text().contains("3 requêtes"), "{}", reply.text());
    }
    // Another client behind the proxy is not concerned.
    let other = app.http.send("GET", "/ping", &[("x-forwarded-for", "192.0.2.1, 198.51.100.7")], "").await;
    assert_eq!((other.status.as_u16(), other.header("x-ratelimit-remaining")), (200, Some("2")));
    let forger = app.http.send("GET", "/ping", &[("x-forwarded-for", "203.0.113.9, 198.51.100.7")], "").await;
    assert_eq!(forger.header("x-ratelimit-remaining"), Some("1"), "only the proxy's own entry counts");

    app.pass(SignedDuration::from_secs(60));
    let reply = producer.post(&me).await;
    assert_eq!((reply.status.as_u16(), reply.header("x-ratelimit-remaining")), (200, Some("2")));
}

const SIGN_UP: &str = r#"signup(userInfos: { email: "not an address", password: "weak", name: "Eva Lune" })"#;
const NEW_TOKEN: &str = r#"createAccessToken(input: { description: "a" }) { id }"#;

fn mutation(fields: &str) -> serde_json::Value {
    json!({ "query": format!("mutation {{ {fields} }}") })
}

#[tokio::test]
async fn an_operation_has_a_quota_of_its_own_whatever_comes_of_it() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let reset = (app.now() + SignedDuration::from_secs(3600)).as_second().to_string();
    for remaining in (0..10).rev().map(|left| left.to_string()) {
        let reply = nobody.post(&mutation(SIGN_UP)).await;
        assert_eq!(reply.status, 200);
        assert_eq!(standing(&reply), [Some("10"), Some(&*remaining), Some(&*reset)]);
    }
    let reply = nobody.post(&mutation(SIGN_UP)).await;
    assert_eq!((reply.status.as_u16(), reply.header("retry-after")), (429, Some("3600")));
    assert_eq!(standing(&reply), [Some("10"), Some("0"), Some(&*reset)]);
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(
        reply.text().contains("10 appels de signup") && reply.text().contains("3600"),
        "{}",
        reply.text()
    );
    // Anything else goes on, and so does whoever calls from elsewhere.
    let other = nobody.post(&json!({ "query": "{ isAuthenticated }" })).await;
    assert_eq!((other.status.as_u16(), other.header("x-ratelimit-limit")), (200, Some("1000")));
    let body = mutation(SIGN_UP).to_string();
    let elsewhere = app.http.post_json(&[("x-forwarded-for", "198.51.100.7")], body).await;
    assert_eq!(standing(&elsewhere)[..2], [Some("10"), Some("9")]);

    app.pass(SignedDuration::from_secs(3600));
    assert_eq!(nobody.post(&mutation(SIGN_UP)).await.status, 200);
}

#[tokio::test]
async fn aliases_fragments_and_batches_are_counted_one_by_one() {
    let app = TestApp::start().await;
    let [ana, ben, cid] = [app.loner().await, app.loner().await, app.loner().await];
    let [ana, ben, cid] = [app.session(&ana).await, app.session(&ben).await, app.session(&cid).await];
    let two = mutation(&format!("a: {NEW_TOKEN} b: {NEW_TOKEN}"));
    let reply = ana.post(&two).await;
    assert_eq!(standing(&reply)[..2], [Some("3"), Some("1")]);
    let reply = ana.post(&two).await;
    assert_eq!(reply.status, 429);
    assert_eq!(app.count("access_token where description = 'a'").await, 2, "nothing of it was run");

    let batch = json!([mutation(NEW_TOKEN), { "query": "{ me { id } }" }, mutation(NEW_TOKEN)]);
    let reply = ben.post(&batch).await;
    assert_eq!((reply.status.as_u16(), reply.header("x-ratelimit-remaining")), (200, Some("1")));
    let reply = ben.post(&batch).await;
    assert_eq!((reply.status.as_u16(), reply.header("retry-after")), (429, Some("180")));
    assert!(reply.text().starts_with("Quota de 3 appels de createAccessToken"), "{}", reply.text());

    let spread = format!(
        "mutation {{ ...F ... on Mutation {{ c: {NEW_TOKEN} }} }} fragment F on Mutation {{ a: {NEW_TOKEN} b: {NEW_TOKEN} }}"
    );
    let reply = cid.post(&json!({ "query": spread })).await;
    assert_eq!((reply.status.as_u16(), reply.header("x-ratelimit-remaining")), (200, Some("0")));
    // An escape hides nothing.
    let hidden = r#"{"query":"mutation { create\u0041ccessToken(input: { description: \"a\" }) { id } }"}"#;
    let cookie = cid.cookie.clone().expect("a session");
    assert_eq!(app.http.post_json(&[("cookie", &cookie)], hidden).await.status, 429);
    // The same person by a token is the same; a mutation by GET is refused as it always was.
    assert_eq!(cid.clone().token_only().post(&mutation(NEW_TOKEN)).await.status, 429);
    let target = format!(
        "/?{}",
        url::form_urlencoded::Serializer::new(String::new())
            .append_pair("query", &format!("mutation {{ {NEW_TOKEN} }}"))
            .finish()
    );
    let headers = [("cookie", cookie.as_str()), ("apollo-require-preflight", "1")];
    assert_eq!(app.http.send("GET", &target, &headers, "").await.status, 405);
}

#[tokio::test]
async fn a_server_without_limits_has_none_for_operations() {
    let app = TestApp::with(|settings| settings.rate_limit = 0).await;
    for _ in 0..11 {
        let reply = app.anonymous().post(&mutation(SIGN_UP)).await;
        assert_eq!((reply.status.as_u16(), reply.header("x-ratelimit-limit")), (200, None));
    }
}
