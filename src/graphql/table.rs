//! The shape of the generated type tables: what a plan is bound against.

use jiff::civil::Date;

use super::value::Value;

/// A schema: its root types, all its types, and the SDL that introspection and validation read.
#[derive(Debug)]
pub struct Schema {
    pub sdl: &'static str,
    pub types: &'static [&'static Type],
    pub query: &'static Type,
    pub mutation: Option<&'static Type>,
    /// Its fields have no resolvers: they are null.
    pub subscription: Option<&'static Type>,
}

/// One named type.
#[derive(Debug)]
pub struct Type {
    pub name: &'static str,
    pub kind: Kind,
    /// What of it clients should no longer use.
    pub deprecated: &'static [Deprecation],
}

/// A field, argument, input field or enum value that is to go.
#[derive(Debug, PartialEq, Eq)]
pub struct Deprecation {
    /// `Type.field`, `Type.field(arg:)` or `Enum.VALUE`.
    pub coordinate: &'static str,
    /// The day of the release that deprecated it; none while no release has.
    pub since: Option<Date>,
    pub reason: &'static str,
}

impl Deprecation {
    /// `since` is a year, a month and a day.
    pub const fn new(coordinate: &'static str, since: Option<(i16, i8, i8)>, reason: &'static str) -> Self {
        let since = match since {
            Some((year, month, day)) => Some(jiff::civil::date(year, month, day)),
            None => None,
        };
        Self { coordinate, since, reason }
    }
}

#[derive(Debug)]
pub enum Kind {
    Scalar(Scalar),
    /// The values' names, in the order of the generated enum.
    Enum(&'static [&'static str]),
    Input(&'static [InputField]),
    /// A field's number is its place in this list.
    Object(&'static [Field]),
    /// Interface or union, with its possible object types.
    Abstract(&'static [&'static Type]),
}

/// Checks an input value of a scalar: `Err` is the reason, in French, that ends the client's message.
pub type Scalar = fn(&Value<'_>) -> Result<(), String>;

#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub ty: TypeRef,
    pub args: &'static [InputField],
}

/// A field of an input object, or an argument.
#[derive(Debug)]
pub struct InputField {
    pub name: &'static str,
    pub ty: TypeRef,
    /// The default value, as a GraphQL literal.
    pub default: Option<&'static str>,
}

/// A named type with its wrappers, outermost first: `[X!]!` is `NonNull, List, NonNull`.
#[derive(Debug, Clone, Copy)]
pub struct TypeRef {
    pub of: &'static Type,
    pub wrap: &'static [Wrap],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrap {
    NonNull,
    List,
}

impl Type {
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, deprecated: &[] }
    }

    pub const fn deprecating(mut self, deprecated: &'static [Deprecation]) -> Self {
        self.deprecated = deprecated;
        self
    }

    /// Whether one of its members is deprecated: `field`, `field(arg:)` or `VALUE`.
    pub fn deprecation(&self, member: &str) -> Option<&'static Deprecation> {
        let is_it = |one: &&Deprecation| one.coordinate.get(self.name.len() + 1..) == Some(member);
        self.deprecated.iter().find(is_it)
    }

    /// The number of a field of this object type.
    pub fn field_number(&self, name: &str) -> Option<u16> {
        match self.kind {
            Kind::Object(fields) => {
                fields.iter().position(|f| f.name == name).and_then(|at| u16::try_from(at).ok())
            }
            _ => None,
        }
    }
}

impl PartialEq for Type {
    /// Types are statics: the name tells them apart.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
