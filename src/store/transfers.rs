//! Administrative transfers, and the notes that they move.

use std::collections::HashMap;

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Store, StoreError, Tx, queries};
use crate::domain::bsd::parts::Company;
use crate::domain::company::Profile;
use crate::domain::transfer::Party;
use crate::generated::AdministrativeTransferStatus as Status;

/// Every column of a [`Transfer`], in the order that [`transfer`] reads them.
macro_rules! transfer_columns {
    () => {
        "t.id, t.status, t.created_at, t.approved_at, f.id, f.org_id, o.id, o.org_id"
    };
}

/// The companies of a transfer `t`: `f` hands over to `o`.
macro_rules! transfer_companies {
    () => {
        "join company f on f.id = t.from_company_id
         join company o on o.id = t.to_company_id"
    };
}

queries! {
    /// Transfers that these companies asked for, newest first.
    GIVEN = concat!("
        select t.from_company_id, ", transfer_columns!(), "
          from administrative_transfer t
          ", transfer_companies!(), "
         where t.from_company_id = any($1)
         order by t.id desc");

    /// Transfers that these companies are asked for, newest first.
    RECEIVED = concat!("
        select t.to_company_id, ", transfer_columns!(), "
          from administrative_transfer t
          ", transfer_companies!(), "
         where t.to_company_id = any($1)
         order by t.id desc");

    ONE = concat!("
        select ", transfer_columns!(), "
          from administrative_transfer t
          ", transfer_companies!(), "
         where t.id = $1");

    /// Nobody else answers or withdraws it until the transaction ends.
    HOLD = "
        select
          from administrative_transfer
         where id = $1
           for update";

    /// What is decided of a company stays true until the transaction ends.
    HOLD_PARTY = "
        select
          from company
         where id = $1 or org_id = $1
           for no key update";

    /// A company that hands over or takes over, by its id or its number.
    PARTY = "
        select c.id, c.org_id, c.company_types, c.collector_types, c.waste_processor_types, c.waste_vehicles_types,
               c.is_dormant_since,
               exists (select from administrative_transfer t where t.from_company_id = c.id and t.status = 'PENDING')
          from company c
         where c.id = $1 or c.org_id = $1";

    ADD = "
        insert into administrative_transfer (id, from_company_id, to_company_id, status, created_at)
        values ($1, $2, $3, $4, $5)";

    ANSWER = "
        update administrative_transfer
           set status = $2, approved_at = $3
         where id = $1";

    DELETE = "
        delete from administrative_transfer
         where id = $1";

    /// BSDDs that an organisation has received and not passed on, in order of creation, after one of them.
    AWAITING = "
        select b.id, b.row_number
          from bsd_party p
          join bsd b on b.row_number = p.row_number
         where p.org_id = $1 and p.kind = 'BSDD' and p.row_number > $2
           and b.final_destination_org_id = $1 and b.status = 'AWAITING_GROUP' and not b.is_deleted
         order by p.row_number
         limit $3";

    /// What the company that takes over is called on a note, and how it is reached.
    COMPANY = "
        select c.name, c.address, c.contact, c.contact_phone, c.contact_email
          from company c
         where c.org_id = $1";
}

/// A transfer and its companies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    pub id: String,
    pub status: Status,
    pub created_at: Timestamp,
    pub approved_at: Option<Timestamp>,
    pub from: Side,
    pub to: Side,
}

/// A company of a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    pub id: String,
    pub org_id: String,
}

/// Which transfers of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Given,
    Received,
}

impl Store {
    /// Transfers of these companies, by the id of each.
    pub async fn administrative_transfers(
        &self,
        companies: &[&str],
        direction: Direction,
    ) -> Result<HashMap<String, Vec<Transfer>>, StoreError> {
        let query = if direction == Direction::Given { GIVEN } else { RECEIVED };
        let mut of: HashMap<String, Vec<Transfer>> = HashMap::new();
        for row in &self.query(query, &[&companies]).await? {
            let mut columns = Columns::of(row);
            of.entry(columns.take()?).or_default().push(transfer(&mut columns)?);
        }
        Ok(of)
    }

    pub async fn administrative_transfer(&self, id: &str) -> Result<Option<Transfer>, StoreError> {
        let row = self.query_opt(ONE, &[&id]).await?;
        row.map(|row| transfer(&mut Columns::of(&row))).transpose()
    }

    /// BSDDs that an organisation has received and not passed on: ids and places in the order of creation.
    pub async fn bsdds_awaiting_group(
        &self,
        org_id: &str,
        after: i64,
        most: i64,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let rows = self.query(AWAITING, &[&org_id, &after, &most]).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }
}

impl Tx {
    /// A company of a transfer that is asked for, by its id or its number; none that is unknown. Held until the
    /// transaction ends.
    pub async fn hold_transfer_party(&self, id: &str) -> Result<Option<(Side, Party)>, StoreError> {
        let rows = self.lock_then_query(HOLD_PARTY, PARTY, &[&id]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let mut columns = Columns::of(row);
        let side = Side { id: columns.take()?, org_id: columns.take()? };
        let profile = Profile {
            types: columns.all_named()?,
            collector_types: columns.all_named()?,
            waste_processor_types: columns.all_named()?,
            waste_vehicles_types: columns.all_named()?,
        };
        let is_dormant = columns.take::<Option<Timestamp>>()?.is_some();
        Ok(Some((side, Party { profile, is_dormant, is_asking: columns.take()? })))
    }

    /// A transfer, held until the transaction ends; none that is unknown.
    pub async fn hold_transfer(&self, id: &str) -> Result<Option<Transfer>, StoreError> {
        let rows = self.lock_then_query(HOLD, ONE, &[&id]).await?;
        rows.first().map(|row| transfer(&mut Columns::of(row))).transpose()
    }

    pub async fn add_transfer(&self, transfer: &Transfer) -> Result<(), StoreError> {
        let status = transfer.status.as_str();
        let params: [Param<'_>; 5] =
            [&transfer.id, &transfer.from.id, &transfer.to.id, &status, &transfer.created_at];
        self.execute(ADD, &params).await.map(drop)
    }

    /// Keeps the answer to a transfer that the transaction holds.
    pub async fn answer_transfer(&self, transfer: &Transfer) -> Result<(), StoreError> {
        let status = transfer.status.as_str();
        self.execute(ANSWER, &[&transfer.id, &status, &transfer.approved_at]).await.map(drop)
    }

    pub async fn delete_transfer(&self, id: &str) -> Result<(), StoreError> {
        self.execute(DELETE, &[&id]).await.map(drop)
    }

    /// A registered company as a note names it.
    pub async fn company_on_notes(&self, org_id: &str) -> Result<Option<Company>, StoreError> {
        let Some(row) = self.query_opt(COMPANY, &[&org_id]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(Company {
            siret: Some(org_id.to_owned()),
            name: columns.take()?,
            address: columns.take()?,
            contact: columns.take()?,
            phone: columns.take()?,
            mail: columns.take()?,
            ..Company::default()
        }))
    }
}

fn transfer(columns: &mut Columns<'_>) -> Result<Transfer, StoreError> {
    Ok(Transfer {
        id: columns.take()?,
        status: columns.named()?,
        created_at: columns.take()?,
        approved_at: columns.take()?,
        from: Side { id: columns.take()?, org_id: columns.take()? },
        to: Side { id: columns.take()?, org_id: columns.take()? },
    })
}
