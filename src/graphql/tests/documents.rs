//! Documents: parsed, validated, limited, and their operation chosen.

use super::super::request::Operation;
use super::{ask, engine, execute, post, refused};

#[tokio::test]
async fn syntax_errors_are_one_with_a_place() {
    for (document, place) in [
        ("{", "1:2"),
        ("{ me { id }", "1:12"),
        ("{ me(", "1:6"),
        ("query {\n  me { id } }\n}", "3:1"),
        ("{ é }", "1:3"),
        ("[{\"query\":\"{ __typename }\"}]", "1:1"),
        ("{}", "1:2"),
        ("{ echo(text: \"", "1:15"),
        ("{ echo(text: \"a\n\") }", "1:16"),
    ] {
        assert_eq!(refused(document).await, [format!("GRAPHQL_PARSE_FAILED {place}")], "{document}");
    }
    assert_eq!(refused("   # nothing\n").await.len(), 1);
}

#[tokio::test]
async fn invalid_documents_are_refused_with_places() {
    let cases: &[(&str, &[&str])] = &[
        ("{ nope }", &["1:3"]),
        ("{ x: nope }", &["1:3"]),
        ("{ me { nope } }", &["1:8"]),
        ("{ me }", &["1:3"]),
        ("{ secret { id } }", &["1:10"]),
        ("{ me { id } nope alsoNope }", &["1:13", "1:18"]),
        ("{ user { id } }", &["1:3"]),
        ("{ user(id: \"a\", nope: 1) { id } }", &["1:17"]),
        ("{ ...F }", &["1:6"]),
        ("{ me { id } } fragment F on User { id }", &["1:15"]),
        ("query($a: Int) { me { id } }", &["1:7"]),
        ("query($a: String) { user(id: $a) { id } }", &["1:7 1:30"]),
        (
            "query($a: ID) { nope user(id: $a) { id } ...F } fragment F on User { id }",
            &["1:17", "1:7 1:31", "1:42"],
        ),
        ("query($a: Nope) { me { id } }", &["1:11", "1:7"]),
        ("query($a: Nope) { user(id: $a) { id } }", &["1:11"]),
        ("query($a: User) { user(id: $a) { id } }", &["1:11"]),
        ("{ me { id } me { id: name } }", &["1:3 1:8 1:13 1:18"]),
        ("{ me { id x: id x: name } }", &["1:11 1:17"]),
        ("{ a: user(id: 1) { id } a: user(id: 2) { id } }", &["1:3 1:25"]),
        ("query A { me { id } } query A { me { id } }", &["1:7 1:29"]),
        ("{ me { ...F } } fragment F on User { id } fragment F on User { id }", &["1:26 1:52"]),
        ("query($a: ID!, $a: ID!) { user(id: $a) { id } }", &["1:8 1:17"]),
        ("{ user(id: 1, id: 2) { id } }", &["1:8 1:15"]),
        ("{ me @skip(if: true) @skip(if: true) { id } }", &["1:6 1:22"]),
        ("{ echo(where: {id: 1, id: 2}) }", &["1:16 1:23"]),
        ("{ user(id: $a) { id } }", &["1:12 1:1"]),
        ("query Q { user(id: [$a]) { id } }", &["1:21 1:1", "1:20"]),
        ("{ user(id: null) { id } }", &["1:12"]),
        ("{ me { ...F } } fragment F on User { ...G } fragment G on User { ...F }", &["1:38 1:66"]),
        ("{ me { ...F } } fragment F on Nope { id }", &["1:31"]),
        ("{ me { ... on Nope { id } } }", &["1:15"]),
        ("{ me { ... on String { id } } }", &["1:15"]),
        ("{ me { id { x } } }", &["1:11"]),
        ("query($r: String) { users(roles: [$r]) { id } }", &["1:7 1:35"]),
        ("{ me { id @session } }", &["1:11"]),
        ("subscription { me { id } }", &["1:1"]),
        ("type A { a: Int } { me { id } }", &["1:1"]),
    ];
    for (document, places) in cases {
        let expected: Vec<_> =
            places.iter().map(|place| format!("GRAPHQL_VALIDATION_FAILED {place}")).collect();
        assert_eq!(refused(document).await, expected, "{document}: {}", ask(document).await);
    }
}

