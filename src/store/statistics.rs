//! Public figures, kept up from the journal.
//!
//! A count takes the notes that have new events, works out what each of them is worth now, and adds the
//! difference to what it was worth before: a note that is deleted or cancelled takes back what it gave, one that
//! is revised gives another quantity. Sums, what each note gave and how far the journal was read are written in
//! one transaction, so that nothing counts twice, whoever counts and whenever he dies.
//!
//! Ids tell the time of their request, not that of the commit. What was younger than [`LATE`] at a count is
//! therefore looked at again by the next, which passes over what it knows.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::columns::Columns;
use super::{Param, Store, StoreError, Tx, queries};
use crate::ids;

/// No transaction is under way for longer, and no two clocks of servers are further apart.
const LATE: SignedDuration = SignedDuration::from_mins(3);
/// New events, or new companies, that one transaction counts.
const AT_ONCE: i64 = 2_000;

queries! {
    /// Whoever holds it counts; others find nothing.
    MARK = "
        select event_id, settled_event, company_id, settled_company
          from statistic_mark
           for update skip locked";

    /// The last of the events that are counted next.
    NEXT_EVENT = "
        select max(e.id), count(*)
          from (select id from bsd_event where id > $1 and id < $2 order by id limit $3) e";

    NEXT_COMPANY = "
        select max(c.id), count(*)
          from (select id from company where id > $1 and id < $2 order by id limit $3) c";

    /// A note counts in the week of its creation, and its waste in that of its treatment: what was received,
    /// where the operation ended it. Waste that goes on after a grouping operation counts with the note under
    /// which it ends; what is collected on a round, with the note of the round.
    NOTES = "
        with seen as (
            select e.bsd_id, max(e.row_number) as event_number
              from bsd_event e
             where e.id > $1 and e.id <= $2
             group by e.bsd_id
        ), note as (
            select b.id, b.kind, s.event_number, b.created_at, b.updated_at, b.body,
                   not b.is_draft and not b.is_deleted and b.status <> 'CANCELED' as counts,
                   b.status in ('PROCESSED', 'NO_TRACEABILITY', 'FOLLOWED_WITH_PNTTD') as is_treated,
                   b.status = 'PROCESSED' as goes_on_by_code,
                   coalesce(b.body #> '{suite,note}', b.body) as leg,
                   c.created_week as old_created, c.processed_week as old_processed, c.tonnes as old_tonnes
              from seen s
              join bsd b on b.id = s.bsd_id
              left join statistic_note c on c.bsd_id = s.bsd_id
             where c.bsd_id is null or c.event_number < s.event_number
        ), told as (
            select n.*,
                   case n.kind when 'BSDD' then n.leg #>> '{processing,operationDone}'
                               else n.body #>> '{destination,operation,code}' end as operation,
                   case n.kind when 'BSDD' then n.leg #>> '{processing,at}'
                               else coalesce(n.body #>> '{destination,operation,date}',
                                             n.body #>> '{destination,operation,signature,at}') end as treated_at,
                   case n.kind when 'BSDD' then n.leg #>> '{reception,quantityReceived}'
                               else n.body #>> '{destination,reception,weight}' end as received
              from note n
        ), worth as (
            select t.id, t.kind, t.event_number, t.old_created, t.old_processed, t.old_tonnes,
                   case when t.counts
                        then date_trunc('week', t.created_at at time zone 'Europe/Paris')::date end as created,
                   t.counts and t.is_treated
                       and not (t.goes_on_by_code and coalesce(t.operation = any ($3), false))
                       and t.body #>> '{emitter,type}' is distinct from 'APPENDIX1_PRODUCER' as ends,
                   coalesce(t.treated_at::timestamptz, t.updated_at) as treated_at,
                   coalesce(t.received::numeric, 0) as tonnes
              from told t
        ), settled as (
            select w.id, w.kind, w.event_number, w.old_created, w.old_processed, w.old_tonnes, w.created,
                   case when w.ends
                        then date_trunc('week', w.treated_at at time zone 'Europe/Paris')::date end as processed,
                   case when w.ends then w.tonnes end as tonnes
              from worth w
        ), kept as (
            insert into statistic_note (bsd_id, event_number, created_week, processed_week, tonnes)
            select s.id, s.event_number, s.created, s.processed, s.tonnes
              from settled s
                on conflict (bsd_id) do update
                   set event_number = excluded.event_number, created_week = excluded.created_week,
                       processed_week = excluded.processed_week, tonnes = excluded.tonnes
        ), difference as (
            select d.week, d.kind, sum(d.notes) as notes, sum(d.tonnes) as tonnes
              from settled s
             cross join lateral (
                   values (s.created, s.kind, 1, 0), (s.old_created, s.kind, -1, 0),
                          (s.processed, s.kind, 0, s.tonnes), (s.old_processed, s.kind, 0, -s.old_tonnes)
                   ) d (week, kind, notes, tonnes)
             where d.week is not null
             group by d.week, d.kind
            having sum(d.notes) <> 0 or sum(d.tonnes) <> 0
             order by d.week, d.kind
        ), summed as (
            insert into statistic as old (week, kind, notes, tonnes)
            select d.week, d.kind, d.notes, d.tonnes
              from difference d
                on conflict (week, kind) do update
                   set notes = old.notes + excluded.notes, tonnes = old.tonnes + excluded.tonnes
            returning 1
        )
        select count(*) from summed";

    COMPANIES = "
        with fresh as (
            insert into statistic_company (company_id)
            select c.id
              from company c
             where c.id > $1 and c.id <= $2
                on conflict (company_id) do nothing
            returning company_id
        ), summed as (
            insert into statistic_registration as old (week, companies)
            select date_trunc('week', c.created_at at time zone 'Europe/Paris')::date as week, count(*)
              from fresh f
              join company c on c.id = f.company_id
             group by week
             order by week
                on conflict (week) do update set companies = old.companies + excluded.companies
            returning 1
        )
        select count(*) from summed";

    REACHED = "
        update statistic_mark
           set event_id        = $1,
               company_id      = $2,
               settled_event   = greatest(settled_event, least($1, $3)),
               settled_company = greatest(settled_company, least($2, $3)),
               changed_at      = case when $4 then $5 else changed_at end";

    SUMS = "
        select (select coalesce(sum(notes), 0)::bigint from statistic),
               (select coalesce(sum(tonnes), 0)::double precision from statistic),
               (select coalesce(sum(companies), 0)::bigint from statistic_registration),
               (select changed_at from statistic_mark)";

    WEEKS = "
        select s.week, s.kind, s.notes, s.tonnes::double precision
          from statistic s
         where s.week >= $1 and s.week <= $2 and (s.notes <> 0 or s.tonnes <> 0)
         order by s.week, s.kind";

    REGISTRATIONS = "
        select r.week, r.companies
          from statistic_registration r
         where r.week >= $1 and r.week <= $2
         order by r.week";
}

/// The public figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    pub notes: i64,
    pub tonnes: f64,
    pub companies: i64,
    pub changed_at: Timestamp,
    pub weeks: Vec<Week>,
    pub registrations: Vec<(Date, i64)>,
}

/// Notes of a kind in a week, which its Monday names.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    pub monday: Date,
    pub kind: String,
    pub notes: i64,
    pub tonnes: f64,
}

