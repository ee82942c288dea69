//! The trait of one schema file's root and computed fields, their calls, and the walks that fetch.

use std::collections::HashSet;
use std::fmt::Write;

use super::types::{Inline, Rust, getter};
use crate::config::Config;
use crate::names;
use crate::schema::{Field, Kind, Schema, TypeDef};

/// The name of a file's resolver trait, if it declares root or computed fields.
pub fn trait_name(schema: &Schema, file: usize) -> Option<String> {
    let any = schema.resolved_of(file).next().is_some() || schema.computed_of(file).next().is_some();
    any.then(|| names::variant(schema.files[file].stem()) + "Resolvers")
}

/// The name of a computed field's resolver, and of its batch.
pub fn computed_name(ty: &TypeDef, field: &Field) -> String {
    format!("{}_{}", names::snake(&ty.rust), field.bare())
}

/// The type of a computed field's value, as its slot holds it.
pub fn computed_type(
    schema: &Schema,
    config: &Config,
    inline: &Inline,
    ty: &TypeDef,
    field: &Field,
) -> String {
    Rust::new(schema, config, inline, &ty.name).output(&field.ty)
}

/// Types below which computed fields stand: those whose values must be walked.
pub fn reaching(schema: &Schema) -> HashSet<&str> {
    let mut reaching: HashSet<&str> = schema.computed().map(|(ty, _)| ty.name.as_str()).collect();
    if reaching.is_empty() {
        return reaching;
    }
    loop {
        let before = reaching.len();
        for ty in schema.types.iter().filter(|ty| !schema.is_root(&ty.name)) {
            let below = match &ty.kind {
                Kind::Object(object) => object.fields.iter().any(|f| reaching.contains(f.ty.name.as_str())),
                Kind::Interface(_) | Kind::Union(_) => {
                    schema.possible(ty).iter().any(|object| reaching.contains(object.name.as_str()))
                }
                _ => false,
            };
            if below {
                reaching.insert(&ty.name);
            }
        }
        if reaching.len() == before {
            return reaching;
        }
    }
}

pub fn resolvers(schema: &Schema, config: &Config, file: usize) -> String {
    let mut out = String::new();
    let reaching = reaching(schema);
    if let Some(name) = trait_name(schema, file) {
        declare(&mut out, schema, config, file, &name, &reaching);
        for (_, _, field) in schema.resolved_of(file) {
            call(&mut out, field, reaching.contains(field.ty.name.as_str()));
        }
    }
    for ty in schema.types_of(file).filter(|ty| reaching.contains(ty.name.as_str())) {
        match &ty.kind {
            Kind::Object(object) => walk_object(&mut out, &reaching, ty, &object.fields),
            _ => walk_abstract(&mut out, schema, &reaching, ty),
        }
    }
    out
}

fn declare(
    out: &mut String,
    schema: &Schema,
    config: &Config,
    file: usize,
    name: &str,
    reaching: &HashSet<&str>,
) {
    let inline = Inline::new(schema);
    let rust = Rust::new(schema, config, &inline, "");
    let path = &schema.files[file].path;
    let _ = write!(out, "\n/// Root and computed fields declared in `{path}`.\npub trait {name}: Sync {{\n");
    for (_, root, field) in schema.resolved_of(file) {
        let mut arguments = String::new();
        match field.args_struct() {
            Some(args) => arguments = format!(", args: {args}"),
            None => {
                for argument in &field.args {
                    let _ = write!(arguments, ", {}: {}", argument.rust, rust.input(&argument.ty));
                }
            }
        }
        let _ = write!(
            out,
            "    /// Resolves `{}.{}`.\n    fn {}(&self, cx: &Context<'_>{arguments}) -> impl Future<Output = \
             Result<{}>> + Send;\n",
            root.name,
            field.name,
            field.rust,
            match (field.written, reaching.contains(field.ty.name.as_str())) {
                (true, true) => format!("Reply<{}>", rust.output(&field.ty)),
                (true, false) => "Box<dyn Answer>".to_owned(),
                (false, _) => rust.output(&field.ty),
            }
        );
    }
    for (ty, field) in schema.computed_of(file) {
        let _ = write!(
            out,
            "    /// Resolves `{}.{}`, one result a parent.\n    fn {}(&self, cx: &Context<'_>, parents: &[&{}]) -> \
             impl Future<Output = Vec<Result<{}>>> + Send;\n",
            ty.name,
            field.name,
            computed_name(ty, field),
            ty.rust,
            computed_type(schema, config, &inline, ty, field)
        );
    }
    out.push_str("}\n");
}

