//! BSDDs that are about to change.

use super::bsdd::{NOTE, carriers, owner_orgs, record, record_columns};
use super::{StoreError, Tx, queries};
use crate::domain::bsdd::{Record, is_regrouping, is_round};

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
        select ", record_columns!(), ", ", carriers!(), ", ", owner_orgs!(), "
          from bsd b
         where b.id = $1 and b.kind = 'BSDD' and not b.is_deleted");
}

/// A note that a transaction holds.
#[derive(Debug)]
pub struct Locked {
    pub record: Record,
    /// The companies of the note's owner while it is a draft, else none.
    pub owner_orgs: Vec<String>,
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
}
