//! What changed between two schemas, by schema coordinate, and what it does to clients.
//!
//! A type or field that is added or removed is one change: its parts are not told one by one.

mod defaults;
mod kinds;
mod marks;
pub mod report;
mod types;

use std::collections::{HashMap, HashSet};

pub use kinds::{Kind, Level};
pub(crate) use marks::one_line;

use crate::schema::{BUILT_IN_SCALARS, Schema, TypeDef};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What changed: `Type`, `Type.field`, `Type.field(arg:)`, `Enum.VALUE`, `@directive`, `@directive(arg:)`.
    pub coordinate: String,
    pub kind: Kind,
    /// One sentence, in English.
    pub message: String,
}

impl Change {
    pub const fn level(&self) -> Level {
        self.kind.level()
    }
}

/// Every change from one schema to the other: the worst first, operations before types, types before
/// directives, then by coordinate.
pub fn diff(old: &Schema, new: &Schema) -> Vec<Change> {
    let mut compare = Compare { old, new, changes: Vec::new() };
    compare.roots();
    compare.types();
    compare.directives();
    let mut changes = compare.changes;
    let roots: HashSet<&str> = root_names(old).into_iter().chain(root_names(new)).flatten().collect();
    let rank = |change: &Change| {
        let owner = change.coordinate.split(['.', '(']).next().unwrap_or_default();
        if owner.starts_with('@') { 2 } else { i32::from(!roots.contains(owner)) }
    };
    changes.sort_by_cached_key(|change| {
        (change.level(), rank(change), change.coordinate.clone(), change.kind, change.message.clone())
    });
    changes
}

struct Compare<'s> {
    old: &'s Schema,
    new: &'s Schema,
    changes: Vec<Change>,
}

/// The names of the query, mutation and subscription roots, where the schema has them.
fn root_names(schema: &Schema) -> [Option<&str>; 3] {
    let query = schema.get(&schema.query).map(|ty| ty.name.as_str());
    [query, schema.mutation.as_deref(), schema.subscription.as_deref()]
}

impl<'s> Compare<'s> {
    fn add(&mut self, kind: Kind, coordinate: impl Into<String>, message: String) {
        self.changes.push(Change { coordinate: coordinate.into(), kind, message });
    }

    fn roots(&mut self) {
        let (old, new) = (root_names(self.old), root_names(self.new));
        for (number, what) in ["query", "mutation", "subscription"].into_iter().enumerate() {
            match (old[number], new[number]) {
                (None, Some(name)) => {
                    self.add(Kind::RootTypeAdded, name, format!("`{name}` became the {what} root"));
                }
                (Some(name), None) => {
                    self.add(Kind::RootTypeRemoved, name, format!("`{name}` is no {what} root any more"));
                }
                (Some(old), Some(new)) if old != new => {
                    self.add(
                        Kind::RootTypeChanged,
                        old,
                        format!("the {what} root changed from `{old}` to `{new}`"),
                    );
                }
                _ => {}
            }
        }
        // The schema itself has no coordinate: what stands on it is told at its query root.
        let at = new[0].or(old[0]).unwrap_or("Query").to_owned();
        self.described(&at, self.old.description.as_deref(), self.new.description.as_deref());
        self.applied(&at, &self.old.applied, &self.new.applied);
    }

    fn types(&mut self) {
        for pair in pairs(&self.old.types, &self.new.types, |ty| &ty.name) {
            match pair {
                Pair::Both(old, _) | Pair::Removed(old) | Pair::Added(old) if is_given(old) => {}
                Pair::Both(old, new) => self.type_def(old, new),
                Pair::Removed(old) => {
                    let message = format!("{} `{}` was removed", types::what(&old.kind), old.name);
                    self.add(Kind::TypeRemoved, &old.name, message);
                }
                Pair::Added(new) => {
                    let message = format!("{} `{}` was added", types::what(&new.kind), new.name);
                    self.add(Kind::TypeAdded, &new.name, message);
                }
            }
        }
        // A server knows a standard scalar only while something uses it.
        let (old, new) = (scalars(self.old), scalars(self.new));
        for name in BUILT_IN_SCALARS.iter().filter(|name| old.contains(**name) && !new.contains(**name)) {
            let message =
                format!("standard scalar `{name}` is not used any more, so no variable can have it");
            self.add(Kind::TypeRemoved, *name, message);
        }
    }
}

/// Part of every schema, whether it is written down or not.
fn is_given(ty: &TypeDef) -> bool {
    ty.name.starts_with("__") || BUILT_IN_SCALARS.contains(&ty.name.as_str())
}

/// The standard scalars that a schema has. `String` and `Boolean` serve introspection.
fn scalars(schema: &Schema) -> HashSet<&str> {
    let fields = schema.types.iter().flat_map(TypeDef::fields);
    let arguments = fields.clone().flat_map(|field| &field.args);
    let inputs = schema.types.iter().flat_map(TypeDef::inputs);
    let directives = schema.directives.iter().flat_map(|directive| &directive.args);
    let used = arguments.chain(inputs).chain(directives).map(|input| &input.ty);
    let used = used.chain(fields.map(|field| &field.ty)).map(|ty| ty.name.as_str());
    let defined = schema.types.iter().map(|ty| ty.name.as_str());
    used.chain(defined).chain(["String", "Boolean"]).collect()
}

/// Two lists, matched by name.
enum Pair<'a, T> {
    Removed(&'a T),
    Both(&'a T, &'a T),
    Added(&'a T),
}

fn pairs<'a, T>(old: &'a [T], new: &'a [T], name: impl Fn(&T) -> &str) -> Vec<Pair<'a, T>> {
    let olds: HashMap<&str, &T> = old.iter().map(|item| (name(item), item)).collect();
    let news: HashMap<&str, &T> = new.iter().map(|item| (name(item), item)).collect();
    // A schema that names something twice is wrong, but no reason to tell a change twice.
    let once = |all: &HashMap<&str, &'a T>, item: &&'a T| std::ptr::eq(all[name(item)], *item);
    let kept = old.iter().filter(|item| once(&olds, item)).map(|item| match news.get(name(item)) {
        Some(new) => Pair::Both(item, new),
        None => Pair::Removed(item),
    });
    let added =
        new.iter().filter(|item| !olds.contains_key(name(item)) && once(&news, item)).map(Pair::Added);
    kept.chain(added).collect()
}
