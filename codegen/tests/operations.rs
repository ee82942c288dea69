//! A client's documents: found in its sources, and held against schemas.

use codegen::operations::{Document, Served, documents, report, review};
use codegen::schema::Source;
use insta::assert_snapshot;

const SCHEMA: &str = r#"# Release 2026.11.1 of 2026-11-24.
# 2026-11-24 2027-02-24 Note.old
type Query { note(id: ID!, kind: Kind, way: Int @deprecated(reason: "Plus rien.")): Note notes(where: Where): [Note!] }
type Mutation { save(input: In!): Note }
type Note { id: ID! old: Int @deprecated(reason: "Utiliser `Note.new`.") new: Int! more: Note }
enum Kind { A B @deprecated }
input Where { kind: Kind = A and: [Where!] }
input In { id: ID sub: Sub legacy: Int @deprecated(reason: "Rien.") }
input Sub { a: Int }
"#;

fn found(path: &str, text: &str) -> Vec<Document> {
    documents(&Source::new(path, text))
}

/// What a report says of files.
fn said(files: &[(&str, &str)], next: Option<&str>) -> String {
    let served = |text: &str| Served::new(vec![Source::new("schema.graphql", text)]).expect("sound");
    let documents: Vec<_> = files.iter().flat_map(|(path, text)| found(path, text)).collect();
    let next = next.map(served);
    let review = review(&documents, &served(SCHEMA), next.as_ref()).expect("sound");
    report::render(&review, report::Format::Text)
}

