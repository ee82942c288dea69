//! What members are mailed about their companies: who may ask for what (platform specification, 9.1).

use super::user::{Notifications, Role};

/// A change of preferences; what is none stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    pub bsd_refusal: Option<bool>,
    pub bsda_final_destination_update: Option<bool>,
    pub membership_request: Option<bool>,
    pub registry_delegation: Option<bool>,
    pub revision_request: Option<bool>,
    pub signature_code_renewal: Option<bool>,
}

/// What members with a role may ask for.
const fn open_to(role: Role) -> Notifications {
    let (for_admins, not_for_drivers) = (matches!(role, Role::Admin), !matches!(role, Role::Driver));
    Notifications {
        bsd_refusal: true,
        bsda_final_destination_update: true,
        membership_request: for_admins,
        registry_delegation: not_for_drivers,
        revision_request: not_for_drivers,
        signature_code_renewal: true,
    }
}

impl Wishes {
    /// What these wishes make of preferences. What is asked for and not open to the role stays as it was.
    pub fn granted(self, role: Role, before: Notifications) -> Notifications {
        let open = open_to(role);
        let grant = |wish: Option<bool>, open: bool, before: bool| match wish {
            Some(true) if !open => before,
            Some(wish) => wish,
            None => before,
        };
        Notifications {
            bsd_refusal: grant(self.bsd_refusal, open.bsd_refusal, before.bsd_refusal),
            bsda_final_destination_update: grant(
                self.bsda_final_destination_update,
                open.bsda_final_destination_update,
                before.bsda_final_destination_update,
            ),
            membership_request: grant(
                self.membership_request,
                open.membership_request,
                before.membership_request,
            ),
            registry_delegation: grant(
                self.registry_delegation,
                open.registry_delegation,
                before.registry_delegation,
            ),
            revision_request: grant(self.revision_request, open.revision_request, before.revision_request),
            signature_code_renewal: grant(
                self.signature_code_renewal,
                open.signature_code_renewal,
                before.signature_code_renewal,
            ),
        }
    }

    /// What is asked for and not open to the role, by its name in the schema.
    pub fn not_open_to(self, role: Role) -> Vec<&'static str> {
        let open = open_to(role);
        let rows = [
            ("bsdRefusal", self.bsd_refusal, open.bsd_refusal),
            (
                "bsdaFinalDestinationUpdate",
                self.bsda_final_destination_update,
                open.bsda_final_destination_update,
            ),
            ("membershipRequest", self.membership_request, open.membership_request),
            ("registryDelegation", self.registry_delegation, open.registry_delegation),
            ("revisionRequest", self.revision_request, open.revision_request),
            ("signatureCodeRenewal", self.signature_code_renewal, open.signature_code_renewal),
        ];
        rows.into_iter()
            .filter(|(_, wish, open)| *wish == Some(true) && !open)
            .map(|(name, ..)| name)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYTHING: Wishes = Wishes {
        bsd_refusal: Some(true),
        bsda_final_destination_update: Some(true),
        membership_request: Some(true),
        registry_delegation: Some(true),
        revision_request: Some(true),
        signature_code_renewal: Some(true),
    };

    #[test]
    fn roles_may_ask_for_what_the_contract_says() {
        let table: [(Role, &[&str]); 4] = [
            (Role::Admin, &[]),
            (Role::Member, &["membershipRequest"]),
            (Role::Reader, &["membershipRequest"]),
            (Role::Driver, &["membershipRequest", "registryDelegation", "revisionRequest"]),
        ];
        for (role, closed) in table {
            assert_eq!(EVERYTHING.not_open_to(role), closed, "{role:?}");
        }
    }

    #[test]
    fn what_is_not_open_is_passed_over_and_what_is_not_named_stays() {
        let none = Role::Driver.default_notifications();
        let granted = EVERYTHING.granted(Role::Driver, none);
        assert!(
            granted.bsd_refusal && granted.signature_code_renewal && granted.bsda_final_destination_update
        );
        assert!(!granted.revision_request && !granted.registry_delegation && !granted.membership_request);
        let all = Role::Admin.default_notifications();
        assert_eq!(Wishes::default().granted(Role::Reader, all), all);
        let off = Wishes { membership_request: Some(false), ..Wishes::default() };
        assert!(off.not_open_to(Role::Reader).is_empty(), "switching off is open to all");
        let left = off.granted(Role::Reader, all);
        assert!(!left.membership_request && left.bsd_refusal);
    }
}
