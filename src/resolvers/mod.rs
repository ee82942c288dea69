//! The API's operations: who asks, load, decide, save, show. No SQL here, and no rule.

mod account;
mod acting;
mod admin_request;
mod anonymous_company;
mod application;
mod bsd;
mod bsdd;
mod bsds;
mod bsvhu;
mod captcha;
mod company;
mod company_admin;
mod company_digest;
mod company_life;
mod company_mail;
mod directory;
mod downloads;
mod geography;
mod journal;
mod login;
mod members;
mod oauth2;
mod receipt;
mod registry_delegation;
mod security;
mod transfer;
mod user;
mod view;
mod webhook;

use std::sync::Arc;

pub use acting::Acting;
pub use captcha::NewCaptcha;
pub use login::{Credentials, Login, SecondFactor};

use crate::context::Context;
use crate::digests::Digests;
use crate::domain::company::Environment;
use crate::error::Result;
use crate::generated;
use crate::geocoder::Geocoder;
use crate::graphql::output::Answer;
use crate::graphql::plan::{Node, OperationKind};
use crate::graphql::value::Variables;
use crate::graphql::{BoxFuture, Resolve};
use crate::notice::Reader;
use crate::passwords::Passwords;
use crate::pdf::Press;
use crate::store::Store;
use crate::vault::Vault;
use crate::vies::Vies;

/// What a deployment settles about the answers; by default nothing beyond production's own.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
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
    /// Letters on paper that people may have sent to companies in a week, all together.
    pub weekly_letters: i64,
    /// Whether companies that register as professionals of waste are verified.
    pub verify_companies: bool,
}

/// Every operation of the API.
#[derive(Clone)]
pub struct Api {
    pub store: Store,
    pub settings: Arc<Settings>,
    /// Seals the tokens of webhooks, and the secrets of applications.
    vault: Vault,
    /// Seals the seeds of second factors.
    seeds: Vault,
    geocoder: Geocoder,
    vies: Vies,
    press: Press,
    passwords: Passwords,
    notices: Reader,
    /// What makes situation notices: beginnings of its name. None: anything that has one.
    notice_producers: Arc<[String]>,
    /// None: no digests are made.
    digests: Option<Digests>,
}

impl Api {
    pub fn new(store: Store, vault: Vault, settings: Settings) -> Self {
        let geocoder = Geocoder::new(settings.geocoder_url.as_deref());
        let vies = Vies::new(settings.vies_url.as_deref());
        let (press, passwords) = (Press::new(), Passwords::default());
        let (notices, notice_producers) = (Reader::default(), Arc::new([]));
        let seeds = vault.sibling("totp");
        Self {
            store,
            settings: Arc::new(settings),
            vault,
            seeds,
            geocoder,
            vies,
            press,
            passwords,
            notices,
            notice_producers,
            digests: None,
        }
    }

    /// The same, with another reader of situation notices, which believes those made by `producers`.
    pub fn reading_notices(self, notices: Reader, producers: Vec<String>) -> Self {
        Self { notices, notice_producers: producers.into(), ..self }
    }

    /// The same, with a service that puts digests of companies together.
    pub fn with_digests(self, digests: Digests) -> Self {
        Self { digests: Some(digests), ..self }
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
