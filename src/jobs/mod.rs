//! The outbox: what is written with a change and done after its commit, and who does it.

pub mod admin_requests;
mod calls;
pub mod daily;
pub mod delegations;
pub mod digests;
mod letters;
pub mod mail;
pub mod post;
mod reminders;
pub mod webhooks;
pub mod worker;

use jiff::Timestamp;
use serde_json::json;

pub use calls::Reach;

use crate::ids::new_id;
use crate::store::bsd::Job;

/// A mail that tells itself what to say: `template`, `to`, and what the template speaks of.
pub const MAIL: &str = "mail";
/// A letter on paper, which tells itself what to say as a mail does.
pub const LETTER: &str = "letter";
/// Asks another service for a company's digest.
pub const COMPANY_DIGEST: &str = "company_digest";
/// Tells the companies' webhooks what happened to a note.
pub const WEBHOOK: &str = "webhook";
/// Writes to the emitter that waste was refused, wholly or partly; a copy goes to the destination.
pub const BSDD_REFUSAL: &str = "mail.bsdd_refusal";

/// What a webhook is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Created,
    Updated,
    Deleted,
}

impl Action {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "CREATED",
            Self::Updated => "UPDATED",
            Self::Deleted => "DELETED",
        }
    }
}

/// One call for each active webhook of these organisations.
pub fn webhook(action: Action, readable_id: &str, org_ids: &[&str], now: Timestamp) -> Job {
    Job {
        id: new_id(now),
        kind: WEBHOOK,
        payload: json!({ "action": action.as_str(), "id": readable_id, "orgIds": org_ids }),
    }
}

pub fn bsdd_refusal(id: &str, now: Timestamp) -> Job {
    Job { id: new_id(now), kind: BSDD_REFUSAL, payload: json!({ "id": id }) }
}
