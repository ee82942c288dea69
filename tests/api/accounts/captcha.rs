//! Captchas through the socket: shown, spoken, answered once; and what asks for them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::login::{OTHER, PASSWORD, cookie, form, log_in, person, post};
use crate::support::app::TestApp;

/// A new captcha's token, and its answer as the database keeps it.
async fn captcha(app: &TestApp) -> (String, String) {
    app.execute("delete from captcha").await;
    let shown = app.http.get("/captcha").await;
    assert_eq!((shown.status.as_u16(), shown.header("cache-control")), (200, Some("no-store")));
    let token = shown.json()["token"].as_str().expect("a token").to_owned();
    (token, app.rows("select answer from captcha").await[0].get(0))
}

/// Where a log-in with a captcha leads: the part of its location that tells.
async fn attempt(app: &TestApp, password: &str, captcha: (&str, &str)) -> String {
    let fields = [
        ("email", "ana@exemple.test"),
        ("password", password),
        ("captchaToken", captcha.0),
        ("captchaInput", captcha.1),
    ];
    let reply = post(app, "/login", &form(&fields), None).await;
    let location = reply.header("location").expect("a location");
    assert_eq!(cookie(&reply).is_some(), !location.contains("errorCode"), "{location}");
    let code = location.split("errorCode=").nth(1).and_then(|rest| rest.split('&').next());
    code.unwrap_or("opened").to_owned()
}

const NONE: (&str, &str) = ("", "");
const PLAIN: &str = "INVALID_USER_OR_PASSWORD";
const NEEDED: &str = "INVALID_USER_OR_PASSWORD_NEEDS_CAPTCHA";

#[tokio::test]
async fn a_captcha_is_seen_and_heard() {
    let app = TestApp::start().await;
    let shown = app.http.get("/captcha").await.json();
    let image = shown["img"].as_str().unwrap().strip_prefix("data:image/png;base64,").expect("a data URL");
    assert!(STANDARD.decode(image).unwrap().starts_with(b"\x89PNG\r\n"));
    let token = shown["token"].as_str().unwrap();
    assert_eq!(token.len(), 10);
    let answer: String = app.rows("select answer from captcha").await[0].get(0);
    assert_eq!(app.count(&format!("captcha where token_hash = '{token}'::bytea")).await, 0, "only its hash");

    let heard = app.http.get(&format!("/captcha-audio/{token}")).await.json();
    let order = heard["playList"].as_array().unwrap();
    assert_eq!(order.len(), 5);
    let clips = heard["audio"].as_array().unwrap();
    for (index, char) in order.iter().zip(answer.chars()) {
        let clip = STANDARD.decode(clips[index.as_u64().unwrap() as usize].as_str().unwrap()).unwrap();
        assert!(clip.starts_with(b"RIFF") && clip.len() > 3000, "{char}");
    }
    // To be heard uses nothing up; time does.
    assert_eq!(app.http.get(&format!("/captcha-audio/{token}")).await.json()["playList"], heard["playList"]);
    app.pass(SignedDuration::from_mins(3));
    for token in [token, "unknown", ""] {
        let over = app.http.get(&format!("/captcha-audio/{token}")).await.json();
        assert_eq!((over["audio"].as_array().unwrap().len(), &over["playList"]), (1, &json!([0])), "{token}");
    }
    app.http.get("/captcha").await;
    assert_eq!(app.count("captcha").await, 1, "the one that is over is gone");
    assert_eq!(app.http.send("POST", "/captcha", &[], "").await.status, 404);
}

