//! Fetching of computed fields: level by level, one call a field and level, before the answer is written.
//!
//! A round walks the value and gathers the parents whose slots are selected and empty, calls the
//! resolver of each field once with all its parents, then walks again in the same order and fills the
//! slots. The next round sees what stands in them. Slots that are filled are not fetched again, so the
//! depth of the selection bounds the rounds, whatever cycles the schema has.

use std::ops::Deref;

use super::BoxFuture;
use super::output::Slot;
use super::plan::{Condition, Node, ObjectSelection, Selection};
use super::table::Type;
use super::value::{Value, Variables};
use crate::context::Context;
use crate::error::{Error, Result};

/// The computed fields of a schema: generated.
pub trait Levels {
    /// What one level wants: a [`Batch`] a computed field.
    type Level<'t>: Default + Send + Sync;
    /// What came of it: [`Results`] a computed field.
    type Fetched: Send;

    fn is_done(level: &Self::Level<'_>) -> bool;
}

/// Resolvers that fetch computed fields: generated.
pub trait Calls<L: Levels>: Sync {
    /// Calls the resolvers of a level side by side. The future is boxed, one a level, because the
    /// compiler cannot yet see that one which holds a `Level<'_>` is `Send`.
    fn fetch_level<'t>(&'t self, cx: &'t Context<'t>, level: L::Level<'t>) -> BoxFuture<'t, L::Fetched>;
}

/// A value below which computed fields may stand: generated. Both walks go the same way.
pub trait Fetch<L: Levels> {
    /// Gathers the parents of selected slots that are empty.
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut L::Level<'t>);
    /// Fills those slots.
    fn fill(&mut self, at: &At<'_>, fetched: &mut L::Fetched);
}

/// Fetches every computed field that is selected below `node`.
pub async fn fetch<L: Levels, R: Calls<L>, T: Fetch<L> + Send + Sync>(
    resolvers: &R,
    cx: &Context<'_>,
    node: &Node,
    variables: &Variables<'_>,
    value: &mut T,
) {
    let is_true = |value: &Option<Value<'_>>| matches!(value, Some(Value::Boolean(true)));
    let conditions: Vec<bool> = variables.values.iter().map(is_true).collect();
    let at = At { nodes: Nodes::One(node), conditions: &conditions };
    loop {
        let calls = {
            let mut level = L::Level::default();
            value.gather(&at, &mut level);
            if L::is_done(&level) {
                return;
            }
            resolvers.fetch_level(cx, level)
        };
        let mut fetched = calls.await;
        value.fill(&at, &mut fetched);
    }
}

/// A place of the answer: the nodes that select it, several where a field stands under several keys.
#[derive(Debug, Clone)]
pub struct At<'p> {
    nodes: Nodes<'p>,
    /// The operation's Boolean variables, for `@skip` and `@include`.
    conditions: &'p [bool],
}

#[derive(Debug, Clone)]
enum Nodes<'p> {
    One(&'p Node),
    Many(Vec<&'p Node>),
}

impl<'p> Nodes<'p> {
    fn as_slice(&self) -> &[&'p Node] {
        match self {
            Self::One(node) => std::slice::from_ref(node),
            Self::Many(nodes) => nodes,
        }
    }
}

impl<'p> At<'p> {
    /// The place of a field of `ty` below this one, if the request asks for it.
    pub fn below(&self, ty: &Type, field: u16) -> Option<Self> {
        let conditions = self.conditions;
        let mut found = None;
        for above in self.nodes.as_slice() {
            let selected = above.selection.of(ty).map_or(&[][..], |selection| &selection.nodes);
            for node in selected.iter().filter(|node| node.field == field && node.condition.holds(conditions))
            {
                found = Some(match found {
                    None => Nodes::One(node),
                    Some(Nodes::One(first)) => Nodes::Many(vec![first, node]),
                    Some(Nodes::Many(mut nodes)) => {
                        nodes.push(node);
                        Nodes::Many(nodes)
                    }
                });
            }
        }
        Some(Self { nodes: found?, conditions })
    }
}

/// The parents of one computed field, and the nodes that select it.
#[derive(Debug)]
pub struct Batch<'t, P> {
    pub parents: Vec<&'t P>,
    nodes: Vec<&'t Node>,
}

impl<P> Default for Batch<'_, P> {
    fn default() -> Self {
        Self { parents: Vec::new(), nodes: Vec::new() }
    }
}

impl<'t, P> Batch<'t, P> {
    pub fn is_empty(&self) -> bool {
        self.parents.is_empty()
    }

    pub fn push(&mut self, parent: &'t P, at: &At<'t>) {
        self.parents.push(parent);
        for node in at.nodes.as_slice() {
            if !self.nodes.iter().any(|known| std::ptr::eq(*known, *node)) {
                self.nodes.push(node);
            }
        }
    }

