//! One page of the reference.

use std::fmt::Write;

use super::{Docs, OPERATIONS, SCALARS, cell};
use crate::schema::{
    Applied, BUILT_IN_SCALARS, DirectiveDef, EnumValue, Field, InputValue, Kind, TypeDef, deprecation,
};

/// A longer list of references is folded.
const FEW: usize = 8;

/// The kinds of types, in the order of a page.
const TITLES: [&str; 6] = ["Objets", "Interfaces", "Unions", "Types d'entrée", "Énumérations", "Scalaires"];

impl Docs<'_> {
    pub(super) fn page(&self, file: Option<usize>, stem: &str) -> String {
        let source = file.map_or("schema/", |file| &self.schema.files[file].path);
        let mut out = format!(
            "<!-- Generated from {source} by codegen. Do not edit. -->\n\n[Référence](README.md)\n\n# {}\n",
            self.title(stem)
        );
        self.contents(&mut out, file, stem);
        for (kind, title) in OPERATIONS {
            let operations = file.into_iter().flat_map(|file| self.schema.operations_of(file));
            let mut first = true;
            for (_, root, field) in operations.filter(|(of, _, _)| *of == kind) {
                section(&mut out, &mut first, title);
                self.operation(&mut out, stem, root, field);
            }
        }
        for title in TITLES {
            let mut first = true;
            for ty in self.types(file).filter(|ty| self::title(&ty.kind) == title) {
                section(&mut out, &mut first, title);
                self.type_def(&mut out, stem, ty);
            }
            if title == "Scalaires" && stem == SCALARS {
                for name in BUILT_IN_SCALARS {
                    section(&mut out, &mut first, title);
                    self.built_in(&mut out, name);
                }
            }
        }
        let mut first = true;
        for directive in self.schema.directives.iter().filter(|directive| Some(directive.at.file) == file) {
            section(&mut out, &mut first, "Directives");
            self.directive(&mut out, stem, directive);
        }
        out
    }

    /// What the page holds, with links.
    fn contents(&self, out: &mut String, file: Option<usize>, stem: &str) {
        let mut lists: Vec<(&str, Vec<String>)> = Vec::new();
        for (kind, title) in OPERATIONS {
            let operations = file.into_iter().flat_map(|file| self.schema.operations_of(file));
            let links = operations.filter(|(of, _, _)| *of == kind).map(|(_, root, field)| {
                format!("[`{}`]({})", field.name, self.member_target(root, &field.name).href(stem))
            });
            lists.push((title, links.collect()));
        }
        for title in TITLES {
            let types = self.types(file).filter(|ty| self::title(&ty.kind) == title);
            let built_in = BUILT_IN_SCALARS.iter().filter(|_| title == "Scalaires" && stem == SCALARS);
            let names = types.map(|ty| ty.name.as_str()).chain(built_in.copied());
            lists.push((title, names.map(|name| self.name(name, stem)).collect()));
        }
        let directives = self.schema.directives.iter().filter(|directive| Some(directive.at.file) == file);
        lists.push(("Directives", directives.map(|own| format!("[`@{0}`](#@{0})", own.name)).collect()));
        for (title, links) in lists.into_iter().filter(|(_, links)| !links.is_empty()) {
            let _ = write!(out, "\n**{title}** : {}\n", links.join(", "));
        }
    }

    fn type_def(&self, out: &mut String, page: &str, ty: &TypeDef) {
        heading(out, &ty.name, &ty.name);
        deprecated(out, &self.linked_reason(&ty.directives, page));
        paragraph(out, &self.linked(ty.description.as_deref().unwrap_or_default(), page));
        if !ty.implements().is_empty() {
            let names: Vec<_> =
                ty.implements().iter().map(|interface| self.name(&interface.name, page)).collect();
            let _ = write!(out, "\nImplémente {}.\n", names.join(", "));
        }
        match &ty.kind {
            Kind::Object(composite) | Kind::Interface(composite) => {
                self.fields(out, page, &ty.name, &composite.fields)
            }
            Kind::Input(fields) => {
                self.inputs(out, "Champ", page, &|field| format!("{}.{field}", ty.name), fields)
            }
            Kind::Enum(values) => self.values(out, page, &ty.name, values),
            Kind::Scalar | Kind::Union(_) => {}
        }
        if matches!(ty.kind, Kind::Interface(_) | Kind::Union(_)) {
            let names: Vec<_> =
                self.schema.possible(ty).iter().map(|object| self.name(&object.name, page)).collect();
            let _ = write!(out, "\nTypes possibles : {}.\n", names.join(", "));
        }
        self.referenced(out, page, &ty.name);
    }

    fn built_in(&self, out: &mut String, name: &str) {
        heading(out, name, name);
        let text = self.config.scalars.get(name).and_then(|(scalar, _)| scalar.text.as_deref());
        paragraph(out, text.unwrap_or_default());
        // Everything refers to these: a list would tell nothing.
    }

    fn directive(&self, out: &mut String, page: &str, directive: &DirectiveDef) {
        heading(out, &format!("@{}", directive.name), &format!("@{}", directive.name));
        paragraph(out, &self.linked(directive.description.as_deref().unwrap_or_default(), page));
        self.inputs(out, "Argument", page, &|name| format!("@{}({name}:)", directive.name), &directive.args);
    }

    fn fields(&self, out: &mut String, page: &str, owner: &str, fields: &[Field]) {
        out.push_str("\n| Champ | Type | Description |\n|---|---|---|\n");
        for field in fields {
            let text = self.described(page, field.description.as_deref(), &field.directives, None);
            let name = member(&format!("{owner}.{}", field.name), &field.name);
            let _ = writeln!(out, "| {name} | {} | {text} |", self.link(&field.ty, page));
        }
    }

    /// Arguments or input fields; nothing where there are none.
    pub(super) fn inputs(
        &self,
        out: &mut String,
        what: &str,
        page: &str,
        anchor: &dyn Fn(&str) -> String,
        inputs: &[InputValue],
    ) {
        if inputs.is_empty() {
            return;
        }
        let _ = write!(out, "\n| {what} | Type | Description |\n|---|---|---|\n");
        for input in inputs {
            let default = input.default.as_ref().map(|(literal, _)| literal.to_string());
            let text = self.described(page, input.description.as_deref(), &input.directives, default);
            let name = member(&anchor(&input.name), &input.name);
            let _ = writeln!(out, "| {name} | {} | {text} |", self.link(&input.ty, page));
        }
    }

    fn values(&self, out: &mut String, page: &str, owner: &str, values: &[EnumValue]) {
        out.push_str("\n| Valeur | Sens |\n|---|---|\n");
        for value in values {
            let text = self.described(page, value.description.as_deref(), &value.directives, None);
            let name = member(&format!("{owner}.{}", value.name), &value.name);
            let _ = writeln!(out, "| {name} | {text} |");
        }
    }

    fn referenced(&self, out: &mut String, page: &str, name: &str) {
        let Some(references) = self.references.get(name) else { return };
        let links: Vec<_> = references
            .iter()
            .map(|(coordinate, target)| format!("[`{coordinate}`]({})", target.href(page)))
            .collect();
        let (count, links) = (links.len(), links.join(", "));
        let _ = if count > FEW {
            write!(out, "\n<details><summary>Référencé {count} fois</summary>\n\n{links}.\n\n</details>\n")
        } else {
            write!(out, "\nRéférencé par : {links}.\n")
        };
    }

    /// The last cell of a row: deprecation, description, default.
    fn described(
        &self,
        page: &str,
        description: Option<&str>,
        directives: &[Applied],
        default: Option<String>,
    ) -> String {
        let mut parts = Vec::new();
        parts.extend(self.linked_reason(directives, page).map(|reason| format!("**Déprécié** : {reason}")));
        parts.extend(description.filter(|text| !text.is_empty()).map(|text| self.linked(&cell(text), page)));
        parts.extend(default.map(|default| format!("Par défaut : `{}`.", cell(&default))));
        parts.join("<br>")
    }

    pub(super) fn linked_reason(&self, directives: &[Applied], page: &str) -> Option<String> {
        deprecation(directives).map(|reason| self.linked(&cell(reason), page))
    }
}

