//! Literals of a document: checked wherever they stand, in one walk over arguments, directives and
//! defaults. Custom scalars and enums included, which a library cannot check.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use apollo_compiler::ast::{self, DirectiveList, VariableDefinition};
use apollo_compiler::executable::{Argument, ExecutableDocument, Selection, SelectionSet};
use apollo_compiler::schema::{ExtendedType, InputValueDefinition};
use apollo_compiler::{Node, Schema};

use super::bind::Tables;
use super::convert::constant;
use super::places::Places;
use super::refusal::Complaint;
use super::table::Kind;

/// Complains of every literal that does not fit the place where it stands.
pub(super) fn check(
    schema: &Schema,
    tables: &Tables,
    document: &ExecutableDocument,
    places: &Places<'_>,
    complaints: &mut Vec<Complaint>,
) {
    let mut walk = Walk { schema, tables, places, complaints };
    for operation in document.operations.iter() {
        for variable in &operation.variables {
            walk.variable(variable);
        }
        walk.directives(&operation.directives);
        walk.selections(&operation.selection_set);
    }
    for fragment in document.fragments.values() {
        walk.directives(&fragment.directives);
        walk.selections(&fragment.selection_set);
    }
}

struct Walk<'w> {
    schema: &'w Schema,
    tables: &'w Tables,
    places: &'w Places<'w>,
    complaints: &'w mut Vec<Complaint>,
}

impl Walk<'_> {
    fn variable(&mut self, variable: &VariableDefinition) {
        if let Some(default) = &variable.default_value {
            self.members_once(default);
            self.value(default, &variable.ty);
        }
        self.directives(&variable.directives);
    }

    fn directives(&mut self, directives: &DirectiveList) {
        for directive in directives.iter() {
            if let Some(definition) = self.schema.directive_definitions.get(&directive.name) {
                self.arguments(&directive.arguments, &definition.arguments);
            }
        }
    }

    fn arguments(&mut self, given: &[Node<Argument>], defined: &[Node<InputValueDefinition>]) {
        for argument in given {
            if let Some(definition) = defined.iter().find(|definition| definition.name == argument.name) {
                self.members_once(&argument.value);
                self.value(&argument.value, &definition.ty);
            }
        }
    }

    fn selections(&mut self, set: &SelectionSet) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    self.directives(&field.directives);
                    self.arguments(&field.arguments, &field.definition.arguments);
                    self.selections(&field.selection_set);
                }
                Selection::InlineFragment(fragment) => {
                    self.directives(&fragment.directives);
                    self.selections(&fragment.selection_set);
                }
                Selection::FragmentSpread(spread) => self.directives(&spread.directives),
            }
        }
    }

    /// Complains of members that an object names twice, at whatever depth: the library lets them pass.
    fn members_once(&mut self, value: &Node<ast::Value>) {
        match &**value {
            ast::Value::List(items) => items.iter().for_each(|item| self.members_once(item)),
            ast::Value::Object(members) => {
                let mut known = HashMap::with_capacity(members.len());
                for (key, member) in members {
                    let place = key.location().map(|span| self.places.at(span.offset()));
                    match known.entry(key) {
                        Entry::Vacant(free) => _ = free.insert(place),
                        Entry::Occupied(first) => self.complaints.push(Complaint {
                            message: format!("Le champ « {key} » est donné plusieurs fois."),
                            places: first.get().iter().copied().chain(place).collect(),
                        }),
                    }
                    self.members_once(member);
                }
            }
            _ => {}
        }
    }

    fn value(&mut self, value: &Node<ast::Value>, ty: &ast::Type) {
        use ast::Value as V;
        match (&**value, ty) {
            // Their types are compared by the library.
            (V::Variable(_), _) => {}
            (V::Null, _) if ty.is_non_null() => {
                self.bad(value, format!("Une valeur de type « {ty} » est attendue, pas null."))
            }
            (V::Null, _) => {}
            (V::List(items), ast::Type::List(inner) | ast::Type::NonNullList(inner)) => {
                for item in items {
                    self.value(item, inner);
                }
            }
            (_, ast::Type::List(inner) | ast::Type::NonNullList(inner)) => self.value(value, inner),
            (_, ast::Type::Named(name) | ast::Type::NonNullNamed(name)) => self.named(value, name),
        }
    }

    fn named(&mut self, value: &Node<ast::Value>, name: &ast::NamedType) {
        match self.schema.types.get(name) {
            Some(ExtendedType::Scalar(_)) => self.scalar(value, name),
            Some(ExtendedType::Enum(definition)) => {
                let known = value.as_enum().is_some_and(|given| definition.values.contains_key(given));
                if !known {
                    self.bad(value, format!("{} n'est pas une valeur de « {name} ».", spelled(value)));
                }
            }
            Some(ExtendedType::InputObject(definition)) => {
                let Some(members) = value.as_object() else {
                    return self
                        .bad(value, format!("Un objet « {name} » est attendu, pas {}.", spelled(value)));
                };
                for (key, member) in members {
                    match definition.fields.get(key) {
                        Some(field) => self.value(member, &field.ty),
                        None => {
                            let place = key.location().map(|span| self.places.at(span.offset()));
                            let message = format!("« {key} » n'est pas un champ de « {name} ».");
                            self.complaints.push(Complaint::new(message, place));
                        }
                    }
                }
                for (field, wanted) in definition.fields.iter().filter(|(_, field)| field.is_required()) {
                    if !members.iter().any(|(key, _)| key == field) {
                        let ty = &wanted.ty;
                        self.bad(
                            value,
                            format!("Le champ « {field} » de type « {ty} » est requis dans « {name} »."),
                        );
                    }
                }
            }
            // No input type: the library says so.
            _ => {}
        }
    }

    fn scalar(&mut self, value: &Node<ast::Value>, name: &ast::NamedType) {
        use ast::Value as V;
        let reason = match (name.as_str(), &**value) {
            // JSON knows one kind of number, GraphQL literals two.
            ("Int", V::Float(_)) => Err("un nombre entier est attendu".to_owned()),
            ("ID", V::Int(_)) => Ok(()),
            _ => match self.tables.get(name).map(|ty| &ty.kind) {
                Some(Kind::Scalar(check)) => check(&constant(value)),
                _ => Ok(()),
            },
        };
        if let Err(reason) = reason {
            let message = format!("Valeur de type « {name} » invalide : {reason} ({}).", spelled(value));
            // Clients know these two without a place.
            let placeless = matches!(name.as_str(), "String" | "DateTime");
            let place = if placeless { None } else { self.place(value) };
            self.complaints.push(Complaint::new(message, place));
        }
    }

    fn bad(&mut self, value: &Node<ast::Value>, message: String) {
        let place = self.place(value);
        self.complaints.push(Complaint::new(message, place));
    }

    fn place(&self, value: &Node<ast::Value>) -> Option<(u32, u32)> {
        value.location().map(|span| self.places.at(span.offset()))
    }
}

/// A literal for a message, in a few words.
fn spelled(value: &ast::Value) -> String {
    match value {
        ast::Value::List(_) => "une liste".to_owned(),
        ast::Value::Object(_) => "un objet".to_owned(),
        ast::Value::String(text) => {
            let mut short: String = text.chars().take(40).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            format!("{short:?}")
        }
        other => other.serialize().no_indent().to_string(),
    }
}
