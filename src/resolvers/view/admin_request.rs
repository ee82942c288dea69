//! Requests for the role of administrator, as those whom they concern see them.

use super::skipping_info;
use crate::domain::paging::Skipping;
use crate::generated::{
    AdminRequest, AdminRequestCompany, AdminRequestConnection, AdminRequestEdge, AdminRequestUser,
};
use crate::scalars::{DateTime, Id};
use crate::store::admin_requests::{Request, RequestPage};

pub(in crate::resolvers) fn request(one: Request) -> AdminRequest {
    AdminRequest {
        id: Id(one.id),
        user: AdminRequestUser { name: one.author_name },
        company: AdminRequestCompany { name: one.company_name, org_id: one.org_id },
        status: one.pending.status,
        created_at: DateTime(one.created_at),
        validation_method: one.method,
    }
}

pub(in crate::resolvers) fn page(page: Skipping, found: RequestPage) -> AdminRequestConnection {
    let edges: Vec<AdminRequestEdge> = found
        .requests
        .into_iter()
        .map(|one| AdminRequestEdge { cursor: one.id.clone(), node: request(one) })
        .collect();
    AdminRequestConnection {
        page_info: skipping_info(page, found.total, edges.iter().map(|edge| edge.cursor.as_str())),
        edges,
        total_count: i32::try_from(found.total).unwrap_or(i32::MAX),
    }
}
