//! Requests and invitations as the API shows them.

use super::skipping_info;
use crate::context::Caller;
use crate::domain::paging::Skipping;
use crate::domain::user::redact;
use crate::generated::{
    self as api, MembershipRequest, MembershipRequestEdge, MembershipRequestForAdmin,
    MembershipRequestStatus, MembershipRequestsConnection,
};
use crate::scalars::{DateTime, Id};
use crate::store::invitations::Invitation;
use crate::store::requests::{Pending, Request};

/// A request, to the one who made it or to those who answer it. It bears the name of the one who made it, though the
/// answer to a new request bears the company's.
pub(in crate::resolvers) fn request(request: Request, reader: &Caller) -> MembershipRequest {
    MembershipRequest {
        email: request.requester_email,
        id: Id(request.id),
        name: request.requester_name,
        sent_to: request.sent_to.iter().map(|address| redact(address, &reader.email)).collect(),
        siret: request.company.org_id,
        status: request.status,
    }
}

/// A page of requests that wait, of so many in all.
pub(in crate::resolvers) fn pending(
    page: Skipping,
    total: i64,
    requests: Vec<Pending>,
) -> MembershipRequestsConnection {
    let edges: Vec<MembershipRequestEdge> = requests
        .into_iter()
        .map(|one| MembershipRequestEdge {
            cursor: one.id.clone(),
            node: MembershipRequestForAdmin {
                created_at: DateTime(one.created_at),
                email: one.email,
                id: Id(one.id),
                name: one.name,
                status: MembershipRequestStatus::Pending,
            },
        })
        .collect();
    MembershipRequestsConnection {
        page_info: skipping_info(page, total, edges.iter().map(|edge| edge.cursor.as_str())),
        edges,
        total_count: i32::try_from(total).unwrap_or(i32::MAX),
    }
}

/// An invitation that can be accepted, to whoever has its link.
pub(in crate::resolvers) fn invitation(kept: Invitation, hash: String) -> api::Invitation {
    api::Invitation {
        accepted_at: None,
        company_siret: kept.org_id,
        email: kept.email,
        hash,
        id: Id(kept.id),
        role: kept.role,
    }
}
