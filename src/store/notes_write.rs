//! Changes of notes, of any kind: each is a single statement, so that the note, its parties, its
//! transporters, its event and its jobs are written together or not at all.

use std::borrow::Cow;

use jiff::Timestamp;
use serde_json::value::RawValue;

use super::bsd::{Event, Job, PartyRow};
use super::{Json, Param, Store, StoreError, Tx, queries};
use crate::domain::bsd::parts::Company;

/// Writes of a note's parts, given `note (id, kind, row_number)`. A null array leaves what is there.
macro_rules! parts {
    () => {
        ", parties as (
             insert into bsd_party as old (org_id, kind, row_number, bsd_id, roles, sees_draft)
             select p.org_id, note.kind, note.row_number, note.id, string_to_array(p.roles, ' '), p.sees_draft
               from note, unnest($22::text[], $23::text[], $24::boolean[]) as p (org_id, roles, sees_draft)
                 on conflict (org_id, kind, row_number) do update
                    set roles = excluded.roles, sees_draft = excluded.sees_draft
                  where (old.roles, old.sees_draft) is distinct from (excluded.roles, excluded.sees_draft)
         ), carriers as (
             insert into bsd_transporter (id, bsd_id, kind, number, org_id, taken_over_at, body)
             select t.id, note.id, note.kind, t.number, t.org_id, t.taken_over_at, t.body
               from note, unnest($25::text[], $26::smallint[], $27::text[], $28::timestamptz[], $29::json[])
                          as t (id, number, org_id, taken_over_at, body)
                 on conflict (id) do update
                    set bsd_id = excluded.bsd_id, number = excluded.number, org_id = excluded.org_id,
                        taken_over_at = excluded.taken_over_at, body = excluded.body
         ), event as (
             insert into bsd_event (id, bsd_id, kind, actor_id, auth, status, logged_at, changes,
                                    updated_fields, created_at, client, details)
             select $30, note.id, $31, $32, $33, $34, $35, $36, $37, $19, $41, $42 from note
         ), jobs as (
             insert into job (id, kind, payload, run_at, created_at)
             select j.id, j.kind, j.payload, $19, $19
               from note, unnest($38::text[], $39::text[], $40::json[]) as j (id, kind, payload)
         )
         select row_number from note"
    };
}

queries! {
    /// Adds a note.
    CREATE = concat!("
        with note as (
            insert into bsd (id, status, is_draft, custom_id, owner_id, readers, emitter_org_id, emitter_name,
                             destination_org_id, destination_name, transporter_id, transporter_org_id,
                             transporter_name, transporter_plate, waste_code, waste_name, quantity, sent_at,
                             updated_at, body, is_deleted, kind, readable_id, final_destination_org_id, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                    $21, $44, $45, $43, $19)
            returning id, kind, row_number
        )", parts!());

    /// Saves a note that the transaction holds. Parties and transporters that it lost go first, by snapshot;
    /// transporters that were detached stay, on no note.
    SAVE = concat!("
        with note as (
            update bsd
               set status = $2, is_draft = $3, custom_id = $4, owner_id = $5, readers = $6,
                   emitter_org_id = $7, emitter_name = $8, destination_org_id = $9, destination_name = $10,
                   transporter_id = $11, transporter_org_id = $12, transporter_name = $13,
                   transporter_plate = $14, waste_code = $15, waste_name = $16, quantity = $17, sent_at = $18,
                   updated_at = $19, body = $20, is_deleted = $21, final_destination_org_id = $43
             where id = $1
            returning id, kind, row_number
        ), left_parties as (
            delete from bsd_party where bsd_id = $1 and org_id <> all ($22)
        ), left_carriers as (
            delete from bsd_transporter where bsd_id = $1 and id <> all ($25) and id <> all ($44)
        ), detached as (
            update bsd_transporter set bsd_id = null, number = 0 where bsd_id = $1 and id = any ($44)
        )", parts!());
}

/// One change of a note: all that is written with it.
#[derive(Debug)]
pub struct Change<'a> {
    pub row: NoteRow<'a>,
    pub is_deleted: bool,
    /// All parties, when they changed.
    pub parties: Option<&'a [PartyRow]>,
    /// Who may read the note from now on.
    pub readers: &'a [&'a str],
    /// All transporters, when one changed.
    pub transporters: Option<Vec<TransporterRow<'a>>>,
    /// Transporters that leave the note and go on without it; others that left are deleted.
    pub detached: &'a [&'a str],
    pub event: Event<'a>,
    pub jobs: &'a [Job],
}

/// A row of `bsd`.
#[derive(Debug)]
pub struct NoteRow<'a> {
    pub id: &'a str,
    pub kind: &'static str,
    pub readable_id: &'a str,
    pub status: &'static str,
    pub is_draft: bool,
    pub owner_id: &'a str,
    pub custom_id: Option<&'a str>,
    pub emitter: Named<'a>,
    pub destination: Named<'a>,
    /// Where the waste ends, beyond a temporary storage.
    pub final_destination_org_id: Option<&'a str>,
    pub waste_code: Option<&'a str>,
    pub waste_name: Option<&'a str>,
    pub quantity: Option<f64>,
    pub sent_at: Option<Timestamp>,
    /// The first transporter.
    pub transporter: Named<'a>,
    pub transporter_id: Option<&'a str>,
    pub transporter_plate: Option<Cow<'a, str>>,
    pub body: Box<RawValue>,
}

/// A row of `bsd_transporter`, in its place.
#[derive(Debug)]
pub struct TransporterRow<'a> {
    pub id: &'a str,
    pub org_id: Option<&'a str>,
    pub taken_over_at: Option<Timestamp>,
    pub body: Box<RawValue>,
}

