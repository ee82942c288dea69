//! Recipes of the operations: who asks, what is loaded, what the rules say, what is saved and shown.

mod bsdd;
mod view;

use std::sync::Arc;

use crate::store::Store;

/// What every resolver works with.
pub struct Api {
    pub store: Store,
    pub settings: Arc<Settings>,
}

pub struct Settings {
    pub policy: crate::domain::bsd::Policy,
}
