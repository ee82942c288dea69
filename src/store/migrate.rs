//! Migrations: embedded, forward only, safe to run by several processes at once.

use std::collections::HashMap;

use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::connection::Connector;
use super::{SettingsError, StoreError};

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// Serialises the migrations of one database; the number is arbitrary and must never change.
const LOCK: &str =
    "set statement_timeout = 0; set lock_timeout = '5min'; select pg_advisory_lock(7405301934)";

#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the database was migrated by a newer version of this program (V{0:03} is unknown here)")]
    Newer(i32),
    #[error("migration V{0:03} differs from the one applied to the database")]
    Divergent(i32),
    #[error("a migration failed: {0}")]
    Failed(#[from] refinery::Error),
}

/// Brings the database up to date, and names the migrations applied. When there is nothing to do, that
/// takes one query.
pub async fn run(url: &str) -> Result<Vec<String>, MigrateError> {
    let connector = Connector::new(url)?;
    let (mut client, _task) = connector.connect().await.map_err(StoreError::unavailable)?;
    if is_current(&client).await? {
        return Ok(Vec::new());
    }
    client.batch_execute(LOCK).await.map_err(StoreError::from)?;
    // Another process may have done it while we waited; then the report is empty. The lock goes with the
    // connection.
    let report = embedded::migrations::runner().run_async(&mut client).await?;
    Ok(report.applied_migrations().iter().map(ToString::to_string).collect())
}

async fn is_current(client: &Client) -> Result<bool, MigrateError> {
    let rows = match client.query("select version, checksum from refinery_schema_history", &[]).await {
        Ok(rows) => rows,
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => return Ok(false),
        Err(error) => return Err(StoreError::from(error).into()),
    };
    let mut applied: HashMap<i32, String> = HashMap::new();
    for row in rows {
        let version = row.try_get(0).map_err(StoreError::from)?;
        applied.insert(version, row.try_get(1).map_err(StoreError::from)?);
    }
    let runner = embedded::migrations::runner();
    let mut pending = false;
    for known in runner.get_migrations() {
        match applied.remove(&known.version()) {
            Some(checksum) if checksum == known.checksum().to_string() => {}
            Some(_) => return Err(MigrateError::Divergent(known.version())),
            None => pending = true,
        }
    }
    match applied.into_keys().max() {
        Some(unknown) => Err(MigrateError::Newer(unknown)),
        None => Ok(!pending),
    }
}
