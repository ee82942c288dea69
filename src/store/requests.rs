//! Requests to join a company, and the mails they set off.

use jiff::Timestamp;
use serde_json::Value;

use super::columns::Columns;
use super::{Json, Param, StoreError, Tx, queries};

queries! {
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

/// A request as it is kept.
#[derive(Debug)]
pub struct NewRequest<'a> {
    pub id: &'a str,
    pub account_id: &'a str,
    pub company_id: &'a str,
    pub sent_to: &'a [String],
}

impl Tx {
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
