//! The API's operations: who asks, load, decide, save, show. No SQL here, and no rule.

mod account;
mod bsd;
mod bsdd;
mod bsds;
mod bsvhu;
mod company;
mod directory;
mod downloads;
mod geography;
mod journal;
mod login;
mod registry_delegation;
mod user;
mod view;
mod webhook;

use std::sync::Arc;

pub use login::Login;

use crate::context::Context;
use crate::domain::company::Environment;
use crate::error::Result;
use crate::generated;
use crate::geocoder::Geocoder;
use crate::graphql::output::Answer;
use crate::graphql::plan::{Node, OperationKind};
use crate::graphql::value::Variables;
use crate::graphql::{BoxFuture, Resolve};
use crate::passwords::Passwords;
use crate::pdf::Press;
use crate::store::Store;
use crate::vault::Vault;
use crate::vies::Vies;

/// What a deployment settles about the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whether test companies exist.
    pub environment: Environment,
    /// Base of download links.
    pub api_url: String,
    /// A public geocoder with the API of geo.api.gouv.fr; none: municipalities are not looked up.
    pub geocoder_url: Option<String>,
    /// The European directory of VAT numbers; none: companies abroad are known by their accounts only.
    pub vies_url: Option<String>,
    /// What `warningMessage` answers, empty when there is nothing to tell.
    pub warning_message: String,
    /// Whether the destination of a note must be a verified company.
    pub verified_destinations: bool,
}

/// Every operation of the API.
#[derive(Clone)]
pub struct Api {
    pub store: Store,
    pub settings: Arc<Settings>,
    /// Seals the tokens of webhooks.
    vault: Vault,
    geocoder: Geocoder,
    vies: Vies,
    press: Press,
    passwords: Passwords,
}

impl Api {
    pub fn new(store: Store, vault: Vault, settings: Settings) -> Self {
        let geocoder = Geocoder::new(settings.geocoder_url.as_deref());
        let vies = Vies::new(settings.vies_url.as_deref());
        let (press, passwords) = (Press::new(), Passwords::default());
        Self { store, settings: Arc::new(settings), vault, geocoder, vies, press, passwords }
    }
}

impl Resolve for Api {
    fn resolve<'a>(
        &'a self,
        cx: Context<'a>,
        kind: OperationKind,
        node: &'a Node,
        variables: &'a Variables<'a>,
    ) -> BoxFuture<'a, Result<Box<dyn Answer>>> {
        generated::resolve(self, cx, kind, node, variables)
    }
}
