//! The paths beside GraphQL.

use std::sync::atomic::Ordering;

use super::support::App;

#[tokio::test]
async fn ping_is_answered_before_the_backend_is_there() {
    let app = App::starting(|_| {}).await;
    let got = app.get("/ping").await;
    assert_eq!((got.status, got.body.as_str()), (200, "Pong!"));
}

#[tokio::test]
async fn readiness_tells_of_the_database() {
    let app = App::starting(|_| {}).await;
    let got = app.get("/ready").await;
    assert_eq!((got.status, got.json()["status"].as_str()), (503, Some("starting")));
    app.open();
    assert_eq!(app.get("/ready").await.status, 200);
    app.dials.database_away.store(true, Ordering::SeqCst);
    let got = app.get("/ready").await;
    assert_eq!((got.status, got.json()["database"].as_str()), (503, Some("down")));
    app.dials.database_away.store(false, Ordering::SeqCst);
    assert_eq!(app.get("/ready").await.status, 200);
}

#[tokio::test]
async fn graphql_is_refused_until_the_backend_is_there() {
    let app = App::starting(|_| {}).await;
    let got = app.ask("{ __typename }", &[]).await;
    assert_eq!(got.refusal(), (503, "INTERNAL_SERVER_ERROR".to_owned()));
    assert_eq!(got.header("retry-after").as_deref(), Some("1"));
    app.open();
    assert_eq!(app.ask("{ __typename }", &[]).await.status, 200);
}

#[tokio::test]
async fn a_download_needs_its_token() {
    let app = App::start().await;
    assert_eq!(app.get("/download").await.status, 400);
    assert_eq!(app.get("/download?token=").await.status, 400);
    assert_eq!(app.get("/download?token=file&token=file").await.status, 400);
    assert_eq!(app.get("/download?token[]=file").await.status, 400);
    assert_eq!(app.get("/download?token=other").await.status, 403);
    let got = app.get("/download?token=file").await;
    assert_eq!((got.status, got.body.as_str()), (200, "a;b"));
    assert_eq!(got.header("content-type").as_deref(), Some("text/csv; charset=utf-8"));
    assert!(got.header("content-disposition").unwrap().starts_with("attachment; filename="));
    app.dials.database_away.store(true, Ordering::SeqCst);
    assert_eq!(app.get("/download?token=file").await.status, 503);
}

#[tokio::test]
async fn a_roadside_link_leads_to_the_note_and_refuses_in_words() {
    let app = App::start().await;
    let got = app.get("/road-control/road").await;
    assert_eq!(got.status, 302);
    assert_eq!(got.header("location").as_deref(), Some("http://localhost:4000/download?token=file"));
    assert_eq!(got.header("cache-control").as_deref(), Some("no-store"));
    for target in ["/road-control/other", "/road-control/", "/road-control/road/x", "/road-control/%00"] {
        let got = app.get(target).await;
        assert_eq!((got.status, got.header("location")), (200, None), "{target}");
        assert!(got.body.contains("n'est plus valable"), "{target}: {}", got.body);
    }
    assert_eq!(app.get("/road-control").await.status, 404);
    assert_eq!(app.send("POST", "/road-control/road", &[], "").await.status, 404);
    app.dials.database_away.store(true, Ordering::SeqCst);
    assert_eq!(app.get("/road-control/road").await.status, 503);
}

