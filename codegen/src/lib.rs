//! From `schema/*.graphql` to the Rust of `src/generated` and the pages of `docs/reference`.
//!
//! ```text
//! texts ─▶ schema (one checked model) ─▶ emit (text, pure) ─▶ main (writes, or compares)
//! ```

pub mod config;
pub mod emit;
pub mod names;
pub mod schema;
pub mod workspace;
