//! A review as text and as JSON.

use std::fmt::Write;

use serde::Serialize;

use super::{Finding, Gravity, Review};
use crate::diff::one_line;

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Text,
    Json,
}

pub fn render(review: &Review, format: Format) -> String {
    match format {
        Format::Text => text(review),
        Format::Json => json(review),
    }
}

/// One line a finding, as compilers write them.
fn text(review: &Review) -> String {
    let mut out = String::new();
    for finding in &review.findings {
        let Finding { path, line, column, gravity, message, .. } = finding;
        let _ = write!(out, "{path}:{line}:{column}: {}: {}", gravity.name(), one_line(message));
        if let Some(reason) = &finding.reason {
            let _ = write!(out, ": {}", one_line(reason));
        }
        if let Some(date) = &finding.removable {
            let _ = write!(out, " May go from {date}.");
        }
        if let Some(operation) = &finding.operation {
            let _ = write!(out, " ({operation})");
        }
        out.push('\n');
    }
    let counts =
        [Gravity::Invalid, Gravity::Breaks, Gravity::MayBreak, Gravity::Deprecated, Gravity::Skipped]
            .map(|gravity| (gravity.name(), review.findings.iter().filter(|f| f.gravity == gravity).count()));
    let counts: Vec<_> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    let _ = writeln!(
        out,
        "{} operation(s) in {} document(s): {}.",
        review.operations,
        review.documents,
        if counts.is_empty() { "nothing to say".to_owned() } else { counts.join(", ") }
    );
    out
}

#[derive(Serialize)]
struct Whole<'a> {
    documents: usize,
    operations: usize,
    failing: usize,
    findings: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coordinate: Option<&'a str>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    removable: Option<&'a str>,
}

fn json(review: &Review) -> String {
    let findings = review.findings.iter().map(|finding| Row {
        path: &finding.path,
        line: finding.line,
        column: finding.column,
        level: finding.gravity.name(),
        operation: finding.operation.as_deref(),
        coordinate: finding.coordinate.as_deref(),
        message: &finding.message,
        reason: finding.reason.as_deref(),
        removable: finding.removable.as_deref(),
    });
    let whole = Whole {
        documents: review.documents,
        operations: review.operations,
        failing: review.failing,
        findings: findings.collect(),
    };
    serde_json::to_string_pretty(&whole).expect("strings and numbers only") + "\n"
}
