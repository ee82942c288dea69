//! Pure rules: no SQL, no HTTP, no clock, nothing asynchronous.

pub mod bsdd;
pub mod user;
