//! Revision requests of BSDDs: what is asked, who answered, and the note as it was.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::Value;
use serde_json::value::RawValue;

use super::bsd::{EventKind, Job};
use super::columns::Columns;
use super::sql::Builder;
use super::{Json, Param, Row, Store, StoreError, Tx, queries};
use crate::domain::bsd::revision::{Approval, Request};
use crate::domain::bsdd::image::of_image;
use crate::domain::bsdd::revision::{Content, Revision};
use crate::domain::bsdd::{Record, image::Image};
use crate::domain::paging::Page;
use crate::generated::{RevisionRequestApprovalStatus, RevisionRequestStatus};
use crate::scalars::DateTime;

/// What a missing request is called.
const REQUEST: &str = "Demande de révision";
/// Refuses a second request that waits on a note.
pub const ONE_PENDING: &str = "revision_one_pending";

/// Columns of a [`Kept`]. `$1` says whether the note is read too.
macro_rules! kept {
    () => {
        "r.id, r.bsd_id, r.author_org_id, r.comment, r.status, r.created_at, r.updated_at, r.content,
               array(select a.approver_org_id from revision_approval a where a.request_id = r.id order by a.number),
               array(select a.status from revision_approval a where a.request_id = r.id order by a.number),
               array(select a.comment from revision_approval a where a.request_id = r.id order by a.number),
               b.readable_id, b.owner_id, b.created_at, r.snapshot_at, case when $1::boolean then r.snapshot end,
               c.siret, c.vat_number, c.name, c.address, c.contact, c.contact_phone, c.contact_email
          from revision_request r
          join bsd b on b.id = r.bsd_id
          left join company c on c.org_id = r.author_org_id"
    };
}

/// What follows a change of `request (id, bsd_id)`: its events and jobs, by a caller at an instant.
macro_rules! told {
    () => {
        ", events as (
             insert into bsd_event (id, bsd_id, kind, actor_id, auth, changes, created_at, client, details)
             select e.id, request.bsd_id, e.kind, $3, $4, '{}', $2, $5, $6
               from request, unnest($7::text[], $8::text[]) as e (id, kind)
         ), jobs as (
             insert into job (id, kind, payload, run_at, created_at)
             select j.id, j.kind, j.payload, $2, $2
               from request, unnest($9::text[], $10::text[], $11::json[]) as j (id, kind, payload)
         )
         select id from request"
    };
}

