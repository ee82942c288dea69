//! The model itself. Order is that of the files by name, then of the SDL.

use std::collections::HashMap;

use super::source::Source;
use crate::names;

/// Scalars that every schema has without defining them.
pub const BUILT_IN_SCALARS: &[&str] = &["String", "Int", "Float", "Boolean", "ID"];

/// A place: the number of a file, and a byte offset in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct At {
    pub file: usize,
    pub offset: usize,
}

#[derive(Debug, Default)]
pub struct Schema {
    pub files: Vec<Source>,
    pub types: Vec<TypeDef>,
    pub directives: Vec<DirectiveDef>,
    pub query: String,
    pub mutation: Option<String>,
    /// Declared to clients, and answered by null: it has no resolvers.
    pub subscription: Option<String>,
    /// Directives and description of the `schema` definition.
    pub description: Option<String>,
    pub applied: Vec<Applied>,
    /// Type name → its number in `types`.
    pub(super) index: HashMap<String, usize>,
}

#[derive(Debug)]
pub struct TypeDef {
    pub name: String,
    /// The name in Rust, escaped where it is a keyword.
    pub rust: String,
    pub at: At,
    pub description: Option<String>,
    pub directives: Vec<Applied>,
    pub kind: Kind,
}

#[derive(Debug)]
pub enum Kind {
    Scalar,
    Enum(Vec<EnumValue>),
    Input(Vec<InputValue>),
    Object(Composite),
    Interface(Composite),
    Union(Vec<Named>),
}

/// What objects and interfaces are made of.
#[derive(Debug, Default)]
pub struct Composite {
    pub implements: Vec<Named>,
    pub fields: Vec<Field>,
}

#[derive(Debug)]
pub struct EnumValue {
    pub name: String,
    /// The name in Rust, escaped where it is a keyword.
    pub rust: String,
    pub at: At,
    pub description: Option<String>,
    pub directives: Vec<Applied>,
}

#[derive(Debug)]
pub struct Field {
    pub name: String,
    /// The name in Rust, escaped where it is a keyword.
    pub rust: String,
    /// Its file may differ from its type's: roots are put together by `extend type`.
    pub at: At,
    pub description: Option<String>,
    pub directives: Vec<Applied>,
    pub args: Vec<InputValue>,
    pub ty: TypeRef,
    /// Fetched by a resolver of its own, over many parents at once.
    pub computed: bool,
    /// A root field whose resolver answers with something that writes itself.
    pub written: bool,
}

/// An argument, or a field of an input object.
#[derive(Debug)]
pub struct InputValue {
    pub name: String,
    /// The name in Rust, escaped where it is a keyword.
    pub rust: String,
    pub at: At,
    pub description: Option<String>,
    pub directives: Vec<Applied>,
    pub ty: TypeRef,
    pub default: Option<(Literal, At)>,
}

/// A name that refers to a type.
#[derive(Debug, Clone)]
pub struct Named {
    pub name: String,
    pub at: At,
}

#[derive(Debug, Clone)]
pub struct TypeRef {
    pub name: String,
    pub at: At,
    /// Outermost first.
    pub wrap: Vec<Wrap>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrap {
    NonNull,
    List,
}

#[derive(Debug)]
pub struct DirectiveDef {
    pub name: String,
    pub at: At,
    pub description: Option<String>,
    pub args: Vec<InputValue>,
    pub repeatable: bool,
    pub locations: Vec<&'static str>,
}

/// A directive where it stands.
#[derive(Debug)]
pub struct Applied {
    pub name: String,
    pub at: At,
    pub args: Vec<(Named, Literal)>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    Null,
    Boolean(bool),
    /// As written.
    Int(String),
    Float(String),
    String(String),
    Enum(String),
    List(Vec<Literal>),
    Object(Vec<(String, Literal)>),
}

impl Schema {
    pub fn get(&self, name: &str) -> Option<&TypeDef> {
        self.index.get(name).map(|&number| &self.types[number])
    }

    /// Gives the schema an object type without fields, where it lacks one of that name.
    pub fn ensure_object(&mut self, name: &str) {
        if self.get(name).is_none() {
            self.index.insert(name.to_owned(), self.types.len());
            self.types.push(TypeDef {
                name: name.to_owned(),
                rust: names::type_name(name),
                at: At::default(),
                description: None,
                directives: Vec::new(),
                kind: Kind::Object(Composite::default()),
            });
        }
    }

