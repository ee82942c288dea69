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
