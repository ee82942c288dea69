//! Mails that time sets off: a few words to newcomers, and reminders of what waits (platform specification, 9.2).

use jiff::Timestamp;
use serde_json::{Value, json};

use super::MAIL;
use super::daily::Stretch;
use crate::ids::new_id;
use crate::store::bsd::Job;
use crate::store::{StoreError, Tx};

/// How old, in days, what a reminder is about must be.
const ONBOARDING: i64 = 2;
const WITHOUT_COMPANY: i64 = 7;
const MEMBERSHIP_REQUEST: i64 = 14;
const REVISION_REQUEST: i64 = 5;

/// First steps, to those who signed up two days ago.
pub(super) async fn onboarding(tx: Tx, stretch: Stretch) -> Result<(), StoreError> {
    let Stretch { from, until, now } = stretch.days_ago(ONBOARDING);
    let newcomers = tx.newcomers(from, until).await?;
    let mails = newcomers.iter().map(|one| {
        let user = json!({ "name": one.name });
        mail(
            json!({
                "template": "first-steps", "to": [one.email], "user": user, "hasCompany": one.has_company,
            }),
            now,
        )
    });
    tx.add_jobs(&mails.collect::<Vec<_>>(), now).await
}

/// To those who signed up a week ago and joined no company.
pub(super) async fn no_company(tx: Tx, stretch: Stretch) -> Result<(), StoreError> {
    let Stretch { from, until, now } = stretch.days_ago(WITHOUT_COMPANY);
    let newcomers = tx.newcomers_without_company(from, until).await?;
    let mails = newcomers.iter().map(|one| {
        mail(json!({ "template": "no-company", "to": [one.email], "user": { "name": one.name } }), now)
    });
    tx.add_jobs(&mails.collect::<Vec<_>>(), now).await
}

/// To those who asked to join a company two weeks ago, and to those who should have answered.
pub(super) async fn membership_requests(tx: Tx, stretch: Stretch) -> Result<(), StoreError> {
    let Stretch { from, until, now } = stretch.days_ago(MEMBERSHIP_REQUEST);
    let mut mails = Vec::new();
    for request in tx.pending_memberships(from, until).await? {
        let user = json!({ "name": request.requester_name, "email": request.requester_email });
        let company = json!({ "name": request.company.name, "orgId": request.company.org_id });
        let told = |template: &str, to: &[String]| {
            mail(json!({ "template": template, "to": to, "user": user, "company": company }), now)
        };
        if request.is_active {
            let to = std::slice::from_ref(&request.requester_email);
            mails.push(told("membership-request-unanswered", to));
        }
        if !request.company.subscribers.is_empty() {
            mails.push(told("membership-request-reminder", &request.company.subscribers));
        }
    }
    tx.add_jobs(&mails, now).await
}

/// To the companies that have not answered a correction asked for five days ago.
pub(super) async fn revision_requests(tx: Tx, stretch: Stretch) -> Result<(), StoreError> {
    let Stretch { from, until, now } = stretch.days_ago(REVISION_REQUEST);
    let pending = tx.pending_revisions(from, until).await?;
    let mails = pending.iter().filter(|one| !one.approver.subscribers.is_empty()).map(|one| {
        let author = one.author_name.as_deref().unwrap_or(&one.author_org_id);
        mail(
            json!({
                "template": "revision-request-reminder",
                "to": one.approver.subscribers,
                "bsd": one.readable_id,
                "author": { "name": author, "orgId": one.author_org_id },
                "company": { "name": one.approver.name, "orgId": one.approver.org_id },
            }),
            now,
        )
    });
    tx.add_jobs(&mails.collect::<Vec<_>>(), now).await
}

fn mail(payload: Value, now: Timestamp) -> Job {
    Job { id: new_id(now), kind: MAIL, payload }
}