/// The section in which a type stands.
const fn title(kind: &Kind) -> &'static str {
    match kind {
        Kind::Object(_) => "Objets",
        Kind::Interface(_) => "Interfaces",
        Kind::Union(_) => "Unions",
        Kind::Input(_) => "Types d'entrée",
        Kind::Enum(_) => "Énumérations",
        Kind::Scalar => "Scalaires",
    }
}

/// The title of a section, before its first entry.
fn section(out: &mut String, first: &mut bool, title: &str) {
    if std::mem::take(first) {
        let _ = write!(out, "\n## {title}\n");
    }
}

/// A title with its address, which is the name's coordinate.
pub fn heading(out: &mut String, anchor: &str, name: &str) {
    let _ = write!(out, "\n### `{name}` {{#{anchor}}}\n");
}

pub fn paragraph(out: &mut String, text: &str) {
    if !text.is_empty() {
        let _ = write!(out, "\n{text}\n");
    }
}

pub fn deprecated(out: &mut String, reason: &Option<String>) {
    if let Some(reason) = reason {
        let _ = write!(out, "\n> **Déprécié** : {reason}\n");
    }
}

/// A name in the first cell of a row, with its address.
fn member(anchor: &str, name: &str) -> String {
    format!("<a id=\"{anchor}\"></a>`{name}`")
}
