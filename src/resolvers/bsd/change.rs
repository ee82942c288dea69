//! Saving a change of a note: its row, its parties, its transporters, its event and its jobs.

use serde::Serialize;

use crate::context::{Caller, Context};
use crate::domain::bsd::document::{Document, Note, Party, Status};
use crate::domain::bsd::patch::diff;
use crate::domain::bsd::transporters::Transporter;
use crate::error::{Error, Result};
use crate::jobs::{self, Action};
use crate::resolvers::journal::{self, event, party_rows, raw};
use crate::store::bsd::{EventKind, PartyRow};
use crate::store::notes_write::{Change, Named, NoteRow, TransporterRow};
use crate::store::{Store, Tx};

/// Adds a note; in a transaction that holds its transporters, where there is one.
pub async fn add<D: Document>(
    store: &Store,
    tx: Option<&Tx>,
    cx: &Context<'_>,
    caller: &Caller,
    note: &Note<D>,
    owner_orgs: &[String],
) -> Result<()> {
    let parties = note.parties(owner_orgs);
    let readers = readers(note, &parties);
    let mut event = event(cx, caller, EventKind::Created, raw(&Image::new(note))?)?;
    event.status = Some(note.status.as_str());
    let change = Change {
        row: row(note)?,
        is_deleted: false,
        parties: Some(&rows(&parties)),
        transporters: Some(transporter_rows(&note.transporters)?),
        detached: &[],
        event,
        jobs: &[jobs::webhook(Action::Created, &note.id, &readers, cx.now())],
        readers: &readers,
    };
    match tx {
        Some(tx) => tx.create_note(&change).await?,
        None => store.create_note(&change).await?,
    }
    Ok(())
}

/// What a change is, besides the note itself.
#[derive(Debug, Clone, Copy)]
pub struct Changed<'a> {
    pub kind: EventKind,
    /// Companies of the owner before and after.
    pub owners: [&'a [String]; 2],
    /// Transporters that leave the note live on, on none.
    pub detaches: bool,
}

/// Saves a note that the transaction holds.
pub async fn save<D: Document>(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    before: &Note<D>,
    after: &Note<D>,
    changed: Changed<'_>,
) -> Result<()> {
    let [was_owned_by, is_owned_by] = changed.owners;
    let (left, now) = (before.parties(was_owned_by), after.parties(is_owned_by));
    let changed_rows = (left != now).then(|| rows(&now));
    let (could_read, readers) = (readers(before, &left), readers(after, &now));
    let mut told = readers.clone();
    told.extend(could_read.into_iter().filter(|org| !readers.contains(org)));
    let moved = before.transporters != after.transporters;
    let stays = |one: &Transporter| after.transporters.iter().any(|kept| kept.id == one.id);
    let leaving = before.transporters.iter().filter(|one| changed.detaches && !stays(one));
    let detached: Vec<&str> = leaving.map(|one| one.id.as_str()).collect();
    let mut event = event(cx, caller, changed.kind, raw(&difference(before, after)?)?)?;
    event.status = (before.status != after.status).then(|| after.status.as_str());
    let change = Change {
        row: row(after)?,
        is_deleted: false,
        parties: changed_rows.as_deref(),
        readers: &readers,
        transporters: moved.then(|| transporter_rows(&after.transporters)).transpose()?,
        detached: &detached,
        event,
        jobs: &[jobs::webhook(Action::Updated, &after.id, &told, cx.now())],
    };
    Ok(tx.save_note(&change).await?)
}

/// Takes a note that the transaction holds out of sight, for good.
pub async fn remove<D: Document>(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    note: &Note<D>,
    owner_orgs: &[String],
) -> Result<()> {
    let parties = note.parties(owner_orgs);
    let told = readers(note, &parties);
    let change = Change {
        row: row(note)?,
        is_deleted: true,
        parties: Some(&[]),
        readers: &[],
        transporters: None,
        detached: &[],
        event: event(cx, caller, EventKind::Deleted, raw(&serde_json::json!({}))?)?,
        jobs: &[jobs::webhook(Action::Deleted, &note.id, &told, cx.now())],
    };
    Ok(tx.save_note(&change).await?)
}

fn row<D: Document>(note: &Note<D>) -> Result<NoteRow<'_>> {
    let (columns, first) = (note.body.columns(), note.transporters.first());
    Ok(NoteRow {
        id: &note.id,
        kind: D::KIND,
        readable_id: &note.id,
        status: note.status.as_str(),
        is_draft: note.is_draft,
        owner_id: &note.owner_id,
        custom_id: note.custom_id.as_deref(),
        emitter: Named::from(columns.emitter),
        destination: Named::from(columns.destination),
        final_destination_org_id: columns.destination.and_then(|company| company.org_id()),
        waste_code: columns.waste_code,
        waste_name: columns.waste_name,
        quantity: columns.quantity,
        sent_at: note.transporters.iter().find_map(|one| one.signature.as_ref()).map(|signed| signed.at.0),
        transporter: Named::from(first.map(|one| &one.company)),
        transporter_id: first.map(|one| one.id.as_str()),
        transporter_plate: first.filter(|one| !one.plates.is_empty()).map(|one| one.plates.join(", ").into()),
        body: raw(&note.body)?,
    })
}

fn transporter_rows(transporters: &[Transporter]) -> Result<Vec<TransporterRow<'_>>> {
    let row = |one| {
        let Transporter { id, company, taken_over_at, .. }: &Transporter = one;
        let taken_over_at = taken_over_at.map(|at| at.0);
        Ok(TransporterRow { id, org_id: company.org_id(), taken_over_at, body: raw(one)? })
    };
    transporters.iter().map(row).collect()
}

fn rows(parties: &[Party]) -> Vec<PartyRow> {
    party_rows(parties.iter().map(|one| (one.org_id.as_str(), one.role.as_str(), one.sees_draft)))
}

/// Who may read the note, and hears of its changes: its parties, of a draft those that see it.
fn readers<'a, D: Document>(note: &Note<D>, parties: &'a [Party]) -> Vec<&'a str> {
    journal::readers(note.is_draft, parties.iter().map(|one| (one.org_id.as_str(), one.sees_draft)))
}

/// The note as the journal keeps it: what stands outside its body too.
#[derive(Serialize)]
#[serde(rename_all = "camelCase", bound = "")]
struct Image<'a, D: Document> {
    status: D::Status,
    is_draft: bool,
    custom_id: Option<&'a str>,
    transporters: &'a [Transporter],
    #[serde(flatten)]
    body: &'a D,
}

impl<'a, D: Document> Image<'a, D> {
    fn new(note: &'a Note<D>) -> Self {
        Self {
            status: note.status,
            is_draft: note.is_draft,
            custom_id: note.custom_id.as_deref(),
            transporters: &note.transporters,
            body: &note.body,
        }
    }
}

/// What makes the note of yesterday that of today: a JSON merge patch (RFC 7396).
fn difference<D: Document>(before: &Note<D>, after: &Note<D>) -> Result<serde_json::Value> {
    let before = serde_json::to_value(Image::new(before)).map_err(Error::internal)?;
    let after = serde_json::to_value(Image::new(after)).map_err(Error::internal)?;
    Ok(diff(before, after))
}
