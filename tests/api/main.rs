//! Tests through the outside: a real socket, a real PostgreSQL.

mod accounts;
mod bsdd;
mod bsvhu;
mod clients;
mod delegations;
mod directory;
mod docs;
mod service;
mod store;
mod support;
mod webhooks;
