//! Lists of notes.

use super::{Shown, show};
use crate::context::Context;
use crate::domain::bsd::filter::Where;
use crate::domain::paging::PageArguments;
use crate::domain::user::Permission;
use crate::error::Result;
use crate::generated::PageInfo;
use crate::graphql::plan::Selection;
use crate::resolvers::Api;
use crate::store::bsdd::Carriers;

/// What is selected of a list.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub nodes: Option<&'a Selection>,
    pub count: bool,
}

/// A page of notes, each with its cursor.
pub struct Listed<T> {
    pub total_count: i32,
    pub page_info: PageInfo,
    pub edges: Vec<(String, T)>,
}

/// The notes of the caller's companies, newest first.
pub async fn list<D: Shown>(
    api: &Api,
    cx: &Context<'_>,
    page: PageArguments,
    conditions: Where,
    wanted: Wanted<'_>,
) -> Result<Listed<D::Api>> {
    let caller = cx.user()?;
    let page = page.page()?;
    let may_list = caller.memberships.iter().filter(|one| one.role.grants(Permission::BsdCanList));
    let org_ids: Vec<&str> = may_list.map(|one| one.org_id.as_str()).collect();
    let is_carried = |selection: &Selection| D::CARRIED.iter().any(|field| selection.has(D::TYPE, *field));
    let carriers = if wanted.nodes.is_some_and(is_carried) { Carriers::Read } else { Carriers::Left };
    let (found, total_count) = futures_util::try_join!(
        async { api.store.note_page::<D>(&org_ids, &conditions, &page, carriers).await },
        async { if wanted.count { api.store.note_count::<D>(&org_ids, &conditions).await } else { Ok(0) } }
    )?;
    let (has_next_page, has_previous_page) = page.neighbours(found.has_more);
    let cursors: Vec<String> = found.notes.iter().map(|note| note.id.clone()).collect();
    let page_info = PageInfo {
        start_cursor: cursors.first().cloned(),
        end_cursor: cursors.last().cloned(),
        has_next_page,
        has_previous_page,
    };
    let nodes = show(api, cx, wanted.nodes, found.notes).await?;
    let edges = cursors.into_iter().zip(nodes).collect();
    Ok(Listed { total_count: i32::try_from(total_count).unwrap_or(i32::MAX), page_info, edges })
}
