//! GraphQL over HTTP: methods, media types, batches, statuses.

use std::io::Write;
use std::sync::atomic::Ordering;

use serde_json::json;

use super::support::App;

const JSON: (&str, &str) = ("content-type", "application/json");
const MARK: (&str, &str) = ("apollo-require-preflight", "1");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

fn bad_request(status: u16) -> (u16, String) {
    (status, "BAD_REQUEST".to_owned())
}

#[tokio::test]
async fn an_operation_is_answered() {
    let app = App::start().await;
    let got = app.ask("{ __typename }", &[]).await;
    assert_eq!((got.status, got.json()), (200, json!({"data": {"__typename": "Query"}})));
    assert_eq!(got.header("content-type").as_deref(), Some("application/json; charset=utf-8"));
    assert_eq!(got.header("cache-control").as_deref(), Some("no-store"));
}

#[tokio::test]
async fn the_media_type_is_the_clients_choice() {
    let app = App::start().await;
    let got = app.ask("{ __typename }", &[("accept", "application/graphql-response+json")]).await;
    assert_eq!(
        got.header("content-type").as_deref(),
        Some("application/graphql-response+json; charset=utf-8")
    );
    let got =
        app.ask("{ nope }", &[("accept", "application/graphql-response+json, application/json;q=0.1")]).await;
    assert_eq!(got.refusal(), (400, "GRAPHQL_VALIDATION_FAILED".to_owned()));
    let got = app.ask("{ __typename }", &[("accept", "text/csv")]).await;
    assert_eq!(got.refusal(), bad_request(406));
}

#[tokio::test]
async fn forged_requests_are_refused() {
    let app = App::start().await;
    let body = r#"{"query":"{ __typename }"}"#;
    for content_type in
        ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=utf-8"]
    {
        let got = app.send("POST", "/", &[("content-type", content_type)], body).await;
        assert_eq!(got.refusal(), bad_request(400), "{content_type}");
    }
    assert_eq!(app.send("POST", "/", &[], body).await.refusal(), bad_request(400));
    assert_eq!(app.get("/?query=%7B__typename%7D").await.refusal(), bad_request(400));
    assert_eq!(app.send("PUT", "/", &[], "").await.refusal(), bad_request(400));
    let empty_mark = [("apollo-require-preflight", "")];
    assert_eq!(
        app.send("GET", "/?query=%7B__typename%7D", &empty_mark, "").await.refusal(),
        bad_request(400)
    );
}

#[tokio::test]
async fn get_runs_queries_past_the_guard() {
    let app = App::start().await;
    for header in [MARK, ("x-apollo-operation-name", "x"), JSON] {
        let got = app.send("GET", "/?query=%7B__typename%7D", &[header], "").await;
        assert_eq!((got.status, got.json()), (200, json!({"data": {"__typename": "Query"}})), "{header:?}");
    }
    let got = app.send("GET", "/?query=variables&variables=%7B%22a%22:1%7D", &[MARK], "").await;
    assert_eq!(got.json(), json!({"a": 1}));
    for target in [
        "/",
        "/?query=",
        "/?query=%7Ba%7D&query=%7Ba%7D",
        "/?query=%7B__typename%7D&variables=%7B",
        "/?query=%7B__typename%7D&variables=[]",
    ] {
        assert_eq!(app.send("GET", target, &[MARK], "").await.refusal(), bad_request(400), "{target}");
    }
    let got = app.send("GET", "/?query=[%7B%22query%22:%22x%22%7D]", &[MARK], "").await;
    assert_eq!(got.refusal(), (400, "GRAPHQL_PARSE_FAILED".to_owned()));
}

#[tokio::test]
async fn a_mutation_over_get_is_refused() {
    let app = App::start().await;
    let target = "/?query=mutation%7BdeleteForm(id:%22x%22)%7Bid%7D%7D";
    let got = app.send("GET", target, &[MARK], "").await;
    assert_eq!(got.refusal(), bad_request(405));
    assert_eq!(got.header("allow").as_deref(), Some("POST"));
}