queries! {
    HAS_PENDING = "
        select exists (select from revision_request where bsd_id = $1 and status = 'PENDING')";

    /// Holds the note of a request: what is decided about the request is decided in turn.
    LOCK_NOTE = "
        select
          from bsd b
          join revision_request r on r.bsd_id = b.id
         where r.id = $2 and $1::boolean is not null
           for update of b";

    BY_ID = concat!("
        select ", kept!(), "
         where r.id = $2 and r.kind = 'BSDD' and not b.is_deleted");

    /// Of each note, the request that changed last.
    LATEST = concat!("
        select distinct on (r.bsd_id) ", kept!(), "
         where r.bsd_id = any($2) and r.kind = 'BSDD'
         order by r.bsd_id, r.updated_at desc, r.row_number desc");

    ADD = concat!("
        with request as (
            insert into revision_request (id, kind, bsd_id, author_org_id, comment, content, snapshot, snapshot_at,
                                          status, org_ids, created_at, updated_at)
            values ($1, 'BSDD', $12, $13, $14, $15, $16, $17, $18, $19, $2, $2)
            returning id, bsd_id
        ), approvals as (
            insert into revision_approval (request_id, number, approver_org_id, status)
            select request.id, a.number, a.approver_org_id, a.status
              from request, unnest($20::smallint[], $21::text[], $22::text[]) as a (number, approver_org_id, status)
        )", told!());

    ANSWER = concat!("
        with request as (
            update revision_request
               set status = $12, updated_at = $2
             where id = $1
            returning id, bsd_id
        ), approvals as (
            update revision_approval old
               set status = a.status, comment = a.comment
              from unnest($13::smallint[], $14::text[], $15::text[]) as a (number, status, comment)
             where old.request_id = $1 and old.number = a.number
        )", told!());

    WITHDRAW = concat!("
        with request as (
            delete from revision_request
             where id = $1
            returning id, bsd_id
        )", told!());
}

/// A request as it was read.
#[derive(Debug, Clone)]
pub struct Kept {
    pub request: Request,
    pub content: Content,
    /// The note as it was when the request was made; empty but for its identifiers where it was not asked for.
    pub note: Record,
    pub author: Author,
}

/// What is known of the company that asks.
#[derive(Debug, Clone, Default)]
pub struct Author {
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub name: Option<String>,
    pub address: Option<String>,
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub mail: Option<String>,
}

/// Whether the note of a request is read with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Snapshot {
    Read,
    Left,
}

/// Which requests, and which page of them; newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Requests {
    /// The organisation that asks or approves.
    pub org_id: String,
    pub status: Option<RevisionRequestStatus>,
    pub bsd_id: Text,
    pub page: Page,
}

/// Conditions on a text; those given hold together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    pub is: Option<String>,
    pub is_one_of: Option<Vec<String>>,
    pub contains: Option<String>,
}

/// Who changes a request, and what is told of it.
#[derive(Debug)]
pub struct Told<'a> {
    pub at: Timestamp,
    pub actor_id: &'a str,
    pub auth: &'static str,
    pub client: Box<RawValue>,
    pub details: Box<RawValue>,
    /// Ids and kinds, in the order in which they happened.
    pub events: Vec<(String, EventKind)>,
    pub jobs: &'a [Job],
}

impl Store {
    /// Of these notes, those that have requests: the one that changed last.
    pub async fn latest_revisions(
        &self,
        bsd_ids: &[&str],
        snapshot: Snapshot,
    ) -> Result<HashMap<String, Kept>, StoreError> {
        let rows = self.query(LATEST, &[&snapshot.is_read(), &bsd_ids]).await?;
        rows.iter().map(|row| kept(row).map(|kept| (kept.request.bsd_id.clone(), kept))).collect()
    }

    /// A page, and whether more follows.
    pub async fn revisions(
        &self,
        wanted: &Requests,
        snapshot: Snapshot,
    ) -> Result<(Vec<Kept>, bool), StoreError> {
        let sql = page(wanted, snapshot);
        let rows = self.query_text(sql.text(), &sql.params()).await?;
        let mut requests: Vec<Kept> = rows.iter().map(kept).collect::<Result<_, _>>()?;
        let size = usize::try_from(wanted.page.size).unwrap_or(usize::MAX);
        let has_more = requests.len() > size;
        requests.truncate(size);
        Ok((requests, has_more))
    }

    /// How many requests there are, whatever the page.
    pub async fn revision_count(&self, wanted: &Requests) -> Result<i64, StoreError> {
        let mut sql = Builder::new("select count(*) from revision_request r join bsd b on b.id = r.bsd_id");
        filter(&mut sql, wanted);
        let rows = self.query_text(sql.text(), &sql.params()).await?;
        let row = rows.first().ok_or_else(|| StoreError::internal("a count gives a row"))?;
        Ok(row.try_get(0)?)
    }
}

impl Tx {
    /// Whether a request waits on a note that this transaction holds.
    pub async fn has_pending_revision(&self, bsd_id: &str) -> Result<bool, StoreError> {
        Ok(self.query_one(HAS_PENDING, &[&bsd_id]).await?.try_get(0)?)
    }

    /// Holds a request's note until the transaction ends, then reads the request.
    pub async fn lock_revision(&self, id: &str) -> Result<Kept, StoreError> {
        let rows = self.lock_then_query(LOCK_NOTE, BY_ID, &[&false, &id]).await?;
        kept(rows.first().ok_or(StoreError::Missing(REQUEST))?)
    }

    /// A request that this transaction wrote.
    pub async fn revision(&self, id: &str, snapshot: Snapshot) -> Result<Kept, StoreError> {
        let row = self.query_opt(BY_ID, &[&snapshot.is_read(), &id]).await?;
        kept(&row.ok_or(StoreError::Missing(REQUEST))?)
    }

    /// Adds a request about a note that this transaction holds. Errors: [`ONE_PENDING`] while another waits.
    pub async fn add_revision(
        &self,
        Revision { request, content }: &Revision,
        note: &Record,
        told: &Told<'_>,
    ) -> Result<(), StoreError> {
        let bound = Bound::new(told);
        let (status, org_ids) = (request.status.as_str(), request.org_ids());
        let (content, snapshot) = (Json(content), Json(Image::new(note)));
        let approvals = Approvals::new(&request.approvals);
        let mut params = bound.params(&request.id, told);
        params.extend::<[Param<'_>; 11]>([
            &request.bsd_id,
            &request.author,
            &request.comment,
            &content,
            &snapshot,
            &note.updated_at.0,
            &status,
            &org_ids,
            &approvals.numbers,
            &approvals.approvers,
            &approvals.statuses,
        ]);
        self.query_one(ADD, &params).await.map(drop)
    }

    /// Writes what a request has become.
    pub async fn answer_revision(&self, request: &Request, told: &Told<'_>) -> Result<(), StoreError> {
        let bound = Bound::new(told);
        let status = request.status.as_str();
        let approvals = Approvals::new(&request.approvals);
        let mut params = bound.params(&request.id, told);
        params.extend::<[Param<'_>; 4]>([
            &status,
            &approvals.numbers,
            &approvals.statuses,
            &approvals.comments,
        ]);
        self.query_one(ANSWER, &params).await.map(drop)
    }

    /// Takes a request out, for good.
    pub async fn withdraw_revision(&self, id: &str, told: &Told<'_>) -> Result<(), StoreError> {
        let bound = Bound::new(told);
        self.query_one(WITHDRAW, &bound.params(&id, told)).await.map(drop)
    }
}

