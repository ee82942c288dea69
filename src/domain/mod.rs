//! Pure rules: no SQL, no HTTP, no clock, nothing asynchronous.

pub mod account;
pub mod admin_request;
pub mod application;
pub mod bsd;
pub mod bsdd;
pub mod bsvhu;
pub mod calendar;
pub mod company;
pub mod company_digest;
pub mod delegation;
pub mod government;
pub mod notice;
pub mod notifications;
pub mod paging;
pub mod receipt;
pub mod second_factor;
pub mod security_code;
pub mod transfer;
pub mod user;
pub mod webhook;
