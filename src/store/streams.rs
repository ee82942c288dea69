//! The journal of what is no dispatch note: webhook settings and delegations, beside that of companies
//! (`company_life`). Events are added, in the
//! transaction of what they tell, and never changed; those of one company, setting or delegation are its stream.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;

use super::columns::Columns;
use super::{Json, Param, Row, Store, StoreError, Tx, queries};
use crate::scalars::DateTime;

queries! {
    RECORD = "
        insert into platform_event (id, stream_id, type, data, org_ids, actor_id, metadata, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";

    /// By the id of a stream; or by the number of a company: all that concerns it, its own journal included.
    TOLD = "
        with told as (
               select e.id, e.recorded_at, e.created_at, e.stream_id, e.type, e.actor_id, e.org_ids, e.data, e.metadata
                 from platform_event e
                where e.stream_id = $1 or e.org_ids @> array[$1::text]
            union all
               select e.id, e.created_at, e.created_at, e.company_id, e.kind, e.actor_id, array[e.org_id], e.data,
                      json_build_object('authType', e.auth)
                 from company_event e
                where e.company_id = $1 or e.org_id = $1
             )
        select t.id, t.recorded_at, t.created_at, t.stream_id, t.type, t.actor_id, a.email, t.org_ids, t.data,
               t.metadata
          from told t
          left join account a on a.id = t.actor_id
         order by t.recorded_at, t.id";
}

/// What happened; the names are kept in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventType {
    AdministrativeTransferCreated,
    AdministrativeTransferCancelled,
    AdministrativeTransferAccepted,
    AdministrativeTransferRefused,
    WebhookSettingCreated,
    WebhookSettingUpdated,
    WebhookSettingDeleted,
    RegistryDelegationCreated,
    RegistryDelegationRevoked,
    RegistryDelegationCancelled,
}

impl EventType {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AdministrativeTransferCreated => "AdministrativeTransferCreated",
            Self::AdministrativeTransferCancelled => "AdministrativeTransferCancelled",
            Self::AdministrativeTransferAccepted => "AdministrativeTransferAccepted",
            Self::AdministrativeTransferRefused => "AdministrativeTransferRefused",
            Self::WebhookSettingCreated => "WebhookSettingCreated",
            Self::WebhookSettingUpdated => "WebhookSettingUpdated",
            Self::WebhookSettingDeleted => "WebhookSettingDeleted",
            Self::RegistryDelegationCreated => "RegistryDelegationCreated",
            Self::RegistryDelegationRevoked => "RegistryDelegationRevoked",
            Self::RegistryDelegationCancelled => "RegistryDelegationCancelled",
        }
    }
}

/// An event to write: a row of `platform_event`.
#[derive(Debug)]
pub struct PlatformEvent<'a> {
    pub id: String,
    /// The id of the company, setting or delegation that it happened to; of a transfer, that of the transfer.
    pub stream_id: &'a str,
    pub kind: EventType,
    pub data: Box<RawValue>,
    /// The numbers of the companies concerned: an operator finds the event by each of them.
    pub org_ids: &'a [&'a str],
    /// None where the service did it by itself.
    pub actor_id: Option<&'a str>,
    /// `authType`, and what is known of the program.
    pub metadata: Box<RawValue>,
    pub at: Timestamp,
}

/// An event as it is told to an operator.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ToldEvent {
    pub id: String,
    /// When it was written.
    pub recorded_at: DateTime,
    /// When the request came.
    pub created_at: DateTime,
    pub stream_id: String,
    pub r#type: String,
    /// The user's id.
    pub actor: Option<String>,
    pub actor_email: Option<String>,
    pub org_ids: Vec<String>,
    pub data: Box<RawValue>,
    pub metadata: Box<RawValue>,
}

impl Store {
    /// The events of a stream, eldest first, by its id; or those that concern a company, by its number.
    pub async fn platform_events(&self, id: &str) -> Result<Vec<ToldEvent>, StoreError> {
        self.query(TOLD, &[&id]).await?.iter().map(told).collect()
    }
}

impl Tx {
    /// Writes an event beside the change that it tells.
    pub async fn record_event(&self, event: &PlatformEvent<'_>) -> Result<(), StoreError> {
        let kind = event.kind.as_str();
        let (data, metadata) = (Json(&event.data), Json(&event.metadata));
        let params: [Param<'_>; 8] = [
            &event.id,
            &event.stream_id,
            &kind,
            &data,
            &event.org_ids,
            &event.actor_id,
            &metadata,
            &event.at,
        ];
        self.execute(RECORD, &params).await.map(drop)
    }
}

fn told(row: &Row) -> Result<ToldEvent, StoreError> {
    let mut columns = Columns::of(row);
    Ok(ToldEvent {
        id: columns.take()?,
        recorded_at: DateTime(columns.take()?),
        created_at: DateTime(columns.take()?),
        stream_id: columns.take()?,
        r#type: columns.take()?,
        actor: columns.take()?,
        actor_email: columns.take()?,
        org_ids: columns.take()?,
        data: columns.take::<Json<Box<RawValue>>>()?.0,
        metadata: columns.take::<Json<Box<RawValue>>>()?.0,
    })
}
