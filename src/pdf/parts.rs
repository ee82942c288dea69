//! Pieces that stand in the boxes of any document.

use jiff::Timestamp;
use serde::Serialize;

use super::text;
use crate::domain::bsdd::record;
use crate::scalars::DateTime;

/// What stands above the boxes, and on every page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Head {
    /// What readers and the QR code call the document.
    pub number: String,
    /// The client's own number.
    pub custom_id: Option<String>,
    /// When the document was made, in words.
    pub edited: String,
    #[serde(skip)]
    pub edited_at: jiff::Zoned,
    /// Across every page.
    pub watermark: Option<&'static str>,
    /// Across the head of the first page.
    pub stamp: Option<&'static str>,
}

/// Whether a document is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    Draft,
    Full,
    Canceled,
}

impl Head {
    pub fn new(number: &str, custom_id: Option<&str>, force: Force, edited_at: Timestamp) -> Self {
        Self {
            number: number.to_owned(),
            custom_id: custom_id.and_then(text::line),
            edited: text::moment(edited_at),
            edited_at: text::local(edited_at),
            watermark: match force {
                Force::Draft => Some("BROUILLON"),
                Force::Full => None,
                Force::Canceled => Some("ANNULÉ"),
            },
            stamp: (force == Force::Canceled).then_some("ANNULÉ"),
        }
    }
}

/// A box to tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tick {
    pub label: &'static str,
    pub on: bool,
}

/// Boxes of which those are ticked that `on` says.
pub fn ticks<T>(all: &[(T, &'static str)], on: impl Fn(&T) -> bool) -> Vec<Tick> {
    all.iter().map(|(value, label)| Tick { label, on: on(value) }).collect()
}

/// A signature: by whom, and when if it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Signature {
    pub name: Option<String>,
    pub date: String,
    pub signed: bool,
}

impl Signature {
    pub fn new(by: Option<&String>, at: Option<DateTime>) -> Self {
        let date = text::day(at);
        Self {
            name: text::line_of(by),
            signed: date.is_some(),
            date: date.unwrap_or_else(|| text::NO_DAY.into()),
        }
    }
}

/// A receipt, or the statement that none is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    pub exempted: bool,
    pub number: Option<String>,
    pub department: Option<String>,
    pub validity: Option<String>,
}

impl Receipt {
    pub fn new(receipt: &record::Receipt, is_exempted: Option<bool>) -> Self {
        Self {
            exempted: is_exempted == Some(true),
            number: text::line_of(receipt.number.as_ref()),
            department: text::line_of(receipt.department.as_ref()),
            validity: text::day(receipt.validity_limit),
        }
    }
}

/// Most characters of a list that stand in its box.
const IN_BOX: usize = 160;
/// Most lines printed of all lists together. An honest note has a few dozen.
const MOST_ROWS: usize = 300;

/// Lists that are too long for their boxes, on a page of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Details {
    lists: Vec<List>,
    #[serde(skip)]
    room: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct List {
    title: String,
    head: &'static str,
    rows: Vec<String>,
}

impl Details {
    pub fn new() -> Self {
        Self { lists: Vec::new(), room: MOST_ROWS }
    }

    /// A list as its box shows it: whole, or by a word that sends here.
    pub fn list(
        &mut self,
        title: &str,
        head: &'static str,
        items: impl IntoIterator<Item = String>,
    ) -> Option<String> {
        let mut items = items.into_iter().filter_map(|item| text::line(&item)).peekable();
        let mut inline = items.next()?;
        let mut rows = vec![inline.clone()];
        while let Some(item) = items.next_if(|_| inline.chars().count() <= IN_BOX) {
            inline.push_str(" ; ");
            inline.push_str(&item);
            rows.push(item);
        }
        if items.peek().is_none() && inline.chars().count() <= IN_BOX {
            return Some(inline);
        }
        Some(self.keep(title, head, rows.into_iter().chain(items)))
    }

    /// Keeps a list here, and gives the word that sends to it.
    pub fn keep(
        &mut self,
        title: &str,
        head: &'static str,
        mut rows: impl Iterator<Item = String>,
    ) -> String {
        let mut kept: Vec<String> = rows.by_ref().take(self.room).collect();
        self.room -= kept.len();
        let others = rows.count();
        let count = kept.len() + others;
        if others > 0 {
            kept.push(format!("… et {others} de plus, à lire en ligne"));
        }
        self.lists.push(List { title: title.to_owned(), head, rows: kept });
        format!("{count} : voir « Précisions » à la fin du document")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_stands_in_its_box() {
        let mut details = Details::new();
        let items = ["A-1".to_owned(), String::new(), "A-2".to_owned()];
        assert_eq!(details.list("Titre", "Ligne", items).as_deref(), Some("A-1 ; A-2"));
        assert_eq!(details.list("Titre", "Ligne", []), None);
        assert!(details.lists.is_empty());
    }

    #[test]
    fn a_long_list_goes_on_a_page_of_its_own() {
        let mut details = Details::new();
        let items = (0..40).map(|number| format!("A-{number}"));
        let shown = details.list("Titre", "Ligne", items).unwrap();
        assert!(shown.starts_with("40 : voir"), "{shown}");
        assert_eq!(details.lists[0].rows.len(), 40);
        assert_eq!(details.lists[0].rows[39], "A-39");
    }

    #[test]
    fn lists_end_somewhere_together() {
        let mut details = Details::new();
        let items = || (0..200).map(|number| format!("A-{number}"));
        details.list("Titre", "Ligne", items()).unwrap();
        let shown = details.list("Titre", "Ligne", items()).unwrap();
        assert!(shown.starts_with("200 : voir"), "{shown}");
        assert_eq!(details.lists[1].rows.len(), 101);
        assert_eq!(details.lists[1].rows[100], "… et 100 de plus, à lire en ligne");
    }

    #[test]
    fn a_signature_without_a_date_is_none_yet() {
        let open = Signature::new(Some(&"Mina".to_owned()), None);
        assert!(!open.signed);
        assert_eq!(open.date, text::NO_DAY);
    }
}
