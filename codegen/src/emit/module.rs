//! `mod.rs`: what the generated modules share, the root tables and the dispatch.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use super::resolvers::{computed_name, computed_type, trait_name};
use super::{IMPORTS, types};
use crate::changelog::Deprecated;
use crate::config::{Config, Scalar};
use crate::names;
use crate::schema::{BUILT_IN_SCALARS, Kind, Schema};

/// What stands in for code that would otherwise be repeated for every enum, field and computed field.
const SHARED: &str = r#"
/// What every enum can do beyond its own `ALL` and `as_str`.
macro_rules! enum_impls {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> std::result::Result<Self, ()> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text).ok_or(())
            }
        }
        impl Input for $name {
            fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
                enum_name(value, variables)?.parse().map_err(|()| mismatch(stringify!($name)))
            }
        }
        impl Output for $name {
            fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
                w.name(self.as_str())
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(d)?;
                text.parse().map_err(|()| serde::de::Error::custom(format!("no {}: {text}", stringify!($name))))
            }
        }
    };
}
"#;

const COMPUTED: &str = r#"
/// Calls the resolver of one computed field, unless nothing wants it.
macro_rules! computed {
    ($api:ident, $cx:ident, $level:ident, $field:ident) => {
        async {
            if $level.$field.is_empty() {
                return Results::default();
            }
            let selection = $level.$field.selection();
            Results::from($api.$field(&$cx.below(&selection), &$level.$field.parents).await)
        }
    };
}
"#;

/// Lines of tables: the name of a field, its type and the wrappers around it.
const LINES: &[(&str, &str)] = &[
    ("OPT", "const OPT: &[Wrap] = &[];\n"),
    ("REQ", "const REQ: &[Wrap] = &[Wrap::NonNull];\n"),
    ("OPT_LIST", "const OPT_LIST: &[Wrap] = &[Wrap::List, Wrap::NonNull];\n"),
    ("REQ_LIST", "const REQ_LIST: &[Wrap] = &[Wrap::NonNull, Wrap::List, Wrap::NonNull];\n"),
    (
        "field",
        "const fn field(name: &'static str, of: &'static Type, wrap: &'static [Wrap]) -> Field {\n    \
         Field { name, ty: TypeRef { of, wrap }, args: &[] }\n}\n",
    ),
    (
        "with",
        "const fn with(name: &'static str, of: &'static Type, wrap: &'static [Wrap], args: &'static [InputField]) \
         -> Field {\n    Field { name, ty: TypeRef { of, wrap }, args }\n}\n",
    ),
    (
        "input",
        "const fn input(name: &'static str, of: &'static Type, wrap: &'static [Wrap]) -> InputField {\n    \
         InputField { name, ty: TypeRef { of, wrap }, default: None }\n}\n",
    ),
    (
        "default",
        "const fn default(name: &'static str, of: &'static Type, wrap: &'static [Wrap], literal: &'static str) \
         -> InputField {\n    InputField { name, ty: TypeRef { of, wrap }, default: Some(literal) }\n}\n",
    ),
    (
        "deprecation",
        "const fn deprecation(coordinate: &'static str, since: Option<(i16, i8, i8)>, reason: &'static str) \
         -> Deprecation {\n    Deprecation::new(coordinate, since, reason)\n}\n",
    ),
];

/// The module's doc, its imports and what the others use; `words` are the identifiers they name.
pub fn head(schema: &Schema, config: &Config, modules: &[usize], words: &HashSet<&str>) -> String {
    let mut out = "//! Types, tables, resolver traits and dispatch of the schema.\n\
                   // Names are the schema's: values of an enum may well share a word.\n\
                   #![allow(clippy::enum_variant_names)]\n\n"
        .to_owned();
    let enums = schema.types.iter().any(|ty| matches!(ty.kind, Kind::Enum(_)));
    let computed = schema.computed().next().is_some();
    let lines: String = LINES
        .iter()
        .filter(|(name, _)| words.contains(name))
        .map(|(_, text)| *text)
        .collect::<Vec<_>>()
        .join("");
    let mut shared = String::new();
    if enums {
        shared.push_str(SHARED);
    }
    if computed {
        shared.push_str(COMPUTED);
    }
    shared.push('\n');
    shared.push_str(&lines);
    let mut words = words.clone();
    words.extend(super::tokens(&shared));
    let mut imports: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let paths = config.scalars.values().filter_map(|(scalar, _)| scalar.rust.rsplit_once("::"));
    let given = IMPORTS.iter().flat_map(|(path, names)| names.iter().map(move |name| (*path, *name)));
    for (path, name) in given.chain(paths).filter(|(_, name)| words.contains(name)) {
        imports.entry(path).or_default().push(name);
    }
    for (path, names) in imports {
        match names.as_slice() {
            [name] => writeln!(out, "use {path}::{name};"),
            names => writeln!(out, "use {path}::{{{}}};", names.join(", ")),
        }
        .expect("writing to a string");
    }
    out.push_str(&shared);
    out.push('\n');
    for &number in modules {
        let stem = schema.files[number].stem();
        let _ = write!(out, "mod {stem};\npub use {stem}::*;\n");
    }
    if !config.paths.is_empty() {
        out.push_str("mod paths;\npub use paths::path;\n");
    }
    out
}

