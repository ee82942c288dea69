//! `codegen diff`: what changed between two schemas.

use codegen::diff::{self, Level, report};
use codegen::input;
use codegen::workspace::Failure;

/// Tells what changed between two schemas, and whether clients break.
///
/// A schema is a file, a folder of .graphql files, or a git revision: `HEAD~1` (its folder `schema`),
/// `v1:api/schema.graphql`. The status is 1 when a change is as bad as `--fail-on` says, and 2 when a
/// schema cannot be read.
#[derive(clap::Args)]
pub struct Arguments {
    /// The schema before.
    old: String,
    /// The schema after.
    new: String,
    #[arg(long, value_enum, default_value = "text")]
    format: report::Format,
    /// The mildest change that makes the command fail.
    #[arg(long, value_enum, default_value = "breaking")]
    fail_on: FailOn,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    Breaking,
    Dangerous,
    None,
}

pub fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let (old, new) = (input::schema(&arguments.old)?, input::schema(&arguments.new)?);
    let changes = diff::diff(&old, &new);
    super::print(&report::render(&changes, arguments.format));
    let worst = changes.iter().map(diff::Change::level).min();
    Ok(match arguments.fail_on {
        FailOn::None => true,
        FailOn::Breaking => worst != Some(Level::Breaking),
        FailOn::Dangerous => worst.is_none_or(|worst| worst == Level::Safe),
    })
}
