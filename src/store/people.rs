//! Accounts as their people change them: tokens, profile, password, sign-up.

use jiff::Timestamp;

use super::columns::Columns;
use super::members::Joining;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::domain::user::Role;

queries! {
    OWN_TOKENS = "
        select id, description, last_used
          from access_token
         where account_id = $1 and application_id is null and not is_revoked
         order by id desc";

    TOKEN = "
        select account_id, description, last_used
          from access_token
         where id = $1";

    REVOKE = "
        update access_token
           set is_revoked = true
         where id = $1";

    REVOKE_ALL = "
           update access_token
              set is_revoked = true
            where account_id = $1 and application_id is null and not is_revoked
        returning id, description, last_used";

    PASSWORD_HASH = "
        select password_hash
          from account
         where id = $1";

    SET_PASSWORD = "
        update account
           set password_hash = $2, password_updated_at = $3, updated_at = $3
         where id = $1";

    /// What is null stays.
    EDIT = "
        update account
           set name = coalesce($2, name),
               phone = case when $3 then $4 else phone end,
               tracking_consent = coalesce($5, tracking_consent),
               tracking_consent_until = coalesce($6, tracking_consent_until),
               updated_at = $7
         where id = $1";

    IS_KNOWN = "
        select 1
          from account
         where email = $1";

    SIGN_UP = "
        insert into account (id, email, name, phone, password_hash, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $6)
            on conflict (email) do nothing
     returning id";

    ADD_ACTIVATION = "
        insert into activation (hash, account_id, created_at)
        values ($1, $2, $3)";

    ACTIVATE = "
          with used as (delete from activation where hash = $1 returning account_id)
        update account a
           set is_active = true, updated_at = $2
          from used
         where a.id = used.account_id
     returning a.id";

    INVITATIONS = "
        select i.id, i.company_id, c.org_id, i.role
          from invitation i
          join company c on c.id = i.company_id
         where i.email = $1 and i.accepted_at is null and i.expires_at > $2
         order by i.id
           for update of i";

    ACCEPT_INVITATIONS = "
        update invitation
           set accepted_at = $2
         where email = $1 and accepted_at is null and expires_at > $2";

    /// All of a person's requests for a new password go with the one that is used.
    USE_RESET = "
          with found as (select account_id from password_reset where hash = $1 and expires_at > $2)
        delete from password_reset r
         using found
         where r.account_id = found.account_id
     returning r.account_id";
}

/// A token as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnToken {
    pub id: String,
    pub description: Option<String>,
    pub last_used: Option<Timestamp>,
}

/// What changes in a profile; the rest stays.
#[derive(Debug, Default)]
pub struct ProfileChange {
    pub name: Option<String>,
    /// `Some(None)` erases it.
    pub phone: Option<Option<String>>,
    /// The choice, and how long it holds.
    pub tracking: Option<(bool, Timestamp)>,
}

/// Somebody who signs up.
#[derive(Debug)]
pub struct NewAccount<'a> {
    pub id: &'a str,
    pub email: &'a str,
    pub name: &'a str,
    pub phone: Option<&'a str>,
    pub password_hash: &'a str,
}

/// A company that somebody joined because he was invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    pub invitation_id: String,
    pub company_id: String,
    pub org_id: String,
    pub role: Role,
}

impl Store {
    /// Personal tokens that hold, newest first.
    pub async fn own_tokens(&self, account: &str) -> Result<Vec<OwnToken>, StoreError> {
        self.query(OWN_TOKENS, &[&account]).await?.iter().map(own_token).collect()
    }

    /// Whether an address has an account.
    pub async fn is_known_email(&self, email: &str) -> Result<bool, StoreError> {
        Ok(self.query_opt(IS_KNOWN, &[&email]).await?.is_some())
    }

    pub async fn password_hash(&self, account: &str) -> Result<Option<String>, StoreError> {
        Columns::of(&self.query_one(PASSWORD_HASH, &[&account]).await?).take()
    }

