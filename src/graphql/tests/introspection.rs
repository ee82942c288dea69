//! `__schema` and `__type`.

use insta::assert_snapshot;

use super::super::request::Operation;
use super::{ask, ask_with, engine, execute, refused};

const FULL: &str = r"query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name }
    types { ...FullType } directives { name description locations args(includeDeprecated: true) { ...InputValue } } } }
  fragment FullType on __Type { kind name description specifiedByURL
    fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef }
      isDeprecated deprecationReason }
    inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
  fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
  fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
    ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";

#[tokio::test]
async fn the_usual_query_of_tools_passes() {
    let answer: serde_json::Value = serde_json::from_str(&ask(FULL).await).expect("JSON");
    let schema = &answer["data"]["__schema"];
    assert_eq!(schema["queryType"]["name"], "Query");
    let directives: Vec<_> = schema["directives"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|d| d["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(directives, ["skip", "include", "deprecated", "specifiedBy"]);
    assert!(schema["types"].as_array().expect("a list").iter().any(|ty| ty["name"] == "Where"));
}

#[tokio::test]
async fn introspection_stands_among_other_fields() {
    assert_snapshot!(ask(r#"{ a: __typename t: __type(name: "Role") { enumValues { name } } fail(how: 1) n: __type(name: "Nope") { name } }"#).await, @r#"{"data":{"a":"Query","t":{"enumValues":[{"name":"ADMIN"},{"name":"MEMBER"}]},"fail":null,"n":null},"errors":[{"message":"interdit","locations":[{"line":1,"column":65}],"path":["fail"],"extensions":{"code":"FORBIDDEN"}}]}"#);
    assert_snapshot!(ask(r#"{ __type(name: "Role") { enumValues(includeDeprecated: true) { name deprecationReason } } }"#).await, @r#"{"data":{"__type":{"enumValues":[{"name":"ADMIN","deprecationReason":null},{"name":"MEMBER","deprecationReason":null},{"name":"OLD","deprecationReason":"plus utilisé"}]}}}"#);
}

#[tokio::test]
async fn variables_are_not_confused_by_the_cache() {
    let engine = engine();
    let document = "query($n: String!, $s: Boolean = false) { __type(name: $n) { name kind @skip(if: $s) } }";
    let ask = async |variables: &'static str| {
        let operation = Operation::from_text(Some(document.into()), Some(variables.into()), None, None);
        execute(&engine, &operation.expect("an operation")).await.1
    };
    for _ in 0..2 {
        assert_eq!(ask(r#"{"n": "User"}"#).await, r#"{"data":{"__type":{"name":"User","kind":"OBJECT"}}}"#);
        assert_eq!(ask(r#"{"n": "Role", "s": true}"#).await, r#"{"data":{"__type":{"name":"Role"}}}"#);
    }
    let skipped = "query($b: Boolean!) { __schema @include(if: $b) { queryType { name } } __typename }";
    assert_snapshot!(ask_with(skipped, r#"{"b": false}"#).await, @r#"{"data":{"__typename":"Query"}}"#);
}

#[tokio::test]
async fn nested_lists_are_limited_below_introspection_only() {
    let twice = "{ __schema { types { fields { type { fields { name } } } } } }";
    assert!(ask(twice).await.starts_with(r#"{"data""#));
    let thrice = "{ __schema { types { fields { type { fields { type { inputFields { name } } } } } } } }";
    assert_eq!(refused(thrice).await, ["GRAPHQL_VALIDATION_FAILED 1:3"]);
    let spread = r#"{ __type(name: "User") { ...A } }
        fragment A on __Type { fields { type { ...B } } } fragment B on __Type { fields { type { ...C } } }
        fragment C on __Type { possibleTypes { name } }"#;
    assert_eq!(refused(spread).await, ["GRAPHQL_VALIDATION_FAILED 1:3"]);
    let ours = r#"{ user(id: "a") { fields { fields { fields { fields { id } } } } } }"#;
    assert_snapshot!(ask(ours).await, @r#"{"data":{"user":{"fields":null}}}"#);
}
