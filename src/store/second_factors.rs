//! Second factors: sealed seeds, what guards their codes, recovery codes, and sessions that wait for a code.

use jiff::{SignedDuration, Timestamp};

use super::columns::Columns;
use super::{Param, Store, StoreError, Tx, queries};
use crate::domain::second_factor::{Guard, Tried, Used};

queries! {
    HALF = "
        select account_id, return_to, expires_at > $2
          from half_session
         where hash = $1";

    OPEN_HALF = "
          with swept as (delete from half_session where expires_at <= $5),
               forgotten as (delete from login_attempt where account_id = $2)
        insert into half_session (hash, account_id, return_to, expires_at)
        values ($1, $2, $3, $4)";

    /// Whoever let one run out begins again with no wrong code.
    TIME_OUT = "
          with gone as (delete from half_session where hash = $1 returning account_id)
        update account a
           set totp_failures = 0
          from gone
         where a.id = gone.account_id
     returning a.id";

    USE_HALF = "
        delete from half_session
         where hash = $1";

    LOCK = "
        select a.email, a.name, a.totp_activated_at is not null, a.totp_seed, a.totp_last_step,
               a.totp_before_used, a.totp_failures, a.totp_locked_until,
               array(select r.hash from recovery_code r where r.account_id = a.id)
          from account a
         where a.id = $1
           for update";

    NOTE = "
        update account
           set totp_last_step = coalesce($2, totp_last_step), totp_before_used = coalesce($5, totp_before_used),
               totp_failures = $3,
               totp_locked_until = case when $2 is null then coalesce($4, totp_locked_until) end
         where id = $1";

    PREPARE = "
        update account
           set totp_seed = $2, totp_last_step = null, totp_before_used = false, totp_failures = 0,
               totp_locked_until = null, updated_at = $3
         where id = $1";

    /// Sessions that are not younger end.
    ACTIVATE = "
        update account
           set totp_activated_at = $2, totp_failures = 0, totp_locked_until = null, password_updated_at = $2,
               updated_at = $2
         where id = $1";

    TAKE_OFF = "
          with codes as (delete from recovery_code where account_id = $1),
               waiting as (delete from half_session where account_id = $1)
        update account
           set totp_activated_at = null, totp_seed = null, totp_last_step = null, totp_before_used = false,
               totp_failures = 0, totp_locked_until = null, updated_at = $2
         where id = $1";

    RECOVERY_CODES = "
          with old as (delete from recovery_code where account_id = $1 and hash <> all($2))
        insert into recovery_code (account_id, hash)
        select $1, unnest($2::bytea[])
            on conflict do nothing";
}

/// For how long half a session that ran out is still told from one that never was.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

/// A right password that waits for its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfSession {
    pub account_id: String,
    pub return_to: String,
}

/// What is kept of an account's second factor.
#[derive(Debug)]
pub struct KeptFactor {
    pub email: String,
    pub name: String,
    pub is_active: bool,
    pub sealed_seed: Option<Vec<u8>>,
    pub guard: Guard,
    pub recovery_hashes: Vec<Vec<u8>>,
}

impl Store {
    /// Keeps that a password was right, which has the wrong ones forgotten.
    pub async fn open_half_session(
        &self,
        id: &str,
        account: &str,
        return_to: &str,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let hash = self.token_key().hash(id);
        let params: [Param<'_>; 5] = [&&hash[..], &account, &return_to, &expires_at, &(now - REMEMBERED)];
        self.alone(OPEN_HALF, &params).await.map(drop)
    }

    /// Half a session; none when it is unknown or over.
    pub async fn half_session(&self, id: &str, now: Timestamp) -> Result<Option<HalfSession>, StoreError> {
        let hash = self.token_key().hash(id);
        let Some(row) = self.query_opt(HALF, &[&&hash[..], &now]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        let found = HalfSession { account_id: columns.take()?, return_to: columns.take()? };
        if columns.take()? {
            return Ok(Some(found));
        }
        self.alone(TIME_OUT, &[&&hash[..]]).await?;
        Ok(None)
    }
}

impl Tx {
    /// Holds an account and tells of its second factor.
    pub async fn lock_second_factor(&self, account: &str) -> Result<KeptFactor, StoreError> {
        let row = self.query_opt(LOCK, &[&account]).await?.ok_or(StoreError::Missing("Utilisateur"))?;
        let mut columns = Columns::of(&row);
        Ok(KeptFactor {
            email: columns.take()?,
            name: columns.take()?,
            is_active: columns.take()?,
            sealed_seed: columns.take()?,
            guard: Guard {
                used: Used { last: columns.take()?, before: columns.take()? },
                failures: columns.take()?,
                locked_until: columns.take()?,
            },
            recovery_hashes: columns.take()?,
        })
    }

    /// Keeps what came of a code.
    pub async fn note_code(&self, account: &str, tried: Tried) -> Result<(), StoreError> {
        let (used, failures, locked_until) = match tried {
            Tried::Locked(_) => return Ok(()),
            Tried::Right(used) => (Some(used), 0, None),
            Tried::Wrong { failures, locked_until } => (None, failures, locked_until),
        };
        let (step, before) = (used.and_then(|used| used.last), used.map(|used| used.before));
        self.execute(NOTE, &[&account, &step, &failures, &locked_until, &before]).await.map(drop)
    }

    /// `false` where somebody else has used it.
    pub async fn use_half_session(&self, hash: [u8; 32]) -> Result<bool, StoreError> {
        Ok(self.execute(USE_HALF, &[&&hash[..]]).await? > 0)
    }

    /// Keeps a seed that is not in use yet.
    pub async fn prepare_second_factor(
        &self,
        account: &str,
        sealed_seed: &[u8],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute(PREPARE, &[&account, &sealed_seed, &now]).await.map(drop)
    }

    pub async fn activate_second_factor(
        &self,
        account: &str,
        recovery_hashes: &[[u8; 32]],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let hashes: Vec<&[u8]> = recovery_hashes.iter().map(<[u8; 32]>::as_slice).collect();
        self.execute(RECOVERY_CODES, &[&account, &hashes]).await?;
        self.execute(ACTIVATE, &[&account, &now]).await.map(drop)
    }

    pub async fn take_off_second_factor(&self, account: &str, now: Timestamp) -> Result<(), StoreError> {
        self.execute(TAKE_OFF, &[&account, &now]).await.map(drop)
    }
}
