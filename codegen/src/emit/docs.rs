//! The reference, in French: a page a domain, and an index. Anchors are GraphQL coordinates.

mod page;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use super::Output;
use crate::config::Config;
use crate::schema::{BUILT_IN_SCALARS, Kind, Schema, TypeRef};

/// The stem of the page that holds built-in scalars, whether or not a schema file has its name.
const SCALARS: &str = "scalars";

pub fn pages(schema: &Schema, config: &Config) -> Vec<Output> {
    let docs = Docs::new(schema, config);
    let mut outputs: Vec<Output> = Vec::new();
    let mut stems: Vec<(Option<usize>, &str)> =
        schema.files.iter().enumerate().map(|(number, file)| (Some(number), file.stem())).collect();
    if !stems.iter().any(|(_, stem)| *stem == SCALARS) {
        stems.push((None, SCALARS));
    }
    for (file, stem) in &stems {
        outputs.push(docs.output(stem, docs.page(*file, stem)));
    }
    outputs.push(docs.output("README", docs.index(&stems)));
    outputs
}

struct Docs<'s> {
    schema: &'s Schema,
    config: &'s Config,
    /// Type name → the places that refer to it: their coordinate and the anchor to jump to.
    references: HashMap<&'s str, Vec<(String, Target)>>,
}

/// Kinds of operations, and their titles.
const OPERATIONS: [(&str, &str); 3] =
    [("Query", "Requêtes"), ("Mutation", "Mutations"), ("Subscription", "Abonnements")];

/// A page and an anchor on it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Target {
    page: String,
    anchor: String,
}

impl<'s> Docs<'s> {
    fn new(schema: &'s Schema, config: &'s Config) -> Self {
        let mut docs = Self { schema, config, references: HashMap::new() };
        for ty in &schema.types {
            let root = schema.is_root(&ty.name);
            for field in ty.fields() {
                let coordinate = format!("{}.{}", ty.name, field.name);
                let target = if root {
                    Target { page: schema.files[field.at.file].stem().to_owned(), anchor: coordinate.clone() }
                } else {
                    docs.target(&ty.name)
                };
                docs.refer(&field.ty, &coordinate, &target);
                for argument in &field.args {
                    docs.refer(&argument.ty, &format!("{coordinate}({}:)", argument.name), &target);
                }
            }
            for input in ty.inputs() {
                docs.refer(&input.ty, &format!("{}.{}", ty.name, input.name), &docs.target(&ty.name));
            }
            let members = match &ty.kind {
                Kind::Union(members) => members.as_slice(),
                _ => ty.implements(),
            };
            for member in members {
                let target = docs.target(&ty.name);
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

    fn target(&self, ty: &str) -> Target {
        let page = match self.schema.get(ty) {
            Some(ty) => self.schema.files[ty.at.file].stem(),
            None => SCALARS,
        };
        Target { page: page.to_owned(), anchor: ty.to_owned() }
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
            Toutes les opérations et tous les types de l'API GraphQL, domaine par domaine. Un nom suivi de `!` est \
            toujours présent ; entre crochets, c'est une liste.\n\n\
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
        for (kind, title) in OPERATIONS {
            let Some((_, root)) = self.schema.roots().find(|(of, _)| *of == kind) else { continue };
            let _ = write!(out, "\n## {title}\n\n");
            if let Some(text) = &root.description {
                let _ = write!(out, "{text}\n\n");
            }
            out.push_str("| Opération | |\n|---|---|\n");
            for field in root.fields() {
                let page = self.schema.files[field.at.file].stem();
                let _ = writeln!(
                    out,
                    "| [`{0}`]({page}.md#{1}.{0}) | {2} |",
                    field.name,
                    root.name,
                    cell(&first_sentence(field.description.as_deref().unwrap_or_default()))
                );
            }
        }
        out.push_str("\n## Types de A à Z\n\n");
        let mut types: BTreeMap<(String, &str), Target> = BTreeMap::new();
        let all =
            self.schema.types.iter().filter(|ty| !self.schema.is_root(&ty.name)).map(|ty| ty.name.as_str());
        for name in all.chain(BUILT_IN_SCALARS.iter().copied()) {
            types.insert((name.to_lowercase(), name), self.target(name));
        }
        for ((_, name), target) in types {
            let _ = writeln!(out, "- [`{name}`]({}.md#{})", target.page, target.anchor);
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
