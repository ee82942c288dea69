// Generated from schema/ by codegen. Do not edit.
//! Types, tables, resolver traits and dispatch of the schema.
// Names are the schema's: values of an enum may well share a word.
#![allow(clippy::enum_variant_names)]

use crate::context::Context;
use crate::error::{Error, Result};
use crate::graphql::BoxFuture;
use crate::graphql::fetch::{At, Batch, Calls, Fetch, Levels, Results, fetch};
use crate::graphql::input::{Fields, Input, Maybe, enum_name, members, mismatch};
use crate::graphql::output::{Answer, Null, Object, Output, Slot, Writer, Written};
use crate::graphql::plan::{Node, OperationKind};
use crate::graphql::table::{Deprecation, Field, InputField, Kind, Schema, Type, TypeRef, Wrap};
use crate::graphql::value::{Value, Variables};
use crate::scalars::Id;
use std::future::Future;

/// What every enum can do beyond its own `ALL` and `as_str`.
macro_rules! enum_impls {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> std::result::Result<Self, ()> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text).ok_or(())
            }
        }
        impl Input for $name {
            fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
                enum_name(value, variables)?.parse().map_err(|()| mismatch(stringify!($name)))
            }
        }
        impl Output for $name {
            fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
                w.name(self.as_str())
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(d)?;
                text.parse().map_err(|()| serde::de::Error::custom(format!("no {}: {text}", stringify!($name))))
            }
        }
    };
}

/// Calls the resolver of one computed field, unless nothing wants it.
macro_rules! computed {
    ($api:ident, $cx:ident, $level:ident, $field:ident) => {
        async {
            if $level.$field.is_empty() {
                return Results::default();
            }
            let selection = $level.$field.selection();
            Results::from($api.$field(&$cx.below(&selection), &$level.$field.parents).await)
        }
    };
}

const OPT: &[Wrap] = &[];
const REQ: &[Wrap] = &[Wrap::NonNull];
const OPT_LIST: &[Wrap] = &[Wrap::List, Wrap::NonNull];
const REQ_LIST: &[Wrap] = &[Wrap::NonNull, Wrap::List, Wrap::NonNull];
const fn field(name: &'static str, of: &'static Type, wrap: &'static [Wrap]) -> Field {
    Field { name, ty: TypeRef { of, wrap }, args: &[] }
}
const fn with(name: &'static str, of: &'static Type, wrap: &'static [Wrap], args: &'static [InputField]) -> Field {
    Field { name, ty: TypeRef { of, wrap }, args }
}
const fn input(name: &'static str, of: &'static Type, wrap: &'static [Wrap]) -> InputField {
    InputField { name, ty: TypeRef { of, wrap }, default: None }
}
const fn default(name: &'static str, of: &'static Type, wrap: &'static [Wrap], literal: &'static str) -> InputField {
    InputField { name, ty: TypeRef { of, wrap }, default: Some(literal) }
}
const fn deprecation(coordinate: &'static str, since: Option<(i16, i8, i8)>, reason: &'static str) -> Deprecation {
    Deprecation::new(coordinate, since, reason)
}

mod books;
pub use books::*;
mod readers;
pub use readers::*;
mod paths;
pub use paths::path;

/// Every resolver of the schema.
pub trait Api: BooksResolvers + ReadersResolvers {}
impl<T: BooksResolvers + ReadersResolvers> Api for T {}

/// Parents that wait for their computed fields.
#[derive(Default)]
pub struct Level<'t> {
    book_author: Batch<'t, Book>,
    shelf_books: Batch<'t, Shelf>,
    reader_books: Batch<'t, Reader>,
    reader_count: Batch<'t, Reader>,
}

/// What came for them.
pub struct Fetched {
    book_author: Results<Option<Reader>>,
    shelf_books: Results<Vec<Book>>,
    reader_books: Results<Vec<Book>>,
    reader_count: Results<Option<i32>>,
}

/// Stands for the schema's computed fields where the runtime asks whose they are.
pub struct Computed;