impl Snapshot {
    const fn is_read(self) -> bool {
        matches!(self, Self::Read)
    }
}

fn page(wanted: &Requests, snapshot: Snapshot) -> Builder {
    // The first value bound says whether notes are read.
    let mut sql = Builder::default();
    sql.bind(snapshot.is_read());
    sql.push(concat!("select ", kept!()));
    filter(&mut sql, wanted);
    if let Some(cursor) = &wanted.page.cursor {
        // An unknown cursor gives null, and null gives no rows.
        sql.push_with(
            "and r.row_number < (select o.row_number from revision_request o where o.id = ?)",
            cursor.clone(),
        );
    }
    sql.push("order by r.row_number desc");
    // One more tells whether there are more.
    sql.push_with("limit ?", wanted.page.size + 1);
    sql
}

fn filter(sql: &mut Builder, wanted: &Requests) {
    sql.push_with("where r.org_ids @> array[?::text]", wanted.org_id.clone());
    sql.push("and r.kind = 'BSDD' and not b.is_deleted");
    if let Some(status) = wanted.status {
        sql.push_with("and r.status = ?", status.as_str());
    }
    if let Some(id) = &wanted.bsd_id.is {
        sql.push_with("and r.bsd_id = ?", id.clone());
    }
    if let Some(ids) = &wanted.bsd_id.is_one_of {
        sql.push_with("and r.bsd_id = any(?)", ids.clone());
    }
    if let Some(part) = &wanted.bsd_id.contains {
        sql.push_with("and strpos(r.bsd_id, ?) > 0", part.clone());
    }
}

/// What is told of a change, in the types of its columns.
struct Bound<'a> {
    client: Json<&'a RawValue>,
    details: Json<&'a RawValue>,
    event_ids: Vec<&'a str>,
    event_kinds: Vec<&'static str>,
    job_ids: Vec<&'a str>,
    job_kinds: Vec<&'static str>,
    job_payloads: Vec<Json<&'a Value>>,
}

impl<'a> Bound<'a> {
    fn new(told: &'a Told<'a>) -> Self {
        Self {
            client: Json(&told.client),
            details: Json(&told.details),
            event_ids: told.events.iter().map(|(id, _)| id.as_str()).collect(),
            event_kinds: told.events.iter().map(|(_, kind)| kind.as_str()).collect(),
            job_ids: told.jobs.iter().map(|job| job.id.as_str()).collect(),
            job_kinds: told.jobs.iter().map(|job| job.kind).collect(),
            job_payloads: told.jobs.iter().map(|job| Json(&job.payload)).collect(),
        }
    }

    /// In the order of the places that all changes have in common.
    #[rustfmt::skip]
    fn params<'p>(&'p self, id: &'p (impl super::ToSql + Sync), told: &'p Told<'a>) -> Vec<Param<'p>> {
        vec![
            id, &told.at, &told.actor_id, &told.auth, &self.client, &self.details,
            &self.event_ids, &self.event_kinds, &self.job_ids, &self.job_kinds, &self.job_payloads,
        ]
    }
}

