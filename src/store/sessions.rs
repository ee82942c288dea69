//! Sessions of browsers, and the attempts to open one.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::accounts::caller;
use super::columns::Columns;
use super::{Param, Store, StoreError, Tx, queries};
use crate::context::{Caller, Via};
use crate::domain::account::{CAPTCHA_AFTER, SESSION_LIFE};

queries! {
    /// Who is behind a session: its holder, or whom he acts as.
    CALLER = "
        select s.issued_at <= holder.password_updated_at, s.expires_at, a.id, a.email, a.name,
               a.is_admin and a.totp_activated_at is not null, own.company_ids, own.org_ids, own.roles
          from session s
          join account holder on holder.id = s.account_id
          join account a on a.id = case
                                   when s.acting_until > $2 and holder.is_admin
                                        and holder.totp_activated_at is not null then s.acting_as
                                   else holder.id end
         cross join lateral (
               select array_agg(c.id) as company_ids, array_agg(c.org_id) as org_ids, array_agg(m.role) as roles
                 from membership m
                 join company c on c.id = m.company_id
                where m.account_id = a.id
               ) own
         where s.hash = $1 and s.expires_at > $2 and holder.is_active";

    ADD = "
        insert into session (hash, account_id, issued_at, expires_at)
        values ($1, $2, $3, $4)";

    PROLONG = "
        update session
           set expires_at = $2
         where hash = $1";

    END = "
        delete from session
         where hash = $1";

    /// Gives a session another id.
    MOVE = "
           update session
              set hash = $2
            where hash = $1
        returning 1";

    REISSUE = "
        update session
           set issued_at = $2
         where hash = $1";

    SWEEP = "
        delete from session
         where expires_at <= $1";

    CANDIDATE = "
        select a.id, a.password_hash, a.is_active, a.totp_activated_at is not null, coalesce(l.attempts, 0)
          from account a
          left join login_attempt l on l.account_id = a.id and l.last_at > $2
         where a.email = $1";

    /// Counts an attempt before its password is looked at; no row where it takes a captcha that was not solved.
    ATTEMPT = "
        insert into login_attempt as l (account_id, attempts, last_at)
        values ($1, 1, $2)
            on conflict (account_id) do update
           set attempts = case when l.last_at <= $3 then 1 else l.attempts + 1 end, last_at = $2
         where l.attempts < $4 or l.last_at <= $3 or $5
     returning attempts";

    FORGET_ATTEMPTS = "
        delete from login_attempt
         where account_id = $1";
}

/// How long wrong passwords are remembered.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(10);
/// A session is not prolonged at each request: that would be a write each.
const PROLONG_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// What a session's id is worth.
#[derive(Debug)]
pub enum SessionFound {
    /// Unknown, over, or of somebody who may not log in.
    None,
    /// Older than its person's password.
    Outdated,
    Live(Arc<Caller>),
}

/// Whether an attempt comes with a captcha.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Captcha {
    NotAsked,
    Solved,
}

/// The account that somebody wants to open a session of.
#[derive(Debug)]
pub struct Candidate {
    pub account_id: String,
    pub password_hash: Option<String>,
    pub is_active: bool,
    pub has_second_factor: bool,
    /// Wrong passwords, or attempts under way, that are remembered.
    pub attempts: i32,
}

impl Store {
    /// The person behind a session's id. Prolongs the session in the background, now and then.
    pub async fn caller_by_session(&self, id: &str, now: Timestamp) -> Result<SessionFound, StoreError> {
        let hash = self.token_key().hash(id);
        let Some(row) = self.query_opt(CALLER, &[&&hash[..], &now]).await? else {
            return Ok(SessionFound::None);
        };
        let mut columns = Columns::of(&row);
        if columns.take::<Option<bool>>()?.unwrap_or(false) {
            return Ok(SessionFound::Outdated);
        }
        let until = now + SESSION_LIFE;
        if columns.take::<Timestamp>()? < until - PROLONG_AFTER {
            self.alone(PROLONG, &[&&hash[..], &until]).await?;
        }
        Ok(SessionFound::Live(Arc::new(caller(&mut columns, Via::Session, None)?)))
    }

    pub async fn open_session(&self, id: &str, account: &str, now: Timestamp) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        tx.execute(FORGET_ATTEMPTS, &[&account]).await?;
        tx.add_session(self.token_key().hash(id), account, now).await?;
        tx.commit().await
    }

    pub async fn end_session(&self, id: &str) -> Result<(), StoreError> {
        self.alone(END, &[&&self.token_key().hash(id)[..]]).await.map(drop)
    }

    /// From now on the session is known by `new` alone; `false` where it is known by `id` no more.
    pub async fn move_session(&self, id: &str, new: &str) -> Result<bool, StoreError> {
        let key = self.token_key();
        Ok(!self.alone(MOVE, &[&&key.hash(id)[..], &&key.hash(new)[..]]).await?.is_empty())
    }

    pub async fn candidate(&self, email: &str, now: Timestamp) -> Result<Option<Candidate>, StoreError> {
        let Some(row) = self.query_opt(CANDIDATE, &[&email, &(now - REMEMBERED)]).await? else {
            return Ok(None);
        };
        let mut columns = Columns::of(&row);
        Ok(Some(Candidate {
            account_id: columns.take()?,
            password_hash: columns.take()?,
            is_active: columns.take()?,
            has_second_factor: columns.take()?,
            attempts: columns.take()?,
        }))
    }

    /// Counts an attempt at an account's password, and tells the how manieth it is; none where it takes a
    /// captcha, which was not solved.
    pub async fn count_attempt(
        &self,
        account: &str,
        captcha: Captcha,
        now: Timestamp,
    ) -> Result<Option<i32>, StoreError> {
        let params: [Param<'_>; 5] =
            [&account, &now, &(now - REMEMBERED), &CAPTCHA_AFTER, &(captcha == Captcha::Solved)];
        let rows = self.alone(ATTEMPT, &params).await?;
        rows.first().map(|row| Columns::of(row).take()).transpose()
    }

    pub async fn forget_attempts(&self, account: &str) -> Result<(), StoreError> {
        self.alone(FORGET_ATTEMPTS, &[&account]).await.map(drop)
    }
}

impl Tx {
    pub async fn add_session(&self, hash: [u8; 32], account: &str, now: Timestamp) -> Result<(), StoreError> {
        let params: [Param<'_>; 4] = [&&hash[..], &account, &now, &(now + SESSION_LIFE)];
        self.execute(SWEEP, &[&now]).await?;
        self.execute(ADD, &params).await.map(drop)
    }

    /// Makes a session younger than the password that was just changed.
    pub async fn reissue_session(&self, hash: [u8; 32], at: Timestamp) -> Result<(), StoreError> {
        self.execute(REISSUE, &[&&hash[..], &at]).await.map(drop)
    }
}
