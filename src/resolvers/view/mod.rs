//! From what we keep to what the API shows.

pub(super) mod bsdd;
