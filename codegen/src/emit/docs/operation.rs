//! An operation: who may call it, at which statuses, what it takes, how it fails, an example.

use std::fmt::Write;

use super::description::Description;
use super::page::{deprecated, heading, paragraph};
use super::{Docs, cell};
use crate::schema::{Field, TypeDef, applied};

/// The guide that tells of error codes.
const ERRORS: &str = "../guides/erreurs.md";
/// The guide that tells who the callers of examples are.
const ACCOUNTS: &str = "../guides/bac-a-sable.md#les-comptes-de-démonstration";

impl Docs<'_> {
    pub(super) fn operation(&self, out: &mut String, page: &str, root: &TypeDef, field: &Field) {
        let text = field.description.as_deref().unwrap_or_default();
        let description = Description::read(text, &self.config.changelog.internal);
        heading(out, &format!("{}.{}", root.name, field.name), &field.name);
        deprecated(out, &self.linked_reason(&field.directives, page));
        paragraph(out, &self.linked(&description.prose, page));
        if let Some(internal) = &description.internal {
            let _ = write!(out, "\n> {}\n", cell(internal));
        }
        // A subscription may have the name of a query, and nobody answers it.
        let is_served = self.schema.subscription.as_ref() != Some(&root.name);
        if is_served {
            self.facts(out, page, field, &description);
        } else {
            table(out, &[("Retour", self.link(&field.ty, page))]);
        }
        if !field.args.is_empty() {
            label(out, "Arguments");
            let anchor = |name: &str| self.argument_target(root, &field.name, name).anchor;
            self.inputs(out, "Argument", page, &anchor, &field.args);
        }
        if !is_served {
            return;
        }
        if let Some(moves) = self.material.moves.get(&field.name) {
            label(out, "Statuts");
            let _ = write!(out, "\n{}", self.with_paths(moves, page));
        }
        self.errors(out, page, field, &description);
        if let Some(example) = self.material.examples.get(&field.name) {
            label(out, "Exemple");
            let account = match example.account.as_str() {
                "anonyme" => "Sans jeton.".to_owned(),
                account => format!("Avec le jeton du compte [{account}]({ACCOUNTS})."),
            };
            let _ = write!(out, "\n{account}\n\n{}", example.text);
        }
    }

    fn facts(&self, out: &mut String, page: &str, field: &Field, description: &Description) {
        let row = self.config.operations.get(&field.name).map(|(row, _)| row);
        let mut facts = vec![("Retour", self.link(&field.ty, page))];
        match &description.access {
            // It tells how to be known.
            Some(access) if ["Public", "Jeton", "Session"].iter().any(|word| access.starts_with(word)) => {
                facts.push(("Accès", self.linked(&cell(access), page)));
            }
            access => {
                let is_session = applied(&field.directives, "session").is_some();
                let how = if row.is_some_and(|row| row.public) {
                    "aucune"
                } else if is_session {
                    "session web seulement"
                } else {
                    "jeton ou session web"
                };
                facts.push(("Authentification", how.to_owned()));
                facts.extend(access.as_ref().map(|access| ("Accès", self.linked(&cell(access), page))));
            }
        }
        if let Some(step) = row.and_then(|row| row.step.as_ref()) {
            facts.push(("Étape", step.clone()));
        }
        // The engine's own table tells better.
        let status = description.status.as_ref().filter(|_| !self.material.moves.contains_key(&field.name));
        if let Some(status) = status {
            facts.push(("Statut", self.linked(&cell(status), page)));
        }
        table(out, &facts);
    }

    /// What the operation is asks for some refusals; its description tells the others.
    fn errors(&self, out: &mut String, page: &str, field: &Field, description: &Description) {
        let mut rows: Vec<(&str, String)> = Vec::new();
        let is_public = self.config.operations.get(&field.name).is_some_and(|(row, _)| row.public);
        if applied(&field.directives, "session").is_some() {
            rows.push(("UNAUTHENTICATED", "pas de session web ; un jeton ne suffit pas".to_owned()));
        } else if !is_public {
            rows.push(("UNAUTHENTICATED", "jeton absent, inconnu ou révoqué".to_owned()));
        }
        if description.access.as_ref().is_some_and(|access| access.contains("`FORBIDDEN`")) {
            rows.push(("FORBIDDEN", "accès non accordé (voir plus haut)".to_owned()));
        }
        for (code, text) in &description.refusals {
            let text = text.trim_end_matches('.');
            match rows.iter_mut().find(|(own, _)| own == code) {
                Some((_, own)) => own.extend([" ; ", text]),
                None => rows.push((code, text.to_owned())),
            }
        }
        if rows.is_empty() {
            return;
        }
        label(out, "Erreurs");
        out.push_str("\n| Code | Quand |\n|---|---|\n");
        for (code, text) in rows {
            let _ = writeln!(
                out,
                "| [`{code}`]({ERRORS}#tous-les-codes) | {} |",
                self.linked(&cell(&text), page)
            );
        }
    }
}

fn table(out: &mut String, facts: &[(&str, String)]) {
    out.push_str("\n| | |\n|---|---|\n");
    for (name, text) in facts {
        let _ = writeln!(out, "| **{name}** | {text} |");
    }
}

/// The title of a part. No heading: it would have an anchor that changes with those before it.
fn label(out: &mut String, title: &str) {
    let _ = write!(out, "\n**{title}**\n");
}
