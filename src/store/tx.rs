//! Transactions.
//!
//! `begin` travels with the first statement, so that a transaction costs no round trip more than its
//! statements and its `commit`. One that is dropped, by an early return or because its client went away,
//! stops its running statement, rolls back, and gives a clean connection back.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use deadpool_postgres::Object;
use tokio_postgres::{Row, Statement};

use super::connection::{ANSWER_TIMEOUT, Connector};
use super::read::Text;
use super::{Param, Query, Store, StoreError};

/// Longest wait for an abandoned transaction to be undone; then its connection is closed.
const UNDO_TIMEOUT: Duration = Duration::from_secs(3);
/// How often a transaction is run again after a conflict, or after a change of the tables under it.
const MAX_RETRIES: u32 = 5;

/// An open transaction. Clones are the same transaction; it ends with [`Tx::commit`], or is undone when
/// the last clone goes.
#[derive(Clone)]
pub struct Tx {
    inner: Arc<Inner>,
}

struct Inner {
    /// Taken when the transaction ends.
    client: Option<Object>,
    connector: Arc<Connector>,
    begun: AtomicBool,
    ended: AtomicBool,
    /// A statement failed: the server would answer `commit` by undoing, without an error.
    failed: AtomicBool,
    /// The connection is of no more use.
    spoiled: AtomicBool,
    /// A statement met a conflict: the whole transaction may be run again.
    conflict: AtomicBool,
    /// Statements sent and not answered.
    in_flight: AtomicUsize,
}

impl Store {
    /// Opens a transaction: a connection of the pool is held until it ends.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let client = self.pool().get().await?;
        Ok(Tx {
            inner: Arc::new(Inner {
                client: Some(client),
                connector: Arc::clone(self.connector()),
                begun: AtomicBool::new(false),
                ended: AtomicBool::new(false),
                failed: AtomicBool::new(false),
                spoiled: AtomicBool::new(false),
                conflict: AtomicBool::new(false),
                in_flight: AtomicUsize::new(0),
            }),
        })
    }

    /// Runs `work` in a transaction and commits it; runs it again, from the start, when it lost against
    /// another transaction. `work` must not do anything that cannot be undone or repeated.
    ///
    /// ```ignore
    /// store.transaction(|tx| async move { tx.execute(RENAME, &[&id, &name]).await }).await?;
    /// ```
    pub async fn transaction<T, E, F, Fut>(&self, work: F) -> Result<T, E>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, E>>,
        E: From<StoreError>,
    {
        let mut retries = 0;
        loop {
            let tx = self.begin().await?;
            let failure = match work(tx.clone()).await {
                Ok(value) => match tx.commit_shared().await {
                    Ok(()) => return Ok(value),
                    Err(error) => E::from(error),
                },
                Err(error) => error,
            };
            if retries == MAX_RETRIES || !tx.inner.conflict.load(Ordering::Relaxed) {
                return Err(failure);
            }
            drop(tx);
            retries += 1;
            // Those that met must not meet again.
            let pause = rand::random_range(1..=4 << retries);
            tokio::time::sleep(Duration::from_millis(pause)).await;
        }
    }
}

impl Tx {
    pub async fn query(&self, query: &'static Query, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        self.rows(Text::Named(query), params).await
    }

    /// The row, or none. More than one is an error.
    pub async fn query_opt(
        &self,
        query: &'static Query,
        params: &[Param<'_>],
    ) -> Result<Option<Row>, StoreError> {
        super::at_most_one(self.query(query, params).await?)
    }

    pub async fn query_one(&self, query: &'static Query, params: &[Param<'_>]) -> Result<Row, StoreError> {
        super::exactly_one(self.query_opt(query, params).await?)
    }

    /// Takes a lock, then reads: two statements sent together, each on its own view of the data, so that
    /// the second sees what the first one waited for.
    pub async fn lock_then_query(
        &self,
        lock: &'static Query,
        query: &'static Query,
        params: &[Param<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        self.run(async {
            // Both are prepared before either is sent: so they are sent in this order.
            let lock = self.prepare(Text::Named(lock)).await?;
            let query = self.prepare(Text::Named(query)).await?;
            let client = self.client();
            let (locked, rows) =
                tokio::join!(biased; client.execute(&lock, params), client.query(&query, params));
            locked?;
            Ok(rows?)
        })
        .await
    }

    /// Runs a statement whose text was put together for this call.
    pub async fn query_text(&self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        self.rows(Text::Free(sql), params).await
    }

    /// The number of rows changed.
    pub async fn execute(&self, query: &'static Query, params: &[Param<'_>]) -> Result<u64, StoreError> {
        self.run(async {
            let statement = self.prepare(Text::Named(query)).await?;
            Ok(self.client().execute(&statement, params).await?)
        })
        .await
    }