pub fn body(schema: &Schema, config: &Config, since: &Deprecated, modules: &[usize]) -> String {
    let mut out = String::new();
    let traits: Vec<_> = modules.iter().filter_map(|&number| trait_name(schema, number)).collect();
    let bounds = if traits.is_empty() { "Sync".to_owned() } else { traits.join(" + ") };
    let _ = write!(
        out,
        "\n/// Every resolver of the schema.\npub trait Api: {bounds} {{}}\nimpl<T: {bounds}> Api for T {{}}\n\n"
    );
    if schema.computed().next().is_some() {
        levels(&mut out, schema, config);
    }
    for (name, scalar) in scalars(schema, config) {
        let _ = writeln!(
            out,
            "pub static {}: Type = Type::new(\"{name}\", Kind::Scalar({}));",
            names::constant(name),
            scalar.check
        );
    }
    for (_, root) in schema.roots() {
        types::table(&mut out, schema, since, root);
    }
    let own = (0..schema.files.len())
        .flat_map(|number| schema.types_of(number))
        .filter(|ty| !matches!(ty.kind, Kind::Scalar))
        .map(|ty| ty.constant());
    let roots = schema.roots().map(|(_, root)| root.constant());
    let scalars = scalars(schema, config).map(|(name, _)| names::constant(name));
    let all: Vec<_> = own.chain(roots).chain(scalars).map(|name| format!("&{name}")).collect();
    let optional = |wanted: &str| {
        let root = schema.roots().find(|(kind, _)| *kind == wanted);
        root.map_or_else(|| "None".to_owned(), |(_, root)| format!("Some(&{})", root.constant()))
    };
    let _ = write!(
        out,
        "pub static SCHEMA: Schema = Schema {{\n    sdl: include_str!(\"schema.graphql\"),\n    types: {},\n    \
         query: &{},\n    mutation: {},\n    subscription: {},\n}};\n",
        types::list(&all, "    "),
        names::constant(&schema.query),
        optional("Mutation"),
        optional("Subscription")
    );
    out.push_str(
        "\n/// Calls the resolver of a root field.\npub fn resolve<'a, A: Api>(\n    api: &'a A,\n    cx: Context<'a>,\n    \
         kind: OperationKind,\n    node: &'a Node,\n    variables: &'a Variables<'a>,\n) -> BoxFuture<'a, Result<Box<dyn \
         Answer>>> {\n    match (kind, node.field) {\n",
    );
    for (kind, root) in schema.roots().filter(|(kind, _)| *kind != "Subscription") {
        for (number, field) in root.fields().iter().enumerate() {
            let _ = writeln!(
                out,
                "        (OperationKind::{kind}, {number}) => Box::pin({}::resolve_{}(api, cx, node, variables)),",
                schema.files[field.at.file].stem(),
                field.bare()
            );
        }
    }
    out + "        _ => Box::pin(async { Err(Error::internal(\"no such root field\")) }),\n    }\n}\n"
}

/// The batches and results of a level of computed fields, and the calls that make one of the other.
fn levels(out: &mut String, schema: &Schema, config: &Config) {
    let inline = types::Inline::new(schema);
    let (mut batches, mut results, mut calls) = (String::new(), String::new(), String::new());
    let (mut fields, mut empty) = (Vec::new(), Vec::new());
    for (ty, field) in schema.computed() {
        let name = computed_name(ty, field);
        let _ = writeln!(batches, "    {name}: Batch<'t, {}>,", ty.rust);
        let _ =
            writeln!(results, "    {name}: Results<{}>,", computed_type(schema, config, &inline, ty, field));
        let _ = writeln!(calls, "                computed!(self, cx, level, {name}),");
        empty.push(format!("level.{name}.is_empty()"));
        fields.push(name);
    }
    // One member alone makes a tuple by its comma.
    let tuple = fields.join(", ") + if fields.len() == 1 { "," } else { "" };
    let fields = fields.join(", ");
    let _ = write!(
        out,
        "/// Parents that wait for their computed fields.\n#[derive(Default)]\npub struct Level<'t> {{\n{batches}}}\n\n\
         /// What came for them.\npub struct Fetched {{\n{results}}}\n\n\
         /// Stands for the schema's computed fields where the runtime asks whose they are.\n\
         pub struct Computed;\n\nimpl Levels for Computed {{\n    type Level<'t> = Level<'t>;\n    type Fetched = Fetched;\n\n    \
         fn is_done(level: &Self::Level<'_>) -> bool {{\n        {}\n    }}\n}}\n\n\
         impl<A: Api> Calls<Computed> for A {{\n    fn fetch_level<'t>(&'t self, cx: &'t Context<'t>, level: Level<'t>) -> BoxFuture<'t, Fetched> {{\n        \
         Box::pin(async move {{\n            let ({tuple}) = futures_util::join!(\n{calls}            );\n            \
         Fetched {{ {fields} }}\n        }})\n    }}\n}}\n\n",
        empty.join("\n            && ")
    );
}

/// Scalars of the schema: its own and the built-in ones, which are part of every schema.
fn scalars<'c>(schema: &Schema, config: &'c Config) -> impl Iterator<Item = (&'c String, &'c Scalar)> {
    let known = |name: &str| BUILT_IN_SCALARS.contains(&name) || schema.get(name).is_some();
    config.scalars.iter().filter(move |(name, _)| known(name)).map(|(name, (scalar, _))| (name, scalar))
}
