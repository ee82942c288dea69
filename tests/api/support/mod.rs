//! What the tests share.

pub mod app;
pub mod client;
pub mod database;
pub mod direct;
pub mod groups;
pub mod http;
pub mod notice;
pub mod npm;
pub mod program;
pub mod revision;
pub mod stored;
pub mod vhu;
