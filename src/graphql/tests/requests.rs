//! Bodies: what holds an operation and what does not.

use super::super::request::{BadRequest, Incoming, Operation};

fn parse(body: &str) -> Result<Incoming<'_>, BadRequest> {
    Incoming::parse(body.as_bytes())
}

fn single(body: &str) -> Operation<'_> {
    match parse(body) {
        Ok(Incoming::Single(operation)) => operation,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_body_is_taken_apart() {
    let operation = single(
        r#"{"query": "{ a\u0062 }", "variables": {"a": [1]}, "operationName": "A\n", "extensions": {"b": 1},
            "access_token": "secret", "other": {"query": 1}}"#,
    );
    assert_eq!(operation.query.text().expect("text"), "{ ab }");
    assert_eq!(operation.variables.as_deref(), Some(r#"{"a": [1]}"#));
    assert_eq!(operation.operation_name.as_deref(), Some("A\n"));
    assert_eq!(operation.extensions.as_deref(), Some(r#"{"b": 1}"#));
    assert_eq!(operation.access_token.as_deref(), Some("secret"));
    let operation = single(r#"{"query": "a", "variables": null, "operationName": null, "query": "b"}"#);
    assert_eq!(operation.query.text().expect("text"), "b");
    assert_eq!((operation.variables, operation.operation_name), (None, None));
    assert_eq!(single(r#"{"qu\u0065ry": "b"}"#).query.text().expect("text"), "b");
}

#[test]
fn variables_may_be_text_for_a_single_operation() {
    let operation = single(r#"{"query": "a", "variables": "{\"a\": 1}"}"#);
    assert_eq!(operation.variables.as_deref(), Some(r#"{"a": 1}"#));
    assert_eq!(single(r#"{"query": "a", "variables": "null"}"#).variables, None);
    assert_eq!(parse(r#"{"query": "a", "variables": "{"}"#), Err(BadRequest::VariablesText));
    assert_eq!(parse(r#"{"query": "a", "variables": ""}"#), Err(BadRequest::VariablesText));
    assert!(matches!(parse(r#"{"query": "a", "variables": "[1]"}"#), Err(BadRequest::Refused(_))));
    assert!(matches!(parse(r#"[{"query": "a", "variables": "{}"}]"#), Err(BadRequest::Refused(_))));
}

#[test]
fn bodies_without_an_operation_are_refused() {
    for body in [
        "{}",
        "[]",
        r#"{"query": ""}"#,
        r#"{"query": null}"#,
        r#"{"query": 1}"#,
        r#"{"query": ["a"]}"#,
        r#"{"query": "a", "variables": []}"#,
        r#"{"query": "a", "variables": 1}"#,
        r#"{"query": "a", "extensions": "b"}"#,
        r#"{"query": "a", "operationName": 1}"#,
        r#"[{}, {"query": "a"}]"#,
        r#"[null, {"query": "a"}]"#,
        "[1]",
        r#"["{ a }"]"#,
        r#"[[{"query": "a"}]]"#,
    ] {
        let Err(bad @ BadRequest::Refused(_)) = parse(body) else { panic!("{body}") };
        let answer = String::from_utf8(bad.body()).expect("UTF-8");
        assert!(answer.starts_with(r#"{"errors":[{"message":""#), "{answer}");
        assert!(answer.ends_with(r#""extensions":{"code":"BAD_REQUEST"}}]}"#), "{answer}");
    }
}

#[test]
fn unreadable_bodies_are_told_apart() {
    let six = format!("[{}]", [r#"{"query": "a"}"#; 6].join(","));
    for body in ["", "{", "nope", "1", "\"a\"", "null", "{}x", r#"{"query": "a"},"#, six.as_str()] {
        let Err(bad @ BadRequest::Unreadable(_)) = parse(body) else { panic!("{body}") };
        assert!(bad.body().starts_with(br#"{"error":""#) && !bad.is_text());
    }
    assert!(matches!(Incoming::parse(b"{\"query\": \"\xff\"}"), Err(BadRequest::Unreadable(_))));
    assert!(matches!(parse(&"[".repeat(100_000)), Err(BadRequest::Unreadable(_))));
}

#[test]
fn batches_keep_their_order() {
    let five =
        format!("[{}]", (0..5).map(|n| format!(r#"{{"query": "q{n}"}}"#)).collect::<Vec<_>>().join(","));
    let Ok(Incoming::Batch(operations)) = parse(&five) else { panic!("a batch") };
    let texts: Vec<_> = operations.iter().map(|operation| operation.query.text().expect("text")).collect();
    assert_eq!(texts, ["q0", "q1", "q2", "q3", "q4"]);
}

#[test]
fn urls_and_plain_documents_hold_operations() {
    let operation = Operation::from_text(Some("{ a }".into()), Some("{}".into()), Some("A".into()), None);
    assert_eq!(operation.expect("an operation").operation_name.as_deref(), Some("A"));
    assert!(Operation::from_text(None, None, None, None).is_err());
    assert!(Operation::from_document("").is_err());
    assert!(Operation::from_text(Some("a".into()), Some("nope".into()), None, None).is_err());
    assert!(Operation::from_text(Some("a".into()), Some("[]".into()), None, None).is_err());
}
