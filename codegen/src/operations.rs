//! Will my client break? A client's own documents, held against a schema and against the next one.
//!
//! Each operation is judged alone, with the fragments that it uses, which may stand in other files.

mod extract;
mod literals;
mod place;
pub mod report;
mod units;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use apollo_compiler::validation::{DiagnosticList, Valid};
use apollo_compiler::{ExecutableDocument, Schema};

use crate::changelog::Released;
use crate::diff::{Change, Kind, Level, diff};
use crate::schema::{Source, read_any};
use crate::workspace::Failure;
use place::{Error, Place, place};
use units::{Unit, parse, units};

pub use extract::{Document, documents, is_client_source};

/// What a finding means for the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Not valid against the schema.
    Invalid,
    /// Valid, but not against the schema to come.
    Breaks,
    /// Breaks if the client uses, in its variables, what changes.
    MayBreak,
    Deprecated,
    /// Looks like a document, but cannot be read; nothing marks it as one.
    Skipped,
}

impl Gravity {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Breaks => "breaks",
            Self::MayBreak => "may-break",
            Self::Deprecated => "deprecated",
            Self::Skipped => "skipped",
        }
    }
}

/// Something found in a document, in the order of reports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub column: usize,
    pub gravity: Gravity,
    pub coordinate: Option<String>,
    /// The operation, or the fragment that none uses.
    pub operation: Option<String>,
    pub message: String,
    /// For what is deprecated: why, which names the replacement.
    pub reason: Option<String>,
    /// For what is deprecated: from when it may go, where the schema tells.
    pub removable: Option<String>,
}

/// What there is to say about a client.
#[derive(Debug, Default)]
pub struct Review {
    pub documents: usize,
    pub operations: usize,
    /// Operations that are invalid or break.
    pub failing: usize,
    pub findings: Vec<Finding>,
}

/// A schema in both forms: ours to tell changes, the validator's to judge documents.
pub struct Served {
    sources: Vec<Source>,
    schema: Valid<Schema>,
    /// Coordinate → from when it may go.
    removable: BTreeMap<String, String>,
}

impl Served {
    pub fn new(sources: Vec<Source>) -> Result<Self, Failure> {
        let mut builder = Schema::builder();
        let mut removable = BTreeMap::new();
        for source in &sources {
            builder = builder.parse(&source.text, &source.path);
            let head = Released::parse(Some(source.clone())).unwrap_or_default().deprecated;
            removable
                .extend(head.into_iter().map(|(coordinate, (_, until))| (coordinate, until.to_string())));
        }
        let built = builder.build().map_err(|error| error.errors);
        let schema = built.and_then(|schema| schema.validate().map_err(|error| error.errors));
        let schema = schema.map_err(|errors| {
            let lines: Vec<_> =
                errors.iter().map(|error| place(&error).message(&error.error.to_string())).collect();
            Failure::Input(lines.join("\nerror: "))
        })?;
        Ok(Self { sources, schema, removable })
    }
}

/// Reviews documents against a schema, and against the one to come.
pub fn review(documents: &[Document], schema: &Served, next: Option<&Served>) -> Result<Review, Failure> {
    let mut review = Review { documents: documents.len(), ..Review::default() };
    let (pool, operations) = parse(documents, &mut review);
    let changes = match next {
        Some(next) => {
            let read = |served: &Served| read_any(served.sources.clone()).map_err(Failure::Mistakes);
            diff(&read(schema)?, &read(next)?)
        }
        None => Vec::new(),
    };
    let mut found = BTreeSet::new();
    for unit in units(&pool, operations) {
        review.operations += usize::from(!unit.is_fragment);
        let mut of_unit = Vec::new();
        match unit.document.to_executable_validate(&schema.schema) {
            Err(invalid) if unit.has_errors(&invalid.errors) => {
                of_unit.extend(unit.findings(&invalid.errors, Gravity::Invalid));
            }
            valid => {
                let document = valid.map_or_else(|error| error.partial, Valid::into_inner);
                let uses = uses::of(&document, &schema.schema);
                of_unit.extend(unit.deprecated(&uses, schema));
                if let Some(next) = next {
                    of_unit.extend(unit.breaking(&uses, &changes, &document, &schema.schema));
                    if let Err(broken) = unit.document.to_executable_validate(&next.schema) {
                        of_unit.extend(unit.findings(&broken.errors, Gravity::Breaks));
                    }
                }
            }
        }
        let fails = of_unit.iter().any(|finding| finding.gravity <= Gravity::Breaks);
        review.failing += usize::from(fails);
        found.extend(of_unit);
    }
    review.findings.extend(found);
    review.findings.sort();
    // A fragment shared by several operations is told once.
    review.findings.dedup_by(|a, b| {
        (&a.path, a.line, a.column, a.gravity, &a.message)
            == (&b.path, b.line, b.column, b.gravity, &b.message)
    });
    Ok(review)
}

