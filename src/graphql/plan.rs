//! A document bound to the schema: what is executed, and what is cached.

use std::sync::atomic::AtomicUsize;

use super::table::{Deprecation, Kind, Type, Wrap};
use super::value::Value;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationKind {
    Query,
    Mutation,
    Subscription,
}

/// One selected field, its place in the answer and all that is known of it before a request comes.
#[derive(Debug)]
pub struct Node {
    /// The field's number in its parent type's table; [`Node::TYPENAME`] for `__typename`.
    pub field: u16,
    /// The response key rendered as `"key":`.
    pub key: Box<[u8]>,
    /// The response key as it stands in error paths.
    pub name: Box<str>,
    /// Whether the field may be null; where it may not, its parent is null instead.
    pub nullable: bool,
    /// Line and column of the field in the document, from 1.
    pub location: (u32, u32),
    /// Arguments that the document gives, or the schema's defaults.
    pub args: Box<[(&'static str, Value<'static>)]>,
    /// When the field is part of the answer.
    pub condition: Condition,
    /// What is selected below; empty for a leaf.
    pub selection: Selection,
}

impl Node {
    pub const TYPENAME: u16 = u16::MAX;
    /// A root introspection field (`__schema`, `__type`), answered by the runtime.
    pub const INTROSPECTION: u16 = u16::MAX - 1;
}

/// `@skip` and `@include`, as variable numbers: any of the lists must hold whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Condition {
    #[default]
    Always,
    Any(Box<[Box<[Test]>]>),
}

impl Condition {
    /// Whether it holds, given the operation's Boolean variables by their number.
    pub fn holds(&self, variables: &[bool]) -> bool {
        let value = |variable: u16| variables.get(usize::from(variable)).copied().unwrap_or(false);
        match self {
            Self::Always => true,
            Self::Any(ways) => ways.iter().any(|way| way.iter().all(|test| value(test.variable) == test.is)),
        }
    }
}

/// The variable must have this value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Test {
    pub variable: u16,
    pub is: bool,
}

/// What is selected below a field: a list for each object type that may stand there.
#[derive(Debug, Default)]
pub struct Selection {
    pub of: Box<[ObjectSelection]>,
}

#[derive(Debug)]
pub struct ObjectSelection {
    pub ty: &'static Type,
    pub nodes: Box<[Node]>,
    /// Bit `n` stands for field number `n`: selected under any key, whatever its condition.
    pub bits: Box<[u64]>,
    /// For each object field selected under several keys: what all of them select together.
    pub merged: Box<[(u16, Selection)]>,
}

impl Selection {
    /// The selection that holds for objects of `ty`.
    pub fn of(&self, ty: &Type) -> Option<&ObjectSelection> {
        self.of.iter().find(|selection| std::ptr::eq(selection.ty, ty) || selection.ty == ty)
    }

    /// Whether the field with this number is selected on objects of `ty`.
    pub fn has(&self, ty: &Type, field: u16) -> bool {
        self.of(ty).is_some_and(|selection| selection.has(field))
    }

    /// What is selected below a field of objects of `ty`.
    pub fn below(&self, ty: &Type, field: u16) -> Option<&Selection> {
        self.of(ty)?.below(field)
    }
}

impl ObjectSelection {
    pub fn has(&self, field: u16) -> bool {
        let word = usize::from(field) / 64;
        self.bits.get(word).is_some_and(|bits| bits & (1 << (field % 64)) != 0)
    }

    /// What is selected below a field, under all of its keys together. Computed fields take no
    /// arguments, so that all occurrences of one share a value, which must serve each of them.
    ///
    /// It tells what to fetch; nodes that stand for several keys carry the field's name as their key.
    pub fn below(&self, field: u16) -> Option<&Selection> {
        if let Some((_, selection)) = self.merged.iter().find(|(number, _)| *number == field) {
            return Some(selection);
        }
        self.nodes_of(field).next().map(|node| &node.selection)
    }

    /// Every occurrence of a field, one a response key.
    pub fn nodes_of(&self, field: u16) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(move |node| node.field == field)
    }
}

/// An operation ready to run.
#[derive(Debug)]
pub struct Plan {
    pub kind: OperationKind,
    pub name: Option<Box<str>>,
    pub root: Selection,
    pub variables: Box<[Variable]>,
    /// What the document itself uses that is deprecated.
    pub deprecated: Box<[&'static Deprecation]>,
    /// What answers the operation's `__schema` and `__type` fields.
    pub(super) introspection: Option<super::introspect::Introspection>,
    /// About how many bytes it takes in memory.
    pub size: usize,
    /// How long its answer was the last time.
    pub(super) answered: AtomicUsize,
}

/// A variable that an operation declares.
#[derive(Debug)]
pub struct Variable {
    pub name: Box<str>,
    pub of: &'static Type,
    pub wrap: Box<[Wrap]>,
    pub default: Option<Value<'static>>,
    /// Line and column of its declaration.
    pub location: (u32, u32),
    /// Stands where null is refused, though its own type allows it.
    pub never_null: bool,
}

impl Plan {
    /// The root fields, in order of selection.
    pub fn roots(&self) -> &[Node] {
        self.root.of.first().map_or(&[], |root| &root.nodes)
    }

    /// The names of the root fields, one an occurrence.
    pub fn root_fields(&self) -> impl Iterator<Item = &'static str> {
        let fields = match self.root.of.first().map(|root| &root.ty.kind) {
            Some(Kind::Object(fields)) => *fields,
            _ => &[],
        };
        self.roots().iter().map(move |node| match node.field {
            Node::TYPENAME => "__typename",
            Node::INTROSPECTION => "__schema",
            number => fields.get(usize::from(number)).map_or("", |field| field.name),
        })
    }
}
