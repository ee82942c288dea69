//! Structs, enums, inputs and type tables of one schema file.

use std::collections::HashSet;
use std::fmt::Write;

use super::doc;
use crate::changelog::Deprecated;
use crate::config::Config;
use crate::schema::{EnumValue, Field, InputValue, Kind, Schema, TypeDef, TypeRef, Wrap, deprecations_of};

pub fn types(schema: &Schema, config: &Config, since: &Deprecated, file: usize) -> String {
    let inline = Inline::new(schema);
    let mut out = String::new();
    for ty in schema.types_of(file) {
        if matches!(ty.kind, Kind::Scalar) {
            continue;
        }
        separate(&mut out);
        let rust = Rust::new(schema, config, &inline, &ty.name);
        out.push_str(&doc(ty.description.as_deref(), ""));
        match &ty.kind {
            Kind::Scalar => {}
            Kind::Enum(values) => enum_type(&mut out, since, ty, values),
            Kind::Input(fields) => input(&mut out, &rust, since, ty, fields),
            Kind::Object(object) => self::object(&mut out, &rust, since, ty, &object.fields),
            Kind::Interface(_) | Kind::Union(_) => abstract_type(&mut out, schema, since, ty),
        }
    }
    for (_, _, field) in schema.resolved_of(file) {
        if let Some(name) = field.args_struct() {
            separate(&mut out);
            let rust = Rust::new(schema, config, &inline, "");
            members(&mut out, &rust, &name, &field.args);
        }
    }
    out
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

fn object(out: &mut String, rust: &Rust<'_>, since: &Deprecated, ty: &TypeDef, fields: &[Field]) {
    let (name, constant) = (&ty.rust, ty.constant());
    let _ = writeln!(out, "pub struct {name} {{");
    for field in fields {
        let _ = writeln!(out, "    pub {}: {},", field.rust, rust.field(field));
    }
    let _ = write!(
        out,
        "}}\n\nimpl Object for {name} {{\n    const TYPE: &'static Type = &{constant};\n    \
         fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {{\n        match number {{\n"
    );
    for (number, field) in fields.iter().enumerate() {
        let _ = writeln!(out, "            {number} => self.{}.write(w, node),", field.rust);
    }
    let _ = write!(out, "            _ => Err(Null),\n        }}\n    }}\n}}\n\n");
    table(out, rust.schema, since, ty);
    let _ = write!(out, "\n/// Field numbers.\nimpl {name} {{\n");
    for (number, field) in fields.iter().enumerate() {
        let _ = writeln!(out, "    pub const {}: u16 = {number};", field.constant());
    }
    out.push_str("}\n");
}

/// The table of an object type; a line a field.
pub fn table(out: &mut String, schema: &Schema, since: &Deprecated, ty: &TypeDef) {
    let (constant, name) = (ty.constant(), &ty.name);
    let _ = writeln!(out, "pub static {constant}: Type = Type::new(\"{name}\", Kind::Object(&[");
    for field in ty.fields() {
        let (of, wrap) = reference(schema, &field.ty);
        if field.args.is_empty() {
            let _ = writeln!(out, "    field(\"{}\", {of}, {wrap}),", field.name);
            continue;
        }
        let _ = writeln!(out, "    with(\"{}\", {of}, {wrap}, &[", field.name);
        for argument in &field.args {
            let _ = writeln!(out, "        {},", input_field(schema, argument));
        }
        out.push_str("    ]),\n");
    }
    let _ = writeln!(out, "])){};", deprecating(since, ty));
}

/// What of a type is deprecated, a line each: why, and since the release of which day.
fn deprecating(since: &Deprecated, ty: &TypeDef) -> String {
    let deprecated = deprecations_of(ty);
    if deprecated.is_empty() {
        return String::new();
    }
    let mut out = ".deprecating(&[\n".to_owned();
    for (coordinate, reason) in deprecated {
        let since = since.get(&coordinate).map(|(since, _)| since);
        let since = since.map(|day| (day.year(), day.month(), day.day()));
        let _ = writeln!(out, "    deprecation({coordinate:?}, {since:?}, {reason:?}),");
    }
    out + "])"
}

fn input_field(schema: &Schema, input: &InputValue) -> String {
    let (of, wrap) = reference(schema, &input.ty);
    match &input.default {
        None => format!("input(\"{}\", {of}, {wrap})", input.name),
        Some((literal, _)) => {
            format!("default(\"{}\", {of}, {wrap}, {:?})", input.name, literal.to_string())
        }
    }
}

/// A reference to a type's table, and its wrappers.
fn reference(schema: &Schema, ty: &TypeRef) -> (String, String) {
    let constant = schema.get(&ty.name).map_or_else(|| crate::names::constant(&ty.name), TypeDef::constant);
    (format!("&{constant}"), wrapper(&ty.wrap))
}

/// The name that `mod.rs` gives to common wrappers, or the wrappers in full.
fn wrapper(wrap: &[Wrap]) -> String {
    use Wrap::{List, NonNull};
    match wrap {
        [] => "OPT".to_owned(),
        [NonNull] => "REQ".to_owned(),
        [List, NonNull] => "OPT_LIST".to_owned(),
        [NonNull, List, NonNull] => "REQ_LIST".to_owned(),
        other => {
            let names: Vec<_> = other.iter().map(|wrap| format!("Wrap::{wrap:?}")).collect();
            format!("&[{}]", names.join(", "))
        }
    }
}

fn enum_type(out: &mut String, since: &Deprecated, ty: &TypeDef, values: &[EnumValue]) {
    let (name, constant) = (&ty.rust, ty.constant());
    let _ = write!(out, "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum {name} {{\n");
    for value in values {
        let _ = writeln!(out, "    {},", value.rust);
    }
    let all: Vec<_> = values.iter().map(|value| format!("Self::{}", value.rust)).collect();
    let _ = write!(out, "}}\n\nimpl {name} {{\n    pub const ALL: &[Self] = {};\n", list(&all, "    "));
    out.push_str("    pub const fn as_str(self) -> &'static str {\n        match self {\n");
    for value in values {
        let _ = writeln!(out, "            Self::{} => \"{}\",", value.rust, value.name);
    }
    let names: Vec<_> = values.iter().map(|value| format!("\"{}\"", value.name)).collect();
    let _ = write!(
        out,
        "        }}\n    }}\n}}\nenum_impls!({name});\n\npub static {constant}: Type = Type::new(\"{}\", \
         Kind::Enum({})){};\n",
        ty.name,
        list(&names, ""),
        deprecating(since, ty)
    );
}

/// `&[a, b]`, broken into lines where it is long.
pub fn list(items: &[String], indent: &str) -> String {
    let line = format!("&[{}]", items.join(", "));
    if line.len() <= 70 {
        return line;
    }
    let mut out = "&[".to_owned();
    let mut width = usize::MAX;
    for item in items {
        if width.saturating_add(item.len() + 2) > 104 {
            let _ = write!(out, "\n{indent}   ");
            width = indent.len() + 3;
        }
        let _ = write!(out, " {item},");
        width += item.len() + 2;
    }
    let _ = write!(out, "\n{indent}]");
    out
}

fn input(out: &mut String, rust: &Rust<'_>, since: &Deprecated, ty: &TypeDef, fields: &[InputValue]) {
    members(out, rust, &ty.rust, fields);
    let _ = write!(
        out,
        "\nimpl Input for {} {{\n    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {{\n        \
         let m = members(value, variables)?;\n        Ok(Self {{\n",
        ty.rust
    );
    for field in fields {
        let _ = writeln!(out, "            {}: m.{}?,", field.rust, getter(field));
    }
    let _ = write!(
        out,
        "        }})\n    }}\n}}\n\npub static {}: Type = Type::new(\"{}\", Kind::Input(&[\n",
        ty.constant(),
        ty.name
    );
    for field in fields {
        let _ = writeln!(out, "    {},", input_field(rust.schema, field));
    }
    let _ = writeln!(out, "])){};", deprecating(since, ty));
}

/// The call that takes an input by name from `Fields`.
pub fn getter(input: &InputValue) -> String {
    let kind = if input.ty.is_required() { "required" } else { "maybe" };
    format!("{kind}(\"{}\")", input.name)
}

fn members(out: &mut String, rust: &Rust<'_>, name: &str, fields: &[InputValue]) {
    let _ = write!(out, "#[derive(Debug, Clone, PartialEq)]\npub struct {name} {{\n");
    for field in fields {
        let _ = writeln!(out, "    pub {}: {},", field.rust, rust.input(&field.ty));
    }
    out.push_str("}\n");
}

fn abstract_type(out: &mut String, schema: &Schema, since: &Deprecated, ty: &TypeDef) {
    let possible = schema.possible(ty);
    let (name, constant) = (&ty.rust, ty.constant());
    let _ = writeln!(out, "pub enum {name} {{");
    for object in &possible {
        let _ = writeln!(out, "    {0}(Box<{0}>),", object.rust);
    }
    let _ = write!(
        out,
        "}}\n\nimpl Output for {name} {{\n    fn write(&self, w: &mut Writer<'_>, node: &Node) -> Written {{\n        \
         match self {{\n"
    );
    for object in &possible {
        let _ = writeln!(out, "            Self::{}(value) => (**value).write(w, node),", object.rust);
    }
    let tables: Vec<_> = possible.iter().map(|object| format!("&{}", object.constant())).collect();
    let _ = write!(
        out,
        "        }}\n    }}\n}}\n\npub static {constant}: Type = Type::new(\"{}\", Kind::Abstract({})){};\n",
        ty.name,
        list(&tables, ""),
        deprecating(since, ty)
    );
}

/// Rust types as one GraphQL type sees them.
pub struct Rust<'s> {
    schema: &'s Schema,
    config: &'s Config,
    inline: &'s Inline,
    owner: &'s str,
}

