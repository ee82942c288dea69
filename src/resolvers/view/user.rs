//! People as the API shows them.

use crate::context::Caller;
use crate::domain::company::record::{Member, Standing};
use crate::domain::user::{HIDDEN_NAME, INVITED_NAME, Notifications, is_name_hidden, redact};
use crate::generated::{
    CompanyMember, MembershipRequest, MembershipRequestStatus, OrgPermissionsInfos, PermissionsInfos, User,
    UserNotifications,
};
use crate::graphql::output::Slot;
use crate::scalars::{DateTime, Id};
use crate::store::accounts::Person;
use crate::store::requests::AskedCompany;

/// The caller to himself. Without `person`, only what the caller's identity tells is filled in.
pub(in crate::resolvers) fn me(caller: &Caller, person: Option<Person>) -> User {
    let person = person.unwrap_or_default();
    User {
        companies: Slot::Empty,
        email: caller.email.clone(),
        feature_flags: person.feature_flags,
        id: Id(caller.user_id.clone()),
        is_admin: Some(caller.is_admin),
        name: Some(caller.name.clone()),
        phone: person.phone,
        totp_enabled: person.totp_enabled,
        tracking_consent: person.tracking_consent,
        tracking_consent_until: person.tracking_consent_until.map(DateTime),
    }
}

/// Roles and permissions of the caller, for each organisation and over all.
pub(in crate::resolvers) fn permissions(caller: &Caller) -> PermissionsInfos {
    let mut infos =
        PermissionsInfos { org_permissions_infos: Vec::new(), permissions: Vec::new(), roles: Vec::new() };
    for membership in &caller.memberships {
        let permissions: Vec<_> = membership.role.permissions().collect();
        for permission in &permissions {
            if !infos.permissions.contains(permission) {
                infos.permissions.push(*permission);
            }
        }
        if !infos.roles.contains(&membership.role) {
            infos.roles.push(membership.role);
        }
        infos.org_permissions_infos.push(OrgPermissionsInfos {
            org_id: Id(membership.org_id.clone()),
            permissions,
            role: membership.role,
        });
    }
    infos
}

/// A member, or somebody invited, to a reader.
pub(in crate::resolvers) fn member(member: &Member, reader: &Caller, now: jiff::Timestamp) -> CompanyMember {
    let is_me = member.id == reader.user_id;
    let (name, is_active, is_pending, notifications) = match &member.standing {
        Standing::Joined { name, is_active, automatically_accepted, since, notifications } => {
            let hidden = *automatically_accepted && !is_me && !reader.is_admin && is_name_hidden(*since, now);
            (if hidden { HIDDEN_NAME } else { name }, Some(*is_active), false, *notifications)
        }
        Standing::Invited => (INVITED_NAME, None, true, member.role.default_notifications()),
    };
    CompanyMember {
        email: member.email.clone(),
        id: Id(member.id.clone()),
        is_active,
        is_me: Some(is_me),
        is_pending_invitation: Some(is_pending),
        name: Some(name.to_owned()),
        notifications: self::notifications(notifications),
        org_id: Id(member.org_id.clone()),
        role: Some(member.role),
    }
}

/// A request just made, to the one who made it.
pub(in crate::resolvers) fn membership_request(
    id: String,
    company: AskedCompany,
    sent_to: &[String],
    requester: &Caller,
) -> MembershipRequest {
    MembershipRequest {
        email: requester.email.clone(),
        id: Id(id),
        name: company.name,
        sent_to: sent_to.iter().map(|address| redact(address, &requester.email)).collect(),
        siret: company.org_id,
        status: MembershipRequestStatus::Pending,
    }
}

pub(super) fn notifications(kept: Notifications) -> UserNotifications {
    let Notifications {
        bsd_refusal,
        bsda_final_destination_update,
        membership_request,
        registry_delegation,
        revision_request,
        signature_code_renewal,
    } = kept;
    UserNotifications {
        bsd_refusal,
        bsda_final_destination_update,
        membership_request,
        registry_delegation,
        revision_request,
        signature_code_renewal,
    }
}
