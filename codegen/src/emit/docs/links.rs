//! Where names lead: anchors are GraphQL coordinates, and names in texts are linked to them.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use super::{Docs, PERMISSIONS, SCALARS};
use crate::schema::{BUILT_IN_SCALARS, Kind, TypeDef, TypeRef};

/// A page and an anchor on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub page: String,
    pub anchor: String,
}

impl Target {
    /// The address, as a page spells it.
    pub fn href(&self, page: &str) -> String {
        let to = &self.page;
        // Those of arguments, which would end a link in Markdown.
        let anchor = self.anchor.replace('(', "%28").replace(')', "%29");
        if to == page { format!("#{anchor}") } else { format!("{to}.md#{anchor}") }
    }
}

impl<'s> Docs<'s> {
    pub(super) fn type_target(&self, ty: &str) -> Target {
        let page = match self.schema.get(ty) {
            Some(ty) => self.schema.files[ty.at.file].stem(),
            None => SCALARS,
        };
        Target { page: page.to_owned(), anchor: ty.to_owned() }
    }

    /// A field, an input field or a value of a type; operations have their place in the file that adds them.
    pub(super) fn member_target(&self, ty: &TypeDef, member: &str) -> Target {
        let field = ty.fields().iter().find(|field| field.name == member && self.schema.is_root(&ty.name));
        let file = field.map_or(ty.at.file, |field| field.at.file);
        Target { page: self.schema.files[file].stem().to_owned(), anchor: format!("{}.{member}", ty.name) }
    }

    /// A type as the SDL spells it, linked to where it is described.
    pub(super) fn link(&self, ty: &TypeRef, page: &str) -> String {
        format!("[`{}`]({})", ty.sdl(), self.type_target(&ty.name).href(page))
    }

    pub(super) fn argument_target(&self, ty: &TypeDef, field: &str, argument: &str) -> Target {
        let Target { page, anchor } = self.member_target(ty, field);
        Target { page, anchor: format!("{anchor}({argument}:)") }
    }

    pub(super) fn name(&self, name: &str, page: &str) -> String {
        format!("[`{name}`]({})", self.type_target(name).href(page))
    }

    /// A text whose names in grave accents are linked, where they name something.
    pub(super) fn linked(&self, text: &str, page: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for (number, part) in text.split('`').enumerate() {
            if number % 2 == 0 {
                write_unbroken(&mut out, part);
            } else if let Some(target) = self.named(part).filter(|_| !out.ends_with('[')) {
                let _ = write!(out, "[`{part}`]({})", target.href(page));
            } else {
                let _ = write!(out, "`{part}`");
            }
        }
        out
    }

    /// What a name in a text means, if it can mean but one thing.
    fn named(&self, name: &str) -> Option<Target> {
        let is_type = self.schema.get(name).is_some() && !self.schema.is_root(name);
        if is_type || BUILT_IN_SCALARS.contains(&name) {
            return Some(self.type_target(name));
        }
        if let Some(directive) = name.strip_prefix('@') {
            let directive = self.schema.directives.iter().find(|own| own.name == directive)?;
            let page = self.schema.files[directive.at.file].stem().to_owned();
            return Some(Target { page, anchor: name.to_owned() });
        }
        if let Some((ty, member)) = name.split_once('.') {
            return self.path(ty, member);
        }
        let permissions = self.schema.get(PERMISSIONS).filter(|ty| members(ty).any(|own| own == name));
        if let Some(permissions) = permissions {
            return Some(self.member_target(permissions, name));
        }
        self.operations.get(name).cloned()
    }

    /// Operations by name, but those that are called as a field or an argument: texts may mean either.
    pub(super) fn operations(&self) -> HashMap<&'s str, Target> {
        let mut taken: HashSet<&str> = HashSet::new();
        for ty in self.schema.types.iter() {
            taken.extend(
                ty.fields().iter().flat_map(|field| &field.args).map(|argument| argument.name.as_str()),
            );
            if !self.schema.is_root(&ty.name) {
                taken.extend(members(ty));
            }
        }
        // Nobody calls a subscription, and it may have the name of a query.
        let roots = self.schema.roots().filter(|(kind, _)| *kind != "Subscription");
        let fields = roots.flat_map(|(_, root)| root.fields().iter().map(move |field| (root, field)));
        fields
            .filter(|(_, field)| !taken.contains(field.name.as_str()))
            .map(|(root, field)| (field.name.as_str(), self.member_target(root, &field.name)))
            .collect()
    }

    /// What the engine printed, with addresses for its paths. `[x](path:A,B.c.d)` leads to the field at the
    /// end of the path in the first of these types that has it; where none has, `x` stands alone.
    pub(super) fn with_paths(&self, text: &str, page: &str) -> String {
        let mut pieces = text.split("](path:");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (path, rest) = piece.split_once(')').unwrap_or((piece, ""));
            let (types, members) = path.split_once('.').unwrap_or((path, ""));
            if let Some(target) = types.split(',').find_map(|ty| self.path(ty, members)) {
                let _ = write!(out, "]({}){rest}", target.href(page));
            } else {
                if let Some(open) = out.rfind('[') {
                    out.remove(open);
                }
                out.push_str(rest);
            }
        }
        out
    }

    fn path(&self, ty: &str, members: &str) -> Option<Target> {
        let mut ty = self.schema.get(ty)?;
        let (parents, last) =
            members.rsplit_once('.').map_or(("", members), |(parents, last)| (parents, last));
        for parent in parents.split('.').filter(|parent| !parent.is_empty()) {
            ty = self.schema.get(&type_of(ty, parent)?.name)?;
        }
        self::members(ty).any(|own| own == last).then(|| self.member_target(ty, last))
    }
}

/// Writes a French text whose lines do not break before its double punctuation.
fn write_unbroken(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(' ') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let is_bound = after.starts_with([':', ';', '?', '!', '»']) || before.ends_with('«');
        out.push_str(before);
        out.push(if is_bound { '\u{a0}' } else { ' ' });
        rest = after;
    }
    out.push_str(rest);
}

/// The type of a member.
fn type_of<'t>(ty: &'t TypeDef, member: &str) -> Option<&'t TypeRef> {
    let field = ty.fields().iter().find(|field| field.name == member).map(|field| &field.ty);
    field.or_else(|| ty.inputs().iter().find(|input| input.name == member).map(|input| &input.ty))
}

fn members(ty: &TypeDef) -> impl Iterator<Item = &str> {
    let values = match &ty.kind {
        Kind::Enum(values) => values.as_slice(),
        _ => &[],
    };
    let fields = ty.fields().iter().map(|field| field.name.as_str());
    let inputs = ty.inputs().iter().map(|input| input.name.as_str());
    fields.chain(inputs).chain(values.iter().map(|value| value.name.as_str()))
}
