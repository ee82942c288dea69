//! Places in a client's files.

use std::path::Path;

use apollo_compiler::diagnostic::ToCliReport;
use apollo_compiler::parser::SourceMap;

use super::{Finding, Gravity};

pub(super) type Error<'a> =
    apollo_compiler::diagnostic::Diagnostic<'a, apollo_compiler::validation::DiagnosticData>;

/// A place in a client's file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    pub(super) fn finding(&self, gravity: Gravity, operation: Option<&str>, message: &str) -> Finding {
        Finding {
            path: self.path.clone(),
            line: self.line,
            column: self.column,
            gravity,
            coordinate: None,
            operation: operation.map(str::to_owned),
            message: message.to_owned(),
            reason: None,
            removable: None,
        }
    }

    pub(super) fn message(&self, message: &str) -> String {
        format!("{}:{}:{}: {message}", self.path, self.line, self.column)
    }
}

pub(super) fn place(error: &Error<'_>) -> Place {
    place_of(error.error.location(), error.sources)
}

pub(super) fn place_of(span: Option<apollo_compiler::parser::SourceSpan>, sources: &SourceMap) -> Place {
    let Some(span) = span else { return Place::default() };
    let path = sources.get(&span.file_id()).map(|file| file.path()).unwrap_or_else(|| Path::new(""));
    let start = span.line_column_range(sources).map(|range| range.start);
    let (line, column) = start.map_or((0, 0), |start| (start.line, start.column));
    Place { path: path.display().to_string(), line, column }
}