    pub fn number(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    pub fn is_root(&self, name: &str) -> bool {
        [Some(self.query.as_str()), self.mutation.as_deref(), self.subscription.as_deref()]
            .contains(&Some(name))
    }

    /// The root types, with the name of each in `OperationKind`.
    pub fn roots(&self) -> impl Iterator<Item = (&'static str, &TypeDef)> {
        let names = [
            ("Query", Some(&self.query)),
            ("Mutation", self.mutation.as_ref()),
            ("Subscription", self.subscription.as_ref()),
        ];
        names.into_iter().filter_map(|(kind, name)| Some((kind, self.get(name?)?)))
    }

    /// Types declared in a file, roots aside.
    pub fn types_of(&self, file: usize) -> impl Iterator<Item = &TypeDef> {
        self.types.iter().filter(move |ty| ty.at.file == file && !self.is_root(&ty.name))
    }

    /// Root fields declared in a file, with their root type and kind.
    pub fn operations_of(&self, file: usize) -> impl Iterator<Item = (&'static str, &TypeDef, &Field)> {
        self.roots().flat_map(move |(kind, root)| {
            root.fields()
                .iter()
                .filter(move |field| field.at.file == file)
                .map(move |field| (kind, root, field))
        })
    }

    /// Root fields declared in a file that are resolved: those of the subscription root are not.
    pub fn resolved_of(&self, file: usize) -> impl Iterator<Item = (&'static str, &TypeDef, &Field)> {
        self.operations_of(file).filter(|(kind, _, _)| *kind != "Subscription")
    }

    /// Computed fields declared in a file, with their type.
    pub fn computed_of(&self, file: usize) -> impl Iterator<Item = (&TypeDef, &Field)> {
        self.computed().filter(move |(_, field)| field.at.file == file)
    }

    pub fn computed(&self) -> impl Iterator<Item = (&TypeDef, &Field)> {
        self.types
            .iter()
            .flat_map(|ty| ty.fields().iter().map(move |field| (ty, field)))
            .filter(|(_, f)| f.computed)
    }

    /// The object types that may stand where an interface or union is declared, in order.
    pub fn possible<'s>(&'s self, ty: &'s TypeDef) -> Vec<&'s TypeDef> {
        match &ty.kind {
            Kind::Union(members) => members.iter().filter_map(|member| self.get(&member.name)).collect(),
            Kind::Interface(_) => self
                .types
                .iter()
                .filter(|other| match &other.kind {
                    Kind::Object(object) => object.implements.iter().any(|i| i.name == ty.name),
                    _ => false,
                })
                .collect(),
            _ => vec![ty],
        }
    }
}

impl TypeDef {
    /// The name of the type's static table.
    pub fn constant(&self) -> String {
        names::constant(&self.rust)
    }

    pub fn values(&self) -> &[EnumValue] {
        match &self.kind {
            Kind::Enum(values) => values,
            _ => &[],
        }
    }

    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            Kind::Object(composite) | Kind::Interface(composite) => &composite.fields,
            _ => &[],
        }
    }

    pub fn implements(&self) -> &[Named] {
        match &self.kind {
            Kind::Object(composite) | Kind::Interface(composite) => &composite.implements,
            _ => &[],
        }
    }

    pub fn inputs(&self) -> &[InputValue] {
        match &self.kind {
            Kind::Input(fields) => fields,
            _ => &[],
        }
    }

    pub const fn is_input(&self) -> bool {
        matches!(self.kind, Kind::Scalar | Kind::Enum(_) | Kind::Input(_))
    }

    pub const fn is_output(&self) -> bool {
        !matches!(self.kind, Kind::Input(_))
    }

    pub const fn is_composite(&self) -> bool {
        matches!(self.kind, Kind::Object(_) | Kind::Interface(_) | Kind::Union(_))
    }
}

impl Field {
    /// The name of the field number's constant.
    pub fn constant(&self) -> String {
        bare(&self.rust).to_ascii_uppercase()
    }

    /// The name to build others from: without the mark of a raw identifier.
    pub fn bare(&self) -> &str {
        bare(&self.rust)
    }

    /// Arguments beyond five come in a struct; its name.
    pub fn args_struct(&self) -> Option<String> {
        (self.args.len() > 5).then(|| names::type_name(&self.name) + "Args")
    }
}

fn bare(rust: &str) -> &str {
    rust.strip_prefix("r#").unwrap_or(rust)
}

impl TypeRef {
    pub fn is_required(&self) -> bool {
        self.wrap.first() == Some(&Wrap::NonNull)
    }

    pub fn is_list(&self) -> bool {
        self.wrap.contains(&Wrap::List)
    }

    /// As the SDL spells it.
    pub fn sdl(&self) -> String {
        wrapped(&self.wrap, &self.name)
    }
}

fn wrapped(wrap: &[Wrap], name: &str) -> String {
    match wrap.split_first() {
        None => name.to_owned(),
        Some((Wrap::NonNull, rest)) => wrapped(rest, name) + "!",
        Some((Wrap::List, rest)) => format!("[{}]", wrapped(rest, name)),
    }
}

/// Looks up a directive among those applied.
pub fn applied<'a>(directives: &'a [Applied], name: &str) -> Option<&'a Applied> {
    directives.iter().find(|directive| directive.name == name)
}

/// Why something is deprecated, if it is.
pub fn deprecation(directives: &[Applied]) -> Option<&str> {
    let directive = applied(directives, "deprecated")?;
    let reason = directive.args.iter().find(|(name, _)| name.name == "reason");
    match reason {
        Some((_, Literal::String(text))) => Some(text),
        _ => Some("No longer supported"),
    }
}

/// What of a type is deprecated, by coordinate, and why; in the order of the SDL.
pub fn deprecations_of(ty: &TypeDef) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    let mut note = |coordinate: String, directives| {
        found.extend(deprecation(directives).map(|reason| (coordinate, reason)));
    };
    for value in ty.values() {
        note(format!("{}.{}", ty.name, value.name), &value.directives);
    }
    for field in ty.inputs() {
        note(format!("{}.{}", ty.name, field.name), &field.directives);
    }
    for field in ty.fields() {
        note(format!("{}.{}", ty.name, field.name), &field.directives);
        for arg in &field.args {
            note(format!("{}.{}({}:)", ty.name, field.name, arg.name), &arg.directives);
        }
    }
    found
}

impl std::fmt::Display for Literal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Int(text) | Self::Float(text) | Self::Enum(text) => f.write_str(text),
            Self::String(text) => f.write_str(&quoted(text)),
            Self::List(items) => {
                f.write_str("[")?;
                for (at, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if at > 0 { ", " } else { "" })?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (at, (name, value)) in members.iter().enumerate() {
                    write!(f, "{}{name}: {value}", if at > 0 { ", " } else { "" })?;
                }
                f.write_str("}")
            }
        }
    }
}

/// A GraphQL string literal.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
