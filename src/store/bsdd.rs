//! BSDDs: one row a note, read whole or as lists show it.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use super::batch::Batcher;
use super::bsdd_summary::{Members, SummaryRow};
use super::{Inner, Json, Query, Row, Store, StoreError, queries};
use crate::domain::bsdd::Record;
use crate::domain::bsdd::record::Transporter;
use crate::generated::FormStatus;
use crate::scalars::DateTime;

/// What a missing note is called.
pub const NOTE: &str = "Bordereau";

/// Columns of a [`Record`] but for its carriers.
macro_rules! record_columns {
    () => {
        "b.id, b.readable_id, b.status, b.created_at, b.updated_at, b.owner_id, b.custom_id, b.body"
    };
}

/// The carriers of a note, in order.
macro_rules! carriers {
    () => {
        "array(select t.body from bsd_transporter t where t.bsd_id = b.id order by t.number)"
    };
}

/// The companies of the note's owner while it is a draft and they decide who sees it, else none.
macro_rules! owner_orgs {
    () => {
        "case when b.is_draft
              then array(select c.org_id
                           from membership m join company c on c.id = m.company_id
                          where m.account_id = b.owner_id)
              else '{}' end"
    };
}

/// All columns of a [`SummaryRow`](super::bsdd_summary::SummaryRow).
macro_rules! summary_columns {
    () => {
        "b.id, b.readable_id, b.status, b.created_at, b.updated_at, b.custom_id, b.sent_at, \
         b.waste_code, b.waste_name, b.quantity, b.emitter_org_id, b.emitter_name, \
         b.destination_org_id, b.destination_name, b.transporter_id, b.transporter_plate, \
         b.transporter_org_id, b.transporter_name"
    };
}

pub(super) use {carriers, owner_orgs, record_columns};

pub(super) const RECORD: &str = record_columns!();

queries! {
    /// Notes by their ids, for those who may read them.
    BY_ID = concat!("
        select ", record_columns!(), ", case when $2 then ", carriers!(), " end, b.readers
          from bsd b
         where b.id = any($1) and b.kind = 'BSDD' and not b.is_deleted");

    BY_READABLE_ID = concat!("
        select ", record_columns!(), ", case when $2 then ", carriers!(), " end, b.readers
          from bsd b
         where b.readable_id = $1 and b.kind = 'BSDD' and not b.is_deleted");

    SUMMARY_BY_ID = concat!("
        select ", summary_columns!(), ", b.readers
          from bsd b
         where b.id = any($1) and b.kind = 'BSDD' and not b.is_deleted");

    SUMMARY_BY_READABLE_ID = concat!("
        select ", summary_columns!(), ", b.readers
          from bsd b
         where b.readable_id = $1 and b.kind = 'BSDD' and not b.is_deleted");

}

/// A note as it was read, with those who may read it.
#[derive(Debug, Clone)]
pub struct Found<T> {
    pub note: T,
    pub readers: Vec<String>,
}

/// How a note is named by a client.
#[derive(Debug, Clone, Copy)]
pub enum Key<'a> {
    Id(&'a str),
    ReadableId(&'a str),
}

/// Whether carriers are read with the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carriers {
    Read,
    Left,
}

impl Carriers {
    /// The column that holds them.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Read => carriers!(),
            Self::Left => "null::json[]",
        }
    }
}

/// Look-ups of notes that overlap in time go together.
pub(super) struct Notes {
    summaries: Batcher<String, Arc<Row>>,
    bodies: Batcher<String, Arc<Row>>,
    wholes: Batcher<String, Arc<Row>>,
}

/// Most notes looked up by one query.
const MOST_NOTES: usize = 64;

impl Notes {
    pub(super) fn new(store: &Weak<Inner>) -> Self {
        let batcher = |query: &'static Query, carriers: Option<bool>| {
            let store = store.clone();
            Batcher::new(MOST_NOTES, move |ids: Vec<String>| {
                let store = store.clone();
                async move {
                    let Some(inner) = store.upgrade() else { return Ok(HashMap::new()) };
                    let store = Store { inner };
                    let rows = match &carriers {
                        Some(carriers) => store.query(query, &[&ids, carriers]).await?,
                        None => store.query(query, &[&ids]).await?,
                    };
                    rows.into_iter().map(|row| Ok((row.try_get(0)?, Arc::new(row)))).collect()
                }
            })
        };
        Self {
            summaries: batcher(SUMMARY_BY_ID, None),
            bodies: batcher(BY_ID, Some(false)),
            wholes: batcher(BY_ID, Some(true)),
        }
    }
}

impl Store {
    /// A live note.
    pub async fn bsdd(&self, key: Key<'_>, carriers: Carriers) -> Result<Found<Record>, StoreError> {
        let notes = &self.inner.notes;
        let row = match (key, carriers) {
            (Key::Id(id), Carriers::Read) => notes.wholes.get(id.to_owned()).await?,
            (Key::Id(id), Carriers::Left) => notes.bodies.get(id.to_owned()).await?,
            (Key::ReadableId(id), _) => {
                let read = carriers == Carriers::Read;
                self.query_opt(BY_READABLE_ID, &[&id, &read]).await?.map(Arc::new)
            }
        };
        let row = row.ok_or(StoreError::Missing(NOTE))?;
        Ok(Found { note: record(&row)?, readers: row.try_get(9)? })
    }

    /// What lists show of a live note.
    pub async fn bsdd_summary(&self, key: Key<'_>) -> Result<Found<SummaryRow>, StoreError> {
        let row = match key {
            Key::Id(id) => self.inner.notes.summaries.get(id.to_owned()).await?,
            Key::ReadableId(id) => self.query_opt(SUMMARY_BY_READABLE_ID, &[&id]).await?.map(Arc::new),
        };
        let row = row.ok_or(StoreError::Missing(NOTE))?;
        let readers = row.try_get(18)?;
        Ok(Found { note: SummaryRow { row: Arc::unwrap_or_clone(row), members: Members::ALL }, readers })
    }
}

/// Reads [`RECORD`] and, at place 8, the carriers or null.
pub(super) fn record(row: &Row) -> Result<Record, StoreError> {
    let Json(body): Json<Record> = row.try_get(7)?;
    let carriers: Option<Vec<Json<Transporter>>> = row.try_get(8)?;
    Ok(Record {
        id: row.try_get(0)?,
        readable_id: row.try_get(1)?,
        status: status(row, 2)?,
        created_at: DateTime(row.try_get(3)?),
        updated_at: DateTime(row.try_get(4)?),
        owner_id: row.try_get(5)?,
        custom_id: row.try_get(6)?,
        transporters: carriers.unwrap_or_default().into_iter().map(|Json(carrier)| carrier).collect(),
        ..body
    })
}

pub(super) fn status(row: &Row, place: usize) -> Result<FormStatus, StoreError> {
    let name: &str = row.try_get(place)?;
    name.parse().map_err(|()| StoreError::internal(format!("no status of a BSDD: {name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_looked_up_as_it_is_listed() {
        assert_eq!(summary_columns!(), crate::store::bsdd_summary::columns(Members::ALL));
    }
}
