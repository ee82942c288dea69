//! Accepted administrative transfers: the notes that change hands are moved one by one (platform specification, 6).

use std::future::Future;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::tally::Counts;
use super::worker::Handler;
use crate::store::jobs::Taken;
use crate::store::{Store, StoreError};

/// Moves the notes of an accepted administrative transfer.
pub const TRANSFER: &str = "administrative_transfer";
/// A transfer that failed so often is left to an operator. Notes that were moved stay moved.
const ATTEMPTS: i32 = 5;

/// What a job says: the transfer, and who accepted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    pub transfer_id: String,
    pub actor_id: String,
}

/// Somebody who can move notes.
pub trait Moves: Send + Sync {
    /// Moves what is left to move of a transfer. Doing it again does nothing more.
    fn move_notes(
        &self,
        accepted: &Accepted,
        now: Timestamp,
    ) -> impl Future<Output = Result<(), String>> + Send;
}

/// Carries transfers out.
pub struct Transfers<M> {
    store: Store,
    by: M,
}

impl<M: Moves> Transfers<M> {
    pub fn new(store: Store, by: M) -> Self {
        Self { store, by }
    }

    async fn carry_out(&self, job: Taken, counts: &Counts) -> Result<(), StoreError> {
        let now = Timestamp::now();
        let failure = match serde_json::from_value::<Accepted>(job.payload) {
            Ok(accepted) => match self.by.move_notes(&accepted, now).await {
                Ok(()) => {
                    self.store.jobs_done(&[&job.id]).await?;
                    counts.done(&job.kind);
                    return Ok(());
                }
                // Taken again once its time with us is over.
                Err(cause) if job.attempts < ATTEMPTS => {
                    tracing::warn!(cause, id = accepted.transfer_id, "a transfer is to be tried again");
                    return Ok(());
                }
                Err(cause) => cause,
            },
            Err(cause) => cause.to_string(),
        };
        tracing::error!(failure, "a transfer is given up");
        self.store.give_job_up(&job.id, now, &failure).await?;
        counts.given_up(&job.kind);
        Ok(())
    }
}

impl<M: Moves> Handler for Transfers<M> {
    const KINDS: &'static [&'static str] = &[TRANSFER];

    async fn run(&self, jobs: Vec<Taken>, counts: &Counts) {
        for job in jobs {
            if let Err(cause) = self.carry_out(job, counts).await {
                tracing::warn!(%cause, "transfers wait for the database");
            }
        }
    }

    async fn sweep(&self, _: Timestamp) {}
}