#[tokio::test]
async fn the_third_attempt_takes_a_captcha_even_with_the_right_password() {
    let app = TestApp::start().await;
    person(&app).await;
    assert_eq!(attempt(&app, "wrong", NONE).await, PLAIN);
    assert_eq!(attempt(&app, "wrong", NONE).await, NEEDED, "the next one will");
    assert_eq!(attempt(&app, PASSWORD, NONE).await, NEEDED);
    let (token, answer) = captcha(&app).await;
    assert_eq!(attempt(&app, PASSWORD, (&token, "wrong")).await, "INVALID_CAPTCHA");
    assert_eq!(attempt(&app, PASSWORD, (&token, &answer)).await, "INVALID_CAPTCHA", "any check uses it up");
    let (token, answer) = captcha(&app).await;
    assert_eq!(attempt(&app, "wrong", (&token, &answer)).await, NEEDED);
    assert_eq!(attempt(&app, PASSWORD, (&token, &answer)).await, "INVALID_CAPTCHA");
    let (token, answer) = captcha(&app).await;
    app.pass(SignedDuration::from_mins(3));
    assert_eq!(attempt(&app, PASSWORD, (&token, &answer)).await, "INVALID_CAPTCHA", "its time is over");
    let (token, answer) = captcha(&app).await;
    assert_eq!(attempt(&app, PASSWORD, (&token, &answer.to_lowercase())).await, "opened");
    // The right password had the wrong ones forgotten.
    assert_eq!(app.count("login_attempt").await, 0);
    assert_eq!(attempt(&app, "wrong", NONE).await, PLAIN);
}

#[tokio::test]
async fn wrong_passwords_are_forgotten_ten_minutes_after_the_last_one() {
    let app = TestApp::start().await;
    person(&app).await;
    attempt(&app, "wrong", NONE).await;
    app.pass(SignedDuration::from_mins(9));
    assert_eq!(attempt(&app, "wrong", NONE).await, NEEDED);
    app.pass(SignedDuration::from_mins(9));
    assert_eq!(attempt(&app, PASSWORD, NONE).await, NEEDED, "which was not looked at, and does not count");
    app.pass(SignedDuration::from_mins(1));
    assert_eq!(attempt(&app, "wrong", NONE).await, PLAIN);
    assert_eq!(attempt(&app, PASSWORD, NONE).await, "opened");
}

#[tokio::test]
async fn attempts_at_once_are_no_way_around_the_captcha() {
    let app = TestApp::start().await;
    person(&app).await;
    let all = futures_util::future::join_all((0..6).map(|_| attempt(&app, "wrong", NONE))).await;
    assert_eq!(all.iter().filter(|code| *code == PLAIN).count(), 1, "{all:?}");
    let looked_at: i32 = app.rows("select attempts from login_attempt").await[0].get(0);
    assert_eq!(looked_at, 2);
}

#[tokio::test]
async fn nothing_is_kept_of_attempts_at_nobodys_address() {
    let app = TestApp::start().await;
    for _ in 0..4 {
        let (location, _) = log_in(&app, "nobody@exemple.test", PASSWORD).await;
        assert_eq!(location, format!("/login?errorCode={PLAIN}&username=nobody%40exemple.test"));
    }
    assert_eq!(app.count("login_attempt").await, 0);
}

