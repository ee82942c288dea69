//! Default values as a server takes them: `1` and `1.0` are one float, `"a"` is a list of itself,
//! and an input object is completed with the defaults of its fields.

use std::collections::BTreeMap;

use crate::schema::{InputValue, Kind, Literal, Schema, Wrap, applied};

/// A value after coercion; equal values mean the same to the server.
#[derive(Debug, PartialEq)]
pub enum Value {
    Null,
    Boolean(bool),
    Number(String),
    /// Strings, ids and enum values.
    Text(String),
    List(Vec<Value>),
    Object(BTreeMap<String, Value>),
}

/// Deeper than this, defaults name each other in a circle.
const DEPTH: usize = 32;

/// The default of an input, if it has one that fits its type.
pub fn default(schema: &Schema, input: &InputValue) -> Option<Value> {
    coerce(schema, &input.default.as_ref()?.0, &input.ty.wrap, &input.ty.name, DEPTH)
}

fn coerce(schema: &Schema, literal: &Literal, wrap: &[Wrap], name: &str, depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    match (wrap.split_first(), literal) {
        (Some((Wrap::NonNull, _)), Literal::Null) => None,
        (Some((Wrap::NonNull, rest)), _) => coerce(schema, literal, rest, name, depth),
        (_, Literal::Null) => Some(Value::Null),
        (Some((Wrap::List, rest)), Literal::List(items)) => {
            let items = items.iter().map(|item| coerce(schema, item, rest, name, depth));
            items.collect::<Option<_>>().map(Value::List)
        }
        (Some((Wrap::List, rest)), _) => Some(Value::List(vec![coerce(schema, literal, rest, name, depth)?])),
        (None, _) => named(schema, literal, name, depth),
    }
}

fn named(schema: &Schema, literal: &Literal, name: &str, depth: usize) -> Option<Value> {
    match (name, literal) {
        ("Int", Literal::Int(text)) => text.parse::<i32>().is_ok().then(|| number(text)),
        ("Float", Literal::Int(text) | Literal::Float(text)) => Some(number(text)),
        ("String", Literal::String(text)) => Some(Value::Text(text.clone())),
        ("ID", Literal::String(text) | Literal::Int(text)) => Some(Value::Text(text.clone())),
        ("Boolean", Literal::Boolean(value)) => Some(Value::Boolean(*value)),
        ("Int" | "Float" | "String" | "ID" | "Boolean", _) => None,
        _ => match (schema.get(name).map(|ty| &ty.kind), literal) {
            (Some(Kind::Enum(values)), Literal::Enum(value)) => {
                values.iter().any(|known| known.name == *value).then(|| Value::Text(value.clone()))
            }
            (Some(Kind::Input(fields)), Literal::Object(members)) => {
                let object = object(schema, fields, members, depth)?;
                let one = schema.get(name).is_some_and(|ty| applied(&ty.directives, "oneOf").is_some());
                let only = object.len() == 1 && !object.values().any(|value| *value == Value::Null);
                (!one || only).then_some(Value::Object(object))
            }
            (Some(Kind::Enum(_) | Kind::Input(_)), _) => None,
            _ => Some(untyped(literal)),
        },
    }
}

fn object(
    schema: &Schema,
    fields: &[InputValue],
    members: &[(String, Literal)],
    depth: usize,
) -> Option<BTreeMap<String, Value>> {
    let mut object = BTreeMap::new();
    for field in fields {
        let given = members.iter().find(|(name, _)| *name == field.name).map(|(_, value)| value);
        match given.or(field.default.as_ref().map(|(literal, _)| literal)) {
            Some(literal) => {
                let value = coerce(schema, literal, &field.ty.wrap, &field.ty.name, depth)?;
                object.insert(field.name.clone(), value);
            }
            None if field.ty.is_required() => return None,
            None => {}
        }
    }
    Some(object)
}

/// A value of a scalar that only its server understands.
fn untyped(literal: &Literal) -> Value {
    match literal {
        Literal::Null => Value::Null,
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::Int(text) | Literal::Float(text) => number(text),
        Literal::String(text) | Literal::Enum(text) => Value::Text(text.clone()),
        Literal::List(items) => Value::List(items.iter().map(untyped).collect()),
        Literal::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), untyped(value))).collect())
        }
    }
}

fn number(text: &str) -> Value {
    Value::Number(text.parse::<f64>().map_or_else(|_| text.to_owned(), |number| number.to_string()))
}
