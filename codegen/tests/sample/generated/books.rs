// Generated from schema/books.graphql by codegen. Do not edit.

use super::*;

/// Anything with a number.
pub enum AnyNode {
    Book(Box<Book>),
    Reader(Box<Reader>),
}

impl Output for AnyNode {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        match self {
            Self::Book(value) => (**value).write(w, node),
            Self::Reader(value) => (**value).write(w, node),
        }
    }
}

pub static ANY_NODE: Type = Type::new("Node", Kind::Abstract(&[&BOOK, &READER]));

/// What a search gives.
pub enum Found {
    Book(Box<Book>),
    Reader(Box<Reader>),
    Shelf(Box<Shelf>),
}

impl Output for Found {
    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {
        match self {
            Self::Book(value) => (**value).write(w, node),
            Self::Reader(value) => (**value).write(w, node),
            Self::Shelf(value) => (**value).write(w, node),
        }
    }
}

pub static FOUND: Type = Type::new("Found", Kind::Abstract(&[&BOOK, &READER, &SHELF]));

/// A book.
pub struct Book {
    pub id: Id,
    pub title: String,
    pub author: Slot<Option<Reader>>,
    pub rows: Option<Vec<Vec<Option<String>>>>,
    pub r#type: Option<String>,
}

impl Object for Book {
    const TYPE: &'static Type = &BOOK;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.title.write(w, node),
            2 => self.author.write(w, node),
            3 => self.rows.write(w, node),
            4 => self.r#type.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BOOK: Type = Type::new("Book", Kind::Object(&[
    field("id", &ID, REQ),
    field("title", &STRING, REQ),
    field("author", &READER, OPT),
    field("rows", &STRING, &[Wrap::List, Wrap::NonNull, Wrap::List]),
    field("type", &STRING, OPT),
])).deprecating(&[
    deprecation("Book.type", Some((2026, 11, 2)), "See `title`."),
]);

/// Field numbers.
impl Book {
    pub const ID: u16 = 0;
    pub const TITLE: u16 = 1;
    pub const AUTHOR: u16 = 2;
    pub const ROWS: u16 = 3;
    pub const TYPE: u16 = 4;
}

/// A shelf.
pub struct Shelf {
    pub books: Slot<Vec<Book>>,
    pub above: Option<Box<Shelf>>,
}

impl Object for Shelf {
    const TYPE: &'static Type = &SHELF;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.books.write(w, node),
            1 => self.above.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static SHELF: Type = Type::new("Shelf", Kind::Object(&[
    field("books", &BOOK, REQ_LIST),
    field("above", &SHELF, OPT),
]));

/// Field numbers.
impl Shelf {
    pub const BOOKS: u16 = 0;
    pub const ABOVE: u16 = 1;
}

/// How fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pace {
    Slow,
    AtOnce,
}

impl Pace {
    pub const ALL: &[Self] = &[Self::Slow, Self::AtOnce];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Slow => "SLOW",
            Self::AtOnce => "AT_ONCE",
        }
    }
}
enum_impls!(Pace);

pub static PACE: Type = Type::new("Move", Kind::Enum(&["SLOW", "AT_ONCE"])).deprecating(&[
    deprecation("Move.AT_ONCE", None, "No longer supported"),
]);

/// What to look for.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    pub r#move: Pace,
    pub and: Maybe<Box<Filter>>,
    pub or: Maybe<Vec<Filter>>,
    pub near: Maybe<Near>,
}

impl Input for Filter {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            r#move: m.required("move")?,
            and: m.maybe("and")?,
            or: m.maybe("or")?,
            near: m.maybe("near")?,
        })
    }
}

pub static FILTER: Type = Type::new("Filter", Kind::Input(&[
    default("move", &PACE, REQ, "AT_ONCE"),
    input("and", &FILTER, OPT),
    input("or", &FILTER, OPT_LIST),
    input("near", &NEAR, OPT),
]));

