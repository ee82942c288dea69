//! One page of the reference.

use std::fmt::Write;

use super::{Docs, OPERATIONS, SCALARS, Target, cell};
use crate::schema::{
    Applied, BUILT_IN_SCALARS, DirectiveDef, EnumValue, Field, InputValue, Kind, TypeDef, TypeRef, applied,
    deprecation,
};

impl Docs<'_> {
    pub(super) fn page(&self, file: Option<usize>, stem: &str) -> String {
        let source = file.map_or("schema/", |file| &self.schema.files[file].path);
        let mut out = format!(
            "<!-- Generated from {source} by codegen. Do not edit. -->\n\n[Référence](README.md)\n\n# {}\n",
            self.title(stem)
        );
        for (kind, title) in OPERATIONS {
            let operations = file.into_iter().flat_map(|file| self.schema.operations_of(file));
            let mut first = true;
            for (_, root, field) in operations.filter(|(of, _, _)| *of == kind) {
                section(&mut out, &mut first, title);
                self.operation(&mut out, stem, root, field);
            }
        }
        for title in ["Objets", "Interfaces", "Unions", "Types d'entrée", "Énumérations", "Scalaires"] {
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

    fn operation(&self, out: &mut String, page: &str, root: &TypeDef, field: &Field) {
        heading(out, &format!("{}.{}", root.name, field.name), &field.name);
        deprecated(out, &field.directives);
        paragraph(out, field.description.as_deref());
        let mut facts = vec![("Retour", self.link(&field.ty, page))];
        let session = applied(&field.directives, "session").is_some();
        let via = if session { "session web seulement (`@session`)" } else { "jeton ou session web" };
        // A subscription may have a name that is a query's too, and nobody answers it.
        let served = self.schema.subscription.as_ref() != Some(&root.name);
        let row = self.config.operations.get(&field.name).map(|(row, _)| row).filter(|_| served);
        if served && row.is_none_or(|row| !row.public) {
            facts.push(("Authentification", via.to_owned()));
        } else {
            facts.push(("Authentification", "aucune".to_owned()));
        }
        if let Some(row) = row {
            if let Some(permission) = &row.permission {
                let target = self.target("UserPermission");
                facts.push(("Permission", format!("[`{}`]({})", permission.get_ref(), href(&target, page))));
            }
            let texts = [
                ("Entreprises", &row.companies),
                ("Étape", &row.step),
                ("Statut avant", &row.from),
                ("Statut après", &row.to),
            ];
            for (name, text) in texts {
                facts.extend(text.as_ref().map(|text| (name, text.clone())));
            }
        }
        out.push_str("\n| | |\n|---|---|\n");
        for (name, text) in facts {
            let _ = writeln!(out, "| **{name}** | {text} |");
        }
        self.inputs(out, "Argument", page, &field.args);
    }

    fn type_def(&self, out: &mut String, page: &str, ty: &TypeDef) {
        heading(out, &ty.name, &ty.name);
        deprecated(out, &ty.directives);
        paragraph(out, ty.description.as_deref());
        if !ty.implements().is_empty() {
            let names: Vec<_> =
                ty.implements().iter().map(|interface| self.name(&interface.name, page)).collect();
            let _ = write!(out, "\nImplémente {}.\n", names.join(", "));
        }
        match &ty.kind {
            Kind::Object(composite) | Kind::Interface(composite) => self.fields(out, page, &composite.fields),
            Kind::Input(fields) => self.inputs(out, "Champ", page, fields),
            Kind::Enum(values) => enum_values(out, values),
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
        paragraph(out, text);
        // Everything refers to these: a list would tell nothing.
    }

    fn directive(&self, out: &mut String, page: &str, directive: &DirectiveDef) {
        heading(out, &format!("@{}", directive.name), &format!("@{}", directive.name));
        paragraph(out, directive.description.as_deref());
        self.inputs(out, "Argument", page, &directive.args);
    }

    fn fields(&self, out: &mut String, page: &str, fields: &[Field]) {
        out.push_str("\n| Champ | Type | Description |\n|---|---|---|\n");
        for field in fields {
            let _ = writeln!(
                out,
                "| `{}` | {} | {} |",
                field.name,
                self.link(&field.ty, page),
                described(field.description.as_deref(), &field.directives, None)
            );
        }
    }

    /// Arguments or input fields; nothing where there are none.
    fn inputs(&self, out: &mut String, what: &str, page: &str, inputs: &[InputValue]) {
        if inputs.is_empty() {
            return;
        }
        let _ = write!(out, "\n| {what} | Type | Description |\n|---|---|---|\n");
        for input in inputs {
            let default = input.default.as_ref().map(|(literal, _)| literal.to_string());
            let _ = writeln!(
                out,
                "| `{}` | {} | {} |",
                input.name,
                self.link(&input.ty, page),
                described(input.description.as_deref(), &input.directives, default)
            );
        }
    }

    fn referenced(&self, out: &mut String, page: &str, name: &str) {
        let Some(references) = self.references.get(name) else { return };
        let links: Vec<_> = references
            .iter()
            .map(|(coordinate, target)| format!("[`{coordinate}`]({})", href(target, page)))
            .collect();
        let _ = write!(out, "\nRéférencé par : {}.\n", links.join(", "));
    }

    /// A type as the SDL spells it, linked to where it is described.
    fn link(&self, ty: &TypeRef, page: &str) -> String {
        format!("[`{}`]({})", ty.sdl(), href(&self.target(&ty.name), page))
    }

    fn name(&self, name: &str, page: &str) -> String {
        format!("[`{name}`]({})", href(&self.target(name), page))
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

fn href(target: &Target, page: &str) -> String {
    let Target { page: to, anchor } = target;
    if to == page { format!("#{anchor}") } else { format!("{to}.md#{anchor}") }
}

/// The title of a section, before its first entry.
fn section(out: &mut String, first: &mut bool, title: &str) {
    if std::mem::take(first) {
        let _ = write!(out, "\n## {title}\n");
    }
}

fn heading(out: &mut String, anchor: &str, name: &str) {
    let _ = write!(out, "\n<a id=\"{anchor}\"></a>\n\n### `{name}`\n");
}

fn paragraph(out: &mut String, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        let _ = write!(out, "\n{text}\n");
    }
}

fn deprecated(out: &mut String, directives: &[Applied]) {
    if let Some(reason) = deprecation(directives) {
        let _ = write!(out, "\n> **Déprécié** : {}\n", cell(reason));
    }
}

fn enum_values(out: &mut String, values: &[EnumValue]) {
    out.push_str("\n| Valeur | Description |\n|---|---|\n");
    for value in values {
        let text = described(value.description.as_deref(), &value.directives, None);
        let _ = writeln!(out, "| `{}` | {text} |", value.name);
    }
}

/// The last cell of a row: deprecation, description, default.
fn described(description: Option<&str>, directives: &[Applied], default: Option<String>) -> String {
    let mut parts = Vec::new();
    if let Some(reason) = deprecation(directives) {
        parts.push(format!("**Déprécié** : {}", cell(reason)));
    }
    parts.extend(description.filter(|text| !text.is_empty()).map(cell));
    parts.extend(default.map(|default| format!("Par défaut : `{}`.", cell(&default))));
    parts.join("<br>")
}
