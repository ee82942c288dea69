//! Invitations to a company, of people who have no account yet.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::domain::user::Role;
use crate::tokens::hex;

/// Every column of an [`Invitation`], in the order that [`invitation`] reads them.
macro_rules! invitation_columns {
    () => {
        "i.id, i.email, i.role, c.org_id"
    };
}

queries! {
    BY_LINK = concat!("
        select ", invitation_columns!(), "
          from invitation i
          join company c on c.id = i.company_id
         where i.hash = $1 and i.accepted_at is null and i.expires_at > $2");

    HOLD = concat!("
        select ", invitation_columns!(), "
          from invitation i
          join company c on c.id = i.company_id
         where i.hash = $1 and i.accepted_at is null and i.expires_at > $2
           for update of i");

    LIVE = concat!("
        select ", invitation_columns!(), "
          from invitation i
          join company c on c.id = i.company_id
         where i.email = $1 and i.company_id = $2 and i.accepted_at is null and i.expires_at > $3
         order by i.id desc
         limit 1");

    ADD = "
        insert into invitation (id, email, company_id, role, hash, expires_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";

    SET_ROLE = "
        update invitation
           set role = $3
         where id = $1 and company_id = $2 and accepted_at is null and expires_at > $4";

    /// What awaits a new member at the company is settled.
    SETTLE = "
          with request as (
               update membership_request
                  set status = 'ACCEPTED', updated_at = $4
                where account_id = $1 and company_id = $3 and status = 'PENDING'
               )
        update invitation
           set accepted_at = $4
         where email = $2 and company_id = $3 and accepted_at is null and expires_at > $4";

    WITHDRAW = "
        delete from invitation
         where email = $1 and company_id = $2 and accepted_at is null and expires_at > $3
     returning id";

    OPEN_ACCOUNT = "
        insert into account (id, email, name, password_hash, is_active, created_at, updated_at)
        values ($1, $2, $3, $4, true, $5, $5)
            on conflict (email) do nothing
     returning id";
}

/// An invitation that can be accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: String,
    pub email: String,
    pub role: Role,
    pub org_id: String,
}

/// An invitation as it is kept.
#[derive(Debug)]
pub struct NewInvitation<'a> {
    pub id: &'a str,
    pub email: &'a str,
    pub company_id: &'a str,
    pub role: Role,
    /// The hash of what its link holds.
    pub hash: [u8; 32],
    pub expires_at: Timestamp,
}

/// Somebody who was invited and makes his account.
#[derive(Debug)]
pub struct Invited<'a> {
    pub id: &'a str,
    pub email: &'a str,
    pub name: &'a str,
    pub password_hash: &'a str,
}

impl Store {
    /// The invitation that a link leads to, while it can be accepted.
    pub async fn invitation(&self, link: &str, now: Timestamp) -> Result<Option<Invitation>, StoreError> {
        let hash = hex(&self.token_key().hash(link));
        self.query_opt(BY_LINK, &[&hash, &now]).await?.as_ref().map(invitation).transpose()
    }
}

impl Tx {
    /// The invitation whose link has this hash, held until the transaction ends.
    pub async fn hold_invitation(
        &self,
        hash: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<Invitation>, StoreError> {
        self.query_opt(HOLD, &[&hex(&hash), &now]).await?.as_ref().map(invitation).transpose()
    }

    /// The invitation to a company that an address can accept.
    pub async fn live_invitation(
        &self,
        email: &str,
        company: &str,
        now: Timestamp,
    ) -> Result<Option<Invitation>, StoreError> {
        self.query_opt(LIVE, &[&email, &company, &now]).await?.as_ref().map(invitation).transpose()
    }

    pub async fn add_invitation(&self, new: &NewInvitation<'_>, now: Timestamp) -> Result<(), StoreError> {
        let NewInvitation { id, email, company_id, role, hash, expires_at } = new;
        let (role, hash) = (role.as_str(), hex(hash));
        let params: [Param<'_>; 7] = [id, email, company_id, &role, &hash, expires_at, &now];
        self.execute(ADD, &params).await.map(drop)
    }

    /// Changes the role that somebody invited will have; `false` where no such invitation can be accepted.
    pub async fn set_invited_role(
        &self,
        id: &str,
        company: &str,
        role: Role,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(self.execute(SET_ROLE, &[&id, &company, &role.as_str(), &now]).await? > 0)
    }

    /// Takes a request and an invitation of a new member as accepted.
    pub async fn settle(
        &self,
        account: &str,
        email: &str,
        company: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute(SETTLE, &[&account, &email, &company, &now]).await.map(drop)
    }

    /// The id of what was withdrawn; none where there is nothing to withdraw.
    pub async fn withdraw_invitation(
        &self,
        email: &str,
        company: &str,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let rows = self.query(WITHDRAW, &[&email, &company, &now]).await?;
        rows.first().map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// Adds an account that is open at once; `false` where the address has one.
    pub async fn open_account(&self, account: &Invited<'_>, now: Timestamp) -> Result<bool, StoreError> {
        let Invited { id, email, name, password_hash } = account;
        Ok(self.query_opt(OPEN_ACCOUNT, &[id, email, name, password_hash, &now]).await?.is_some())
    }
}

fn invitation(row: &Row) -> Result<Invitation, StoreError> {
    let mut columns = Columns::of(row);
    Ok(Invitation {
        id: columns.take()?,
        email: columns.take()?,
        role: columns.named()?,
        org_id: columns.take()?,
    })
}
