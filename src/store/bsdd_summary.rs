//! What lists usually show of a BSDD: columns of its row, and of these only what is asked for. A page of
//! fifty notes is the most frequent heavy read, so nothing is copied here: a [`Summary`] borrows what was read,
//! and a whole page is one row of arrays.

use std::ops::{BitOr, BitOrAssign};

use jiff::Timestamp;

use super::arrays::{Element, Elements};
use super::bsdd_list::From;
use super::columns::Columns;
use super::{FromSql, Row, StoreError};

/// A set of members of the API's `Form` that a summary may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Members(u32);

impl Members {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self(u32::MAX);
    pub const ID: Self = Self(1);
    pub const READABLE_ID: Self = Self(1 << 1);
    pub const STATUS: Self = Self(1 << 2);
    pub const CREATED_AT: Self = Self(1 << 3);
    pub const UPDATED_AT: Self = Self(1 << 4);
    pub const CUSTOM_ID: Self = Self(1 << 5);
    pub const SENT_AT: Self = Self(1 << 6);
    pub const WASTE: Self = Self(1 << 7);
    pub const WASTE_CODE: Self = Self(1 << 8);
    pub const WASTE_NAME: Self = Self(1 << 9);
    pub const QUANTITY: Self = Self(1 << 10);
    pub const EMITTER: Self = Self(1 << 11);
    pub const RECIPIENT: Self = Self(1 << 12);
    pub const TRANSPORTER: Self = Self(1 << 13);
    pub const TRANSPORTER_ID: Self = Self(1 << 14);
    pub const PLATE: Self = Self(1 << 15);
    pub const EMITTER_COMPANY: Company = Company(16);
    pub const RECIPIENT_COMPANY: Company = Company(20);
    pub const TRANSPORTER_COMPANY: Company = Company(24);

    /// Whether the sets have a member in common.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Members {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Members {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The members of one company of the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Company(u8);

impl Company {
    /// The company itself, whatever is shown of it.
    pub const fn itself(self) -> Members {
        Members(1 << self.0)
    }

    pub const fn siret(self) -> Members {
        Members(1 << (self.0 + 1))
    }

    pub const fn org_id(self) -> Members {
        Members(1 << (self.0 + 2))
    }

    pub const fn name(self) -> Members {
        Members(1 << (self.0 + 3))
    }
}

/// Columns that are read when one of the members is asked for, in the order of [`Summary::read`].
#[rustfmt::skip]
const COLUMNS: [(Members, &str); 14] = [
    // The first column of every look-up is the key.
    (Members::ALL,         "b.id"),
    (Members::READABLE_ID, "b.readable_id"),
    (Members::STATUS,      "b.status"),
    (Members::CREATED_AT,  "b.created_at"),
    (Members::UPDATED_AT,  "b.updated_at"),
    (Members::CUSTOM_ID,   "b.custom_id"),
    (Members::SENT_AT,     "b.sent_at"),
    (Members::WASTE_CODE,  "b.waste_code"),
    (Members::WASTE_NAME,  "b.waste_name"),
    (Members::QUANTITY,    "b.quantity"),
    (Members::EMITTER_COMPANY.itself(),     "b.emitter_org_id, b.emitter_name"),
    (Members::RECIPIENT_COMPANY.itself(),   "b.destination_org_id, b.destination_name"),
    (Members::TRANSPORTER,                  "b.transporter_id, b.transporter_plate"),
    (Members::TRANSPORTER_COMPANY.itself(), "b.transporter_org_id, b.transporter_name"),
];

/// The columns of these members, as a select list.
pub(super) fn columns(members: Members) -> String {
    // The key is read even when nothing is asked for.
    let wanted = |(part, _): &&(Members, &str)| *part == Members::ALL || part.meets(members);
    let columns: Vec<&str> = COLUMNS.iter().filter(wanted).map(|(_, columns)| *columns).collect();
    columns.join(", ")
}

/// The same columns, each gathered into an array over a select of [`columns`].
pub(super) fn arrays(members: Members) -> String {
    let columns = columns(members).replace("b.", "");
    columns.split(", ").map(|column| format!("array_agg({column})")).collect::<Vec<_>>().join(", ")
}

/// A row of [`columns`].
#[derive(Debug, Clone)]
pub struct SummaryRow {
    pub(super) row: Row,
    pub(super) members: Members,
}

/// One row for a page of notes: an array for each of [`columns`].
#[derive(Debug)]
pub struct SummaryPage {
    pub(super) row: Row,
    pub(super) members: Members,
    pub(super) from: From,
}

/// What lists show of a note. A member that was not asked for is empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary<'a> {
    pub id: &'a str,
    pub readable_id: &'a str,
    /// The name of a [`FormStatus`](crate::generated::FormStatus), as it is written: nothing is decided by it.
    pub status: &'a str,
    pub created_at: Option<Timestamp>,
    pub updated_at: Option<Timestamp>,
    pub custom_id: Option<&'a str>,
    pub sent_at: Option<Timestamp>,
    pub waste_code: Option<&'a str>,
    pub waste_name: Option<&'a str>,
    pub quantity: Option<f64>,
    pub emitter: Option<Named<'a>>,
    pub recipient: Option<Named<'a>>,
    /// The first carrier's id: there is one.
    pub transporter_id: Option<&'a str>,
    pub plate: Option<&'a str>,
    pub transporter: Option<Named<'a>>,
}

