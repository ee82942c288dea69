//! How one connection is made, and the statements it has prepared.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use deadpool_postgres::Connect;
use futures_util::future::BoxFuture;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinHandle;
use tokio_postgres::config::SslMode;
use tokio_postgres::{CancelToken, Client, Config, Connection, NoTls, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Query, StoreError};

/// Longest wait for a connection, unless the URL says otherwise.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// Longest run of one statement, as the server enforces it; well below the limit of a request.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(20);
/// Longest wait for an answer: beyond it the server or the network is taken for lost.
pub(super) const ANSWER_TIMEOUT: Duration = Duration::from_secs(25);
/// Statements of changing text that a connection keeps prepared.
const MAX_FREE_STATEMENTS: usize = 256;

/// Makes connections to one database.
#[derive(Clone)]
pub(super) struct Connector {
    pub(super) config: Config,
    /// Only where the URL requires it.
    tls: Option<MakeRustlsConnect>,
}

impl Connector {
    /// Reads a connection URL or a `key=value` line.
    pub(super) fn new(url: &str) -> Result<Self, SettingsError> {
        // What `require` means here is what others call `verify-full`.
        let url = url.replace("sslmode=verify-full", "sslmode=require");
        let mut config =
            Config::from_str(&url).map_err(|error| SettingsError::Unreadable(describe(&error)))?;
        if config.get_hosts().is_empty() {
            return Err(SettingsError::Unreadable("no host is named".to_owned()));
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
        let tls = match config.get_ssl_mode() {
            SslMode::Require => Some(tls()?),
            _ => None,
        };
        Ok(Self { config, tls })
    }

    /// Longest wait for a connection.
    pub(super) fn patience(&self) -> Duration {
        self.config.get_connect_timeout().copied().unwrap_or(CONNECT_TIMEOUT)
    }

    /// Connects and sets the session's limits; the task drives the socket until the client is dropped.
    pub(super) async fn connect(&self) -> Result<(Client, JoinHandle<()>), tokio_postgres::Error> {
        let (client, task) = match &self.tls {
            Some(tls) => drive(self.config.connect(tls.clone()).await?),
            None => drive(self.config.connect(NoTls).await?),
        };
        let limits = format!(
            "set timezone = 'UTC'; set statement_timeout = {0}; set idle_in_transaction_session_timeout = {1}",
            STATEMENT_TIMEOUT.as_millis(),
            2 * STATEMENT_TIMEOUT.as_millis(),
        );
        client.batch_execute(&limits).await?;
        Ok((client, task))
    }

    /// Stops what a connection runs.
    pub(super) async fn cancel(&self, token: CancelToken) -> Result<(), tokio_postgres::Error> {
        match &self.tls {
            Some(tls) => token.cancel_query(tls.clone()).await,
            None => token.cancel_query(NoTls).await,
        }
    }
}

impl Connect for Connector {
    /// The pool hands back the settings that it was made with, which are our own.
    fn connect(&self, _: &Config) -> BoxFuture<'_, Result<(Client, JoinHandle<()>), tokio_postgres::Error>> {
        Box::pin(self.connect())
    }
}

fn drive<S, T>((client, connection): (Client, Connection<S, T>)) -> (Client, JoinHandle<()>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let task = tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::warn!(%error, "database connection lost");
        }
    });
    (client, task)
}

/// TLS that checks the server's name and certificate against the system's authorities, or those in
/// `SSL_CERT_FILE`.
fn tls() -> Result<MakeRustlsConnect, SettingsError> {
    let mut authorities = RootCertStore::empty();
    authorities.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if authorities.is_empty() {
        return Err(SettingsError::NoAuthorities);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider knows the default versions")
        .with_root_certificates(authorities)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// Why a database setting cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    #[error("the database URL cannot be read: {0}")]
    Unreadable(String),
    #[error(
        "sslmode=require needs certificate authorities, and this system has none: name a file with SSL_CERT_FILE"
    )]
    NoAuthorities,
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
