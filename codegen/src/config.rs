//! `codegen.toml`: what the SDL cannot say.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::schema::{Mistake, Source};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Content {
    #[serde(default)]
    require_descriptions: bool,
    #[serde(default)]
    computed: Vec<Spanned<String>>,
    #[serde(default)]
    written: Vec<Spanned<String>>,
    #[serde(default)]
    paths: Vec<Spanned<String>>,
    #[serde(default)]
    scalars: BTreeMap<Spanned<String>, Scalar>,
    #[serde(default)]
    names: BTreeMap<Spanned<String>, String>,
    #[serde(default)]
    pages: BTreeMap<String, String>,
    #[serde(default)]
    operations: BTreeMap<Spanned<String>, Operation>,
    #[serde(default)]
    changelog: Policy,
}

/// What the evolution of the schema owes to its users.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// How long something stays deprecated before it may go.
    pub notice: jiff::Span,
    /// The words in the description of an operation that may change without notice.
    pub internal: String,
}

impl Default for Policy {
    fn default() -> Self {
        Self { notice: jiff::Span::new().months(3), internal: "Usage interne".to_owned() }
    }
}

/// The Rust side of a scalar.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scalar {
    /// A type of the prelude, or a path to import.
    pub rust: String,
    /// The path of the function that checks an input value.
    pub check: String,
    /// One sentence for the reference, for scalars that the SDL does not describe.
    pub text: Option<String>,
}

/// What the reference tells of an operation that neither its description nor the engine's tables say.
/// Texts are in French.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Whether it asks for no authentication.
    #[serde(default)]
    pub public: bool,
    /// The step in the life of the document.
    pub step: Option<String>,
}

/// The configuration, each entry with its offset in the file.
#[derive(Debug, Default)]
pub struct Config {
    pub source: Option<Source>,
    /// Whether everything in the SDL must be described.
    pub require_descriptions: bool,
    /// `Type.field`.
    pub computed: Vec<(String, usize)>,
    /// `Query.field`, `Mutation.field`.
    pub written: Vec<(String, usize)>,
    /// Input types whose fields get path constants.
    pub paths: Vec<(String, usize)>,
    pub scalars: BTreeMap<String, (Scalar, usize)>,
    /// Coordinate (`Type`, `Type.field`, `Enum.VALUE`) → Rust name.
    pub names: BTreeMap<String, (String, usize)>,
    /// File stem → French title of its page.
    pub pages: BTreeMap<String, String>,
    /// Root field → its row.
    pub operations: BTreeMap<String, (Operation, usize)>,
    pub changelog: Policy,
}

impl Config {
    pub fn parse(source: Source) -> Result<Self, Vec<Mistake>> {
        let content: Content = toml::from_str(&source.text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            vec![source.mistake(offset, error.message())]
        })?;
        let list = |list: Vec<Spanned<String>>| {
            list.into_iter().map(|entry| (entry.get_ref().clone(), entry.span().start)).collect()
        };
        Ok(Self {
            require_descriptions: content.require_descriptions,
            computed: list(content.computed),
            written: list(content.written),
            paths: list(content.paths),
            scalars: table(content.scalars),
            names: table(content.names),
            pages: content.pages,
            operations: table(content.operations),
            changelog: content.changelog,
            source: Some(source),
        })
    }

    /// A mistake at an entry.
    pub fn mistake(&self, offset: usize, message: String) -> Mistake {
        match &self.source {
            Some(source) => source.mistake(offset, message),
            None => Source::new("codegen.toml", "").mistake(0, message),
        }
    }

    /// The Rust name that an entry gives to a coordinate.
    pub fn name(&self, coordinate: &str) -> Option<&str> {
        self.names.get(coordinate).map(|(name, _)| name.as_str())
    }
}

fn table<T>(entries: BTreeMap<Spanned<String>, T>) -> BTreeMap<String, (T, usize)> {
    entries
        .into_iter()
        .map(|(name, entry)| {
            let offset = name.span().start;
            (name.into_inner(), (entry, offset))
        })
        .collect()
}
