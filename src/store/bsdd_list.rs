//! Lists of BSDDs: one statement a page, whatever its length and its filters.
//!
//! A page walks the parties of one organisation, newest note first; what it shows mostly stands in columns
//! ([`SummaryPage`]).

use jiff::Timestamp;

use super::bsdd::{Carriers, RECORD, record};
use super::bsdd_summary::{Members, SummaryPage, arrays, columns};
use super::sql::Builder;
use super::{Store, StoreError, at_most_one, exactly_one};
use crate::domain::bsdd::{Awaited, NEXT_STEPS, Record};
use crate::generated::{FormRole, FormStatus};

/// Which notes, and which page of them.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The organisation whose notes are listed.
    pub org_id: String,
    /// No status: any.
    pub status: Vec<FormStatus>,
    /// What the organisation is on the note; nothing: anything.
    pub roles: Vec<FormRole>,
    pub updated_after: Option<Timestamp>,
    pub sent_after: Option<Timestamp>,
    pub waste_code: Option<String>,
    pub custom_id: Option<String>,
    /// Another organisation on the note, which then is no draft.
    pub with_org_id: Option<String>,
    /// Whether the note waits for the organisation.
    pub has_next_step: Option<bool>,
    pub page: Page,
}

/// A page of a list sorted from the newest note to the oldest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub from: From,
    /// The id of the note the page starts beside.
    pub cursor: Option<String>,
    pub size: i64,
    /// Notes to leave out, counted from where the page starts.
    pub skip: i64,
}

/// The end that a page is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    Newest,
    Oldest,
}

impl Store {
    /// A page of whole notes.
    pub async fn bsdd_page(&self, list: &List, carriers: Carriers) -> Result<Vec<Record>, StoreError> {
        self.page(list, &format!("{RECORD}, {}", carriers.column())).await?.iter().map(record).collect()
    }

    /// A page of what lists show: these members of each note.
    pub async fn bsdd_summaries(&self, list: &List, members: Members) -> Result<SummaryPage, StoreError> {
        let page = select(list, &columns(members));
        let sql = format!("select {} from ({}) page", arrays(members), page.text());
        let rows = self.query_text(&sql, &page.params()).await?;
        Ok(SummaryPage { row: exactly_one(at_most_one(rows)?)?, members, from: list.page.from })
    }

    async fn page(&self, list: &List, columns: &str) -> Result<Vec<super::Row>, StoreError> {
        let sql = select(list, columns);
        let mut rows = self.query_text(sql.text(), &sql.params()).await?;
        if list.page.from == From::Oldest {
            rows.reverse();
        }
        Ok(rows)
    }
}

fn select(list: &List, columns: &str) -> Builder {
    let mut sql = Builder::new(&format!("select {columns}"));
    visible(&mut sql, &list.org_id);
    if !list.status.is_empty() {
        let names: Vec<&str> = list.status.iter().map(|status| status.as_str()).collect();
        sql.push_with("and b.status = any(?)", names);
    }
    if !list.roles.is_empty() {
        let names: Vec<&str> = list.roles.iter().map(|role| role.as_str()).collect();
        sql.push_with("and p.roles && ?", names);
    }
    if let Some(after) = list.updated_after {
        sql.push_with("and b.updated_at >= ?", after);
    }
    if let Some(after) = list.sent_after {
        sql.push_with("and b.sent_at >= ?", after);
    }
    if let Some(code) = &list.waste_code {
        sql.push_with("and b.waste_code = ?", code.clone());
    }
    if let Some(custom_id) = &list.custom_id {
        sql.push_with("and b.custom_id = ?", custom_id.clone());
    }
    if let Some(other) = &list.with_org_id {
        sql.push("and not b.is_draft");
        sql.push_with(
            "and exists (select from bsd_party o where o.org_id = ? and o.kind = 'BSDD' \
             and o.row_number = p.row_number)",
            other.clone(),
        );
    }
    if let Some(waits) = list.has_next_step {
        let verdict = if waits { "true" } else { "not true" };
        sql.push_with(&format!("and ({}) is {verdict}", next_step(&list.org_id)), list.org_id.clone());
    }
    let (beyond, order) = match list.page.from {
        From::Newest => ("<", "desc"),
        From::Oldest => (">", "asc"),
    };
    if let Some(cursor) = &list.page.cursor {
        // An unknown cursor gives null, and null gives no rows.
        sql.push_with(
            &format!("and p.row_number {beyond} (select c.row_number from bsd c where c.id = ? and c.kind = 'BSDD')"),
            cursor.clone(),
        );
    }
    sql.push(&format!("order by p.row_number {order}"));
    sql.push_with("limit ?", list.page.size);
    if list.page.skip > 0 {
        sql.push_with("offset ?", list.page.skip);
    }
    sql
}

/// The notes that an organisation sees: as any of its parties, a draft only where it may.
fn visible(sql: &mut Builder, org_id: &str) {
    sql.push("from bsd_party p join bsd b on b.id = p.bsd_id");
    sql.push_with("where p.org_id = ? and p.kind = 'BSDD'", org_id.to_owned());
    sql.push("and (p.sees_draft or not b.is_draft) and not b.is_deleted");
}

