//! The loop that takes jobs and has them done. Several processes may run it on one database: a job is taken by
//! one of them, and by another once its taker has gone.

use std::future::Future;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::stop::{Stopping, stopping};
use super::tally::Counts;
use crate::store::Store;
use crate::store::jobs::Taken;

/// Between two looks at an empty outbox.
const PAUSE: Duration = Duration::from_millis(250);
/// Before the database is asked again after it did not answer.
const AWAY: Duration = Duration::from_secs(2);
/// How long a job stays with its taker, which keeps it for longer while it works.
const LEASE: SignedDuration = SignedDuration::from_secs(30);
const KEEP_EVERY: Duration = Duration::from_secs(10);
/// How long jobs under way have to finish once the worker is to end; the rest is given back.
const FINISH: Duration = Duration::from_secs(6);
/// Jobs taken at once.
const MOST: i64 = 200;

/// Somebody who does jobs of some kinds.
pub trait Handler: Send + Sync {
    const KINDS: &'static [&'static str];

    /// Does jobs, eldest first, and says so of each in the store. Those of which nothing is said are taken again.
    fn run(&self, jobs: Vec<Taken>, counts: &Counts) -> impl Future<Output = ()> + Send;

    /// Does what is to be done from time to time, about once an hour.
    fn sweep(&self, now: Timestamp) -> impl Future<Output = ()> + Send;
}

/// Has jobs done for ever. Where this future is dropped, jobs under way are left to their next taker.
pub async fn run<H: Handler>(store: Store, handler: H) {
    let (_never, stopping) = stopping();
    run_until(store, handler, stopping).await;
}

/// Has jobs done until it is asked to end.
pub async fn run_until<H: Handler>(store: Store, handler: H, mut stopping: Stopping) {
    let mut swept: Option<Timestamp> = None;
    let mut told = false;
    let counts = Counts::of(H::KINDS);
    while !stopping.is_asked() {
        let now = Timestamp::now();
        if swept.is_none_or(|at| now.duration_since(at) > SignedDuration::from_hours(1)) {
            handler.sweep(now).await;
            swept = Some(now);
        }
        match store.take_jobs(H::KINDS, MOST, now, now + LEASE).await {
            Ok(jobs) if jobs.is_empty() => pause(PAUSE, &mut stopping).await,
            Ok(jobs) => {
                for job in jobs.iter().filter(|job| job.attempts > 1) {
                    counts.retried(&job.kind);
                }
                do_them(&store, &handler, jobs, &counts, &mut stopping).await;
                counts.write(&store).await;
                told = false;
            }
            Err(cause) => {
                if !told {
                    tracing::warn!(%cause, kinds = ?H::KINDS, "the outbox cannot be read");
                    told = true;
                }
                pause(AWAY, &mut stopping).await;
            }
        }
    }
}

/// Has jobs done. They stay with us meanwhile; those that are not done when it is time to end are given back.
async fn do_them<H: Handler>(
    store: &Store,
    handler: &H,
    jobs: Vec<Taken>,
    counts: &Counts,
    stopping: &mut Stopping,
) {
    let ids: Vec<String> = jobs.iter().map(|job| job.id.clone()).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let out_of_time = async {
        stopping.asked().await;
        tokio::time::sleep(FINISH).await;
    };
    tokio::select! {
        () = handler.run(jobs, counts) => {}
        () = keep(store, &ids) => {}
        () = out_of_time => {
            if let Err(cause) = store.release_jobs(&ids, Timestamp::now()).await {
                tracing::warn!(%cause, "jobs under way could not be given back: they are taken again later");
            }
        }
    }
}

/// Waits, but not beyond the end.
pub(super) async fn pause(time: Duration, stopping: &mut Stopping) {
    tokio::select! {
        () = tokio::time::sleep(time) => {}
        () = stopping.asked() => {}
    }
}

/// Keeps jobs as long as it is polled.
async fn keep(store: &Store, ids: &[&str]) {
    loop {
        tokio::time::sleep(KEEP_EVERY).await;
        if let Err(cause) = store.keep_jobs(ids, Timestamp::now() + LEASE).await {
            tracing::warn!(%cause, "jobs under way could not be kept: they may be done twice");
        }
    }
}
