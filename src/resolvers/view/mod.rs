//! From what we keep to what the API shows.

pub(super) mod bsdd;
pub(super) mod bsdd_summary;
pub(super) mod bsvhu;
pub(super) mod company;
pub(super) mod parts;
pub(super) mod user;
