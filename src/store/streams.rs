//! The journal of what is no dispatch note: members, receipts, webhook settings, delegations and the like, beside that
//! of companies (`company_life`). Events are added, in the transaction of what they tell, and never changed; those of
//! one company, receipt, setting or delegation are its stream.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;

use super::columns::Columns;
use super::{Json, Param, Row, Store, StoreError, Tx, queries};
use crate::scalars::DateTime;

queries! {
    RECORD = "
        insert into platform_event (id, stream_id, type, data, org_ids, actor_id, metadata, created_at)
        select e.id, e.stream_id, e.type, e.data, e.org_ids, e.actor_id, e.metadata, e.created_at
          from json_to_recordset($1)
            as e (id text, stream_id text, type text, data json, org_ids text[], actor_id text, metadata json,
                  created_at timestamptz)";

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

/// Kinds of events, each kept in the journal by its name.
macro_rules! event_types {
    ($($name:ident)+) => {
        /// What happened; the names are kept in the journal.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub enum EventType {
            $($name,)+
        }

        impl EventType {
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }
        }
    };
}

event_types! {
    AdminRequestCreated
    AdminRequestAccepted
    AdminRequestRefused
    AdminRequestBlocked
    AdministrativeTransferCreated
    AdministrativeTransferCancelled
    AdministrativeTransferAccepted
    AdministrativeTransferRefused
    CompanyDigestAsked
    CompanyInvitationCreated
    CompanyInvitationRoleChanged
    CompanyInvitationWithdrawn
    CompanyMemberAdded
    CompanyMemberRoleChanged
    CompanyMemberRemoved
    MembershipRequestCreated
    MembershipRequestAccepted
    MembershipRequestRefused
    ReceiptCreated
    ReceiptUpdated
    ReceiptDeleted
    RegistryDelegationCreated
    RegistryDelegationRevoked
    RegistryDelegationCancelled
    SignatureAutomationGiven
    SignatureAutomationWithdrawn
    WebhookSettingCreated
    WebhookSettingUpdated
    WebhookSettingDeleted
}

/// An event to write: a row of `platform_event`.
#[derive(Debug, Serialize)]
pub struct PlatformEvent<'a> {
    pub id: String,
    /// The id of the company, receipt, setting or delegation that it happened to; of a transfer, that of the transfer.
    pub stream_id: &'a str,
    #[serde(rename = "type")]
    pub kind: EventType,
    pub data: Box<RawValue>,
    /// The numbers of the companies concerned: an operator finds the event by each of them.
    pub org_ids: &'a [&'a str],
    /// None where the service did it by itself.
    pub actor_id: Option<&'a str>,
    /// `authType`, and what is known of the program.
    pub metadata: Box<RawValue>,
    #[serde(rename = "created_at")]
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
    /// Writes events beside the change that they tell.
    pub async fn record_events(&self, events: &[PlatformEvent<'_>]) -> Result<(), StoreError> {
        if events.is_empty() {
            return Ok(());
        }
        let params: [Param<'_>; 1] = [&Json(events)];
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
