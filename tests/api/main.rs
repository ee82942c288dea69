//! Tests through the outside: a real socket, a real PostgreSQL.

mod accounts;
mod admin_requests;
mod applications;
mod bsdd;
mod bsvhu;
mod clients;
mod companies;
mod delegations;
mod digests;
mod directory;
mod docs;
mod members;
mod service;
mod store;
mod support;
mod webhooks;
mod work;
