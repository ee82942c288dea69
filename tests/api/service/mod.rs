//! The service as a whole: every operation, whoever calls, whatever is sent, whatever goes away.

mod availability;
mod connections;
mod deprecations;
mod hostile;
mod operations;
mod program;
mod rate_limit;
