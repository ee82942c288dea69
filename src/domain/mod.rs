//! Pure rules: no SQL, no HTTP, no clock, nothing asynchronous.

pub mod account;
pub mod bsd;
pub mod bsdd;
pub mod bsvhu;
pub mod company;
pub mod government;
pub mod paging;
pub mod receipt;
pub mod second_factor;
pub mod security_code;
pub mod user;
pub mod webhook;
