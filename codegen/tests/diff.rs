//! The diff, a rule a case: two tiny schemas, and every change between them.

use std::collections::HashSet;

use codegen::diff::{self, Change, Kind, report};
use codegen::schema::{Source, read_any};

fn changes(old: &str, new: &str) -> Vec<Change> {
    let read = |text: &str| {
        // A standard scalar that nothing uses any more is a change of its own; here it is none.
        let all = "directive @all(int: Int, float: Float, id: ID) on FIELD";
        let files = vec![Source::new("a.graphql", text), Source::new("b.graphql", all)];
        read_any(files).expect("sound")
    };
    diff::diff(&read(old), &read(new))
}

/// Level, kind and coordinate of each change.
fn said(old: &str, new: &str) -> Vec<String> {
    let line =
        |change: &Change| format!("{} {} {}", change.level().name(), change.kind.name(), change.coordinate);
    changes(old, new).iter().map(line).collect()
}

/// What is there already, before, after, and all that the diff says of it.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Roots.
    ("", "type Query { a: Int }", "type Query { a: Int } type Mutation { a: Int }",
        &["safe ROOT_TYPE_ADDED Mutation", "safe TYPE_ADDED Mutation"]),
    ("type Query { a: Int } type Mutation { a: Int }", "", "schema { query: Query }", &["breaking ROOT_TYPE_REMOVED Mutation"]),
    ("type Query { a: Int } type Root { a: Int }", "", "schema { query: Root }", &["breaking ROOT_TYPE_CHANGED Query"]),
    ("type Query { a: Int } type S { a: Int }", "schema { query: Query }", "schema { query: Query subscription: S }",
        &["safe ROOT_TYPE_ADDED S"]),
    // Types.
    ("", "", "enum E { A B }", &["safe TYPE_ADDED E"]),
    ("", "type A { a: Int }", "", &["breaking TYPE_REMOVED A"]),
    ("", "type A { a: Int }", "input A { a: Int }", &["breaking TYPE_KIND_CHANGED A"]),
    ("", "scalar A", "enum A { A }", &["breaking TYPE_KIND_CHANGED A"]),
    // Interfaces and unions: reported where they are implemented, and at the union.
    ("interface I { a: Int }", "type A { a: Int }", "type A implements I { a: Int }", &["dangerous INTERFACE_ADDED A"]),
    ("interface I { a: Int }", "type A implements I { a: Int }", "type A { a: Int }", &["breaking INTERFACE_REMOVED A"]),
    ("interface I { a: Int }", "interface A { a: Int }", "interface A implements I { a: Int }", &["dangerous INTERFACE_ADDED A"]),
    ("type A { a: Int } type B { a: Int }", "union U = A", "union U = A | B", &["dangerous UNION_MEMBER_ADDED U"]),
    ("type A { a: Int } type B { a: Int }", "union U = A | B", "union U = A", &["breaking UNION_MEMBER_REMOVED U"]),
    // Enums.
    ("", "enum E { A }", "enum E { A B }", &["dangerous ENUM_VALUE_ADDED E.B"]),
    ("", "enum E { A B }", "enum E { A }", &["breaking ENUM_VALUE_REMOVED E.B"]),
    ("", "enum E { A B }", "enum E { B A }", &[]),
    // Fields.
    ("", "type A { a: Int }", "type A { a: Int b(c: Int!): Int @deprecated }", &["safe FIELD_ADDED A.b"]),
    ("", "type A { a: Int b: Int }", "type A { a: Int }", &["breaking FIELD_REMOVED A.b"]),
    ("", "interface A { a: Int b: Int }", "interface A { a: Int }", &["breaking FIELD_REMOVED A.b"]),
    ("", "type A { a: Int b: Int b: Int }", "type A { a: Int }", &["breaking FIELD_REMOVED A.b"]),
    ("", "type A { a: Int }", "extend type A { a: Int } type A", &[]),
    // Types of fields: what is answered may become narrower.
    ("", "type A { a: Int }", "type A { a: Int! }", &["safe FIELD_TYPE_CHANGED A.a"]),
    ("", "type A { a: Int! }", "type A { a: Int }", &["breaking FIELD_TYPE_CHANGED A.a"]),
    ("", "type A { a: [Int] }", "type A { a: [Int!]! }", &["safe FIELD_TYPE_CHANGED A.a"]),
    ("", "type A { a: [Int!] }", "type A { a: [Int]! }", &["breaking FIELD_TYPE_CHANGED A.a"]),
    ("", "type A { a: Int }", "type A { a: [Int] }", &["breaking FIELD_TYPE_CHANGED A.a"]),
    ("", "type A { a: [Int] }", "type A { a: Int! }", &["breaking FIELD_TYPE_CHANGED A.a"]),
    ("", "type A { a: Int }", "type A { a: Float! }", &["breaking FIELD_TYPE_CHANGED A.a"]),
    // Arguments.
    ("", "type A { a: Int }", "type A { a(b: Int!): Int }", &["breaking REQUIRED_ARGUMENT_ADDED A.a(b:)"]),
    ("", "type A { a: Int }", "type A { a(b: Int): Int }", &["dangerous OPTIONAL_ARGUMENT_ADDED A.a(b:)"]),
    ("", "type A { a: Int }", "type A { a(b: Int! = 1): Int }", &["dangerous OPTIONAL_ARGUMENT_ADDED A.a(b:)"]),
    ("", "type A { a(b: Int): Int }", "type A { a: Int }", &["breaking ARGUMENT_REMOVED A.a(b:)"]),
    // Types of inputs: what is taken may become wider.
    ("", "type A { a(b: Int!): Int }", "type A { a(b: Int): Int }", &["safe ARGUMENT_TYPE_CHANGED A.a(b:)"]),
    ("", "type A { a(b: Int): Int }", "type A { a(b: Int!): Int }", &["breaking ARGUMENT_TYPE_CHANGED A.a(b:)"]),
    ("", "type A { a(b: [Int!]!): Int }", "type A { a(b: [Int]): Int }", &["safe ARGUMENT_TYPE_CHANGED A.a(b:)"]),
    ("", "type A { a(b: [Int]): Int }", "type A { a(b: [Int!]): Int }", &["breaking ARGUMENT_TYPE_CHANGED A.a(b:)"]),
    ("", "type A { a(b: Int): Int }", "type A { a(b: [Int]): Int }", &["breaking ARGUMENT_TYPE_CHANGED A.a(b:)"]),
    ("", "input A { a: Int }", "input A { a: Int b: Int! }", &["breaking REQUIRED_INPUT_FIELD_ADDED A.b"]),
    ("", "input A { a: Int }", "input A { a: Int b: Int }", &["dangerous OPTIONAL_INPUT_FIELD_ADDED A.b"]),
    ("", "input A { a: Int }", "input A { a: Int b: Int! = 1 }", &["dangerous OPTIONAL_INPUT_FIELD_ADDED A.b"]),
    ("", "input A { a: Int b: Int }", "input A { a: Int }", &["breaking INPUT_FIELD_REMOVED A.b"]),
    ("", "input A { a: Int! }", "input A { a: Int }", &["safe INPUT_FIELD_TYPE_CHANGED A.a"]),
    ("", "input A { a: Int }", "input A { a: ID }", &["breaking INPUT_FIELD_TYPE_CHANGED A.a"]),
    // Defaults, as a server takes them.
    ("", "type A { a(b: Int): Int }", "type A { a(b: Int = 1): Int }", &["dangerous DEFAULT_VALUE_ADDED A.a(b:)"]),
    ("", "type A { a(b: Int = 1): Int }", "type A { a(b: Int): Int }", &["dangerous DEFAULT_VALUE_REMOVED A.a(b:)"]),
    ("", "type A { a(b: Int = 1): Int }", "type A { a(b: Int = null): Int }", &["dangerous DEFAULT_VALUE_CHANGED A.a(b:)"]),
    ("", "input A { a: Int = 1 }", "input A { a: Int = 2 }", &["dangerous DEFAULT_VALUE_CHANGED A.a"]),
    ("", "input A { a: Float = 1 b: [ID] = 1 }", "input A { a: Float = 1.0 b: [ID] = [\"1\"] }", &[]),
    ("input B { c: Int d: Int }", "input A { a: B = {c: 1, d: 2} }", "input A { a: B = {d: 2, c: 1} }", &[]),
    ("input A { a: B = {} }", "input B { c: Int = 1 }", "input B { c: Int = 2 }",
        &["dangerous DEFAULT_VALUE_CHANGED A.a", "dangerous DEFAULT_VALUE_CHANGED B.c"]),
    // Directives.
    ("", "", "directive @d(a: Int!) on FIELD", &["safe DIRECTIVE_ADDED @d"]),
    ("", "directive @d on FIELD", "", &["breaking DIRECTIVE_REMOVED @d"]),
    ("", "directive @d on FIELD", "directive @d on FIELD | QUERY", &["safe DIRECTIVE_LOCATION_ADDED @d"]),
    ("", "directive @d on FIELD | QUERY", "directive @d on FIELD", &["breaking DIRECTIVE_LOCATION_REMOVED @d"]),
    ("", "directive @d on FIELD", "directive @d repeatable on FIELD", &["safe DIRECTIVE_REPEATABLE_ADDED @d"]),
    ("", "directive @d repeatable on FIELD", "directive @d on FIELD", &["breaking DIRECTIVE_REPEATABLE_REMOVED @d"]),
    ("", "directive @d on FIELD", "directive @d(a: Int!) on FIELD", &["breaking REQUIRED_DIRECTIVE_ARGUMENT_ADDED @d(a:)"]),
    ("", "directive @d on FIELD", "directive @d(a: Int! = 1) on FIELD", &["safe OPTIONAL_DIRECTIVE_ARGUMENT_ADDED @d(a:)"]),
    ("", "directive @d(a: Int) on FIELD", "directive @d on FIELD", &["breaking DIRECTIVE_ARGUMENT_REMOVED @d(a:)"]),
    ("", "directive @d(a: Int) on FIELD", "directive @d(a: Int!) on FIELD", &["breaking DIRECTIVE_ARGUMENT_TYPE_CHANGED @d(a:)"]),
    ("", "directive @d(a: Int!) on FIELD", "directive @d(a: Int) on FIELD", &["safe DIRECTIVE_ARGUMENT_TYPE_CHANGED @d(a:)"]),
    ("", "directive @d(a: Int = 1) on FIELD", "directive @d(a: Int = 2) on FIELD", &["dangerous DEFAULT_VALUE_CHANGED @d(a:)"]),
    // A standard directive is there whether it is written down or not.
    ("", "", "directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT", &[]),
    ("", "", "directive @skip(if: Boolean!) on FIELD | INLINE_FRAGMENT", &["breaking DIRECTIVE_LOCATION_REMOVED @skip"]),
    // Deprecations, of everything that can have one.
    ("", "type A { a: Int }", "type A { a: Int @deprecated }", &["safe DEPRECATION_ADDED A.a"]),
    ("", "enum E { A @deprecated }", "enum E { A }", &["safe DEPRECATION_REMOVED E.A"]),
    ("", "type A { a(b: Int @deprecated): Int }", "type A { a(b: Int @deprecated(reason: \"x\")): Int }",
        &["safe DEPRECATION_REASON_CHANGED A.a(b:)"]),
    ("", "input A { a: Int }", "input A { a: Int @deprecated }", &["safe DEPRECATION_ADDED A.a"]),
    ("", "type A { a: Int @deprecated }", "type A { a: Int @deprecated(reason: \"No longer supported\") }", &[]),
    // Other applied directives.
    ("", "input A { a: Int }", "input A @oneOf { a: Int }", &["breaking ONE_OF_ADDED A"]),
    ("", "input A @oneOf { a: Int }", "input A { a: Int }", &["safe ONE_OF_REMOVED A"]),
    ("", "scalar A", "scalar A @specifiedBy(url: \"u\")", &["dangerous SPECIFIED_BY_ADDED A"]),
    ("", "scalar A @specifiedBy(url: \"u\")", "scalar A", &["dangerous SPECIFIED_BY_REMOVED A"]),
    ("", "scalar A @specifiedBy(url: \"u\")", "scalar A @specifiedBy(url: \"v\")", &["dangerous SPECIFIED_BY_CHANGED A"]),
    ("", "type A { a: Int }", "type A { a: Int @d }", &["dangerous APPLIED_DIRECTIVE_ADDED A.a"]),
    ("", "type A { a: Int @d @d }", "type A { a: Int @d }", &["dangerous APPLIED_DIRECTIVE_REMOVED A.a"]),
    ("", "type A { a: Int @d }", "type A { a: Int @d(b: 1) }", &["safe APPLIED_DIRECTIVE_ARGUMENT_ADDED A.a"]),
    ("", "type A { a: Int @d(b: 1) }", "type A { a: Int @d }", &["dangerous APPLIED_DIRECTIVE_ARGUMENT_REMOVED A.a"]),
    ("", "type A { a: Int @d(b: 1) }", "type A { a: Int @d(b: 2) }", &["dangerous APPLIED_DIRECTIVE_ARGUMENT_CHANGED A.a"]),
    ("type Query { a: Int }", "schema { query: Query }", "schema @d { query: Query }", &["dangerous APPLIED_DIRECTIVE_ADDED Query"]),
    // Descriptions.
    ("", "type A { a: Int }", "\"x\" type A { a: Int }", &["safe DESCRIPTION_ADDED A"]),
    ("", "enum E { \"x\" A }", "enum E { A }", &["safe DESCRIPTION_REMOVED E.A"]),
    ("", "type A { a(\"x\" b: Int): Int }", "type A { a(\"y\" b: Int): Int }", &["safe DESCRIPTION_CHANGED A.a(b:)"]),
    ("", "\"x\" directive @d on FIELD", "\"y\" directive @d on FIELD", &["safe DESCRIPTION_CHANGED @d"]),
    ("", "\"x\" type A { a: Int }", "\"\"\"\n  x\n\"\"\" type A { a: Int }", &[]),
];

