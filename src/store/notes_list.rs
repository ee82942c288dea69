//! Lists of notes that are signed by type: one statement a page, whatever its length and its filters.
//!
//! A page walks the parties of each of the caller's companies, newest note first, and takes the newest of
//! what they found.

use super::bsdd::Carriers;
use super::notes::{COLUMNS, note};
use super::sql::Builder;
use super::{Store, StoreError};
use crate::domain::bsd::document::{Document, Note};
use crate::domain::bsd::filter::{Date, Filter, List, Place, Test, Text, Where};
use crate::domain::paging::{Direction, Page};

/// A page of a list.
#[derive(Debug)]
pub struct NotePage<D: Document> {
    pub notes: Vec<Note<D>>,
    /// More notes follow in the direction of reading.
    pub has_more: bool,
}

impl Store {
    /// A page of the notes of these organisations, newest first.
    pub async fn note_page<D: Document>(
        &self,
        org_ids: &[&str],
        wanted: &Where,
        page: &Page,
        carriers: Carriers,
    ) -> Result<NotePage<D>, StoreError> {
        let sql = select::<D>(org_ids, wanted, page, carriers);
        let rows = self.query_text(sql.text(), &sql.params()).await?;
        let mut notes: Vec<Note<D>> = rows.iter().map(note).collect::<Result<_, _>>()?;
        let size = usize::try_from(page.size).unwrap_or(usize::MAX);
        let has_more = notes.len() > size;
        notes.truncate(size);
        if page.direction == Direction::Backward {
            notes.reverse();
        }
        Ok(NotePage { notes, has_more })
    }

    /// How many there are, whatever the page.
    pub async fn note_count<D: Document>(&self, org_ids: &[&str], wanted: &Where) -> Result<i64, StoreError> {
        let sql = count::<D>(org_ids, wanted);
        let rows = self.query_text(sql.text(), &sql.params()).await?;
        let row = rows.first().ok_or_else(|| StoreError::internal("a count gives a row"))?;
        Ok(row.try_get(0)?)
    }
}

/// One note more than the page holds tells whether there are more.
fn select<D: Document>(org_ids: &[&str], wanted: &Where, page: &Page, carriers: Carriers) -> Builder {
    let (beyond, order) = match page.direction {
        Direction::Forward => ("<", "desc"),
        Direction::Backward => (">", "asc"),
    };
    let mut sql = Builder::new(&format!(
        "select {COLUMNS}, {} from (select distinct found.row_number, found.bsd_id",
        carriers.column()
    ));
    sql.push_with("from unnest(?::text[]) as own (org_id)", texts(org_ids));
    sql.push(
        "cross join lateral (select p.row_number, p.bsd_id from bsd_party p join bsd b on b.id = p.bsd_id",
    );
    sql.push("where p.org_id = own.org_id");
    visible::<D>(&mut sql);
    conditions(&mut sql, wanted);
    if let Some(cursor) = &page.cursor {
        // An unknown cursor gives null, and null gives no rows.
        let newest = format!(
            "and p.row_number {beyond} (select c.row_number from bsd c where c.id = ? and c.kind = '{}')",
            D::KIND
        );
        sql.push_with(&newest, cursor.clone());
    }
    let limit = sql.bind(page.size + 1);
    sql.push(&format!("order by p.row_number {order} limit {limit}) found) found"));
    sql.push(&format!("join bsd b on b.id = found.bsd_id order by found.row_number {order} limit {limit}"));
    sql
}

fn count<D: Document>(org_ids: &[&str], wanted: &Where) -> Builder {
    let mut sql =
        Builder::new("select count(distinct p.row_number) from bsd_party p join bsd b on b.id = p.bsd_id");
    sql.push_with("where p.org_id = any(?)", texts(org_ids));
    visible::<D>(&mut sql);
    conditions(&mut sql, wanted);
    sql
}

/// A draft is listed where it may be seen, and no note by a role that lists do not know.
fn visible<D: Document>(sql: &mut Builder) {
    sql.push(&format!(
        "and p.kind = '{}' and (p.sees_draft or not b.is_draft) and not b.is_deleted",
        D::KIND
    ));
    let unlisted = D::tables().unlisted;
    if !unlisted.is_empty() {
        let roles: Vec<&str> = unlisted.iter().map(|role| role.as_str()).collect();
        sql.push_with("and not p.roles <@ ?", texts(&roles));
    }
}

