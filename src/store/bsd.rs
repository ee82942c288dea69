//! What the dispatch notes of every kind share in the tables: parties, events, and statements that are a
//! transaction of their own.

use std::str::FromStr;

use jiff::Timestamp;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Param, Query, Row, Store, StoreError, queries};

queries! {
    IS_REGISTERED = "select from company where org_id = $1";
}

/// An organisation on a note: a row of `bsd_party`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyRow {
    pub org_id: String,
    /// Names of roles, separated by blanks.
    pub roles: String,
    /// The organisation may see the note while it is a draft.
    pub sees_draft: bool,
}

/// What happened to a note.
#[derive(Debug)]
pub struct Event<'a> {
    pub id: String,
    pub kind: EventKind,
    pub actor_id: &'a str,
    pub auth: &'static str,
    pub at: Timestamp,
    /// The new status, when the event is a change of status.
    pub status: Option<&'static str>,
    /// The whole note at its creation, then what changed of it.
    pub changes: Box<RawValue>,
    /// What changed, in the shape of the API; logged with the status.
    pub updated_fields: Option<Box<RawValue>>,
    /// The token and the program that the caller used.
    pub client: Box<RawValue>,
    /// What the event is about beside the note.
    pub details: Option<Box<RawValue>>,
}

impl Event<'_> {
    /// When it entered the life cycle: changes of status do.
    pub(super) fn logged_at(&self) -> Option<Timestamp> {
        self.status.map(|_| self.at)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    Created,
    Updated,
    Signed,
    Deleted,
    RevisionRequestCreated,
    RevisionRequestAccepted,
    RevisionRequestRefused,
    RevisionRequestCancelled,
    RevisionRequestApplied,
}

impl EventKind {
    pub const ALL: &[Self] = &[
        Self::Created,
        Self::Updated,
        Self::Signed,
        Self::Deleted,
        Self::RevisionRequestCreated,
        Self::RevisionRequestAccepted,
        Self::RevisionRequestRefused,
        Self::RevisionRequestCancelled,
        Self::RevisionRequestApplied,
    ];

    /// Whether the note itself was written; else only what belongs to it was.
    pub const fn writes_note(self) -> bool {
        !matches!(
            self,
            Self::RevisionRequestCreated
                | Self::RevisionRequestAccepted
                | Self::RevisionRequestRefused
                | Self::RevisionRequestCancelled
        )
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "CREATED",
            Self::Updated => "UPDATED",
            Self::Signed => "SIGNED",
            Self::Deleted => "DELETED",
            Self::RevisionRequestCreated => "REVISION_REQUEST_CREATED",
            Self::RevisionRequestAccepted => "REVISION_REQUEST_ACCEPTED",
            Self::RevisionRequestRefused => "REVISION_REQUEST_REFUSED",
            Self::RevisionRequestCancelled => "REVISION_REQUEST_CANCELLED",
            Self::RevisionRequestApplied => "REVISION_REQUEST_APPLIED",
        }
    }
}

impl FromStr for EventKind {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name).ok_or(())
    }
}

/// Work to do after the commit: a row of `job`.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    pub id: String,
    pub kind: &'static str,
    pub payload: Value,
}

impl Store {
    /// Whether a company has registered under this number.
    pub async fn is_registered(&self, org_id: &str) -> Result<bool, StoreError> {
        Ok(self.query_opt(IS_REGISTERED, &[&org_id]).await?.is_some())
    }

    /// Runs one statement that is a transaction of its own: nothing is sent but it. Never run twice.
    pub(super) async fn alone(
        &self,
        query: &'static Query,
        params: &[Param<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        let client = self.pool().get().await?;
        let statement = client.prepare_cached(query.sql).await?;
        let answer =
            tokio::time::timeout(super::connection::ANSWER_TIMEOUT, client.query(&statement, params));
        match answer.await {
            Ok(rows) => Ok(rows?),
            Err(_) => {
                // The connection may still be busy: it must not go back to the pool.
                drop(deadpool_postgres::Object::take(client));
                Err(StoreError::unavailable("no answer in time"))
            }
        }
    }
}
