//! Literals of a document as input values, in the form of the place where they stand.

use std::borrow::Cow;

use apollo_compiler::ast;

use super::table::{Kind, Type, Wrap};
use super::value::Value;

/// Numbers the variables met in a literal.
pub(super) trait Numbers {
    /// The number of a variable. `required`: it stands where null is refused.
    fn number(&mut self, name: &str, required: bool) -> u16;
}

/// For constants, in which validation allows no variables.
pub(super) struct NoVariables;

impl Numbers for NoVariables {
    fn number(&mut self, _: &str, _: bool) -> u16 {
        u16::MAX
    }
}

/// A constant as it stands, without a type to tell more.
pub(super) fn constant(value: &ast::Value) -> Value<'static> {
    plain(value, &mut NoVariables)
}

fn plain(value: &ast::Value, numbers: &mut dyn Numbers) -> Value<'static> {
    match value {
        ast::Value::Null => Value::Null,
        ast::Value::Boolean(value) => Value::Boolean(*value),
        ast::Value::Int(value) => match value.as_str().parse() {
            Ok(value) => Value::Int(value),
            Err(_) => Value::Float(value.try_to_f64().unwrap_or(f64::INFINITY)),
        },
        ast::Value::Float(value) => Value::Float(value.try_to_f64().unwrap_or(f64::INFINITY)),
        ast::Value::String(text) => Value::String(Cow::Owned(text.clone())),
        ast::Value::Enum(name) => Value::Enum(Cow::Owned(name.to_string())),
        ast::Value::Variable(name) => Value::Variable(numbers.number(name, false)),
        ast::Value::List(items) => Value::List(items.iter().map(|item| plain(item, numbers)).collect()),
        ast::Value::Object(members) => {
            let members = members.iter();
            Value::Object(members.map(|(k, v)| (Cow::Owned(k.to_string()), plain(v, numbers))).collect())
        }
    }
}

/// A checked literal in the form of its place: lists around single values, defaults of input fields.
pub(super) fn convert(
    value: &ast::Value,
    of: &'static Type,
    wrap: &[Wrap],
    default: Option<&'static str>,
    numbers: &mut dyn Numbers,
) -> Value<'static> {
    let (required, wrap) = match wrap {
        [Wrap::NonNull, rest @ ..] => (true, rest),
        _ => (false, wrap),
    };
    match (value, wrap, &of.kind) {
        (ast::Value::Variable(name), ..) => {
            let number = numbers.number(name, required);
            match default {
                Some(default) => Value::VariableOr(number, Box::new(literal(default))),
                None => Value::Variable(number),
            }
        }
        (ast::Value::Null, ..) => Value::Null,
        (ast::Value::List(items), [Wrap::List, inner @ ..], _) => {
            Value::List(items.iter().map(|item| convert(item, of, inner, None, numbers)).collect())
        }
        (_, [Wrap::List, inner @ ..], _) => Value::List(vec![convert(value, of, inner, None, numbers)]),
        (ast::Value::Object(given), _, Kind::Input(fields)) => {
            let mut members = Vec::with_capacity(given.len());
            for field in *fields {
                let member = given.iter().find(|(key, _)| key == field.name).map(|(_, value)| value);
                let value = match (member, field.default) {
                    (Some(member), default) => convert(member, field.ty.of, field.ty.wrap, default, numbers),
                    (None, Some(default)) => literal(default),
                    (None, None) => continue,
                };
                members.push((Cow::Borrowed(field.name), value));
            }
            Value::Object(members)
        }
        _ => plain(value, numbers),
    }
}

/// About how many bytes a value keeps on the heap.
pub(super) fn weight(value: &Value<'_>) -> usize {
    match value {
        Value::String(text) | Value::Enum(text) => text.len(),
        Value::List(items) => items.iter().map(|item| size_of::<Value<'_>>() + weight(item)).sum(),
        Value::Object(members) => {
            members.iter().map(|(key, value)| 2 * size_of::<Value<'_>>() + key.len() + weight(value)).sum()
        }
        Value::VariableOr(_, default) => size_of::<Value<'_>>() + weight(default),
        _ => 0,
    }
}

/// Reads a default value of the type tables.
pub(super) fn literal(text: &'static str) -> Value<'static> {
    let document = format!("{{f(a:{text})}}");
    let document = apollo_compiler::ast::Document::parse(document, "default").expect("defaults are literals");
    let operation = document.definitions.first().and_then(|d| d.as_operation_definition());
    let field = operation.and_then(|operation| operation.selection_set.first()?.as_field());
    let value = field.and_then(|field| field.arguments.first()).expect("the document was written above");
    constant(&value.value)
}
