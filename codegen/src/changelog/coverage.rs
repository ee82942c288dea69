//! Coordinates: those that entries name, what exists, and what one thing brings with it.

use std::collections::HashSet;

use super::parse::{Section, Version};
use crate::schema::{Applied, Kind, Schema, TypeDef, deprecation};

/// A coordinate where an entry names it.
#[derive(Debug)]
pub struct Mention {
    pub coordinate: String,
    pub line: usize,
    section: Section,
    /// The number of its entry.
    entry: usize,
}

#[derive(Debug, Default)]
pub struct Mentions(Vec<Mention>);

impl Mentions {
    /// Reads the backticks of a version. A lone word counts when a schema has a type of that name.
    pub fn read(version: Option<&Version>, old: &Schema, new: &Schema) -> Self {
        let known = |name: &str| old.get(name).is_some() || new.get(name).is_some();
        let mut mentions = Vec::new();
        for (number, entry) in version.iter().flat_map(|version| version.entries.iter().enumerate()) {
            let text = entry.text.join("\n");
            let mut line = entry.line;
            for (at, span) in text.split('`').enumerate() {
                if at % 2 == 1 && is_coordinate(span, &known) {
                    let coordinate = span.to_owned();
                    mentions.push(Mention { coordinate, line, section: entry.section, entry: number });
                }
                line += span.matches('\n').count();
            }
        }
        Self(mentions)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Mention> {
        self.0.iter()
    }

    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|mention| mention.coordinate.as_str())
    }

    pub fn under(&self, section: Section) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |mention| mention.section == section)
            .map(|mention| mention.coordinate.as_str())
    }

    /// Where a coordinate is named first.
    pub fn line(&self, coordinate: &str) -> Option<usize> {
        self.0.iter().find(|mention| mention.coordinate == coordinate).map(|mention| mention.line)
    }

    /// Whether the same entry names something whose deprecation refers to this: its replacement.
    pub fn is_replacement(&self, mention: &Mention, old: &Schema, new: &Schema) -> bool {
        let name = format!("`{}`", mention.coordinate);
        let others = self.0.iter().filter(|other| other.entry == mention.entry);
        let mut reasons = others.flat_map(|other| [new, old].map(|schema| reason(schema, &other.coordinate)));
        reasons.any(|reason| reason.is_some_and(|reason| reason.contains(&name)))
    }
}

fn is_coordinate(span: &str, known: &dyn Fn(&str) -> bool) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let (base, argument) = match span.split_once('(') {
        Some((base, argument)) => (base, argument.strip_suffix(":)")),
        None => (span, Some("_")),
    };
    if !argument.is_some_and(is_name) {
        return false;
    }
    match (base.strip_prefix('@'), base.split_once('.')) {
        (Some(directive), _) => is_name(directive),
        (None, None) => base == span && known(base),
        // `README.md` is none, but `Fomr.id` is a coordinate with a mistake in it.
        (None, Some((owner, part))) => {
            let like_a_type = owner.starts_with(|c: char| c.is_ascii_uppercase())
                && owner.contains(|c: char| c.is_ascii_lowercase());
            is_name(owner) && is_name(part) && (known(owner) || like_a_type)
        }
    }
}

/// Whether a coordinate is a part of another: a field of a type, an argument of a field.
pub fn within(part: &str, whole: &str) -> bool {
    part.strip_prefix(whole).is_some_and(|rest| rest.starts_with(['.', '(']))
}

/// A coordinate in its parts: owner, field or value, argument.
fn split(coordinate: &str) -> (&str, Option<&str>, Option<&str>) {
    let (base, argument) = match coordinate.split_once('(') {
        Some((base, argument)) => (base, argument.strip_suffix(":)")),
        None => (coordinate, None),
    };
    let (owner, part) = base.split_once('.').map_or((base, None), |(owner, part)| (owner, Some(part)));
    (owner, part, argument)
}

pub fn exists(schema: &Schema, coordinate: &str) -> bool {
    marks(schema, coordinate).is_some()
}

