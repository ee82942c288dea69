//! Notes of end-of-life vehicles, from their first draft to their end.

mod drafts;
mod journey;
mod lists;
mod metadata;
mod pdf;
mod signing;
mod traces;
mod transporters;
