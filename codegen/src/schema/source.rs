//! Source texts, places in them, and mistakes found there.

use std::fmt;

/// One file of the schema.
#[derive(Debug, Clone)]
pub struct Source {
    /// Relative to the workspace, as messages name it: `schema/bsdd.graphql`.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// The file's name without folder and extension: the domain, and the generated module.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.split('.').next().unwrap_or(name)
    }

    /// Line and column, from 1, of a byte offset; columns count characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    /// A mistake at a byte offset of this file.
    pub fn mistake(&self, offset: usize, message: impl Into<String>) -> Mistake {
        let (line, column) = self.position(offset);
        Mistake { path: self.path.clone(), line, column, message: message.into() }
    }
}

/// Something wrong in the SDL or the configuration, with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    pub path: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)
    }
}