#[tokio::test]
async fn other_methods_are_refused() {
    let app = App::start().await;
    for method in ["PUT", "DELETE", "PATCH"] {
        let got = app.send(method, "/", &[JSON], r#"{"query":"{ __typename }"}"#).await;
        assert_eq!(got.refusal(), bad_request(405), "{method}");
        assert_eq!(got.header("allow").as_deref(), Some("GET, POST"));
    }
    assert_eq!(app.send("HEAD", "/", &[JSON], "").await.status, 405);
    assert_eq!(app.send("HEAD", "/", &[], "").await.status, 400);
}

#[tokio::test]
async fn bodies_without_an_operation_are_refused() {
    let app = App::start().await;
    for body in ["{}", "[]", "[{}]", "[null]", "[1]", r#"{"query":""}"#, r#"{"query":"{a}","variables":[]}"#]
    {
        assert_eq!(app.post_json(body).await.refusal(), bad_request(400), "{body}");
    }
    assert_eq!(app.send("POST", "/", &[JSON], "").await.refusal(), bad_request(400));
    assert_eq!(
        app.send("POST", "/", &[MARK, ("content-type", "text/plain")], "{}").await.refusal(),
        bad_request(400)
    );
    assert_eq!(
        app.send("POST", "/", &[("content-type", "application/xml")], "<a/>").await.refusal(),
        bad_request(400)
    );
}

#[tokio::test]
async fn variables_may_be_text_outside_of_a_batch() {
    let app = App::start().await;
    let got = app.post_json(r#"{"query":"variables","variables":"{\"a\":1}"}"#).await;
    assert_eq!(got.json(), json!({"a": 1}));
    let got = app.post_json(r#"{"query":"variables","variables":"{"}"#).await;
    assert_eq!(got.status, 400);
    assert!(serde_json::from_str::<serde_json::Value>(&got.body).is_err(), "text: {}", got.body);
    let got = app.post_json(r#"[{"query":"variables","variables":"{\"a\":1}"}]"#).await;
    assert_eq!(got.refusal(), bad_request(400));
}

#[tokio::test]
async fn forms_and_bare_documents_serve_too() {
    let app = App::start().await;
    let got = app.send("POST", "/", &[MARK, FORM], "query=variables&variables=%7B%22a%22%3A1%7D").await;
    assert_eq!(got.json(), json!({"a": 1}));
    assert_eq!(app.send("POST", "/", &[MARK, FORM], "variables=%7B%7D").await.refusal(), bad_request(400));
    assert_eq!(app.send("POST", "/", &[MARK, FORM], "query=variables&variables=%7B").await.status, 400);
    let document = ("content-type", "application/graphql");
    let got = app.send("POST", "/", &[document], "{ __typename }").await;
    assert_eq!(got.json(), json!({"data": {"__typename": "Query"}}));
    let long = format!("{{ __typename }} #{}", "x".repeat(100 * 1024));
    assert_eq!(app.send("POST", "/", &[document], long).await.refusal(), bad_request(400));
    let long = format!("query=%7Ba%7D&x={}", "x".repeat(100 * 1024));
    assert_eq!(app.send("POST", "/", &[MARK, FORM], long).await.plain(), 413);
}

#[tokio::test]
async fn a_batch_answers_each_member_in_order() {
    let app = App::start().await;
    let got = app.post_json(r#"[{"query":"{ a: __typename }"},{"query":"{ b: __typename }"}]"#).await;
    assert_eq!((got.status, got.json()), (200, json!([{"data": {"a": "Query"}}, {"data": {"b": "Query"}}])));
    let got = app.post_json(r#"[{"query":"{ a: __typename }"},{"query":"{ nope }"}]"#).await;
    assert_eq!(got.status, 400);
    assert_eq!(got.json()[0], json!({"data": {"a": "Query"}}));
    assert_eq!(got.json()[1]["errors"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED");
    let got = app.post_json(r#"[{"query":"{ me { id } }"},{"query":"{ __typename }"}]"#).await;
    assert_eq!(got.status, 200, "an error in execution is no refusal");
    let six = json!(vec![json!({"query": "{ __typename }"}); 6]).to_string();
    assert_eq!(app.post_json(six).await.plain(), 400);
}

#[tokio::test]
async fn compressed_bodies_are_inflated() {
    let app = App::start().await;
    let body = br#"{"query":"{ __typename }"}"#;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(body).unwrap();
    let gzip = gzip.finish().unwrap();
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zlib.write_all(body).unwrap();
    let coded = |coding| [JSON, ("content-encoding", coding)];
    assert_eq!(app.send("POST", "/", &coded("gzip"), &gzip).await.status, 200);
    assert_eq!(app.send("POST", "/", &coded("deflate"), zlib.finish().unwrap()).await.status, 200);
    assert_eq!(app.send("POST", "/", &coded("gzip"), body).await.plain(), 400);
    assert_eq!(app.send("POST", "/", &coded("gzip"), &gzip[..gzip.len() - 12]).await.plain(), 400);
    assert_eq!(app.send("POST", "/", &coded("br"), body).await.plain(), 415);
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    bomb.write_all(&vec![b' '; 22 * 1024 * 1024]).unwrap();
    assert_eq!(app.send("POST", "/", &coded("gzip"), bomb.finish().unwrap()).await.plain(), 413);
}

#[tokio::test]
async fn charsets_other_than_unicode_are_refused() {
    let app = App::start().await;
    let body = r#"{"query":"{ __typename }"}"#;
    let typed = |charset| [("content-type", charset)];
    assert_eq!(app.send("POST", "/", &typed("application/json; charset=UTF-8"), body).await.status, 200);
    assert_eq!(app.send("POST", "/", &typed("application/json; charset=\"utf-8\""), body).await.status, 200);
    assert_eq!(
        app.send("POST", "/", &typed("application/json; charset=iso-8859-1"), body).await.plain(),
        415
    );
    let wide: Vec<u8> = body.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(app.send("POST", "/", &typed("application/json; charset=utf-16"), wide).await.status, 200);
}

#[tokio::test]
async fn large_bodies_are_refused() {
    let app = App::start().await;
    let blanks = " ".repeat(2 * 1024 * 1024);
    let got = app.post_json(format!(r#"{{"query":{blanks}"{{ __typename }}"}}"#)).await;
    assert_eq!(got.status, 200, "blanks do not count");
    let filler = "x".repeat(1024 * 1024);
    let large = format!(r#"{{"query":"{{ __typename }}","filler":"{filler}"}}"#);
    assert_eq!(app.post_json(&large).await.refusal(), (400, "BAD_USER_INPUT".to_owned()));
    let got = app.post_json(format!(r#"[{large},{{"query":"{{ __typename }}"}}]"#)).await;
    assert_eq!((got.status, got.json().as_array().unwrap().len()), (400, 2));
    let huge = format!(r#"{{"query":"{}"}}"#, "x".repeat(22 * 1024 * 1024));
    assert_eq!(app.post_json(huge).await.plain(), 413);
}

#[tokio::test]
async fn a_token_tells_the_caller_and_a_bad_one_nothing() {
    let app = App::start().await;
    let ana = json!("ana@example.org");
    assert_eq!(app.ask("whoami", &[("authorization", "Bearer good")]).await.json()["who"], ana);
    assert_eq!(app.ask("whoami", &[("authorization", "bearer good")]).await.json()["who"], ana);
    assert_eq!(app.ask("whoami", &[("authorization", "Bearer  good")]).await.json()["who"], "nobody");
    let got = app.ask("whoami", &[("authorization", "Bearer nope")]).await;
    assert_eq!((got.status, got.json()["who"].as_str()), (200, Some("nobody")));

    let in_body = r#"{"query":"whoami","access_token":"good"}"#;
    assert_eq!(app.post_json(in_body).await.json()["who"], ana);
    let target = "/?access_token=good";
    assert_eq!(app.send("POST", target, &[JSON], r#"{"query":"whoami"}"#).await.json()["who"], ana);
    assert_eq!(app.send("POST", target, &[JSON], in_body).await.json()["who"], "nobody", "twice");
    let both = [JSON, ("authorization", "Bearer good")];
    assert_eq!(
        app.send("POST", target, &both, r#"{"query":"whoami"}"#).await.json()["who"],
        "nobody",
        "twice"
    );
    let twice = "/?access_token=good&access_token=good";
    assert_eq!(app.send("POST", twice, &[JSON], r#"{"query":"whoami"}"#).await.json()["who"], "nobody");
    let form = "query=whoami&access_token=good";
    assert_eq!(app.send("POST", "/", &[MARK, FORM], form).await.json()["who"], ana);
}

#[tokio::test]
async fn no_token_is_no_look_up() {
    let app = App::start().await;
    app.ask("whoami", &[]).await;
    app.ask("whoami", &[("authorization", "Basic good")]).await;
    assert_eq!(app.dials.looked_up.load(Ordering::SeqCst), 0);
    app.post_json(r#"[{"query":"whoami"},{"query":"whoami"}]"#).await;
    let batch = r#"[{"query":"whoami"},{"query":"whoami"}]"#;
    let got = app.send("POST", "/", &[JSON, ("authorization", "Bearer good")], batch).await;
    assert_eq!(got.json()[1]["who"], "ana@example.org");
    assert_eq!(app.dials.looked_up.load(Ordering::SeqCst), 1, "once a request");
}

#[tokio::test]
async fn a_caller_who_cannot_be_looked_up_is_told_by_the_field_that_asks() {
    let app = App::start().await;
    app.dials.database_away.store(true, Ordering::SeqCst);
    let got = app.ask("whoami", &[("authorization", "Bearer good")]).await;
    assert_eq!((got.status, got.json()["who"].as_str()), (200, Some("lost")));
}

#[tokio::test]
async fn blocked_users_are_turned_away() {
    let app = App::start().await;
    let got = app.ask("whoami", &[("authorization", "Bearer blocked")]).await;
    assert_eq!((got.status, got.body.as_str()), (429, "Too Many Requests"));
}

#[tokio::test]
async fn a_panic_costs_one_answer_and_no_more() {
    let app = App::start().await;
    assert_eq!(app.ask("panic", &[]).await.refusal(), (500, "INTERNAL_SERVER_ERROR".to_owned()));
    assert_eq!(app.ask("{ __typename }", &[]).await.status, 200);
}

/// Of `{ __typename }`.
const HASH: &str = "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b";

fn persisted(query: Option<&str>, hash: &str, version: u8) -> serde_json::Value {
    let mut body = json!({ "extensions": { "persistedQuery": { "version": version, "sha256Hash": hash } } });
    if let Some(query) = query {
        body["query"] = json!(query);
    }
    body
}

#[tokio::test]
async fn a_document_is_asked_for_by_its_hash_once_it_was_sent() {
    let app = App::start().await;
    let alone = persisted(None, HASH, 1).to_string();
    let got = app.post_json(&alone).await;
    assert_eq!(got.refusal(), (200, "PERSISTED_QUERY_NOT_FOUND".to_owned()));
    assert_eq!(got.json()["errors"][0]["message"], "PersistedQueryNotFound");
    let answer = json!({"data": {"__typename": "Query"}});
    let got = app.post_json(persisted(Some("{ __typename }"), HASH, 1).to_string()).await;
    assert_eq!((got.status, got.json()), (200, answer.clone()));
    assert_eq!(app.post_json(&alone).await.json(), answer);
    let extensions = "%7B%22persistedQuery%22:%7B%22version%22:1,%22sha256Hash%22:%22";
    let target = format!("/?extensions={extensions}{HASH}%22%7D%7D");
    assert_eq!(app.send("GET", &target, &[MARK], "").await.json(), answer);
    let batch = format!("[{alone},{}]", persisted(None, "0", 1));
    let got = app.post_json(batch).await;
    assert_eq!((got.status, &got.json()[0]), (200, &answer));
    assert_eq!(got.json()[1]["errors"][0]["extensions"]["code"], "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn what_does_not_fit_its_hash_or_is_not_understood_is_not_kept() {
    let app = App::start().await;
    let refused = (400, "INTERNAL_SERVER_ERROR".to_owned());
    for body in [
        persisted(Some("{ me { id } }"), HASH, 1),
        persisted(Some("{ __typename }"), HASH, 2),
        persisted(None, HASH, 2),
        json!({ "query": "{ __typename }", "extensions": { "persistedQuery": "x" } }),
    ] {
        assert_eq!(app.post_json(body.to_string()).await.refusal(), refused, "{body}");
    }
    // Of `{ nope }`.
    let hash = "a0276661df3f6318da2313fd98fbe50f1e2be566dbf8092c5e0530cf0ca232d9";
    let got = app.post_json(persisted(Some("{ nope }"), hash, 1).to_string()).await;
    assert_eq!(got.refusal(), (400, "GRAPHQL_VALIDATION_FAILED".to_owned()));
    let got = app.post_json(persisted(None, hash, 1).to_string()).await;
    assert_eq!(got.refusal(), (200, "PERSISTED_QUERY_NOT_FOUND".to_owned()));
    let body = r#"{"extensions":{"persistedQuery":null}}"#;
    assert_eq!(app.post_json(body).await.refusal(), bad_request(400));
}