/// A place.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    pub words: Vec<String>,
    pub distance: Maybe<f64>,
}

impl Input for Near {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            words: m.required("words")?,
            distance: m.maybe("distance")?,
        })
    }
}

pub static NEAR: Type = Type::new("Near", Kind::Input(&[
    input("words", &STRING, REQ_LIST),
    input("distance", &FLOAT, OPT),
]));

#[derive(Debug, Clone, PartialEq)]
pub struct SearchArgs {
    pub words: Vec<String>,
    pub filter: Maybe<Filter>,
    pub language: Maybe<Language>,
    pub first: Maybe<i32>,
    pub after: Maybe<Id>,
    pub grid: Maybe<Vec<Vec<i32>>>,
}

/// Root and computed fields declared in `schema/books.graphql`.
pub trait BooksResolvers: Sync {
    /// Resolves `Query.search`.
    fn search(&self, cx: &Context<'_>, args: SearchArgs) -> impl Future<Output = Result<Vec<Found>>> + Send;
    /// Resolves `Query.node`.
    fn node(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Option<AnyNode>>> + Send;
    /// Resolves `Book.author`, one result a parent.
    fn book_author(&self, cx: &Context<'_>, parents: &[&Book]) -> impl Future<Output = Vec<Result<Option<Reader>>>> + Send;
    /// Resolves `Shelf.books`, one result a parent.
    fn shelf_books(&self, cx: &Context<'_>, parents: &[&Shelf]) -> impl Future<Output = Vec<Result<Vec<Book>>>> + Send;
}

pub(super) async fn resolve_search<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let args = SearchArgs {
        words: a.required("words")?,
        filter: a.maybe("filter")?,
        language: a.maybe("language")?,
        first: a.maybe("first")?,
        after: a.maybe("after")?,
        grid: a.maybe("grid")?,
    };
    let mut value = api.search(&cx, args).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_node<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.node(&cx, a.required("id")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

impl Fetch<Computed> for AnyNode {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        match self {
            Self::Book(value) => Fetch::<Computed>::gather(value, at, level),
            Self::Reader(value) => Fetch::<Computed>::gather(value, at, level),
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        match self {
            Self::Book(value) => Fetch::<Computed>::fill(value, at, fetched),
            Self::Reader(value) => Fetch::<Computed>::fill(value, at, fetched),
        }
    }
}

impl Fetch<Computed> for Found {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        match self {
            Self::Book(value) => Fetch::<Computed>::gather(value, at, level),
            Self::Reader(value) => Fetch::<Computed>::gather(value, at, level),
            Self::Shelf(value) => Fetch::<Computed>::gather(value, at, level),
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        match self {
            Self::Book(value) => Fetch::<Computed>::fill(value, at, fetched),
            Self::Reader(value) => Fetch::<Computed>::fill(value, at, fetched),
            Self::Shelf(value) => Fetch::<Computed>::fill(value, at, fetched),
        }
    }
}

impl Fetch<Computed> for Book {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&BOOK, Self::AUTHOR) {
            if matches!(self.author, Slot::Empty) {
                level.book_author.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.author, &at, level);
            }
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&BOOK, Self::AUTHOR) {
            if matches!(self.author, Slot::Empty) {
                self.author = fetched.book_author.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.author, &at, fetched);
            }
        }
    }
}

impl Fetch<Computed> for Shelf {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&SHELF, Self::BOOKS) {
            if matches!(self.books, Slot::Empty) {
                level.shelf_books.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.books, &at, level);
            }
        }
        if let Some(at) = at.below(&SHELF, Self::ABOVE) {
            Fetch::<Computed>::gather(&self.above, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&SHELF, Self::BOOKS) {
            if matches!(self.books, Slot::Empty) {
                self.books = fetched.shelf_books.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.books, &at, fetched);
            }
        }
        if let Some(at) = at.below(&SHELF, Self::ABOVE) {
            Fetch::<Computed>::fill(&mut self.above, &at, fetched);
        }
    }
}
