//! The call back: who may, what it changes; and the document once it is there.

use hyper::StatusCode;
use serde_json::json;

use super::{CALLBACK, Pair, SECRET, get, pdf};
use crate::support::app::TestApp;

#[tokio::test]
async fn a_digest_that_is_done_has_a_document() {
    let pair = Pair::start().await;
    let pending = pair.pending().await;
    let id = pending["id"].as_str().unwrap();
    assert_eq!(pdf(&pair.member, id).await.codes(), ["BAD_USER_INPUT"], "it is not ready");
    let told = pair.call_back("b/1", "PROCESSED").await;
    assert_eq!((told.status, told.text()), (StatusCode::OK, "ok"));
    assert_eq!(get(&pair.member, id).await.data()["state"], "PROCESSED");

    let link = pdf(&pair.member, id).await.data();
    let (asked, secret, _) = pair.service.heard().remove(1);
    assert_eq!((asked.as_str(), secret), ("GET /bilans/b%2F1/pdf", format!("Bearer {SECRET}")));
    let path = format!("/download?token={}", link["token"].as_str().unwrap());
    assert_eq!(link["downloadLink"], format!("http://localhost:4000{path}"));
    let file = pair.app.http.get(&path).await;
    assert_eq!((file.status, file.text()), (StatusCode::OK, "%PDF-1.7 bilan"));
    assert_eq!(file.header("content-type"), Some("application/pdf"));
    let name = format!("bilan-{}-2026.pdf", pair.member.siret);
    assert!(file.header("content-disposition").unwrap().contains(&name));

    for (status, body) in [(StatusCode::NOT_FOUND, ""), (StatusCode::OK, "<html>")] {
        pair.service.says(status, body);
        assert_eq!(pdf(&pair.member, id).await.codes(), ["EXTERNAL_SERVICE_ERROR"]);
    }
}

#[tokio::test]
async fn a_digest_that_failed_is_over_and_can_be_asked_for_again() {
    let pair = Pair::start().await;
    let id = pair.pending().await["id"].as_str().unwrap().to_owned();
    assert_eq!(pair.call_back("b/1", "ERROR").await.status, StatusCode::OK);
    assert_eq!(get(&pair.member, &id).await.data()["state"], "ERROR");
    assert_eq!(pdf(&pair.member, &id).await.codes(), ["BAD_USER_INPUT"]);
    let again = pair.pending().await;
    assert_eq!(again["distantId"], "b/2");
}

#[tokio::test]
async fn what_is_unknown_or_over_is_not_found() {
    let pair = Pair::start().await;
    pair.pending().await;
    assert_eq!(pair.call_back("b/7", "PROCESSED").await.status, StatusCode::NOT_FOUND);
    assert_eq!(pair.call_back("b/1", "PROCESSED").await.status, StatusCode::OK);
    for status in ["PROCESSED", "ERROR"] {
        assert_eq!(pair.call_back("b/1", status).await.status, StatusCode::NOT_FOUND, "{status} again");
    }
}

#[tokio::test]
async fn whoever_does_not_know_the_secret_changes_nothing() {
    let pair = Pair::start().await;
    let id = pair.pending().await["id"].as_str().unwrap().to_owned();
    let body = json!({ "distantId": "b/1", "status": "ERROR" }).to_string();
    let json_type = ("content-type", "application/json");
    let wrong = format!("Bearer {}x", &SECRET[1..]);
    let bare = SECRET.to_owned();
    for headers in [
        vec![json_type],
        vec![json_type, ("authorization", &wrong)],
        vec![json_type, ("authorization", &bare)],
    ] {
        let reply = pair.app.http.send("POST", CALLBACK, &headers, body.clone()).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    let token = format!("Bearer {}", pair.member.token.as_ref().unwrap());
    let reply = pair.app.http.send("POST", CALLBACK, &[json_type, ("authorization", &token)], body).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN, "a user's token is no secret");
    assert_eq!(get(&pair.member, &id).await.data()["state"], "PENDING");
}

#[tokio::test]
async fn a_call_back_says_which_digest_and_what_became_of_it() {
    let pair = Pair::start().await;
    pair.pending().await;
    let bearer = format!("Bearer {SECRET}");
    for body in [
        json!({ "distantId": "b/1" }),
        json!({ "status": "PROCESSED" }),
        json!({ "distantId": "b/1", "status": "PENDING" }),
        json!({ "distantId": 1, "status": "PROCESSED" }),
        json!([]),
    ] {
        let headers = [("content-type", "application/json"), ("authorization", bearer.as_str())];
        let reply = pair.app.http.send("POST", CALLBACK, &headers, body.to_string()).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body}");
    }
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("authorization", bearer.as_str())];
    let reply = pair.app.http.send("POST", CALLBACK, &headers, "distantId=b%2F1&status=PROCESSED").await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    assert_eq!(pair.app.http.get(CALLBACK).await.status, StatusCode::NOT_FOUND, "it is no page");
}

#[tokio::test]
async fn without_the_other_service_nothing_answers_there() {
    let app = TestApp::start().await;
    let reply = app.http.send("POST", CALLBACK, &[("content-type", "application/json")], "{}").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}
