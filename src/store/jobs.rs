//! The outbox: jobs taken, done, tried again later or given up.
//!
//! A job is taken for a while ([`Store::take_jobs`]) and belongs to its taker until then; one whose taker died
//! is taken again. What is done is deleted, so that the table holds what is left to do.

use jiff::Timestamp;

use super::bsd::Job;
use super::columns::Columns;
use super::{Json, Store, StoreError, Tx, queries};

queries! {
    /// In the order they were written. Rows that another worker holds are passed over.
    TAKE = "
           update job
              set attempts = attempts + 1, run_at = $3
            where id in (select j.id
                           from job j
                          where j.finished_at is null and j.run_at <= $1 and j.kind = any($2)
                          order by j.row_number
                          limit $4
                            for update skip locked)
        returning id, kind, payload, attempts, row_number";

    ADD_ALL = "
        insert into job (id, kind, payload, run_at, created_at)
        select j.id, j.kind, j.payload, $4, $4
          from unnest($1::text[], $2::text[], $3::json[]) as j (id, kind, payload)";

    KEEP = "
        update job
           set run_at = $2
         where id = any($1) and finished_at is null";

    DONE = "
        delete from job
         where id = any($1)";

    GIVE_UP = "
        update job
           set finished_at = $2, failure = $3
         where id = $1";

    DEPTH = "
        select kind, count(*) filter (where finished_at is null), count(*) filter (where finished_at is not null)
          from job
         group by kind
         order by kind";
}

/// A job that was taken.
#[derive(Debug, Clone)]
pub struct Taken {
    pub id: String,
    pub kind: String,
    pub payload: serde_json::Value,
    /// How often it has been taken, this time included.
    pub attempts: i32,
}

/// Jobs of one kind: how many wait, how many were given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Depth {
    pub kind: String,
    pub waiting: i64,
    pub given_up: i64,
}

impl Store {
    /// Takes jobs that are due, eldest first, until `until`.
    pub async fn take_jobs(
        &self,
        kinds: &[&str],
        most: i64,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<Taken>, StoreError> {
        let rows = self.alone(TAKE, &[&now, &kinds, &until, &most]).await?;
        let mut jobs: Vec<(i64, Taken)> = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut columns = Columns::of(row);
            let (id, kind, Json(payload)) = (columns.take()?, columns.take()?, columns.take()?);
            let taken = Taken { id, kind, payload, attempts: columns.take()? };
            jobs.push((columns.take()?, taken));
        }
        // What an update returns is in no order.
        jobs.sort_by_key(|(row_number, _)| *row_number);
        Ok(jobs.into_iter().map(|(_, job)| job).collect())
    }

    /// Keeps jobs that take longer, until `until`.
    pub async fn keep_jobs(&self, ids: &[&str], until: Timestamp) -> Result<(), StoreError> {
        self.alone(KEEP, &[&ids, &until]).await.map(drop)
    }

    pub async fn jobs_done(&self, ids: &[&str]) -> Result<(), StoreError> {
        self.alone(DONE, &[&ids]).await.map(drop)
    }

    /// Leaves a job as failed, with the reason, for an operator to see.
    pub async fn give_job_up(&self, id: &str, now: Timestamp, failure: &str) -> Result<(), StoreError> {
        self.alone(GIVE_UP, &[&id, &now, &failure]).await.map(drop)
    }

    /// What is left to do, by kind.
    pub async fn job_depths(&self) -> Result<Vec<Depth>, StoreError> {
        self.query(DEPTH, &[])
            .await?
            .iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                Ok(Depth { kind: columns.take()?, waiting: columns.take()?, given_up: columns.take()? })
            })
            .collect()
    }
}

impl Tx {
    /// Puts work in the outbox, to be done once this transaction is committed: one statement, whatever their
    /// number.
    pub async fn add_jobs(&self, jobs: &[Job], now: Timestamp) -> Result<(), StoreError> {
        if jobs.is_empty() {
            return Ok(());
        }
        let ids: Vec<&str> = jobs.iter().map(|job| job.id.as_str()).collect();
        let kinds: Vec<&str> = jobs.iter().map(|job| job.kind).collect();
        let payloads: Vec<_> = jobs.iter().map(|job| Json(&job.payload)).collect();
        self.execute(ADD_ALL, &[&ids, &kinds, &payloads, &now]).await.map(drop)
    }
}
