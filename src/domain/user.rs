//! Roles, what they permit, and what members see of each other (platform specification, 4 and 9.1).

use jiff::{Timestamp, ToSpan};

pub use crate::generated::{UserPermission as Permission, UserRole as Role};

/// Requests for membership not yet accepted that a user may make within an hour.
pub const MEMBERSHIP_REQUESTS_AN_HOUR: i64 = 50;
/// What stands for the name of somebody who has not joined yet.
pub const INVITED_NAME: &str = "Invitation en attente";
/// What stands for the name of a member who was let in without anybody's consent of late.
pub const HIDDEN_NAME: &str = "Temporairement masqué";

/// Mail providers open to anybody: sharing such a domain says nothing about two people.
const PUBLIC_MAIL: &[&str] = &[
    "gmail",
    "outlook",
    "hotmail",
    "live",
    "free",
    "orange",
    "icloud",
    "neuf",
    "wanadoo",
    "laposte",
    "yahoo",
    "sfr",
    "msn",
    "aol",
    "protonmail",
    "gmx",
];

/// What a member is mailed about a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Notifications {
    pub bsd_refusal: bool,
    pub bsda_final_destination_update: bool,
    pub membership_request: bool,
    pub registry_delegation: bool,
    pub revision_request: bool,
    pub signature_code_renewal: bool,
}

/// Which roles hold a permission, a row of the specification's table a row.
#[rustfmt::skip]
const GRANTS: &[(&[Role], &[Permission])] = {
    use Permission::*;
    use Role::*;
    &[
        (&[Reader, Driver, Member, Admin], &[BsdCanRead, BsdCanList, CompanyCanRead]),
        (&[Reader,         Member, Admin], &[RegistryCanRead]),
        (&[        Driver, Member, Admin], &[BsdCanUpdate, BsdCanSignTransport, BsdCanSignDelivery]),
        (&[                Member, Admin], &[BsdCanCreate, BsdCanDelete, BsdCanSignEmission, BsdCanSignWork,
                                             BsdCanSignAcceptation, BsdCanSignOperation, BsdCanRevise,
                                             RegistryCanImport]),
        (&[                        Admin], &[CompanyCanUpdate, CompanyCanVerify,
                                             CompanyCanManageSignatureAutomation, CompanyCanManageMembers,
                                             CompanyCanRenewSecurityCode,
                                             CompanyCanManageRegistryDeleagation]),
    ]
};

impl Role {
    /// Whether a member with this role holds `permission` in the company.
    pub fn grants(self, permission: Permission) -> bool {
        self.permissions().any(|held| held == permission)
    }

    /// What the role permits, in the order of the table.
    pub fn permissions(self) -> impl Iterator<Item = Permission> {
        let rows = GRANTS.iter().filter(move |(roles, _)| roles.contains(&self));
        rows.flat_map(|(_, permissions)| permissions.iter().copied())
    }

    /// What members with this role are mailed until they choose otherwise: all for an administrator,
    /// nothing for the others.
    pub const fn default_notifications(self) -> Notifications {
        let on = matches!(self, Role::Admin);
        Notifications {
            bsd_refusal: on,
            bsda_final_destination_update: on,
            membership_request: on,
            registry_delegation: on,
            revision_request: on,
            signature_code_renewal: on,
        }
    }
}

/// A role as people read it.
pub const fn label(role: Role) -> &'static str {
    match role {
        Role::Admin => "Administrateur",
        Role::Member => "Collaborateur",
        Role::Reader => "Lecteur",
        Role::Driver => "Chauffeur",
    }
}

/// An e-mail address as somebody outside the company may see it: whole for a colleague (same domain, not
/// a public provider's), else with two letters at most before the domain.
pub fn redact(address: &str, reader: &str) -> String {
    let Some((name, domain)) = address.rsplit_once('@') else { return "****".into() };
    let colleague = reader.rsplit_once('@').is_some_and(|(_, own)| own.eq_ignore_ascii_case(domain));
    if colleague && !is_public_mail(domain) {
        return address.to_owned();
    }
    let kept: String = name.chars().take(2).collect();
    format!("{kept}****@{domain}")
}

fn is_public_mail(domain: &str) -> bool {
    let provider = domain.split('.').next().unwrap_or_default();
    PUBLIC_MAIL.iter().any(|public| provider.eq_ignore_ascii_case(public))
}

/// Whether the name of a member who was accepted automatically is still hidden from the others.
pub fn is_name_hidden(joined: Timestamp, now: Timestamp) -> bool {
    let days = (7 * 24).hours();
    joined.checked_add(days).is_ok_and(|shown| now < shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_administrators_are_notified_at_first() {
        assert!(Role::Admin.default_notifications().bsd_refusal);
        for role in [Role::Member, Role::Reader, Role::Driver] {
            assert!(!role.default_notifications().bsd_refusal, "{role:?}");
        }
    }

    #[test]
    fn roles_permit_what_the_contract_says() {
        assert!(Role::Driver.grants(Permission::BsdCanSignTransport));
        assert!(!Role::Driver.grants(Permission::RegistryCanRead));
        assert!(!Role::Reader.grants(Permission::BsdCanUpdate));
        assert!(!Role::Member.grants(Permission::CompanyCanUpdate));
        assert!(Permission::ALL.iter().all(|permission| Role::Admin.grants(*permission)));
    }

    #[test]
    fn addresses_are_shown_to_colleagues_only() {
        let table = [
            ("jeanne@acier.fr", "paul@acier.fr", "jeanne@acier.fr"),
            ("jeanne@acier.fr", "paul@ACIER.fr", "jeanne@acier.fr"),
            ("jeanne@acier.fr", "paul@bois.fr", "je****@acier.fr"),
            ("jeanne@gmail.com", "paul@gmail.com", "je****@gmail.com"),
            ("j@acier.fr", "paul@bois.fr", "j****@acier.fr"),
            ("éà@acier.fr", "paul@bois.fr", "éà****@acier.fr"),
            ("nonsense", "paul@bois.fr", "****"),
        ];
        for (address, reader, shown) in table {
            assert_eq!(redact(address, reader), shown, "{address} to {reader}");
        }
    }

    #[test]
    fn a_hidden_name_is_shown_after_a_week() {
        let joined: Timestamp = "2026-03-01T10:00:00Z".parse().unwrap();
        assert!(is_name_hidden(joined, "2026-03-08T09:59:59Z".parse().unwrap()));
        assert!(!is_name_hidden(joined, "2026-03-08T10:00:00Z".parse().unwrap()));
    }
}