    /// Runs several statements without parameters.
    pub async fn batch(&self, sql: &str) -> Result<(), StoreError> {
        self.run(async { Ok(self.client().batch_execute(sql).await?) }).await
    }

    /// Makes the changes durable and visible.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.commit_shared().await
    }

    /// Undoes the changes and waits for it. Dropping undoes them too, without waiting.
    pub async fn rollback(self) -> Result<(), StoreError> {
        self.end("rollback").await
    }

    async fn commit_shared(&self) -> Result<(), StoreError> {
        if self.inner.failed.load(Ordering::Relaxed) {
            return Err(StoreError::internal(
                "a statement of the transaction failed: it cannot be committed",
            ));
        }
        self.end("commit").await
    }

    async fn end(&self, how: &str) -> Result<(), StoreError> {
        if self.inner.begun.load(Ordering::Relaxed) {
            self.run(async { Ok(self.client().batch_execute(how).await?) }).await?;
        }
        self.inner.ended.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn rows(&self, text: Text<'_>, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        self.run(async {
            let statement = self.prepare(text).await?;
            Ok(self.client().query(&statement, params).await?)
        })
        .await
    }

    async fn prepare(&self, text: Text<'_>) -> Result<Statement, StoreError> {
        let sql = match text {
            Text::Named(query) => query.sql,
            Text::Free(sql) => sql,
        };
        Ok(self.client().prepare_cached(sql).await?)
    }

    fn client(&self) -> &Object {
        self.inner.client.as_ref().expect("only dropping takes the connection")
    }

    /// Sends a piece of work, preceded by `begin` if it is the first.
    async fn run<T>(&self, work: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        if self.inner.ended.load(Ordering::Relaxed) {
            return Err(StoreError::internal("the transaction has ended"));
        }
        self.inner.in_flight.fetch_add(1, Ordering::Relaxed);
        let first = !self.inner.begun.swap(true, Ordering::Relaxed);
        let all = async {
            if first {
                // Polled in this order, hence sent in this order, and answered together.
                let (begun, done) = tokio::join!(biased; self.client().batch_execute("begin"), work);
                begun?;
                done
            } else {
                work.await
            }
        };
        let answer = tokio::time::timeout(ANSWER_TIMEOUT, all)
            .await
            .unwrap_or_else(|_| Err(StoreError::unavailable("no answer in time")));
        // Left counted when this future is dropped or gave up: the statement may still run.
        if !matches!(&answer, Err(StoreError::Unavailable(_))) {
            self.inner.in_flight.fetch_sub(1, Ordering::Relaxed);
        }
        self.inner.failed.fetch_or(answer.is_err(), Ordering::Relaxed);
        if answer.as_ref().err().is_some_and(StoreError::ends_connection) {
            self.inner.spoiled.store(true, Ordering::Relaxed);
        }
        if matches!(&answer, Err(StoreError::Conflict(_))) {
            self.inner.conflict.store(true, Ordering::Relaxed);
        }
        answer
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        let Some(client) = self.client.take() else { return };
        if client.is_closed() || self.spoiled.load(Ordering::Relaxed) {
            drop(Object::take(client));
            return;
        }
        if !self.begun.load(Ordering::Relaxed) || self.ended.load(Ordering::Relaxed) {
            return;
        }
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            // Closing the connection undoes the transaction as well.
            drop(Object::take(client));
            return;
        };
        let interrupt = self.in_flight.load(Ordering::Relaxed) > 0;
        let connector = Arc::clone(&self.connector);
        runtime.spawn(async move {
            let undo = async {
                if interrupt {
                    connector.cancel(client.cancel_token()).await?;
                }
                client.batch_execute("rollback").await
            };
            if !matches!(tokio::time::timeout(UNDO_TIMEOUT, undo).await, Ok(Ok(()))) {
                drop(Object::take(client));
            }
        });
    }
}
