//! Tests through the outside: a real socket, a real PostgreSQL.

mod accounts;
mod applications;
mod bsdd;
mod bsvhu;
mod clients;
mod docs;
mod service;
mod store;
mod support;
mod webhooks;
