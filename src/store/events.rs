//! The journal of notes, and the status logs that clients read from it.

use jiff::Timestamp;

use super::bsdd::status;
use super::sql::Builder;
use super::{Json, Row, Store, StoreError};
use crate::generated::FormStatus;

/// Which status logs of BSDDs, and which page of them; newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logs {
    /// The organisation that must see the notes.
    pub org_id: String,
    pub form_id: Option<String>,
    pub logged_after: Option<Timestamp>,
    pub logged_before: Option<Timestamp>,
    pub cursor: Option<Cursor>,
    pub size: i64,
}

/// The id of a log, which is not part of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cursor {
    /// The page holds older logs.
    After(String),
    /// The page holds newer logs, up to this one.
    Before(String),
}

/// A change of status.
#[derive(Debug)]
pub struct Log {
    pub id: String,
    pub status: FormStatus,
    pub logged_at: Timestamp,
    pub updated_fields: Box<serde_json::value::RawValue>,
    pub form_id: String,
    pub readable_id: String,
    pub user_id: Option<String>,
    pub user_email: Option<String>,
}

/// A page of status logs.
#[derive(Debug)]
pub struct LogPage {
    pub logs: Vec<Log>,
    /// More logs follow in the direction of reading.
    pub has_more: bool,
}

impl Store {
    pub async fn status_logs(&self, wanted: &Logs) -> Result<LogPage, StoreError> {
        let sql = select(wanted);
        let rows = self.query_text(sql.text(), &sql.params()).await?;
        let mut logs: Vec<Log> = rows.iter().map(log).collect::<Result<_, _>>()?;
        let size = usize::try_from(wanted.size).unwrap_or(usize::MAX);
        let has_more = logs.len() > size;
        logs.truncate(size);
        if matches!(wanted.cursor, Some(Cursor::Before(_))) {
            logs.reverse();
        }
        Ok(LogPage { logs, has_more })
    }

    /// How many logs there are, whatever the page.
    pub async fn status_log_count(&self, wanted: &Logs) -> Result<i64, StoreError> {
        let mut sql = Builder::new("select count(*)");
        filter(&mut sql, wanted);
        let rows = self.query_text(sql.text(), &sql.params()).await?;
        let row = rows.first().ok_or_else(|| StoreError::internal("a count gives a row"))?;
        Ok(row.try_get(0)?)
    }
}

/// One log more than the page holds tells whether there are more.
fn select(wanted: &Logs) -> Builder {
    let mut sql = Builder::new(
        "select e.id, e.status, e.logged_at, e.updated_fields, b.id, b.readable_id, a.id, a.email",
    );
    filter(&mut sql, wanted);
    let (beyond, order, id) = match &wanted.cursor {
        None => ("", "desc", None),
        Some(Cursor::After(id)) => ("<", "desc", Some(id)),
        Some(Cursor::Before(id)) => (">", "asc", Some(id)),
    };
    if let Some(id) = id {
        sql.push_with(
            &format!(
                "and (e.logged_at, e.row_number) {beyond} \
                 (select c.logged_at, c.row_number from bsd_event c where c.id = ?)"
            ),
            id.clone(),
        );
    }
    sql.push(&format!("order by e.logged_at {order}, e.row_number {order}"));
    sql.push_with("limit ?", wanted.size + 1);
    sql
}

fn filter(sql: &mut Builder, wanted: &Logs) {
    sql.push("from bsd_event e join bsd b on b.id = e.bsd_id");
    sql.push_with(
        "join bsd_party p on p.org_id = ? and p.kind = 'BSDD' and p.row_number = b.row_number",
        wanted.org_id.clone(),
    );
    sql.push("left join account a on a.id = e.actor_id");
    sql.push("where (p.sees_draft or not b.is_draft) and not b.is_deleted");
    sql.push("and e.status is not null and e.logged_at is not null");
    if let Some(id) = &wanted.form_id {
        sql.push_with("and b.id = ?", id.clone());
    }
    if let Some(after) = wanted.logged_after {
        sql.push_with("and e.logged_at >= ?", after);
    }
    if let Some(before) = wanted.logged_before {
        sql.push_with("and e.logged_at <= ?", before);
    }
}

fn log(row: &Row) -> Result<Log, StoreError> {
    let Json(updated_fields): Json<Box<serde_json::value::RawValue>> = row.try_get(3)?;
    Ok(Log {
        id: row.try_get(0)?,
        status: status(row, 1)?,
        logged_at: row.try_get(2)?,
        updated_fields,
        form_id: row.try_get(4)?,
        readable_id: row.try_get(5)?,
        user_id: row.try_get(6)?,
        user_email: row.try_get(7)?,
    })
}