#[tokio::test]
async fn messages_are_french() {
    for (document, message) in [
        ("{ me { nope } }", "Le type « User » n'a pas de champ « nope »."),
        ("{ user(id: 1, nope: 2) { id } }", "« Query.user » n'a pas d'argument « nope »."),
        ("{ user { id } }", "L'argument « Query.user(id:) » est requis."),
        ("{ me }", "Ce champ demande une sélection de sous-champs."),
        ("{ me { id { x } } }", "Un champ de type « ID » n'a pas de sous-champs."),
        ("{ me { id @nope } }", "La directive « @nope » n'existe pas."),
        ("query @skip(if: true) { __typename }", "Cette directive ne peut pas figurer ici."),
        ("subscription { me { id } }", "Le schéma ne propose aucune opération de type « subscription »."),
        ("{ ...F } fragment F on User { id }", "Ce fragment ne s'applique pas au type où il figure."),
        ("{ __typename } { __typename }", "Une opération sans nom doit être la seule du document."),
        ("type A { a: Int }", "Le document ne peut contenir que des opérations et des fragments."),
        (
            "query($a: Int) { user(id: $a) { id } }",
            "La variable « $a » de type « Int » ne convient pas à l'argument « id » de type « ID! ».",
        ),
        ("query($r: String) { users(roles: [$r]) { id } }", "Une variable de ce type ne convient pas ici."),
    ] {
        let answer = ask(document).await;
        assert!(answer.contains(message), "{document}: {answer}");
    }
}

#[tokio::test]
async fn bad_literals_are_validation_errors() {
    let cases = [
        ("{ fail(how: \"3\") }", " 1:13"),
        ("{ fail(how: 3.0) }", " 1:13"),
        ("{ fail(how: 3000000000) }", " 1:13"),
        ("{ users(roles: [ADMIN, NOPE]) { id } }", " 1:24"),
        ("{ users(roles: \"ADMIN\") { id } }", " 1:16"),
        ("{ echo(text: 3) }", ""),
        ("{ echo(on: \"demain\") }", ""),
        ("{ echo(on: 3) }", ""),
        ("{ echo(link: \"nope\") }", " 1:14"),
        ("{ echo(where: {id: 1, nope: 2}) }", " 1:23"),
        ("{ echo(where: {}) }", " 1:15"),
        ("{ echo(where: 1) }", " 1:15"),
        ("{ echo(where: {id: 1, not: {id: 2, role: X}}) }", " 1:42"),
        ("{ echo(where: {id: 1, id: 2}) }", " 1:16 1:23"),
        ("{ echo(any: {a: [{b: 1, b: 2}]}) }", " 1:19 1:25"),
        ("{ echo(text: \"a\\u0000\") }", ""),
        ("{ echo(ids: [\"\\u0000\"]) }", " 1:14"),
        ("{ echo(ids: [1, null]) }", " 1:17"),
        ("{ echo(flag: 1) }", " 1:14"),
        ("{ echo(number: 1e999) }", " 1:16"),
        ("query($d: DateTime = \"x\") { echo(on: $d) }", ""),
        ("{ me @skip(if: 1) { id } }", " 1:16"),
        ("{ __type(name: 1) { name } }", ""),
    ];
    for (document, place) in cases {
        assert_eq!(refused(document).await, [format!("GRAPHQL_VALIDATION_FAILED{place}")], "{document}");
    }
}

#[tokio::test]
async fn validation_stops_at_a_hundred_errors_and_says_so() {
    let document = format!("{{ me {{ {} }} }}", "nope ".repeat(300));
    let errors = refused(&document).await;
    assert_eq!(errors.len(), 101);
    assert_eq!(errors[100], "GRAPHQL_VALIDATION_FAILED");
}

