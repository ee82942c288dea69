//! The loop that takes jobs and has them done. Several servers may run it on one database: a job is taken by
//! one of them, and by another once its taker has gone.

use std::future::Future;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::store::Store;
use crate::store::jobs::Taken;

/// Between two looks at an empty outbox.
const PAUSE: Duration = Duration::from_millis(250);
/// Before the database is asked again after it did not answer.
const AWAY: Duration = Duration::from_secs(2);
/// How long a job stays with its taker, which keeps it for longer while it works.
const LEASE: SignedDuration = SignedDuration::from_secs(30);
const KEEP_EVERY: Duration = Duration::from_secs(10);
/// Jobs taken at once.
const MOST: i64 = 200;

/// Somebody who does jobs of some kinds.
pub trait Handler: Send + Sync {
    const KINDS: &'static [&'static str];

    /// Does jobs, eldest first, and says so of each in the store. Those of which nothing is said are taken again.
    fn run(&self, jobs: Vec<Taken>) -> impl Future<Output = ()> + Send;

    /// Does what is to be done from time to time, about once an hour.
    fn sweep(&self, now: Timestamp) -> impl Future<Output = ()> + Send;
}

/// Has jobs done for ever. Where this future is dropped, jobs under way are left to their next taker.
pub async fn run<H: Handler>(store: Store, handler: H) {
    let mut swept: Option<Timestamp> = None;
    let mut told = false;
    loop {
        let now = Timestamp::now();
        if swept.is_none_or(|at| now.duration_since(at) > SignedDuration::from_hours(1)) {
            handler.sweep(now).await;
            swept = Some(now);
        }
        match store.take_jobs(H::KINDS, MOST, now, now + LEASE).await {
            Ok(jobs) if jobs.is_empty() => tokio::time::sleep(PAUSE).await,
            Ok(jobs) => {
                let ids: Vec<String> = jobs.iter().map(|job| job.id.clone()).collect();
                tokio::select! {
                    () = handler.run(jobs) => {}
                    () = keep(&store, &ids) => {}
                }
                told = false;
            }
            Err(cause) => {
                if !told {
                    tracing::warn!(%cause, kinds = ?H::KINDS, "the outbox cannot be read");
                    told = true;
                }
                tokio::time::sleep(AWAY).await;
            }
        }
    }
}

/// Keeps jobs as long as it is polled.
async fn keep(store: &Store, ids: &[String]) {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    loop {
        tokio::time::sleep(KEEP_EVERY).await;
        if let Err(cause) = store.keep_jobs(&ids, Timestamp::now() + LEASE).await {
            tracing::warn!(%cause, "jobs under way could not be kept: they may be done twice");
        }
    }
}
