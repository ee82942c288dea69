//! Connections of transactions: a small pool, each held by one transaction at a time.

use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime};

use super::StoreError;
use super::connection::{CONNECT_TIMEOUT, Connector};

/// Longest wait for a transaction that another one must free first.
const WAIT_TIMEOUT: Duration = Duration::from_secs(5);

pub(super) fn new(connector: &Connector, size: usize) -> Pool {
    let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = Manager::from_connect(connector.config.clone(), connector.clone(), recycling);
    Pool::builder(manager)
        .max_size(size.max(1))
        .wait_timeout(Some(WAIT_TIMEOUT))
        .create_timeout(Some(2 * CONNECT_TIMEOUT))
        .recycle_timeout(Some(CONNECT_TIMEOUT))
        .runtime(Runtime::Tokio1)
        .build()
        .expect("a runtime is given with the timeouts")
}

impl From<PoolError> for StoreError {
    fn from(error: PoolError) -> Self {
        Self::unavailable(error)
    }
}
