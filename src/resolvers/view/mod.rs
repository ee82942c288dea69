//! From what we keep to what the API shows.

pub(super) mod admin_request;
pub(super) mod bsdd;
pub(super) mod bsdd_revision;
pub(super) mod bsdd_summary;
pub(super) mod bsvhu;
pub(super) mod company;
pub(super) mod company_admin;
pub(super) mod delegation;
pub(super) mod members;
pub(super) mod parts;
pub(super) mod user;
pub(super) mod webhook;

use crate::domain::paging::{Page, Skipping};
use crate::generated::PageInfo;

/// Where a page stands, by the cursors of its edges.
fn page_info<'a>(page: &Page, has_more: bool, cursors: impl DoubleEndedIterator<Item = &'a str>) -> PageInfo {
    place(page.neighbours(has_more), cursors)
}

/// Where a page of `total` stands that is found by passing over others.
fn skipping_info<'a>(
    page: Skipping,
    total: i64,
    cursors: impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator,
) -> PageInfo {
    place(page.neighbours(cursors.len(), total), cursors)
}

fn place<'a>(
    (has_next_page, has_previous_page): (bool, bool),
    mut cursors: impl DoubleEndedIterator<Item = &'a str>,
) -> PageInfo {
    let start_cursor = cursors.next().map(str::to_owned);
    let end_cursor = cursors.next_back().map(str::to_owned).or_else(|| start_cursor.clone());
    PageInfo { end_cursor, has_next_page, has_previous_page, start_cursor }
}
