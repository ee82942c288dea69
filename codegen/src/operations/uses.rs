//! What an operation uses, by coordinate: fields, arguments, and input fields and values in literals.

use std::collections::BTreeSet;

use apollo_compiler::ast::{Argument, DirectiveList, InputValueDefinition, Type, Value};
use apollo_compiler::executable::{Selection, SelectionSet};
use apollo_compiler::parser::{SourceMap, SourceSpan};
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::{ExecutableDocument, Node, Schema};

use super::place::{Place, place_of};

/// One use of an element of the schema.
#[derive(Debug)]
pub(super) struct Use {
    pub coordinate: String,
    pub place: Place,
    /// Why it is deprecated, if it is.
    pub deprecated: Option<String>,
}

/// A variable, and the input objects and enums that its value may hold.
#[derive(Debug)]
pub(super) struct Variable {
    pub name: String,
    pub place: Place,
    pub own: String,
    pub types: BTreeSet<String>,
}

/// Every use in the operations and fragments of a document, in its order.
pub(super) fn of(document: &ExecutableDocument, schema: &Schema) -> Vec<Use> {
    let mut walk = Walk { schema, sources: &document.sources, uses: Vec::new() };
    for operation in document.operations.iter() {
        for variable in &operation.variables {
            if let Some(value) = &variable.default_value {
                walk.value(value, &variable.ty);
            }
        }
        walk.selections(&operation.selection_set);
    }
    for fragment in document.fragments.values() {
        walk.selections(&fragment.selection_set);
    }
    walk.uses
}

pub(super) fn variables(document: &ExecutableDocument, schema: &Schema) -> Vec<Variable> {
    let variables = document.operations.iter().flat_map(|operation| &operation.variables);
    variables
        .map(|variable| {
            let own = variable.ty.inner_named_type().to_string();
            let mut types = BTreeSet::new();
            let mut waiting = vec![own.clone()];
            while let Some(name) = waiting.pop() {
                let Some(ty) = schema.types.get(name.as_str()) else { continue };
                if !types.insert(name) {
                    continue;
                }
                if let ExtendedType::InputObject(object) = ty {
                    waiting
                        .extend(object.fields.values().map(|field| field.ty.inner_named_type().to_string()));
                }
            }
            let place = place_of(variable.location(), &document.sources);
            Variable { name: variable.name.to_string(), place, own, types }
        })
        .collect()
}

struct Walk<'a> {
    schema: &'a Schema,
    sources: &'a SourceMap,
    uses: Vec<Use>,
}

impl Walk<'_> {
    fn add(&mut self, coordinate: String, span: Option<SourceSpan>, directives: &DirectiveList) {
        let deprecated = directives.get("deprecated").map(|directive| {
            let reason = directive.specified_argument_by_name("reason").and_then(|reason| reason.as_str());
            reason.unwrap_or("No longer supported").to_owned()
        });
        self.uses.push(Use { coordinate, place: place_of(span, self.sources), deprecated });
    }

    fn selections(&mut self, set: &SelectionSet) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    let coordinate = format!("{}.{}", set.ty, field.name);
                    self.add(coordinate.clone(), field.name.location(), &field.definition.directives);
                    self.arguments(&coordinate, &field.arguments, &field.definition.arguments);
                    self.selections(&field.selection_set);
                }
                Selection::InlineFragment(inline) => self.selections(&inline.selection_set),
                // Fragments are walked on their own.
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    fn arguments(&mut self, field: &str, given: &[Node<Argument>], known: &[Node<InputValueDefinition>]) {
        for argument in given {
            if let Some(definition) = known.iter().find(|known| known.name == argument.name) {
                let coordinate = format!("{field}({}:)", argument.name);
                self.add(coordinate, argument.location(), &definition.directives);
                self.value(&argument.value, &definition.ty);
            }
        }
    }

    fn value(&mut self, value: &Node<Value>, ty: &Type) {
        let name = ty.inner_named_type();
        let schema = self.schema;
        match (value.as_ref(), schema.types.get(name)) {
            (Value::List(items), _) => {
                for item in items {
                    self.value(item, ty);
                }
            }
            (Value::Enum(given), Some(ExtendedType::Enum(values))) => {
                if let Some(known) = values.values.get(given) {
                    self.add(format!("{name}.{given}"), value.location(), &known.directives);
                }
            }
            (Value::Object(members), Some(ExtendedType::InputObject(object))) => {
                for (member, value) in members {
                    if let Some(field) = object.fields.get(member) {
                        self.add(format!("{name}.{member}"), member.location(), &field.directives);
                        self.value(value, &field.ty);
                    }
                }
            }
            _ => {}
        }
    }
}
