//! Mail that a sandbox keeps instead of sending it.

use jiff::Timestamp;

use super::columns::Columns;
use super::downloads::Download;
use super::{Param, Store, StoreError, queries};

queries! {
    KEEP = "
        with mail as (
            insert into mailbox (id, recipients, copies, subject, body, sent_at)
            values ($1, $2, $3, $4, $5, $6)
                on conflict (id) do nothing
            returning id
        )
        insert into mailbox_attachment (mail_id, number, file_name, content_type, content)
        select mail.id, f.number, f.file_name, f.content_type, f.content
          from mail, unnest($7::text[], $8::text[], $9::bytea[]) with ordinality
                     as f (file_name, content_type, content, number)";

    LATEST = "
        select m.id, m.recipients, m.copies, m.subject, m.body, m.sent_at,
               array(select a.file_name from mailbox_attachment a where a.mail_id = m.id order by a.number)
          from mailbox m
         order by m.id desc
         limit 100";

    ATTACHMENT = "
        select file_name, content_type, content
          from mailbox_attachment
         where mail_id = $1 and number = $2";

    SWEEP = "
        delete from mailbox
         where sent_at < $1";
}

/// A mail as it is kept, without its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: String,
    pub recipients: Vec<String>,
    pub copies: Vec<String>,
    pub subject: String,
    pub body: String,
    pub sent_at: Timestamp,
}

impl Store {
    /// Keeps a mail and its files; the same id twice is the same mail.
    pub async fn keep_mail(&self, mail: &Kept, files: &[Download]) -> Result<(), StoreError> {
        let names: Vec<&str> = files.iter().map(|file| file.file_name.as_str()).collect();
        let types: Vec<&str> = files.iter().map(|file| file.content_type.as_str()).collect();
        let contents: Vec<&[u8]> = files.iter().map(|file| file.content.as_slice()).collect();
        let params: [Param<'_>; 9] = [
            &mail.id,
            &mail.recipients,
            &mail.copies,
            &mail.subject,
            &mail.body,
            &mail.sent_at,
            &names,
            &types,
            &contents,
        ];
        self.alone(KEEP, &params).await.map(drop)
    }

    /// The latest hundred, newest first, each with the names of its files.
    pub async fn mailbox(&self) -> Result<Vec<(Kept, Vec<String>)>, StoreError> {
        self.query(LATEST, &[])
            .await?
            .iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                let kept = Kept {
                    id: columns.take()?,
                    recipients: columns.take()?,
                    copies: columns.take()?,
                    subject: columns.take()?,
                    body: columns.take()?,
                    sent_at: columns.take()?,
                };
                Ok((kept, columns.take()?))
            })
            .collect()
    }

    /// A file of a mail, by its place from 1.
    pub async fn mailbox_file(&self, mail: &str, number: i16) -> Result<Option<Download>, StoreError> {
        let Some(row) = self.query_opt(ATTACHMENT, &[&mail, &number]).await? else { return Ok(None) };
        let mut columns = Columns::of(&row);
        Ok(Some(Download {
            file_name: columns.take()?,
            content_type: columns.take()?,
            content: columns.take()?,
        }))
    }

    pub async fn sweep_mailbox(&self, before: Timestamp) -> Result<(), StoreError> {
        self.alone(SWEEP, &[&before]).await.map(drop)
    }
}
