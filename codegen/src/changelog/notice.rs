//! What goes must have been deprecated, in a release, for the notice period.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use jiff::fmt::friendly::{Designator, Spacing, SpanPrinter};

use super::{Changelog, Fault, Released};
use crate::config::Policy;
use crate::diff::{Change, Kind};
use crate::schema::{Schema, TypeDef};

/// Fields, arguments and values that disappear too early.
pub fn faults(
    changes: &[Change],
    released: &Released,
    log: &Changelog,
    policy: &Policy,
    today: Date,
) -> Vec<Fault> {
    let removed = |change: &&Change| matches!(change.kind, Kind::TypeRemoved | Kind::TypeKindChanged);
    let gone = changes.iter().filter(removed).map(|change| change.coordinate.as_str()).collect();
    let notice = Notice { released, log, policy, today, gone, uses: uses(&released.schema) };
    let mut faults = Vec::new();
    for change in changes {
        let problem = match change.kind {
            Kind::FieldRemoved | Kind::InputFieldRemoved | Kind::ArgumentRemoved | Kind::EnumValueRemoved => {
                notice.problem(&change.coordinate)
            }
            Kind::TypeRemoved | Kind::TypeKindChanged => notice.type_problem(&change.coordinate),
            _ => None,
        };
        faults.extend(problem.map(|message| Fault { line: None, message }));
    }
    faults
}

struct Notice<'a> {
    released: &'a Released,
    log: &'a Changelog,
    policy: &'a Policy,
    today: Date,
    /// Types that are no more, or no more what they were.
    gone: HashSet<&'a str>,
    /// Type → the coordinates of what uses it.
    uses: HashMap<&'a str, Vec<String>>,
}

impl Notice<'_> {
    /// Why an element may not go, if it may not.
    fn problem(&self, coordinate: &str) -> Option<String> {
        if self.is_internal(coordinate) {
            return None;
        }
        let Some(since) = self.released.since(coordinate, self.log) else {
            return Some(format!(
                "`{coordinate}` disappears, but no release has deprecated it: deprecate it first, for {}",
                self.period()
            ));
        };
        let until = since.saturating_add(self.policy.notice);
        (until > self.today).then(|| {
            format!(
                "`{coordinate}` disappears too early: deprecated on {since}, it stays for {}, until {until}",
                self.period()
            )
        })
    }

    fn period(&self) -> String {
        let printer =
            SpanPrinter::new().designator(Designator::Verbose).spacing(Spacing::BetweenUnitsAndDesignators);
        printer.span_to_string(&self.policy.notice)
    }

    /// A type goes with its last use, or when each of its parts may go.
    fn type_problem(&self, name: &str) -> Option<String> {
        let user = self.user(name, &mut HashSet::new())?;
        let ty = self.released.schema.get(name)?;
        let own = parts(ty).into_iter().find_map(|part| self.problem(&part));
        let opaque = parts(ty).is_empty();
        (own.is_some() || opaque).then(|| format!("`{name}` disappears, but {user} and is not due to go"))
    }

    /// A use of a type that may not go, in words.
    fn user(&self, name: &str, seen: &mut HashSet<String>) -> Option<String> {
        let schema = &self.released.schema;
        if [Some(&schema.query), schema.mutation.as_ref(), schema.subscription.as_ref()]
            .contains(&Some(&name.to_owned()))
        {
            return Some("it is a root".to_owned());
        }
        seen.insert(name.to_owned());
        for user in self.uses.get(name).into_iter().flatten() {
            let owner = user.split(['.', '(']).next().unwrap_or(user);
            let with_owner =
                self.gone.contains(owner) && (seen.contains(owner) || self.user(owner, seen).is_none());
            let field = user.split('(').next().unwrap_or(user);
            let alone = user != owner && (self.problem(user).is_none() || self.problem(field).is_none());
            if !with_owner && !alone {
                return Some(format!("`{user}` uses it"));
            }
        }
        None
    }

    /// An operation that is announced as free to change, or a part of one.
    fn is_internal(&self, coordinate: &str) -> bool {
        let schema = &self.released.schema;
        let Some((owner, field)) = coordinate.split_once('.') else { return false };
        let field = field.split('(').next().unwrap_or(field);
        let root = schema.roots().map(|(_, root)| root).find(|root| root.name == owner);
        let field = root.and_then(|root| root.fields().iter().find(|f| f.name == field));
        let description = field.and_then(|field| field.description.as_deref()).unwrap_or_default();
        !self.policy.internal.is_empty() && description.contains(&self.policy.internal)
    }
}

/// The coordinates of a type's fields and values.
fn parts(ty: &TypeDef) -> Vec<String> {
    let fields = ty.fields().iter().map(|field| &field.name);
    let inputs = ty.inputs().iter().map(|field| &field.name);
    let values = ty.values().iter().map(|value| &value.name);
    fields.chain(inputs).chain(values).map(|name| format!("{}.{name}", ty.name)).collect()
}

fn uses(schema: &Schema) -> HashMap<&str, Vec<String>> {
    let mut uses: HashMap<&str, Vec<String>> = HashMap::new();
    for ty in &schema.types {
        for field in ty.fields() {
            let coordinate = format!("{}.{}", ty.name, field.name);
            for argument in &field.args {
                uses.entry(&argument.ty.name).or_default().push(format!("{coordinate}({}:)", argument.name));
            }
            uses.entry(&field.ty.name).or_default().push(coordinate);
        }
        for field in ty.inputs() {
            uses.entry(&field.ty.name).or_default().push(format!("{}.{}", ty.name, field.name));
        }
    }
    uses
}
