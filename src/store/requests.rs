//! Requests to join a company, and the mails they set off.

use jiff::Timestamp;
use serde_json::Value;

use super::columns::Columns;
use super::members::{Held, held};
use super::{Json, Param, Row, Store, StoreError, Tx, queries};
use crate::domain::paging::Skipping;
use crate::generated::MembershipRequestStatus;

/// Every column of a [`Request`], in the order that [`request`] reads them.
macro_rules! request_columns {
    () => {
        "r.id, r.status, r.sent_to, a.id, a.email, a.name, c.id, c.org_id, c.name"
    };
}

queries! {
    /// Requests of one person are counted one after the other.
    HOLD_REQUESTER = "
        select
          from account
         where id = $1
           for no key update";

    BY_ID = concat!("
        select ", request_columns!(), "
          from membership_request r
          join account a on a.id = r.account_id
          join company c on c.id = r.company_id
         where r.id = $1");

    OWN = concat!("
        select ", request_columns!(), "
          from membership_request r
          join account a on a.id = r.account_id
          join company c on c.id = r.company_id
         where r.account_id = $1 and c.org_id = $2");

    HOLD = concat!("
        select ", request_columns!(), "
          from membership_request r
          join account a on a.id = r.account_id
          join company c on c.id = r.company_id
         where r.id = $1
           for update of r");

    ANSWER = "
        update membership_request
           set status = $2, updated_at = $3
         where id = $1";

    /// A page, and on each of its rows how many there are in all; one row without a request where it is empty.
    PENDING = "
          with pending as (
               select id, account_id, created_at, updated_at
                 from membership_request
                where company_id = $1 and status = 'PENDING'
               ),
               page as (
               select id, account_id, created_at, updated_at
                 from pending
                order by updated_at desc, id desc
                limit $2 offset $3
               )
        select total.requests, page.id, a.email, a.name, page.created_at
          from (select count(*) as requests from pending) total
          left join page on true
          left join account a on a.id = page.account_id
         order by page.updated_at desc, page.id desc";

    /// The company, with what decides whether an account may ask to join it.
    ASKED = "
        select c.id, c.org_id, c.name,
               exists (select from membership m where m.account_id = $2 and m.company_id = c.id),
               exists (select from membership_request r where r.account_id = $2 and r.company_id = c.id),
               (select count(*) from membership_request r
                 where r.account_id = $2 and r.status <> 'ACCEPTED' and r.created_at > $3)
          from company c
         where c.org_id = $1";

    SUBSCRIBERS = "
        select a.email
          from membership m
          join account a on a.id = m.account_id
         where m.company_id = $1 and m.notify_membership_request and a.is_active
         order by m.created_at, a.id";

    ADD = "
        insert into membership_request (id, account_id, company_id, status, sent_to, created_at, updated_at)
        values ($1, $2, $3, 'PENDING', $4, $5, $5)";

    ADD_JOB = "
        insert into job (id, kind, payload, run_at, created_at)
        values ($1, $2, $3, $4, $4)";
}

/// A company that somebody asks to join.
#[derive(Debug)]
pub struct AskedCompany {
    pub id: String,
    pub org_id: String,
    pub name: String,
    pub is_member: bool,
    pub has_asked: bool,
    /// Requests of the account since the given instant that were not accepted, for any company.
    pub recent_requests: i64,
}

/// A request to join a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub id: String,
    pub status: MembershipRequestStatus,
    pub sent_to: Vec<String>,
    pub requester_id: String,
    pub requester_email: String,
    pub requester_name: String,
    pub company: Held,
}

/// A request that waits, to those who may answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    pub id: String,
    pub email: String,
    pub name: String,
    pub created_at: Timestamp,
}

/// A request as it is kept.
#[derive(Debug)]
pub struct NewRequest<'a> {
    pub id: &'a str,
    pub account_id: &'a str,
    pub company_id: &'a str,
    pub sent_to: &'a [String],
}

impl Store {
    pub async fn membership_request(&self, id: &str) -> Result<Option<Request>, StoreError> {
        self.query_opt(BY_ID, &[&id]).await?.as_ref().map(request).transpose()
    }

    /// The request that somebody made to a company.
    pub async fn own_membership_request(
        &self,
        account: &str,
        org_id: &str,
    ) -> Result<Option<Request>, StoreError> {
        self.query_opt(OWN, &[&account, &org_id]).await?.as_ref().map(request).transpose()
    }

    /// Requests that wait for a company's answer, the latest changed first, and how many there are in all.
    pub async fn pending_membership_requests(
        &self,
        company: &str,
        page: Skipping,
    ) -> Result<(i64, Vec<Pending>), StoreError> {
        let rows = self.query(PENDING, &[&company, &page.size, &page.skip]).await?;
        let mut total = 0;
        let mut requests = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut columns = Columns::of(row);
            total = columns.take()?;
            requests.extend(columns.joined(4, |id, columns| {
                Ok(Pending { id, email: columns.take()?, name: columns.take()?, created_at: columns.take()? })
            })?);
        }
        Ok((total, requests))
    }
}

impl Tx {
    /// A request that is about to be answered, held until the transaction ends.
    pub async fn hold_membership_request(&self, id: &str) -> Result<Option<Request>, StoreError> {
        self.query_opt(HOLD, &[&id]).await?.as_ref().map(request).transpose()
    }

    pub async fn answer_membership_request(
        &self,
        id: &str,
        status: MembershipRequestStatus,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute(ANSWER, &[&id, &status.as_str(), &now]).await.map(drop)
    }

    pub async fn hold_requester(&self, account: &str) -> Result<(), StoreError> {
        self.execute(HOLD_REQUESTER, &[&account]).await.map(drop)
    }

    pub async fn asked_company(
        &self,
        org_id: &str,
        account: &str,
        since: Timestamp,
    ) -> Result<Option<AskedCompany>, StoreError> {
        let Some(row) = self.query_opt(ASKED, &[&org_id, &account, &since]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(AskedCompany {
            id: columns.take()?,
            org_id: columns.take()?,
            name: columns.take()?,
            is_member: columns.take()?,
            has_asked: columns.take()?,
            recent_requests: columns.take()?,
        }))
    }

    /// Addresses of the members who want to hear of requests.
    pub async fn membership_request_subscribers(&self, company: &str) -> Result<Vec<String>, StoreError> {
        self.query(SUBSCRIBERS, &[&company]).await?.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    pub async fn add_membership_request(
        &self,
        request: &NewRequest<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let params: [Param<'_>; 5] =
            [&request.id, &request.account_id, &request.company_id, &request.sent_to, &now];
        self.execute(ADD, &params).await.map(drop)
    }

    /// Puts work in the outbox, to be done once this transaction is committed.
    pub async fn add_job(
        &self,
        id: &str,
        kind: &str,
        payload: &Value,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute(ADD_JOB, &[&id, &kind, &Json(payload), &now]).await.map(drop)
    }
}

fn request(row: &Row) -> Result<Request, StoreError> {
    let mut columns = Columns::of(row);
    Ok(Request {
        id: columns.take()?,
        status: columns.named()?,
        sent_to: columns.take()?,
        requester_id: columns.take()?,
        requester_email: columns.take()?,
        requester_name: columns.take()?,
        company: held(&mut columns)?,
    })
}