#[tokio::test]
async fn nobody_is_authenticated_by_a_session() {
    let app = App::start().await;
    let got = app.send("GET", "/isAuthenticated", &[("authorization", "Bearer good")], "").await;
    assert_eq!((got.status, got.body.as_str()), (200, r#"{"isAuthenticated":false}"#));
    assert_eq!(got.header("cache-control").as_deref(), Some("private, no-cache, no-store, must-revalidate"));
    assert_eq!(got.header("expires").as_deref(), Some("-1"));
    assert_eq!(got.header("pragma").as_deref(), Some("no-cache"));
}

#[tokio::test]
async fn the_schema_has_a_tag() {
    let app = App::start().await;
    let got = app.get("/schema.graphql").await;
    assert_eq!((got.status, got.body.as_str()), (200, "type Query { a: Int }"));
    let tag = got.header("etag").unwrap();
    assert_eq!(app.send("GET", "/schema.graphql", &[("if-none-match", &tag)], "").await.status, 304);
    assert_eq!(app.send("GET", "/schema.graphql", &[("if-none-match", "\"x\"")], "").await.status, 200);
}

#[tokio::test]
async fn other_paths_are_not_found() {
    let app = App::start().await;
    for (method, target) in
        [("GET", "/nope"), ("POST", "/nope"), ("POST", "/ping"), ("DELETE", "/ready"), ("GET", "/graphiql/x")]
    {
        let got = app.send(method, target, &[], "").await;
        assert_eq!((got.status, got.body.as_str()), (404, "Not found"), "{method} {target}");
    }
    for method in ["GET", "POST", "DELETE"] {
        assert_eq!(app.send(method, "/exports", &[], "").await.status, 410);
    }
}

#[tokio::test]
async fn broken_json_is_refused_on_any_path() {
    let app = App::start().await;
    let json = [("content-type", "application/json")];
    for target in ["/", "/nope", "/ping"] {
        for body in ["{", "\"text\"", "12", "null"] {
            assert_eq!(app.send("POST", target, &json, body).await.plain(), 400, "{target} {body}");
        }
    }
    assert_eq!(app.send("POST", "/nope", &json, "{}").await.status, 404);
}

#[tokio::test]
async fn graphiql_is_for_who_prefers_a_page() {
    let app = App::start().await;
    let browser = [("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")];
    for target in ["/", "/?query=%7B__typename%7D"] {
        let got = app.send("GET", target, &browser, "").await;
        assert_eq!(got.status, 200);
        assert_eq!(got.header("content-type").as_deref(), Some("text/html; charset=utf-8"));
        assert!(got.body.contains("<title>API Trackdéchets"));
        assert!(got.header("content-security-policy").unwrap().contains("connect-src 'self'"));
    }
    let got = app.send("HEAD", "/", &browser, "").await;
    assert_eq!((got.status, got.header("allow").as_deref()), (405, Some("GET, POST")));
    assert_eq!(app.get("/graphiql/start.js").await.status, 200);
    assert_eq!(app.get("/graphiql/react@18.3.1/umd/react.production.min.js").await.status, 404, "on the CDN");
}

#[tokio::test]
async fn metrics_count_and_are_not_for_who_comes_through_the_proxy() {
    let app = App::start().await;
    app.get("/ping").await;
    app.ask("{ me { id } }", &[]).await;
    let text = app.get("/metrics").await.body;
    for line in [
        "trackdechets_http_requests_total{route=\"ping\",status=\"200\"} 1\n",
        "trackdechets_graphql_errors_total{code=\"UNAUTHENTICATED\"} 1\n",
        "trackdechets_graphql_operations_total{kind=\"query\"} 1\n",
        "trackdechets_http_requests_in_flight 1\n",
        "trackdechets_http_request_duration_seconds_count{route=\"graphql\"} 1\n",
        "trackdechets_pool_connections 2\n",
        "trackdechets_jobs_waiting{kind=\"webhook\"} 3\n",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    assert!(text.ends_with("# EOF\n") && text.matches("# EOF").count() == 1);
    assert_eq!(app.send("GET", "/metrics", &[("x-forwarded-for", "192.0.2.1")], "").await.status, 404);
}

#[tokio::test]
async fn preflights_are_granted_for_one_origin() {
    let app = App::start().await;
    let headers = [
        ("origin", "https://evil.example.org"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type,authorization"),
    ];
    for target in ["/", "/nope"] {
        let got = app.send("OPTIONS", target, &headers, "").await;
        assert_eq!(got.status, 204);
        assert_eq!(got.header("access-control-allow-origin").as_deref(), Some("https://ui.example.org"));
        assert_eq!(got.header("access-control-allow-credentials").as_deref(), Some("true"));
        assert_eq!(
            got.header("access-control-allow-methods").as_deref(),
            Some("GET,HEAD,PUT,PATCH,POST,DELETE")
        );
        assert_eq!(got.header("access-control-allow-headers").as_deref(), Some("content-type,authorization"));
        assert!(got.header("vary").unwrap().contains("Origin"));
    }
}

#[tokio::test]
async fn every_answer_carries_the_common_headers() {
    let app = App::start().await;
    for (method, target) in
        [("GET", "/ping"), ("GET", "/nope"), ("POST", "/"), ("OPTIONS", "/"), ("GET", "/download")]
    {
        let got = app.send(method, target, &[("x-request-id", "0123456789ab")], "").await;
        for (name, value) in [
            ("access-control-allow-origin", "https://ui.example.org"),
            ("access-control-allow-credentials", "true"),
            ("x-content-type-options", "nosniff"),
            ("x-request-id", "0123456789ab"),
            ("x-ratelimit-limit", "1000"),
        ] {
            assert_eq!(got.header(name).as_deref(), Some(value), "{method} {target} {name}");
        }
        assert!(got.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
        assert!(got.header("date").is_some());
    }
    let got = app.send("GET", "/ping", &[("x-request-id", "no good")], "").await;
    assert_eq!(got.header("x-request-id").unwrap().len(), 24, "one of ours instead");
}