    /// Makes the account of a sign-up's link usable; `false` for a link that is unknown or used.
    pub async fn activate(&self, link: &str, now: Timestamp) -> Result<bool, StoreError> {
        let hash = self.token_key().hash(link);
        Ok(!self.alone(ACTIVATE, &[&&hash[..], &now]).await?.is_empty())
    }
}

impl Tx {
    /// A token and the account it belongs to.
    pub async fn token(&self, id: &str) -> Result<Option<(String, OwnToken)>, StoreError> {
        let Some(row) = self.query_opt(TOKEN, &[&id]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        let owner = columns.take()?;
        let token = OwnToken { id: id.to_owned(), description: columns.take()?, last_used: columns.take()? };
        Ok(Some((owner, token)))
    }

    pub async fn revoke_token(&self, id: &str) -> Result<(), StoreError> {
        self.execute(REVOKE, &[&id]).await.map(drop)
    }

    /// Revokes the personal tokens of an account, and tells which.
    pub async fn revoke_tokens(&self, account: &str) -> Result<Vec<OwnToken>, StoreError> {
        let rows = self.query(REVOKE_ALL, &[&account]).await?;
        let mut tokens = rows.iter().map(own_token).collect::<Result<Vec<_>, _>>()?;
        // What an update returns is in no order.
        tokens.sort_unstable_by(|a, b| b.id.cmp(&a.id));
        Ok(tokens)
    }

    pub async fn set_password(&self, account: &str, hash: &str, now: Timestamp) -> Result<(), StoreError> {
        self.execute(SET_PASSWORD, &[&account, &hash, &now]).await.map(drop)
    }

    pub async fn edit_profile(
        &self,
        account: &str,
        change: &ProfileChange,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (consent, until) = change.tracking.unzip();
        let (has_phone, phone) = (change.phone.is_some(), change.phone.as_ref().and_then(Option::as_ref));
        let params: [Param<'_>; 7] = [&account, &change.name, &has_phone, &phone, &consent, &until, &now];
        self.execute(EDIT, &params).await.map(drop)
    }

    /// Adds an inactive account; `false` where the address has one.
    pub async fn sign_up(&self, account: &NewAccount<'_>, now: Timestamp) -> Result<bool, StoreError> {
        let NewAccount { id, email, name, phone, password_hash } = account;
        Ok(self.query_opt(SIGN_UP, &[id, email, name, phone, password_hash, &now]).await?.is_some())
    }

    pub async fn add_activation(
        &self,
        hash: [u8; 32],
        account: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute(ADD_ACTIVATION, &[&&hash[..], &account, &now]).await.map(drop)
    }

    /// Turns the invitations that await an address into memberships, and tells which.
    pub async fn accept_invitations(
        &self,
        email: &str,
        account: &str,
        now: Timestamp,
    ) -> Result<Vec<Joined>, StoreError> {
        let mut companies = Vec::new();
        for row in self.query(INVITATIONS, &[&email, &now]).await? {
            let mut columns = Columns::of(&row);
            let one = Joined {
                invitation_id: columns.take()?,
                company_id: columns.take()?,
                org_id: columns.take()?,
                role: columns.named()?,
            };
            self.join(account, &one.company_id, one.role, Joining::Willing, now).await?;
            companies.push(one);
        }
        self.execute(ACCEPT_INVITATIONS, &[&email, &now]).await?;
        Ok(companies)
    }

    /// Uses up a link for a new password; the account, or none for a link that is unknown or over.
    pub async fn use_password_reset(
        &self,
        hash: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let rows = self.query(USE_RESET, &[&&hash[..], &now]).await?;
        rows.first().map(|row| Columns::of(row).take()).transpose()
    }
}

fn own_token(row: &Row) -> Result<OwnToken, StoreError> {
    let mut columns = Columns::of(row);
    Ok(OwnToken { id: columns.take()?, description: columns.take()?, last_used: columns.take()? })
}
