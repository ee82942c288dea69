//! The store alone, on a real database.

mod embedded;
mod migrate;
mod queries;
mod recovery;
mod transactions;
