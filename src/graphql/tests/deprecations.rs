//! Which uses of what is deprecated are found, and how they are told.

use insta::assert_snapshot;

use super::{Outcome, ask_with, engine, execute, post};
use crate::graphql::request::Operation;

/// The coordinates of what an operation used, of a document and its variables.
async fn used(document: &str, variables: &str) -> String {
    spelled(&run(document, variables).await)
}

async fn run(document: &str, variables: &str) -> Outcome {
    let operation = Operation::from_text(Some(document.into()), Some(variables.into()), None, None);
    execute(&engine(), &operation.expect("an operation")).await.0
}

fn spelled(outcome: &Outcome) -> String {
    outcome.deprecated.iter().map(|one| one.coordinate).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn fields_arguments_input_fields_and_values_of_the_document_count() {
    assert_snapshot!(used("{ me { id name } }", "{}").await, @"");
    assert_snapshot!(used("{ me { s: score } }", "{}").await, @"User.score");
    assert_snapshot!(used("{ users(roles: [ADMIN]) { id } }", "{}").await, @"Query.users(roles:)");
    assert_snapshot!(used("{ users(roles: OLD) { id } }", "{}").await, @"Query.users(roles:) Role.OLD");
    assert_snapshot!(used(r#"{ echo(where: {id: 1, not: {id: 2, tags: "x", role: OLD}}) }"#, "{}").await, @"Where.tags Role.OLD");
    assert_snapshot!(used("query($r: Role = OLD) { echo(where: {id: 1, role: $r}) }", r#"{"r": "ADMIN"}"#).await, @"Role.OLD");
}

#[tokio::test]
async fn fragments_count_once_and_whatever_their_conditions() {
    let fragments =
        "{ me { ...A best { ...A } } things { ... on User { score } } } fragment A on User { score }";
    assert_snapshot!(used(fragments, "{}").await, @"User.score");
    assert_snapshot!(used("query($no: Boolean!) { me { id score @include(if: $no) } }", r#"{"no": false}"#).await, @"User.score");
    // Only what is run counts.
    let two = "query A { me { id } } query B { me { score } }";
    let operation =
        Operation::from_text(Some(two.into()), None, Some("A".into()), None).expect("an operation");
    assert_eq!(spelled(&execute(&engine(), &operation).await.0), "");
}

#[tokio::test]
async fn what_variables_bring_counts_at_any_depth_and_defaults_do_not() {
    let echo = "query($w: Where) { echo(where: $w) }";
    assert_snapshot!(used(echo, "{}").await, @"");
    // `limit` has a default, which the client did not ask for.
    assert_snapshot!(used(echo, r#"{"w": {"id": 1, "role": "ADMIN"}}"#).await, @"");
    assert_snapshot!(used(echo, r#"{"w": {"id": 1, "limit": 3}}"#).await, @"Where.limit");
    assert_snapshot!(used(echo, r#"{"w": {"id": 1, "tags": null}}"#).await, @"Where.tags");
    assert_snapshot!(used(echo, r#"{"w": {"id": 1, "not": {"id": 2, "role": "OLD", "tags": []}}}"#).await, @"Where.tags Role.OLD");
    let both = "query($w: Where) { me { score } echo(where: $w) }";
    assert_snapshot!(used(both, r#"{"w": {"id": 1, "not": {"id": 2, "limit": 1}, "limit": 2}}"#).await, @"User.score Where.limit");
    // A list of values, and a variable that the operation does not declare.
    assert_snapshot!(used("query($r: [Role!]) { users(roles: $r) { id } }", r#"{"r": ["OLD", "OLD"]}"#).await, @"Query.users(roles:) Role.OLD");
    assert_snapshot!(used("{ me { id } }", r#"{"w": {"tags": []}}"#).await, @"");
}

#[tokio::test]
async fn the_variables_of_one_request_are_not_the_next_ones() {
    let engine = engine();
    let document = "query($r: Role!) { echo(where: {id: 1, role: $r}) }";
    let mut found = Vec::new();
    for role in ["OLD", "ADMIN", "OLD"] {
        let variables = format!(r#"{{"r": "{role}"}}"#);
        let operation = Operation::from_text(Some(document.into()), Some(variables.into()), None, None);
        let outcome = execute(&engine, &operation.expect("an operation")).await.0;
        found.push(spelled(&outcome));
    }
    assert_eq!(found, ["Role.OLD", "", "Role.OLD"]);
}

#[tokio::test]
async fn what_did_not_run_used_nothing() {
    let outcome = run("{ me { score nope } }", "{}").await;
    assert_eq!((outcome.status, spelled(&outcome).as_str()), (400, ""));
    let outcome = run("query($i: Int!) { me { score } echo(int: $i) }", "{}").await;
    assert_eq!((outcome.status, spelled(&outcome).as_str()), (400, ""));
}

#[tokio::test]
async fn details_are_told_to_who_asks() {
    let body = |extensions: &str| {
        format!(r#"{{"query": "{{ users(roles: []) {{ score }} }}", "extensions": {extensions}}}"#)
    };
    let plain = post(&body("{}")).await;
    for other in ["null", r#"{"deprecations": false}"#, r#"{"deprecations": "true"}"#, r#"{"other": true}"#] {
        assert_eq!(post(&body(other)).await, plain, "{other}");
    }
    assert!(!plain.1.contains("extensions"), "{}", plain.1);
    let (status, told) = post(&body(r#"{"other": [1], "deprecations": true}"#)).await;
    assert_eq!(status, 200);
    let data = plain.1.strip_suffix('}').expect("an object");
    assert_snapshot!(told.strip_prefix(data).expect("`data` is the same"), @r#","extensions":{"deprecations":[{"coordinate":"Query.users(roles:)","reason":"Filtrer soi-même.","since":null},{"coordinate":"User.score","reason":"Lire « name ».","since":"2026-03-01"}]}}"#);
    let (_, told) = post(r#"{"query": "{ users { name } }", "extensions": {"deprecations": true}}"#).await;
    assert!(told.ends_with(r#","extensions":{"deprecations":[]}}"#), "{told}");
}

#[tokio::test]
async fn details_stand_after_errors() {
    let body = r#"{"query": "{ users { score } failHard(how: 1) }", "extensions": {"deprecations": true}}"#;
    let (status, told) = post(body).await;
    assert_eq!(status, 200);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    assert!(told["data"].is_null());
    assert_eq!(told["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(told["extensions"]["deprecations"][0]["coordinate"], "User.score");
    assert!(!ask_with("{ users { score } failHard(how: 1) }", "{}").await.contains("deprecations"));
}
