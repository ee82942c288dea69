//! Notes through their resolvers, on a real database.

mod concurrency;
mod direct;
mod drafts;
mod journal;
mod lists;
mod signing;
mod stage;
