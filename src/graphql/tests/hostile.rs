//! Input that wants to hurt: it is refused soon, and nothing overflows or panics.

use proptest::prelude::*;

use super::super::request::{Incoming, Operation};
use super::{anonymous, ask, ask_with, engine, refused};

#[tokio::test]
async fn deep_nesting_is_refused() {
    let n = 20_000;
    for document in [
        "{".repeat(100_000),
        "{ a ".repeat(n),
        "{ ...".repeat(n),
        format!("{{ echo(any: {}", "[".repeat(n)),
        format!("{{ echo(any: {}{}) }}", "[".repeat(n), "]".repeat(n)),
        format!("{{ echo(any: {}", "{a: ".repeat(n)),
        format!("query($a: {}", "[".repeat(n)),
        format!("query($a: {}Int{}) {{ echo(any: $a) }}", "[".repeat(n), "]".repeat(n)),
        "(".repeat(n),
        "@a(".repeat(n),
        "\"".repeat(n),
    ] {
        let errors = refused(&document).await;
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert!(errors[0].starts_with("GRAPHQL_PARSE_FAILED"), "{errors:?}");
    }
}

#[tokio::test]
async fn deep_variables_are_refused() {
    let n = 100_000;
    let deep = format!(r#"{{"j": {}{}}}"#, "[".repeat(n), "]".repeat(n));
    let answer = ask_with("query($j: JSON) { json(any: $j) }", &deep).await;
    assert!(answer.contains("BAD_REQUEST"), "{answer}");
    let unused = ask_with("query($k: JSON) { json(any: $k) }", &deep).await;
    assert!(unused.contains("data") || unused.contains("BAD_REQUEST"));
    let object = format!(r#"{{"w": {}1{}}}"#, r#"{"not": "#.repeat(n), "}".repeat(n));
    assert!(ask_with("query($w: Where) { echo(where: $w) }", &object).await.contains("BAD_REQUEST"));
}

#[tokio::test]
async fn unfolding_fragments_are_bounded() {
    let mut document = "{ me { ...F0 } }".to_owned();
    for n in 0..9 {
        let fields: String = (0..8).map(|k| format!("a{k}: best {{ ...F{} }} ", n + 1)).collect();
        document.push_str(&format!(" fragment F{n} on User {{ {fields} }}"));
    }
    document.push_str(" fragment F9 on User { id }");
    assert_eq!(refused(&document).await, ["GRAPHQL_VALIDATION_FAILED"]);

    let mut flat = "{ me { ...F0 } }".to_owned();
    for n in 0..40 {
        flat.push_str(&format!(" fragment F{n} on User {{ ...F{} ...F{} }}", n + 1, n + 1));
    }
    flat.push_str(" fragment F40 on User { id }");
    assert!(ask(&flat).await.contains("UNAUTHENTICATED"));

    let mut chain = "{ me { ...F0 } }".to_owned();
    for n in 0..20_000 {
        chain.push_str(&format!(" fragment F{n} on User {{ ...F{} }}", n + 1));
    }
    chain.push_str(" fragment F20000 on User { id }");
    assert!(refused(&chain).await[0].starts_with("GRAPHQL_VALIDATION_FAILED"));
}

#[tokio::test]
async fn floods_of_aliases_are_bounded() {
    let aliases: String = (0..60_000).map(|n| format!("a{n}:id ")).collect();
    assert_eq!(refused(&format!("{{ user(id: 1) {{ {aliases} }} }}")).await, ["GRAPHQL_VALIDATION_FAILED"]);
    let same = "id ".repeat(40_000);
    assert!(
        ask(&format!("{{ user(id: 1) {{ {same} }} }}")).await.starts_with(r#"{"data":{"user":{"id":"1"}}"#)
    );
}

#[tokio::test]
async fn what_would_take_long_to_validate_is_refused_before() {
    let declared: String = (0..20_000).map(|n| format!("$a{n}: JSON ")).collect();
    let used: String = (0..20_000).map(|n| format!("$a{n} ")).collect();
    let document = format!("query({declared}) {{ echo(any: [{used}]) }}");
    assert_eq!(refused(&document).await, ["GRAPHQL_VALIDATION_FAILED"]);
    let operations: String = (0..5_000).map(|n| format!("query A{n} {{ ...F }} ")).collect();
    let fields: String = (0..5_000).map(|n| format!("a{n}: nope ")).collect();
    let document = format!("{operations} fragment F on Query {{ {fields} }}");
    assert_eq!(refused(&document).await, ["GRAPHQL_MAX_OPERATIONS_ERROR"]);
}

#[tokio::test]
async fn cycles_are_refused() {
    for document in [
        "{ me { ...A } } fragment A on User { ...A }",
        "{ me { ...A } } fragment A on User { ...B } fragment B on User { ...A }",
        "{ me { ...A } } fragment A on User { best { ...B } } fragment B on User { best { ...A } }",
        "{ __schema { types { ...A } } } fragment A on __Type { fields { type { ...A } } }",
    ] {
        let errors = refused(document).await;
        assert!(errors.iter().all(|error| error.starts_with("GRAPHQL_VALIDATION_FAILED")), "{errors:?}");
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(future)
}

fn run(operation: &Operation<'_>) -> String {
    let mut out = Vec::new();
    let engine = ENGINE.get_or_init(engine);
    block_on(engine.execute(operation, &anonymous(), &mut out));
    let text = String::from_utf8(out).expect("answers are UTF-8");
    serde_json::from_str::<serde_json::Value>(&text).expect("answers are JSON");
    text
}

static ENGINE: std::sync::OnceLock<super::Engine<super::TestApi>> = std::sync::OnceLock::new();

proptest! {
    #[test]
    fn no_bytes_panic(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(incoming) = Incoming::parse(&body) {
            incoming.operations().iter().for_each(|operation| drop(run(operation)));
        }
    }

    #[test]
    fn no_body_panics(body in r#"[\[\]{}",:\\ueqryvaiblsopNm0-9é \n-]{0,60}"#) {
        if let Ok(incoming) = Incoming::parse(body.as_bytes()) {
            incoming.operations().iter().for_each(|operation| drop(run(operation)));
        }
    }

    #[test]
    fn no_document_panics(document in DOCUMENT) {
        if let Ok(operation) = Operation::from_document(document) {
            run(&operation);
        }
    }

    #[test]
    fn no_variables_panic(variables in r#"\{"w": (\{"(id|limit|role|not|tags|after|x)": ?[\[\]{}",:0-9a-zA-Zé\\.-]{0,12}\}?|null|[0-9]{1,30}e?[0-9]{0,3})\}"#) {
        let document = "query($w: Where) { echo(where: $w) }";
        if let Ok(operation) = Operation::from_text(Some(document.into()), Some(variables.into()), None, None) {
            run(&operation);
        }
    }
}

/// Tokens in any order, so that some of it parses.
const DOCUMENT: &str = r#"((\{|\}|\(|\)|\[|\]|:|!|=|\$|@|\.\.\.|"|"""|\\|#|,|é|😀|me|user|users|echo|id|best|where|any|on|User|query|mutation|fragment|F|skip|include|if|true|null|1|-1|1\.5e3|"a"|__typename|__schema|\$v|\$v: Where) ?){0,25}"#;

#[tokio::test]
async fn a_document_with_mistakes_everywhere_is_told_a_hundred() {
    let spreads = "...X ".repeat(20_000);
    assert_eq!(refused(&format!("{{ me {{ {spreads} }} }}")).await.len(), 101);
    let fields: String = (0..150).map(|n| format!("x: {} ", ["id", "name"][n % 2])).collect();
    assert_eq!(refused(&format!("{{ me {{ {fields} }} }}")).await.len(), 101);
    let uses: String = (0..5000).map(|n| format!("a{n}: user(id: $v) {{ id }} ")).collect();
    let operations: String = (0..40).map(|n| format!("query Q{n} {{ ...F }} ")).collect();
    assert_eq!(refused(&format!("{operations} fragment F on Query {{ {uses} }}")).await.len(), 101);
}
