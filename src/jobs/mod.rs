//! The outbox: what is written with a change and done after its commit, and who does it.

pub mod admin_requests;
mod authorities;
mod calls;
pub mod daily;
pub mod delegations;
pub mod digests;
mod letters;
pub mod mail;
pub mod post;
mod reminders;
pub mod statistics;
mod stop;
mod tally;
pub mod transfers;
pub mod webhooks;
pub mod worker;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub use authorities::Authorities;
pub use calls::Reach;
pub use stop::{Stopper, Stopping, stopping};

use crate::domain::bsdd::{Leg, Record};
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

/// What a job of kind [`BSDD_REFUSAL`] says.
#[derive(Debug, Serialize, Deserialize)]
struct RefusalTold {
    id: String,
    /// The leg at whose end the waste was refused; jobs of old do not tell.
    #[serde(default)]
    leg: Option<u8>,
}

pub fn bsdd_refusal(id: &str, leg: Leg, now: Timestamp) -> Job {
    let leg = match leg {
        Leg::First => 1,
        Leg::Second => 2,
    };
    Job { id: new_id(now), kind: BSDD_REFUSAL, payload: json!({ "id": id, "leg": leg }) }
}

/// Writes to the contact of an emitter that nobody has registered, named by a note for the first time.
pub fn bsdd_first_mention(email: &str, note: &Record, now: Timestamp) -> Job {
    let company = &note.emitter.company;
    let payload = json!({
        "template": "bsdd-first-mention",
        "to": [email],
        "note": note.readable_id,
        "contact": company.contact,
        "company": { "name": company.name.as_deref().unwrap_or_default(), "orgId": company.org_id().unwrap_or_default() },
        "recipient": note.recipient.company.name,
    });
    Job { id: new_id(now), kind: MAIL, payload }
}
