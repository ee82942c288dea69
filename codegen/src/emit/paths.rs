//! Paths of input fields as constants, so that a field renamed in the SDL breaks the build.

use std::fmt::Write;

use crate::config::Config;
use crate::names;
use crate::schema::{At, Kind, Schema, TypeDef};

/// One field below an input type.
#[derive(Debug, PartialEq, Eq)]
pub struct Path {
    /// `WASTE_DETAILS_QUANTITY`
    pub constant: String,
    /// `wasteDetails.quantity`
    pub dotted: String,
    pub at: At,
}

/// Every field of an input type and of the inputs below it. A type inside itself is not followed.
pub fn of(schema: &Schema, ty: &TypeDef) -> Vec<Path> {
    let mut paths = Vec::new();
    walk(schema, ty, "", &mut vec![&ty.name], &mut paths);
    paths
}

fn walk<'s>(
    schema: &'s Schema,
    ty: &'s TypeDef,
    above: &str,
    stack: &mut Vec<&'s str>,
    paths: &mut Vec<Path>,
) {
    for field in ty.inputs() {
        let dotted = if above.is_empty() { field.name.clone() } else { format!("{above}.{}", field.name) };
        let words: Vec<_> = dotted.split('.').map(names::constant).collect();
        paths.push(Path { constant: words.join("_"), dotted: dotted.clone(), at: field.at });
        match schema.get(&field.ty.name) {
            Some(below) if matches!(below.kind, Kind::Input(_)) && !stack.contains(&below.name.as_str()) => {
                stack.push(&below.name);
                walk(schema, below, &dotted, stack, paths);
                stack.pop();
            }
            _ => {}
        }
    }
}

pub fn paths(schema: &Schema, config: &Config) -> String {
    let mut out = "/// Paths of input fields, a module an input type.\npub mod path {\n".to_owned();
    for (number, (name, _)) in config.paths.iter().enumerate() {
        let Some(ty) = schema.get(name) else { continue };
        if number > 0 {
            out.push('\n');
        }
        let _ = writeln!(out, "    /// Below `{name}`.\n    pub mod {} {{", names::field(name));
        for path in of(schema, ty) {
            let _ = writeln!(out, "        pub const {}: &str = \"{}\";", path.constant, path.dotted);
        }
        out.push_str("    }\n");
    }
    out + "}\n"
}
