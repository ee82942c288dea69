//! A document bound to the schema: what is executed, and what is cached.

use super::table::Type;
use super::value::Value;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationKind {
    Query,
    Mutation,
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

/// The variable must have this value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

impl Selection {
    /// The selection that holds for objects of `ty`.
    pub fn of(&self, ty: &Type) -> Option<&ObjectSelection> {
        self.of.iter().find(|selection| selection.ty == ty)
    }

    /// Whether the field with this number is selected on objects of `ty`.
    pub fn has(&self, ty: &Type, field: u16) -> bool {
        self.of(ty).is_some_and(|selection| selection.has(field))
    }
}

impl ObjectSelection {
    pub fn has(&self, field: u16) -> bool {
        let word = usize::from(field) / 64;
        self.bits.get(word).is_some_and(|bits| bits & (1 << (field % 64)) != 0)
    }

    /// What is selected below a field. Computed fields take no arguments, so that all occurrences of
    /// one share a value; the first tells what is selected below it, and the plan gives every
    /// occurrence's bits to it.
    pub fn below(&self, field: u16) -> Option<&Selection> {
        self.nodes.iter().find(|node| node.field == field).map(|node| &node.selection)
    }
}
