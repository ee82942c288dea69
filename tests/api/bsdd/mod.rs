//! Notes, from their first draft to their end.

mod annexe1;
mod annexe2;
mod annexe2_concurrency;
mod concurrency;
mod drafts;
mod duplicate;
mod history;
mod import;
mod journal;
mod journey;
mod lists;
mod notes;
mod parties;
mod pdf;
mod revisions;
mod roles;
mod segments;
mod signing;
mod storage;
mod storage_lists;
mod storage_signing;
mod transporters;
