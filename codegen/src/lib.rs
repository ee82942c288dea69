//! From `schema/*.graphql` to the Rust of `src/generated` and the pages of `docs/reference`; and what
//! a schema's change means for its clients.
//!
//! ```text
//! texts ─▶ schema (one checked model) ─▶ emit (text, pure) ─▶ main (writes, or compares)
//!             └─ two of them ─▶ diff (changes by coordinate) ─▶ changelog (entries missing or stray)
//!                                                            └▶ operations (documents that break)
//! ```

pub mod changelog;
pub mod config;
pub mod diff;
pub mod emit;
pub mod examples;
pub mod input;
pub mod names;
pub mod operations;
pub mod schema;
pub mod workspace;
