//! Pure rules: no SQL, no HTTP, no clock, nothing asynchronous.

pub mod account;
pub mod application;
pub mod bsd;
pub mod bsdd;
pub mod bsvhu;
pub mod company;
pub mod paging;
pub mod receipt;
pub mod security_code;
pub mod user;
pub mod webhook;