impl<'s> Rust<'s> {
    /// Types as the members of `owner` have them; without an owner, nothing is boxed.
    pub fn new(schema: &'s Schema, config: &'s Config, inline: &'s Inline, owner: &'s str) -> Self {
        Self { schema, config, inline, owner }
    }

    fn field(&self, field: &Field) -> String {
        let ty = self.output(&field.ty);
        if field.computed { format!("Slot<{ty}>") } else { ty }
    }

    pub fn output(&self, ty: &TypeRef) -> String {
        self.wrapped(&ty.wrap, &self.named(ty), "Option")
    }

    pub fn input(&self, ty: &TypeRef) -> String {
        self.wrapped(&ty.wrap, &self.named(ty), "Maybe")
    }

    fn wrapped(&self, wrap: &[Wrap], name: &str, optional: &str) -> String {
        match wrap {
            [] => format!("{optional}<{name}>"),
            [Wrap::NonNull] => name.to_owned(),
            [Wrap::NonNull, Wrap::List, rest @ ..] => format!("Vec<{}>", self.wrapped(rest, name, "Option")),
            [Wrap::List, rest @ ..] => format!("{optional}<Vec<{}>>", self.wrapped(rest, name, "Option")),
            [Wrap::NonNull, Wrap::NonNull, ..] => unreachable!("the SDL has no `!!`"),
        }
    }

