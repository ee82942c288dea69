//! Signing with a company's code: attempts are counted in a transaction of their own, so that they count
//! whatever becomes of the signature.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Store, Tx, queries};
use crate::context::Caller;
use crate::domain::security_code::{self, Attempts};
use crate::error::Result;

queries! {
    /// Takes the row's lock, which makes attempts at one code follow each other.
    OPEN = "
           insert into code_attempt as t (account_id, org_id, attempts, started_at)
           values ($1, $2, 0, $3)
               on conflict (account_id, org_id) do update
              set attempts = t.attempts
        returning attempts, started_at, locked_until";

    CODE = "
        select security_code
          from company
         where org_id = $1";

    COUNT = "
        update code_attempt
           set attempts = $3, started_at = $4, locked_until = $5
         where account_id = $1 and org_id = $2";
}

/// Lets the caller act for an organisation whose code he gives. Errors: `FORBIDDEN` without code or with a
/// wrong one, `TOO_MANY_REQUESTS` while the guard is closed.
pub async fn authorise_by_code(
    store: &Store,
    caller: &Caller,
    org_id: &str,
    code: Option<i32>,
    now: Timestamp,
) -> Result<()> {
    let Some(code) = code else { return Err(security_code::missing()) };
    store
        .transaction(|tx| async move {
            Ok::<_, crate::error::Error>(attempt(&tx, caller, org_id, code, now).await?)
        })
        .await?
}

async fn attempt(
    tx: &Tx,
    caller: &Caller,
    org_id: &str,
    code: i32,
    now: Timestamp,
) -> std::result::Result<Result<()>, super::StoreError> {
    let row = tx.query_one(OPEN, &[&caller.user_id, &org_id, &now]).await?;
    let mut columns = Columns::of(&row);
    let before = Attempts { count: columns.take()?, since: columns.take()?, locked_until: columns.take()? };
    let right = match tx.query_opt(CODE, &[&org_id]).await? {
        Some(row) => Some(row.try_get(0)?),
        None => None,
    };
    let (after, answer) = before.attempt(code, right, now);
    let params: [Param<'_>; 5] = [&caller.user_id, &org_id, &after.count, &after.since, &after.locked_until];
    tx.execute(COUNT, &params).await?;
    Ok(answer)
}
