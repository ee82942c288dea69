//! Deliveries to webhooks (platform specification, 8.2). A company's calls are made one after the other, in the
//! order of what happened; companies do not wait for each other.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream;
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::Full;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, USER_AGENT};
use hyper::{Method, Request};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::WEBHOOK;
use super::calls::{Caller, Reach, client};
use super::tally::Counts;
use super::worker::Handler;
use crate::domain::webhook::is_safe;
use crate::ids::new_id;
use crate::store::jobs::Taken;
use crate::store::webhooks::{Delivery, Target};
use crate::store::{Store, StoreError};
use crate::vault::Vault;

const TIMEOUT: Duration = Duration::from_secs(5);
const ATTEMPTS: i32 = 3;
const BETWEEN_ATTEMPTS: Duration = Duration::from_secs(1);
/// Endpoints called at once.
const AT_ONCE: usize = 32;
/// How long a company can read what came of a call.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Calls webhooks.
pub struct Webhooks {
    store: Store,
    vault: Vault,
    reach: Reach,
    client: Caller,
}

/// What a job says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    action: String,
    id: String,
    org_ids: Vec<String>,
}

/// A job under way.
struct UnderWay {
    id: String,
    told: Told,
    /// Endpoints that have not been called yet.
    left: AtomicUsize,
    failed: AtomicU32,
}

impl Webhooks {
    /// `vault` opens the tokens of settings.
    pub fn new(store: Store, vault: Vault, reach: Reach) -> Self {
        Self { store, vault, reach, client: client(reach) }
    }
}

impl Handler for Webhooks {
    const KINDS: &'static [&'static str] = &[WEBHOOK];

    async fn run(&self, jobs: Vec<Taken>, counts: &Counts) {
        if let Err(cause) = self.deliver(jobs, counts).await {
            tracing::warn!(%cause, "webhooks wait for the database");
        }
    }

    async fn sweep(&self, now: Timestamp) {
        if let Err(cause) = self.store.sweep_webhook_deliveries(now - KEPT).await {
            tracing::warn!(%cause, "old deliveries could not be forgotten");
        }
    }
}

impl Webhooks {
    async fn deliver(&self, jobs: Vec<Taken>, counts: &Counts) -> Result<(), StoreError> {
        let mut under_way = Vec::with_capacity(jobs.len());
        for job in jobs {
            match serde_json::from_value::<Told>(job.payload) {
                Ok(told) => {
                    let (left, failed) = (AtomicUsize::new(0), AtomicU32::new(0));
                    under_way.push(UnderWay { id: job.id, told, left, failed });
                }
                Err(cause) => {
                    self.store.give_job_up(&job.id, Timestamp::now(), &cause.to_string()).await?;
                    counts.given_up(WEBHOOK);
                }
            }
        }
        let mut org_ids: Vec<&str> =
            under_way.iter().flat_map(|job| job.told.org_ids.iter().map(String::as_str)).collect();
        org_ids.sort_unstable();
        org_ids.dedup();
        let targets = self.store.webhook_targets(&org_ids).await?;

        let mut queues: HashMap<&str, (&Target, Vec<&UnderWay>)> = HashMap::new();
        for job in &under_way {
            for target in job.told.org_ids.iter().filter_map(|org_id| targets.get(org_id)).flatten() {
                queues.entry(&target.setting_id).or_insert((target, Vec::new())).1.push(job);
                job.left.fetch_add(1, Ordering::Relaxed);
            }
        }
        let nobody: Vec<&str> = under_way
            .iter()
            .filter(|job| job.left.load(Ordering::Relaxed) == 0)
            .map(|job| &*job.id)
            .collect();
        self.store.jobs_done(&nobody).await?;
        nobody.iter().for_each(|_| counts.done(WEBHOOK));

        // What the database refused is taken again; the calls of others go on meanwhile.
        let refused = Mutex::new(Ok(()));
        stream::iter(queues.into_values())
            .for_each_concurrent(AT_ONCE, |(target, jobs)| {
                let refused = &refused;
                async move {
                    if let Err(cause) = self.call_in_turn(target, jobs, counts).await {
                        *refused.lock().expect("nothing panics with the lock") = Err(cause);
                    }
                }
            })
            .await;
        refused.into_inner().expect("nothing panics with the lock")
    }

    /// Tells one endpoint of each job in turn.
    async fn call_in_turn(
        &self,
        target: &Target,
        jobs: Vec<&UnderWay>,
        counts: &Counts,
    ) -> Result<(), StoreError> {
        let mut is_called = true;
        for job in jobs {
            if is_called {
                let (arrived, still_called) = self.tell(target, job, counts).await?;
                is_called = still_called;
                if !arrived {
                    job.failed.fetch_add(1, Ordering::Relaxed);
                }
            }
            // The last endpoint of a job ends it.
            if job.left.fetch_sub(1, Ordering::AcqRel) == 1 {
                match job.failed.load(Ordering::Acquire) {
                    0 => {
                        self.store.jobs_done(&[&job.id]).await?;
                        counts.done(WEBHOOK);
                    }
                    failed => {
                        let failure = format!("{failed} endpoints could not be told");
                        self.store.give_job_up(&job.id, Timestamp::now(), &failure).await?;
                        counts.given_up(WEBHOOK);
                    }
                }
            }
        }
        Ok(())
    }

