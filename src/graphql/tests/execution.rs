//! Answers: data, errors, nulls and conditions.

use std::sync::atomic::Ordering;

use insta::assert_snapshot;

use super::super::plan::Selection;
use super::super::request::{Incoming, Operation};
use super::super::{Engine, Settings};
use super::schema::{SCHEMA, TestApi, USER};
use super::{anonymous, ask, ask_with, engine, execute};

#[tokio::test]
async fn answers_come_in_selection_order() {
    assert_snapshot!(ask(r#"{ __typename u: user(id: "a") { role name id t: __typename score created companies { name } best { id } } n: user(id: "none") { id } }"#).await, @r#"{"data":{"__typename":"Query","u":{"role":"ADMIN","name":"User a","id":"a","t":"User","score":1.5,"created":"1970-01-01T00:00:00.000Z","companies":[{"name":"Déchets <b>& Cie</b>"},{"name":"Déchets <b>& Cie</b>"}],"best":{"id":"best"}},"n":null}}"#);
    assert_snapshot!(ask("{ users { id } more: users(first: 0) { id } }").await, @r#"{"data":{"users":[{"id":"0"},{"id":"1"}],"more":[]}}"#);
    assert_snapshot!(ask("{ things { __typename ... on User { id } ... on Company { name id } } }").await, @r#"{"data":{"things":[{"__typename":"User","id":"u"},null,{"__typename":"Company","name":null,"id":"c"}]}}"#);
}

#[tokio::test]
async fn selections_of_one_key_are_merged() {
    let document = r#"{ user(id: "a") { best { id } ...F ... on User { name best { role } } } user(id: "a") { id } }
        fragment F on User { best { id name } id }"#;
    assert_snapshot!(ask(document).await, @r#"{"data":{"user":{"best":{"id":"best","name":null,"role":"ADMIN"},"id":"a","name":"User a"}}}"#);
}

#[tokio::test]
async fn skip_and_include_are_obeyed() {
    let document = r#"query($a: Boolean!, $b: Boolean = true) {
        user(id: "a") { id @include(if: $a) ...F @skip(if: $a) ... @include(if: $a) { role @skip(if: $b) }
            best @include(if: $a) { id } best @include(if: $b) { name } name @skip(if: true) } }
        fragment F on User { score }"#;
    let ask = async |variables: &str| ask_with(document, variables).await;
    assert_snapshot!(ask(r#"{"a": true}"#).await, @r#"{"data":{"user":{"id":"a","best":{"id":"best","name":null}}}}"#);
    assert_snapshot!(ask(r#"{"a": false}"#).await, @r#"{"data":{"user":{"score":1.5,"best":{"name":null}}}}"#);
    assert_snapshot!(ask(r#"{"a": true, "b": false}"#).await, @r#"{"data":{"user":{"id":"a","role":"ADMIN","best":{"id":"best"}}}}"#);
    assert_snapshot!(ask(r#"{"a": false, "b": false}"#).await, @r#"{"data":{"user":{"score":1.5}}}"#);
    let root = "query($a: Boolean!) { failHard(how: 1) @include(if: $a) __typename }";
    assert_snapshot!(ask_with(root, r#"{"a": false}"#).await, @r#"{"data":{"__typename":"Query"}}"#);
    assert_snapshot!(self::ask("{ me @skip(if: true) { id } }").await, @r#"{"data":{}}"#);
}

#[tokio::test]
async fn errors_carry_place_path_and_extensions() {
    assert_snapshot!(ask("{ x: fail(how: 1) }").await, @r#"{"data":{"x":null},"errors":[{"message":"interdit","locations":[{"line":1,"column":3}],"path":["x"],"extensions":{"code":"FORBIDDEN"}}]}"#);
    assert_snapshot!(ask("query A\n{\n\n   x:   me { id } }").await, @r#"{"data":null,"errors":[{"message":"Vous n'êtes pas connecté.","locations":[{"line":4,"column":4}],"path":["x"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#);
    assert_snapshot!(ask("{ fail(how: 2) }").await, @r#"{"data":{"fail":null},"errors":[{"message":"mauvais","locations":[{"line":1,"column":3}],"path":["fail"],"extensions":{"code":"BAD_USER_INPUT","invalidArgs":["siret","clue"]}}]}"#);
    assert_snapshot!(ask("{ fail(how: 4) }").await, @r#"{"data":{"fail":null},"errors":[{"message":"Le SIRET est requis.\nLe type est requis.","extensions":{"code":"BAD_USER_INPUT","issues":[{"code":"custom","path":["emitter","company","siret"],"message":"Le SIRET est requis."},{"code":"custom","path":["packagings",0,"type"],"message":"Le type est requis."}]}}]}"#);
}

#[tokio::test]
async fn causes_and_panics_are_masked() {
    let masked = r#"{"data":{"fail":null},"errors":[{"message":"Une erreur inattendue est survenue.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}"#;
    assert_eq!(ask("{ fail(how: 3) }").await, masked);
    assert_eq!(ask("{ fail(how: 5) }").await, masked);
    let open =
        Engine::new(&SCHEMA, TestApi::default(), Settings { mask_internal: false, ..Settings::default() });
    let operation = Operation::from_document("{ fail(how: 3) }").expect("a document");
    assert!(execute(&open, &operation).await.1.contains("the secret cause"));
}

#[tokio::test]
async fn nulls_go_up_to_the_nearest_nullable() {
    assert_snapshot!(ask(r#"{ ok: user(id: "a") { id } bad: user(id: "broken") { id companies { id broken } } }"#).await, @r#"{"data":{"ok":{"id":"a"},"bad":null},"errors":[{"message":"non","locations":[{"line":1,"column":72}],"path":["bad","companies",1,"broken"],"extensions":{"code":"FORBIDDEN"}}]}"#);
    assert_snapshot!(ask(r#"{ user(id: "lonely") { id b: best { id } name } }"#).await, @r#"{"data":{"user":{"id":"lonely","b":null,"name":"User lonely"}},"errors":[{"message":"personne","locations":[{"line":1,"column":27}],"path":["user","b"],"extensions":{"code":"BAD_USER_INPUT"}}]}"#);
    assert_snapshot!(ask("{ users { id best { id score } } }").await, @r#"{"data":{"users":[{"id":"0","best":null},{"id":"1","best":null}]},"errors":[{"message":"Une erreur inattendue est survenue.","extensions":{"code":"INTERNAL_SERVER_ERROR"}},{"message":"Une erreur inattendue est survenue.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}"#);
    assert_snapshot!(ask("{ ok: __typename bad: me { id } }").await, @r#"{"data":null,"errors":[{"message":"Vous n'êtes pas connecté.","locations":[{"line":1,"column":18}],"path":["bad"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#);
    assert_snapshot!(ask("{ a: fail(how: 1) b: fail(how: 0) }").await, @r#"{"data":{"a":null,"b":null},"errors":[{"message":"interdit","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"FORBIDDEN"}},{"message":"Vous n'êtes pas connecté.","locations":[{"line":1,"column":19}],"path":["b"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#);
    let two = ask("{ a: failHard(how: 1) b: failHard(how: 0) }").await;
    assert!(two.starts_with(r#"{"data":null,"#) && two.matches("message").count() == 1, "{two}");
}

#[tokio::test]
async fn mutations_run_in_turn_until_data_is_null() {
    let engine = engine();
    let run = async |document: &str| {
        engine.resolver().calls.store(0, Ordering::Relaxed);
        let answer = execute(&engine, &Operation::from_document(document).expect("a document")).await.1;
        (engine.resolver().calls.load(Ordering::Relaxed), answer)
    };
    let (calls, answer) = run(r#"mutation { a: put(id: "bad") { id } b: put(id: "y") { id } }"#).await;
    assert_eq!(calls, 1);
    assert_snapshot!(answer, @r#"{"data":null,"errors":[{"message":"inconnu","locations":[{"line":1,"column":12}],"path":["a"],"extensions":{"code":"BAD_USER_INPUT"}}]}"#);
    let (calls, answer) =
        run(r#"mutation { a: mayPut(id: "bad") { id } b: put(id: "y") { id } __typename }"#).await;
    assert_eq!(calls, 2);
    assert!(
        answer.starts_with(r#"{"data":{"a":null,"b":{"id":"y"},"__typename":"Mutation"},"errors":["#),
        "{answer}"
    );
}

#[tokio::test]
async fn outcomes_tell_status_and_codes() {
    let engine = engine();
    let outcome = async |document: &str| {
        let outcome = execute(&engine, &Operation::from_document(document).expect("a document")).await.0;
        (outcome.status, outcome.codes.iter().map(|code| code.as_str()).collect::<Vec<_>>())
    };
    assert_eq!(outcome("{ __typename }").await, (200, vec![]));
    assert_eq!(
        outcome("{ a: fail(how: 1) b: fail(how: 2) }").await,
        (200, vec!["FORBIDDEN", "BAD_USER_INPUT"])
    );
    assert_eq!(outcome("{ nope }").await, (400, vec!["GRAPHQL_VALIDATION_FAILED"]));
    assert_eq!(outcome("query($a: Int!) { fail(how: $a) }").await, (400, vec!["BAD_USER_INPUT"]));
}

#[tokio::test]
async fn answers_are_appended() {
    let mut out = b"[".to_vec();
    let incoming =
        Incoming::parse(br#"[{"query": "{ a: __typename }"}, {"query": "{ b: failHard(how: 1) }"}]"#);
    let (incoming, engine) = (incoming.expect("a batch"), engine());
    for operation in incoming.operations() {
        engine.execute(operation, &anonymous(), &mut out).await;
        out.push(b',');
    }
    let text = String::from_utf8(out).expect("UTF-8");
    assert!(text.starts_with(r#"[{"data":{"a":"Query"}},{"data":null,"errors":[{"#), "{text}");
}

#[tokio::test]
async fn a_document_is_planned_once() {
    let engine = engine();
    let operation = Operation::from_document("{ users { id } }").expect("a document");
    let (first, second) = (engine.prepare(&operation).await, engine.prepare(&operation).await);
    assert!(first.is_same_plan(&second));
    let failed = Operation::from_document("{ nope }").expect("a document");
    let (first, second) = (engine.prepare(&failed).await, engine.prepare(&failed).await);
    assert!(std::ptr::eq(first.refusal().expect("refused"), second.refusal().expect("refused")));
}

#[tokio::test]
async fn what_to_fetch_is_known_over_all_aliases() {
    let engine = engine();
    let document = r#"query($v: Boolean!) { user(id: "a") {
        a: best { id best { role } x: companies { id } }
        b: best { x: companies { name } best @include(if: $v) { score fields { id } } }
        created } }"#;
    let operation = Operation::from_document(document).expect("a document");
    let prepared = engine.prepare(&operation).await;
    let plan = prepared.plan().expect("a plan");
    let user = &plan.roots()[0].selection;
    let number = |name: &str| USER.field_number(name).expect("a field");
    assert!(user.has(&USER, number("best")) && user.has(&USER, number("created")));
    assert!(!user.has(&USER, number("companies")) && !user.has(&USER, number("name")));
    let best: &Selection = user.below(&USER, number("best")).expect("selected");
    assert!(best.has(&USER, number("companies")) && best.has(&USER, number("id")));
    let companies = best.below(&USER, number("companies")).expect("selected");
    assert_eq!(companies.of[0].bits[0], 0b011);
    let inner = best.below(&USER, number("best")).expect("selected");
    assert!(inner.has(&USER, number("role")) && inner.has(&USER, number("score")));
    assert!(inner.below(&USER, number("fields")).expect("selected").has(&USER, number("id")));
    assert_eq!(user.of(&USER).expect("selected").nodes_of(number("best")).count(), 2);
}