impl Unit {
    /// A library of fragments need not use them all; and when its only field is unknown, a selection
    /// is told to be empty, which it is not.
    fn counts(&self, error: &Error<'_>, errors: &DiagnosticList) -> bool {
        match error.error.unstable_error_name() {
            Some("UnusedFragment") => !self.is_fragment,
            Some("MissingSubselection") => errors.len() == 1,
            _ => true,
        }
    }

    fn has_errors(&self, errors: &DiagnosticList) -> bool {
        errors.iter().any(|error| self.counts(&error, errors))
    }

    fn findings(&self, errors: &DiagnosticList, gravity: Gravity) -> Vec<Finding> {
        let counted = errors.iter().filter(|error| self.counts(error, errors));
        counted
            .map(|error| place(&error).finding(gravity, Some(&self.name), &error.error.to_string()))
            .collect()
    }

    fn deprecated(&self, uses: &[uses::Use], schema: &Served) -> Vec<Finding> {
        let deprecated = uses.iter().filter_map(|used| Some((used, used.deprecated.as_ref()?)));
        let finding = |(used, reason): (&uses::Use, &String)| {
            let message = format!("`{}` is deprecated", used.coordinate);
            let mut finding = used.place.finding(Gravity::Deprecated, Some(&self.name), &message);
            finding.coordinate = Some(used.coordinate.clone());
            finding.reason = Some(reason.clone());
            finding.removable = schema.removable.get(&used.coordinate).cloned();
            finding
        };
        deprecated.map(finding).collect()
    }

    /// Changes that a validator does not see: answers of another type, and what variables may hold.
    fn breaking(
        &self,
        uses: &[uses::Use],
        changes: &[Change],
        document: &ExecutableDocument,
        schema: &Schema,
    ) -> Vec<Finding> {
        let held = uses::variables(document, schema);
        let mut findings = Vec::new();
        for change in changes.iter().filter(|change| change.level() == Level::Breaking) {
            let at = change.coordinate.as_str();
            let mut note = |place: &Place, gravity, message: &str| {
                let mut finding = place.finding(gravity, Some(&self.name), message);
                finding.coordinate = Some(at.to_owned());
                findings.push(finding);
            };
            match change.kind {
                Kind::FieldTypeChanged => {
                    for used in uses.iter().filter(|used| used.coordinate == at) {
                        note(&used.place, Gravity::Breaks, &change.message);
                    }
                }
                Kind::RequiredInputFieldAdded
                | Kind::InputFieldRemoved
                | Kind::InputFieldTypeChanged
                | Kind::EnumValueRemoved
                | Kind::OneOfAdded => {
                    let owner = at.split('.').next().unwrap_or(at);
                    for variable in held.iter().filter(|variable| variable.types.contains(owner)) {
                        let sure = change.kind == Kind::RequiredInputFieldAdded && variable.own == owner;
                        let gravity = if sure { Gravity::Breaks } else { Gravity::MayBreak };
                        let message = format!("{}; `${}` may hold it", change.message, variable.name);
                        note(&variable.place, gravity, if sure { &change.message } else { &message });
                    }
                }
                _ => {}
            }
        }
        findings
    }
}
