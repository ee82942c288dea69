//! The sample of codegen, compiled and run: what is fetched, how often, and what is written then.

#[rustfmt::skip]
#[allow(dead_code)]
#[path = "../../../codegen/tests/sample/generated/mod.rs"]
mod sample;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use insta::assert_snapshot;
use sample::*;

use crate::context::{Context, Request};
use crate::error::{Error, Result};
use crate::graphql::output::{Answer, Slot};
use crate::graphql::plan::{Node, OperationKind, Selection};
use crate::graphql::request::Operation;
use crate::graphql::table::Type;
use crate::graphql::value::Variables;
use crate::graphql::{BoxFuture, Engine, Resolve, Settings};
use crate::scalars::Id;

/// Resolvers that write down each call: `method(parents) what is selected below`.
#[derive(Debug, Clone, Default)]
struct Library {
    calls: Arc<Mutex<Vec<String>>>,
}

impl Library {
    fn note(&self, call: &str, parents: &[&str], below: &Selection, ty: &Type) {
        let names: BTreeSet<_> =
            below.of(ty).iter().flat_map(|of| of.nodes.iter()).map(|node| &*node.name).collect();
        let names: Vec<_> = names.into_iter().collect();
        let call = format!("{call}({}) {}", parents.join(" "), names.join(" "));
        self.calls.lock().expect("no test panics here").push(call.trim_end().to_owned());
    }
}

fn reader(name: &str) -> Reader {
    Reader {
        id: Id(format!("r-{name}")),
        name: name.to_owned(),
        language: Some(Language::Cy),
        teacher: None,
        books: Slot::Empty,
        count: Slot::Empty,
    }
}

fn book(title: &str) -> Book {
    let rows = Some(vec![vec![Some("a".to_owned()), None], vec![]]);
    Book { id: Id(format!("b-{title}")), title: title.to_owned(), author: Slot::Empty, rows, r#type: None }
}

fn shelf(above: Option<Shelf>) -> Shelf {
    Shelf { books: Slot::Empty, above: above.map(Box::new) }
}

impl ReadersResolvers for Library {
    async fn readers(&self, _: &Context<'_>, names: Vec<String>) -> Result<Vec<Reader>> {
        let mut readers: Vec<_> = names.iter().map(|name| reader(name)).collect();
        if let Some(first) = readers.first_mut() {
            first.teacher = Some(Box::new(reader("old")));
        }
        Ok(readers)
    }

    async fn set_language(&self, _: &Context<'_>, id: Id, language: Language) -> Result<Reader> {
        Ok(Reader { language: Some(language), ..reader(&id.0) })
    }

    async fn reader_books(&self, cx: &Context<'_>, parents: &[&Reader]) -> Vec<Result<Vec<Book>>> {
        let names: Vec<_> = parents.iter().map(|reader| reader.name.as_str()).collect();
        self.note("reader_books", &names, cx.selection, &BOOK);
        names.iter().map(|name| Ok(vec![book(&format!("{name}1")), book(&format!("{name}2"))])).collect()
    }

    async fn reader_count(&self, cx: &Context<'_>, parents: &[&Reader]) -> Vec<Result<Option<i32>>> {
        let names: Vec<_> = parents.iter().map(|reader| reader.name.as_str()).collect();
        self.note("reader_count", &names, cx.selection, &READER);
        let count =
            |name: &&str| if *name == "bad" { Err(Error::bad_input("illisible")) } else { Ok(Some(7)) };
        // One short: a resolver may have its faults.
        names.iter().filter(|name| **name != "lost").map(count).collect()
    }
}

impl BooksResolvers for Library {
    async fn search(&self, _: &Context<'_>, args: SearchArgs) -> Result<Vec<Found>> {
        self.calls.lock().expect("no test panics here").push(format!("{args:?}"));
        Ok(vec![
            Found::Shelf(Box::new(shelf(Some(shelf(None))))),
            Found::Book(Box::new(book("alone"))),
            Found::Reader(Box::new(reader("ana"))),
        ])
    }

    async fn node(&self, _: &Context<'_>, id: Id) -> Result<Option<AnyNode>> {
        Ok((id.0 != "none").then(|| AnyNode::Book(Box::new(book(&id.0)))))
    }

    async fn book_author(&self, cx: &Context<'_>, parents: &[&Book]) -> Vec<Result<Option<Reader>>> {
        let titles: Vec<_> = parents.iter().map(|book| book.title.as_str()).collect();
        self.note("book_author", &titles, cx.selection, &READER);
        titles.iter().map(|title| Ok((*title != "alone").then(|| reader(&title[..1])))).collect()
    }

    async fn shelf_books(&self, cx: &Context<'_>, parents: &[&Shelf]) -> Vec<Result<Vec<Book>>> {
        self.note("shelf_books", &vec!["_"; parents.len()], cx.selection, &BOOK);
        parents.iter().enumerate().map(|(at, _)| Ok(vec![book(&format!("s{at}"))])).collect()
    }
}

impl Resolve for Library {
    fn resolve<'a>(
        &'a self,
        cx: Context<'a>,
        kind: OperationKind,
        node: &'a Node,
        variables: &'a Variables<'a>,
    ) -> BoxFuture<'a, Result<Box<dyn Answer>>> {
        resolve(self, cx, kind, node, variables)
    }
}

