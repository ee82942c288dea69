//! `codegen operations`: a client's documents against a schema, and against the next one.

use std::path::Path;

use codegen::input;
use codegen::operations::{self, Gravity, Served, report};
use codegen::workspace::Failure;

/// Validates a client's documents against a schema, lists what they use that is deprecated, and tells
/// which operations a new schema would break.
///
/// Documents stand in .graphql files, and in the strings of TypeScript, JavaScript, Python, Rust and C#
/// sources: tagged or called `gql`, or beginning like an operation. The status is 1 when an operation is
/// invalid or breaks, and 2 when something cannot be read.
#[derive(clap::Args)]
pub struct Arguments {
    /// The schema in use: a file, a folder, or a git revision.
    #[arg(long)]
    schema: String,
    /// The schema to come.
    #[arg(long, value_name = "NEW")]
    against: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: report::Format,
    /// Fails on uses of what is deprecated, too.
    #[arg(long)]
    deny_deprecated: bool,
    /// The client's files and folders.
    #[arg(required = true, value_name = "DOCS")]
    documents: Vec<String>,
}

pub fn run(arguments: &Arguments) -> Result<bool, Failure> {
    let schema = Served::new(input::sources(&arguments.schema)?)?;
    let against = arguments.against.as_ref().map(|name| Served::new(input::sources(name)?)).transpose()?;
    let mut documents = Vec::new();
    for name in &arguments.documents {
        let path = Path::new(name);
        let files = match path.is_dir() {
            true => input::files(path, &operations::is_client_source)?,
            false => vec![name.clone()],
        };
        for file in files {
            documents.extend(operations::documents(&input::read(&file)?));
        }
    }
    let review = operations::review(&documents, &schema, against.as_ref())?;
    super::print(&report::render(&review, arguments.format));
    let denied = review.findings.iter().any(|finding| finding.gravity == Gravity::Deprecated);
    Ok(review.failing == 0 && !(arguments.deny_deprecated && denied))
}
