//! Text from the model: pure, deterministic, in SDL order.

pub mod docs;
mod module;
pub mod paths;
pub mod resolvers;
pub mod sdl;
pub mod types;

use crate::changelog::Deprecated;
use crate::config::Config;
use crate::schema::Schema;

/// A file to be, its path relative to the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    pub path: String,
    pub text: String,
}

/// What generated code imports, where it names it.
pub const IMPORTS: &[(&str, &[&str])] = &[
    ("crate::context", &["Context"]),
    ("crate::error", &["Error", "Result"]),
    ("crate::graphql", &["BoxFuture"]),
    ("crate::graphql::fetch", &["At", "Batch", "Calls", "Fetch", "Levels", "Results", "fetch"]),
    ("crate::graphql::input", &["Fields", "Input", "Maybe", "enum_name", "members", "mismatch"]),
    ("crate::graphql::output", &["Answer", "Null", "Object", "Output", "Reply", "Slot", "Writer", "Written"]),
    ("crate::graphql::plan", &["Node", "OperationKind"]),
    (
        "crate::graphql::table",
        &["Deprecation", "Field", "InputField", "Kind", "Schema", "Type", "TypeRef", "Wrap"],
    ),
    ("crate::graphql::value", &["Value", "Variables"]),
    ("std::future", &["Future"]),
];

/// Every file that codegen writes.
pub fn all(schema: &Schema, config: &Config, material: &docs::Material) -> Vec<Output> {
    let mut outputs = rust(schema, config, &material.deprecated);
    outputs.extend(docs::pages(schema, config, material));
    outputs
}

/// The files of `src/generated`.
pub fn rust(schema: &Schema, config: &Config, since: &Deprecated) -> Vec<Output> {
    let output = |name: &str, text| Output { path: format!("src/generated/{name}"), text };
    let mut outputs = Vec::new();
    let mut modules = Vec::new();
    for (number, file) in schema.files.iter().enumerate() {
        let body =
            types::types(schema, config, since, number) + &resolvers::resolvers(schema, config, number);
        if !body.is_empty() {
            let text = format!("{}\nuse super::*;\n\n{body}", header(&file.path));
            outputs.push(output(&format!("{}.rs", file.stem()), text));
            modules.push(number);
        }
    }
    let body = module::body(schema, config, since, &modules);
    let mut words = tokens(&body);
    for output in &outputs {
        words.extend(tokens(&output.text));
    }
    let text = header("schema/") + &module::head(schema, config, &modules, &words) + &body;
    outputs.push(output("mod.rs", text));
    if !config.paths.is_empty() {
        outputs.push(output("paths.rs", header("schema/") + "\n" + &paths::paths(schema, config)));
    }
    outputs.push(output("schema.graphql", sdl::print(schema)));
    outputs
}

/// The first line of a generated file.
pub fn header(source: &str) -> String {
    format!("// Generated from {source} by codegen. Do not edit.\n")
}

/// The identifiers in a text, comments aside.
fn tokens(text: &str) -> std::collections::HashSet<&str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
        .collect()
}

/// The first sentence of a description as a doc comment, if it fits a line.
fn doc(description: Option<&str>, indent: &str) -> String {
    let Some(line) = description.and_then(|text| text.lines().next()) else { return String::new() };
    let sentence = line.find(". ").map_or(line, |end| &line[..=end]);
    if sentence.is_empty() || sentence.chars().count() > 100 {
        return String::new();
    }
    format!("{indent}/// {sentence}\n")
}
