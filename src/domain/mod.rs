//! Pure rules: no SQL, no HTTP, no clock, nothing asynchronous.

pub mod user;
pub mod bsdd;
