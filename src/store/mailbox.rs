//! Mail that a sandbox keeps instead of sending it.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Store, StoreError, queries};

queries! {
    KEEP = "
        insert into mailbox (id, recipients, subject, body, sent_at)
        values ($1, $2, $3, $4, $5)
            on conflict (id) do nothing";

    LATEST = "
        select recipients, subject, body, sent_at
          from mailbox
         order by id desc
         limit 100";

    SWEEP = "
        delete from mailbox
         where sent_at < $1";
}

/// A mail as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub recipients: Vec<String>,
    pub subject: String,
    pub body: String,
    pub sent_at: Timestamp,
}

impl Store {
    /// Keeps a mail; the same id twice is the same mail.
    pub async fn keep_mail(&self, id: &str, mail: &Kept) -> Result<(), StoreError> {
        let params: [Param<'_>; 5] = [&id, &mail.recipients, &mail.subject, &mail.body, &mail.sent_at];
        self.alone(KEEP, &params).await.map(drop)
    }

    /// The latest hundred, newest first.
    pub async fn mailbox(&self) -> Result<Vec<Kept>, StoreError> {
        self.query(LATEST, &[])
            .await?
            .iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                Ok(Kept {
                    recipients: columns.take()?,
                    subject: columns.take()?,
                    body: columns.take()?,
                    sent_at: columns.take()?,
                })
            })
            .collect()
    }

    pub async fn sweep_mailbox(&self, before: Timestamp) -> Result<(), StoreError> {
        self.alone(SWEEP, &[&before]).await.map(drop)
    }
}