/// The documents in a source, each on a line, with its line and column.
fn texts(path: &str, text: &str) -> String {
    let show = |document: Document| {
        let start = document.text.len() - document.text.trim_start().len();
        let before = &document.text[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let mark = if document.is_marked { "" } else { " ?" };
        format!("{line}:{column}{mark} {}", document.text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    found(path, text).into_iter().map(show).collect::<Vec<_>>().join("\n")
}

#[test]
fn documents_in_javascript() {
    let text = r#"
// `query { no }` it's a comment
/* "query { no }" */
const re = /['"`]/, half = a / b;
const a = gql`
  query A { é: note(id: "${x ? `}` : "{"}") { id } }
  ${FRAGMENT}
`;
const b = graphql(`{ notes { id } }`), c = /* GraphQL */ `{ note }`;
const d = "query D { note(id: \"1\") { id } }", e = 'query of { nothing', f = `{ no }`;
const types = gql`type A { a: Int }`, words = "query nothing", more = 'fragment of';
const jsx = <p>It's "fine</p>;
const g = 'fragment G on Note { id }'
"#;
    assert_snapshot!(texts("a.tsx", text), @r#"
    6:3 query A { é: note(id: " ") { id } }
    9:20 { notes { id } }
    9:59 { note }
    10:12 ? query D { note(id: "1 ") { id } }
    10:54 ? query of { nothing
    13:12 ? fragment G on Note { id }
    "#);
}

#[test]
fn documents_in_python() {
    let text = r#"
# gql("{ no }")
A = gql("""
  # a comment
  query A { note(id: "1") { id } }
""")
B = 'mutation B { save(input: {}) { id } }'
C = r'''subscription { no }'''
"#;
    assert_snapshot!(texts("a.py", text), @r#"
    4:3 # a comment query A { note(id: "1") { id } }
    7:6 ? mutation B { save(input: {}) { id } }
    8:9 ? subscription { no }
    "#);
}

#[test]
fn documents_in_rust() {
    let text = r##"
fn f<'a>(x: &'a str) -> (char, char) { ('"', '\'') }
const A: &str = r#"query A { note(id: "1") { id } }"#;
const B: &str = "query B($id: ID!) {
    note(id: $id) { id } }";
const C: &[u8] = b"query C { no }";
"##;
    assert_snapshot!(texts("a.rs", text), @r#"
    3:20 ? query A { note(id: "1") { id } }
    4:18 ? query B($id: ID!) { note(id: $id) { id } }
    6:20 ? query C { no }
    "#);
}

#[test]
fn documents_in_c_sharp() {
    let text = "
var a = @\"query A { note(id: \"\"1\"\") { id } }\";
var b = \"\"\"
  query B { note(id: \"1\") { id } }
  \"\"\";
char c = '\"'; // \"query { no }\"
";
    assert_snapshot!(texts("a.cs", text), @r#"
    2:11 ? query A { note(id: "1 ") { id } }
    4:3 ? query B { note(id: "1") { id } }
    "#);
}

#[test]
fn a_valid_client_hears_nothing() {
    let files = [
        ("a.graphql", "query A { note(id: 1) { id ...F } }"),
        ("b.graphql", "fragment F on Note { new }"),
        ("c.graphql", "# none\n"),
    ];
    assert_snapshot!(said(&files, Some(SCHEMA)), @"1 operation(s) in 2 document(s): nothing to say.");
}

#[test]
fn mistakes_have_their_place() {
    let files = [
        ("a.ts", "const a = gql`\n  query A { note(id: 1) { nope ...F ...G } }`;"),
        ("b.graphql", "fragment F on Note { neither }"),
        ("c.graphql", "fragment Alone on Note { nor }"),
        ("d.graphql", "query {"),
        ("e.py", "x = 'query { unfinished'"),
    ];
    assert_snapshot!(said(&files, None), @r"
    a.ts:2:27: invalid: type `Note` does not have a field `nope` (A)
    a.ts:2:37: invalid: cannot find fragment `G` in this document (A)
    b.graphql:1:22: invalid: type `Note` does not have a field `neither` (A)
    c.graphql:1:26: invalid: type `Note` does not have a field `nor` (Alone)
    d.graphql:1:8: invalid: syntax error: expected at least one Selection in Selection Set
    e.py:1:24: skipped: syntax error: expected R_CURLY, got EOF
    1 operation(s) in 5 document(s): 5 invalid, 1 skipped.
    ");
}

#[test]
fn deprecated_uses_name_their_replacement() {
    let files = [(
        "a.graphql",
        "query A($way: Int, $kind: Kind = B) { note(id: 1, kind: $kind, way: $way) { ...F } notes(where: {kind: B}) { old } }
mutation B { save(input: {legacy: 1}) { id ...F } }
fragment F on Note { more { old } }",
    )];
    assert_snapshot!(said(&files, None), @r"
    a.graphql:1:34: deprecated: `Kind.B` is deprecated: No longer supported (A)
    a.graphql:1:64: deprecated: `Query.note(way:)` is deprecated: Plus rien. (A)
    a.graphql:1:104: deprecated: `Kind.B` is deprecated: No longer supported (A)
    a.graphql:1:110: deprecated: `Note.old` is deprecated: Utiliser `Note.new`. May go from 2027-02-24. (A)
    a.graphql:2:27: deprecated: `In.legacy` is deprecated: Rien. (B)
    a.graphql:3:29: deprecated: `Note.old` is deprecated: Utiliser `Note.new`. May go from 2027-02-24. (A)
    2 operation(s) in 1 document(s): 6 deprecated.
    ");
}

#[test]
fn a_new_schema_breaks_what_it_takes_away() {
    let next = SCHEMA
        .replace("old: Int @deprecated(reason: \"Utiliser `Note.new`.\") ", "")
        .replace("new: Int!", "new: Int")
        .replace("enum Kind { A B @deprecated }", "enum Kind { A }")
        .replace("input In { id: ID", "input In { id: ID must: Int!")
        .replace("input Sub { a: Int }", "input Sub { a: Int must: Int! }");
    let files = [
        ("a.graphql", "query A { note(id: 1) { old } }"),
        ("b.graphql", "query B { note(id: 1) { new } }"),
        ("c.graphql", "query C($where: Where) { notes(where: $where) { id } }"),
        ("d.graphql", "mutation D($input: In!) { save(input: $input) { id } }"),
        ("e.graphql", "query E { note(id: 1) { id } }"),
    ];
    assert_snapshot!(said(&files, Some(&next)), @r"
    a.graphql:1:25: breaks: type `Note` does not have a field `old` (A)
    a.graphql:1:25: deprecated: `Note.old` is deprecated: Utiliser `Note.new`. May go from 2027-02-24. (A)
    b.graphql:1:25: breaks: field `Note.new` changed type from `Int!` to `Int` (B)
    c.graphql:1:9: may-break: enum value `Kind.B` was removed; `$where` may hold it (C)
    d.graphql:1:12: breaks: required input field `In.must` of type `Int!` was added (D)
    d.graphql:1:12: may-break: required input field `Sub.must` of type `Int!` was added; `$input` may hold it (D)
    5 operation(s) in 5 document(s): 3 breaks, 2 may-break, 1 deprecated.
    ");
}

#[test]
fn a_report_as_json() {
    let documents = found("a.graphql", "query A { note(id: 1) { old } }");
    let served = Served::new(vec![Source::new("schema.graphql", SCHEMA)]).expect("sound");
    let review = review(&documents, &served, None).expect("sound");
    assert_snapshot!(report::render(&review, report::Format::Json), @r#"
    {
      "documents": 1,
      "operations": 1,
      "failing": 0,
      "findings": [
        {
          "path": "a.graphql",
          "line": 1,
          "column": 25,
          "level": "deprecated",
          "operation": "A",
          "coordinate": "Note.old",
          "message": "`Note.old` is deprecated",
          "reason": "Utiliser `Note.new`.",
          "removable": "2027-02-24"
        }
      ]
    }
    "#);
}
