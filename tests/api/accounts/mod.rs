//! People, companies and what they may ask of the API, with the database behind.

mod acting;
mod anonymous;
mod captcha;
mod codes;
mod companies;
mod demo;
mod identity;
mod login;
pub mod mails;
mod papers;
mod provision;
mod receipts;
mod reminders;
mod requests;
mod second_factor;
mod sessions;
mod transfers;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};
use trackdechets::context::{Caller, Context, Request, Via};
use trackdechets::domain::company::Environment;
use trackdechets::graphql::plan::Selection;
use trackdechets::resolvers::{Api, Settings};
use trackdechets::store::Store;

use crate::support::database::TestDatabase;

pub const PRODUCER: &str = "73282932000074";
pub const CARRIER: &str = "35600000000048";

/// An API on a database of its own, at a fixed instant.
pub struct Bench {
    pub database: TestDatabase,
    pub api: Api,
    pub now: Timestamp,
}

impl Bench {
    pub async fn new() -> Self {
        let database = TestDatabase::new().await;
        let settings = Settings {
            environment: Environment::Sandbox,
            api_url: "http://localhost:4000/".into(),
            geocoder_url: None,
            vies_url: None,
            warning_message: String::new(),
            verified_destinations: true,
            weekly_letters: 100,
            verify_companies: false,
        };
        let api = Api::new(database.store.clone(), crate::support::app::vault(), settings);
        Self { database, api, now: "2026-11-24T08:00:00Z".parse().unwrap() }
    }

    pub fn store(&self) -> &Store {
        &self.database.store
    }

    /// Provisions, and gives the lines.
    pub async fn provision(&self, accounts: &Value) -> Vec<Value> {
        let accounts = accounts.to_string();
        let lines = trackdechets::provision::run(self.store(), Environment::Sandbox, &accounts, self.now);
        lines.await.unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The person behind a provisioned line, by his token.
    pub async fn caller(&self, line: &Value) -> Arc<Caller> {
        let token = line["token"].as_str().unwrap();
        self.store().caller_by_token(token, self.now).await.unwrap().expect("the token holds")
    }

    pub async fn count(&self, table: &str) -> i64 {
        let rows = self.store().query_text(&format!("select count(*) from {table}"), &[]).await.unwrap();
        rows[0].get(0)
    }

    pub async fn run(&self, sql: &str) {
        let tx = self.store().begin().await.unwrap();
        tx.batch(sql).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub fn by(&self, caller: Option<Arc<Caller>>) -> Call {
        let request = Request {
            now: self.now,
            ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
            correlation_id: "test".into(),
            user_agent: None,
            session: None,
            caller: Ok(caller),
        };
        Call { request, selection: Selection::default() }
    }
}

/// A request that resolvers are called with.
pub struct Call {
    pub request: Request,
    pub selection: Selection,
}

impl Call {
    pub fn cx(&self) -> Context<'_> {
        Context { request: &self.request, selection: &self.selection }
    }
}

/// The same person, logged in by the browser.
pub fn in_session(caller: &Caller) -> Arc<Caller> {
    Arc::new(Caller { via: Via::Session, ..caller.clone() })
}

pub fn account(email: &str, siret: &str) -> Value {
    json!({"email": email, "name": format!("Nom de {email}"), "company": company(siret)})
}

pub fn company(siret: &str) -> Value {
    json!({"siret": siret, "name": format!("Société {siret}"), "address": "1 rue des Essais 69001 Lyon"})
}