/// A company that the note names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'a> {
    pub org_id: Option<&'a str>,
    /// Empty for a company without a name.
    pub name: &'a str,
}

impl SummaryRow {
    pub fn id(&self) -> Result<&str, StoreError> {
        Ok(self.row.try_get(0)?)
    }

    pub fn summary(&self) -> Result<Summary<'_>, StoreError> {
        Summary::read(&mut Columns::of(&self.row), self.members)
    }
}

impl SummaryPage {
    /// The notes, newest first.
    pub fn summaries(&self) -> Result<Vec<Summary<'_>>, StoreError> {
        let mut arrays = Elements::of(&self.row)?;
        let count = arrays.first().map_or(0, Elements::left);
        let mut notes = Vec::with_capacity(count);
        for _ in 0..count {
            notes.push(Summary::read(&mut Across { arrays: arrays.iter_mut() }, self.members)?);
        }
        if self.from == From::Oldest {
            notes.reverse();
        }
        Ok(notes)
    }
}

/// The columns of a note, in order.
trait Cells<'a> {
    fn next<T: FromSql<'a> + Element<'a>>(&mut self) -> Result<Option<T>, StoreError>;
}

impl<'a> Cells<'a> for Columns<'a> {
    fn next<T: FromSql<'a> + Element<'a>>(&mut self) -> Result<Option<T>, StoreError> {
        self.take()
    }
}

/// One element of each array.
struct Across<'a, 'p> {
    arrays: std::slice::IterMut<'p, Elements<'a>>,
}

impl<'a> Cells<'a> for Across<'a, '_> {
    fn next<T: FromSql<'a> + Element<'a>>(&mut self) -> Result<Option<T>, StoreError> {
        self.arrays.next().ok_or_else(|| StoreError::internal("a column is missing"))?.take()
    }
}

impl<'a> Summary<'a> {
    fn read(cells: &mut impl Cells<'a>, members: Members) -> Result<Self, StoreError> {
        let mut cells = Wanted { cells, members };
        Ok(Self {
            id: cells.cells.next()?.ok_or_else(|| StoreError::internal("a note without an id"))?,
            readable_id: cells.next(Members::READABLE_ID)?.unwrap_or_default(),
            status: cells.next(Members::STATUS)?.unwrap_or_default(),
            created_at: cells.next(Members::CREATED_AT)?,
            updated_at: cells.next(Members::UPDATED_AT)?,
            custom_id: cells.next(Members::CUSTOM_ID)?,
            sent_at: cells.next(Members::SENT_AT)?,
            waste_code: cells.next(Members::WASTE_CODE)?,
            waste_name: cells.next(Members::WASTE_NAME)?,
            quantity: cells.next(Members::QUANTITY)?,
            emitter: cells.company(Members::EMITTER_COMPANY)?,
            recipient: cells.company(Members::RECIPIENT_COMPANY)?,
            transporter_id: cells.next(Members::TRANSPORTER)?,
            plate: cells.next(Members::TRANSPORTER)?,
            transporter: cells.company(Members::TRANSPORTER_COMPANY)?,
        })
    }
}

struct Wanted<'c, C> {
    cells: &'c mut C,
    members: Members,
}

impl<C> Wanted<'_, C> {
    /// The next cell, if its column was asked for.
    fn next<'a, T: FromSql<'a> + Element<'a>>(&mut self, part: Members) -> Result<Option<T>, StoreError>
    where
        C: Cells<'a>,
    {
        if self.members.meets(part) { self.cells.next() } else { Ok(None) }
    }

    /// A company: its name is null where the note names none.
    fn company<'a>(&mut self, company: Company) -> Result<Option<Named<'a>>, StoreError>
    where
        C: Cells<'a>,
    {
        let org_id = self.next(company.itself())?;
        let name: Option<&str> = self.next(company.itself())?;
        Ok(name.map(|name| Named { org_id, name }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_of_a_page_is_an_array() {
        let some = Members::STATUS | Members::RECIPIENT_COMPANY.itself();
        let arrays = arrays(some);
        assert_eq!(
            arrays,
            "array_agg(id), array_agg(status), array_agg(destination_org_id), array_agg(destination_name)"
        );
    }

    #[test]
    fn only_the_columns_of_what_is_asked_for_are_read() {
        assert_eq!(columns(Members::NONE), "b.id");
        let some = Members::STATUS | Members::RECIPIENT | Members::RECIPIENT_COMPANY.itself();
        assert_eq!(columns(some), "b.id, b.status, b.destination_org_id, b.destination_name");
        let all = columns(Members::ALL);
        assert_eq!(all.split(", ").count(), 18);
        assert!(all.starts_with("b.id, b.readable_id, b.status"));
    }
}
