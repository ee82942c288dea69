//! The model of the SDL: all files merged, every name checked. What the emitters read.

mod check;
mod merge;
mod model;
mod source;

pub use merge::{read, read_any};
pub use model::*;
pub use source::{Mistake, Source};
