//! The reference, in French: a page a domain, and an index. Anchors are GraphQL coordinates.

mod deprecations;
mod description;
mod links;
mod material;
mod operation;
mod page;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use super::Output;
use crate::config::Config;
use crate::schema::{BUILT_IN_SCALARS, Kind, Schema, TypeRef};
use links::Target;
pub use material::{Material, Shown};

/// The stem of the page that holds built-in scalars, whether or not a schema file has its name.
const SCALARS: &str = "scalars";
/// The enumeration of what members of a company may do.
pub const PERMISSIONS: &str = "UserPermission";

pub fn pages(schema: &Schema, config: &Config, material: &Material) -> Vec<Output> {
    let docs = Docs::new(schema, config, material);
    let mut outputs: Vec<Output> = Vec::new();
    let mut stems: Vec<(Option<usize>, &str)> =
        schema.files.iter().enumerate().map(|(number, file)| (Some(number), file.stem())).collect();
    if !stems.iter().any(|(_, stem)| *stem == SCALARS) {
        stems.push((None, SCALARS));
    }
    for (file, stem) in &stems {
        outputs.push(docs.output(stem, docs.page(*file, stem)));
    }
    for (stem, text) in &material.pages {
        let text = format!(
            "<!-- Generated from the engine's tables by codegen. Do not edit. -->\n\n[Référence](README.md)\n\n# {}\n\n{}",
            docs.title(stem),
            docs.with_paths(text, stem)
        );
        outputs.push(docs.output(stem, text));
    }
    outputs.push(docs.output(deprecations::STEM, docs.deprecations()));
    outputs.push(docs.output("README", docs.index(&stems)));
    outputs
}

struct Docs<'s> {
    schema: &'s Schema,
    config: &'s Config,
    material: &'s Material,
    /// Operations that texts name.
    operations: HashMap<&'s str, Target>,
    /// Type name → the places that refer to it: their coordinate and the anchor to jump to.
    references: HashMap<&'s str, Vec<(String, Target)>>,
}

/// Kinds of operations, and their titles.
const OPERATIONS: [(&str, &str); 3] =
    [("Query", "Requêtes"), ("Mutation", "Mutations"), ("Subscription", "Abonnements")];

impl<'s> Docs<'s> {
    fn new(schema: &'s Schema, config: &'s Config, material: &'s Material) -> Self {
        let mut docs =
            Self { schema, config, material, operations: HashMap::new(), references: HashMap::new() };
        docs.operations = docs.operations();
        for ty in &schema.types {
            for field in ty.fields() {
                let coordinate = format!("{}.{}", ty.name, field.name);
                let target = docs.member_target(ty, &field.name);
                docs.refer(&field.ty, &coordinate, &target);
                for argument in &field.args {
                    let target = docs.argument_target(ty, &field.name, &argument.name);
                    docs.refer(&argument.ty, &target.anchor, &target);
                }
            }
            for input in ty.inputs() {
                let target = docs.member_target(ty, &input.name);
                docs.refer(&input.ty, &format!("{}.{}", ty.name, input.name), &target);
            }
            let members = match &ty.kind {
                Kind::Union(members) => members.as_slice(),
                _ => ty.implements(),
            };
            for member in members {
                let target = docs.type_target(&ty.name);
                docs.references.entry(&member.name).or_default().push((ty.name.clone(), target));
            }
        }
        docs
    }

    fn refer(&mut self, ty: &'s TypeRef, coordinate: &str, target: &Target) {
        self.references.entry(&ty.name).or_default().push((coordinate.to_owned(), target.clone()));
    }

    fn output(&self, stem: &str, text: String) -> Output {
        Output { path: format!("docs/reference/{stem}.md"), text }
    }

    fn title<'a>(&'a self, stem: &'a str) -> &'a str {
        self.config.pages.get(stem).map_or(stem, String::as_str)
    }

    /// Types of a file, in order.
    fn types(&self, file: Option<usize>) -> impl Iterator<Item = &'s crate::schema::TypeDef> {
        let schema = self.schema;
        file.into_iter().flat_map(move |file| schema.types_of(file))
    }

    fn index(&self, stems: &[(Option<usize>, &str)]) -> String {
        let mut out = "<!-- Generated from schema/ by codegen. Do not edit. -->\n\n# Référence de l'API\n\n\
            Toutes les opérations et tous les types de l'API GraphQL, domaine par domaine. Un type suivi de `!` est \
            toujours présent ; entre crochets, c'est une liste. Chaque opération dit ses propres erreurs ; celles qui \
            sont communes à toutes, d'une requête mal écrite par exemple, sont dans [Erreurs](../guides/erreurs.md).\n\n\
            | Domaine | Requêtes | Mutations | Types |\n|---|--:|--:|--:|\n"
            .to_owned();
        for (file, stem) in stems {
            let operations = |kind: &str| {
                let all = file.iter().flat_map(|file| self.schema.operations_of(*file));
                all.filter(|(of, _, _)| *of == kind).count()
            };
            let built_in = if *stem == SCALARS { BUILT_IN_SCALARS.len() } else { 0 };
            let _ = writeln!(
                out,
                "| [{}]({stem}.md) | {} | {} | {} |",
                self.title(stem),
                operations("Query"),
                operations("Mutation"),
                self.types(*file).count() + built_in
            );
        }
        out.push('\n');
        for (stem, _) in &self.material.pages {
            let _ = writeln!(out, "- [{}]({stem}.md)", self.title(stem));
        }
        let _ = writeln!(out, "- [{}]({}.md)", deprecations::TITLE, deprecations::STEM);
        for (kind, title) in OPERATIONS {
            let Some((_, root)) = self.schema.roots().find(|(of, _)| *of == kind) else { continue };
            let _ = write!(out, "\n## {title}\n\n");
            if let Some(text) = &root.description {
                let _ = write!(out, "{}\n\n", self.linked(text, "README"));
            }
            for field in root.fields() {
                let sentence = first_sentence(field.description.as_deref().unwrap_or_default());
                let href = self.member_target(root, &field.name).href("README");
                let sentence = self.linked(&sentence, "README");
                let _ = writeln!(out, "- [`{}`]({href}) : {sentence}", field.name);
            }
        }
        out.push_str("\n## Types de A à Z\n\n");
        let mut types: BTreeMap<(String, &str), Target> = BTreeMap::new();
        let all =
            self.schema.types.iter().filter(|ty| !self.schema.is_root(&ty.name)).map(|ty| ty.name.as_str());
        for name in all.chain(BUILT_IN_SCALARS.iter().copied()) {
            types.insert((name.to_lowercase(), name), self.type_target(name));
        }
        for ((_, name), target) in types {
            let _ = writeln!(out, "- [`{name}`]({})", target.href("README"));
        }
        out
    }
}

/// The first sentence of a description, on one line.
fn first_sentence(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    match paragraph.find(". ") {
        Some(end) => paragraph[..=end].to_owned(),
        None => paragraph,
    }
}

/// A text as it may stand in a table: one line, no bar.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        if !out.is_empty() {
            let breaks = line.is_empty() || line.starts_with("- ");
            out.push_str(if breaks && !out.ends_with("<br>") { "<br>" } else { " " });
        }
        out.push_str(&line.replace('|', "\\|"));
    }
    out
}
