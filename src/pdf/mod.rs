//! Documents for printing: a sheet of values, set by a layout that is part of the program.
//!
//! A sheet ([`BsddSheet`]) says what stands in which box, in the words of the document; its layout (`bsdd.typ`,
//! on the pieces of `common.typ`) says where and how it looks. The sheet travels as JSON, and the layout shows
//! its texts as values: nothing that a client wrote is ever read as markup. The same sheet gives the same bytes.

mod bsdd;
mod bsvhu;
mod company;
mod labels;
mod parties;
mod parts;
mod press;
mod text;
mod world;

#[cfg(test)]
mod tests;

pub use bsdd::{BsddSheet, Grouped};
pub use bsvhu::bsvhu;
pub use press::{Failed, Press};

use serde::Serialize;

use parts::Head;

/// What a layout needs to be set.
pub trait Sheet: Serialize + Send + Sync + 'static {
    fn layout(&self) -> Layout;

    /// What stands above the boxes.
    fn head(&self) -> &Head;
}

/// A sheet whose boxes are values with names that the layout knows.
#[derive(Debug, Serialize)]
pub struct Boxes {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    boxes: serde_json::Map<String, serde_json::Value>,
    #[serde(skip)]
    layout: Layout,
}

/// Fills the boxes of a layout. Errors: [`Failed::Sheet`].
macro_rules! boxes {
    ($layout:expr, $head:expr, { $($name:literal: $value:expr),* $(,)? }) => {{
        let mut boxes = serde_json::Map::new();
        $(boxes.insert($name.to_owned(), serde_json::to_value($value)?);)*
        Ok($crate::pdf::Boxes { head: $head, boxes, layout: $layout })
    }};
}
use boxes;

impl Sheet for Boxes {
    fn layout(&self) -> Layout {
        self.layout
    }

    fn head(&self) -> &Head {
        &self.head
    }
}

/// A layout: the file that sets a kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    Bsdd,
    Bsvhu,
}
