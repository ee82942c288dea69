//! Arguments and variables.

use insta::assert_snapshot;

use super::{ask, ask_with, refusals};

/// What the resolver saw.
async fn echo(arguments: &str) -> String {
    unwrapped(&ask(&format!("{{ echo({arguments}) }}")).await)
}

async fn echo_with(declared: &str, arguments: &str, variables: &str) -> String {
    unwrapped(&ask_with(&format!("query({declared}) {{ echo({arguments}) }}"), variables).await)
}

fn unwrapped(answer: &str) -> String {
    let parsed: serde_json::Value = serde_json::from_str(answer).expect("JSON");
    parsed["data"]["echo"].as_str().map_or_else(|| answer.to_owned(), str::to_owned)
}

#[tokio::test]
async fn literals_reach_the_resolver() {
    assert_snapshot!(echo("flag: true").await, @"text: 'rien', flag: true");
    assert_snapshot!(echo("text: null, int: 3, number: 2").await, @"text: null, number: 2, int: 3");
    assert_snapshot!(echo(r#"ids: 3, text: "é\n\u00e9""#).await, @r"
    text: 'é
    é', ids: [3]
    ");
    assert_snapshot!(echo(r#"where: {id: "a", not: {id: 2, limit: 1}, tags: "x"}"#).await, @"where: {limit: 10, tags: ['x'], not: {limit: 1, id: 2}, id: 'a'}, text: 'rien'");
    assert_snapshot!(echo("any: {a: [1, {b: X}], c: 1.5}").await, @"text: 'rien', any: {a: [1, {b: X}], c: 1.5}");
}

#[tokio::test]
async fn variables_reach_the_resolver() {
    assert_snapshot!(echo_with("$i: Int", "int: $i", r#"{"i": 3.0}"#).await, @"text: 'rien', int: 3.0");
    assert_snapshot!(echo_with("$i: Int", "int: $i", r#"{"other": [1]}"#).await, @"text: 'rien'");
    assert_snapshot!(echo_with("$i: Int = 4", "int: $i", "{}").await, @"text: 'rien', int: 4");
    assert_snapshot!(echo_with("$i: Int = 4", "int: $i", r#"{"i": null}"#).await, @"text: 'rien', int: null");
    assert_snapshot!(echo_with("$t: String", "text: $t", "{}").await, @"text: 'rien'");
    assert_snapshot!(echo_with("$t: String", "text: $t", r#"{"t": "\u00e9<b>"}"#).await, @"text: 'é<b>'");
    assert_snapshot!(echo_with("$d: [ID!]", "ids: $d", r#"{"d": 3}"#).await, @"text: 'rien', ids: [3]");
    assert_snapshot!(echo_with("$w: Where!", "where: $w", r#"{"w": {"id": 1, "role": "ADMIN", "tags": "x", "not": null}}"#).await, @"where: {role: 'ADMIN', limit: 10, tags: ['x'], not: null, id: 1}, text: 'rien'");
    assert_snapshot!(echo_with("$r: Role, $i: ID!", "where: {role: $r, id: $i}", r#"{"i": "a"}"#).await, @"where: {role: absent, limit: 10, id: 'a'}, text: 'rien'");
    assert_snapshot!(echo_with("$w: Where", "where: $w", r#"{"w": {"id": 1, "id": 2}}"#).await, @"where: {limit: 10, id: 2}, text: 'rien'");
}

#[tokio::test]
async fn bad_variables_are_told_one_by_one() {
    let cases = [
        ("$i: Int", "int: $i", r#"{"i": "3"}"#, 1),
        ("$i: Int", "int: $i", r#"{"i": 3.5}"#, 1),
        ("$i: Int", "int: $i", r#"{"i": 2147483648}"#, 1),
        ("$i: Int!", "int: $i", "{}", 1),
        ("$i: Int!", "int: $i", r#"{"i": null}"#, 1),
        ("$t: String", "text: $t", r#"{"t": 3}"#, 1),
        ("$t: String", "text: $t", r#"{"t": ["a"]}"#, 1),
        ("$t: String", "text: $t", r#"{"t": "a\u0000"}"#, 1),
        ("$d: [ID!]", "ids: $d", r#"{"d": ["a", "\u0000"]}"#, 1),
        ("$f: Boolean", "flag: $f", r#"{"f": "true"}"#, 1),
        ("$n: Float", "number: $n", r#"{"n": "1"}"#, 1),
        ("$d: [ID!]", "ids: $d", r#"{"d": [1, null, true]}"#, 2),
        ("$d: DateTime", "on: $d", r#"{"d": "31/12/2030"}"#, 1),
        ("$u: URL", "link: $u", r#"{"u": "a.fr"}"#, 1),
        ("$w: Where", "where: $w", r#"{"w": {"nope": 1, "role": "X", "also": 2}}"#, 4),
        ("$w: Where", "where: $w", r#"{"w": []}"#, 1),
        ("$w: Where", "where: $w", r#"{"w": {"id": 1, "limit": null}}"#, 1),
        ("$r: Role, $w: Where", "where: {id: 1, role: $r, not: $w}", r#"{"r": 1, "w": 2}"#, 2),
    ];
    for (declared, arguments, variables, count) in cases {
        let answer = ask_with(&format!("query({declared}) {{ echo({arguments}) }}"), variables).await;
        let errors = refusals(&answer);
        assert_eq!(errors.len(), count, "{answer}");
        assert!(errors[0].starts_with("BAD_USER_INPUT 1:"), "{answer}");
        assert!(answer.contains(r#""message":"Variable \"$"#), "{answer}");
    }
    let answer = ask_with("query($a: Int $b: Int!) { echo(int: $a) fail(how: $b) }", r#"{"a": "x"}"#).await;
    assert_eq!(refusals(&answer), ["BAD_USER_INPUT 1:7", "BAD_USER_INPUT 1:15"]);
}

#[tokio::test]
async fn messages_name_the_place_in_the_variable() {
    let document = "query($w: Where) { echo(where: $w) }";
    let answer = ask_with(document, r#"{"w": {"id": 1, "not": {"id": 2, "tags": ["a", 5]}}}"#).await;
    assert_snapshot!(answer, @r#"{"errors":[{"message":"Variable \"$w\" invalide à « w.not.tags[1] » : un texte est attendu (5).","locations":[{"line":1,"column":7}],"extensions":{"code":"BAD_USER_INPUT"}}]}"#);
}

#[tokio::test]
async fn a_flood_of_bad_values_is_cut() {
    let items = vec!["null"; 10_000].join(",");
    let answer = ask_with("query($d: [ID!]) { echo(ids: $d) }", &format!(r#"{{"d": [{items}]}}"#)).await;
    assert_eq!(refusals(&answer).len(), 51);
    let members: Vec<_> = (0..10_000).map(|n| format!(r#""m{n}": 1"#)).collect();
    let variables = format!(r#"{{"w": {{{}}}}}"#, members.join(","));
    assert_eq!(refusals(&ask_with("query($w: Where) { echo(where: $w) }", &variables).await).len(), 51);
}

#[tokio::test]
async fn a_null_variable_does_not_pass_where_null_is_refused() {
    let document = "query($l: Int) { echo(where: {id: 1, limit: $l}) }";
    assert_snapshot!(unwrapped(&ask_with(document, "{}").await), @"where: {limit: 10, id: 1}, text: 'rien'");
    assert_eq!(refusals(&ask_with(document, r#"{"l": null}"#).await), ["BAD_USER_INPUT 1:7"]);
}

#[tokio::test]
async fn scalars_go_in_and_out() {
    assert_snapshot!(ask(r#"{ at(date: "2030-07-01T12:00") link(url: "https://a.fr") json(any: {a: "<b>", b: [1.50]}) }"#).await, @r#"{"data":{"at":"2030-07-01T10:00:00.000Z","link":"https://a.fr/","json":{"a":"<b>","b":[1.5]}}}"#);
    let document =
        "query($d: DateTime!, $u: URL!, $j: JSON) { at(date: $d) link(url: $u) json(any: {x: $j}) }";
    let variables = r#"{"d": "2030", "u": "HTTP://A.fr:80/x", "j": {"y": [null, true]}}"#;
    assert_snapshot!(ask_with(document, variables).await, @r#"{"data":{"at":"2030-01-01T00:00:00.000Z","link":"http://a.fr/x","json":{"x":{"y":[null,true]}}}}"#);
}
