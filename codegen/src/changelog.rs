//! The changelog held to the schema: what changed since the last release must have its entry, and
//! what an entry names must have changed.
//!
//! Entries name schema coordinates in backticks. A change is told by an entry that names its
//! coordinate; to keep the changelog readable,
//!
//! - a new type, and a new directive, need no entry when something told uses them: before the first
//!   release, where all is new, an entry naming `Query.form` also tells all the types that it brings;
//! - a removed type needs none when the breaking changes that are told include the last use of it;
//! - texts (descriptions) need none.

mod coverage;
mod french;
mod notice;
mod parse;
pub mod release;
mod released;

use std::collections::HashSet;

use jiff::civil::Date;

pub use parse::Changelog;
pub use released::{Deprecated, Released};

use crate::config::Policy;
use crate::diff::{Change, Kind, Level, diff};
use crate::schema::{BUILT_IN_SCALARS, Schema};
use coverage::{Mentions, closure, exists, within};
use parse::Section;

/// Something wrong, with its line in the changelog where it has one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub line: Option<usize>,
    pub message: String,
}

/// What the check found.
#[derive(Debug, Default)]
pub struct Verdict {
    pub faults: Vec<Fault>,
    /// The entries that lack, ready to paste; empty when none does.
    pub proposal: String,
}

/// Holds the unreleased section against what changed since the last release.
pub fn check(log: &Changelog, released: &Released, new: &Schema, policy: &Policy, today: Date) -> Verdict {
    let old = &released.schema;
    let changes: Vec<Change> = diff(&with_roots(released, new), new)
        .into_iter()
        // Standard scalars come and go with what uses them.
        .filter(|change| !BUILT_IN_SCALARS.contains(&change.coordinate.as_str()))
        .collect();
    let mentions = Mentions::read(log.unreleased.as_ref(), old, new);
    let mut faults = log.faults.clone();
    faults.extend(released.fault(log));
    let named: HashSet<&str> = mentions.all().collect();
    let breaking: HashSet<&str> = mentions.under(Section::Breaking).collect();
    let mut told = closure(new, old, named.iter().copied());
    let gone = closure(old, new, breaking.iter().copied());
    let mut missing = Vec::new();
    for change in changes.iter().filter(|change| !change.kind.is_description()) {
        let coordinate = change.coordinate.as_str();
        if change.level() == Level::Breaking {
            let consequence = change.kind == Kind::TypeRemoved && gone.contains(coordinate);
            if breaking.contains(coordinate) || consequence {
                continue;
            }
            if let Some(line) = mentions.line(coordinate) {
                let message = format!(
                    "`{coordinate}` breaks clients ({}): its entry belongs under :boom:",
                    change.message
                );
                faults.push(Fault { line: Some(line), message });
                continue;
            }
            missing.push(change);
        } else if !named.contains(coordinate) && !told.contains(coordinate) {
            missing.push(change);
        }
    }
    faults.extend(strays(&mentions, &changes, old, new));
    faults.extend(notice::faults(&changes, released, log, policy, today));
    // A type that the other missing entries will tell needs none.
    missing.sort_by_key(|change| matches!(change.kind, Kind::TypeAdded | Kind::DirectiveAdded));
    missing.retain(|change| {
        if told.contains(&change.coordinate) {
            return false;
        }
        told.extend(closure(new, old, [change.coordinate.as_str()]));
        true
    });
    faults.extend(missing.iter().map(|change| Fault {
        line: None,
        message: format!("no entry names `{}`: {}", change.coordinate, change.message),
    }));
    faults.sort();
    faults.dedup();
    Verdict { faults, proposal: french::entries(&missing, released, new) }
}

/// The released schema with roots, where only the new one has some: each operation then counts.
fn with_roots(released: &Released, new: &Schema) -> Schema {
    let mut old = released.read_again();
    for name in [Some(&new.query), new.mutation.as_ref(), new.subscription.as_ref()].into_iter().flatten() {
        if new.get(name).is_some() {
            old.ensure_object(name);
        }
    }
    if released.schema.get(&released.schema.query).is_none() {
        old.query.clone_from(&new.query);
    }
    old.mutation = old.mutation.or_else(|| new.mutation.clone());
    old.subscription = old.subscription.or_else(|| new.subscription.clone());
    old
}

/// Entries that name what did not change.
fn strays(mentions: &Mentions, changes: &[Change], old: &Schema, new: &Schema) -> Vec<Fault> {
    let whole = |kind| {
        use Kind as K;
        matches!(
            kind,
            K::TypeAdded
                | K::TypeRemoved
                | K::FieldAdded
                | K::FieldRemoved
                | K::DirectiveAdded
                | K::DirectiveRemoved
        )
    };
    let changed = |name: &str| {
        changes.iter().any(|change| {
            let at = change.coordinate.as_str();
            at == name || within(at, name) || (whole(change.kind) && within(name, at))
        })
    };
    let mut faults = Vec::new();
    for mention in mentions.iter() {
        let name = mention.coordinate.as_str();
        let problem = if !exists(old, name) && !exists(new, name) {
            "is in no schema, neither the released one nor the present one"
        } else if changed(name) || mentions.is_replacement(mention, old, new) {
            continue;
        } else {
            "did not change since the last release"
        };
        faults.push(Fault { line: Some(mention.line), message: format!("`{name}` {problem}") });
    }
    faults
}
