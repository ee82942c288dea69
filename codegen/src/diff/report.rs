//! Changes as text, Markdown and JSON.

use std::fmt::Write;

use serde::Serialize;

use super::{Change, Level};

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Text,
    Markdown,
    Json,
}

/// The changes in a form, ending with a newline.
pub fn render(changes: &[Change], format: Format) -> String {
    match format {
        Format::Text => text(changes),
        Format::Markdown => markdown(changes),
        Format::Json => json(changes),
    }
}

/// One line a change, the count last.
fn text(changes: &[Change]) -> String {
    let mut out = String::new();
    for change in changes {
        let _ = writeln!(out, "{:<9} {}", change.level().name(), change.message);
    }
    out + &summary(changes) + "\n"
}

/// A heading a level: fit for a comment on a merge request.
fn markdown(changes: &[Change]) -> String {
    let mut out = format!("# Schema changes\n\n{}\n", summary(changes));
    for level in Level::ALL {
        let mut of_level = changes.iter().filter(|change| change.level() == level).peekable();
        if of_level.peek().is_some() {
            let mut name = level.name().to_owned();
            name[..1].make_ascii_uppercase();
            let _ = write!(out, "\n## {name}\n\n");
        }
        for change in of_level {
            let _ = writeln!(out, "- {}", change.message);
        }
    }
    out
}

fn summary(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "No changes.".to_owned();
    }
    let counts = Level::ALL.map(|level| {
        format!("{} {}", changes.iter().filter(|change| change.level() == level).count(), level.name())
    });
    format!("{} change(s): {}.", changes.len(), counts.join(", "))
}

#[derive(Serialize)]
struct Row<'a> {
    coordinate: &'a str,
    level: &'static str,
    kind: &'static str,
    message: &'a str,
}

fn json(changes: &[Change]) -> String {
    let rows: Vec<_> = changes
        .iter()
        .map(|change| Row {
            coordinate: &change.coordinate,
            level: change.level().name(),
            kind: change.kind.name(),
            message: &change.message,
        })
        .collect();
    serde_json::to_string_pretty(&rows).expect("strings only") + "\n"
}