/// The calls that a document leads to, a line each, then the answer.
async fn run(body: &str) -> String {
    let library = Library::default();
    let calls = library.calls.clone();
    let settings = Settings { internal_directives: &["limit"], ..Settings::default() };
    let engine = Engine::new(&SCHEMA, library, settings);
    let request = Request {
        now: jiff::Timestamp::UNIX_EPOCH,
        ip: std::net::IpAddr::from([127, 0, 0, 1]),
        correlation_id: String::new(),
        user_agent: None,
        session: None,
        caller: Ok(None),
    };
    let json = serde_json::to_vec(
        &serde_json::from_str::<serde_json::Value>(body)
            .unwrap_or_else(|_| serde_json::json!({ "query": body })),
    );
    let json = json.expect("JSON goes to bytes");
    let incoming = crate::graphql::request::Incoming::parse(&json).expect("a request");
    let operation: &Operation<'_> = &incoming.operations()[0];
    let mut out = Vec::new();
    engine.execute(operation, &request, &mut out).await;
    let mut lines = calls.lock().expect("no test panics here").clone();
    lines.push(String::from_utf8(out).expect("JSON is UTF-8"));
    lines.join("\n")
}

#[tokio::test]
async fn a_field_is_fetched_once_for_a_whole_level() {
    assert_snapshot!(run(r#"{ readers(names: ["ana", "ben"]) { books { title author { name } } } }"#).await, @r#"
    reader_books(ana ben) author title
    book_author(ana1 ana2 ben1 ben2) name
    {"data":{"readers":[{"books":[{"title":"ana1","author":{"name":"a"}},{"title":"ana2","author":{"name":"a"}}]},{"books":[{"title":"ben1","author":{"name":"b"}},{"title":"ben2","author":{"name":"b"}}]}]}}
    "#);
}

#[tokio::test]
async fn fields_of_one_level_go_side_by_side_and_plain_members_are_walked() {
    assert_snapshot!(run(r#"{ readers(names: ["ana", "ben"]) { count books { id } teacher { count } } }"#).await, @r#"
    reader_books(ana ben) id
    reader_count(old ana ben)
    {"data":{"readers":[{"count":7,"books":[{"id":"b-ana1"},{"id":"b-ana2"}],"teacher":{"count":7}},{"count":7,"books":[{"id":"b-ben1"},{"id":"b-ben2"}],"teacher":null}]}}
    "#);
}

#[tokio::test]
async fn what_is_not_selected_is_not_fetched() {
    assert_snapshot!(run(r#"{ readers(names: ["ana"]) { name language } }"#).await, @r#"{"data":{"readers":[{"name":"ana","language":"CY"}]}}"#);
}

#[tokio::test]
async fn several_keys_share_one_fetch_that_serves_all_of_them() {
    assert_snapshot!(
        run(r#"{ readers(names: ["ana"]) { a: books { title } b: books { id author { id } c: author { name } } } }"#).await,
        @r#"
        reader_books(ana) author id title
        book_author(ana1 ana2) id name
        {"data":{"readers":[{"a":[{"title":"ana1"},{"title":"ana2"}],"b":[{"id":"b-ana1","author":{"id":"r-a"},"c":{"name":"a"}},{"id":"b-ana2","author":{"id":"r-a"},"c":{"name":"a"}}]}]}}
        "#
    );
}

#[tokio::test]
async fn places_that_select_apart_are_fetched_together() {
    assert_snapshot!(
        run(r#"{ readers(names: ["ana"]) { books { title } teacher { books { id author { name } } } } }"#).await,
        @r#"
        reader_books(old ana) author id title
        book_author(old1 old2) name
        {"data":{"readers":[{"books":[{"title":"ana1"},{"title":"ana2"}],"teacher":{"books":[{"id":"b-old1","author":{"name":"o"}},{"id":"b-old2","author":{"name":"o"}}]}}]}}
        "#
    );
}

#[tokio::test]
async fn skipped_fields_are_not_fetched() {
    let body = |with: bool| {
        let query = "query($w: Boolean!) { readers(names: [\"ana\"]) { name count @include(if: $w) } }";
        serde_json::json!({ "query": query, "variables": { "w": with } }).to_string()
    };
    assert_snapshot!(run(&body(false)).await, @r#"{"data":{"readers":[{"name":"ana"}]}}"#);
    assert_snapshot!(run(&body(true)).await, @r#"
    reader_count(ana)
    {"data":{"readers":[{"name":"ana","count":7}]}}
    "#);
}

#[tokio::test]
async fn an_error_stands_at_its_own_parent() {
    assert_snapshot!(run(r#"{ readers(names: ["ana", "bad", "ben"]) { name count } }"#).await, @r#"
    reader_count(ana bad ben)
    {"data":{"readers":[{"name":"ana","count":7},{"name":"bad","count":null},{"name":"ben","count":7}]},"errors":[{"message":"illisible","locations":[{"line":1,"column":48}],"path":["readers",1,"count"],"extensions":{"code":"BAD_USER_INPUT"}}]}
    "#);
}

#[tokio::test]
async fn a_result_too_few_is_an_error_and_no_loop() {
    assert_snapshot!(run(r#"{ readers(names: ["ana", "lost"]) { name count } }"#).await, @r#"
    reader_count(ana lost)
    {"data":{"readers":[{"name":"ana","count":7},{"name":"lost","count":null}]},"errors":[{"message":"Une erreur inattendue est survenue.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}
    "#);
}

#[tokio::test]
async fn unions_and_interfaces_are_walked() {
    let query = r#"{ search { __typename ... on Shelf { books { title } above { books { id } } }
        ... on Book { author { name } rows } ... on Reader { books { author { count } } } }
        node(id: "x") { id ... on Book { author { name } } } none: node(id: "none") { id } }"#;
    assert_snapshot!(run(query).await, @r#"
    SearchArgs { words: ["rust", "sql"], filter: Value(Filter { move: Slow, and: Absent, or: Absent, near: Value(Near { words: [], distance: Absent }) }), language: Value(En), first: Value(10), after: Absent, grid: Absent }
    book_author(alone) name
    shelf_books(_ _) id title
    reader_books(ana) author
    book_author(ana1 ana2) count
    reader_count(a a)
    book_author(x) name
    {"data":{"search":[{"__typename":"Shelf","books":[{"title":"s0"}],"above":{"books":[{"id":"b-s1"}]}},{"__typename":"Book","author":null,"rows":[["a",null],[]]},{"__typename":"Reader","books":[{"author":{"count":7}},{"author":{"count":7}}]}],"node":{"id":"b-x","author":{"name":"x"}},"none":null}}
    "#);
}

#[tokio::test]
async fn defaults_and_nested_inputs_arrive() {
    let query = r#"{ search(words: "one", filter: { and: { or: [{ near: { words: ["x"], distance: 2 } }] } },
        language: null, grid: [[1, 2], 3]) { __typename } }"#;
    assert_snapshot!(run(query).await, @r#"
    SearchArgs { words: ["one"], filter: Value(Filter { move: AtOnce, and: Value(Filter { move: AtOnce, and: Absent, or: Value([Filter { move: AtOnce, and: Absent, or: Absent, near: Value(Near { words: ["x"], distance: Value(2.0) }) }]), near: Absent }), or: Absent, near: Absent }), language: Null, first: Value(10), after: Absent, grid: Value([[1, 2], [3]]) }
    {"data":{"search":[{"__typename":"Shelf"},{"__typename":"Book"},{"__typename":"Reader"}]}}
    "#);
}

#[tokio::test]
async fn mutations_fetch_too() {
    assert_snapshot!(run(r#"mutation { setLanguage(id: "z", language: EN) { language books { title } } }"#).await, @r#"
    reader_books(z) title
    {"data":{"setLanguage":{"language":"EN","books":[{"title":"z1"},{"title":"z2"}]}}}
    "#);
}

#[test]
fn paths_are_constants() {
    assert_eq!(path::filter::NEAR_WORDS, "near.words");
    assert_eq!(path::filter::MOVE, "move");
}
