//! Tests through the outside: a real socket, a real PostgreSQL.

mod bsdd;
mod store;
mod support;
