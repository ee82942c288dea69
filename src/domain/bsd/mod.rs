//! What the dispatch notes of every kind share.

pub mod actor;
pub mod directory;

pub use actor::{Actor, Authority, Facts, Policy, Signatory};
