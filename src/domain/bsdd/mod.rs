//! The dangerous-waste dispatch note (BSDD, `Form` in the API): its record and its rules.

pub mod record;

pub use record::Record;