#[test]
fn each_rule() {
    for (both, old, new, expected) in CASES {
        assert_eq!(
            said(&format!("{both} {old}"), &format!("{both} {new}")),
            *expected,
            "{both} {old} → {new}"
        );
    }
}

#[test]
fn every_kind_has_a_case() {
    let mut met = HashSet::new();
    for (both, old, new, _) in CASES {
        met.extend(
            changes(&format!("{both} {old}"), &format!("{both} {new}")).into_iter().map(|change| change.kind),
        );
    }
    let lacking: Vec<_> = Kind::ALL.iter().filter(|kind| !met.contains(kind)).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn a_standard_scalar_goes_with_its_last_use() {
    let read = |text: &str| read_any(vec![Source::new("a", text)]).expect("sound");
    let changes = diff::diff(&read("type A { a: Int b: ID }"), &read("type A { a: String b: ID }"));
    let said: Vec<_> = changes.iter().map(|change| (change.kind, change.coordinate.as_str())).collect();
    assert_eq!(said, [(Kind::FieldTypeChanged, "A.a"), (Kind::TypeRemoved, "Int")]);
}

#[test]
fn the_worst_comes_first_and_operations_before_types() {
    let old = "directive @d on FIELD type Query { a: Int b: Int } type A { a: Int b: Int } enum E { A }";
    let new = "type Query { a: Int c: Int } type A { a: Int c: Int } enum E { A B }";
    assert_eq!(
        said(old, new),
        [
            "breaking FIELD_REMOVED Query.b",
            "breaking FIELD_REMOVED A.b",
            "breaking DIRECTIVE_REMOVED @d",
            "dangerous ENUM_VALUE_ADDED E.B",
            "safe FIELD_ADDED Query.c",
            "safe FIELD_ADDED A.c",
        ]
    );
}

#[test]
fn forms_of_a_report() {
    let changes = changes("type A { a: Int b: Int }", "type A { b: Int! }");
    insta::assert_snapshot!(report::render(&changes, report::Format::Text), @r"
    breaking  field `A.a` was removed
    safe      field `A.b` changed type from `Int` to `Int!`
    2 change(s): 1 breaking, 0 dangerous, 1 safe.
    ");
    insta::assert_snapshot!(report::render(&changes, report::Format::Markdown), @r"
    # Schema changes

    2 change(s): 1 breaking, 0 dangerous, 1 safe.

    ## Breaking

    - field `A.a` was removed

    ## Safe

    - field `A.b` changed type from `Int` to `Int!`
    ");
    insta::assert_snapshot!(report::render(&changes[..1], report::Format::Json), @r#"
    [
      {
        "coordinate": "A.a",
        "level": "breaking",
        "kind": "FIELD_REMOVED",
        "message": "field `A.a` was removed"
      }
    ]
    "#);
    assert_eq!(report::render(&[], report::Format::Json), "[]\n");
}
