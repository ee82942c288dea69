//! Changes of BSDDs: each is a single statement, so that the note, its parties, its carriers, its event and
//! its jobs are written together or not at all.

use jiff::Timestamp;
use rust_decimal::prelude::ToPrimitive;
use serde_json::value::RawValue;

use super::bsd::{Event, Job, PartyRow};
use super::bsdd::{NOTE, carriers, record, record_columns};
use super::{Json, Param, Store, StoreError, Tx, queries};
use crate::domain::bsdd::record::{Company, Transporter};
use crate::domain::bsdd::{Record, final_leg, is_regrouping, is_round};
use crate::generated::FormStatus;

/// Writes of a note's parts, given `note (id, kind, row_number)`. A null array leaves what is there.
macro_rules! parts {
    () => {
        ", parties as (
             insert into bsd_party as old (org_id, kind, row_number, bsd_id, roles, sees_draft)
             select p.org_id, note.kind, note.row_number, note.id, string_to_array(p.roles, ' '), p.sees_draft
               from note, unnest($21::text[], $22::text[], $23::boolean[]) as p (org_id, roles, sees_draft)
                 on conflict (org_id, kind, row_number) do update
                    set roles = excluded.roles, sees_draft = excluded.sees_draft
                  where (old.roles, old.sees_draft) is distinct from (excluded.roles, excluded.sees_draft)
         ), carriers as (
             insert into bsd_transporter (id, bsd_id, kind, number, org_id, taken_over_at, body)
             select t.id, note.id, note.kind, t.number, t.org_id, t.taken_over_at, t.body
               from note, unnest($24::text[], $25::smallint[], $26::text[], $27::timestamptz[], $28::json[])
                          as t (id, number, org_id, taken_over_at, body)
                 on conflict (id) do update
                    set bsd_id = excluded.bsd_id, number = excluded.number, org_id = excluded.org_id,
                        taken_over_at = excluded.taken_over_at, body = excluded.body
         ), event as (
             insert into bsd_event (id, bsd_id, kind, actor_id, auth, status, logged_at, changes,
                                    updated_fields, created_at, client, details)
             select $29, note.id, $30, $31, $32, $33, $34, $35, $36, $18, $40, $41 from note
         ), jobs as (
             insert into job (id, kind, payload, run_at, created_at)
             select j.id, j.kind, j.payload, $18, $18
               from note, unnest($37::text[], $38::text[], $39::json[]) as j (id, kind, payload)
         )
         select row_number from note"
    };
}

queries! {
    /// Holds a note's row until the transaction ends. What depends on it is read by another statement: this
    /// one would still see the carriers as they were before it waited.
    LOCK = "
        select
          from bsd b
         where b.id = $1
           for update";

    /// A note that is held; with its owner's companies while they decide who sees it.
    LOCKED = concat!("
        select ", record_columns!(), ", ", carriers!(), ",
               case when b.is_draft
                    then array(select c.org_id
                                 from membership m join company c on c.id = m.company_id
                                where m.account_id = b.owner_id)
                    else '{}' end
          from bsd b
         where b.id = $1 and b.kind = 'BSDD' and not b.is_deleted");

    /// Adds a note.
    CREATE = concat!("
        with note as (
            insert into bsd (id, status, is_draft, custom_id, readers, emitter_org_id, emitter_name,
                             destination_org_id, destination_name, transporter_id, transporter_org_id,
                             transporter_name, transporter_plate, waste_code, waste_name, quantity, sent_at,
                             updated_at, body, is_deleted, final_destination_org_id, kind, readable_id, owner_id,
                             created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                    $42, 'BSDD', $43, $44, $18)
            returning id, kind, row_number
        )", parts!());

    /// Saves a note that the transaction holds. Parties and carriers that it lost go first, by snapshot;
    /// carriers that were only taken off it stay, on no note.
    SAVE = concat!("
        with note as (
            update bsd
               set status = $2, is_draft = $3, custom_id = $4, readers = $5, emitter_org_id = $6,
                   emitter_name = $7, destination_org_id = $8, destination_name = $9, transporter_id = $10,
                   transporter_org_id = $11, transporter_name = $12, transporter_plate = $13,
                   waste_code = $14, waste_name = $15, quantity = $16, sent_at = $17, updated_at = $18,
                   body = $19, is_deleted = $20, final_destination_org_id = $42
             where id = $1
            returning id, kind, row_number
        ), left_parties as (
            delete from bsd_party where bsd_id = $1 and org_id <> all ($21)
        ), left_carriers as (
            delete from bsd_transporter where bsd_id = $1 and id <> all ($24) and id <> all ($43::text[])
        ), free_carriers as (
            update bsd_transporter set bsd_id = null, number = 0 where bsd_id = $1 and id = any ($43)
        )", parts!());
}

/// A note that a transaction holds.
#[derive(Debug)]
pub struct Locked {
    pub record: Record,
    /// The companies of the note's owner while it is a draft, else none.
    pub owner_orgs: Vec<String>,
}

/// One change of a note: all that is written with it.
#[derive(Debug)]
pub struct Change<'a> {
    pub after: &'a Record,
    pub is_deleted: bool,
    /// All parties, when they changed.
    pub parties: Option<&'a [PartyRow]>,
    /// Who may read the note from now on.
    pub readers: &'a [&'a str],
    /// All carriers are written, when one changed.
    pub carriers_changed: bool,
    /// Carriers that the note lost and that may be put on another; those it lost otherwise are gone.
    pub freed: &'a [&'a str],
    pub event: Event<'a>,
    pub jobs: &'a [Job],
}