fn conditions(sql: &mut Builder, wanted: &Where) {
    for filter in std::iter::once(&wanted.own).chain(&wanted.and) {
        if let Some(clause) = clause(sql, filter) {
            sql.push(&format!("and {clause}"));
        }
    }
    let either: Vec<String> =
        wanted.or.iter().map(|filter| clause(sql, filter).unwrap_or("true".into())).collect();
    if !either.is_empty() {
        sql.push(&format!("and ({})", either.join(" or ")));
    }
    if let Some(clause) = wanted.not.as_ref().and_then(|filter| clause(sql, filter)) {
        // What is unknown is not what was asked to be left out.
        sql.push(&format!("and ({clause}) is not true"));
    }
}

/// All conditions of a filter; none where it has none.
fn clause(sql: &mut Builder, filter: &Filter) -> Option<String> {
    let mut of_note: Vec<String> = Vec::new();
    let mut of_transporter: Vec<String> = Vec::new();
    for (place, test) in &filter.tests {
        let found = match place {
            Place::Transporter(_) => &mut of_transporter,
            _ => &mut of_note,
        };
        tests(sql, *place, test, found);
    }
    if !of_transporter.is_empty() {
        let all = of_transporter.join(" and ");
        of_note.push(format!("exists (select from bsd_transporter t where t.bsd_id = b.id and {all})"));
    }
    (!of_note.is_empty()).then(|| format!("({})", of_note.join(" and ")))
}

fn tests(sql: &mut Builder, place: Place, test: &Test, found: &mut Vec<String>) {
    let value = expression(place, "#>>");
    match test {
        Test::Flag(flag) => found.push(format!("{value} = {}", sql.bind(*flag))),
        Test::Text(Text { is, is_one_of, contains }) => {
            if let Some(text) = is {
                found.push(format!("{value} = {}", sql.bind(text.clone())));
            }
            if let Some(texts) = is_one_of {
                found.push(format!("{value} = any({})", sql.bind(texts.clone())));
            }
            if let Some(text) = contains {
                found.push(format!("strpos({value}, {}) > 0", sql.bind(text.clone())));
            }
        }
        Test::Date(Date { is, after, from, before, until }) => {
            let value = match place {
                Place::CreatedAt | Place::UpdatedAt => value,
                _ => format!("({value})::timestamptz"),
            };
            // Clients see milliseconds.
            let value = format!("date_trunc('milliseconds', {value})");
            for (date, sign) in [(is, "="), (after, ">"), (from, ">="), (before, "<"), (until, "<=")] {
                if let Some(date) = date {
                    found.push(format!("{value} {sign} {}", sql.bind(date.0)));
                }
            }
        }
        Test::List(List { is, has_every, has_some, item_contains }) => {
            let value = format!("array(select json_array_elements_text({}))", expression(place, "#>"));
            for (texts, sign) in [(is, "="), (has_every, "@>"), (has_some, "&&")] {
                if let Some(texts) = texts {
                    found.push(format!("{value} {sign} {}::text[]", sql.bind(texts.clone())));
                }
            }
            if let Some(text) = item_contains {
                let text = sql.bind(text.clone());
                found.push(format!(
                    "exists (select from unnest({value}) item where strpos(item, {text}) > 0)"
                ));
            }
        }
    }
}

/// Where the value of a place stands; `arrow` takes it out of a body, as text or as JSON.
fn expression(place: Place, arrow: &str) -> String {
    match place {
        Place::Id => "b.id".to_owned(),
        Place::CustomId => "b.custom_id".to_owned(),
        Place::IsDraft => "b.is_draft".to_owned(),
        Place::Status => "b.status".to_owned(),
        Place::CreatedAt => "b.created_at".to_owned(),
        Place::UpdatedAt => "b.updated_at".to_owned(),
        Place::Emitter => "b.emitter_org_id".to_owned(),
        Place::Destination => "b.destination_org_id".to_owned(),
        Place::Body(path) => format!("b.body {arrow} '{{{}}}'", path.replace('.', ",")),
        Place::Transporter(path) => format!("t.body {arrow} '{{{}}}'", path.replace('.', ",")),
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
