//! The mechanics on small tables.
