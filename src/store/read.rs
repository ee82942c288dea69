//! Reads: a few connections shared by all requests, each of which pipelines what it is asked.
//!
//! A request never waits for another one's answer to send its own, and the server sees few backends. A
//! lost connection is made again by whoever needs it next; while the database is away, asking fails fast.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::Mutex;
use tokio::task::JoinHandle;
use tokio_postgres::{Client, Row, Statement};

use super::connection::{ANSWER_TIMEOUT, Connector, Statements};
use super::{Param, Query, StoreError};

/// Shortest and longest pause between two tries to reach a database that is away.
const BACK_OFF: (Duration, Duration) = (Duration::from_millis(50), Duration::from_millis(500));

pub(super) struct Readers {
    lanes: Box<[Lane]>,
    next: AtomicUsize,
}

/// A statement: named, or put together for one call.
#[derive(Clone, Copy)]
pub(super) enum Text<'a> {
    Named(&'static Query),
    Free(&'a str),
}

impl Readers {
    pub(super) fn new(connector: &Arc<Connector>, count: usize) -> Self {
        let lanes = (0..count.max(1)).map(|_| Lane::new(Arc::clone(connector))).collect();
        Self { lanes, next: AtomicUsize::new(0) }
    }

    /// Connects every lane and prepares every statement, so that no request pays for it.
    pub(super) async fn warm(&self, queries: impl Iterator<Item = &'static Query> + Clone) {
        for lane in &self.lanes {
            let Ok(connection) = lane.connection().await else { return };
            let prepare = queries.clone().map(|query| connection.statements.fixed(&connection.client, query));
            for failure in futures_util::future::join_all(prepare).await.into_iter().filter_map(Result::err) {
                tracing::warn!(error = %failure, "statement not prepared");
            }
        }
    }

    /// Runs a query that may be run twice. One lost with its connection is asked again on another, since a
    /// server that restarts ends them all, and each is only found out when used.
    pub(super) async fn query(&self, text: Text<'_>, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        let mut spare = self.lanes.len();
        loop {
            match self.try_query(text, params).await {
                Err(Failure::Lost(_)) if spare > 0 => spare -= 1,
                other => return other.map_err(Failure::into_inner),
            }
        }
    }

    async fn try_query(&self, text: Text<'_>, params: &[Param<'_>]) -> Result<Vec<Row>, Failure> {
        let lane = self.lane();
        let connection = lane.connection().await.map_err(Failure::Final)?;
        let busy = Busy::enter(&lane.in_flight);
        let run = async {
            let statement = connection.statement(text).await?;
            Ok::<_, StoreError>(connection.client.query(&statement, params).await?)
        };
        let answer = tokio::time::timeout(ANSWER_TIMEOUT, run).await;
        drop(busy);
        match answer {
            Ok(Ok(rows)) => Ok(rows),
            Ok(Err(error)) if error.ends_connection() => {
                lane.discard(&connection);
                Err(Failure::Lost(error))
            }
            Ok(Err(error)) => Err(Failure::Final(error)),
            Err(_) => {
                // Nothing came in far more time than any statement may take.
                lane.discard(&connection);
                Err(Failure::Final(StoreError::unavailable("no answer in time")))
            }
        }
    }

    /// The lane with the least to do; those that are equal take turns.
    fn lane(&self) -> &Lane {
        let turn = self.next.fetch_add(1, Ordering::Relaxed);
        (0..self.lanes.len())
            .map(|offset| &self.lanes[(turn + offset) % self.lanes.len()])
            .min_by_key(|lane| lane.in_flight.load(Ordering::Relaxed))
            .expect("there is at least one lane")
    }
}

enum Failure {
    Lost(StoreError),
    Final(StoreError),
}

impl Failure {
    fn into_inner(self) -> StoreError {
        match self {
            Self::Lost(error) | Self::Final(error) => error,
        }
    }
}

/// One place for a shared connection.
struct Lane {
    connector: Arc<Connector>,
    current: RwLock<Option<Arc<Connection>>>,
    /// Held by the one who connects; remembers the last failure.
    connecting: Mutex<Option<Refusal>>,
    in_flight: AtomicUsize,
}

struct Refusal {
    error: StoreError,
    pause: Duration,
    again_at: Instant,
}

impl Lane {
    fn new(connector: Arc<Connector>) -> Self {
        Self {
            connector,
            current: RwLock::new(None),
            connecting: Mutex::new(None),
            in_flight: AtomicUsize::new(0),
        }
    }

    async fn connection(&self) -> Result<Arc<Connection>, StoreError> {
        if let Some(open) = self.open() {
            return Ok(open);
        }
        let mut last = self.connecting.lock().await;
        if let Some(open) = self.open() {
            return Ok(open);
        }
        if let Some(refusal) = &*last
            && Instant::now() < refusal.again_at
        {
            return Err(refusal.error.clone());
        }
        // The limit covers what the connection's own leaves out: a server that accepts and says nothing.
        let made =
            tokio::time::timeout(2 * super::connection::CONNECT_TIMEOUT, self.connector.connect()).await;
        let error = match made {
            Ok(Ok((client, task))) => {
                let fresh = Arc::new(Connection { client, task, statements: Statements::default() });
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&fresh));
                *last = None;
                return Ok(fresh);
            }
            // Whatever the reason, a wrong password included: we have no database.
            Ok(Err(error)) => StoreError::unavailable(error),
            Err(_) => StoreError::unavailable("no connection in time"),
        };
        let pause = last.as_ref().map_or(BACK_OFF.0, |refusal| (2 * refusal.pause).min(BACK_OFF.1));
        *last = Some(Refusal { error: error.clone(), pause, again_at: Instant::now() + pause });
        Err(error)
    }

    fn open(&self) -> Option<Arc<Connection>> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current.as_ref().filter(|connection| !connection.is_dead()).cloned()
    }

    /// Gives up a connection that does not answer.
    fn discard(&self, connection: &Arc<Connection>) {
        connection.task.abort();
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if current.as_ref().is_some_and(|other| Arc::ptr_eq(other, connection)) {
            *current = None;
        }
    }
}

struct Connection {
    client: Client,
    task: JoinHandle<()>,
    statements: Statements,
}

impl Connection {
    fn is_dead(&self) -> bool {
        self.client.is_closed()
    }

    async fn statement(&self, text: Text<'_>) -> Result<Statement, StoreError> {
        match text {
            Text::Named(query) => self.statements.fixed(&self.client, query).await,
            Text::Free(sql) => self.statements.free(&self.client, sql).await,
        }
    }
}

/// Counts a request in for as long as it lives, however it ends.
struct Busy<'a>(&'a AtomicUsize);

impl<'a> Busy<'a> {
    fn enter(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
