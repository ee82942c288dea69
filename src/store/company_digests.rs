//! Yearly digests of companies, and how far another service has come with them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::columns::Columns;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::generated::CompanyDigestStatus;

/// Every column of a [`Digest`], in the order that [`digest`] reads them.
macro_rules! digest_columns {
    () => {
        "g.id, c.org_id, g.year, g.distant_id, g.state, g.created_at, g.updated_at"
    };
}

queries! {
    BY_ID = concat!("
        select ", digest_columns!(), "
          from company_digest g
          join company c on c.id = g.company_id
         where g.id = $1");

    OF_DAY = concat!("
        select ", digest_columns!(), "
          from company_digest g
          join company c on c.id = g.company_id
         where g.company_id = $1 and g.day = $2
         order by g.created_at desc, g.id desc
         limit $3");

    /// Nothing where one was asked for on that day, unless it failed.
    ADD = "
        insert into company_digest (id, company_id, year, day, state, created_at, updated_at)
        values ($1, $2, $3, $4, 'INITIAL', $5, $5)
            on conflict (company_id, year, day) where state <> 'ERROR' do nothing
     returning id";

    TAKEN = "
        update company_digest
           set state = 'PENDING', distant_id = $2, updated_at = $3
         where id = $1 and state = 'INITIAL'";

    NOT_TAKEN = "
        update company_digest
           set state = 'ERROR', updated_at = $2
         where id = $1 and state = 'INITIAL'";

    /// With the orders that nobody took.
    GIVE_UP = "
          with given_up as (
               update company_digest
                  set state = 'ERROR', updated_at = $3
                where state in ('INITIAL', 'PENDING') and created_at < $1
            returning id
               )
        delete from job j
         using given_up g
         where j.kind = $2 and j.finished_at is null and j.payload ->> 'id' = g.id";

    FINISH = "
           update company_digest
              set state = $2, updated_at = $3
            where distant_id = $1 and state = 'PENDING'
        returning id";
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    pub id: String,
    pub org_id: String,
    pub year: i32,
    /// What the other service knows it by.
    pub distant_id: Option<String>,
    pub state: CompanyDigestStatus,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Store {
    pub async fn company_digest(&self, id: &str) -> Result<Option<Digest>, StoreError> {
        self.query_opt(BY_ID, &[&id]).await?.as_ref().map(digest).transpose()
    }

    /// The latest digests asked for on a day for a company.
    pub async fn company_digests(
        &self,
        company: &str,
        day: Date,
        most: i64,
    ) -> Result<Vec<Digest>, StoreError> {
        self.query(OF_DAY, &[&company, &day, &most]).await?.iter().map(digest).collect()
    }

    /// Writes that the other service has a digest in hand.
    pub async fn digest_taken(&self, id: &str, distant_id: &str, now: Timestamp) -> Result<(), StoreError> {
        self.alone(TAKEN, &[&id, &distant_id, &now]).await.map(drop)
    }

    /// Writes that the other service did not take a digest.
    pub async fn digest_not_taken(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        self.alone(NOT_TAKEN, &[&id, &now]).await.map(drop)
    }

    /// Writes what became of a digest; `false` where none of this name is under way.
    pub async fn finish_digest(
        &self,
        distant_id: &str,
        state: CompanyDigestStatus,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let state = state.as_str();
        Ok(!self.alone(FINISH, &[&distant_id, &state, &now]).await?.is_empty())
    }
}

impl Tx {
    /// Gives up the digests asked for before an instant that are not finished; `order` is the kind of the jobs that ask.
    pub async fn give_up_digests(
        &self,
        before: Timestamp,
        order: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute(GIVE_UP, &[&before, &order, &now]).await.map(drop)
    }

    /// Adds a digest to be asked for; `false` where one stands for this company, year and day.
    pub async fn add_digest(
        &self,
        id: &str,
        company: &str,
        year: i32,
        day: Date,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let params: [Param<'_>; 5] = [&id, &company, &year, &day, &now];
        Ok(self.query_opt(ADD, &params).await?.is_some())
    }
}

fn digest(row: &Row) -> Result<Digest, StoreError> {
    let mut columns = Columns::of(row);
    Ok(Digest {
        id: columns.take()?,
        org_id: columns.take()?,
        year: columns.take()?,
        distant_id: columns.take()?,
        state: columns.named()?,
        created_at: columns.take()?,
        updated_at: columns.take()?,
    })
}
