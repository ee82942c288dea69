//! The private directory: companies that the public directories do not show, and test companies.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::domain::company::record::PrivateEntry;

/// Every column of a [`PrivateEntry`], in the order that [`entry`] reads them.
macro_rules! entry_columns {
    () => {
        "a.org_id, a.id, a.siret, a.vat_number, a.name, a.address, a.code_commune, a.code_naf, a.libelle_naf"
    };
}

queries! {
    LISTED = concat!("
        select ", entry_columns!(), "
          from anonymous_company a
         where a.org_id = any($1)");

    /// Lists a company; nothing where it is listed already.
    ADD = "
        insert into anonymous_company
               (org_id, id, siret, vat_number, name, address, code_commune, code_naf, libelle_naf, created_by,
                created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (org_id) do nothing";
}

impl Store {
    /// The private directory's entries of these organisations.
    pub async fn privately_listed(&self, org_ids: &[&str]) -> Result<Vec<PrivateEntry>, StoreError> {
        self.query(LISTED, &[&org_ids]).await?.iter().map(entry).collect()
    }
}

impl Tx {
    /// Lists a company, by an account or by nobody; false where it is listed already.
    pub async fn list_privately(
        &self,
        entry: &PrivateEntry,
        by: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let PrivateEntry {
            org_id,
            id,
            siret,
            vat_number,
            name,
            address,
            code_commune,
            code_naf,
            libelle_naf,
        } = entry;
        let params: [Param<'_>; 11] =
            [org_id, id, siret, vat_number, name, address, code_commune, code_naf, libelle_naf, &by, &now];
        Ok(self.execute(ADD, &params).await? == 1)
    }
}

fn entry(row: &Row) -> Result<PrivateEntry, StoreError> {
    let mut columns = Columns::of(row);
    Ok(PrivateEntry {
        org_id: columns.take()?,
        id: columns.take()?,
        siret: columns.take()?,
        vat_number: columns.take()?,
        name: columns.take()?,
        address: columns.take()?,
        code_commune: columns.take()?,
        code_naf: columns.take()?,
        libelle_naf: columns.take()?,
    })
}
