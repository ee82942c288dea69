//! `schema/released.graphql`: the print of the last release, headed by the dates of its deprecations.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;

use super::{Changelog, Fault};
use crate::config::Policy;
use crate::emit::sdl;
use crate::schema::{InputValue, Mistake, Schema, Source, deprecation, deprecations_of, read_any};

/// The last release. Before the first one it is an empty schema.
#[derive(Debug, Default)]
pub struct Released {
    source: Option<Source>,
    pub schema: Schema,
    pub version: Option<String>,
    pub deprecated: Deprecated,
}

/// Coordinate → the date of the release that deprecated it, and that from which it may go.
pub type Deprecated = BTreeMap<String, (Date, Date)>;

impl Released {
    /// Reads the file; one that does not exist, or holds nothing, is a schema without types.
    pub fn parse(source: Option<Source>) -> Result<Self, Vec<Mistake>> {
        let Some(source) = source else { return Ok(Self::default()) };
        let mut released = Self { schema: read_any(vec![source.clone()])?, ..Self::default() };
        for line in source.text.lines().map_while(|line| line.strip_prefix('#')) {
            let words: Vec<_> = line.split_whitespace().collect();
            match words[..] {
                ["Release", version, ..] => released.version = Some(version.to_owned()),
                [since, until, coordinate] => {
                    if let (Ok(since), Ok(until)) = (since.parse(), until.parse()) {
                        released.deprecated.insert(coordinate.to_owned(), (since, until));
                    }
                }
                _ => {}
            }
        }
        released.source = Some(source);
        Ok(released)
    }

    /// The schema once more, to be changed.
    pub(super) fn read_again(&self) -> Schema {
        self.source
            .iter()
            .cloned()
            .map(|source| read_any(vec![source]))
            .find_map(Result::ok)
            .unwrap_or_default()
    }

    /// Whether the changelog knows the release.
    pub(super) fn fault(&self, log: &Changelog) -> Option<Fault> {
        let version = self.version.as_ref()?;
        let newest = log.versions.first().map(|newest| newest.name.as_str());
        (newest != Some(version)).then(|| Fault {
            line: log.versions.first().map(|newest| newest.line),
            message: format!("schema/released.graphql is version {version}, which is not the newest here"),
        })
    }

    /// When a release first carried the deprecation of an element that the last one has deprecated.
    /// A file without dates leaves it to the changelog: the last version that says so.
    pub(super) fn since(&self, coordinate: &str, log: &Changelog) -> Option<Date> {
        if let Some((since, _)) = self.deprecated.get(coordinate) {
            return Some(*since);
        }
        let name = format!("`{coordinate}`");
        let says = |text: &str| text.contains(&name) && text.to_lowercase().contains("dépréci");
        deprecations(&self.schema).contains(&coordinate.to_owned()).then_some(())?;
        let version = log.versions.iter().find(|v| v.entries.iter().any(|entry| says(&entry.text.join(" "))));
        version?.date
    }
}

/// The file that freezes a schema as a release.
pub fn print(schema: &Schema, version: &str, date: Date, before: &Released, policy: &Policy) -> String {
    let mut out = format!("# Release {version} of {date}. Written by `just release`; do not edit.\n");
    let deprecations = deprecations(schema);
    if !deprecations.is_empty() {
        out.push_str("#\n# What is deprecated: since which release, from when it may go.\n");
    }
    for coordinate in deprecations {
        let since = before.deprecated.get(&coordinate).map_or(date, |(since, _)| *since);
        let until = since.saturating_add(policy.notice);
        let _ = writeln!(out, "# {since} {until} {coordinate}");
    }
    out + &sdl::body(schema)
}

/// The coordinates of all that is deprecated.
fn deprecations(schema: &Schema) -> Vec<String> {
    let mut found: Vec<String> =
        schema.types.iter().flat_map(deprecations_of).map(|(coordinate, _)| coordinate).collect();
    for directive in &schema.directives {
        let deprecated = |arg: &&InputValue| deprecation(&arg.directives).is_some();
        let args = directive.args.iter().filter(deprecated);
        found.extend(args.map(|arg| format!("@{}({}:)", directive.name, arg.name)));
    }
    found.sort();
    found
}