    /// What is selected below the field, all its nodes taken together.
    pub fn selection(&self) -> Merged<'t> {
        match self.nodes.as_slice() {
            [node] => Merged::One(&node.selection),
            nodes => Merged::Many(merge(nodes.iter().map(|node| &node.selection))),
        }
    }
}

/// One selection, or several made into one.
#[derive(Debug)]
pub enum Merged<'t> {
    One(&'t Selection),
    Many(Selection),
}

impl Deref for Merged<'_> {
    type Target = Selection;

    fn deref(&self) -> &Selection {
        match self {
            Self::One(selection) => selection,
            Self::Many(selection) => selection,
        }
    }
}

/// A selection that has what any of these has; each field stands in it once.
fn merge<'s>(selections: impl Iterator<Item = &'s Selection>) -> Selection {
    let mut types: Vec<(&'static Type, Vec<&ObjectSelection>)> = Vec::new();
    for of in selections.flat_map(|selection| &selection.of) {
        match types.iter_mut().find(|(ty, _)| *ty == of.ty) {
            Some((_, list)) => list.push(of),
            None => types.push((of.ty, vec![of])),
        }
    }
    let of = types.into_iter().map(|(ty, list)| ObjectSelection {
        ty,
        nodes: merge_nodes(list.iter().flat_map(|of| &of.nodes)),
        bits: merge_bits(list.iter().map(|of| &of.bits)),
        // Each field stands once already.
        merged: Box::default(),
    });
    Selection { of: of.collect() }
}

fn merge_nodes<'s>(nodes: impl Iterator<Item = &'s Node>) -> Box<[Node]> {
    let mut fields: Vec<(&Node, Vec<&Selection>)> = Vec::new();
    for node in nodes {
        match fields.iter_mut().find(|(first, _)| first.field == node.field) {
            Some((_, list)) => list.push(&node.selection),
            None => fields.push((node, vec![&node.selection])),
        }
    }
    let merged = fields.into_iter().map(|(first, list)| Node {
        field: first.field,
        key: first.key.clone(),
        name: first.name.clone(),
        nullable: first.nullable,
        location: first.location,
        args: first.args.clone(),
        condition: Condition::Always,
        selection: merge(list.into_iter()),
    });
    merged.collect()
}

fn merge_bits<'s>(lists: impl Iterator<Item = &'s Box<[u64]>>) -> Box<[u64]> {
    let mut merged = Vec::new();
    for bits in lists {
        merged.resize(merged.len().max(bits.len()), 0);
        merged.iter_mut().zip(bits).for_each(|(all, word)| *all |= word);
    }
    merged.into()
}

/// What a resolver gave, one result a parent.
#[derive(Debug)]
pub struct Results<T>(std::vec::IntoIter<Result<T>>);

impl<T> Default for Results<T> {
    fn default() -> Self {
        Self(Vec::new().into_iter())
    }
}

impl<T> From<Vec<Result<T>>> for Results<T> {
    fn from(results: Vec<Result<T>>) -> Self {
        Self(results.into_iter())
    }
}

impl<T> Results<T> {
    /// The next parent's slot. A resolver that gave too few results fails the rest.
    pub fn slot(&mut self) -> Slot<T> {
        let lost = || Err(Error::internal("a resolver gave fewer results than it had parents"));
        self.0.next().unwrap_or_else(lost).into()
    }
}

impl<L: Levels, T: Fetch<L>> Fetch<L> for Option<T> {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut L::Level<'t>) {
        if let Some(value) = self {
            value.gather(at, level);
        }
    }

    fn fill(&mut self, at: &At<'_>, fetched: &mut L::Fetched) {
        if let Some(value) = self {
            value.fill(at, fetched);
        }
    }
}

impl<L: Levels, T: Fetch<L>> Fetch<L> for Vec<T> {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut L::Level<'t>) {
        for item in self {
            item.gather(at, level);
        }
    }

    fn fill(&mut self, at: &At<'_>, fetched: &mut L::Fetched) {
        for item in self {
            item.fill(at, fetched);
        }
    }
}

impl<L: Levels, T: Fetch<L>> Fetch<L> for Slot<T> {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut L::Level<'t>) {
        if let Self::Ready(value) = self {
            value.gather(at, level);
        }
    }

    fn fill(&mut self, at: &At<'_>, fetched: &mut L::Fetched) {
        if let Self::Ready(value) = self {
            value.fill(at, fetched);
        }
    }
}

impl<L: Levels, T: Fetch<L>> Fetch<L> for Box<T> {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut L::Level<'t>) {
        (**self).gather(at, level);
    }

    fn fill(&mut self, at: &At<'_>, fetched: &mut L::Fetched) {
        (**self).fill(at, fetched);
    }
}

#[cfg(test)]
mod tests;
