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
pub use bsvhu::BsvhuSheet;
pub use press::{Failed, Press};

use serde::Serialize;

use parts::Head;

/// What a layout needs to be set.
pub trait Sheet: Serialize + Send + Sync + 'static {
    const LAYOUT: Layout;

    /// What stands above the boxes.
    fn head(&self) -> &Head;
}

/// A layout: the file that sets a kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    Bsdd,
    Bsvhu,
}