impl Store {
    /// Adds a note: one statement, hence a transaction of its own.
    pub async fn create_bsdd(&self, change: &Change<'_>) -> Result<(), StoreError> {
        let bound = Bound::new(change);
        self.alone(CREATE, &bound.params_of_new(change)).await.map(drop)
    }
}

impl Tx {
    /// Loads a live note and holds its row until the transaction ends.
    pub async fn lock_bsdd(&self, id: &str) -> Result<Locked, StoreError> {
        let rows = self.lock_then_query(LOCK, LOCKED, &[&id]).await?;
        let row = rows.into_iter().next().ok_or(StoreError::Missing(NOTE))?;
        let mut record = record(&row)?;
        if is_round(&record) || is_regrouping(&record) {
            record.grouping = self.content(id).await?;
        }
        Ok(Locked { record, owner_orgs: row.try_get(9)? })
    }

    /// Adds a note, with carriers or notes that this transaction holds.
    pub async fn create_bsdd(&self, change: &Change<'_>) -> Result<(), StoreError> {
        let bound = Bound::new(change);
        self.query_one(CREATE, &bound.params_of_new(change)).await.map(drop)
    }

    /// Saves a note that this transaction holds.
    pub async fn save_bsdd(&self, change: &Change<'_>) -> Result<(), StoreError> {
        let bound = Bound::new(change);
        let mut params = bound.params(change);
        params.push(&change.freed);
        self.query_one(SAVE, &params).await.map(drop)
    }
}

/// The values of a change in the types of its columns.
pub(super) struct Bound<'a> {
    pub(super) status: &'static str,
    pub(super) is_draft: bool,
    pub(super) emitter: Named<'a>,
    pub(super) destination: Named<'a>,
    pub(super) final_destination_org_id: Option<&'a str>,
    pub(super) transporter: Named<'a>,
    pub(super) transporter_id: Option<&'a str>,
    pub(super) transporter_plate: Option<&'a str>,
    pub(super) quantity: Option<f64>,
    pub(super) sent_at: Option<Timestamp>,
    pub(super) body: Json<&'a Record>,
    pub(super) party_org_ids: Option<Vec<&'a str>>,
    pub(super) party_roles: Option<Vec<&'a str>>,
    pub(super) party_sees_draft: Option<Vec<bool>>,
    pub(super) carrier_ids: Option<Vec<&'a str>>,
    pub(super) carrier_numbers: Option<Vec<i16>>,
    pub(super) carrier_org_ids: Option<Vec<Option<&'a str>>>,
    pub(super) carrier_taken_over_at: Option<Vec<Option<Timestamp>>>,
    pub(super) carrier_bodies: Option<Vec<Json<&'a Transporter>>>,
    pub(super) event_kind: &'static str,
    pub(super) changes: Json<&'a RawValue>,
    pub(super) updated_fields: Option<Json<&'a RawValue>>,
    pub(super) client: Json<&'a RawValue>,
    pub(super) details: Option<Json<&'a RawValue>>,
    pub(super) logged_at: Option<Timestamp>,
    pub(super) job_ids: Vec<&'a str>,
    pub(super) job_kinds: Vec<&'a str>,
    pub(super) job_payloads: Vec<Json<&'a serde_json::Value>>,
}

