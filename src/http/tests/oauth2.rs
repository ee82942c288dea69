//! OAuth2: statuses, headers and bodies; what is granted stands in the API's tests.

use super::support::{App, Got};

const SESSION: (&str, &str) = ("cookie", "trackdechets.connect.sid=ana");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

async fn authorize(app: &App, query: &str) -> Got {
    app.send("GET", &format!("/oauth2/authorize?{query}"), &[SESSION], "").await
}

async fn post(app: &App, path: &str, headers: &[(&str, &str)], form: &str) -> Got {
    app.send("POST", path, &[&[FORM], headers].concat(), form).await
}

#[tokio::test]
async fn a_question_is_well_formed_or_refused_in_the_words_of_the_standard() {
    let app = App::start().await;
    let known = "response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.test%2Fback%3Fa%3D1";
    let got = authorize(&app, &format!("{known}&state=x")).await;
    assert_eq!(got.status, 200);
    assert_eq!(
        got.json(),
        serde_json::json!({
            "transactionID": "12345678", "user": { "name": "ana" }, "client": { "name": "L'atelier" },
            "redirectURI": "https://app.test/back?a=1",
        })
    );
    assert_eq!(got.header("cache-control").as_deref(), Some("no-store"));
    let hashed = format!("code_challenge={CHALLENGE}");
    for (query, status, error) in [
        ("", 400, "invalid_request"),
        ("response_type=code", 400, "invalid_request"),
        ("response_type=code&client_id=app&client_id=app", 400, "invalid_request"),
        ("response_type=code&client_id=%00", 400, "invalid_request"),
        ("response_type=token&client_id=app", 501, "unsupported_response_type"),
        ("response_type=code&client_id=other&redirect_uri=https://app.test/", 403, "unauthorized_client"),
        ("response_type=code&client_id=app", 403, "unauthorized_client"),
        ("response_type=code&client_id=app&redirect_uri=https://app.test/back", 403, "unauthorized_client"),
        (&format!("{known}&code_challenge=short"), 400, "invalid_request"),
        (&format!("{known}&{hashed}&code_challenge_method=S512"), 400, "invalid_request"),
        (&format!("{known}&code_challenge_method=S256"), 400, "invalid_request"),
        (&format!("{known}&{hashed}&code_challenge_method=S256"), 200, ""),
        (&format!("{known}&{hashed}"), 200, ""),
    ] {
        let got = authorize(&app, query).await;
        assert_eq!(
            (got.status, got.json()["error"].as_str().unwrap_or_default()),
            (status, error),
            "{query}"
        );
        assert_eq!(got.json()["error_description"].is_string(), status != 200, "{query}");
    }
    assert_eq!(authorize(&app, "response_type=code&client_id=away").await.status, 503);
}

#[tokio::test]
async fn nobody_is_asked_without_a_session() {
    let app = App::start().await;
    for (method, path) in
        [("GET", "/oauth2/authorize?response_type=code"), ("POST", "/oauth2/authorize/decision")]
    {
        for headers in
            [&[][..], &[("authorization", "Bearer good")], &[("cookie", "trackdechets.connect.sid=x")]]
        {
            let got = app.send(method, path, headers, "").await;
            assert_eq!((got.status, got.body.as_str()), (401, r#"{"error":"Not Authorized"}"#), "{path}");
        }
    }
    assert_eq!(app.get("/oauth2/token").await.status, 404);
    assert_eq!(app.get("/oauth2/authorize/decision").await.status, 404);
}

#[tokio::test]
async fn a_decision_sends_the_browser_back_with_what_it_came_with() {
    let app = App::start().await;
    let decide = async |form: &str| post(&app, "/oauth2/authorize/decision", &[SESSION], form).await;
    let got = decide("transaction_id=12345678").await;
    assert_eq!(got.status, 302);
    let there = "https://app.test/back?a=1&code=code&state=%C3%A9+%26";
    assert_eq!(got.header("location").as_deref(), Some(there));
    let there = "https://app.test/back?a=1&error=access_denied&state=%C3%A9+%26";
    for refused in ["transaction_id=12345678&cancel=1", "transaction_id=12345678&cancel="] {
        assert_eq!(decide(refused).await.header("location").as_deref(), Some(there), "{refused}");
    }
    assert_eq!(decide("").await.status, 400);
    assert_eq!(decide("cancel=1").await.status, 400);
    assert_eq!(decide("transaction_id=other").await.status, 403);
    for headers in
        [&[SESSION, ("origin", "https://evil.test")][..], &[SESSION, ("sec-fetch-site", "cross-site")]]
    {
        let got = post(&app, "/oauth2/authorize/decision", headers, "transaction_id=12345678").await;
        assert_eq!(got.status, 403, "{headers:?}");
        assert!(got.header("location").is_none());
    }
}

#[tokio::test]
async fn a_log_in_sent_by_another_site_is_not_looked_at() {
    let app = App::start().await;
    let right = "email=ana%40example.org&password=right";
    for headers in [&[("origin", "https://evil.test")][..], &[("sec-fetch-site", "cross-site")]] {
        let got = post(&app, "/login", headers, right).await;
        assert_eq!((got.status, got.header("set-cookie")), (403, None), "{headers:?}");
    }
    let got = post(&app, "/login", &[("sec-fetch-site", "same-site")], right).await;
    assert_eq!(got.status, 302);
}

#[tokio::test]
async fn a_token_is_for_the_right_client_with_the_right_code() {
    let app = App::start().await;
    let token = async |headers: &[(&str, &str)], form: &str| post(&app, "/oauth2/token", headers, form).await;
    // app:s:cret
    let basic = [("authorization", "Basic YXBwOnM6Y3JldA==")];
    let exchange = "grant_type=authorization_code&redirect_uri=x&code=code";
    let in_body = format!("{exchange}&client_id=app&client_secret=s%3Acret");
    for (headers, form) in [(&basic[..], exchange), (&[], in_body.as_str())] {
        let got = token(headers, form).await;
        assert_eq!(got.status, 200);
        assert_eq!(
            got.json(),
            serde_json::json!({
                "access_token": "token", "token_type": "Bearer",
                "user": { "name": "ana", "email": "ana@example.org" },
            })
        );
        assert_eq!(got.header("cache-control").as_deref(), Some("no-store"));
        assert_eq!(got.header("pragma").as_deref(), Some("no-cache"));
    }
    for (headers, form) in [
        (&[][..], exchange),
        (&[("authorization", "Basic YXBwOndyb25n")], exchange),
        (&[("authorization", "Basic !")], in_body.as_str()),
        (&[], "grant_type=authorization_code&code=code&client_id=app&client_secret=wrong"),
        (&[], "client_id=%00&client_secret=s%3Acret"),
        (&[], ""),
    ] {
        let got = token(headers, form).await;
        assert_eq!((got.status, got.body.as_str()), (401, "Unauthorized"), "{headers:?} {form}");
        assert!(got.header("www-authenticate").unwrap().starts_with("Basic"));
    }
    for (form, status, error) in [
        ("grant_type=authorization_code&code=other", 403, "invalid_grant"),
        ("grant_type=authorization_code", 400, "invalid_request"),
        ("grant_type=authorization_code&code=", 400, "invalid_request"),
        ("grant_type=refresh_token", 501, "unsupported_grant_type"),
        ("code=code", 501, "unsupported_grant_type"),
        ("", 501, "unsupported_grant_type"),
    ] {
        let got = token(&basic, form).await;
        assert_eq!((got.status, got.json()["error"].as_str()), (status, Some(error)), "{form}");
        assert!(got.json()["error_description"].is_string());
    }
}
