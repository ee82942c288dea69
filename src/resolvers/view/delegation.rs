//! Registry delegations as both sides see them.

use std::collections::HashMap;

use super::{company, skipping_info};
use crate::domain::paging::Skipping;
use crate::generated::{RegistryDelegation, RegistryDelegationConnection, RegistryDelegationEdge};
use crate::scalars::DateTime;
use crate::store::companies::Known;
use crate::store::delegations::{Delegation, DelegationPage};

/// A delegation, between companies as anybody may know them.
pub(in crate::resolvers) fn delegation(
    one: Delegation,
    known: &HashMap<String, Known>,
) -> RegistryDelegation {
    let company = |org_id: &str| company::public(org_id, known.get(org_id).cloned().unwrap_or_default());
    RegistryDelegation {
        delegate: company(&one.delegate_org_id),
        delegator: company(&one.delegator_org_id),
        id: one.id,
        created_at: DateTime(one.created_at),
        updated_at: DateTime(one.updated_at),
        start_date: DateTime(one.start),
        end_date: one.end.map(DateTime),
        comment: one.comment,
        status: one.status,
    }
}

pub(in crate::resolvers) fn page(
    page: Skipping,
    found: DelegationPage,
    known: &HashMap<String, Known>,
) -> RegistryDelegationConnection {
    let edges: Vec<RegistryDelegationEdge> = found
        .delegations
        .into_iter()
        .map(|one| RegistryDelegationEdge { cursor: one.id.clone(), node: delegation(one, known) })
        .collect();
    RegistryDelegationConnection {
        page_info: skipping_info(page, found.total, edges.iter().map(|edge| edge.cursor.as_str())),
        edges,
        total_count: i32::try_from(found.total).unwrap_or(i32::MAX),
    }
}
