//! Receipts of transporters.

use super::columns::Columns;
use super::companies::receipt;
use super::{Param, Store, StoreError, Tx, queries};
use crate::domain::bsd::directory::Receipt;
use crate::domain::company::record::Kept;

queries! {
    ADD = "
        insert into transporter_receipt (id, receipt_number, department, validity_limit)
        values ($1, $2, $3, $4)";

    /// The organisations that a receipt is linked to; a single null where it is linked to none.
    HOLDERS = "
        select c.org_id
          from transporter_receipt r
          left join company c on c.transporter_receipt_id = r.id
         where r.id = $1";

    UPDATE = "
           update transporter_receipt
              set receipt_number = coalesce($2, receipt_number),
                  department     = coalesce($3, department),
                  validity_limit = coalesce($4, validity_limit)
            where id = $1
        returning id, receipt_number, department, validity_limit";

    /// Companies that have it are left without.
    DELETE = "
           delete from transporter_receipt
            where id = $1
        returning id, receipt_number, department, validity_limit";
}

/// Fields of a receipt to change; those without a value stay.
#[derive(Debug, Default)]
pub struct ReceiptChange {
    pub number: Option<String>,
    pub department: Option<String>,
    pub validity_limit: Option<jiff::Timestamp>,
}

impl Store {
    /// The organisations that a transporter's receipt is linked to; none for an unknown receipt.
    pub async fn transporter_receipt_holders(&self, id: &str) -> Result<Option<Vec<String>>, StoreError> {
        let rows = self.query(HOLDERS, &[&id]).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let holders: Vec<Option<String>> =
            rows.iter().map(|row| Ok(row.try_get(0)?)).collect::<Result<_, StoreError>>()?;
        Ok(Some(holders.into_iter().flatten().collect()))
    }
}

impl Tx {
    pub async fn add_transporter_receipt(&self, receipt: &Kept<Receipt>) -> Result<(), StoreError> {
        let Kept { id, value } = receipt;
        let params: [Param<'_>; 4] = [id, &value.number, &value.department, &value.validity_limit];
        self.execute(ADD, &params).await.map(drop)
    }

    /// Changes a transporter's receipt and gives it back.
    pub async fn update_transporter_receipt(
        &self,
        id: &str,
        change: &ReceiptChange,
    ) -> Result<Kept<Receipt>, StoreError> {
        let params: [Param<'_>; 4] = [&id, &change.number, &change.department, &change.validity_limit];
        let row = self.query_opt(UPDATE, &params).await?.ok_or(StoreError::Missing("Récépissé"))?;
        let mut columns = Columns::of(&row);
        receipt(columns.take()?, &mut columns)
    }

    /// Deletes a transporter's receipt and gives back what it held.
    pub async fn delete_transporter_receipt(&self, id: &str) -> Result<Kept<Receipt>, StoreError> {
        let row = self.query_opt(DELETE, &[&id]).await?.ok_or(StoreError::Missing("Récépissé"))?;
        let mut columns = Columns::of(&row);
        receipt(columns.take()?, &mut columns)
    }
}
