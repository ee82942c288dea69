//! A mistake a case: what codegen says of it, with file, line and column.

use codegen::config::Config;
use codegen::emit::docs::Material;
use codegen::schema::{self, Mistake, Source};
use insta::assert_snapshot;

const SCALARS: &str = r#"
[scalars]
String = { rust = "String", check = "check" }
Int = { rust = "i32", check = "check" }
Float = { rust = "f64", check = "check" }
Boolean = { rust = "bool", check = "check" }
ID = { rust = "crate::scalars::Id", check = "check" }
"#;

/// What is wrong with these files, a line a mistake.
fn of_files(files: &[(&str, &str)], config: &str) -> String {
    let config = format!("{config}\n{SCALARS}");
    let said = Config::parse(Source::new("codegen/codegen.toml", config)).and_then(|config| {
        let files = files.iter().map(|(path, text)| Source::new(*path, *text)).collect();
        schema::read(files, &config)
    });
    let mistakes = said.err().unwrap_or_default();
    mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What is wrong with a schema; a query root is added to it.
fn of(sdl: &str) -> String {
    of_files(&[("schema/a.graphql", sdl), ("schema/root.graphql", "type Query { ok: Int }")], "")
}

fn with(config: &str, sdl: &str) -> String {
    of_files(&[("schema/a.graphql", sdl), ("schema/root.graphql", "type Query { ok: Int }")], config)
}

#[test]
fn a_sound_schema_has_none() {
    assert_eq!(of("type A { b: B } type B { a: [A!]! s: Int }"), "");
}

#[test]
fn syntax() {
    assert_snapshot!(of("type A {\n  b: [Int\n}\n"), @"schema/a.graphql:2:6: `[Int` is no type");
    assert_snapshot!(of("type A { b: Int"), @"schema/a.graphql:1:16: unexpected end of file");
    assert_snapshot!(of("type A { b: Int!! c: Int] d: [ [ Int ! ], ] ! }"), @r"
    schema/a.graphql:1:13: `Int!!` is no type
    schema/a.graphql:1:22: `Int]` is no type
    ");
    assert_snapshot!(of("# nothing\n"), @"schema/a.graphql:1:1: unexpected end of file");
    assert_snapshot!(of("type A { b: Int ? }"), @"schema/a.graphql:1:17: invalid token: ?");
}

#[test]
fn unknown_types() {
    assert_snapshot!(of("type A {\n  b: [Bee!]\n  c(d: Dee): Int\n}\nunion U = A | Cee\ninput I { e: Eee }"), @r"
    schema/a.graphql:2:7: unknown type `Bee`
    schema/a.graphql:3:3: `A.c` takes arguments; only root fields may
    schema/a.graphql:3:8: unknown type `Dee`
    schema/a.graphql:5:15: unknown type `Cee`
    schema/a.graphql:6:14: unknown type `Eee`
    ");
}

#[test]
fn duplicates() {
    assert_snapshot!(of("type A { b: Int }\nenum A { C }"), @"schema/a.graphql:2:6: type `A` is defined twice (first at schema/a.graphql:1:6)");
    assert_snapshot!(of("type A {\n  b: Int\n  b: String\n}"), @"schema/a.graphql:3:3: field `b` of `A` is declared twice (first at schema/a.graphql:2:3)");
    assert_snapshot!(of("extend type Query { a(b: Int, b: Int): Int }"), @"schema/a.graphql:1:31: argument `b` of `Query.a` is declared twice (first at schema/a.graphql:1:23)");
    assert_snapshot!(of("enum A { B C B }"), @"schema/a.graphql:1:14: value `B` of `A` is declared twice (first at schema/a.graphql:1:10)");
    assert_snapshot!(of("input A { b: Int }\nextend input A { b: Int }"), @"schema/a.graphql:2:18: field `b` of `A` is declared twice (first at schema/a.graphql:1:11)");
    assert_snapshot!(of("type A { b: Int }\nunion U = A | A"), @"schema/a.graphql:2:15: member `A` of `U` is declared twice (first at schema/a.graphql:2:11)");
    assert_snapshot!(of("directive @a on OBJECT\ndirective @a on OBJECT"), @"schema/a.graphql:2:11: directive `@a` is defined twice");
}

#[test]
fn a_duplicate_in_another_file_names_the_first() {
    let files = [
        ("schema/one.graphql", "type Query { a: Int }"),
        ("schema/two.graphql", "type Other { o: Int }\nextend type Query {\n  a: Int\n}"),
    ];
    assert_snapshot!(of_files(&files, ""), @"schema/two.graphql:3:3: field `a` of `Query` is declared twice (first at schema/one.graphql:1:14)");
}

#[test]
fn input_and_output() {
    assert_snapshot!(of("input I { a: Int }\ntype A { i: I }"), @"schema/a.graphql:2:13: `I` is an input type; field `i` gives output");
    assert_snapshot!(of("type A { b: Int }\ninput I { a: A }"), @"schema/a.graphql:2:14: `A` is an output type; field `a` takes input");
    assert_snapshot!(of("type A { b: Int }\nextend type Query { q(a: A): Int }"), @"schema/a.graphql:2:26: `A` is an output type; argument `a` takes input");
    assert_snapshot!(of("type A { q: Query }"), @"schema/a.graphql:1:13: field `q` gives the root type `Query`");
}

#[test]
fn interfaces() {
    let node = "interface Item { id: ID! of(a: Int): [Item] }\n";
    let case = |sdl: &str| of(&format!("{node}{sdl}"));
    assert_snapshot!(of("interface N { id: ID! }\ntype A implements N { b: Int }"), @"schema/a.graphql:2:6: `A` lacks the field `id` of its interface `N`");
    assert_snapshot!(of("interface N { id: ID! }\ntype A implements N { id: ID }"), @"schema/a.graphql:2:23: field `id` is `ID`, but its interface `N` says `ID!`");
    assert_snapshot!(of("interface N { n: [N] }\ntype A implements N { n: [A!]! }"), @"");
    assert_snapshot!(case("interface More implements Item { id: ID! of(b: Int!): [More] }"), @r"
    schema/a.graphql:1:11: no object type implements `Item`
    schema/a.graphql:2:11: no object type implements `More`
    schema/a.graphql:2:42: field `of` lacks the argument `a: Int` of its interface `Item`
    schema/a.graphql:2:45: argument `b` is required, but the interface `Item` does not know it
    ");
    assert_snapshot!(of("interface N { a: Int }\ninterface M implements N { a: Int }\ntype A implements M { a: Int }"), @r"
    schema/a.graphql:1:11: no object type implements `N`
    schema/a.graphql:3:6: `A` implements `M`, so it must implement `N`
    ");
    assert_snapshot!(of("type B { b: Int }\ntype A implements B & C { b: Int }"), @r"
    schema/a.graphql:2:19: `B` is no interface
    schema/a.graphql:2:23: unknown type `C`
    ");
}

#[test]
fn types_that_nothing_can_fill() {
    assert_snapshot!(of("interface N { a: Int }"), @"schema/a.graphql:1:11: no object type implements `N`");
    assert_snapshot!(of("input A { b: B! c: [A!]! d: A }\ninput B { a: A! }"), @r"
    schema/a.graphql:1:11: field `b` makes `B` need itself without end
    schema/a.graphql:2:11: field `a` makes `A` need itself without end
    ");
}

#[test]
fn extensions() {
    assert_snapshot!(of("extend type A { b: Int }"), @"schema/a.graphql:1:13: no type `A` to extend");
    assert_snapshot!(of("type A { b: Int }\nextend input A { c: Int }"), @"schema/a.graphql:2:14: `A` is extended as another kind of type than it is");
}

#[test]
fn roots() {
    assert_snapshot!(of_files(&[("schema/a.graphql", "type A { b: Int }")], ""), @"schema/a.graphql:1:1: the root type `Query` is not defined");
    assert_snapshot!(of_files(&[("schema/a.graphql", "schema { query: A }\ninput A { b: Int }")], ""), @"schema/a.graphql:2:7: the root type `A` is no object type");
    assert_snapshot!(of("type Subscription { a: Int! }"), @"schema/a.graphql:1:21: `Subscription.a` is answered by null, and may not be");
    assert_snapshot!(of("type Subscription { a(b: ID): Int }"), @"");
}

#[test]
fn emptiness_and_reserved_names() {
    assert_snapshot!(of("type A\nenum __B { C }\ntype C { __d: Int }\ntype Int { a: ID }"), @r"
    schema/a.graphql:1:6: type `A` has no fields
    schema/a.graphql:2:6: `__B`: names that begin with `__` belong to introspection
    schema/a.graphql:3:10: `__d`: names that begin with `__` belong to introspection
    schema/a.graphql:4:6: `Int` is a built-in scalar
    ");
}

#[test]
fn scalars_need_an_entry() {
    assert_snapshot!(of("scalar Day"), @"schema/a.graphql:1:8: scalar `Day` has no entry under [scalars] in codegen.toml");
}

#[test]
fn directives() {
    assert_snapshot!(of("type A { b: Int @old }"), @"schema/a.graphql:1:17: unknown directive `@old`");
    assert_snapshot!(of("type A @deprecated { b: Int @deprecated(why: 1) }"), @r"
    schema/a.graphql:1:8: `@deprecated` cannot stand on OBJECT
    schema/a.graphql:1:41: `@deprecated` has no argument `why`
    ");
    let limit = "directive @limit(count: Int!) on FIELD_DEFINITION\n";
    let case = |sdl: &str| of(&format!("{limit}{sdl}"));
    assert_snapshot!(case("type A { b: Int @limit @limit(count: \"3\") }"), @r#"
    schema/a.graphql:2:17: `@limit` lacks its argument `count`
    schema/a.graphql:2:24: `@limit` stands here twice
    schema/a.graphql:2:31: `count` of `@limit` is wrong: "3" is no `Int`
    "#);
    assert_snapshot!(of("input I { a: Int! @deprecated }"), @"schema/a.graphql:1:11: field `a` is required, so it cannot be deprecated");
}

#[test]
fn defaults() {
    assert_snapshot!(of("enum E { A }\ninput I {\n  a: E = B\n  b: Int! = null\n  c: [Int!] = [1, \"2\"]\n}"), @r#"
    schema/a.graphql:3:10: the default of `a` is wrong: B is no `E`
    schema/a.graphql:4:13: the default of `b` is wrong: null, where the type forbids it
    schema/a.graphql:5:15: the default of `c` is wrong: "2" is no `Int`
    "#);
    assert_snapshot!(of("input J { k: Int! }\ninput I {\n  j: J = {}\n  l: J = { m: 1, k: 2 }\n}"), @r"
    schema/a.graphql:3:10: the default of `j` is wrong: `J` lacks its field `k`
    schema/a.graphql:4:10: the default of `l` is wrong: `J` has no field `m`
    ");
}

#[test]
fn names_that_collide_in_rust() {
    assert_snapshot!(of("type A { fooBar: Int foo_bar: Int }"), @"schema/a.graphql:1:22: `A.foo_bar` and `A.fooBar` have the same field name in Rust, `foo_bar`");
    assert_snapshot!(of("enum E { A_B AB aB }"), @"schema/a.graphql:1:17: `E.aB` and `E.A_B` have the same value name in Rust, `AB`");
    assert_snapshot!(of("type thing { a: Int } type Thing { a: Int }"), @"schema/a.graphql:1:28: `Thing` and `thing` have the same type name in Rust, `Thing`");
    assert_snapshot!(of("input I { _in: Int in: Int }"), @"schema/a.graphql:1:20: `I.in` and `I._in` have the same field name in Rust, `r#in`");
    assert_snapshot!(of("type Writer { a: Int } type Vec { a: Int } enum Id { A }"), @r"
    schema/a.graphql:1:6: `Writer` is taken in generated Rust; give another name under [names] in codegen.toml
    schema/a.graphql:1:29: `Vec` is taken in generated Rust; give another name under [names] in codegen.toml
    schema/a.graphql:1:49: `Id` is taken in generated Rust; give another name under [names] in codegen.toml
    ");
    assert_snapshot!(of("extend type Query { go: Int f(cx: Int): Int }\ntype Mutation { go: Int }"), @r"
    schema/a.graphql:1:31: argument `cx` collides in Rust with a parameter
    schema/a.graphql:2:17: `Mutation.go` and `Query.go` have the same method name in Rust, `go`
    ");
    assert_snapshot!(of_files(&[("schema/type.graphql", "type Query { ok: Int }")], ""), @"schema/type.graphql:1:1: `type` cannot be the name of a generated module");
}

#[test]
fn paths_that_collide_in_rust() {
    assert_snapshot!(with("paths = [\"I\"]", "input I { aB: Int a: J }\ninput J { b: Int }"), @"schema/a.graphql:2:11: `I.a.b` and `I.aB` have the same path name in Rust, `A_B`");
}

#[test]
fn only_root_fields_take_arguments() {
    assert_snapshot!(of("type A { b(c: Int): Int }"), @"schema/a.graphql:1:10: `A.b` takes arguments; only root fields may");
}

#[test]
fn entries_that_name_nothing() {
    let config = "computed = [\"A.b\", \"A.c\", \"Query.ok\"]\nwritten = [\"A.b\"]\npaths = [\"A\"]\n\
                  [names]\nX = \"Y\"\n\
                  [operations.nothing]\nstep = \"\"\n[operations.ok]\npublic = true";
    assert_snapshot!(with(config, "type A { b: Int }"), @r"
    codegen/codegen.toml:1:20: computed field `A.c` is no field of an object type
    codegen/codegen.toml:1:27: computed field `Query.ok` is no field of an object type
    codegen/codegen.toml:2:12: `A.b` is no query and no mutation
    codegen/codegen.toml:3:10: `A`, whose paths are wanted, is no input type
    codegen/codegen.toml:5:1: `X`, which is to be renamed, does not exist
    codegen/codegen.toml:6:13: `nothing` is no query and no mutation
    ");
    assert_snapshot!(with("colour = 1", ""), @"codegen/codegen.toml:1:1: unknown field `colour`, expected one of `require-descriptions`, `computed`, `written`, `paths`, `scalars`, `names`, `pages`, `operations`, `changelog`");
}

#[test]
fn descriptions_when_they_are_required() {
    let sdl = "type A { b: Int }\nenum E { F }\n\"\"\"I\"\"\"\ninput I { \"\"\"\"\"\" j: Int }\n\
               directive @d(e: Int) on OBJECT\nextend type Query { \"Q\" q(r: Int): Int }";
    assert_snapshot!(with("require-descriptions = true", sdl), @r"
    schema/a.graphql:1:6: `A` has no description
    schema/a.graphql:1:10: `A.b` has no description
    schema/a.graphql:2:6: `E` has no description
    schema/a.graphql:2:10: `E.F` has no description
    schema/a.graphql:4:18: `I.j` has no description
    schema/a.graphql:5:11: `@d` has no description
    schema/a.graphql:5:14: `@d(e:)` has no description
    schema/a.graphql:6:27: `Query.q(r:)` has no description
    schema/root.graphql:1:14: `Query.ok` has no description
    ");
    assert_eq!(with("require-descriptions = false", sdl), "");
}

#[test]
fn columns_count_characters() {
    assert_snapshot!(of("type A { \"\"\"é à\"\"\" b: Bee }"), @"schema/a.graphql:1:23: unknown type `Bee`");
}

#[test]
fn examples_and_tables_that_show_nothing() {
    let sdl = Source::new("schema/a.graphql", "type Query { a: Int b: Int }");
    let schema = schema::read_any(vec![sdl]).expect("without mistakes");
    let told =
        |mistakes: Vec<Mistake>| mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let examples = |text: &str| {
        let page = Source::new("docs/examples/a.md", text);
        told(Material::default().add_examples(&page, &schema).unwrap_err())
    };
    let example = |name: &str| format!("<!-- exemple: {name} -->\n```graphql\n{{ a }}\n```\n");
    assert_snapshot!(examples(&(example("a") + &example("b") + &example("c"))), @r"
    docs/examples/a.md:5:1: this example does not call `b`
    docs/examples/a.md:9:1: `c` is no query and no mutation; if it is there for others, its mark is `préparation`
    ");
    let answered = |mark: &str| format!("{}```json réponse\n{{ \"errors\": [] }}\n```\n", example(mark));
    assert_snapshot!(examples(&answered("a")), @"docs/examples/a.md:1:1: `a` is refused; if that is to be shown, its mark says `refus=CODE`");
    assert_snapshot!(examples(&answered("a refus=FORBIDDEN")), @"docs/examples/a.md:1:1: `a` is not refused with FORBIDDEN");
    assert_snapshot!(examples("<!-- exemple: a -->"), @"docs/examples/a.md:1:1: line 1: `a` lacks its source");
    let mut material = Material::default();
    let page = Source::new("docs/examples/a.md", example("a"));
    material.add_examples(&page, &schema).expect("a first one");
    assert_snapshot!(told(material.add_examples(&page, &schema).unwrap_err()), @"docs/examples/a.md:1:1: a second example of `a`");
    let tables = Source::new("codegen/tables/a.md", "<!-- head -->\n<!-- operation: a -->\n");
    assert_snapshot!(told(material.add_tables(&tables).unwrap_err()), @"codegen/tables/a.md:2:1: a mark is `page: STEM` or `opération: NAME`");
}
