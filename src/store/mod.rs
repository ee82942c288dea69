//! All the SQL, and the only place that names `tokio_postgres`.
//!
//! Reads go through a few shared, pipelined connections ([`Store::query`]); changes through transactions
//! ([`Store::begin`], [`Store::transaction`]). Both are bounded in time: while the database is away they
//! fail fast, and work again by themselves when it is back. One file a domain holds its statements.

pub mod accounts;
pub mod admin_requests;
pub mod applications;
mod arrays;
pub mod automations;
pub mod batch;
pub mod bsd;
pub mod bsdd;
pub mod bsdd_carriers;
pub mod bsdd_list;
pub mod bsdd_lock;
pub mod bsdd_print;
pub mod bsdd_summary;
pub mod captchas;
pub mod codes;
mod columns;
pub mod companies;
pub mod company_digests;
pub mod company_life;
pub mod company_verification;
mod connection;
pub mod daily;
pub mod delegations;
pub mod directory;
pub mod downloads;
mod error;
pub mod events;
pub mod favorites;
pub mod history;
pub mod import;
pub mod installations;
pub mod invitations;
pub mod jobs;
pub mod links;
pub mod mailbox;
pub mod members;
pub mod mentions;
pub mod migrate;
pub mod notes;
pub mod notes_list;
pub mod notes_save_all;
pub mod notes_write;
pub mod oauth2;
pub mod people;
mod pool;
pub mod private_directory;
pub mod provision;
mod query;
mod read;
pub mod receipts;
pub mod reminders;
pub mod requests;
pub mod revisions;
pub mod road;
pub mod search;
pub mod second_factors;
pub mod security;
pub mod sessions;
pub mod sql;
pub mod statistics;
pub mod streams;
pub mod transfers;
mod tx;
pub mod webhooks;

use std::sync::Arc;

pub use connection::SettingsError;
pub use error::{Cause, StoreError};
pub use query::Query;
pub(crate) use query::queries;
pub use tokio_postgres::Row;
pub use tokio_postgres::types::{FromSql, Json, ToSql};
pub use tx::Tx;

use connection::Connector;
use read::{Readers, Text};

use crate::tokens::TokenKey;

/// A bound value.
pub type Param<'a> = &'a (dyn ToSql + Sync);

/// Every statement of every file. A file with `queries!` is listed here: `accounts::QUERIES`.
static FILES: &[&[&Query]] = &[
    QUERIES,
    accounts::QUERIES,
    admin_requests::QUERIES,
    applications::QUERIES,
    automations::QUERIES,
    bsd::QUERIES,
    bsdd::QUERIES,
    bsdd_carriers::QUERIES,
    bsdd_lock::QUERIES,
    captchas::QUERIES,
    codes::QUERIES,
    companies::QUERIES,
    company_digests::QUERIES,
    company_life::QUERIES,
    company_verification::QUERIES,
    bsdd_print::QUERIES,
    daily::QUERIES,
    delegations::QUERIES,
    directory::QUERIES,
    downloads::QUERIES,
    favorites::QUERIES,
    import::QUERIES,
    installations::QUERIES,
    notes::QUERIES,
    notes_save_all::QUERIES,
    notes_write::QUERIES,
    oauth2::QUERIES,
    history::QUERIES,
    invitations::QUERIES,
    jobs::QUERIES,
    links::QUERIES,
    mailbox::QUERIES,
    members::QUERIES,
    mentions::QUERIES,
    people::QUERIES,
    private_directory::QUERIES,
    provision::QUERIES,
    reminders::QUERIES,
    receipts::agrements::QUERIES,
    receipts::broker::QUERIES,
    receipts::certifications::QUERIES,
    receipts::trader::QUERIES,
    receipts::transporter::QUERIES,
    requests::QUERIES,
    revisions::QUERIES,
    road::QUERIES,
    second_factors::QUERIES,
    security::QUERIES,
    search::QUERIES,
    sessions::QUERIES,
    transfers::QUERIES,
    statistics::QUERIES,
    streams::QUERIES,
    webhooks::QUERIES,
];

queries! {
    PING = "select 1";
}

/// How the database is reached. Not `Debug`: the URL may hold a password.
#[derive(Clone)]
pub struct Settings {
    /// A `postgresql://` URL, or a line of `key=value`.
    pub url: String,
    /// Shared connections for reads.
    pub readers: usize,
    /// Most transactions at once.
    pub transactions: usize,
    /// The key that tokens are hashed under. Until one is given it is a new one, which no token fits.
    pub token_key: TokenKey,
}

impl Settings {
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), readers: 2, transactions: 8, token_key: TokenKey::random() }
    }
}

/// The database. Cheap to clone; connects when first used.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    readers: Readers,
    pool: deadpool_postgres::Pool,
    connector: Arc<Connector>,
    identity: accounts::Identity,
    notes: bsdd::Notes,
}

impl Store {
    /// Checks the settings; reaches for nothing.
    pub fn new(settings: &Settings) -> Result<Self, SettingsError> {
        let connector = Arc::new(Connector::new(&settings.url)?);
        let pool = pool::new(&connector, settings.transactions);
        let inner = Arc::new_cyclic(|store| Inner {
            readers: Readers::new(&connector, settings.readers),
            pool,
            connector,
            identity: accounts::Identity::new(settings.token_key.clone(), store.clone()),
            notes: bsdd::Notes::new(store),
        });
        Ok(Self { inner })
    }

    /// Connects for reads and prepares their statements; worth running beside the start of a server.
    pub async fn warm(&self) {
        self.inner.readers.warm(all_queries()).await;
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.query_one(PING, &[]).await.map(drop)
    }

    /// Runs a read, or a single write that may safely happen twice: it is asked again when its connection is
    /// lost.
    pub async fn query(&self, query: &'static Query, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        self.inner.readers.query(Text::Named(query), params).await
    }

    /// The row, or none. More than one is an error.
    pub async fn query_opt(
        &self,
        query: &'static Query,
        params: &[Param<'_>],
    ) -> Result<Option<Row>, StoreError> {
        at_most_one(self.query(query, params).await?)
    }

    pub async fn query_one(&self, query: &'static Query, params: &[Param<'_>]) -> Result<Row, StoreError> {
        exactly_one(self.query_opt(query, params).await?)
    }

    /// Runs a read whose text was put together for this call, see [`sql::Builder`].
    pub async fn query_text(&self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        self.inner.readers.query(Text::Free(sql), params).await
    }

    fn connector(&self) -> &Arc<Connector> {
        &self.inner.connector
    }

    fn pool(&self) -> &deadpool_postgres::Pool {
        &self.inner.pool
    }
}

/// Every named statement, for the test that prepares them all.
pub fn all_queries() -> impl Iterator<Item = &'static Query> + Clone {
    FILES.iter().flat_map(|file| file.iter().copied())
}

fn at_most_one(mut rows: Vec<Row>) -> Result<Option<Row>, StoreError> {
    if rows.len() > 1 {
        return Err(StoreError::internal(format!("{} rows where one at most was expected", rows.len())));
    }
    Ok(rows.pop())
}

fn exactly_one(row: Option<Row>) -> Result<Row, StoreError> {
    row.ok_or_else(|| StoreError::internal("no row where one was expected"))
}
