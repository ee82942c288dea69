//! How one connection is made, and the statements it has prepared.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use deadpool_postgres::Connect;
use futures_util::future::BoxFuture;
use tokio::task::JoinHandle;
use tokio_postgres::config::SslMode;
use tokio_postgres::{Client, Config, NoTls, Statement};

use super::{Query, StoreError};

/// Longest wait for a connection to be made.
pub(super) const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// Longest run of one statement, as the server enforces it; well below the limit of a request.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(20);
/// Longest wait for an answer: beyond it the server or the network is taken for lost.
pub(super) const ANSWER_TIMEOUT: Duration = Duration::from_secs(25);
/// Statements of changing text that a connection keeps prepared.
const MAX_FREE_STATEMENTS: usize = 256;

/// Makes connections to one database.
#[derive(Debug, Clone)]
pub(super) struct Connector {
    pub(super) config: Config,
}

impl Connector {
    /// Reads a connection URL or a `key=value` line.
    pub(super) fn new(url: &str) -> Result<Self, SettingsError> {
        let mut config =
            Config::from_str(url).map_err(|error| SettingsError::Unreadable(describe(&error)))?;
        if config.get_ssl_mode() == SslMode::Require {
            return Err(SettingsError::Tls);
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_TIMEOUT);
        }
        if config.get_application_name().is_none() {
            config.application_name("trackdechets");
        }
        config.keepalives_idle(Duration::from_secs(30));
        config.keepalives_interval(Duration::from_secs(5));
        config.keepalives_retries(3);
        config.tcp_user_timeout(ANSWER_TIMEOUT);
        Ok(Self { config })
    }

    /// Connects and sets the session's limits; the task drives the socket until the client is dropped.
    pub(super) async fn connect(&self) -> Result<(Client, JoinHandle<()>), tokio_postgres::Error> {
        self.connect_with(&self.config).await
    }

    async fn connect_with(&self, config: &Config) -> Result<(Client, JoinHandle<()>), tokio_postgres::Error> {
        let (client, connection) = config.connect(NoTls).await?;
        let task = tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(%error, "database connection lost");
            }
        });
        let limits = format!(
            "set statement_timeout = {0}; set idle_in_transaction_session_timeout = {1}",
            STATEMENT_TIMEOUT.as_millis(),
            2 * STATEMENT_TIMEOUT.as_millis(),
        );
        client.batch_execute(&limits).await?;
        Ok((client, task))
    }
}

impl Connect for Connector {
    fn connect(
        &self,
        config: &Config,
    ) -> BoxFuture<'_, Result<(Client, JoinHandle<()>), tokio_postgres::Error>> {
        let config = config.clone();
        Box::pin(async move { self.connect_with(&config).await })
    }
}

/// Why a database setting cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    #[error("the database URL cannot be read: {0}")]
    Unreadable(String),
    #[error("sslmode=require is not supported: use a local socket, a private network or a TLS tunnel")]
    Tls,
}

fn describe(error: &tokio_postgres::Error) -> String {
    use std::error::Error;
    error.source().map_or_else(|| error.to_string(), ToString::to_string)
}

/// Prepared statements of one connection.
#[derive(Default)]
pub(super) struct Statements {
    fixed: RwLock<HashMap<usize, Statement>>,
    free: RwLock<HashMap<Box<str>, Statement>>,
}

impl Statements {
    /// The prepared form of a named statement, made at first use.
    pub(super) async fn fixed(
        &self,
        client: &Client,
        query: &'static Query,
    ) -> Result<Statement, StoreError> {
        if let Some(known) = self.fixed.read().unwrap_or_else(PoisonError::into_inner).get(&query.key()) {
            return Ok(known.clone());
        }
        let fresh = client.prepare(query.sql).await?;
        self.fixed.write().unwrap_or_else(PoisonError::into_inner).insert(query.key(), fresh.clone());
        Ok(fresh)
    }

    /// The prepared form of a text put together for one call; the store of these is bounded.
    pub(super) async fn free(&self, client: &Client, sql: &str) -> Result<Statement, StoreError> {
        if let Some(known) = self.free.read().unwrap_or_else(PoisonError::into_inner).get(sql) {
            return Ok(known.clone());
        }
        let fresh = client.prepare(sql).await?;
        let mut free = self.free.write().unwrap_or_else(PoisonError::into_inner);
        if free.len() >= MAX_FREE_STATEMENTS {
            free.clear();
        }
        free.insert(sql.into(), fresh.clone());
        Ok(fresh)
    }
}
