//! Digests of companies, asked of the service that puts them together (platform specification, 10.3).

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::COMPANY_DIGEST;
use super::daily::Stretch;
use super::tally::Counts;
use super::worker::Handler;
use crate::digests::{Away, Digests};
use crate::ids::new_id;
use crate::store::bsd::Job;
use crate::store::jobs::Taken;
use crate::store::{Store, StoreError, Tx};

const ATTEMPTS: u32 = 3;
const BETWEEN_ATTEMPTS: Duration = Duration::from_secs(1);
/// Digests asked for at once.
const AT_ONCE: usize = 8;
/// A service that has not called back by then never will.
const PATIENCE: SignedDuration = SignedDuration::from_hours(6);

/// Asks for digests.
pub struct Orders {
    store: Store,
    service: Digests,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Order {
    id: String,
    org_id: String,
    year: i32,
}

/// The job that asks for a digest.
pub fn order(id: &str, org_id: &str, year: i32, now: Timestamp) -> Job {
    let order = Order { id: id.to_owned(), org_id: org_id.to_owned(), year };
    let payload = serde_json::to_value(order).expect("texts and numbers are JSON");
    Job { id: new_id(now), kind: COMPANY_DIGEST, payload }
}

/// Gives up digests that no service took, or of which none was heard again: they can be asked for anew.
pub(super) async fn unanswered(tx: Tx, stretch: Stretch) -> Result<(), StoreError> {
    tx.give_up_digests(stretch.now - PATIENCE, COMPANY_DIGEST, stretch.now).await
}

impl Orders {
    pub fn new(store: Store, service: Digests) -> Self {
        Self { store, service }
    }

    async fn ask(&self, job: Taken, counts: &Counts) -> Result<(), StoreError> {
        let now = Timestamp::now();
        let order: Order = match serde_json::from_value(job.payload) {
            Ok(order) => order,
            Err(cause) => return self.store.give_job_up(&job.id, now, &cause.to_string()).await,
        };
        let failure = match self.insist(&order).await {
            Ok(distant_id) => match self.store.digest_taken(&order.id, &distant_id, Timestamp::now()).await {
                Ok(()) => {
                    self.store.jobs_done(&[&job.id]).await?;
                    counts.done(&job.kind);
                    return Ok(());
                }
                Err(twice) if twice.violates("company_digest_distant_unique") => twice.to_string(),
                Err(away) => return Err(away),
            },
            Err(cause) => cause.to_string(),
        };
        tracing::warn!(digest = order.id, failure, "a digest was given up");
        self.store.digest_not_taken(&order.id, Timestamp::now()).await?;
        self.store.give_job_up(&job.id, now, &failure).await?;
        counts.given_up(&job.kind);
        Ok(())
    }

    /// Asks more than once where that is needed.
    async fn insist(&self, order: &Order) -> Result<String, Away> {
        let mut attempt = 1;
        loop {
            match self.service.order(&order.org_id, order.year).await {
                Err(_) if attempt < ATTEMPTS => tokio::time::sleep(BETWEEN_ATTEMPTS).await,
                answered => return answered,
            }
            attempt += 1;
        }
    }
}

impl Handler for Orders {
    const KINDS: &'static [&'static str] = &[COMPANY_DIGEST];

    async fn run(&self, jobs: Vec<Taken>, counts: &Counts) {
        stream::iter(jobs)
            .for_each_concurrent(AT_ONCE, |job| async move {
                if let Err(cause) = self.ask(job, counts).await {
                    tracing::warn!(%cause, "digests wait for the database");
                }
            })
            .await;
    }

    async fn sweep(&self, _: Timestamp) {}
}
