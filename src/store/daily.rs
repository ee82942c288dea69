//! How far what is done once a day has come.

use jiff::Timestamp;

use super::{StoreError, Tx, queries};

queries! {
    BEGIN = "
        insert into daily_run (name, done_until)
        values ($1, $2)
            on conflict (name) do nothing";

    /// Somebody else's work under way is passed over.
    TAKE = "
        select done_until
          from daily_run
         where name = $1 and done_until < $2
           for update skip locked";

    DONE = "
        update daily_run
           set done_until = $2, done_at = $3
         where name = $1";
}

impl Tx {
    /// Takes a piece of daily work, for as long as the transaction lasts, when it is not done until `until`.
    /// How far it has come; `first` where it has never been done. None: somebody has done it, or is at it.
    pub async fn take_daily(
        &self,
        name: &str,
        first: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        self.execute(BEGIN, &[&name, &first]).await?;
        let row = self.query_opt(TAKE, &[&name, &until]).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// Marks a piece of daily work as done until an instant.
    pub async fn daily_done(&self, name: &str, until: Timestamp, now: Timestamp) -> Result<(), StoreError> {
        self.execute(DONE, &[&name, &until, &now]).await.map(drop)
    }
}
