//! The way from a person's yes to an application's token, in steps that any node may take.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Store, StoreError, Tx, queries};
use crate::oauth2::{Challenge, Method, Request};

queries! {
    SWEEP_TRANSACTIONS = "
        delete from oauth2_transaction
         where expires_at <= $1";

    SWEEP_CODES = "
        delete from oauth2_code
         where expires_at <= $1";

    ASK = "
        insert into oauth2_transaction (hash, session_hash, application_id, redirect_uri, state, challenge,
               challenge_method, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";

    /// Uses a transaction up; of another session it stays where it is.
    ANSWER = "
           delete from oauth2_transaction t
            using session s
            where t.hash = $1 and t.session_hash = $2 and t.expires_at > $3 and s.hash = t.session_hash
        returning s.account_id, t.application_id, t.redirect_uri, t.state, t.challenge, t.challenge_method";

    ADD_CODE = "
        insert into oauth2_code (hash, account_id, application_id, redirect_uri, challenge, challenge_method,
               expires_at)
        values ($1, $2, $3, $4, $5, $6, $7)";

    /// Holds an application, so that it stays. It comes before the code: who deletes one takes them in this order.
    CLIENT = "
        select client_secret
          from application
         where id = $1
           for key share";

    CODE = "
        select a.id, a.name, a.email, c.application_id, c.redirect_uri, c.challenge, c.challenge_method
          from oauth2_code c
          join account a on a.id = c.account_id
         where c.hash = $1 and c.expires_at > $2 and a.is_active
           for update of c";

    USE_CODE = "
        delete from oauth2_code
         where hash = $1";
}

/// A question that its person has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub account_id: String,
    pub request: Request,
}

/// What a code stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub account_id: String,
    pub name: String,
    pub email: String,
    pub application_id: String,
    pub redirect_uri: String,
    pub challenge: Option<Challenge>,
}

impl Store {
    /// Notes what a session is asked, until `expires_at`.
    pub async fn ask(
        &self,
        transaction: &str,
        session: &str,
        request: &Request,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let (hash, session) = (self.token_key().hash(transaction), self.token_key().hash(session));
        let Request { client_id, redirect_uri, state, challenge } = request;
        let (challenge, method) = columns_of(challenge.as_ref());
        let params: [Param<'_>; 8] =
            [&&hash[..], &&session[..], client_id, redirect_uri, state, &challenge, &method, &expires_at];
        let tx = self.begin().await?;
        tx.execute(SWEEP_TRANSACTIONS, &[&now]).await?;
        tx.execute(ASK, &params).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Takes the question of a session, which is answered once. None where there is no such question.
    pub async fn answer(
        &self,
        transaction: [u8; 32],
        session: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<Answered>, StoreError> {
        let params: [Param<'_>; 3] = [&&transaction[..], &&session[..], &now];
        let Some(row) = self.query_opt(ANSWER, &params).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(Answered {
            account_id: columns.take()?,
            request: Request {
                client_id: columns.take()?,
                redirect_uri: columns.take()?,
                state: columns.take()?,
                challenge: challenge(&mut columns)?,
            },
        }))
    }

    /// Keeps a code for what was answered, until `expires_at`.
    pub async fn add_code(
        &self,
        hash: [u8; 32],
        answered: &Answered,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let Answered { account_id, request } = answered;
        let (challenge, method) = columns_of(request.challenge.as_ref());
        let params: [Param<'_>; 7] = [
            &&hash[..],
            account_id,
            &request.client_id,
            &request.redirect_uri,
            &challenge,
            &method,
            &expires_at,
        ];
        self.execute(SWEEP_CODES, &[&now]).await?;
        self.execute(ADD_CODE, &params).await.map(drop)
    }

    /// The sealed secret of an application, which stays until the transaction ends.
    pub async fn hold_client(&self, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let row = self.query_opt(CLIENT, &[&id]).await?;
        row.map(|row| Columns::of(&row).take()).transpose()
    }

    /// What a code stands for, held until the transaction ends.
    pub async fn lock_code(&self, hash: [u8; 32], now: Timestamp) -> Result<Option<Code>, StoreError> {
        let Some(row) = self.query_opt(CODE, &[&&hash[..], &now]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(Code {
            account_id: columns.take()?,
            name: columns.take()?,
            email: columns.take()?,
            application_id: columns.take()?,
            redirect_uri: columns.take()?,
            challenge: challenge(&mut columns)?,
        }))
    }

    pub async fn use_code(&self, hash: [u8; 32]) -> Result<(), StoreError> {
        self.execute(USE_CODE, &[&&hash[..]]).await.map(drop)
    }
}

fn columns_of(challenge: Option<&Challenge>) -> (Option<&str>, Option<&'static str>) {
    challenge.map(|challenge| (challenge.text.as_str(), challenge.method.as_str())).unzip()
}

fn challenge(columns: &mut Columns<'_>) -> Result<Option<Challenge>, StoreError> {
    let (text, method) = (columns.take::<Option<String>>()?, columns.take::<Option<&str>>()?);
    let Some((text, method)) = text.zip(method) else { return Ok(None) };
    let method: Method = super::columns::named(method)?;
    Ok(Some(Challenge { text, method }))
}
