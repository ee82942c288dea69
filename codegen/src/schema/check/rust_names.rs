//! Names that are distinct in GraphQL must be so in Rust.

use std::collections::HashMap;

use super::Check;
use crate::emit::{IMPORTS, paths};
use crate::names;
use crate::schema::model::*;

/// Names of the prelude that generated code uses, and of its own items.
const TAKEN: &[&str] = &[
    "Option",
    "Vec",
    "String",
    "Box",
    "Ok",
    "Err",
    "Some",
    "None",
    "Self",
    "Default",
    "Send",
    "Sync",
    "Debug",
    "Clone",
    "Copy",
    "PartialEq",
    "Eq",
    "Hash",
    "Api",
    "Level",
    "Fetched",
    "Computed",
    "OPT",
    "REQ",
    "OPT_LIST",
    "REQ_LIST",
    "SCHEMA",
    "STRING",
    "INT",
    "FLOAT",
    "BOOLEAN",
    "ID",
];

impl Check<'_> {
    pub(super) fn rust_names(&mut self, schema: &Schema) {
        let mut types = Scope::new("type");
        let mut tables = Scope::new("table");
        for ty in &schema.types {
            // One word on each is enough: tables are named after types.
            let scalar = matches!(ty.kind, Kind::Scalar);
            if BUILT_IN_SCALARS.contains(&ty.name.as_str()) {
                continue;
            }
            if scalar || types.add(self, schema, &ty.rust, &ty.name, ty.at) {
                tables.add(self, schema, &ty.constant(), &ty.name, ty.at);
            }
            if scalar || !self.taken(schema, &ty.rust, ty.at) {
                self.taken(schema, &ty.constant(), ty.at);
            }
            self.members(schema, ty);
        }
        let mut methods = Scope::new("method");
        for (_, root) in schema.roots().filter(|(kind, _)| *kind != "Subscription") {
            for field in root.fields() {
                let name = format!("{}.{}", root.name, field.name);
                methods.add(self, schema, field.bare(), &name, field.at);
                if let Some(args) = field.args_struct() {
                    types.add(self, schema, &args, &name, field.at);
                }
                for argument in field.args.iter().filter(|a| a.rust == "cx" || a.rust == "args") {
                    let message = format!("argument `{}` collides in Rust with a parameter", argument.name);
                    self.mistake(schema, argument.at, message);
                }
                self.inputs_distinct(schema, &name, &field.args);
            }
        }
        for (ty, field) in schema.computed() {
            let name = format!("{}.{}", ty.name, field.name);
            let method = format!("{}_{}", names::snake(&ty.rust), field.bare());
            methods.add(self, schema, &method, &name, field.at);
        }
        for (name, _) in &self.config.paths {
            let mut constants = Scope::new("path");
            for path in schema.get(name).into_iter().flat_map(|ty| paths::of(schema, ty)) {
                constants.add(self, schema, &path.constant, &format!("{name}.{}", path.dotted), path.at);
            }
        }
        for (number, file) in schema.files.iter().enumerate() {
            let stem = file.stem();
            let clean = stem.starts_with(|c: char| c.is_ascii_lowercase()) && names::field(stem) == stem;
            if !clean || stem == "paths" || stem == "mod" {
                let at = At { file: number, offset: 0 };
                self.mistake(schema, at, format!("`{stem}` cannot be the name of a generated module"));
            }
        }
    }

    fn members(&mut self, schema: &Schema, ty: &TypeDef) {
        match &ty.kind {
            Kind::Enum(values) => {
                let mut scope = Scope::new("value");
                for value in values {
                    let name = format!("{}.{}", ty.name, value.name);
                    scope.add(self, schema, &value.rust, &name, value.at);
                }
            }
            Kind::Input(fields) => self.inputs_distinct(schema, &ty.name, fields),
            Kind::Object(object) if !schema.is_root(&ty.name) => {
                let mut scope = Scope::new("field");
                for field in &object.fields {
                    let name = format!("{}.{}", ty.name, field.name);
                    scope.add(self, schema, &field.rust, &name, field.at);
                }
            }
            _ => {}
        }
    }

    fn inputs_distinct(&mut self, schema: &Schema, owner: &str, inputs: &[InputValue]) {
        let mut scope = Scope::new("field");
        for input in inputs {
            scope.add(self, schema, &input.rust, &format!("{owner}.{}", input.name), input.at);
        }
    }

    /// Says so when a name is in use by what generated code needs.
    fn taken(&mut self, schema: &Schema, rust: &str, at: At) -> bool {
        let imported = IMPORTS.iter().any(|(_, names)| names.contains(&rust));
        let scalar =
            self.config.scalars.values().any(|(scalar, _)| scalar.rust.rsplit("::").next() == Some(rust));
        let taken = imported || scalar || TAKEN.contains(&rust);
        if taken {
            let message = format!(
                "`{rust}` is taken in generated Rust; give another name under [names] in codegen.toml"
            );
            self.mistake(schema, at, message);
        }
        taken
    }
}

/// Rust names of one kind, each with the GraphQL name it stands for.
struct Scope {
    what: &'static str,
    names: HashMap<String, String>,
}

impl Scope {
    fn new(what: &'static str) -> Self {
        Self { what, names: HashMap::new() }
    }

    /// Whether the name is new.
    fn add(&mut self, check: &mut Check<'_>, schema: &Schema, rust: &str, graphql: &str, at: At) -> bool {
        match self.names.get(rust) {
            // Said already: the name itself is declared twice.
            Some(first) if first == graphql => false,
            Some(first) => {
                let message =
                    format!("`{graphql}` and `{first}` have the same {} name in Rust, `{rust}`", self.what);
                check.mistake(schema, at, message);
                false
            }
            None => {
                self.names.insert(rust.to_owned(), graphql.to_owned());
                true
            }
        }
    }
}
