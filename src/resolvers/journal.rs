//! What is written with a change: its event; of a note, whatever its kind, its parties and who hears of it.

use serde::Serialize;
use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};

use crate::context::{Caller, Context};
use crate::error::{Error, Result};
use crate::ids::new_id;
use crate::store::Tx;
use crate::store::bsd::{Event, EventKind, PartyRow};
use crate::store::people::Joined;
use crate::store::streams::{EventType, PlatformEvent};

/// A change as the journal keeps it.
pub fn event<'a>(
    cx: &Context<'_>,
    caller: &'a Caller,
    kind: EventKind,
    changes: Box<RawValue>,
) -> Result<Event<'a>> {
    Ok(Event {
        id: new_id(cx.now()),
        kind,
        actor_id: &caller.user_id,
        auth: caller.via.as_str(),
        at: cx.now(),
        status: None,
        changes,
        updated_fields: None,
        client: client(cx, caller)?,
        details: None,
    })
}

/// Tells, in the transaction that changes it, what happened to a company, a receipt, a webhook setting, a delegation or
/// the like (`stream`); `org_ids` are the numbers of the companies concerned. Secrets have no place in `data`.
pub async fn record(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    kind: EventType,
    stream: &str,
    org_ids: &[&str],
    data: &impl Serialize,
) -> Result<()> {
    Ok(tx.record_events(&[happened(cx, caller, kind, stream, org_ids, data)?]).await?)
}

/// Tells that somebody joined companies by making an account: he had been invited.
pub async fn joined(tx: &Tx, cx: &Context<'_>, account: &str, companies: &[Joined]) -> Result<()> {
    // He has neither a session nor a token yet.
    let metadata = raw(&json!({ "userAgent": cx.request.user_agent }))?;
    let numbers: Vec<[&str; 1]> = companies.iter().map(|one| [one.org_id.as_str()]).collect();
    let mut events = Vec::with_capacity(companies.len());
    for (one, org_ids) in companies.iter().zip(&numbers) {
        let data = json!({ "userId": account, "role": one.role, "invitationId": one.invitation_id });
        events.push(PlatformEvent {
            id: new_id(cx.now()),
            stream_id: &one.company_id,
            kind: EventType::CompanyMemberAdded,
            data: raw(&data)?,
            org_ids,
            actor_id: Some(account),
            metadata: metadata.clone(),
            at: cx.now(),
        });
    }
    Ok(tx.record_events(&events).await?)
}

fn happened<'a>(
    cx: &Context<'_>,
    caller: &'a Caller,
    kind: EventType,
    stream: &'a str,
    org_ids: &'a [&'a str],
    data: &impl Serialize,
) -> Result<PlatformEvent<'a>> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Metadata<'a> {
        auth_type: &'static str,
        #[serde(flatten)]
        program: Program<'a>,
    }
    Ok(PlatformEvent {
        id: new_id(cx.now()),
        stream_id: stream,
        kind,
        data: raw(data)?,
        org_ids,
        actor_id: Some(&caller.user_id),
        metadata: raw(&Metadata { auth_type: caller.via.as_str(), program: Program::of(cx, caller) })?,
        at: cx.now(),
    })
}

/// The token and the program that the caller used, as the journal keeps them.
pub fn client(cx: &Context<'_>, caller: &Caller) -> Result<Box<RawValue>> {
    raw(&Program::of(cx, caller))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Program<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    token_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_agent: Option<&'a str>,
}

impl<'a> Program<'a> {
    fn of(cx: &Context<'a>, caller: &'a Caller) -> Self {
        Self {
            token_id: caller.token_id.as_deref(),
            token_name: caller.client.token_name.as_deref(),
            application_id: caller.client.application_id.as_deref(),
            user_agent: cx.request.user_agent.as_deref(),
        }
    }
}

/// One row an organisation, of its number, its role and whether it sees the draft.
pub fn party_rows<'a>(parties: impl Iterator<Item = (&'a str, &'static str, bool)>) -> Vec<PartyRow> {
    let mut rows: Vec<PartyRow> = Vec::new();
    for (org_id, role, sees_draft) in parties {
        match rows.iter_mut().find(|row| row.org_id == org_id) {
            Some(row) => {
                if !row.roles.split(' ').any(|known| known == role) {
                    row.roles.push(' ');
                    row.roles.push_str(role);
                }
                row.sees_draft |= sees_draft;
            }
            None => rows.push(PartyRow { org_id: org_id.to_owned(), roles: role.to_owned(), sees_draft }),
        }
    }
    rows
}

/// Who may read a note, and hears of its changes, of its parties and whether each sees the draft.
pub fn readers<'a>(is_draft: bool, parties: impl Iterator<Item = (&'a str, bool)>) -> Vec<&'a str> {
    let mut readers: Vec<&str> = Vec::new();
    for (org_id, sees_draft) in parties {
        if (!is_draft || sees_draft) && !readers.contains(&org_id) {
            readers.push(org_id);
        }
    }
    readers
}

pub fn raw(value: &impl Serialize) -> Result<Box<RawValue>> {
    to_raw_value(value).map_err(Error::internal)
}
