//! Tests through the outside: a real socket, a real PostgreSQL.

mod store;
mod support;
