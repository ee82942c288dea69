//! Headers, metrics and details that tell who still uses what is deprecated.

use std::fs;

use jiff::tz::TimeZone;
use serde_json::json;

use super::support::{App, NOON};
use crate::generated::{FORM, TRANSPORTER_INPUT};

const OLD: &str = r#"{ form(id: "x") { sentAt } }"#;
const GOOD: (&str, &str) = ("authorization", "Bearer good");

/// The header that tells since when `Form.sentAt` is deprecated, whether or not a release says so yet.
fn since() -> String {
    let day = FORM.deprecation("sentAt").expect("it is deprecated").since;
    let since = day.map(|day| day.to_zoned(TimeZone::UTC).expect("a day of ours").timestamp().as_second());
    format!("@{}", since.unwrap_or(NOON / 1000))
}

#[tokio::test]
async fn an_answer_says_that_its_request_used_what_is_deprecated() {
    let app = App::start().await;
    let got = app.ask(OLD, &[]).await;
    assert_eq!((got.status, got.header("deprecation")), (200, Some(since())));
    assert_eq!(got.header("sunset"), None, "no removal is announced");
    // The body is as it would be without.
    let plain = app.ask(r#"{ form(id: "x") { takenOverAt } }"#, &[]).await;
    assert_eq!((plain.header("deprecation"), plain.body), (None, got.body));
}

#[tokio::test]
async fn variables_and_batches_count_too() {
    let app = App::start().await;
    let deprecated = TRANSPORTER_INPUT.deprecation("receipt").expect("it is deprecated").coordinate;
    let create = "mutation($c: CreateFormInput!) { createForm(createFormInput: $c) { id } }";
    let with = |transporter: serde_json::Value| json!({"query": create, "variables": {"c": {"transporter": transporter}}, "extensions": {"deprecations": true}});
    let got = app.post_json(with(json!({"receipt": "R-1"})).to_string()).await;
    assert!(got.header("deprecation").is_some());
    assert_eq!(got.json()["extensions"]["deprecations"][0]["coordinate"], deprecated);
    let got = app.post_json(with(json!({"numberPlate": "AB"})).to_string()).await;
    assert_eq!((got.header("deprecation"), &got.json()["extensions"]), (None, &json!({"deprecations": []})));

    let got = app.post_json(json!([{"query": "{ __typename }"}, {"query": OLD}]).to_string()).await;
    assert_eq!(got.header("deprecation"), Some(since()));
    let got = app.post_json(json!([{"query": "{ __typename }"}, {"query": "{ nope }"}]).to_string()).await;
    assert_eq!(got.header("deprecation"), None);
}

#[tokio::test]
async fn the_link_leads_to_a_page_that_is_there() {
    let folder = std::env::temp_dir().join(format!("trackdechets-deprecations-{}", std::process::id()));
    fs::create_dir_all(folder.join("reference")).unwrap();
    let site = folder.clone();
    let app = App::with(|settings| settings.doc_dir = Some(site)).await;
    assert_eq!(app.ask(OLD, &[]).await.header("link"), None);
    fs::write(folder.join("reference/deprecations.html"), "").unwrap();
    fs::write(folder.join("index.html"), "").unwrap();
    let link = app.ask(OLD, &[]).await.header("link").unwrap();
    let plain = app.ask("{ __typename }", &[]).await.header("link");
    let target = link.split(['<', '>']).nth(1).unwrap();
    let page = app.get(target).await.status;
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!((page, plain), (200, None));
    assert!(link.ends_with(r#"; rel="deprecation"; type="text/html""#), "{link}");
}

#[tokio::test]
async fn uses_are_counted_by_element_and_token() {
    let app = App::start().await;
    for headers in [&[GOOD][..], &[GOOD], &[], &[("authorization", "Bearer unknown")]] {
        app.ask(OLD, headers).await;
    }
    app.ask("{ me { id } }", &[GOOD]).await;
    let text = app.get("/metrics").await.body;
    let counts: Vec<_> =
        text.lines().filter(|line| line.starts_with("trackdechets_graphql_deprecated_uses")).collect();
    assert_eq!(counts.len(), 2, "{text}");
    let of = |token: &str, count| {
        format!(
            "trackdechets_graphql_deprecated_uses_total{{coordinate=\"Form.sentAt\",token=\"{token}\"}} {count}"
        )
    };
    for line in [of("t-ana", 2), of("none", 2)] {
        assert!(counts.contains(&line.as_str()), "{line} is missing in {counts:?}");
    }
}
