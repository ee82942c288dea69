//! What happened to a note, and the note as it was at any moment: the journal, told anew.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::bsd::EventKind;
use super::columns::Columns;
use super::{Json, Row, Store, StoreError, queries};
use crate::domain::bsd::patch;
use crate::domain::bsdd::Record;
use crate::domain::bsdd::image::of_image;
use crate::scalars::DateTime;

queries! {
    /// Deleted notes too: what happened to them stays known.
    EVENTS = "
        select e.id, e.recorded_at, e.created_at, e.kind, e.actor_id, a.email, e.auth, e.client, e.status, e.changes,
               e.details
          from bsd b
          join bsd_event e on e.bsd_id = b.id
          left join account a on a.id = e.actor_id
         where (b.id = $1 or b.readable_id = $1) and b.kind = 'BSDD'
         order by e.row_number";

    /// What came of a note until a moment, eldest first.
    UNTIL = "
        select b.id, b.readable_id, b.owner_id, b.created_at, e.kind, e.created_at, e.changes
          from bsd b
          join bsd_event e on e.bsd_id = b.id
         where (b.id = $1 or b.readable_id = $1) and b.kind = 'BSDD' and e.recorded_at <= $2
         order by e.row_number";
}

/// One event of a note: when, who, by which program, what changed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEvent {
    pub id: String,
    /// When it was written.
    pub recorded_at: DateTime,
    /// When the request came.
    pub requested_at: DateTime,
    pub kind: String,
    pub actor_id: Option<String>,
    pub actor_email: Option<String>,
    /// `TOKEN` or `SESSION`.
    pub auth: String,
    pub client: Option<Box<RawValue>>,
    /// The new status, where a step of the note's life was taken.
    pub status: Option<String>,
    /// The whole note first, then what changed (a JSON merge patch).
    pub changes: Box<RawValue>,
    /// What the event is about beside the note.
    pub details: Option<Box<RawValue>>,
}

impl Store {
    /// The events of a note, eldest first, by its id or readable number; none for an unknown one.
    pub async fn bsdd_events(&self, id: &str) -> Result<Vec<HistoryEvent>, StoreError> {
        self.query(EVENTS, &[&id]).await?.iter().map(event).collect()
    }

    /// The note as it was served at a moment; none before its creation and after its deletion.
    pub async fn bsdd_at(&self, id: &str, moment: Timestamp) -> Result<Option<Record>, StoreError> {
        let mut told = None;
        for row in self.query(UNTIL, &[&id, &moment]).await? {
            let mut columns = Columns::of(&row);
            let (id, readable_id, owner_id) = (columns.take()?, columns.take()?, columns.take()?);
            let created_at = DateTime(columns.take()?);
            let (kind, at): (&str, _) = (columns.take()?, DateTime(columns.take()?));
            // What is not known not to writes the note.
            let writes_note = kind.parse::<EventKind>().map_or(true, EventKind::writes_note);
            let Json(changes): Json<Value> = columns.take()?;
            let (mut image, updated_at) = told.take().map_or((Value::Null, at), |(image, at, _)| (image, at));
            patch::apply(&mut image, changes);
            let updated_at = if writes_note { at } else { updated_at };
            let outside = Record { id, readable_id, owner_id, created_at, updated_at, ..Record::default() };
            told = (kind != EventKind::Deleted.as_str()).then_some((image, updated_at, outside));
        }
        let Some((image, updated_at, outside)) = told else { return Ok(None) };
        let Record { id, readable_id, owner_id, created_at, .. } = outside;
        let body = of_image(image).map_err(StoreError::internal)?;
        Ok(Some(Record { id, readable_id, owner_id, created_at, updated_at, ..body }))
    }
}

fn event(row: &Row) -> Result<HistoryEvent, StoreError> {
    let mut columns = Columns::of(row);
    let json = |json: Option<Json<Box<RawValue>>>| json.map(|Json(raw)| raw);
    Ok(HistoryEvent {
        id: columns.take()?,
        recorded_at: DateTime(columns.take()?),
        requested_at: DateTime(columns.take()?),
        kind: columns.take()?,
        actor_id: columns.take()?,
        actor_email: columns.take()?,
        auth: columns.take()?,
        client: json(columns.take()?),
        status: columns.take()?,
        changes: columns.take::<Json<Box<RawValue>>>()?.0,
        details: json(columns.take()?),
    })
}
