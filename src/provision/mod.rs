//! `provision`: sandbox accounts in one go. Reads a JSON array, creates what is missing, and tells a line an
//! account. Nothing is written unless all of it can be.

mod input;
mod rows;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use serde::Serialize;

use crate::domain::company::Environment;
use crate::ids::new_id;
use crate::store::provision::{Coded, Table};
use crate::store::{Store, StoreError, Tx};
use crate::tokens::{self, TOKEN_LENGTH, TokenKey};
use input::{Account, Company};
use rows::{AccountRow, MembershipRow, TokenRow};

/// Why nothing was provisioned.
#[derive(Debug, thiserror::Error)]
pub enum ProvisionError {
    #[error("provision works in a sandbox only")]
    NotSandbox,
    /// The input is wrong; where, and how.
    #[error("{0}")]
    Input(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is told of an account.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    email: &'a str,
    token: String,
    /// SIRET, or the VAT number of a foreign carrier.
    siret: Option<&'a str>,
    security_code: Option<i32>,
}

/// Finds mistakes in the array before a database is opened for it.
pub fn check(input: &str) -> Result<(), ProvisionError> {
    input::read(input).map(drop)
}

/// Creates the accounts of a JSON array in one transaction, and gives a JSON object a line in their order.
pub async fn run(
    store: &Store,
    environment: Environment,
    input: &str,
    now: Timestamp,
) -> Result<String, ProvisionError> {
    if environment != Environment::Sandbox {
        return Err(ProvisionError::NotSandbox);
    }
    let accounts = input::read(input)?;
    let new_accounts = rows::accounts(&accounts, now)?;
    let key = store.token_key();
    store
        .transaction(|tx| {
            let (accounts, rows) = (&accounts, &new_accounts);
            async move { write(&tx, accounts, rows, key, now).await }
        })
        .await
}

async fn write(
    tx: &Tx,
    accounts: &[Account],
    new_accounts: &[AccountRow<'_>],
    key: &TokenKey,
    now: Timestamp,
) -> Result<String, ProvisionError> {
    tx.add_rows(Table::Accounts, new_accounts, now).await?;
    let emails: Vec<&str> = accounts.iter().map(|account| account.email.as_str()).collect();
    let account_ids = tx.account_ids(&emails).await?;
    let codes = write_companies(tx, accounts, now).await?;

    let mut memberships: Vec<MembershipRow<'_>> = Vec::new();
    let mut tokens = Vec::with_capacity(accounts.len());
    let mut lines = String::new();
    for account in accounts {
        let account_id = account_ids.get(&account.email).ok_or_else(|| lost(&account.email))?;
        let company = account.company.as_ref();
        let coded = match company.filter(|company| !company.unregistered) {
            Some(company) => Some(codes.get(company.org_id()).ok_or_else(|| lost(company.org_id()))?),
            None => None,
        };
        if let Some(coded) = coded {
            // Said twice, the last role holds.
            memberships
                .retain(|row| (row.account_id, row.company_id) != (account_id.as_str(), coded.id.as_str()));
            let since = rows::instant(now, memberships.len());
            memberships.push(MembershipRow::new(account_id, &coded.id, account.role, since));
        }
        let token = tokens::draw(TOKEN_LENGTH);
        tokens.push(TokenRow::new(new_id(now), account_id, key.hash(&token)));
        let line = Line {
            email: &account.email,
            token,
            siret: company.map(Company::org_id),
            security_code: coded.map(|coded| coded.security_code),
        };
        lines.push_str(&serde_json::to_string(&line).expect("a line has no map"));
        lines.push('\n');
    }
    tx.add_rows(Table::Memberships, &memberships, now).await?;
    tx.add_rows(Table::Tokens, &tokens, now).await?;
    Ok(lines)
}

/// Writes the companies that do not exist yet with all that hangs on them; the first of a number gives the
/// profile. Gives ids and codes of all.
async fn write_companies(
    tx: &Tx,
    accounts: &[Account],
    now: Timestamp,
) -> Result<HashMap<String, Coded>, ProvisionError> {
    let named: Vec<&Company> = accounts.iter().filter_map(|account| account.company.as_ref()).collect();
    let org_ids: Vec<&str> = named.iter().map(|company| company.org_id()).collect();
    let existing = tx.company_codes(&org_ids).await?;

    let listed = firsts(named.iter().copied());
    let new: Vec<&Company> = firsts(named.iter().copied().filter(|company| !company.unregistered))
        .into_iter()
        .filter(|company| !existing.contains_key(company.org_id()))
        .collect();
    let rows = rows::Companies::new(&listed, &new, now);
    tx.add_rows(Table::Establishments, &rows.establishments, now).await?;
    tx.add_rows(Table::EcoOrganismes, &rows.eco_organismes, now).await?;
    tx.add_rows(Table::TransporterReceipts, &rows.transporter_receipts, now).await?;
    tx.add_rows(Table::BrokerReceipts, &rows.broker_receipts, now).await?;
    tx.add_rows(Table::TraderReceipts, &rows.trader_receipts, now).await?;
    tx.add_rows(Table::VhuAgrements, &rows.vhu_agrements, now).await?;
    tx.add_rows(Table::WorkerCertifications, &rows.worker_certifications, now).await?;
    tx.add_rows(Table::Companies, &rows.companies, now).await?;
    if new.is_empty() { Ok(existing) } else { Ok(tx.company_codes(&org_ids).await?) }
}

/// The first company of each number, in order.
fn firsts<'a>(companies: impl Iterator<Item = &'a Company>) -> Vec<&'a Company> {
    let mut seen = HashSet::new();
    companies.filter(|company| seen.insert(company.org_id())).collect()
}

fn lost(what: &str) -> StoreError {
    StoreError::internal(format!("{what} was written and is not there"))
}