    fn named(&self, ty: &TypeRef) -> String {
        if let Some((scalar, _)) = self.config.scalars.get(&ty.name) {
            return scalar.rust.rsplit("::").next().unwrap_or(&scalar.rust).to_owned();
        }
        let name = self.schema.get(&ty.name).map_or(&ty.name, |ty| &ty.rust);
        if self.inline.is_cycle(self.schema, self.owner, ty) { format!("Box<{name}>") } else { name.clone() }
    }
}

/// Which types hold which in place, so that a type that would hold itself is boxed.
#[derive(Debug)]
pub struct Inline {
    /// The number of each type's group; types that hold each other share one.
    group: Vec<usize>,
}

impl Inline {
    pub fn new(schema: &Schema) -> Self {
        let held = |number: usize| -> Vec<usize> {
            let ty = &schema.types[number];
            let fields = ty.fields().iter().map(|field| &field.ty);
            let inputs = ty.inputs().iter().map(|field| &field.ty);
            fields.chain(inputs).filter(|ty| !ty.is_list()).filter_map(|ty| schema.number(&ty.name)).collect()
        };
        let count = schema.types.len();
        let edges: Vec<Vec<usize>> = (0..count).map(held).collect();
        let mut back = vec![Vec::new(); count];
        for (from, targets) in edges.iter().enumerate() {
            targets.iter().for_each(|&to| back[to].push(from));
        }
        // Kosaraju: by the order in which a first walk leaves the types, a second one collects groups.
        let mut order = Vec::with_capacity(count);
        let mut seen = HashSet::new();
        for start in 0..count {
            let mut stack = vec![(start, 0)];
            if !seen.insert(start) {
                continue;
            }
            while let Some((at, next)) = stack.pop() {
                match edges[at].get(next) {
                    Some(&to) => {
                        stack.push((at, next + 1));
                        if seen.insert(to) {
                            stack.push((to, 0));
                        }
                    }
                    None => order.push(at),
                }
            }
        }
        let mut group = vec![usize::MAX; count];
        for &start in order.iter().rev() {
            let mut stack = vec![start];
            while let Some(at) = stack.pop() {
                if group[at] == usize::MAX {
                    group[at] = start;
                    stack.extend(&back[at]);
                }
            }
        }
        Self { group }
    }

    fn is_cycle(&self, schema: &Schema, owner: &str, ty: &TypeRef) -> bool {
        let groups = (schema.number(owner), schema.number(&ty.name));
        let (Some(owner), Some(of)) = groups else { return false };
        let composite = matches!(schema.types[of].kind, Kind::Object(_) | Kind::Input(_));
        composite && !ty.is_list() && self.group[owner] == self.group[of]
    }
}