/// Why the element at a coordinate is deprecated, if it is.
pub fn reason<'s>(schema: &'s Schema, coordinate: &str) -> Option<&'s str> {
    deprecation(marks(schema, coordinate)?)
}

/// The directives applied to the element at a coordinate; none where there is no element.
fn marks<'s>(schema: &'s Schema, coordinate: &str) -> Option<&'s [Applied]> {
    let (owner, part, argument) = split(coordinate);
    if let Some(name) = owner.strip_prefix('@') {
        let directive = schema.directives.iter().find(|directive| directive.name == name)?;
        return match argument {
            None => Some(&[]),
            Some(name) => directive.args.iter().find(|a| a.name == name).map(|a| a.directives.as_slice()),
        };
    }
    let ty = schema.get(owner)?;
    let Some(part) = part else { return Some(&ty.directives) };
    if let Some(field) = ty.fields().iter().find(|field| field.name == part) {
        return match argument {
            None => Some(&field.directives),
            Some(name) => field.args.iter().find(|a| a.name == name).map(|a| a.directives.as_slice()),
        };
    }
    if argument.is_some() {
        return None;
    }
    let value = ty.values().iter().find(|value| value.name == part).map(|value| value.directives.as_slice());
    value.or_else(|| {
        ty.inputs().iter().find(|field| field.name == part).map(|field| field.directives.as_slice())
    })
}

/// The types and directives that `here` has and `there` lacks, and that some elements bring with them.
pub fn closure<'a>(
    here: &Schema,
    there: &Schema,
    from: impl IntoIterator<Item = &'a str>,
) -> HashSet<String> {
    let mut brought = HashSet::new();
    let mut waiting: Vec<String> = from.into_iter().map(str::to_owned).collect();
    while let Some(coordinate) = waiting.pop() {
        for name in used(here, &coordinate) {
            if exists(here, &name) && !exists(there, &name) && brought.insert(name.clone()) {
                waiting.push(name);
            }
        }
    }
    brought
}

/// The types (`Type`) and directives (`@directive`) that the element at a coordinate uses.
fn used(schema: &Schema, coordinate: &str) -> Vec<String> {
    let (owner, part, argument) = split(coordinate);
    let mut used = Vec::new();
    let mut mark = |directives: &[Applied]| used.extend(directives.iter().map(|d| format!("@{}", d.name)));
    let mut types = Vec::new();
    if let Some(name) = owner.strip_prefix('@') {
        let args = schema.directives.iter().filter(|d| d.name == name).flat_map(|d| &d.args);
        return args.map(|argument| argument.ty.name.clone()).collect();
    }
    let Some(ty) = schema.get(owner) else { return Vec::new() };
    let wanted = |name: &str| part.is_none_or(|part| part == name);
    for field in ty.fields().iter().filter(|field| wanted(&field.name)) {
        if argument.is_none() {
            types.push(field.ty.name.clone());
            mark(&field.directives);
        }
        for input in field.args.iter().filter(|input| argument.is_none_or(|name| name == input.name)) {
            types.push(input.ty.name.clone());
            mark(&input.directives);
        }
    }
    for field in ty.inputs().iter().filter(|field| wanted(&field.name)) {
        types.push(field.ty.name.clone());
        mark(&field.directives);
    }
    for value in ty.values().iter().filter(|value| wanted(&value.name)) {
        mark(&value.directives);
    }
    if part.is_none() {
        mark(&ty.directives);
        types.extend(related(schema, ty));
    }
    used.extend(types);
    used
}

/// Interfaces, members and implementations.
fn related(schema: &Schema, ty: &TypeDef) -> Vec<String> {
    let mut names: Vec<_> = ty.implements().iter().map(|interface| interface.name.clone()).collect();
    match &ty.kind {
        Kind::Union(members) => names.extend(members.iter().map(|member| member.name.clone())),
        Kind::Interface(_) => {
            let implements = |other: &&TypeDef| other.implements().iter().any(|i| i.name == ty.name);
            names.extend(schema.types.iter().filter(implements).map(|other| other.name.clone()));
        }
        _ => {}
    }
    names
}
