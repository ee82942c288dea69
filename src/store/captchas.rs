//! Captchas that wait for their answer: kept by the database, so that any node may be asked for it.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Store, StoreError, queries};

queries! {
    /// Those that are over go with each new one.
    ADD = "
          with swept as (delete from captcha where expires_at <= $4)
        insert into captcha (token_hash, answer, expires_at)
        values ($1, $2, $3)";

    ANSWER = "
        select answer
          from captcha
         where token_hash = $1 and expires_at > $2";

    TAKE = "
        delete from captcha
         where token_hash = $1
     returning answer, expires_at > $2";
}

impl Store {
    pub async fn add_captcha(
        &self,
        token: &str,
        answer: &str,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let hash: &[u8] = &self.token_key().hash(token);
        let params: [Param<'_>; 4] = [&hash, &answer, &expires_at, &now];
        self.alone(ADD, &params).await.map(drop)
    }

    /// What the captcha behind a token asks for; none when it is unknown, used or over.
    pub async fn captcha(&self, token: &str, now: Timestamp) -> Result<Option<String>, StoreError> {
        let hash: &[u8] = &self.token_key().hash(token);
        let row = self.query_opt(ANSWER, &[&hash, &now]).await?;
        row.map(|row| Columns::of(&row).take()).transpose()
    }

    /// The same, for the one time that it is compared with what somebody gave.
    pub async fn take_captcha(&self, token: &str, now: Timestamp) -> Result<Option<String>, StoreError> {
        let hash: &[u8] = &self.token_key().hash(token);
        let rows = self.alone(TAKE, &[&hash, &now]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let mut columns = Columns::of(row);
        let (answer, stands): (String, bool) = (columns.take()?, columns.take()?);
        Ok(stands.then_some(answer))
    }
}
