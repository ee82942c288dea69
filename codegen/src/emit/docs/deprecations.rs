//! The page of all that is deprecated.

use std::fmt::Write;

use super::{Docs, cell};
use crate::schema::{Applied, InputValue, deprecation};

pub const STEM: &str = "deprecations";
pub const TITLE: &str = "Éléments dépréciés";

impl Docs<'_> {
    pub(super) fn deprecations(&self) -> String {
        let mut out = format!(
            "<!-- Generated from schema/ by codegen. Do not edit. -->\n\n[Référence](README.md)\n\n# {TITLE}\n\n\
             Un élément déprécié fonctionne encore. Il reste {} au moins après la version qui l'a déprécié, puis peut \
             être retiré : voir [Évolution de l'API](../guides/evolution.md).\n",
            period(&self.config.changelog.notice)
        );
        let rows = self.deprecated();
        if rows.is_empty() {
            out.push_str("\nRien n'est déprécié.\n");
            return out;
        }
        out.push_str("\n| Élément | Remplacement | Depuis | Retrait possible |\n|---|---|---|---|\n");
        for (coordinate, href, reason) in rows {
            let (since, until) = match self.material.deprecated.get(&coordinate) {
                Some((since, until)) => (french(*since), french(*until)),
                None => ("la prochaine version".to_owned(), "–".to_owned()),
            };
            let _ = writeln!(
                out,
                "| [<code>{}</code>]({href}) | {} | {since} | {until} |",
                coordinate.replace('.', ".<wbr>"),
                self.linked(&cell(&reason), STEM)
            );
        }
        out
    }

    /// Coordinate, address and reason of each element, in the order of the schema.
    fn deprecated(&self) -> Vec<(String, String, String)> {
        let mut rows = Vec::new();
        let mut note = |coordinate: String, href: String, directives: &[Applied]| {
            if let Some(reason) = deprecation(directives) {
                rows.push((coordinate, href, reason.to_owned()));
            }
        };
        for ty in &self.schema.types {
            let at = |member: &str| self.member_target(ty, member).href(STEM);
            for field in ty.fields() {
                let coordinate = format!("{}.{}", ty.name, field.name);
                note(coordinate, at(&field.name), &field.directives);
                for InputValue { name, directives, .. } in &field.args {
                    let target = self.argument_target(ty, &field.name, name);
                    note(target.anchor.clone(), target.href(STEM), directives);
                }
            }
            for input in ty.inputs() {
                note(format!("{}.{}", ty.name, input.name), at(&input.name), &input.directives);
            }
            for value in ty.values() {
                note(format!("{}.{}", ty.name, value.name), at(&value.name), &value.directives);
            }
        }
        rows
    }
}

fn french(date: jiff::civil::Date) -> String {
    date.strftime("%d/%m/%Y").to_string()
}

/// A notice period in words: in months and days, as configured.
fn period(span: &jiff::Span) -> String {
    let (months, days) = (span.get_months(), span.get_days());
    let days = match (days, span.get_weeks()) {
        (0, 0) => None,
        (days, weeks) => Some(format!("{} jours", days + 7 * weeks)),
    };
    let months = (months > 0).then(|| format!("{months} mois"));
    months.into_iter().chain(days).collect::<Vec<_>>().join(" et ")
}
