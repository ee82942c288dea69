//! Papers that authorities give companies: a table a kind, the same four statements on each.

use serde::Serialize;

use super::columns::Columns;
use super::companies::{agrement, certification, receipt};
use super::{Param, Query, Row, StoreError, Tx};
use crate::domain::bsd::directory::Receipt;
use crate::domain::company::record::{Kept, VhuAgrement, WorkerCertification};
use crate::domain::receipt::{Kind, Paper};

/// The statements on one kind of papers.
struct Statements {
    add: &'static Query,
    hold: &'static Query,
    holders: &'static Query,
    save: &'static Query,
    delete: &'static Query,
}

/// A module of statements a row: its table, the columns of a paper, their places from `$2` on, and what links a
/// company to it.
macro_rules! tables {
    ($($module:ident: $table:literal, $columns:literal, $places:literal, $linked:literal;)+) => {$(
        pub(super) mod $module {
            use crate::store::queries;

            queries! {
                ADD = concat!("
                    insert into ", $table, " (id, ", $columns, ")
                    values ($1, ", $places, ")");

                /// Nobody else changes it, and no company is linked to it anew, until the transaction ends.
                HOLD = concat!("
                    select id, ", $columns, "
                      from ", $table, "
                     where id = $1
                       for update");

                /// The companies that it is linked to.
                HOLDERS = concat!("
                    select c.org_id
                      from company c
                     where ", $linked, "
                     order by c.org_id");

                SAVE = concat!("
                    update ", $table, "
                       set (", $columns, ") = (", $places, ")
                     where id = $1");

                /// Companies that have it are left without.
                DELETE = concat!("
                    delete from ", $table, "
                     where id = $1");
            }

            pub(super) static STATEMENTS: super::Statements =
                super::Statements { add: ADD, hold: HOLD, holders: HOLDERS, save: SAVE, delete: DELETE };
        }
    )+};
}

#[rustfmt::skip]
tables! {
    transporter:   "transporter_receipt",  "receipt_number, department, validity_limit", "$2, $3, $4", "c.transporter_receipt_id = $1";
    trader:        "trader_receipt",       "receipt_number, department, validity_limit", "$2, $3, $4", "c.trader_receipt_id = $1";
    broker:        "broker_receipt",       "receipt_number, department, validity_limit", "$2, $3, $4", "c.broker_receipt_id = $1";
    agrements:     "vhu_agrement",         "agrement_number, department", "$2, $3", "$1 in (c.vhu_agrement_demolisseur_id, c.vhu_agrement_broyeur_id)";
    certifications: "worker_certification", "has_sub_section_four, has_sub_section_three, certification_number, validity_limit, organisation", "$2, $3, $4, $5, $6", "c.worker_certification_id = $1";
}

fn statements(kind: Kind) -> &'static Statements {
    match kind {
        Kind::TransporterReceipt => &transporter::STATEMENTS,
        Kind::TraderReceipt => &trader::STATEMENTS,
        Kind::BrokerReceipt => &broker::STATEMENTS,
        Kind::VhuAgrement => &agrements::STATEMENTS,
        Kind::WorkerCertification => &certifications::STATEMENTS,
    }
}

/// A paper in the columns of its table.
pub trait Stored: Paper + Serialize + Send + Sync {
    #[doc(hidden)]
    fn values(&self) -> Vec<Param<'_>>;
    #[doc(hidden)]
    fn read(row: &Row) -> Result<Kept<Self>, StoreError>;
}

impl Stored for Receipt {
    fn values(&self) -> Vec<Param<'_>> {
        vec![&self.number, &self.department, &self.validity_limit]
    }

    fn read(row: &Row) -> Result<Kept<Self>, StoreError> {
        let mut columns = Columns::of(row);
        receipt(columns.take()?, &mut columns)
    }
}

impl Stored for VhuAgrement {
    fn values(&self) -> Vec<Param<'_>> {
        vec![&self.number, &self.department]
    }

    fn read(row: &Row) -> Result<Kept<Self>, StoreError> {
        let mut columns = Columns::of(row);
        agrement(columns.take()?, &mut columns)
    }
}

impl Stored for WorkerCertification {
    fn values(&self) -> Vec<Param<'_>> {
        vec![
            &self.has_sub_section_four,
            &self.has_sub_section_three,
            &self.certification_number,
            &self.validity_limit,
            &self.organisation,
        ]
    }

    fn read(row: &Row) -> Result<Kept<Self>, StoreError> {
        let mut columns = Columns::of(row);
        certification(columns.take()?, &mut columns)
    }
}

/// A paper that a transaction holds, and the companies that it is linked to.
#[derive(Debug)]
pub struct Held<P> {
    pub paper: P,
    pub holders: Vec<String>,
}

impl Tx {
    pub async fn add_paper<P: Stored>(&self, kind: Kind, kept: &Kept<P>) -> Result<(), StoreError> {
        self.execute(statements(kind).add, &params(kept)).await.map(drop)
    }

    /// Holds a paper until the transaction ends; none that is unknown.
    pub async fn hold_paper<P: Stored>(&self, kind: Kind, id: &str) -> Result<Option<Held<P>>, StoreError> {
        let statements = statements(kind);
        let Some(row) = self.query_opt(statements.hold, &[&id]).await? else { return Ok(None) };
        let paper = P::read(&row)?.value;
        let holders = self.query(statements.holders, &[&id]).await?;
        let holders = holders.iter().map(|row| Ok(row.try_get(0)?)).collect::<Result<_, StoreError>>()?;
        Ok(Some(Held { paper, holders }))
    }

    /// Saves a paper that the transaction holds.
    pub async fn save_paper<P: Stored>(&self, kind: Kind, kept: &Kept<P>) -> Result<(), StoreError> {
        self.execute(statements(kind).save, &params(kept)).await.map(drop)
    }

    pub async fn delete_paper(&self, kind: Kind, id: &str) -> Result<(), StoreError> {
        self.execute(statements(kind).delete, &[&id]).await.map(drop)
    }
}

fn params<P: Stored>(kept: &Kept<P>) -> Vec<Param<'_>> {
    let mut params: Vec<Param<'_>> = vec![&kept.id];
    params.extend(kept.value.values());
    params
}