/// The function that takes the arguments, calls the resolver and fetches what is computed below.
fn call(out: &mut String, field: &Field, fetches: bool) {
    let taken = if field.args.is_empty() && !fetches {
        "_: &Node, _: &Variables<'_>"
    } else {
        "node: &Node, variables: &Variables<'_>"
    };
    let _ = write!(
        out,
        "\npub(super) async fn resolve_{}<A: Api>(api: &A, cx: Context<'_>, {taken}) -> Result<Box<dyn Answer>> {{\n",
        field.bare()
    );
    let mut arguments = String::new();
    if !field.args.is_empty() {
        out.push_str("    let a = Fields::new(&node.args, variables);\n");
    }
    match field.args_struct() {
        Some(name) => {
            let _ = writeln!(out, "    let args = {name} {{");
            for argument in &field.args {
                let _ = writeln!(out, "        {}: a.{}?,", argument.rust, getter(argument));
            }
            out.push_str("    };\n");
            arguments.push_str(", args");
        }
        None => {
            for argument in &field.args {
                let _ = write!(arguments, ", a.{}?", getter(argument));
            }
        }
    }
    let call = format!("api.{}(&cx{arguments}).await?", field.rust);
    if field.written && fetches {
        let _ = write!(
            out,
            "    match {call} {{\n        Reply::Written(answer) => Ok(answer),\n        Reply::Made(mut value) => {{\n            \
             fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;\n            \
             Ok(Box::new(value))\n        }}\n    }}\n}}\n"
        );
    } else if field.written {
        let _ = write!(out, "    {}\n}}\n", call.trim_end_matches('?'));
    } else if fetches {
        let _ = write!(
            out,
            "    let mut value = {call};\n    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;\n    \
             Ok(Box::new(value))\n}}\n"
        );
    } else {
        let _ = write!(out, "    Ok(Box::new({call}))\n}}\n");
    }
}

const GATHER: &str = "    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {\n";
const FILL: &str = "    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {\n";

fn walk_object(out: &mut String, reaching: &HashSet<&str>, ty: &TypeDef, fields: &[Field]) {
    let (name, constant) = (&ty.rust, ty.constant());
    let (mut gather, mut fill) = (String::new(), String::new());
    for field in fields {
        let below = reaching.contains(field.ty.name.as_str());
        if !below && !field.computed {
            continue;
        }
        let rust = &field.rust;
        let found = format!("Some(at) = at.below(&{constant}, Self::{})", field.constant());
        let head = format!("        if let {found}");
        let deeper = format!("Fetch::<Computed>::gather(&self.{rust}, &at, level);");
        let deeper_fill = format!("Fetch::<Computed>::fill(&mut self.{rust}, &at, fetched);");
        if !field.computed {
            let _ = write!(gather, "{head} {{\n            {deeper}\n        }}\n");
            let _ = write!(fill, "{head} {{\n            {deeper_fill}\n        }}\n");
            continue;
        }
        let batch = computed_name(ty, field);
        let empty = format!("            if matches!(self.{rust}, Slot::Empty) {{\n                ");
        let otherwise = |deeper: &str| match below {
            true => format!("            }} else {{\n                {deeper}\n            }}\n        }}\n"),
            false => "            }\n        }\n".to_owned(),
        };
        if !below {
            // Nothing to walk: one condition does for both.
            let head = format!("        if matches!(self.{rust}, Slot::Empty)\n            && let {found}");
            let _ = write!(
                gather,
                "{head}\n        {{\n            level.{batch}.push(self, &at);\n        }}\n"
            );
            let head = head.replace("let Some(at) =", "let Some(_) =");
            let _ = write!(
                fill,
                "{head}\n        {{\n            self.{rust} = fetched.{batch}.slot();\n        }}\n"
            );
            continue;
        }
        let _ = write!(gather, "{head} {{\n{empty}level.{batch}.push(self, &at);\n{}", otherwise(&deeper));
        let _ = write!(
            fill,
            "{head} {{\n{empty}self.{rust} = fetched.{batch}.slot();\n{}",
            otherwise(&deeper_fill)
        );
    }
    let _ =
        write!(out, "\nimpl Fetch<Computed> for {name} {{\n{GATHER}{gather}    }}\n{FILL}{fill}    }}\n}}\n");
}

fn walk_abstract(out: &mut String, schema: &Schema, reaching: &HashSet<&str>, ty: &TypeDef) {
    let possible = schema.possible(ty);
    let rest = if possible.iter().all(|object| reaching.contains(object.name.as_str())) {
        ""
    } else {
        "            _ => {}\n"
    };
    let arms = |call: &str, last: &str| -> String {
        let walked = possible.iter().filter(|object| reaching.contains(object.name.as_str()));
        walked
            .map(|o| {
                format!(
                    "            Self::{}(value) => Fetch::<Computed>::{call}(value, at, {last}),\n",
                    o.rust
                )
            })
            .collect()
    };
    let _ = write!(
        out,
        "\nimpl Fetch<Computed> for {} {{\n{GATHER}        match self {{\n{}{rest}        }}\n    }}\n{FILL}        \
         match self {{\n{}{rest}        }}\n    }}\n}}\n",
        ty.rust,
        arms("gather", "level"),
        arms("fill", "fetched")
    );
}
