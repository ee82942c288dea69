//! Applications of others: what their owners declare, and who has given them access.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Row, Store, StoreError, Tx, queries};
use crate::generated::ApplicationGoal;

/// What a missing application is called.
const APPLICATION: &str = "Application";

/// Every column of an [`Application`], in the order that [`application`] reads them.
macro_rules! application_columns {
    () => {
        "p.id, p.account_id, p.name, p.goal, p.redirect_uris, p.client_secret"
    };
}

/// Every column of a [`Grant`], in the order that [`grant`] reads them, for one account's tokens.
macro_rules! grant {
    ($condition:literal) => {
        concat!(
            "
        select p.id, p.name, o.name, max(t.last_used)
          from access_token t
          join application p on p.id = t.application_id
          join account o on o.id = p.account_id
         where t.account_id = $1 and ",
            $condition,
            "
         group by p.id, o.id
         order by max(t.id) desc"
        )
    };
}

queries! {
    BY_ID = concat!("
        select ", application_columns!(), "
          from application p
         where p.id = $1");

    /// Holds it, so that no token is made for it meanwhile.
    LOCK = concat!("
        select ", application_columns!(), "
          from application p
         where p.id = $1
           for update");

    OWN = concat!("
        select ", application_columns!(), "
          from application p
         where p.account_id = $1
         order by p.id desc");

    ADD = "
        insert into application (id, account_id, name, goal, redirect_uris, client_secret, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $7)";

    UPDATE = "
        update application
           set name = $2, goal = $3, redirect_uris = $4, updated_at = $5
         where id = $1";

    /// What was asked and coded goes with it.
    DELETE = "
        delete from application
         where id = $1";

    REVOKE_ALL = "
        update access_token
           set is_revoked = true
         where application_id = $1 and not is_revoked";

    GRANTS = grant!("not t.is_revoked");

    GRANT = grant!("p.id = $2");

    REVOKE = "
        update access_token
           set is_revoked = true
         where account_id = $1 and application_id = $2 and not is_revoked";
}

/// An application, as its owner declared it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    pub id: String,
    pub account_id: String,
    pub name: String,
    pub goal: ApplicationGoal,
    pub redirect_uris: Vec<String>,
    /// Sealed.
    pub client_secret: Vec<u8>,
}

/// An application that somebody has given access to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub application_id: String,
    pub name: String,
    pub owner: String,
    pub last_used: Option<Timestamp>,
}

impl Store {
    pub async fn application(&self, id: &str) -> Result<Application, StoreError> {
        found(self.query_opt(BY_ID, &[&id]).await?)
    }

    /// Applications of their owner, newest first.
    pub async fn own_applications(&self, account: &str) -> Result<Vec<Application>, StoreError> {
        self.query(OWN, &[&account]).await?.iter().map(application).collect()
    }

    /// Applications with a token of this account that holds.
    pub async fn grants(&self, account: &str) -> Result<Vec<Grant>, StoreError> {
        self.query(GRANTS, &[&account]).await?.iter().map(grant).collect()
    }
}

impl Tx {
    /// An application, held until the transaction ends.
    pub async fn lock_application(&self, id: &str) -> Result<Application, StoreError> {
        found(self.query_opt(LOCK, &[&id]).await?)
    }

    pub async fn add_application(&self, new: &Application, now: Timestamp) -> Result<(), StoreError> {
        let Application { id, account_id, name, goal, redirect_uris, client_secret } = new;
        let params: [Param<'_>; 7] =
            [id, account_id, name, &goal.as_str(), redirect_uris, client_secret, &now];
        self.execute(ADD, &params).await.map(drop)
    }

    /// Keeps what may change of an application.
    pub async fn update_application(&self, new: &Application, now: Timestamp) -> Result<(), StoreError> {
        let Application { id, name, goal, redirect_uris, .. } = new;
        let params: [Param<'_>; 5] = [id, name, &goal.as_str(), redirect_uris, &now];
        self.execute(UPDATE, &params).await.map(drop)
    }

    /// Removes an application and revokes its tokens.
    pub async fn delete_application(&self, id: &str) -> Result<(), StoreError> {
        self.execute(REVOKE_ALL, &[&id]).await?;
        self.execute(DELETE, &[&id]).await.map(drop)
    }

    /// Revokes what an application was given by an account, which it may have been earlier. None where it was
    /// given nothing, ever.
    pub async fn revoke_grant(&self, account: &str, application: &str) -> Result<Option<Grant>, StoreError> {
        let Some(row) = self.query_opt(GRANT, &[&account, &application]).await? else { return Ok(None) };
        self.execute(REVOKE, &[&account, &application]).await?;
        grant(&row).map(Some)
    }
}

fn found(row: Option<Row>) -> Result<Application, StoreError> {
    application(&row.ok_or(StoreError::Missing(APPLICATION))?)
}

fn application(row: &Row) -> Result<Application, StoreError> {
    let mut columns = Columns::of(row);
    Ok(Application {
        id: columns.take()?,
        account_id: columns.take()?,
        name: columns.take()?,
        goal: columns.named()?,
        redirect_uris: columns.take()?,
        client_secret: columns.take()?,
    })
}

fn grant(row: &Row) -> Result<Grant, StoreError> {
    let mut columns = Columns::of(row);
    Ok(Grant {
        application_id: columns.take()?,
        name: columns.take()?,
        owner: columns.take()?,
        last_used: columns.take()?,
    })
}