#[tokio::test]
async fn where_one_wanted_to_return_is_told_with_each_refusal() {
    let app = TestApp::start().await;
    person(&app).await;
    for code in [PLAIN, NEEDED, NEEDED] {
        let fields = [("email", "ana@exemple.test"), ("password", "wrong"), ("returnTo", "/dashboard")];
        let reply = post(&app, "/login", &form(&fields), None).await;
        let expected = format!(
            "https://ui.example.org/login?errorCode={code}&username=ana%40exemple.test&returnTo=%2Fdashboard"
        );
        assert_eq!(reply.header("location"), Some(&*expected));
    }
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_the_latest_link_alone() {
    let app = TestApp::start().await;
    person(&app).await;
    let request = async |email: &str| {
        let (token, value) = captcha(&app).await;
        let query =
            "mutation($i: CreatePasswordResetRequestInput!) { createPasswordResetRequest(input: $i) }";
        let input = json!({ "email": email, "captcha": { "token": token, "value": value } });
        app.anonymous().ask(query, json!({ "i": input })).await.data()["createPasswordResetRequest"].clone()
    };
    assert_eq!(request("nobody@exemple.test").await, true);
    assert_eq!((app.count("job").await, app.count("password_reset").await), (0, 0));
    assert_eq!(
        (request(" ANA@exemple.test").await, request("ana@exemple.test").await),
        (json!(true), json!(true))
    );
    let links: Vec<String> = app
        .rows("select payload ->> 'hash' from job where payload ->> 'template' = 'password-reset' order by row_number")
        .await
        .iter()
        .map(|row| row.get(0))
        .collect();
    let [first, second] = <[String; 2]>::try_from(links).unwrap();
    assert!(second.len() == 40 && second.bytes().all(|byte| byte.is_ascii_hexdigit()), "{second}");
    assert_eq!(
        app.count(&format!("password_reset where hash = '{second}'::bytea")).await,
        0,
        "only its hash"
    );
    let stands = async |hash: &str| {
        let query = "query($h: String!) { passwordResetRequest(hash: $h) }";
        let answer = app.anonymous().ask(query, json!({ "h": hash })).await;
        !answer.data()["passwordResetRequest"].is_null()
    };
    assert!(!stands(&first).await && stands(&second).await);
    app.pass(SignedDuration::from_mins(4 * 60) - SignedDuration::from_secs(1));
    assert!(stands(&second).await);
    let reset = "mutation($h: String!, $p: String!) { resetPassword(hash: $h, newPassword: $p) }";
    app.anonymous().ask(reset, json!({ "h": second, "p": OTHER })).await.data();
    assert!(!stands(&second).await);
    assert!(log_in(&app, "ana@exemple.test", OTHER).await.1.is_some());
    request("ana@exemple.test").await;
    app.pass(SignedDuration::from_mins(4 * 60));
    assert_eq!(app.count("password_reset").await, 1);
    let latest: String =
        app.rows("select payload ->> 'hash' from job order by row_number desc limit 1").await[0].get(0);
    assert!(!stands(&latest).await, "four hours are over");
}

#[tokio::test]
async fn an_activation_mail_is_sent_again_to_those_who_wait_for_it() {
    let app = TestApp::start().await;
    person(&app).await;
    app.provision(&json!([{ "email": "new@exemple.test", "name": "New", "password": PASSWORD }])).await;
    app.execute("update account set is_active = false where email = 'new@exemple.test'").await;
    let resend = async |email: &str, captcha: &Value| {
        let query = "mutation($i: ResendActivationEmailInput!) { resendActivationEmail(input: $i) }";
        let answer = app.anonymous().ask(query, json!({ "i": { "email": email, "captcha": captcha } })).await;
        if answer.errors.is_empty() {
            answer.data()["resendActivationEmail"].to_string()
        } else {
            answer.codes().join(",")
        }
    };
    let solved = async || {
        let (token, value) = captcha(&app).await;
        json!({ "token": token, "value": value })
    };
    for email in ["ana@exemple.test", "nobody@exemple.test"] {
        assert_eq!(resend(email, &solved().await).await, "true", "{email}");
    }
    assert_eq!(app.count("job").await, 0);
    let right = solved().await;
    assert_eq!(resend("not an address", &right).await, "BAD_USER_INPUT");
    let mut wrong = right.clone();
    wrong["value"] = json!("I0O");
    assert_eq!(resend("new@exemple.test", &wrong).await, "BAD_USER_INPUT");
    assert_eq!(resend("new@exemple.test", &right).await, "BAD_USER_INPUT", "the wrong answer used it up");
    assert_eq!(resend("new@exemple.test", &solved().await).await, "true");
    let hash: String = app.rows("select payload ->> 'hash' from job").await[0].get(0);
    let reply = post(&app, "/userActivation", &form(&[("hash", &hash)]), None).await;
    assert_eq!(reply.header("location"), Some("https://ui.example.org/login?signup=complete"));
}

#[tokio::test]
async fn a_password_request_without_the_right_captcha_is_refused() {
    let app = TestApp::start().await;
    person(&app).await;
    let query = "mutation { createPasswordResetRequest(input: { email: \"ana@exemple.test\", captcha: { token: \"x\", value: \"AAAAA\" } }) }";
    assert_eq!(app.anonymous().ask(query, Value::Null).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!((app.count("job").await, app.count("password_reset").await), (0, 0));
}
