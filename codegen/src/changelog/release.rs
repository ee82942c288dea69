//! Cutting a version: the unreleased section gets a number and a date, and the schema is frozen.

use jiff::civil::Date;

use super::parse::{UNRELEASED, numbers};
use super::{Changelog, Released, released};
use crate::config::Policy;
use crate::schema::Schema;

/// A version as it is written.
#[derive(Debug, PartialEq, Eq)]
pub struct Cut {
    /// `2026.11.1`.
    pub version: String,
    /// The new text of `CHANGELOG.md`.
    pub changelog: String,
    /// The new text of `schema/released.graphql`.
    pub released: String,
}

/// Cuts the next version of the month; none when the unreleased section has no entry.
pub fn cut(text: &str, before: &Released, schema: &Schema, policy: &Policy, date: Date) -> Option<Cut> {
    let log = Changelog::parse(text);
    let unreleased = log.unreleased.as_ref().filter(|unreleased| !unreleased.entries.is_empty())?;
    let of_month = |name: &str| match numbers(name) {
        Some([year, month, number]) if (year, month) == (date.year().into(), date.month().into()) => {
            Some(number)
        }
        _ => None,
    };
    let last = log.versions.iter().filter_map(|version| of_month(&version.name)).max().unwrap_or(0);
    let version = format!("{}.{:02}.{}", date.year(), date.month(), last + 1);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let heading = format!("# [{version}] {}", date.strftime("%d/%m/%Y"));
    lines.splice(unreleased.line - 1..unreleased.line, [format!("# [{UNRELEASED}]"), String::new(), heading]);
    let released = released::print(schema, &version, date, before, policy);
    Some(Cut { version, changelog: lines.join("\n") + "\n", released })
}
