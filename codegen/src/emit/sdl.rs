//! The merged SDL that is served: introspection and validation read it.

use std::fmt::Write;

use crate::schema::{Applied, Field, InputValue, Kind, Schema, TypeDef};

/// Prints the schema: directives, roots, then the types file by file.
pub fn print(schema: &Schema) -> String {
    "# Generated from schema/ by codegen. Do not edit.\n".to_owned() + &body(schema)
}

/// The print without its first line.
pub fn body(schema: &Schema) -> String {
    let mut out = String::new();
    let usual = schema.query == "Query"
        && schema.mutation.as_deref().is_none_or(|name| name == "Mutation")
        && schema.subscription.as_deref().is_none_or(|name| name == "Subscription");
    if !usual || schema.description.is_some() || !schema.applied.is_empty() {
        out.push('\n');
        description(&mut out, schema.description.as_deref(), "");
        let _ = write!(out, "schema{} {{\n  query: {}\n", applied(&schema.applied), schema.query);
        if let Some(mutation) = &schema.mutation {
            let _ = writeln!(out, "  mutation: {mutation}");
        }
        if let Some(subscription) = &schema.subscription {
            let _ = writeln!(out, "  subscription: {subscription}");
        }
        out.push_str("}\n");
    }
    for directive in &schema.directives {
        out.push('\n');
        description(&mut out, directive.description.as_deref(), "");
        let repeatable = if directive.repeatable { " repeatable" } else { "" };
        let _ = write!(out, "directive @{}", directive.name);
        arguments(&mut out, &directive.args, "");
        let _ = writeln!(out, "{repeatable} on {}", directive.locations.join(" | "));
    }
    for (_, root) in schema.roots() {
        type_def(&mut out, root);
    }
    for number in 0..schema.files.len() {
        for ty in schema.types_of(number) {
            type_def(&mut out, ty);
        }
    }
    out
}

fn type_def(out: &mut String, ty: &TypeDef) {
    out.push('\n');
    description(out, ty.description.as_deref(), "");
    let (name, directives) = (&ty.name, applied(&ty.directives));
    let implements: Vec<_> = ty.implements().iter().map(|interface| interface.name.as_str()).collect();
    let implements =
        if implements.is_empty() { String::new() } else { format!(" implements {}", implements.join(" & ")) };
    match &ty.kind {
        Kind::Scalar => {
            let _ = writeln!(out, "scalar {name}{directives}");
        }
        Kind::Enum(values) => {
            let _ = writeln!(out, "enum {name}{directives} {{");
            for value in values {
                description(out, value.description.as_deref(), "  ");
                let _ = writeln!(out, "  {}{}", value.name, applied(&value.directives));
            }
            out.push_str("}\n");
        }
        Kind::Input(fields) => {
            let _ = writeln!(out, "input {name}{directives} {{");
            inputs(out, fields, "  ");
            out.push_str("}\n");
        }
        Kind::Object(object) => {
            let _ = writeln!(out, "type {name}{implements}{directives} {{");
            fields(out, &object.fields);
        }
        Kind::Interface(interface) => {
            let _ = writeln!(out, "interface {name}{implements}{directives} {{");
            fields(out, &interface.fields);
        }
        Kind::Union(members) => {
            let members: Vec<_> = members.iter().map(|member| member.name.as_str()).collect();
            let _ = writeln!(out, "union {name}{directives} = {}", members.join(" | "));
        }
    }
}

fn fields(out: &mut String, fields: &[Field]) {
    for field in fields {
        description(out, field.description.as_deref(), "  ");
        let _ = write!(out, "  {}", field.name);
        arguments(out, &field.args, "  ");
        let _ = writeln!(out, ": {}{}", field.ty.sdl(), applied(&field.directives));
    }
    out.push_str("}\n");
}

fn arguments(out: &mut String, args: &[InputValue], indent: &str) {
    if !args.is_empty() {
        out.push_str("(\n");
        inputs(out, args, &format!("{indent}  "));
        let _ = write!(out, "{indent})");
    }
}

fn inputs(out: &mut String, inputs: &[InputValue], indent: &str) {
    for input in inputs {
        description(out, input.description.as_deref(), indent);
        let default = input.default.as_ref().map(|(literal, _)| format!(" = {literal}")).unwrap_or_default();
        let _ = writeln!(
            out,
            "{indent}{}: {}{default}{}",
            input.name,
            input.ty.sdl(),
            applied(&input.directives)
        );
    }
}

fn applied(directives: &[Applied]) -> String {
    let mut out = String::new();
    for directive in directives {
        let _ = write!(out, " @{}", directive.name);
        let args: Vec<_> =
            directive.args.iter().map(|(name, value)| format!("{}: {value}", name.name)).collect();
        if !args.is_empty() {
            let _ = write!(out, "({})", args.join(", "));
        }
    }
    out
}

/// A block string; what would end one early is escaped.
fn description(out: &mut String, text: Option<&str>, indent: &str) {
    let Some(text) = text else { return };
    let text = text.replace("\"\"\"", "\\\"\"\"");
    if !text.contains('\n') && !text.ends_with(['"', '\\']) {
        let _ = writeln!(out, "{indent}\"\"\"{text}\"\"\"");
        return;
    }
    let _ = writeln!(out, "{indent}\"\"\"");
    for line in text.lines() {
        let indent = if line.is_empty() { "" } else { indent };
        let _ = writeln!(out, "{indent}{line}");
    }
    let _ = writeln!(out, "{indent}\"\"\"");
}
