//! Files prepared for `/download`, fetched by a token that lives for seconds.

use jiff::Timestamp;

use super::columns::Columns;
use super::{Param, Store, StoreError, Tx, queries};

queries! {
    ADD = "
        insert into download (token_hash, file_name, content_type, content, expires_at)
        values ($1, $2, $3, $4, $5)";

    TAKE = "
        select file_name, content_type, content
          from download
         where token_hash = $1 and expires_at > $2";

    SWEEP = "
        delete from download
         where expires_at <= $1";
}

/// A file ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    pub file_name: String,
    pub content_type: String,
    pub content: Vec<u8>,
}

impl Store {
    /// The file behind a download's token; none for one that is unknown or over.
    pub async fn take_download(&self, token: &str, now: Timestamp) -> Result<Option<Download>, StoreError> {
        let hash: &[u8] = &self.token_key().hash(token);
        let Some(row) = self.query_opt(TAKE, &[&hash, &now]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(Download {
            file_name: columns.take()?,
            content_type: columns.take()?,
            content: columns.take()?,
        }))
    }

    /// Keeps a file for `token` until `expires_at`, and forgets those that nobody can fetch any more.
    pub async fn keep_download(
        &self,
        token: &str,
        file: &Download,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let hash: &[u8] = &self.token_key().hash(token);
        let tx = self.begin().await?;
        tx.sweep_downloads(now).await?;
        let params: [Param<'_>; 5] = [&hash, &file.file_name, &file.content_type, &file.content, &expires_at];
        tx.execute(ADD, &params).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn sweep_downloads(&self, now: Timestamp) -> Result<(), StoreError> {
        self.execute(SWEEP, &[&now]).await.map(drop)
    }
}
