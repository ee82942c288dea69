//! The reference.

use super::Output;
use crate::config::Config;
use crate::schema::Schema;

pub fn pages(_schema: &Schema, _config: &Config) -> Vec<Output> {
    Vec::new()
}
