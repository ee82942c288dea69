//! Notes that group other notes: rows of `bsd_link`.
//!
//! Whoever changes a container holds its row, then the rows of what it groups, in the order of their ids, and
//! reads links and statuses only then. Locks thus go one way, from container to what is in it.

use rust_decimal::Decimal;

use super::bsdd::{carriers, owner_orgs, record, record_columns};
use super::{Row, Store, StoreError, Tx, queries};
use crate::domain::bsdd::Record;
use crate::domain::bsdd::grouping::{Initial, Taken};
use crate::domain::bsdd::record::Fraction;

queries! {
    /// What a container groups.
    CONTENT = "
        select child_id, quantity::text
          from bsd_link
         where parent_id = $1
         order by number";

    /// Holds several notes, in the order of their ids.
    LOCK_ALL = "
        select
          from bsd b
         where b.id = any($1)
         order by b.id
           for update";

    /// Notes that are held; with their owners' companies while those decide who sees them.
    LOCKED_ALL = concat!("
        select ", record_columns!(), ", ", carriers!(), ", ", owner_orgs!(), ",
               array(select l.parent_id from bsd_link l join bsd p on p.id = l.parent_id
                      where l.child_id = b.id order by l.parent_id),
               array(select l.quantity::text from bsd_link l join bsd p on p.id = l.parent_id
                      where l.child_id = b.id order by l.parent_id),
               array(select p.status from bsd_link l join bsd p on p.id = l.parent_id
                      where l.child_id = b.id order by l.parent_id)
          from bsd b
         where b.id = any($1) and b.kind = 'BSDD' and not b.is_deleted
         order by b.id");

    /// Writes what a container groups: what it no longer does goes first.
    SAVE_CONTENT = "
        with gone as (
            delete from bsd_link where parent_id = $1 and child_id <> all ($3)
        )
        insert into bsd_link as old (parent_id, child_id, kind, number, quantity)
        select $1, n.child_id, $2, n.number, n.quantity::numeric
          from unnest($3::text[], $4::text[]) with ordinality as n (child_id, quantity, number)
            on conflict (parent_id, child_id) do update
               set number = excluded.number, quantity = excluded.quantity
             where (old.number, old.quantity) is distinct from (excluded.number, excluded.quantity)";

    /// Takes a collected note off its round.
    DETACH = "delete from bsd_link where child_id = $1";

    IS_GROUPED = "select from bsd_link where child_id = $1 limit 1";

    /// The round of a collected note.
    ROUND = "select parent_id from bsd_link where child_id = $1 and kind = 'APPENDIX1'";

    /// Notes that these regroup (annexe 2).
    REGROUPED = "
        select distinct child_id from bsd_link where parent_id = any($1) and kind = 'APPENDIX2'";

    /// Tells the notes that a container's waste came from what became of it, each in proportion to its share.
    FINAL_OPERATION = "
        with recursive up (id, quantity) as (
            select $1::text, $3::float8
             union all
            select l.child_id, up.quantity * l.part / l.whole
              from up
             cross join lateral (
                   select c.child_id, coalesce(c.quantity::float8, b.quantity, 0) as part,
                          sum(coalesce(c.quantity::float8, b.quantity, 0)) over () as whole
                     from bsd_link c join bsd b on b.id = c.child_id
                    where c.parent_id = up.id) l
             where l.whole > 0
        ), gone as (
            delete from bsd_final_operation
             where final_id = $1 and ($2::text is null or initial_id <> all (select id from up))
        )
        insert into bsd_final_operation (initial_id, final_id, operation_code, quantity)
        select id, $1, $2, round(sum(quantity)::numeric, 6)
          from up
         where id <> $1 and $2 is not null
         group by id
            on conflict (initial_id, final_id) do update
               set operation_code = excluded.operation_code, quantity = excluded.quantity";

    /// What these notes group, each as the callers' companies see it.
    GROUPED_BY = concat!("
        select ", record_columns!(), ", ", carriers!(), ", l.parent_id, l.quantity::text,
               b.readers && $2 or not b.is_draft and exists (
                   select from bsd_link g join bsd i on i.id = g.child_id
                    where g.parent_id = b.id and i.emitter_org_id = any($2))
          from bsd_link l join bsd b on b.id = l.child_id
         where l.parent_id = any($1) and b.kind = 'BSDD' and not b.is_deleted
         order by l.parent_id, l.number");

    /// What these notes are grouped in, and whether the callers' companies see it.
    GROUPED_IN = concat!("
        select ", record_columns!(), ", ", carriers!(), ", l.child_id, coalesce(l.quantity, i.quantity::numeric)::text,
               b.readers && $2 or not b.is_draft and i.emitter_org_id = any($2)
          from bsd_link l join bsd b on b.id = l.parent_id join bsd i on i.id = l.child_id
         where l.child_id = any($1) and b.kind = 'BSDD' and not b.is_deleted
         order by l.child_id, b.row_number");

    /// Whether one of these organisations is the emitter of something in a container.
    EMITS_INTO = "
        select
          from bsd b join bsd_link l on l.parent_id = b.id join bsd i on i.id = l.child_id
         where b.id = $1 and not b.is_draft and i.emitter_org_id = any($2)
         limit 1";

    /// Notes that an organisation received and passed on to be grouped.
    AWAITING_GROUP = concat!("
        select ", record_columns!(), ", ", carriers!(), "
          from bsd_party p join bsd b on b.id = p.bsd_id
         where p.org_id = $1 and p.kind = 'BSDD' and p.roles @> '{RECIPIENT}'
           and b.status = 'AWAITING_GROUP' and not b.is_deleted
           and ($2::text is null or b.waste_code = $2)");
}

/// A note beside one that groups it, or is grouped in it.
#[derive(Debug, Clone)]
pub struct Neighbour {
    pub note: Record,
    /// The note that was asked about.
    pub of: String,
    pub quantity: Option<Decimal>,
    /// Whether the organisations that ask may read the note.
    pub is_readable: bool,
}

impl Store {
    /// What these notes group, in order.
    pub async fn grouped_by(
        &self,
        containers: &[&str],
        readers: &[&str],
    ) -> Result<Vec<Neighbour>, StoreError> {
        self.query(GROUPED_BY, &[&containers, &readers]).await?.iter().map(neighbour).collect()
    }

    /// What these notes are grouped in, from the oldest.
    pub async fn grouped_in(&self, notes: &[&str], readers: &[&str]) -> Result<Vec<Neighbour>, StoreError> {
        self.query(GROUPED_IN, &[&notes, &readers]).await?.iter().map(neighbour).collect()
    }

    /// Whether one of these organisations is the emitter of something that a sealed container groups.
    pub async fn emits_into(&self, container: &str, org_ids: &[&str]) -> Result<bool, StoreError> {
        Ok(self.query_opt(EMITS_INTO, &[&container, &org_ids]).await?.is_some())
    }

    /// Notes that an organisation received, as the first or the last destination, and that wait to be grouped.
    pub async fn awaiting_group(
        &self,
        org_id: &str,
        waste_code: Option<&str>,
    ) -> Result<Vec<Record>, StoreError> {
        self.query(AWAITING_GROUP, &[&org_id, &waste_code]).await?.iter().map(record).collect()
    }
}

impl Tx {
    /// What a container that is held groups.
    pub(super) async fn content(&self, container: &str) -> Result<Vec<Fraction>, StoreError> {
        self.query(CONTENT, &[&container]).await?.iter().map(fraction).collect()
    }

    /// Holds these notes and reads them, with what they are grouped in.
    pub async fn lock_initial_bsdds(&self, ids: &[&str]) -> Result<Vec<Initial>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        self.lock_then_query(LOCK_ALL, LOCKED_ALL, &[&ids]).await?.iter().map(initial).collect()
    }

    /// Writes what a container groups; all of it.
    pub async fn save_content(
        &self,
        container: &str,
        kind: &str,
        content: &[Fraction],
    ) -> Result<(), StoreError> {
        let ids: Vec<&str> = content.iter().map(|row| row.form_id.as_str()).collect();
        let quantities: Vec<Option<String>> =
            content.iter().map(|row| row.quantity.map(|quantity| quantity.to_string())).collect();
        self.execute(SAVE_CONTENT, &[&container, &kind, &ids, &quantities]).await.map(drop)
    }

    /// Takes a collected note that is held off its round.
    pub async fn detach(&self, collected: &str) -> Result<(), StoreError> {
        self.execute(DETACH, &[&collected]).await.map(drop)
    }

    pub async fn is_grouped(&self, note: &str) -> Result<bool, StoreError> {
        Ok(self.query_opt(IS_GROUPED, &[&note]).await?.is_some())
    }

    /// The round that a collected note is attached to now; neither is held.
    pub async fn round_of(&self, collected: &str) -> Result<Option<String>, StoreError> {
        let row = self.query_opt(ROUND, &[&collected]).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// The notes that these regroup, annexe 2 only.
    pub async fn regrouped_by(&self, containers: &[&str]) -> Result<Vec<String>, StoreError> {
        self.query(REGROUPED, &[&containers]).await?.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    /// Keeps for every note that a container's waste came from how, and how much of it, was treated under that
    /// container. `code` is the operation that ended it, and none when none did: what was kept then goes.
    pub async fn save_final_operation(
        &self,
        container: &str,
        code: Option<&str>,
        quantity: f64,
    ) -> Result<(), StoreError> {
        self.execute(FINAL_OPERATION, &[&container, &code, &quantity]).await.map(drop)
    }
}

fn fraction(row: &Row) -> Result<Fraction, StoreError> {
    Ok(Fraction { form_id: row.try_get(0)?, quantity: quantity(row.try_get(1)?)?, share: Default::default() })
}

fn initial(row: &Row) -> Result<Initial, StoreError> {
    let containers: Vec<String> = row.try_get(10)?;
    let quantities: Vec<Option<&str>> = row.try_get(11)?;
    let statuses: Vec<&str> = row.try_get(12)?;
    let taken =
        containers.into_iter().zip(quantities).zip(statuses).map(|((container_id, taken), status)| {
            let container_status = status
                .parse()
                .map_err(|()| StoreError::internal(format!("no status of a BSDD: {status}")))?;
            Ok(Taken { container_id, quantity: quantity(taken)?, container_status })
        });
    Ok(Initial {
        taken: taken.collect::<Result<_, StoreError>>()?,
        note: record(row)?,
        owner_orgs: row.try_get(9)?,
    })
}

fn neighbour(row: &Row) -> Result<Neighbour, StoreError> {
    Ok(Neighbour {
        note: record(row)?,
        of: row.try_get(9)?,
        quantity: quantity(row.try_get(10)?)?,
        is_readable: row.try_get(11)?,
    })
}

/// A weight as PostgreSQL spells it.
fn quantity(text: Option<&str>) -> Result<Option<Decimal>, StoreError> {
    text.map(|text| text.parse().map_err(StoreError::internal)).transpose()
}
