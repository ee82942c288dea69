//! Notes, from their first draft to their end.

mod concurrency;
mod drafts;
mod journal;
mod journey;
mod lists;
mod notes;
mod roles;
mod signing;
mod storage;
mod storage_lists;
mod storage_signing;
