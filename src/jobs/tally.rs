//! What a worker did, until it is added to the sums in the database.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::store::Store;
use crate::store::jobs::Tally;

/// Counts by kind of job.
#[derive(Debug)]
pub struct Counts(Vec<(&'static str, Count)>);

#[derive(Debug, Default)]
struct Count {
    done: AtomicI64,
    retried: AtomicI64,
    given_up: AtomicI64,
}

impl Counts {
    pub(super) fn of(kinds: &'static [&'static str]) -> Self {
        Self(kinds.iter().map(|kind| (*kind, Count::default())).collect())
    }

    pub fn done(&self, kind: &str) {
        self.add(kind, |count| &count.done);
    }

    /// A try after a first one that failed, or whose worker died.
    pub fn retried(&self, kind: &str) {
        self.add(kind, |count| &count.retried);
    }

    pub fn given_up(&self, kind: &str) {
        self.add(kind, |count| &count.given_up);
    }

    /// Adds all of it to the sums. What cannot be written now is written with what comes next.
    pub(super) async fn write(&self, store: &Store) {
        for (kind, count) in &self.0 {
            let tally = count.take();
            if tally == Tally::default() {
                continue;
            }
            if let Err(cause) = store.count_jobs(kind, tally).await {
                tracing::debug!(%cause, kind, "what was done could not be counted yet");
                count.give_back(tally);
            }
        }
    }

    fn add(&self, kind: &str, which: fn(&Count) -> &AtomicI64) {
        if let Some((_, count)) = self.0.iter().find(|(known, _)| *known == kind) {
            which(count).fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Count {
    fn take(&self) -> Tally {
        let take = |count: &AtomicI64| count.swap(0, Ordering::Relaxed);
        Tally { done: take(&self.done), retried: take(&self.retried), given_up: take(&self.given_up) }
    }

    fn give_back(&self, tally: Tally) {
        self.done.fetch_add(tally.done, Ordering::Relaxed);
        self.retried.fetch_add(tally.retried, Ordering::Relaxed);
        self.given_up.fetch_add(tally.given_up, Ordering::Relaxed);
    }
}