/// The note waits for the organisation `?`.
fn next_step(org_id: &str) -> String {
    let is_siret = org_id.bytes().all(|byte| byte.is_ascii_digit());
    let rows = NEXT_STEPS.iter().filter_map(|(status, awaited)| {
        let status = status.as_str();
        let column = match awaited {
            Awaited::Anybody => return Some(format!("b.status = '{status}'")),
            Awaited::Emitter => "emitter_org_id",
            Awaited::Recipient => "destination_org_id",
            Awaited::FinalRecipient => "final_destination_org_id",
            // A carrier with a VAT number is never waited for.
            Awaited::Transporter if is_siret => "transporter_org_id",
            Awaited::Transporter => return None,
        };
        Some(format!("b.status = '{status}' and b.{column} = ?"))
    });
    let steps: Vec<String> = rows.collect();
    if steps.is_empty() { "false".to_owned() } else { steps.join(" or ") }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn list() -> List {
        List {
            org_id: "73282932000074".into(),
            status: vec![],
            roles: vec![],
            updated_after: None,
            sent_after: None,
            waste_code: None,
            custom_id: None,
            with_org_id: None,
            has_next_step: None,
            page: Page { from: From::Newest, cursor: None, size: 50, skip: 0 },
        }
    }

    /// The clauses that set this list apart from the plain one, a line each.
    fn clauses(list: &List) -> String {
        select(list, "b.id").text().replace(" and (p.", "\nand (p.").replace(" order by", "\norder by")
    }

    #[test]
    fn a_plain_page_walks_the_organisations_notes_from_the_newest() {
        assert_snapshot!(clauses(&list()), @r"
        select b.id from bsd_party p join bsd b on b.id = p.bsd_id where p.org_id = $1 and p.kind = 'BSDD'
        and (p.sees_draft or not b.is_draft) and not b.is_deleted
        order by p.row_number desc limit $2
        ");
    }

    #[test]
    fn each_filter_is_a_clause_and_its_values_are_bound() {
        let all = List {
            status: vec![FormStatus::Sealed, FormStatus::Sent],
            roles: vec![FormRole::Recipient],
            updated_after: Some(Timestamp::UNIX_EPOCH),
            sent_after: Some(Timestamp::UNIX_EPOCH),
            waste_code: Some("08 01 11*".into()),
            custom_id: Some("LOT-1".into()),
            with_org_id: Some("85001946400021".into()),
            ..list()
        };
        assert_snapshot!(clauses(&all), @r"
        select b.id from bsd_party p join bsd b on b.id = p.bsd_id where p.org_id = $1 and p.kind = 'BSDD'
        and (p.sees_draft or not b.is_draft) and not b.is_deleted and b.status = any($2) and p.roles && $3 and b.updated_at >= $4 and b.sent_at >= $5 and b.waste_code = $6 and b.custom_id = $7 and not b.is_draft and exists (select from bsd_party o where o.org_id = $8 and o.kind = 'BSDD' and o.row_number = p.row_number)
        order by p.row_number desc limit $9
        ");
        assert_eq!(select(&all, "b.id").params().len(), 9);
    }

    #[test]
    fn a_page_before_a_cursor_is_read_from_there_backwards() {
        let page = Page { from: From::Oldest, cursor: Some("c1".into()), size: 2, skip: 0 };
        assert_snapshot!(clauses(&List { page, ..list() }), @r"
        select b.id from bsd_party p join bsd b on b.id = p.bsd_id where p.org_id = $1 and p.kind = 'BSDD'
        and (p.sees_draft or not b.is_draft) and not b.is_deleted and p.row_number > (select c.row_number from bsd c where c.id = $2 and c.kind = 'BSDD')
        order by p.row_number asc limit $3
        ");
    }

    #[test]
    fn notes_are_skipped_from_the_end_a_page_starts_at() {
        let page = Page { from: From::Newest, cursor: None, size: 2, skip: 3 };
        assert_snapshot!(clauses(&List { page, ..list() }), @r"
        select b.id from bsd_party p join bsd b on b.id = p.bsd_id where p.org_id = $1 and p.kind = 'BSDD'
        and (p.sees_draft or not b.is_draft) and not b.is_deleted
        order by p.row_number desc limit $2 offset $3
        ");
    }

    #[test]
    fn a_carrier_is_waited_for_by_its_siret_only() {
        let waiting = List { has_next_step: Some(true), ..list() };
        assert_snapshot!(clauses(&waiting), @r"
        select b.id from bsd_party p join bsd b on b.id = p.bsd_id where p.org_id = $1 and p.kind = 'BSDD'
        and (p.sees_draft or not b.is_draft) and not b.is_deleted and (b.status = 'DRAFT' or b.status = 'SEALED' and b.emitter_org_id = $2 or b.status = 'SIGNED_BY_PRODUCER' and b.transporter_org_id = $2 or b.status = 'SENT' and b.destination_org_id = $2 or b.status = 'TEMP_STORED' and b.destination_org_id = $2 or b.status = 'TEMP_STORER_ACCEPTED' and b.destination_org_id = $2 or b.status = 'RESENT' and b.final_destination_org_id = $2 or b.status = 'RECEIVED' and b.final_destination_org_id = $2 or b.status = 'ACCEPTED' and b.final_destination_org_id = $2) is true
        order by p.row_number desc limit $3
        ");
        let foreign = List { org_id: "BE0541696005".into(), has_next_step: Some(false), ..list() };
        assert_snapshot!(clauses(&foreign), @r"
        select b.id from bsd_party p join bsd b on b.id = p.bsd_id where p.org_id = $1 and p.kind = 'BSDD'
        and (p.sees_draft or not b.is_draft) and not b.is_deleted and (b.status = 'DRAFT' or b.status = 'SEALED' and b.emitter_org_id = $2 or b.status = 'SENT' and b.destination_org_id = $2 or b.status = 'TEMP_STORED' and b.destination_org_id = $2 or b.status = 'TEMP_STORER_ACCEPTED' and b.destination_org_id = $2 or b.status = 'RESENT' and b.final_destination_org_id = $2 or b.status = 'RECEIVED' and b.final_destination_org_id = $2 or b.status = 'ACCEPTED' and b.final_destination_org_id = $2) is not true
        order by p.row_number desc limit $3
        ");
    }
}
