//! Decoding of checked input values into generated types.

use super::value::{Value, Variables};
use crate::error::{Error, Result};

/// A nullable input: left out, given as `null`, or given. Updates depend on the difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Maybe<T> {
    #[default]
    Absent,
    Null,
    Value(T),
}

impl<T> Maybe<T> {
    /// The value, where `null` and absence mean the same.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Null | Self::Absent => None,
        }
    }

    pub const fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(value),
        }
    }

    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(f(value)),
        }
    }
}

/// A type that input values decode into. Values were checked against the schema before, so an error is
/// a defect of ours.
pub trait Input: Sized {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self>;
}

/// What a decoder says to a value that the check should have refused.
pub fn mismatch(expected: &'static str) -> Error {
    Error::internal(format!("a checked input value is no {expected}"))
}

impl<T: Input> Input for Option<T> {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => T::decode(value, variables).map(Some),
        }
    }
}

impl<T: Input> Input for Vec<T> {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            Some(Value::List(items)) => items.iter().map(|item| T::decode(item, variables)).collect(),
            Some(single) => Ok(vec![T::decode(single, variables)?]),
            None => Err(mismatch("list")),
        }
    }
}

/// For inputs that contain themselves.
impl<T: Input> Input for Box<T> {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        T::decode(value, variables).map(Self::new)
    }
}

impl Input for String {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            Some(Value::String(text)) => Ok(text.clone().into_owned()),
            _ => Err(mismatch("String")),
        }
    }
}

impl Input for bool {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            Some(Value::Boolean(value)) => Ok(*value),
            _ => Err(mismatch("Boolean")),
        }
    }
}

impl Input for i32 {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            Some(Value::Int(value)) => i32::try_from(*value).map_err(|_| mismatch("Int")),
            // A JSON number such as 3.0 is an Int by the specification.
            Some(Value::Float(value)) => Ok(*value as i32),
            _ => Err(mismatch("Int")),
        }
    }
}

impl Input for f64 {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        match variables.follow(value) {
            Some(Value::Int(value)) => Ok(*value as f64),
            Some(Value::Float(value)) => Ok(*value),
            _ => Err(mismatch("Float")),
        }
    }
}

/// The name of an enum value: a literal's name, or a variable's text.
pub fn enum_name<'v>(value: &'v Value<'_>, variables: &'v Variables<'_>) -> Result<&'v str> {
    match variables.follow(value) {
        Some(Value::Enum(name) | Value::String(name)) => Ok(name),
        _ => Err(mismatch("enum value")),
    }
}

/// The named members of an input object, or the arguments of a field.
pub struct Fields<'v, 'a, K> {
    members: &'v [(K, Value<'a>)],
    variables: &'v Variables<'a>,
}

impl<'v, 'a, K: AsRef<str>> Fields<'v, 'a, K> {
    pub fn new(members: &'v [(K, Value<'a>)], variables: &'v Variables<'a>) -> Self {
        Self { members, variables }
    }

    fn given(&self, name: &str) -> Option<&'v Value<'a>> {
        let (_, value) = self.members.iter().find(|(key, _)| key.as_ref() == name)?;
        self.variables.follow(value)
    }

    /// A nullable member, in its three states.
    pub fn maybe<T: Input>(&self, name: &str) -> Result<Maybe<T>> {
        match self.given(name) {
            None => Ok(Maybe::Absent),
            Some(Value::Null) => Ok(Maybe::Null),
            Some(value) => T::decode(value, self.variables).map(Maybe::Value),
        }
    }

    /// A member that the schema requires.
    pub fn required<T: Input>(&self, name: &str) -> Result<T> {
        let value = self.given(name).ok_or_else(|| mismatch("required value"))?;
        T::decode(value, self.variables)
    }
}

/// The members of an input object.
pub fn members<'v, 'a>(
    value: &'v Value<'a>,
    variables: &'v Variables<'a>,
) -> Result<Fields<'v, 'a, std::borrow::Cow<'a, str>>> {
    match variables.follow(value) {
        Some(Value::Object(members)) => Ok(Fields::new(members, variables)),
        _ => Err(mismatch("input object")),
    }
}