/// What one count came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Somebody else is at it.
    Elsewhere,
    /// There is more to count.
    Partly,
    UpToDate,
}

impl Store {
    /// Counts what is new, some of it at a time. `continuing` operations are those after which waste goes on.
    pub async fn count_statistics(&self, continuing: &[&str], now: Timestamp) -> Result<Counted, StoreError> {
        self.transaction(|tx| async move { tx.count_statistics(continuing, now).await }).await
    }

    /// The figures of all time, and of each week between two Mondays.
    pub async fn statistics(&self, from: Date, to: Date) -> Result<Figures, StoreError> {
        let between: [Param<'_>; 2] = [&from, &to];
        let (sums, weeks, registrations) = futures_util::try_join!(
            self.query_one(SUMS, &[]),
            self.query(WEEKS, &between),
            self.query(REGISTRATIONS, &between)
        )?;
        let mut columns = Columns::of(&sums);
        Ok(Figures {
            notes: columns.take()?,
            tonnes: columns.take()?,
            companies: columns.take()?,
            changed_at: columns.take()?,
            weeks: weeks
                .iter()
                .map(|row| {
                    let mut columns = Columns::of(row);
                    Ok(Week {
                        monday: columns.take()?,
                        kind: columns.take()?,
                        notes: columns.take()?,
                        tonnes: columns.take()?,
                    })
                })
                .collect::<Result<_, StoreError>>()?,
            registrations: registrations
                .iter()
                .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
                .collect::<Result<_, StoreError>>()?,
        })
    }
}

impl Tx {
    async fn count_statistics(&self, continuing: &[&str], now: Timestamp) -> Result<Counted, StoreError> {
        let Some(mark) = self.query_opt(MARK, &[]).await? else { return Ok(Counted::Elsewhere) };
        let mut columns = Columns::of(&mark);
        let (events, settled_event): (&str, &str) = (columns.take()?, columns.take()?);
        let (companies, settled_company): (&str, &str) = (columns.take()?, columns.take()?);
        // What a fast clock dated in the future is counted when its time has come.
        let end = ids::first_of(now + SignedDuration::from_millis(1));
        let settled = ids::first_of(now - LATE);

        let row = self.query_one(NEXT_EVENT, &[&events, &end, &AT_ONCE]).await?;
        let (last_event, new_events): (Option<&str>, i64) = (row.try_get(0)?, row.try_get(1)?);
        let last_event = last_event.unwrap_or(events);
        let notes = self.query_one(NOTES, &[&settled_event, &last_event, &continuing]).await?;

        let row = self.query_one(NEXT_COMPANY, &[&companies, &end, &AT_ONCE]).await?;
        let (last_company, new_companies): (Option<&str>, i64) = (row.try_get(0)?, row.try_get(1)?);
        let last_company = last_company.unwrap_or(companies);
        let registered = self.query_one(COMPANIES, &[&settled_company, &last_company]).await?;

        let changed = notes.try_get::<_, i64>(0)? + registered.try_get::<_, i64>(0)? > 0;
        let is_settled = settled_event == last_event && settled_company == last_company;
        if changed || !is_settled {
            let params: [Param<'_>; 5] = [&last_event, &last_company, &settled, &changed, &now];
            self.execute(REACHED, &params).await?;
        }
        let is_full = new_events == AT_ONCE || new_companies == AT_ONCE;
        Ok(if is_full { Counted::Partly } else { Counted::UpToDate })
    }
}
