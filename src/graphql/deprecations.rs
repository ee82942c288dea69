//! What an operation uses that is deprecated: found in its document when it is planned, in its variables
//! when they are read; told in the answer's `extensions` to a client that asks.

use std::collections::HashSet;

use apollo_compiler::ast;
use apollo_compiler::executable::{ExecutableDocument, Operation, Selection, SelectionSet};
use apollo_compiler::schema::InputValueDefinition;
use serde::Deserialize;

use super::bind::Tables;
use super::refusal::string;
use super::table::{Deprecation, Kind, Type};

/// What an operation's own text uses, each once, whatever its conditions; values that variables bring
/// are found where these are checked.
pub(super) fn of_document(
    tables: &Tables,
    document: &ExecutableDocument,
    operation: &Operation,
) -> Box<[&'static Deprecation]> {
    let mut uses = Uses { tables, document, spread: HashSet::new(), found: Vec::new() };
    for variable in &operation.variables {
        if let Some(default) = &variable.default_value {
            uses.value(default, variable.ty.inner_named_type());
        }
    }
    uses.selections(&operation.selection_set);
    uses.found.into()
}

struct Uses<'d> {
    tables: &'d Tables,
    document: &'d ExecutableDocument,
    spread: HashSet<&'d str>,
    found: Vec<&'static Deprecation>,
}

impl<'d> Uses<'d> {
    fn selections(&mut self, set: &'d SelectionSet) {
        // Types of introspection are in no table, and nothing of them is deprecated.
        let ty = self.tables.get(&set.ty);
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    if let Some(ty) = ty {
                        self.member(ty, &field.name);
                        for argument in &field.arguments {
                            self.argument(ty, &field.name, argument, &field.definition.arguments);
                        }
                    }
                    self.selections(&field.selection_set);
                }
                Selection::InlineFragment(fragment) => self.selections(&fragment.selection_set),
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.fragment_name)
                        && self.spread.insert(&spread.fragment_name)
                    {
                        self.selections(&fragment.selection_set);
                    }
                }
            }
        }
    }

    fn argument(
        &mut self,
        ty: &Type,
        field: &str,
        argument: &ast::Argument,
        definitions: &[apollo_compiler::Node<InputValueDefinition>],
    ) {
        if !ty.deprecated.is_empty() {
            self.member(ty, &format!("{field}({}:)", argument.name));
        }
        if let Some(definition) = definitions.iter().find(|definition| definition.name == argument.name) {
            self.value(&argument.value, definition.ty.inner_named_type());
        }
    }

    fn value(&mut self, value: &ast::Value, of: &str) {
        let Some(ty) = self.tables.get(of) else { return };
        match (value, &ty.kind) {
            (ast::Value::List(items), _) => items.iter().for_each(|item| self.value(item, of)),
            (ast::Value::Enum(name), Kind::Enum(_)) => self.member(ty, name),
            (ast::Value::Object(members), Kind::Input(fields)) => {
                for (key, value) in members {
                    self.member(ty, key);
                    if let Some(field) = fields.iter().find(|field| field.name == key.as_str()) {
                        self.value(value, field.ty.of.name);
                    }
                }
            }
            _ => {}
        }
    }

    fn member(&mut self, ty: &Type, member: &str) {
        note(&mut self.found, ty, member);
    }
}

/// Adds the member of a type, if it is deprecated and not yet there.
pub(super) fn note(found: &mut Vec<&'static Deprecation>, ty: &Type, member: &str) {
    if let Some(deprecation) = ty.deprecation(member) {
        merge(found, &[deprecation]);
    }
}

/// Adds what is not yet there.
pub fn merge(found: &mut Vec<&'static Deprecation>, more: &[&'static Deprecation]) {
    for one in more {
        if !found.iter().any(|known| std::ptr::eq(*known, *one)) {
            found.push(one);
        }
    }
}

/// Whether a request's `extensions` ask for the details: `{"deprecations": true}`.
pub(super) fn are_wanted(extensions: Option<&str>) -> bool {
    #[derive(Deserialize)]
    struct Wanted {
        deprecations: bool,
    }
    extensions.is_some_and(|json| serde_json::from_str(json).is_ok_and(|wanted: Wanted| wanted.deprecations))
}

/// Writes `,"extensions":{"deprecations":[…]}`.
pub(super) fn write(out: &mut Vec<u8>, found: &[&'static Deprecation]) {
    out.extend_from_slice(br#","extensions":{"deprecations":["#);
    for (index, deprecation) in found.iter().enumerate() {
        out.extend_from_slice(if index > 0 { br#",{"coordinate":"# } else { br#"{"coordinate":"# });
        string(out, deprecation.coordinate);
        out.extend_from_slice(br#","reason":"#);
        string(out, deprecation.reason);
        out.extend_from_slice(br#","since":"#);
        match deprecation.since {
            Some(day) => string(out, &day.to_string()),
            None => out.extend_from_slice(b"null"),
        }
        out.push(b'}');
    }
    out.extend_from_slice(b"]}");
}
