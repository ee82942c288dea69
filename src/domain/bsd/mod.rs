//! What the dispatch notes of every kind share: the mechanics, which a document feeds with tables.

pub mod actor;
pub mod between;
pub mod completion;
pub mod departments;
pub mod diagram;
pub mod directory;
pub mod document;
pub mod fields;
pub mod filter;
pub mod format;
pub mod links;
pub mod merge;
pub mod metadata;
pub mod moves;
pub mod operations;
pub mod parts;
pub mod patch;
pub mod print;
pub mod profiles;
pub mod revision;
pub mod road;
pub mod signature;
#[cfg(test)]
pub(crate) mod tests;
pub mod transporters;
pub mod when;
pub mod write;

pub use actor::{Actor, Authority, Facts, Policy, Signatory};
