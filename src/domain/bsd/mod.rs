//! What the dispatch notes of every kind share.

pub mod directory;
