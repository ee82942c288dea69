//! The embedded default: a private PostgreSQL server, run as a child.