/// A company as lists show it.
pub(super) struct Named<'a> {
    pub(super) org_id: Option<&'a str>,
    pub(super) name: Option<&'a str>,
}

impl<'a> Named<'a> {
    fn new(company: Option<&'a Company>) -> Self {
        match company {
            Some(company) if *company != Company::default() => {
                Self { org_id: company.org_id(), name: Some(company.name.as_deref().unwrap_or_default()) }
            }
            _ => Self { org_id: None, name: None },
        }
    }
}

impl<'a> Bound<'a> {
    pub(super) fn new(change: &'a Change<'a>) -> Self {
        let note = change.after;
        let first = note.transporters.first();
        let carriers = change.carriers_changed.then_some(&note.transporters);
        Self {
            status: note.status.as_str(),
            is_draft: note.status == FormStatus::Draft,
            emitter: Named::new(Some(&note.emitter.company)),
            destination: Named::new(Some(&note.recipient.company)),
            final_destination_org_id: final_leg(note).recipient.company.org_id(),
            transporter: Named::new(first.map(|carrier| &carrier.company)),
            transporter_id: first.map(|carrier| carrier.id.as_str()),
            transporter_plate: first.and_then(|carrier| carrier.number_plate.as_deref()),
            quantity: note.waste.quantity.and_then(|quantity| quantity.to_f64()),
            sent_at: note.take_over.sent_at.map(|at| at.0),
            body: Json(note),
            party_org_ids: change.parties.map(|rows| rows.iter().map(|row| row.org_id.as_str()).collect()),
            party_roles: change.parties.map(|rows| rows.iter().map(|row| row.roles.as_str()).collect()),
            party_sees_draft: change.parties.map(|rows| rows.iter().map(|row| row.sees_draft).collect()),
            carrier_ids: carriers.map(|all| all.iter().map(|carrier| carrier.id.as_str()).collect()),
            carrier_numbers: carriers.map(|all| (1i16..).take(all.len()).collect()),
            carrier_org_ids: carriers.map(|all| all.iter().map(|carrier| carrier.company.org_id()).collect()),
            carrier_taken_over_at: carriers
                .map(|all| all.iter().map(|carrier| carrier.taken_over_at.map(|at| at.0)).collect()),
            carrier_bodies: carriers.map(|all| all.iter().map(Json).collect()),
            event_kind: change.event.kind.as_str(),
            changes: Json(&change.event.changes),
            updated_fields: change.event.updated_fields.as_deref().map(Json),
            client: Json(&change.event.client),
            details: change.event.details.as_deref().map(Json),
            logged_at: change.event.status.map(|_| change.event.at),
            job_ids: change.jobs.iter().map(|job| job.id.as_str()).collect(),
            job_kinds: change.jobs.iter().map(|job| job.kind).collect(),
            job_payloads: change.jobs.iter().map(|job| Json(&job.payload)).collect(),
        }
    }

    /// The places of [`CREATE`].
    fn params_of_new<'p>(&'p self, change: &'p Change<'a>) -> Vec<Param<'p>> {
        let mut params = self.params(change);
        params.push(&change.after.readable_id);
        params.push(&change.after.owner_id);
        params
    }

    /// In the order of the places that [`CREATE`] and [`SAVE`] have in common.
    #[rustfmt::skip]
    fn params<'p>(&'p self, change: &'p Change<'a>) -> Vec<Param<'p>> {
        let (note, event) = (change.after, &change.event);
        vec![
            &note.id, &self.status, &self.is_draft, &note.custom_id, &change.readers,
            &self.emitter.org_id, &self.emitter.name,
            &self.destination.org_id, &self.destination.name,
            &self.transporter_id, &self.transporter.org_id, &self.transporter.name, &self.transporter_plate,
            &note.waste.code, &note.waste.name, &self.quantity, &self.sent_at,
            &event.at, &self.body, &change.is_deleted,
            &self.party_org_ids, &self.party_roles, &self.party_sees_draft,
            &self.carrier_ids, &self.carrier_numbers, &self.carrier_org_ids, &self.carrier_taken_over_at,
            &self.carrier_bodies,
            &event.id, &self.event_kind, &event.actor_id, &event.auth, &event.status, &self.logged_at,
            &self.changes, &self.updated_fields,
            &self.job_ids, &self.job_kinds, &self.job_payloads,
            &self.client, &self.details,
            &self.final_destination_org_id,
        ]
    }
}
