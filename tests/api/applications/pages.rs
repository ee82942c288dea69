//! The pages of a server that is its own web application.

use serde_json::json;
use trackdechets::generated::SCHEMA;
use trackdechets::graphql::table::Kind;

use super::Ring;
use crate::support::app::TestApp;

/// Each page, and the operation without which it is not there.
const PAGES: [(&str, &str); 10] = [
    ("/login", "me"),
    ("/signup", "signup"),
    ("/second-factor", "confirmTotpSetup"),
    ("/user-activation", "signup"),
    ("/password-reset-request", "createPasswordResetRequest"),
    ("/password-reset", "resetPassword"),
    ("/resend-activation", "resendActivationEmail"),
    ("/invite", "joinWithInvite"),
    ("/oauth2/authorize/dialog", "authorizedApplications"),
    ("/account", "accessTokens"),
];

fn is_served(operation: &str) -> bool {
    let mutation = SCHEMA.mutation.expect("there are mutations");
    [SCHEMA.query, mutation].into_iter().any(|root| match root.kind {
        Kind::Object(fields) => fields.iter().any(|field| field.name == operation),
        _ => false,
    })
}

async fn with_pages() -> TestApp {
    TestApp::with(|settings| {
        settings.own_pages = true;
        settings.sandbox = true;
        settings.mailbox = true;
    })
    .await
}

#[tokio::test]
async fn pages_are_there_where_the_web_application_is_this_server_and_nowhere_else() {
    let (own, other) = (with_pages().await, TestApp::start().await);
    for (path, operation) in PAGES {
        assert_eq!(other.http.get(path).await.status, 404, "{path}");
        let reply = own.http.get(path).await;
        if !is_served(operation) {
            assert_eq!(reply.status, 404, "{path}");
            continue;
        }
        assert_eq!(reply.status, 200, "{path}");
        let text = reply.text();
        assert!(text.starts_with("<!doctype html>\n<html lang=\"fr\">") && text.contains("<main"), "{path}");
        assert!(text.contains("href=\"/dev/mailbox\""), "{path}");
    }
    for file in ["/pages/frame.css", "/pages/style.css", "/pages/script.js", "/pages/icon.svg"] {
        assert_eq!(
            other.http.get(file).await.status,
            200,
            "the mailbox and the playground need them: {file}"
        );
    }
    assert_eq!(own.http.get("/pages/../Cargo.toml").await.status, 404);
    assert_eq!(own.http.send("POST", "/signup", &[], "").await.status, 404);
}

#[tokio::test]
async fn every_answer_says_what_browsers_may_do_with_it() {
    let app = with_pages().await;
    for path in ["/", "/ping", "/nowhere", "/dev/mailbox", "/pages/script.js", "/login", "/account"] {
        let reply = app.http.get(path).await;
        let policy = reply.header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; ") && policy.contains("frame-ancestors"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe") || path == "/", "{path}: {policy}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(reply.header("permissions-policy").unwrap().contains("geolocation=()"), "{path}");
        assert!(reply.header("referrer-policy").is_some(), "{path}");
    }
    for (path, _) in PAGES.into_iter().filter(|(_, operation)| is_served(operation)) {
        let reply = app.http.get(path).await;
        let policy = reply.header("content-security-policy").unwrap();
        for part in [
            "script-src 'self';",
            "style-src 'self';",
            "connect-src 'self';",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert_eq!(
            policy.contains("form-action 'self';"),
            path != "/oauth2/authorize/dialog",
            "{path}: {policy}"
        );
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(
            reply.header("referrer-policy"),
            Some("same-origin"),
            "a form tells where it comes from: {path}"
        );
    }
}

#[tokio::test]
async fn a_key_is_drawn_for_who_is_logged_in() {
    let app = with_pages().await;
    let ana = app.loner().await;
    let session = app.session(&ana).await;
    let post = async |headers: &[(&str, &str)], text: &str| {
        let headers = [headers, &[("content-type", "application/json")]].concat();
        app.http.send("POST", "/account/qr-code", &headers, json!({ "text": text }).to_string()).await
    };
    let reply = post(&[("cookie", super::cookie(&session))], "otpauth://totp/a?secret=B").await;
    assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, Some("image/svg+xml")));
    assert!(reply.text().starts_with("<svg "));
    for text in ["", &"x".repeat(4000)] {
        assert_eq!(post(&[("cookie", super::cookie(&session))], text).await.status, 400);
    }
    assert_eq!(post(&[], "x").await.status, 404);
}

#[tokio::test]
async fn the_playground_leads_to_the_pages_there_are() {
    let page = async |app: &TestApp| {
        app.http.send("GET", "/", &[("accept", "text/html")], "").await.text().to_owned()
    };
    let own = page(&with_pages().await).await;
    assert!(own.contains("href=\"account\"") && own.contains("href=\"dev/mailbox\""), "{own}");
    let other = page(&Ring::start().await.app).await;
    assert!(!other.contains("href=\"account\"") && !other.contains("mailbox"), "{other}");
}