    /// Tells one endpoint of one job, more than once where that is needed. Whether it was told, and whether it is
    /// to be called any more.
    async fn tell(
        &self,
        target: &Target,
        job: &UnderWay,
        counts: &Counts,
    ) -> Result<(bool, bool), StoreError> {
        for attempt in 1..=ATTEMPTS {
            if attempt > 1 {
                counts.retried(WEBHOOK);
                tokio::time::sleep(BETWEEN_ATTEMPTS).await;
            }
            let sent_at = Timestamp::now();
            let began = Instant::now();
            let answered = self.call(target, job, sent_at).await;
            let arrived = matches!(answered, Ok(status) if (200..300).contains(&status));
            let duration = i32::try_from(began.elapsed().as_millis()).unwrap_or(i32::MAX);
            let call = Delivery {
                id: new_id(sent_at),
                action: job.told.action.clone(),
                bsd_id: job.told.id.clone(),
                attempt,
                status: answered.as_ref().ok().map(|status| i32::from(*status)),
                failure: answered.err(),
                duration_ms: duration,
                sent_at,
            };
            self.store.webhook_called(&target.setting_id, &call).await?;
            if arrived {
                return Ok((true, true));
            }
            tracing::warn!(
                org_id = target.org_id,
                endpoint = target.endpoint_uri,
                attempt,
                status = call.status,
                failure = call.failure,
                "a webhook was not told"
            );
            if !self.store.webhook_failed(&target.setting_id, sent_at).await? {
                tracing::warn!(
                    org_id = target.org_id,
                    endpoint = target.endpoint_uri,
                    "a webhook is switched off"
                );
                return Ok((false, false));
            }
        }
        Ok((false, true))
    }

    /// One call; its status, or why there is none.
    async fn call(&self, target: &Target, job: &UnderWay, now: Timestamp) -> Result<u16, String> {
        if !self.reach.private_networks && !is_safe(&target.endpoint_uri, self.reach.environment) {
            return Err("l'adresse n'est pas une adresse publique en https".to_owned());
        }
        let token =
            self.vault.open(&target.setting_id, &target.token).map_err(|_| "le secret est illisible")?;
        let request = message(&target.endpoint_uri, &token, job, now)?;
        match tokio::time::timeout(TIMEOUT, self.client.request(request)).await {
            Ok(Ok(answer)) => Ok(answer.status().as_u16()),
            Ok(Err(cause)) => Err(reason(&cause)),
            Err(_) => Err("aucune réponse en 5 secondes".to_owned()),
        }
    }
}

#[derive(Serialize)]
struct Event<'a> {
    action: &'a str,
    id: &'a str,
}

/// The request that tells of a job; signed as Standard Webhooks 1.0 says, the token being the secret.
fn message(
    endpoint: &str,
    token: &str,
    job: &UnderWay,
    now: Timestamp,
) -> Result<Request<Full<Bytes>>, String> {
    let body = serde_json::to_string(&[Event { action: &job.told.action, id: &job.told.id }])
        .map_err(|cause| cause.to_string())?;
    let (id, seconds) = (format!("msg_{}", job.id), now.as_second());
    let mut mac = Hmac::<Sha256>::new_from_slice(token.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    let signature = format!("v1,{}", BASE64.encode(mac.finalize().into_bytes()));
    // With the colon: so it has always been.
    let bearer = HeaderValue::from_bytes(format!("Bearer: {token}").as_bytes())
        .map_err(|_| "le secret ne peut pas être transmis dans un en-tête".to_owned())?;
    Request::builder()
        .method(Method::POST)
        .uri(endpoint)
        .header(CONTENT_TYPE, "application/json")
        .header(AUTHORIZATION, bearer)
        .header(USER_AGENT, concat!("trackdechets/", env!("CARGO_PKG_VERSION")))
        .header("webhook-id", id)
        .header("webhook-timestamp", seconds)
        .header("webhook-signature", signature)
        .body(Full::from(body))
        .map_err(|cause| cause.to_string())
}

/// The innermost cause: what a company can do something about.
fn reason(error: &(dyn std::error::Error + 'static)) -> String {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job() -> UnderWay {
        let told = Told { action: "UPDATED".into(), id: "BSD-20260101-ABCDEFGHJ".into(), org_ids: vec![] };
        UnderWay { id: "c1".into(), told, left: AtomicUsize::new(1), failed: AtomicU32::new(0) }
    }

    #[test]
    fn a_message_is_signed_under_the_token() {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        let request = message("https://exemple.fr/", "0123456789abcdefghij", &job(), now).unwrap();
        let header = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("authorization"), "Bearer: 0123456789abcdefghij");
        assert_eq!(header("webhook-id"), "msg_c1");
        assert_eq!(header("webhook-timestamp"), "1700000000");
        // By `openssl dgst -sha256 -hmac 0123456789abcdefghij -binary | base64` over the signed text.
        assert_eq!(header("webhook-signature"), "v1,0yzPG8XEEAfyEU8wNp2M+nNQ0uAs08VEHTPOvw0gw1A=");
    }

    #[test]
    fn a_token_that_no_header_holds_is_told() {
        let now = Timestamp::UNIX_EPOCH;
        assert!(message("https://exemple.fr/", "0123456789\nabcdefghij", &job(), now).is_err());
    }
}
