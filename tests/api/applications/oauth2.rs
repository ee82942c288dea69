//! The way from a question to a token, and what leads nowhere.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{BACK, Ring, cookie, create, form};
use crate::support::app::TestApp;
use crate::support::http::Http;

/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const HASHED: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

#[tokio::test]
async fn a_yes_becomes_a_token_tied_to_the_application() {
    let ring = Ring::start().await;
    let asked = ring.authorize("&state=l%27%C3%A9tat").await;
    assert_eq!(asked.status, 200);
    let shown = asked.json();
    let transaction = shown["transactionID"].as_str().unwrap();
    assert_eq!(transaction.len(), 8);
    assert_eq!((&shown["user"]["name"], &shown["client"]["name"]), (&json!("Ana"), &json!("L'atelier")));
    assert_eq!(shown["redirectURI"], BACK);
    let reply = ring.decide(&ring.person, &[("transaction_id", transaction)]).await;
    assert_eq!(reply.status, 302);
    let location = reply.header("location").unwrap();
    let code = location.strip_prefix("https://atelier.test/retour?code=").unwrap();
    let code = code.strip_suffix("&state=l%27%C3%A9tat").unwrap();
    assert_eq!(code.len(), 16);

    let reply = ring.exchange(code, &[]).await;
    assert_eq!((reply.status.as_u16(), reply.header("cache-control")), (200, Some("no-store")));
    let given = reply.json();
    assert_eq!(given["token_type"], "Bearer");
    assert_eq!(given["user"], json!({ "name": "Ana", "email": "ana@exemple.test" }));
    let token = given["access_token"].as_str().unwrap();
    assert_eq!(token.len(), 40);
    let program =
        crate::support::client::Client { token: Some(token.to_owned()), cookie: None, ..ring.person.clone() };
    assert_eq!(program.ask("{ me { name } }", Value::Null).await.data()["me"]["name"], "Ana");
    let kept =
        ring.app.rows("select application_id from access_token where application_id is not null").await;
    assert_eq!(kept[0].get::<_, String>(0), ring.id);
}

#[tokio::test]
async fn a_no_is_told_to_the_application() {
    let ring = Ring::start().await;
    let transaction = ring.asked("&state=x").await;
    let reply = ring.decide(&ring.person, &[("transaction_id", &transaction), ("cancel", "1")]).await;
    assert_eq!(reply.status, 302);
    assert_eq!(reply.header("location"), Some("https://atelier.test/retour?error=access_denied&state=x"));
    assert_eq!(ring.app.count("oauth2_code").await, 0);
    // Decided is decided.
    assert_eq!(ring.decide(&ring.person, &[("transaction_id", &transaction)]).await.status, 403);
}

#[tokio::test]
async fn only_the_very_addresses_that_are_registered_are_asked_for() {
    let ring = Ring::start().await;
    for (uri, status) in [
        (BACK, 200),
        ("https://atelier.test/?page=1", 200),
        ("https://atelier.test/retour/", 403),
        ("https://atelier.test/retour?x", 403),
        ("https://ATELIER.test/retour", 403),
        ("https://atelier.test:443/retour", 403),
        ("https://atelier.test/", 403),
        ("https://evil.test/retour", 403),
        ("", 403),
    ] {
        let query = form(&[("response_type", "code"), ("client_id", &ring.id), ("redirect_uri", uri)]);
        let target = format!("/oauth2/authorize?{query}");
        let reply = ring.app.http.send("GET", &target, &[("cookie", cookie(&ring.person))], "").await;
        assert_eq!(reply.status, status, "{uri}");
    }
}

#[tokio::test]
async fn a_question_is_for_the_session_it_was_asked_in_and_for_ten_minutes() {
    let ring = Ring::start().await;
    let transaction = ring.asked("").await;
    let fields = [("transaction_id", transaction.as_str())];
    assert_eq!(ring.decide(&ring.owner, &fields).await.status, 403, "somebody else");
    let elsewhere = ring.app.session(&ring.person).await;
    assert_eq!(ring.decide(&elsewhere, &fields).await.status, 403, "the same person in another browser");
    let late = ring.asked("").await;
    assert_eq!(ring.decide(&ring.person, &fields).await.status, 302);
    ring.app.pass(SignedDuration::from_mins(10));
    assert_eq!(ring.decide(&ring.person, &[("transaction_id", &late)]).await.status, 403);
    assert_eq!(ring.app.count("oauth2_transaction").await, 1);
    ring.asked("").await;
    assert_eq!(ring.app.count("oauth2_transaction").await, 1, "what is over is swept");
}

#[tokio::test]
async fn a_question_goes_with_its_session() {
    let ring = Ring::start().await;
    ring.asked("").await;
    let headers = [("cookie", cookie(&ring.person))];
    ring.app.http.send("POST", "/logout", &headers, "").await;
    assert_eq!(ring.app.count("oauth2_transaction").await, 0);
    assert_eq!(ring.authorize("").await.status, 401);
}

