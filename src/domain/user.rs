//! Roles and what they permit (platform specification, 4.2).

pub use crate::generated::{UserPermission as Permission, UserRole as Role};

impl Role {
    /// Whether a member with this role holds `permission` in the company.
    pub fn grants(self, permission: Permission) -> bool {
        self.permissions().contains(&permission)
    }

    /// What the role permits, in the order of the contract.
    pub const fn permissions(self) -> &'static [Permission] {
        use Permission::*;
        match self {
            Role::Reader => &[BsdCanRead, BsdCanList, CompanyCanRead, RegistryCanRead],
            Role::Driver => &[
                BsdCanRead,
                BsdCanList,
                CompanyCanRead,
                BsdCanUpdate,
                BsdCanSignTransport,
                BsdCanSignDelivery,
            ],
            Role::Member => &[
                BsdCanRead,
                BsdCanList,
                CompanyCanRead,
                RegistryCanRead,
                BsdCanUpdate,
                BsdCanSignTransport,
                BsdCanSignDelivery,
                BsdCanCreate,
                BsdCanDelete,
                BsdCanSignEmission,
                BsdCanSignWork,
                BsdCanSignAcceptation,
                BsdCanSignOperation,
                BsdCanRevise,
                RegistryCanImport,
            ],
            Role::Admin => &[
                BsdCanRead,
                BsdCanList,
                CompanyCanRead,
                RegistryCanRead,
                BsdCanUpdate,
                BsdCanSignTransport,
                BsdCanSignDelivery,
                BsdCanCreate,
                BsdCanDelete,
                BsdCanSignEmission,
                BsdCanSignWork,
                BsdCanSignAcceptation,
                BsdCanSignOperation,
                BsdCanRevise,
                RegistryCanImport,
                CompanyCanUpdate,
                CompanyCanVerify,
                CompanyCanManageSignatureAutomation,
                CompanyCanManageMembers,
                CompanyCanRenewSecurityCode,
                CompanyCanManageRegistryDeleagation,
            ],
        }
    }
}
