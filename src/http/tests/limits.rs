//! Sizes, quotas and times.

use super::support::{App, NOON};

fn standing(got: &super::support::Got) -> (String, String, String) {
    let header = |name| got.header(name).unwrap_or_default();
    (header("x-ratelimit-limit"), header("x-ratelimit-remaining"), header("x-ratelimit-reset"))
}

#[tokio::test]
async fn the_request_over_the_limit_is_refused_until_the_window_ends() {
    let app = App::with(|settings| settings.rate_limit = 2).await;
    let reset = (NOON / 1000 + 60).to_string();
    for (target, remaining) in [("/ping", "1"), ("/nope", "0")] {
        let got = app.get(target).await;
        assert_eq!(standing(&got), ("2".to_owned(), remaining.to_owned(), reset.clone()));
    }
    app.pass(1500);
    for _ in 0..2 {
        let got = app.ask("{ __typename }", &[]).await;
        assert_eq!(got.status, 429);
        assert_eq!(standing(&got), ("2".to_owned(), "0".to_owned(), reset.clone()));
        assert_eq!(got.header("retry-after").as_deref(), Some("60"));
        assert_eq!(got.header("content-type").as_deref(), Some("text/html; charset=utf-8"));
        assert!(got.header("date").is_some());
        assert!(got.body.contains('2') && got.body.contains("60"), "{}", got.body);
    }
    app.pass(58_500);
    assert_eq!(app.ask("{ __typename }", &[]).await.status, 200);
}

#[tokio::test]
async fn a_preflight_does_not_count_but_tells() {
    let app = App::with(|settings| settings.rate_limit = 1).await;
    for _ in 0..3 {
        let got = app.send("OPTIONS", "/", &[("origin", "https://x")], "").await;
        assert_eq!((got.status, standing(&got).1.as_str()), (204, "1"));
    }
    assert_eq!(app.get("/ping").await.status, 200);
    assert_eq!(app.get("/ping").await.status, 429);
    let got = app.send("OPTIONS", "/", &[("origin", "https://x")], "").await;
    assert_eq!((got.status, standing(&got).1.as_str()), (204, "0"));
}

#[tokio::test]
async fn refused_bodies_carry_the_standing_too() {
    let app = App::start().await;
    for (body, status) in [("{".to_owned(), 400), (format!("\"{}", "x".repeat(22 << 20)), 413)] {
        let got = app.post_json(body).await;
        assert_eq!((got.status, standing(&got).0.as_str()), (status, "1000"));
    }
}

#[tokio::test]
async fn clients_behind_the_proxy_are_counted_apart() {
    let app = App::with(|settings| settings.rate_limit = 1).await;
    let from = |chain: &'static str| [("x-forwarded-for", chain)];
    assert_eq!(app.send("GET", "/ping", &from("192.0.2.1"), "").await.status, 200);
    assert_eq!(app.send("GET", "/ping", &from("192.0.2.2"), "").await.status, 200);
    assert_eq!(
        app.send("GET", "/ping", &from("192.0.2.9, 192.0.2.1"), "").await.status,
        429,
        "the right-most"
    );
    assert_eq!(app.get("/ping").await.status, 200, "the peer");
    assert_eq!(app.get("/ping").await.status, 429);
}

#[tokio::test]
async fn without_trusted_proxies_the_header_is_ignored() {
    let app = App::with(|settings| {
        settings.rate_limit = 1;
        settings.trusted_proxies = 0;
    })
    .await;
    assert_eq!(app.send("GET", "/ping", &[("x-forwarded-for", "192.0.2.1")], "").await.status, 200);
    assert_eq!(app.send("GET", "/ping", &[("x-forwarded-for", "192.0.2.2")], "").await.status, 429);
}

#[tokio::test]
async fn resolvers_see_the_clients_address() {
    let app = App::start().await;
    assert_eq!(app.ask("whoami", &[("x-forwarded-for", "192.0.2.1")]).await.json()["ip"], "192.0.2.1");
    assert_eq!(app.ask("whoami", &[]).await.json()["ip"], "127.0.0.1");
}

#[tokio::test]
async fn zero_switches_the_limit_off() {
    let app = App::with(|settings| settings.rate_limit = 0).await;
    let got = app.get("/ping").await;
    assert_eq!((got.status, got.header("x-ratelimit-limit")), (200, None));
}