#[tokio::test]
async fn a_code_is_for_who_was_given_it_once_and_for_ten_minutes() {
    let ring = Ring::start().await;
    let other = create(&ring.owner, "Autre", &[BACK]).await;
    let text = |key: &str| other[key].as_str().unwrap().to_owned();
    let (other, secret) = (text("id"), text("clientSecret"));
    let code = ring.code("").await;
    for (fields, status, error) in [
        (&[("client_secret", secret.as_str())][..], 401, ""),
        (&[("client_id", other.as_str())], 401, ""),
        (&[("client_id", &other), ("client_secret", &secret)], 403, "invalid_grant"),
        (&[("redirect_uri", "https://atelier.test/?page=1")], 403, "invalid_grant"),
        (&[("redirect_uri", "")], 403, "invalid_grant"),
        (&[("code", "0123456789abcdef")], 403, "invalid_grant"),
        (&[("code", "")], 400, "invalid_request"),
        (&[("grant_type", "client_credentials")], 501, "unsupported_grant_type"),
    ] {
        let reply = ring.exchange(&code, fields).await;
        assert_eq!(reply.status, status, "{fields:?}");
        if !error.is_empty() {
            assert_eq!(reply.json()["error"], error, "{fields:?}");
        }
    }
    assert_eq!(ring.app.count("access_token where application_id is not null").await, 0);
    // Failures leave the code to whom it was made for.
    assert_eq!(ring.exchange(&code, &[]).await.status, 200);
    assert_eq!(ring.exchange(&code, &[]).await.json()["error"], "invalid_grant");

    let late = ring.code("").await;
    ring.app.pass(SignedDuration::from_secs(600));
    assert_eq!(ring.exchange(&late, &[]).await.status, 403);
}

#[tokio::test]
async fn of_many_exchanges_at_once_one_succeeds() {
    let ring = Ring::start().await;
    let code = ring.code("").await;
    let replies = futures_util::future::join_all((0..8).map(|_| ring.exchange(&code, &[]))).await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 403, 403, 403, 403, 403, 403, 403]);
    assert_eq!(ring.app.count("access_token where application_id is not null").await, 1);
}

#[tokio::test]
async fn a_verifier_is_asked_of_whoever_gave_a_challenge() {
    let ring = Ring::start().await;
    for (challenge, method) in
        [(HASHED, "&code_challenge_method=S256"), (VERIFIER, "&code_challenge_method=plain"), (VERIFIER, "")]
    {
        let code = ring.code(&format!("&code_challenge={challenge}{method}")).await;
        for verifier in [&[][..], &[("code_verifier", "")], &[("code_verifier", &VERIFIER[1..])]] {
            let reply = ring.exchange(&code, verifier).await;
            assert_eq!(
                (reply.status.as_u16(), &reply.json()["error"]),
                (403, &json!("invalid_grant")),
                "{method}"
            );
        }
        assert_eq!(ring.exchange(&code, &[("code_verifier", VERIFIER)]).await.status, 200, "{method}");
    }
    // Who gave none may still send one.
    let code = ring.code("").await;
    assert_eq!(ring.exchange(&code, &[("code_verifier", VERIFIER)]).await.status, 200);
}

#[tokio::test]
async fn each_step_may_go_to_another_node() {
    let ring = Ring::start().await;
    let node = TestApp::on(ring.app.store.clone(), |_| {}).await;
    let transaction = ring.asked("").await;
    let elsewhere = Http::new(node.address);
    let headers = [("cookie", cookie(&ring.person)), super::FORM];
    let sent = form(&[("transaction_id", &transaction)]);
    let reply = elsewhere.send("POST", "/oauth2/authorize/decision", &headers, sent).await;
    let code = reply.header("location").unwrap().split("code=").nth(1).unwrap();
    assert_eq!(ring.exchange(code, &[]).await.status, 200);
}

#[tokio::test]
async fn neither_codes_nor_questions_are_kept_as_they_are() {
    let ring = Ring::start().await;
    let (code, transaction) = (ring.code("").await, ring.asked("").await);
    for (table, text) in [("oauth2_code", &code), ("oauth2_transaction", &transaction)] {
        assert_eq!(ring.app.count(&format!("{table} where hash = '{text}'::bytea")).await, 0);
        assert_eq!(ring.app.count(&format!("{table} where length(hash) = 32")).await, 1);
    }
}

#[tokio::test]
async fn who_may_not_log_in_any_more_exchanges_nothing() {
    let ring = Ring::start().await;
    let code = ring.code("").await;
    ring.app.execute("update account set is_active = false where email = 'ana@exemple.test'").await;
    assert_eq!(ring.exchange(&code, &[]).await.json()["error"], "invalid_grant");
}
