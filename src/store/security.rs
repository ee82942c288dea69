//! Accounts as others than their people see to them: links for a new password, their end, administrators of
//! the platform who act as somebody else, administrations that read more than their own.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Row, Store, StoreError, Tx, queries};

queries! {
    ACCOUNT = "
        select id, email, name, is_active
          from account
         where email = $1";

    HOLD = "
        select id, email, name, is_active
          from account
         where id = $1 or email = $2
           for update";

    REPLACE_RESETS = "
          with old as (delete from password_reset where account_id = $2 and hash <> $1)
        insert into password_reset (hash, account_id, expires_at)
        values ($1, $2, $3)";

    ONLY_ADMIN = "
        select c.org_id
          from membership m
          join company c on c.id = m.company_id
         where m.account_id = $1 and m.role = 'ADMIN'
           and not exists (select
                             from membership o
                            where o.company_id = m.company_id and o.role = 'ADMIN' and o.account_id <> $1)
         order by c.org_id
         limit 1";

    OWNS_APPLICATION = "select from application where account_id = $1 limit 1";

    /// What an account leaves behind is the row that notes and events name, and no person.
    ANONYMIZE = "
          with memberships as (delete from membership where account_id = $1),
               requests as (delete from membership_request where account_id = $1),
               invitations as (delete from invitation where email = $2),
               tokens as (delete from access_token where account_id = $1),
               sessions as (delete from session where account_id = $1 or acting_as = $1),
               half_sessions as (delete from half_session where account_id = $1),
               resets as (delete from password_reset where account_id = $1),
               activations as (delete from activation where account_id = $1),
               recovery as (delete from recovery_code where account_id = $1),
               logins as (delete from login_attempt where account_id = $1),
               grants as (delete from oauth2_code where account_id = $1),
               codes as (delete from code_attempt where account_id = $1)
        update account
           set email = $3, name = $4, phone = null, password_hash = null, password_updated_at = $5,
               is_active = false, is_admin = false, feature_flags = '{}', government_account_id = null,
               tracking_consent = false, tracking_consent_until = null, totp_activated_at = null,
               totp_seed = null, totp_last_step = null, totp_before_used = false, totp_failures = 0,
               totp_locked_until = null, updated_at = $5
         where id = $1";

    /// An administrator of the platform, by his session; whomever he acts as.
    ADMIN = "
        select a.id
          from session s
          join account a on a.id = s.account_id
         where s.hash = $1 and s.expires_at > $2 and a.is_active and a.is_admin
           and a.totp_activated_at is not null
           and (a.password_updated_at is null or s.issued_at > a.password_updated_at)
           for update of s";

    ACT_AS = "
        update session
           set acting_as = $2, acting_until = $3
         where hash = $1";

    NOTE_ACT = "
        insert into impersonation (id, admin_id, account_id, ip, started_at, ends_at)
        values ($1, $2, $3, $4, $5, $6)";

    NOTE_END = "
        update impersonation
           set ends_at = $2
         where admin_id = $1 and ends_at > $2";

    /// What an administration may read of, when its person calls from this address.
    GOVERNMENT = "
        select g.authorized_org_ids
          from account a
          join government_account g on g.id = a.government_account_id
         where a.id = $1 and $2 = any(g.permissions) and $3 = any(g.authorized_ips)";

    SET_ADMIN = "
        update account
           set is_admin = $2, updated_at = $3
         where email = $1
     returning totp_activated_at is not null";

    SAVE_GOVERNMENT = "
        insert into government_account (id, name, permissions, authorized_ips, authorized_org_ids, created_at,
               updated_at)
        values ($1, $2, $3, $4, $5, $6, $6)
            on conflict (name) do update
           set permissions = $3, authorized_ips = $4, authorized_org_ids = $5, updated_at = $6
     returning id";

    LINK_GOVERNMENT = "
        update account
           set government_account_id = $2, updated_at = $3
         where email = $1
     returning id";
}

/// An account, as somebody else finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAccount {
    pub id: String,
    pub email: String,
    pub name: String,
    pub is_active: bool,
}

/// Why an account cannot be made anonymous.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The only administrator of this organisation.
    OnlyAdmin(String),
    /// The owner of an application, which others may use.
    OwnsApplication,
}

/// Whether somebody becomes an administrator of the platform, or is one no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Administration {
    Given,
    Taken,
}

/// An administration, as an operator describes it.
#[derive(Debug)]
pub struct Government<'a> {
    pub name: &'a str,
    pub permissions: &'a [String],
    pub ips: &'a [String],
    pub org_ids: &'a [String],
}

