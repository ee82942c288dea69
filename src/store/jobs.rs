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

    /// Gives jobs back that were taken and not done.
    RELEASE = "
        update job
           set run_at = $2, attempts = greatest(attempts - 1, 0)
         where id = any($1) and finished_at is null";

    /// What is left to do, the age of the eldest in seconds, and what was done so far.
    DEPTH = "
        select coalesce(j.kind, t.kind), coalesce(j.waiting, 0), coalesce(j.given_up, 0),
               coalesce(j.age, 0)::double precision, coalesce(t.done, 0), coalesce(t.retried, 0),
               coalesce(t.given_up, 0)
          from (select kind, count(*) filter (where finished_at is null) as waiting,
                       count(*) filter (where finished_at is not null) as given_up,
                       greatest(extract(epoch from clock_timestamp()
                                                   - min(created_at) filter (where finished_at is null)), 0) as age
                  from job
                 group by kind) j
          full join job_tally t on t.kind = j.kind
         order by 1";

    COUNT = "
        insert into job_tally as old (kind, done, retried, given_up)
        values ($1, $2, $3, $4)
            on conflict (kind) do update
               set done = old.done + excluded.done, retried = old.retried + excluded.retried,
                   given_up = old.given_up + excluded.given_up";

    /// Jobs that were given up last, newest first. Of what they say only that which names what they are about:
    /// the rest may hold the secrets of mailed links.
    FAILED = "
        select j.id, j.kind, j.payload ->> 'template', j.payload ->> 'id', j.attempts, j.created_at,
               j.finished_at, coalesce(j.failure, '')
          from job j
         where j.finished_at is not null
         order by j.finished_at desc, j.id desc
         limit $1";

    RETRY = "
           update job
              set finished_at = null, failure = null, attempts = 0, run_at = $2
            where id = $1 and finished_at is not null
        returning 1";

    DROP = "
           delete from job
            where id = $1 and finished_at is not null
        returning 1";
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

/// Jobs of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Depth {
    pub kind: String,
    pub waiting: i64,
    /// Those that stay as failed.
    pub given_up: i64,
    /// Seconds since the eldest that waits was asked for.
    pub age: f64,
    /// What workers did since there is this database.
    pub tally: Tally,
}

/// What became of jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub done: i64,
    pub retried: i64,
    pub given_up: i64,
}

/// A job that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    pub id: String,
    pub kind: String,
    /// What a mail was to say.
    pub template: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    pub attempts: i32,
    pub created_at: Timestamp,
    pub finished_at: Timestamp,
    pub failure: String,
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

    /// Gives back jobs that were taken and are not done; others may take them at once.
    pub async fn release_jobs(&self, ids: &[&str], now: Timestamp) -> Result<(), StoreError> {
        self.alone(RELEASE, &[&ids, &now]).await.map(drop)
    }

    /// What is left to do and what was done, by kind.
    pub async fn job_depths(&self) -> Result<Vec<Depth>, StoreError> {
        self.query(DEPTH, &[])
            .await?
            .iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                Ok(Depth {
                    kind: columns.take()?,
                    waiting: columns.take()?,
                    given_up: columns.take()?,
                    age: columns.take()?,
                    tally: Tally {
                        done: columns.take()?,
                        retried: columns.take()?,
                        given_up: columns.take()?,
                    },
                })
            })
            .collect()
    }

    /// Adds to what was done of a kind.
    pub async fn count_jobs(&self, kind: &str, more: Tally) -> Result<(), StoreError> {
        self.alone(COUNT, &[&kind, &more.done, &more.retried, &more.given_up]).await.map(drop)
    }

    /// The jobs that were given up last, newest first.
    pub async fn failed_jobs(&self, most: i64) -> Result<Vec<Failed>, StoreError> {
        self.query(FAILED, &[&most])
            .await?
            .iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                Ok(Failed {
                    id: columns.take()?,
                    kind: columns.take()?,
                    template: columns.take()?,
                    about: columns.take()?,
                    attempts: columns.take()?,
                    created_at: columns.take()?,
                    finished_at: columns.take()?,
                    failure: columns.take()?,
                })
            })
            .collect()
    }

    /// Has a job that was given up done again; whether there was one.
    pub async fn retry_job(&self, id: &str, now: Timestamp) -> Result<bool, StoreError> {
        Ok(!self.alone(RETRY, &[&id, &now]).await?.is_empty())
    }

    /// Forgets a job that was given up; whether there was one.
    pub async fn drop_job(&self, id: &str) -> Result<bool, StoreError> {
        Ok(!self.alone(DROP, &[&id]).await?.is_empty())
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