fn nested(depth: usize, leaf: &str) -> String {
    format!("{{ me {{ {}{leaf}{} }} }}", "best { ".repeat(depth), " }".repeat(depth))
}

#[tokio::test]
async fn depth_is_limited() {
    // `me` stands at 0, the leaf at one more than the number of levels between.
    assert!(ask(&nested(9, "id")).await.contains("UNAUTHENTICATED"));
    assert_eq!(refused(&nested(10, "id name")).await.len(), 2);
    assert_eq!(refused(&nested(10, "__typename")).await, ["GRAPHQL_VALIDATION_FAILED 1:78"]);
    let spread = format!("{} fragment F on User {{ best {{ id }} }}", nested(9, "...F"));
    assert_eq!(refused(&spread).await.len(), 1);
    let inline = nested(9, "... on User { ... { id } }");
    assert!(ask(&inline).await.contains("UNAUTHENTICATED"));
    let other = format!("query A {{ __typename }} query B {}", nested(10, "id"));
    assert_eq!(refused(&other).await.len(), 1);
}

#[tokio::test]
async fn root_selections_are_limited_over_all_operations() {
    assert!(
        ask("{ a: __typename b: __typename c: __typename d: __typename e: __typename }")
            .await
            .contains("data")
    );
    let six = "{ a: __typename b: __typename c: __typename d: __typename e: __typename f: __typename }";
    assert_eq!(refused(six).await, ["GRAPHQL_MAX_OPERATIONS_ERROR"]);
    let two =
        "query A { a: __typename b: __typename c: __typename } query B { a: __typename b: __typename ...F }
        fragment F on Query { __typename }";
    assert_eq!(refused(two).await, ["GRAPHQL_MAX_OPERATIONS_ERROR"]);
    let invalid = "{ nope b: __typename c: __typename d: __typename e: __typename f: __typename }";
    assert_eq!(refused(invalid).await, ["GRAPHQL_VALIDATION_FAILED 1:3"]);
}

#[tokio::test]
async fn the_operation_is_chosen_by_name() {
    let two = "query A { a: __typename } query B { b: __typename }";
    assert_eq!(refused(two).await, ["OPERATION_RESOLUTION_FAILURE"]);
    let named = |name: &str| format!(r#"{{"query": "{two}", "operationName": {name}}}"#);
    assert_eq!(post(&named(r#""B""#)).await, (200, r#"{"data":{"b":"Query"}}"#.to_owned()));
    assert_eq!(post(&named("null")).await.0, 400);
    assert_eq!(post(&named(r#""""#)).await.0, 400);
    assert_eq!(post(&named(r#""C""#)).await.0, 400);
    let alone = r#"{"query": "query A { __typename }", "operationName": ""}"#;
    assert!(post(alone).await.1.contains("OPERATION_RESOLUTION_FAILURE"));
    let fragment = "fragment F on User { id }";
    assert_eq!(refused(fragment).await.len(), 1);
}

#[tokio::test]
async fn plans_tell_kind_name_and_fields_before_running() {
    let engine = engine();
    let operation =
        Operation::from_document("mutation M { a: put(id: 1) { id } mayPut(id: 2) { id } __typename }");
    let operation = operation.expect("a document");
    let prepared = engine.prepare(&operation).await;
    assert_eq!(prepared.kind(), Some(super::super::plan::OperationKind::Mutation));
    assert_eq!(prepared.operation_name(), Some("M"));
    assert_eq!(prepared.root_fields().collect::<Vec<_>>(), ["put", "mayPut", "__typename"]);
    let (outcome, _) = execute(&engine, &operation).await;
    assert_eq!(outcome.first_field(), Some("put"));
    assert_eq!(outcome.operation_name(), Some("M"));

    let refused = engine.prepare(&Operation::from_document("{ nope }").expect("a document")).await;
    assert!(refused.kind().is_none() && refused.refusal().is_some());
    assert_eq!(refused.root_fields().count(), 0);
}
