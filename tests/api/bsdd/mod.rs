//! Notes, from their first draft to their end.

mod concurrency;
mod drafts;
mod journal;
mod journey;
mod lists;
mod notes;
mod pdf;
mod roles;
mod signing;
