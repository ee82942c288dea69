//! The people and companies of a demonstration: invented, with the numbers of test companies.

pub mod notes;

use jiff::Timestamp;
use serde::Deserialize;

use crate::domain::company::Environment;
use crate::provision::{self, ProvisionError};
use crate::store::Store;

/// What `provision` is given: a producer, a carrier, a destination, those around them.
pub const ACCOUNTS: &str = include_str!("demo/accounts.json");

pub const PRODUCER: &str = "00000010000017";
pub const TRANSPORTER: &str = "00000020000024";
pub const DESTINATION: &str = "00000030000031";
/// Keeps waste on its way to the destination.
pub const STORER: &str = "00000070000079";

/// An account ready to be used.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DemoAccount {
    pub email: String,
    pub token: String,
    /// SIRET, or VAT number, of the company.
    #[serde(rename = "siret")]
    pub org_id: Option<String>,
    pub security_code: Option<i32>,
}

/// Creates the accounts where they are missing, and gives each a new token, in the order of [`ACCOUNTS`].
pub async fn accounts(store: &Store, now: Timestamp) -> Result<Vec<DemoAccount>, ProvisionError> {
    let lines = provision::run(store, Environment::Sandbox, ACCOUNTS, now).await?;
    Ok(lines.lines().map(|line| serde_json::from_str(line).expect("provision writes such lines")).collect())
}
