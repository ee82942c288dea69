// Generated from schema/user.graphql by codegen. Do not edit.

use super::*;

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserRole {
    Admin,
    Driver,
    Member,
    Reader,
}

impl UserRole {
    pub const ALL: &[Self] = &[Self::Admin, Self::Driver, Self::Member, Self::Reader];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "ADMIN",
            Self::Driver => "DRIVER",
            Self::Member => "MEMBER",
            Self::Reader => "READER",
        }
    }
}
enum_impls!(UserRole);

pub static USER_ROLE: Type = Type { name: "UserRole", kind: Kind::Enum(&["ADMIN", "DRIVER", "MEMBER", "READER"]) };

/// D
pub struct UserNotifications {
    pub bsd_refusal: bool,
    pub bsda_final_destination_update: bool,
    pub membership_request: bool,
    pub registry_delegation: bool,
    pub revision_request: bool,
    pub signature_code_renewal: bool,
}

impl Object for UserNotifications {
    const TYPE: &'static Type = &USER_NOTIFICATIONS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.bsd_refusal.write(w, node),
            1 => self.bsda_final_destination_update.write(w, node),
            2 => self.membership_request.write(w, node),
            3 => self.registry_delegation.write(w, node),
            4 => self.revision_request.write(w, node),
            5 => self.signature_code_renewal.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static USER_NOTIFICATIONS: Type = Type { name: "UserNotifications", kind: Kind::Object(&[
    field("bsdRefusal", &BOOLEAN, REQ),
    field("bsdaFinalDestinationUpdate", &BOOLEAN, REQ),
    field("membershipRequest", &BOOLEAN, REQ),
    field("registryDelegation", &BOOLEAN, REQ),
    field("revisionRequest", &BOOLEAN, REQ),
    field("signatureCodeRenewal", &BOOLEAN, REQ),
]) };

/// Field numbers.
impl UserNotifications {
    pub const BSD_REFUSAL: u16 = 0;
    pub const BSDA_FINAL_DESTINATION_UPDATE: u16 = 1;
    pub const MEMBERSHIP_REQUEST: u16 = 2;
    pub const REGISTRY_DELEGATION: u16 = 3;
    pub const REVISION_REQUEST: u16 = 4;
    pub const SIGNATURE_CODE_RENEWAL: u16 = 5;
}

/// D
pub struct User {
    pub companies: Slot<Vec<CompanyPrivate>>,
    pub email: String,
    pub feature_flags: Vec<String>,
    pub id: Id,
    pub is_admin: Option<bool>,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub totp_enabled: bool,
    pub tracking_consent: bool,
    pub tracking_consent_until: Option<DateTime>,
}

impl Object for User {
    const TYPE: &'static Type = &USER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.companies.write(w, node),
            1 => self.email.write(w, node),
            2 => self.feature_flags.write(w, node),
            3 => self.id.write(w, node),
            4 => self.is_admin.write(w, node),
            5 => self.name.write(w, node),
            6 => self.phone.write(w, node),
            7 => self.totp_enabled.write(w, node),
            8 => self.tracking_consent.write(w, node),
            9 => self.tracking_consent_until.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static USER: Type = Type { name: "User", kind: Kind::Object(&[
    field("companies", &COMPANY_PRIVATE, REQ_LIST),
    field("email", &STRING, REQ),
    field("featureFlags", &STRING, REQ_LIST),
    field("id", &ID, REQ),
    field("isAdmin", &BOOLEAN, OPT),
    field("name", &STRING, OPT),
    field("phone", &STRING, OPT),
    field("totpEnabled", &BOOLEAN, REQ),
    field("trackingConsent", &BOOLEAN, REQ),
    field("trackingConsentUntil", &DATE_TIME, OPT),
]) };

/// Field numbers.
impl User {
    pub const COMPANIES: u16 = 0;
    pub const EMAIL: u16 = 1;
    pub const FEATURE_FLAGS: u16 = 2;
    pub const ID: u16 = 3;
    pub const IS_ADMIN: u16 = 4;
    pub const NAME: u16 = 5;
    pub const PHONE: u16 = 6;
    pub const TOTP_ENABLED: u16 = 7;
    pub const TRACKING_CONSENT: u16 = 8;
    pub const TRACKING_CONSENT_UNTIL: u16 = 9;
}

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserPermission {
    BsdCanCreate,
    BsdCanDelete,
    BsdCanList,
    BsdCanRead,
    BsdCanRevise,
    BsdCanSignAcceptation,
    BsdCanSignDelivery,
    BsdCanSignEmission,
    BsdCanSignOperation,
    BsdCanSignTransport,
    BsdCanSignWork,
    BsdCanUpdate,
    CompanyCanManageMembers,
    CompanyCanManageRegistryDeleagation,
    CompanyCanManageSignatureAutomation,
    CompanyCanRead,
    CompanyCanRenewSecurityCode,
    CompanyCanUpdate,
    CompanyCanVerify,
    RegistryCanImport,
    RegistryCanRead,
}

impl UserPermission {
    pub const ALL: &[Self] = &[
        Self::BsdCanCreate, Self::BsdCanDelete, Self::BsdCanList, Self::BsdCanRead, Self::BsdCanRevise,
        Self::BsdCanSignAcceptation, Self::BsdCanSignDelivery, Self::BsdCanSignEmission,
        Self::BsdCanSignOperation, Self::BsdCanSignTransport, Self::BsdCanSignWork, Self::BsdCanUpdate,
        Self::CompanyCanManageMembers, Self::CompanyCanManageRegistryDeleagation,
        Self::CompanyCanManageSignatureAutomation, Self::CompanyCanRead,
        Self::CompanyCanRenewSecurityCode, Self::CompanyCanUpdate, Self::CompanyCanVerify,
        Self::RegistryCanImport, Self::RegistryCanRead,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BsdCanCreate => "BSD_CAN_CREATE",
            Self::BsdCanDelete => "BSD_CAN_DELETE",
            Self::BsdCanList => "BSD_CAN_LIST",
            Self::BsdCanRead => "BSD_CAN_READ",
            Self::BsdCanRevise => "BSD_CAN_REVISE",
            Self::BsdCanSignAcceptation => "BSD_CAN_SIGN_ACCEPTATION",
            Self::BsdCanSignDelivery => "BSD_CAN_SIGN_DELIVERY",
            Self::BsdCanSignEmission => "BSD_CAN_SIGN_EMISSION",
            Self::BsdCanSignOperation => "BSD_CAN_SIGN_OPERATION",
            Self::BsdCanSignTransport => "BSD_CAN_SIGN_TRANSPORT",
            Self::BsdCanSignWork => "BSD_CAN_SIGN_WORK",
            Self::BsdCanUpdate => "BSD_CAN_UPDATE",
            Self::CompanyCanManageMembers => "COMPANY_CAN_MANAGE_MEMBERS",
            Self::CompanyCanManageRegistryDeleagation => "COMPANY_CAN_MANAGE_REGISTRY_DELEAGATION",
            Self::CompanyCanManageSignatureAutomation => "COMPANY_CAN_MANAGE_SIGNATURE_AUTOMATION",
            Self::CompanyCanRead => "COMPANY_CAN_READ",
            Self::CompanyCanRenewSecurityCode => "COMPANY_CAN_RENEW_SECURITY_CODE",
            Self::CompanyCanUpdate => "COMPANY_CAN_UPDATE",
            Self::CompanyCanVerify => "COMPANY_CAN_VERIFY",
            Self::RegistryCanImport => "REGISTRY_CAN_IMPORT",
            Self::RegistryCanRead => "REGISTRY_CAN_READ",
        }
    }
}
enum_impls!(UserPermission);

pub static USER_PERMISSION: Type = Type { name: "UserPermission", kind: Kind::Enum(&[
    "BSD_CAN_CREATE", "BSD_CAN_DELETE", "BSD_CAN_LIST", "BSD_CAN_READ", "BSD_CAN_REVISE",
    "BSD_CAN_SIGN_ACCEPTATION", "BSD_CAN_SIGN_DELIVERY", "BSD_CAN_SIGN_EMISSION",
    "BSD_CAN_SIGN_OPERATION", "BSD_CAN_SIGN_TRANSPORT", "BSD_CAN_SIGN_WORK", "BSD_CAN_UPDATE",
    "COMPANY_CAN_MANAGE_MEMBERS", "COMPANY_CAN_MANAGE_REGISTRY_DELEAGATION",
    "COMPANY_CAN_MANAGE_SIGNATURE_AUTOMATION", "COMPANY_CAN_READ", "COMPANY_CAN_RENEW_SECURITY_CODE",
    "COMPANY_CAN_UPDATE", "COMPANY_CAN_VERIFY", "REGISTRY_CAN_IMPORT", "REGISTRY_CAN_READ",
]) };

/// D
pub struct PermissionsInfos {
    pub org_permissions_infos: Vec<OrgPermissionsInfos>,
    pub permissions: Vec<UserPermission>,
    pub roles: Vec<UserRole>,
}

impl Object for PermissionsInfos {
    const TYPE: &'static Type = &PERMISSIONS_INFOS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.org_permissions_infos.write(w, node),
            1 => self.permissions.write(w, node),
            2 => self.roles.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static PERMISSIONS_INFOS: Type = Type { name: "PermissionsInfos", kind: Kind::Object(&[
    field("orgPermissionsInfos", &ORG_PERMISSIONS_INFOS, REQ_LIST),
    field("permissions", &USER_PERMISSION, REQ_LIST),
    field("roles", &USER_ROLE, REQ_LIST),
]) };

/// Field numbers.
impl PermissionsInfos {
    pub const ORG_PERMISSIONS_INFOS: u16 = 0;
    pub const PERMISSIONS: u16 = 1;
    pub const ROLES: u16 = 2;
}

/// D
pub struct OrgPermissionsInfos {
    pub org_id: Id,
    pub permissions: Vec<UserPermission>,
    pub role: UserRole,
}

impl Object for OrgPermissionsInfos {
    const TYPE: &'static Type = &ORG_PERMISSIONS_INFOS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.org_id.write(w, node),
            1 => self.permissions.write(w, node),
            2 => self.role.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ORG_PERMISSIONS_INFOS: Type = Type { name: "OrgPermissionsInfos", kind: Kind::Object(&[
    field("orgId", &ID, REQ),
    field("permissions", &USER_PERMISSION, REQ_LIST),
    field("role", &USER_ROLE, REQ),
]) };

/// Field numbers.
impl OrgPermissionsInfos {
    pub const ORG_ID: u16 = 0;
    pub const PERMISSIONS: u16 = 1;
    pub const ROLE: u16 = 2;
}

/// D
pub struct MembershipRequest {
    pub email: String,
    pub id: Id,
    pub name: String,
    pub sent_to: Vec<String>,
    pub siret: String,
    pub status: MembershipRequestStatus,
}

impl Object for MembershipRequest {
    const TYPE: &'static Type = &MEMBERSHIP_REQUEST;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.email.write(w, node),
            1 => self.id.write(w, node),
            2 => self.name.write(w, node),
            3 => self.sent_to.write(w, node),
            4 => self.siret.write(w, node),
            5 => self.status.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static MEMBERSHIP_REQUEST: Type = Type { name: "MembershipRequest", kind: Kind::Object(&[
    field("email", &STRING, REQ),
    field("id", &ID, REQ),
    field("name", &STRING, REQ),
    field("sentTo", &STRING, REQ_LIST),
    field("siret", &STRING, REQ),
    field("status", &MEMBERSHIP_REQUEST_STATUS, REQ),
]) };

/// Field numbers.
impl MembershipRequest {
    pub const EMAIL: u16 = 0;
    pub const ID: u16 = 1;
    pub const NAME: u16 = 2;
    pub const SENT_TO: u16 = 3;
    pub const SIRET: u16 = 4;
    pub const STATUS: u16 = 5;
}

/// D
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MembershipRequestStatus {
    Accepted,
    Pending,
    Refused,
}

impl MembershipRequestStatus {
    pub const ALL: &[Self] = &[Self::Accepted, Self::Pending, Self::Refused];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::Pending => "PENDING",
            Self::Refused => "REFUSED",
        }
    }
}
enum_impls!(MembershipRequestStatus);

pub static MEMBERSHIP_REQUEST_STATUS: Type = Type { name: "MembershipRequestStatus", kind: Kind::Enum(&["ACCEPTED", "PENDING", "REFUSED"]) };

/// Root and computed fields declared in `schema/user.graphql`.
pub trait UserResolvers: Sync {
    /// Resolves `Query.me`.
    fn me(&self, cx: &Context<'_>) -> impl Future<Output = Result<User>> + Send;
    /// Resolves `Query.isAuthenticated`.
    fn is_authenticated(&self, cx: &Context<'_>) -> impl Future<Output = Result<bool>> + Send;
    /// Resolves `Query.warningMessage`.
    fn warning_message(&self, cx: &Context<'_>) -> impl Future<Output = Result<Option<String>>> + Send;
    /// Resolves `Query.apiKey`.
    fn api_key(&self, cx: &Context<'_>) -> impl Future<Output = Result<String>> + Send;
    /// Resolves `Query.passwordResetRequest`.
    fn password_reset_request(&self, cx: &Context<'_>, hash: String) -> impl Future<Output = Result<Option<Id>>> + Send;
    /// Resolves `Query.permissionsInfos`.
    fn permissions_infos(&self, cx: &Context<'_>) -> impl Future<Output = Result<PermissionsInfos>> + Send;
    /// Resolves `Query.myCompanies`.
    fn my_companies(&self, cx: &Context<'_>, after: Maybe<Id>, before: Maybe<Id>, first: Maybe<i32>, last: Maybe<i32>, search: Maybe<String>) -> impl Future<Output = Result<CompanyPrivateConnection>> + Send;
    /// Resolves `Query.myCompaniesCsv`.
    fn my_companies_csv(&self, cx: &Context<'_>) -> impl Future<Output = Result<Option<FileDownload>>> + Send;
    /// Resolves `Mutation.sendMembershipRequest`.
    fn send_membership_request(&self, cx: &Context<'_>, siret: String) -> impl Future<Output = Result<Option<MembershipRequest>>> + Send;
    /// Resolves `User.companies`, one result a parent.
    fn user_companies(&self, cx: &Context<'_>, parents: &[&User]) -> impl Future<Output = Vec<Result<Vec<CompanyPrivate>>>> + Send;
}

pub(super) async fn resolve_me<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let mut value = api.me(&cx).await?;
    fetch(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_is_authenticated<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.is_authenticated(&cx).await?))
}

pub(super) async fn resolve_warning_message<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.warning_message(&cx).await?))
}

pub(super) async fn resolve_api_key<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.api_key(&cx).await?))
}

pub(super) async fn resolve_password_reset_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.password_reset_request(&cx, a.required("hash")?).await?))
}

pub(super) async fn resolve_permissions_infos<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.permissions_infos(&cx).await?))
}

pub(super) async fn resolve_my_companies<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.my_companies(&cx, a.maybe("after")?, a.maybe("before")?, a.maybe("first")?, a.maybe("last")?, a.maybe("search")?).await?;
    fetch(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_my_companies_csv<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.my_companies_csv(&cx).await?))
}

pub(super) async fn resolve_send_membership_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.send_membership_request(&cx, a.required("siret")?).await?))
}

impl<A: Api> Fetch<A> for User {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&USER, Self::COMPANIES) {
            if matches!(self.companies, Slot::Empty) {
                level.user_companies.push(self, &at);
            } else {
                Fetch::<A>::gather(&self.companies, &at, level);
            }
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&USER, Self::COMPANIES) {
            if matches!(self.companies, Slot::Empty) {
                self.companies = fetched.user_companies.slot();
            } else {
                Fetch::<A>::fill(&mut self.companies, &at, fetched);
            }
        }
    }
}