/// Approvals, a column each.
struct Approvals<'a> {
    numbers: Vec<i16>,
    approvers: Vec<&'a str>,
    statuses: Vec<&'static str>,
    comments: Vec<Option<&'a str>>,
}

impl<'a> Approvals<'a> {
    fn new(list: &'a [Approval]) -> Self {
        Self {
            numbers: (1i16..).take(list.len()).collect(),
            approvers: list.iter().map(|approval| approval.approver.as_str()).collect(),
            statuses: list.iter().map(|approval| approval.status.as_str()).collect(),
            comments: list.iter().map(|approval| approval.comment.as_deref()).collect(),
        }
    }
}

fn kept(row: &Row) -> Result<Kept, StoreError> {
    let mut columns = Columns::of(row);
    let (id, bsd_id) = (columns.take()?, columns.take::<String>()?);
    let (author, comment, status) = (columns.take()?, columns.take()?, columns.named()?);
    let (created_at, updated_at) = (DateTime(columns.take()?), DateTime(columns.take()?));
    let Json(content) = columns.take()?;
    let approvers: Vec<String> = columns.take()?;
    let statuses: Vec<RevisionRequestApprovalStatus> = columns.all_named()?;
    let comments: Vec<Option<String>> = columns.take()?;
    let approvals = approvers.into_iter().zip(statuses).zip(comments);
    let approvals = approvals.map(|((approver, status), comment)| Approval { approver, status, comment });
    let request = Request {
        id,
        bsd_id: bsd_id.clone(),
        author,
        comment,
        status,
        approvals: approvals.collect(),
        created_at,
        updated_at,
    };
    let (readable_id, owner_id) = (columns.take()?, columns.take()?);
    let (note_created_at, note_updated_at) = (DateTime(columns.take()?), DateTime(columns.take()?));
    let image: Option<Json<Value>> = columns.take()?;
    let body = match image {
        Some(Json(image)) => of_image(image).map_err(StoreError::internal)?,
        None => Record::default(),
    };
    let note = Record {
        id: bsd_id,
        readable_id,
        owner_id,
        created_at: note_created_at,
        updated_at: note_updated_at,
        ..body
    };
    let author = Author {
        siret: columns.take()?,
        vat_number: columns.take()?,
        name: columns.take()?,
        address: columns.take()?,
        contact: columns.take()?,
        phone: columns.take()?,
        mail: columns.take()?,
    };
    Ok(Kept { request, content, note, author })
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::domain::paging::Direction;

    fn clauses(wanted: &Requests) -> String {
        let sql = page(wanted, Snapshot::Left);
        sql.text().split_once(" where r.org_ids ").unwrap().1.replace(" and ", "\nand ")
    }

    fn wanted() -> Requests {
        Requests {
            org_id: "73282932000074".into(),
            status: None,
            bsd_id: Text::default(),
            page: Page { direction: Direction::Forward, cursor: None, size: 50 },
        }
    }

    #[test]
    fn a_plain_page_holds_the_newest_requests_of_an_organisation() {
        assert_snapshot!(clauses(&wanted()), @r"
        @> array[$2::text]
        and r.kind = 'BSDD'
        and not b.is_deleted order by r.row_number desc limit $3
        ");
    }

    #[test]
    fn each_filter_is_a_clause_and_its_values_are_bound() {
        let bsd_id =
            Text { is: Some("c1".into()), is_one_of: Some(vec!["c2".into()]), contains: Some("c".into()) };
        let page = Page { cursor: Some("c9".into()), ..wanted().page };
        let all = Requests { status: Some(RevisionRequestStatus::Pending), bsd_id, page, ..wanted() };
        assert_snapshot!(clauses(&all), @r"
        @> array[$2::text]
        and r.kind = 'BSDD'
        and not b.is_deleted
        and r.status = $3
        and r.bsd_id = $4
        and r.bsd_id = any($5)
        and strpos(r.bsd_id, $6) > 0
        and r.row_number < (select o.row_number from revision_request o where o.id = $7) order by r.row_number desc limit $8
        ");
    }
}
