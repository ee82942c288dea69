//! The rules that the SDL must keep. All of them are tried; each mistake names its place.

mod composites;
mod described;
mod entries;
mod rust_names;
mod values;

use std::collections::{HashMap, HashSet};

use super::model::*;
use super::source::Mistake;
use crate::config::Config;

/// Completes the model from the configuration and checks it whole.
pub fn check(schema: &mut Schema, config: &Config, mistakes: &mut Vec<Mistake>) {
    let mut check = Check { config, mistakes: Vec::new() };
    check.entries(schema);
    check.roots(schema);
    for ty in &schema.types {
        check.type_def(schema, ty);
    }
    for directive in &schema.directives {
        check.name(schema, &directive.name, directive.at);
        check.inputs(schema, &directive.args, &format!("@{}", directive.name), "argument");
    }
    check.applied(schema, &schema.applied, "SCHEMA");
    check.rust_names(schema);
    if config.require_descriptions {
        check.descriptions(schema);
    }
    mistakes.append(&mut check.mistakes);
}

struct Check<'c> {
    config: &'c Config,
    mistakes: Vec<Mistake>,
}

impl Check<'_> {
    fn mistake(&mut self, schema: &Schema, at: At, message: String) {
        self.mistakes.push(schema.files[at.file].mistake(at.offset, message));
    }

    fn name(&mut self, schema: &Schema, name: &str, at: At) {
        if name.starts_with("__") {
            self.mistake(schema, at, format!("`{name}`: names that begin with `__` belong to introspection"));
        }
    }

    fn roots(&mut self, schema: &Schema) {
        let start = At::default();
        let names = [Some(&schema.query), schema.mutation.as_ref(), schema.subscription.as_ref()];
        for name in names.into_iter().flatten() {
            match schema.get(name) {
                None if schema.files.is_empty() => {}
                None => self.mistake(schema, start, format!("the root type `{name}` is not defined")),
                Some(ty) if !matches!(ty.kind, Kind::Object(_)) => {
                    self.mistake(schema, ty.at, format!("the root type `{name}` is no object type"));
                }
                Some(_) => {}
            }
        }
    }

    fn type_def(&mut self, schema: &Schema, ty: &TypeDef) {
        self.name(schema, &ty.name, ty.at);
        if BUILT_IN_SCALARS.contains(&ty.name.as_str()) {
            self.mistake(schema, ty.at, format!("`{}` is a built-in scalar", ty.name));
        }
        let location = match &ty.kind {
            Kind::Scalar => {
                if !self.config.scalars.contains_key(&ty.name) {
                    let message =
                        format!("scalar `{}` has no entry under [scalars] in codegen.toml", ty.name);
                    self.mistake(schema, ty.at, message);
                }
                "SCALAR"
            }
            Kind::Enum(values) => {
                self.not_empty(schema, ty, values.len(), "values");
                self.distinct(schema, &ty.name, "value", values.iter().map(|v| (v.name.as_str(), v.at)));
                for value in values {
                    self.name(schema, &value.name, value.at);
                    self.applied(schema, &value.directives, "ENUM_VALUE");
                    if ["true", "false", "null"].contains(&value.name.as_str()) {
                        self.mistake(schema, value.at, format!("`{}` cannot be an enum value", value.name));
                    }
                }
                "ENUM"
            }
            Kind::Input(fields) => {
                self.not_empty(schema, ty, fields.len(), "fields");
                self.inputs(schema, fields, &ty.name, "field");
                self.finite(schema, ty);
                "INPUT_OBJECT"
            }
            Kind::Object(object) => {
                self.composite(schema, ty, object);
                "OBJECT"
            }
            Kind::Interface(interface) => {
                self.composite(schema, ty, interface);
                if schema.possible(ty).is_empty() {
                    self.mistake(schema, ty.at, format!("no object type implements `{}`", ty.name));
                }
                "INTERFACE"
            }
            Kind::Union(members) => {
                self.not_empty(schema, ty, members.len(), "members");
                self.distinct(schema, &ty.name, "member", members.iter().map(|m| (m.name.as_str(), m.at)));
                for member in members {
                    match schema.get(&member.name) {
                        Some(TypeDef { kind: Kind::Object(_), .. }) => {}
                        Some(_) => {
                            let message = format!(
                                "`{}` is no object type, so `{}` cannot hold it",
                                member.name, ty.name
                            );
                            self.mistake(schema, member.at, message);
                        }
                        None => self.unknown(schema, &member.name, member.at),
                    }
                }
                "UNION"
            }
        };
        self.applied(schema, &ty.directives, location);
    }

    fn not_empty(&mut self, schema: &Schema, ty: &TypeDef, count: usize, what: &str) {
        if count == 0 {
            self.mistake(schema, ty.at, format!("type `{}` has no {what}", ty.name));
        }
    }

    fn distinct<'a>(
        &mut self,
        schema: &Schema,
        owner: &str,
        what: &str,
        names: impl Iterator<Item = (&'a str, At)>,
    ) {
        let mut seen = HashMap::new();
        for (name, at) in names {
            if let Some(first) = seen.insert(name, at) {
                let file = &schema.files[first.file];
                let (line, column) = file.position(first.offset);
                let message = format!(
                    "{what} `{name}` of `{owner}` is declared twice (first at {}:{line}:{column})",
                    file.path
                );
                self.mistake(schema, at, message);
            }
        }
    }

    fn unknown(&mut self, schema: &Schema, name: &str, at: At) {
        self.mistake(schema, at, format!("unknown type `{name}`"));
    }

    /// Arguments or input fields.
    fn inputs(&mut self, schema: &Schema, inputs: &[InputValue], owner: &str, what: &str) {
        self.distinct(schema, owner, what, inputs.iter().map(|input| (input.name.as_str(), input.at)));
        let location = if what == "field" { "INPUT_FIELD_DEFINITION" } else { "ARGUMENT_DEFINITION" };
        for input in inputs {
            self.name(schema, &input.name, input.at);
            self.applied(schema, &input.directives, location);
            match schema.get(&input.ty.name) {
                Some(ty) if !ty.is_input() => {
                    let message =
                        format!("`{}` is an output type; {what} `{}` takes input", ty.name, input.name);
                    self.mistake(schema, input.ty.at, message);
                    continue;
                }
                None if !BUILT_IN_SCALARS.contains(&input.ty.name.as_str()) => {
                    self.unknown(schema, &input.ty.name, input.ty.at);
                    continue;
                }
                _ => {}
            }
            if let Some((literal, at)) = &input.default
                && let Err(reason) = values::fits(schema, literal, &input.ty.wrap, &input.ty.name)
            {
                self.mistake(schema, *at, format!("the default of `{}` is wrong: {reason}", input.name));
            }
            let required = input.ty.is_required() && input.default.is_none();
            if required && deprecation(&input.directives).is_some() {
                let message = format!("{what} `{}` is required, so it cannot be deprecated", input.name);
                self.mistake(schema, input.at, message);
            }
        }
    }

    /// An input that must hold itself can never be given.
    fn finite(&mut self, schema: &Schema, ty: &TypeDef) {
        let mut seen = HashSet::new();
        let mut waiting = vec![ty];
        while let Some(at) = waiting.pop() {
            for field in at.inputs().iter().filter(|field| field.ty.wrap == [Wrap::NonNull]) {
                if field.ty.name == ty.name {
                    let message =
                        format!("field `{}` makes `{}` need itself without end", field.name, ty.name);
                    self.mistake(schema, field.at, message);
                } else if seen.insert(&field.ty.name) {
                    waiting.extend(schema.get(&field.ty.name));
                }
            }
        }
    }

    /// Directives at a place: known, allowed there, with the right arguments.
    fn applied(&mut self, schema: &Schema, directives: &[Applied], location: &str) {
        for (number, directive) in directives.iter().enumerate() {
            let built_in: Option<(&[&str], &[&str])> = match directive.name.as_str() {
                "deprecated" => Some((
                    &["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE"],
                    &["reason"],
                )),
                "specifiedBy" => Some((&["SCALAR"], &["url"])),
                "oneOf" => Some((&["INPUT_OBJECT"], &[])),
                _ => None,
            };
            let name = &directive.name;
            let defined = schema.directives.iter().find(|defined| defined.name == *name);
            let (allowed, repeatable) = match (built_in, defined) {
                (Some((locations, _)), _) => (locations.contains(&location), false),
                (None, Some(defined)) => (defined.locations.contains(&location), defined.repeatable),
                (None, None) => {
                    self.mistake(schema, directive.at, format!("unknown directive `@{name}`"));
                    continue;
                }
            };
            if !allowed {
                self.mistake(schema, directive.at, format!("`@{name}` cannot stand on {location}"));
            }
            if !repeatable && directives[..number].iter().any(|other| other.name == *name) {
                self.mistake(schema, directive.at, format!("`@{name}` stands here twice"));
            }
            for (argument, literal) in &directive.args {
                let known = match (built_in, defined) {
                    (Some((_, arguments)), _) => arguments.contains(&argument.name.as_str()).then_some(None),
                    (None, Some(defined)) => defined.args.iter().find(|a| a.name == argument.name).map(Some),
                    (None, None) => None,
                };
                let problem = match known {
                    None => Some(format!("`@{name}` has no argument `{}`", argument.name)),
                    Some(None) if matches!(literal, Literal::String(_)) => None,
                    Some(None) => Some(format!("`{}` of `@{name}` is a string", argument.name)),
                    Some(Some(defined)) => values::fits(schema, literal, &defined.ty.wrap, &defined.ty.name)
                        .err()
                        .map(|reason| format!("`{}` of `@{name}` is wrong: {reason}", argument.name)),
                };
                if let Some(problem) = problem {
                    self.mistake(schema, argument.at, problem);
                }
            }
            for argument in defined.iter().flat_map(|defined| &defined.args) {
                let given = directive.args.iter().any(|(name, _)| name.name == argument.name);
                if argument.ty.is_required() && argument.default.is_none() && !given {
                    let message = format!("`@{name}` lacks its argument `{}`", argument.name);
                    self.mistake(schema, directive.at, message);
                }
            }
        }
    }
}
