//! The table of the notes that a container groups. It tells what they hold, never who produced it.

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::text;
use crate::scalars::DateTime;

/// A note that a container groups, as far as its annex shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grouped {
    pub readable_id: String,
    pub waste_code: Option<String>,
    pub waste_name: Option<String>,
    /// Tonnes: accepted, else received, else declared.
    pub quantity: Option<Decimal>,
    /// Weighed, or estimated; none where nobody said.
    pub is_real: Option<bool>,
    /// Tonnes of it that went into the container.
    pub fraction: Option<Decimal>,
    pub taken_over_at: Option<DateTime>,
    /// Of the place where the waste was fetched.
    pub postal_code: Option<String>,
    pub sample_number: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Annex {
    title: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

/// A column of the table; `wide` ones share the room that is left, `number`s stand to the right.
#[derive(Clone, Copy, Serialize)]
struct Column {
    head: &'static str,
    wide: bool,
    number: bool,
    #[serde(skip)]
    cell: fn(&Grouped) -> Option<String>,
}

/// In round collections, what each stop gave.
const ROUND: &[Column] = &[NUMBER, CODE, NAME, QUANTITY, HOW, TAKEN_OVER, POSTAL_CODE, SAMPLE];
/// In groupings, how much of each note went in.
const GROUPING: &[Column] = &[NUMBER, CODE, NAME, QUANTITY, HOW, FRACTION, TAKEN_OVER, POSTAL_CODE];

const NUMBER: Column = column("Bordereau", |note| text::line(&note.readable_id));
const CODE: Column = column("Code déchet", |note| text::line_of(note.waste_code.as_ref()));
const NAME: Column =
    Column { wide: true, ..column("Dénomination", |note| note.waste_name.as_deref().and_then(text::cell)) };
const QUANTITY: Column = tonnes("Masse (t)", |note| note.quantity.map(text::number));
const HOW: Column =
    column("R/E", |note| note.is_real.map(|is_real| if is_real { "R" } else { "E" }.to_owned()));
const FRACTION: Column = tonnes("Fraction (t)", |note| note.fraction.map(text::number));
const TAKEN_OVER: Column = column("Enlèvement", |note| text::day(note.taken_over_at));
const POSTAL_CODE: Column = column("Code postal", |note| note.postal_code.as_deref().and_then(text::cell));
const SAMPLE: Column = Column {
    wide: true,
    ..column("Échantillon", |note| note.sample_number.as_deref().and_then(text::cell))
};

impl Annex {
    /// `kind` is the container's, by its name in the API. No notes, no annex.
    pub fn new(kind: Option<&str>, grouped: &[Grouped]) -> Option<Self> {
        if grouped.is_empty() {
            return None;
        }
        let (title, columns) = match kind {
            Some("APPENDIX1") => ("Annexe 1 : bordereaux de la tournée", ROUND),
            _ => ("Annexe 2 : bordereaux regroupés", GROUPING),
        };
        let row = |note| columns.iter().map(|column| (column.cell)(note).unwrap_or_default()).collect();
        Some(Self { title, columns: columns.to_vec(), rows: grouped.iter().map(row).collect() })
    }
}

const fn column(head: &'static str, cell: fn(&Grouped) -> Option<String>) -> Column {
    Column { head, wide: false, number: false, cell }
}

const fn tonnes(head: &'static str, cell: fn(&Grouped) -> Option<String>) -> Column {
    Column { number: true, ..column(head, cell) }
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.head == other.head
    }
}

impl std::fmt::Debug for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.head)
    }
}