impl Store {
    /// The organisations whose notes an administration's person may read from this address; none where this
    /// is nobody of one, or not allowed that.
    pub async fn government_reach(
        &self,
        account: &str,
        permission: &str,
        ip: &str,
    ) -> Result<Option<Vec<String>>, StoreError> {
        let row = self.query_opt(GOVERNMENT, &[&account, &permission, &ip]).await?;
        row.map(|row| Columns::of(&row).take()).transpose()
    }

    /// Makes somebody an administrator of the platform, or one no longer. Tells whether a second factor is
    /// active, without which he is none; nothing where there is no such account.
    pub async fn set_admin(
        &self,
        email: &str,
        administration: Administration,
        now: Timestamp,
    ) -> Result<Option<bool>, StoreError> {
        let rows = self.alone(SET_ADMIN, &[&email, &(administration == Administration::Given), &now]).await?;
        rows.first().map(|row| Columns::of(row).take()).transpose()
    }

    /// Makes somebody a person of an administration, which is created or changed; `false`: no such account.
    pub async fn link_government(
        &self,
        email: &str,
        id: &str,
        government: &Government<'_>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Government { name, permissions, ips, org_ids } = government;
        let tx = self.begin().await?;
        let row = tx.query_one(SAVE_GOVERNMENT, &[&id, name, permissions, ips, org_ids, &now]).await?;
        let id: String = Columns::of(&row).take()?;
        if tx.query_opt(LINK_GOVERNMENT, &[&email, &id, &now]).await?.is_none() {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Makes somebody a person of no administration; `false`: no such account.
    pub async fn unlink_government(&self, email: &str, now: Timestamp) -> Result<bool, StoreError> {
        Ok(!self.alone(LINK_GOVERNMENT, &[&email, &None::<&str>, &now]).await?.is_empty())
    }
}

impl Tx {
    pub async fn account_of(&self, email: &str) -> Result<Option<FoundAccount>, StoreError> {
        self.query_opt(ACCOUNT, &[&email]).await?.as_ref().map(found).transpose()
    }

    /// Holds the account with this id or this address.
    pub async fn hold_account(&self, id: &str, email: &str) -> Result<Option<FoundAccount>, StoreError> {
        self.query_opt(HOLD, &[&id, &email]).await?.as_ref().map(found).transpose()
    }

    /// Keeps a link for a new password, the only one that holds from now on.
    pub async fn replace_password_resets(
        &self,
        hash: [u8; 32],
        account: &str,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute(REPLACE_RESETS, &[&&hash[..], &account, &expires_at]).await.map(drop)
    }

    pub async fn obstacle(&self, account: &str) -> Result<Option<Obstacle>, StoreError> {
        if self.query_opt(OWNS_APPLICATION, &[&account]).await?.is_some() {
            return Ok(Some(Obstacle::OwnsApplication));
        }
        let row = self.query_opt(ONLY_ADMIN, &[&account]).await?;
        row.map(|row| Ok(Obstacle::OnlyAdmin(Columns::of(&row).take()?))).transpose()
    }

    pub async fn anonymize(
        &self,
        account: &str,
        old_email: &str,
        email: &str,
        name: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let params: [Param<'_>; 5] = [&account, &old_email, &email, &name, &now];
        self.execute(ANONYMIZE, &params).await.map(drop)
    }

    /// The administrator of the platform whose session this is; the session is held.
    pub async fn admin_of(&self, session: [u8; 32], now: Timestamp) -> Result<Option<String>, StoreError> {
        let row = self.query_opt(ADMIN, &[&&session[..], &now]).await?;
        row.map(|row| Columns::of(&row).take()).transpose()
    }

    /// From now on the session is that of another account, until an instant.
    pub async fn act_as(
        &self,
        session: [u8; 32],
        account: Option<&str>,
        until: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.execute(ACT_AS, &[&&session[..], &account, &until]).await.map(drop)
    }

    /// Notes for good who acts as whom.
    pub async fn note_acting(
        &self,
        id: &str,
        admin: &str,
        account: &str,
        ip: &str,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        let params: [Param<'_>; 6] = [&id, &admin, &account, &ip, &from, &until];
        self.execute(NOTE_ACT, &params).await.map(drop)
    }

    /// Notes that it ended early.
    pub async fn note_acting_ended(&self, admin: &str, now: Timestamp) -> Result<(), StoreError> {
        self.execute(NOTE_END, &[&admin, &now]).await.map(drop)
    }
}

fn found(row: &Row) -> Result<FoundAccount, StoreError> {
    let mut columns = Columns::of(row);
    Ok(FoundAccount {
        id: columns.take()?,
        email: columns.take()?,
        name: columns.take()?,
        is_active: columns.take()?,
    })
}
