//! Notes that are signed by type, of any kind: read and held.

use super::bsdd::{Found, NOTE, carriers, owner_orgs};
use super::{Json, Row, Store, StoreError, Tx, queries};
use crate::domain::bsd::document::{Document, Note};
use crate::domain::bsd::transporters::Transporter;
use crate::scalars::DateTime;

/// Columns of a [`Note`], but for its transporters.
macro_rules! note_columns {
    () => {
        "b.id, b.status, b.is_draft, b.created_at, b.updated_at, b.owner_id, b.custom_id, b.body"
    };
}

pub(super) const COLUMNS: &str = note_columns!();

queries! {
    /// A note, for those who may read it.
    BY_ID = concat!("
        select ", note_columns!(), ", ", carriers!(), ", b.readers
          from bsd b
         where b.id = $1 and b.kind = $2 and not b.is_deleted");

    /// A note that is held; with its owner's companies while they decide who sees it.
    LOCKED = concat!("
        select ", note_columns!(), ", ", carriers!(), ", ", owner_orgs!(), "
          from bsd b
         where b.id = $1 and b.kind = $2 and not b.is_deleted");

    LOCK = "
        select
          from bsd b
         where b.id = $1 and b.kind = $2
           for update";

    /// Transporters by their ids, held: those on no note, and those on this one.
    MADE = "
        select body
          from bsd_transporter
         where id = any($1) and kind = $2 and (bsd_id is null or bsd_id = $3)
         order by id
           for update";

    /// A user's companies.
    ORG_IDS = "
        select c.org_id
          from membership m join company c on c.id = m.company_id
         where m.account_id = $1";

    TRANSPORTER = "
        select body, bsd_id
          from bsd_transporter
         where id = $1 and kind = $2";

    /// The same, held.
    HELD_TRANSPORTER = "
        select body, bsd_id
          from bsd_transporter
         where id = $1 and kind = $2
           for update";

    /// Keeps a transporter that is on no note.
    KEEP_TRANSPORTER = "
        insert into bsd_transporter (id, kind, number, org_id, body)
        values ($1, $2, 0, $3, $4)
            on conflict (id) do update
               set org_id = excluded.org_id, body = excluded.body";

    DROP_TRANSPORTER = "
        delete from bsd_transporter
         where id = $1 and kind = $2 and bsd_id is null";
}

/// A note that a transaction holds.
#[derive(Debug)]
pub struct Held<D: Document> {
    pub note: Note<D>,
    /// The companies of the note's owner while it is a draft, else none.
    pub owner_orgs: Vec<String>,
}

/// A transporter, and the note it is on.
#[derive(Debug)]
pub struct Placed {
    pub transporter: Transporter,
    pub note_id: Option<String>,
}

impl Store {
    /// A live note.
    pub async fn note<D: Document>(&self, id: &str) -> Result<Found<Note<D>>, StoreError> {
        let row = self.query_opt(BY_ID, &[&id, &D::KIND]).await?.ok_or(StoreError::Missing(NOTE))?;
        Ok(Found { note: note(&row)?, readers: row.try_get(9)? })
    }

    /// The companies of a user, by the number they go by.
    pub async fn org_ids_of(&self, user_id: &str) -> Result<Vec<String>, StoreError> {
        self.query(ORG_IDS, &[&user_id]).await?.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    /// A transporter, wherever it is.
    pub async fn transporter<D: Document>(&self, id: &str) -> Result<Placed, StoreError> {
        placed(self.query_opt(TRANSPORTER, &[&id, &D::KIND]).await?)
    }

    /// Keeps a new transporter that is on no note.
    pub async fn create_transporter<D: Document>(&self, new: &Transporter) -> Result<(), StoreError> {
        let params: [super::Param<'_>; 4] = [&new.id, &D::KIND, &new.company.org_id(), &Json(new)];
        self.alone(KEEP_TRANSPORTER, &params).await.map(drop)
    }
}

impl Tx {
    /// Loads a live note and holds its row until the transaction ends.
    pub async fn lock_note<D: Document>(&self, id: &str) -> Result<Held<D>, StoreError> {
        let rows = self.lock_then_query(LOCK, LOCKED, &[&id, &D::KIND]).await?;
        let row = rows.into_iter().next().ok_or(StoreError::Missing(NOTE))?;
        Ok(Held { note: note(&row)?, owner_orgs: row.try_get(9)? })
    }

    /// Of these transporters those that a note may take: they are on none, or on this one. They are held until
    /// the transaction ends.
    pub async fn made_transporters<D: Document>(
        &self,
        ids: &[String],
        note_id: &str,
    ) -> Result<Vec<Transporter>, StoreError> {
        self.query(MADE, &[&ids, &D::KIND, &note_id]).await?.iter().map(body).collect()
    }

    /// Loads a transporter and holds it until the transaction ends.
    pub async fn lock_transporter<D: Document>(&self, id: &str) -> Result<Placed, StoreError> {
        placed(self.query_opt(HELD_TRANSPORTER, &[&id, &D::KIND]).await?)
    }

    /// Keeps a transporter that is on no note.
    pub async fn keep_transporter<D: Document>(&self, changed: &Transporter) -> Result<(), StoreError> {
        let params: [super::Param<'_>; 4] =
            [&changed.id, &D::KIND, &changed.company.org_id(), &Json(changed)];
        self.execute(KEEP_TRANSPORTER, &params).await.map(drop)
    }

    /// Deletes a transporter that is on no note.
    pub async fn drop_transporter<D: Document>(&self, id: &str) -> Result<(), StoreError> {
        self.execute(DROP_TRANSPORTER, &[&id, &D::KIND]).await.map(drop)
    }
}

/// Reads [`COLUMNS`] with the transporters behind them; a note whose are left out has none.
pub(super) fn note<D: Document>(row: &Row) -> Result<Note<D>, StoreError> {
    let name: &str = row.try_get(1)?;
    let status =
        name.parse().map_err(|()| StoreError::internal(format!("no status of a {}: {name}", D::KIND)))?;
    let Json(body): Json<D> = row.try_get(7)?;
    let transporters: Option<Vec<Json<Transporter>>> = row.try_get(8)?;
    Ok(Note {
        id: row.try_get(0)?,
        status,
        is_draft: row.try_get(2)?,
        created_at: DateTime(row.try_get(3)?),
        updated_at: DateTime(row.try_get(4)?),
        owner_id: row.try_get(5)?,
        custom_id: row.try_get(6)?,
        transporters: transporters.into_iter().flatten().map(|Json(one)| one).collect(),
        body,
    })
}

fn body(row: &Row) -> Result<Transporter, StoreError> {
    let Json(transporter): Json<Transporter> = row.try_get(0)?;
    Ok(transporter)
}

fn placed(row: Option<Row>) -> Result<Placed, StoreError> {
    let row = row.ok_or(StoreError::Missing("Transporteur"))?;
    Ok(Placed { transporter: body(&row)?, note_id: row.try_get(1)? })
}