/// A company as lists show it.
#[derive(Debug, Default, Clone, Copy)]
pub struct Named<'a> {
    pub org_id: Option<&'a str>,
    pub name: Option<&'a str>,
}

impl<'a> From<Option<&'a Company>> for Named<'a> {
    fn from(company: Option<&'a Company>) -> Self {
        match company {
            Some(company) if *company != Company::default() => {
                Self { org_id: company.org_id(), name: Some(company.name.as_deref().unwrap_or_default()) }
            }
            _ => Self::default(),
        }
    }
}

impl Store {
    /// Adds a note: one statement, hence a transaction of its own.
    pub async fn create_note(&self, change: &Change<'_>) -> Result<(), StoreError> {
        let bound = Bound::new(change);
        self.alone(CREATE, &bound.new_params(change)).await.map(drop)
    }
}

impl Tx {
    /// Adds a note, whose transporters this transaction holds.
    pub async fn create_note(&self, change: &Change<'_>) -> Result<(), StoreError> {
        let bound = Bound::new(change);
        self.query_one(CREATE, &bound.new_params(change)).await.map(drop)
    }

    /// Saves a note that this transaction holds.
    pub async fn save_note(&self, change: &Change<'_>) -> Result<(), StoreError> {
        let bound = Bound::new(change);
        let mut params = bound.params(change);
        params.push(&change.detached);
        self.query_one(SAVE, &params).await.map(drop)
    }
}

/// The values of a change in the types of its columns.
struct Bound<'a> {
    body: Json<&'a RawValue>,
    party_org_ids: Option<Vec<&'a str>>,
    party_roles: Option<Vec<&'a str>>,
    party_sees_draft: Option<Vec<bool>>,
    carrier_ids: Option<Vec<&'a str>>,
    carrier_numbers: Option<Vec<i16>>,
    carrier_org_ids: Option<Vec<Option<&'a str>>>,
    carrier_taken_over_at: Option<Vec<Option<Timestamp>>>,
    carrier_bodies: Option<Vec<Json<&'a RawValue>>>,
    event_kind: &'static str,
    changes: Json<&'a RawValue>,
    updated_fields: Option<Json<&'a RawValue>>,
    logged_at: Option<Timestamp>,
    client: Json<&'a RawValue>,
    details: Option<Json<&'a RawValue>>,
    job_ids: Vec<&'a str>,
    job_kinds: Vec<&'a str>,
    job_payloads: Vec<Json<&'a serde_json::Value>>,
}

impl<'a> Bound<'a> {
    fn new(change: &'a Change<'a>) -> Self {
        let (parties, carriers) = (change.parties, change.transporters.as_ref());
        Self {
            body: Json(&change.row.body),
            party_org_ids: parties.map(|rows| rows.iter().map(|row| row.org_id.as_str()).collect()),
            party_roles: parties.map(|rows| rows.iter().map(|row| row.roles.as_str()).collect()),
            party_sees_draft: parties.map(|rows| rows.iter().map(|row| row.sees_draft).collect()),
            carrier_ids: carriers.map(|rows| rows.iter().map(|row| row.id).collect()),
            carrier_numbers: carriers.map(|rows| (1i16..).take(rows.len()).collect()),
            carrier_org_ids: carriers.map(|rows| rows.iter().map(|row| row.org_id).collect()),
            carrier_taken_over_at: carriers.map(|rows| rows.iter().map(|row| row.taken_over_at).collect()),
            carrier_bodies: carriers.map(|rows| rows.iter().map(|row| Json(&*row.body)).collect()),
            event_kind: change.event.kind.as_str(),
            changes: Json(&change.event.changes),
            updated_fields: change.event.updated_fields.as_deref().map(Json),
            logged_at: change.event.logged_at(),
            client: Json(&change.event.client),
            details: change.event.details.as_deref().map(Json),
            job_ids: change.jobs.iter().map(|job| job.id.as_str()).collect(),
            job_kinds: change.jobs.iter().map(|job| job.kind).collect(),
            job_payloads: change.jobs.iter().map(|job| Json(&job.payload)).collect(),
        }
    }

    fn new_params<'p>(&'p self, change: &'p Change<'a>) -> Vec<Param<'p>> {
        let mut params = self.params(change);
        params.push(&change.row.kind);
        params.push(&change.row.readable_id);
        params
    }

    /// In the order of the places that [`CREATE`] and [`SAVE`] have in common.
    #[rustfmt::skip]
    fn params<'p>(&'p self, change: &'p Change<'a>) -> Vec<Param<'p>> {
        let (row, event) = (&change.row, &change.event);
        vec![
            &row.id, &row.status, &row.is_draft, &row.custom_id, &row.owner_id, &change.readers,
            &row.emitter.org_id, &row.emitter.name,
            &row.destination.org_id, &row.destination.name,
            &row.transporter_id, &row.transporter.org_id, &row.transporter.name, &row.transporter_plate,
            &row.waste_code, &row.waste_name, &row.quantity, &row.sent_at,
            &event.at, &self.body, &change.is_deleted,
            &self.party_org_ids, &self.party_roles, &self.party_sees_draft,
            &self.carrier_ids, &self.carrier_numbers, &self.carrier_org_ids, &self.carrier_taken_over_at,
            &self.carrier_bodies,
            &event.id, &self.event_kind, &event.actor_id, &event.auth, &event.status, &self.logged_at,
            &self.changes, &self.updated_fields,
            &self.job_ids, &self.job_kinds, &self.job_payloads,
            &self.client, &self.details, &row.final_destination_org_id,
        ]
    }
}
