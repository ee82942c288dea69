//! What may be revised, and when.

use super::line;
use crate::domain::bsd::when::When;
use crate::domain::bsdd::revision::{FIELDS, REVISED, RULES};
use crate::generated::FormStatus;

/// Each field, and the notes it may be revised on.
pub fn revisable() -> String {
    let mut text = "| Champ (`content`) | Nom | Révisable si |\n|---|---|---|\n".to_owned();
    for field in FIELDS {
        let path = format!("<code>{}</code>", field.path.replace('.', ".<wbr>"));
        line(&mut text, &[&path, field.name, words(&field.on)]);
    }
    text
}

/// Each status: what is open to revision, and what becomes of it.
pub fn revision_statuses() -> String {
    let mut text =
        "| Statut | Corriger | Annuler | Statut après une nouvelle opération |\n|---|---|---|---|\n"
            .to_owned();
    for status in FormStatus::ALL {
        let yes = |is: bool| if is { "oui" } else { "–" };
        let moved: Vec<String> = REVISED
            .iter()
            .filter(|row| row.from == *status)
            .map(|row| format!("`{}` si {}", row.to.as_str(), words(&row.when)))
            .collect();
        let cells = [
            &*format!("`{}`", status.as_str()),
            yes(!RULES.closed.contains(status)),
            yes(RULES.cancellable.contains(status)),
            &*moved.join(" ; "),
        ];
        line(&mut text, &cells);
    }
    text
}

fn words<R>(when: &When<R>) -> &'static str {
    when.words().unwrap_or("toujours")
}