impl Levels for Computed {
    type Level<'t> = Level<'t>;
    type Fetched = Fetched;

    fn is_done(level: &Self::Level<'_>) -> bool {
        level.book_author.is_empty()
            && level.shelf_books.is_empty()
            && level.reader_books.is_empty()
            && level.reader_count.is_empty()
    }
}

impl<A: Api> Calls<Computed> for A {
    fn fetch_level<'t>(&'t self, cx: &'t Context<'t>, level: Level<'t>) -> BoxFuture<'t, Fetched> {
        Box::pin(async move {
            let (book_author, shelf_books, reader_books, reader_count) = futures_util::join!(
                computed!(self, cx, level, book_author),
                computed!(self, cx, level, shelf_books),
                computed!(self, cx, level, reader_books),
                computed!(self, cx, level, reader_count),
            );
            Fetched { book_author, shelf_books, reader_books, reader_count }
        })
    }
}

pub static BOOLEAN: Type = Type::new("Boolean", Kind::Scalar(crate::scalars::check_boolean));
pub static DAY: Type = Type::new("Day", Kind::Scalar(crate::scalars::check_date_time));
pub static FLOAT: Type = Type::new("Float", Kind::Scalar(crate::scalars::check_float));
pub static ID: Type = Type::new("ID", Kind::Scalar(crate::scalars::check_id));
pub static INT: Type = Type::new("Int", Kind::Scalar(crate::scalars::check_int));
pub static STRING: Type = Type::new("String", Kind::Scalar(crate::scalars::check_string));
pub static QUERY: Type = Type::new("Query", Kind::Object(&[
    with("readers", &READER, REQ_LIST, &[
        input("names", &STRING, REQ_LIST),
    ]),
    with("search", &FOUND, REQ_LIST, &[
        default("words", &STRING, REQ_LIST, "[\"rust\", \"sql\"]"),
        default("filter", &FILTER, OPT, "{move: SLOW, near: {words: []}}"),
        default("language", &LANGUAGE, OPT, "EN"),
        default("first", &INT, OPT, "10"),
        input("after", &ID, OPT),
        input("grid", &INT, &[Wrap::List, Wrap::NonNull, Wrap::List, Wrap::NonNull]),
    ]),
    with("node", &ANY_NODE, OPT, &[
        input("id", &ID, REQ),
    ]),
])).deprecating(&[
    deprecation("Query.search(grid:)", None, "See `Query.search`."),
]);
pub static MUTATION: Type = Type::new("Mutation", Kind::Object(&[
    with("setLanguage", &READER, REQ, &[
        input("id", &ID, REQ),
        input("language", &LANGUAGE, REQ),
    ]),
]));
pub static SCHEMA: Schema = Schema {
    sdl: include_str!("schema.graphql"),
    types: &[
        &ANY_NODE, &FOUND, &BOOK, &SHELF, &PACE, &FILTER, &NEAR, &READER, &LANGUAGE, &QUERY, &MUTATION,
        &BOOLEAN, &DAY, &FLOAT, &ID, &INT, &STRING,
    ],
    query: &QUERY,
    mutation: Some(&MUTATION),
    subscription: None,
};

/// Calls the resolver of a root field.
pub fn resolve<'a, A: Api>(
    api: &'a A,
    cx: Context<'a>,
    kind: OperationKind,
    node: &'a Node,
    variables: &'a Variables<'a>,
) -> BoxFuture<'a, Result<Box<dyn Answer>>> {
    match (kind, node.field) {
        (OperationKind::Query, 0) => Box::pin(readers::resolve_readers(api, cx, node, variables)),
        (OperationKind::Query, 1) => Box::pin(books::resolve_search(api, cx, node, variables)),
        (OperationKind::Query, 2) => Box::pin(books::resolve_node(api, cx, node, variables)),
        (OperationKind::Mutation, 0) => Box::pin(readers::resolve_set_language(api, cx, node, variables)),
        _ => Box::pin(async { Err(Error::internal("no such root field")) }),
    }
}
