//! What the dispatch notes of every kind share: the mechanics, which a document feeds with tables.

pub mod actor;
pub mod completion;
pub mod directory;
pub mod fields;
pub mod format;
pub mod merge;
pub mod moves;
pub mod patch;
pub mod revision;
pub mod when;

pub use actor::{Actor, Authority, Facts, Policy, Signatory};
