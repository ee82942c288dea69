//! What a printed BSDD tells of other notes.

use rust_decimal::Decimal;

use super::bsdd::record_columns;
use super::{Store, StoreError, queries};
use crate::domain::bsdd::Record;

queries! {
    /// Drafts are their owners' own business.
    CONTAINERS = "
        select c.readable_id
          from bsd_link l
          join bsd c on c.id = l.parent_id
         where l.child_id = $1 and not c.is_draft and not c.is_deleted
         order by c.row_number";

    GROUPED = concat!("
        select ", record_columns!(), ", null::json[], l.quantity::text
          from bsd_link l
          join bsd b on b.id = l.child_id
         where l.parent_id = $1 and not b.is_deleted
         order by l.number");
}

/// A note in a container, without its carriers.
#[derive(Debug, Clone)]
pub struct GroupedNote {
    pub note: Record,
    /// Tonnes of it that went into the container.
    pub fraction: Option<Decimal>,
}

impl Store {
    /// The numbers of the notes that group this one, drafts aside.
    pub async fn container_numbers(&self, id: &str) -> Result<Vec<String>, StoreError> {
        let rows = self.query(CONTAINERS, &[&id]).await?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    /// The notes that this one groups, in its order.
    pub async fn grouped_notes(&self, id: &str) -> Result<Vec<GroupedNote>, StoreError> {
        let rows = self.query(GROUPED, &[&id]).await?;
        let grouped = rows.iter().map(|row| {
            let fraction: Option<&str> = row.try_get(9)?;
            let fraction = fraction.map(str::parse).transpose().map_err(StoreError::internal)?;
            Ok(GroupedNote { note: super::bsdd::record(row)?, fraction })
        });
        grouped.collect()
    }
}
