//! Input values: literals of a document and variables of a request, in one form.

use std::borrow::Cow;

use super::table::Deprecation;

/// An input value. Literals live as long as their plan, variables as long as the request's bytes.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    Null,
    Boolean(bool),
    Int(i64),
    Float(f64),
    String(Cow<'a, str>),
    /// Only in literals; a variable's enum value is a string.
    Enum(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
    /// The variable with this number in the operation.
    Variable(u16),
    /// The variable with this number, or the default of the place where it stands.
    VariableOr(u16, Box<Value<'a>>),
}

/// Coerced variables of one request by their number in the operation; `None` for one that was not given.
#[derive(Debug, Default)]
pub struct Variables<'a> {
    pub values: Vec<Option<Value<'a>>>,
    /// What the request gave that is deprecated; defaults are not of its making.
    pub deprecated: Vec<&'static Deprecation>,
}

impl<'a> Variables<'a> {
    /// The value with a variable followed; `None` when that variable was not given.
    pub fn follow<'v>(&'v self, value: &'v Value<'a>) -> Option<&'v Value<'a>> {
        match value {
            Value::Variable(number) => self.get(*number),
            Value::VariableOr(number, default) => Some(self.get(*number).unwrap_or(default)),
            other => Some(other),
        }
    }

    fn get(&self, number: u16) -> Option<&Value<'a>> {
        self.values.get(usize::from(number))?.as_ref()
    }
}
