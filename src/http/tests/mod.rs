//! The layer as its clients see it: over real sockets, with a small backend behind it.

mod connections;
mod deprecations;
mod doc;
mod limits;
mod logs;
mod oauth2;
mod operations;
mod routes;
mod support;
