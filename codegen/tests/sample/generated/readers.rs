// Generated from schema/readers.graphql by codegen. Do not edit.

use super::*;

/// Someone who reads.
pub struct Reader {
    pub id: Id,
    pub name: String,
    pub language: Option<Language>,
    pub teacher: Option<Box<Reader>>,
    pub books: Slot<Vec<Book>>,
    pub count: Slot<Option<i32>>,
}

impl Object for Reader {
    const TYPE: &'static Type = &READER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.name.write(w, node),
            2 => self.language.write(w, node),
            3 => self.teacher.write(w, node),
            4 => self.books.write(w, node),
            5 => self.count.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static READER: Type = Type::new("Reader", Kind::Object(&[
    field("id", &ID, REQ),
    field("name", &STRING, REQ),
    field("language", &LANGUAGE, OPT),
    field("teacher", &READER, OPT),
    field("books", &BOOK, REQ_LIST),
    field("count", &INT, OPT),
]));

/// Field numbers.
impl Reader {
    pub const ID: u16 = 0;
    pub const NAME: u16 = 1;
    pub const LANGUAGE: u16 = 2;
    pub const TEACHER: u16 = 3;
    pub const BOOKS: u16 = 4;
    pub const COUNT: u16 = 5;
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    En,
    Cy,
}

impl Language {
    pub const ALL: &[Self] = &[Self::En, Self::Cy];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "EN",
            Self::Cy => "CY",
        }
    }
}
enum_impls!(Language);

pub static LANGUAGE: Type = Type::new("Language", Kind::Enum(&["EN", "CY"]));

/// Root and computed fields declared in `schema/readers.graphql`.
pub trait ReadersResolvers: Sync {
    /// Resolves `Query.readers`.
    fn readers(&self, cx: &Context<'_>, names: Vec<String>) -> impl Future<Output = Result<Vec<Reader>>> + Send;
    /// Resolves `Mutation.setLanguage`.
    fn set_language(&self, cx: &Context<'_>, id: Id, language: Language) -> impl Future<Output = Result<Reader>> + Send;
    /// Resolves `Reader.books`, one result a parent.
    fn reader_books(&self, cx: &Context<'_>, parents: &[&Reader]) -> impl Future<Output = Vec<Result<Vec<Book>>>> + Send;
    /// Resolves `Reader.count`, one result a parent.
    fn reader_count(&self, cx: &Context<'_>, parents: &[&Reader]) -> impl Future<Output = Vec<Result<Option<i32>>>> + Send;
}

pub(super) async fn resolve_readers<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.readers(&cx, a.required("names")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_set_language<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.set_language(&cx, a.required("id")?, a.required("language")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

impl Fetch<Computed> for Reader {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&READER, Self::TEACHER) {
            Fetch::<Computed>::gather(&self.teacher, &at, level);
        }
        if let Some(at) = at.below(&READER, Self::BOOKS) {
            if matches!(self.books, Slot::Empty) {
                level.reader_books.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.books, &at, level);
            }
        }
        if matches!(self.count, Slot::Empty)
            && let Some(at) = at.below(&READER, Self::COUNT)
        {
            level.reader_count.push(self, &at);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&READER, Self::TEACHER) {
            Fetch::<Computed>::fill(&mut self.teacher, &at, fetched);
        }
        if let Some(at) = at.below(&READER, Self::BOOKS) {
            if matches!(self.books, Slot::Empty) {
                self.books = fetched.reader_books.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.books, &at, fetched);
            }
        }
        if matches!(self.count, Slot::Empty)
            && let Some(_) = at.below(&READER, Self::COUNT)
        {
            self.count = fetched.reader_count.slot();
        }
    }
}
