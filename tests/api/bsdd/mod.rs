//! Notes, from their first draft to their end.

mod concurrency;
mod drafts;
mod history;
mod journal;
mod journey;
mod lists;
mod notes;
mod revisions;
mod roles;
mod signing;
