// Generated from schema/user.graphql by codegen. Do not edit.

use super::*;

/// Compte d'une personne.
pub struct User {
    pub id: Id,
    pub email: String,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub companies: Slot<Vec<CompanyPrivate>>,
    pub is_admin: Option<bool>,
    pub totp_enabled: bool,
    pub tracking_consent: bool,
    pub tracking_consent_until: Option<DateTime>,
    pub feature_flags: Vec<String>,
}

impl Object for User {
    const TYPE: &'static Type = &USER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.email.write(w, node),
            2 => self.name.write(w, node),
            3 => self.phone.write(w, node),
            4 => self.companies.write(w, node),
            5 => self.is_admin.write(w, node),
            6 => self.totp_enabled.write(w, node),
            7 => self.tracking_consent.write(w, node),
            8 => self.tracking_consent_until.write(w, node),
            9 => self.feature_flags.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static USER: Type = Type::new("User", Kind::Object(&[
    field("id", &ID, REQ),
    field("email", &STRING, REQ),
    field("name", &STRING, OPT),
    field("phone", &STRING, OPT),
    field("companies", &COMPANY_PRIVATE, REQ_LIST),
    field("isAdmin", &BOOLEAN, OPT),
    field("totpEnabled", &BOOLEAN, REQ),
    field("trackingConsent", &BOOLEAN, REQ),
    field("trackingConsentUntil", &DATE_TIME, OPT),
    field("featureFlags", &STRING, REQ_LIST),
])).deprecating(&[
    deprecation("User.companies", None, "Utiliser `Query.myCompanies`, qui pagine la liste."),
]);

/// Field numbers.
impl User {
    pub const ID: u16 = 0;
    pub const EMAIL: u16 = 1;
    pub const NAME: u16 = 2;
    pub const PHONE: u16 = 3;
    pub const COMPANIES: u16 = 4;
    pub const IS_ADMIN: u16 = 5;
    pub const TOTP_ENABLED: u16 = 6;
    pub const TRACKING_CONSENT: u16 = 7;
    pub const TRACKING_CONSENT_UNTIL: u16 = 8;
    pub const FEATURE_FLAGS: u16 = 9;
}

/// Vue d'ensemble des droits de l'appelant.
pub struct PermissionsInfos {
    pub org_permissions_infos: Vec<OrgPermissionsInfos>,
    pub roles: Vec<UserRole>,
    pub permissions: Vec<UserPermission>,
}

impl Object for PermissionsInfos {
    const TYPE: &'static Type = &PERMISSIONS_INFOS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.org_permissions_infos.write(w, node),
            1 => self.roles.write(w, node),
            2 => self.permissions.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static PERMISSIONS_INFOS: Type = Type::new("PermissionsInfos", Kind::Object(&[
    field("orgPermissionsInfos", &ORG_PERMISSIONS_INFOS, REQ_LIST),
    field("roles", &USER_ROLE, REQ_LIST),
    field("permissions", &USER_PERMISSION, REQ_LIST),
]));

/// Field numbers.
impl PermissionsInfos {
    pub const ORG_PERMISSIONS_INFOS: u16 = 0;
    pub const ROLES: u16 = 1;
    pub const PERMISSIONS: u16 = 2;
}

/// Droits de l'appelant dans une entreprise.
pub struct OrgPermissionsInfos {
    pub org_id: Id,
    pub role: UserRole,
    pub permissions: Vec<UserPermission>,
}

impl Object for OrgPermissionsInfos {
    const TYPE: &'static Type = &ORG_PERMISSIONS_INFOS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.org_id.write(w, node),
            1 => self.role.write(w, node),
            2 => self.permissions.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ORG_PERMISSIONS_INFOS: Type = Type::new("OrgPermissionsInfos", Kind::Object(&[
    field("orgId", &ID, REQ),
    field("role", &USER_ROLE, REQ),
    field("permissions", &USER_PERMISSION, REQ_LIST),
]));

/// Field numbers.
impl OrgPermissionsInfos {
    pub const ORG_ID: u16 = 0;
    pub const ROLE: u16 = 1;
    pub const PERMISSIONS: u16 = 2;
}

/// Rôle d'une personne dans une entreprise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserRole {
    Admin,
    Member,
    Driver,
    Reader,
}

impl UserRole {
    pub const ALL: &[Self] = &[Self::Admin, Self::Member, Self::Driver, Self::Reader];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "ADMIN",
            Self::Member => "MEMBER",
            Self::Driver => "DRIVER",
            Self::Reader => "READER",
        }
    }
}
enum_impls!(UserRole);

pub static USER_ROLE: Type = Type::new("UserRole", Kind::Enum(&["ADMIN", "MEMBER", "DRIVER", "READER"]));

/// Action permise à un membre dans une entreprise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserPermission {
    BsdCanRead,
    BsdCanList,
    BsdCanCreate,
    BsdCanUpdate,
    BsdCanDelete,
    BsdCanSignEmission,
    BsdCanSignWork,
    BsdCanSignTransport,
    BsdCanSignDelivery,
    BsdCanSignAcceptation,
    BsdCanSignOperation,
    BsdCanRevise,
    RegistryCanRead,
    RegistryCanImport,
    CompanyCanRead,
    CompanyCanUpdate,
    CompanyCanVerify,
    CompanyCanManageMembers,
    CompanyCanRenewSecurityCode,
    CompanyCanManageSignatureAutomation,
    CompanyCanManageRegistryDeleagation,
}

impl UserPermission {
    pub const ALL: &[Self] = &[
        Self::BsdCanRead, Self::BsdCanList, Self::BsdCanCreate, Self::BsdCanUpdate, Self::BsdCanDelete,
        Self::BsdCanSignEmission, Self::BsdCanSignWork, Self::BsdCanSignTransport,
        Self::BsdCanSignDelivery, Self::BsdCanSignAcceptation, Self::BsdCanSignOperation,
        Self::BsdCanRevise, Self::RegistryCanRead, Self::RegistryCanImport, Self::CompanyCanRead,
        Self::CompanyCanUpdate, Self::CompanyCanVerify, Self::CompanyCanManageMembers,
        Self::CompanyCanRenewSecurityCode, Self::CompanyCanManageSignatureAutomation,
        Self::CompanyCanManageRegistryDeleagation,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BsdCanRead => "BSD_CAN_READ",
            Self::BsdCanList => "BSD_CAN_LIST",
            Self::BsdCanCreate => "BSD_CAN_CREATE",
            Self::BsdCanUpdate => "BSD_CAN_UPDATE",
            Self::BsdCanDelete => "BSD_CAN_DELETE",
            Self::BsdCanSignEmission => "BSD_CAN_SIGN_EMISSION",
            Self::BsdCanSignWork => "BSD_CAN_SIGN_WORK",
            Self::BsdCanSignTransport => "BSD_CAN_SIGN_TRANSPORT",
            Self::BsdCanSignDelivery => "BSD_CAN_SIGN_DELIVERY",
            Self::BsdCanSignAcceptation => "BSD_CAN_SIGN_ACCEPTATION",
            Self::BsdCanSignOperation => "BSD_CAN_SIGN_OPERATION",
            Self::BsdCanRevise => "BSD_CAN_REVISE",
            Self::RegistryCanRead => "REGISTRY_CAN_READ",
            Self::RegistryCanImport => "REGISTRY_CAN_IMPORT",
            Self::CompanyCanRead => "COMPANY_CAN_READ",
            Self::CompanyCanUpdate => "COMPANY_CAN_UPDATE",
            Self::CompanyCanVerify => "COMPANY_CAN_VERIFY",
            Self::CompanyCanManageMembers => "COMPANY_CAN_MANAGE_MEMBERS",
            Self::CompanyCanRenewSecurityCode => "COMPANY_CAN_RENEW_SECURITY_CODE",
            Self::CompanyCanManageSignatureAutomation => "COMPANY_CAN_MANAGE_SIGNATURE_AUTOMATION",
            Self::CompanyCanManageRegistryDeleagation => "COMPANY_CAN_MANAGE_REGISTRY_DELEAGATION",
        }
    }
}
enum_impls!(UserPermission);

pub static USER_PERMISSION: Type = Type::new("UserPermission", Kind::Enum(&[
    "BSD_CAN_READ", "BSD_CAN_LIST", "BSD_CAN_CREATE", "BSD_CAN_UPDATE", "BSD_CAN_DELETE",
    "BSD_CAN_SIGN_EMISSION", "BSD_CAN_SIGN_WORK", "BSD_CAN_SIGN_TRANSPORT", "BSD_CAN_SIGN_DELIVERY",
    "BSD_CAN_SIGN_ACCEPTATION", "BSD_CAN_SIGN_OPERATION", "BSD_CAN_REVISE", "REGISTRY_CAN_READ",
    "REGISTRY_CAN_IMPORT", "COMPANY_CAN_READ", "COMPANY_CAN_UPDATE", "COMPANY_CAN_VERIFY",
    "COMPANY_CAN_MANAGE_MEMBERS", "COMPANY_CAN_RENEW_SECURITY_CODE",
    "COMPANY_CAN_MANAGE_SIGNATURE_AUTOMATION", "COMPANY_CAN_MANAGE_REGISTRY_DELEAGATION",
]));

/// Avis par courriel auxquels un membre est abonné au titre d'une entreprise.
pub struct UserNotifications {
    pub membership_request: bool,
    pub signature_code_renewal: bool,
    pub bsd_refusal: bool,
    pub bsda_final_destination_update: bool,
    pub revision_request: bool,
    pub registry_delegation: bool,
}

impl Object for UserNotifications {
    const TYPE: &'static Type = &USER_NOTIFICATIONS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.membership_request.write(w, node),
            1 => self.signature_code_renewal.write(w, node),
            2 => self.bsd_refusal.write(w, node),
            3 => self.bsda_final_destination_update.write(w, node),
            4 => self.revision_request.write(w, node),
            5 => self.registry_delegation.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static USER_NOTIFICATIONS: Type = Type::new("UserNotifications", Kind::Object(&[
    field("membershipRequest", &BOOLEAN, REQ),
    field("signatureCodeRenewal", &BOOLEAN, REQ),
    field("bsdRefusal", &BOOLEAN, REQ),
    field("bsdaFinalDestinationUpdate", &BOOLEAN, REQ),
    field("revisionRequest", &BOOLEAN, REQ),
    field("registryDelegation", &BOOLEAN, REQ),
]));

/// Field numbers.
impl UserNotifications {
    pub const MEMBERSHIP_REQUEST: u16 = 0;
    pub const SIGNATURE_CODE_RENEWAL: u16 = 1;
    pub const BSD_REFUSAL: u16 = 2;
    pub const BSDA_FINAL_DESTINATION_UPDATE: u16 = 3;
    pub const REVISION_REQUEST: u16 = 4;
    pub const REGISTRY_DELEGATION: u16 = 5;
}

/// Demande d'une personne pour devenir membre d'une entreprise inscrite.
pub struct MembershipRequest {
    pub id: Id,
    pub email: String,
    pub siret: String,
    pub name: String,
    pub status: MembershipRequestStatus,
    pub sent_to: Vec<String>,
}

impl Object for MembershipRequest {
    const TYPE: &'static Type = &MEMBERSHIP_REQUEST;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.email.write(w, node),
            2 => self.siret.write(w, node),
            3 => self.name.write(w, node),
            4 => self.status.write(w, node),
            5 => self.sent_to.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static MEMBERSHIP_REQUEST: Type = Type::new("MembershipRequest", Kind::Object(&[
    field("id", &ID, REQ),
    field("email", &STRING, REQ),
    field("siret", &STRING, REQ),
    field("name", &STRING, REQ),
    field("status", &MEMBERSHIP_REQUEST_STATUS, REQ),
    field("sentTo", &STRING, REQ_LIST),
]));

/// Field numbers.
impl MembershipRequest {
    pub const ID: u16 = 0;
    pub const EMAIL: u16 = 1;
    pub const SIRET: u16 = 2;
    pub const NAME: u16 = 3;
    pub const STATUS: u16 = 4;
    pub const SENT_TO: u16 = 5;
}

/// Avancement d'une demande d'entrée dans une entreprise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MembershipRequestStatus {
    Pending,
    Accepted,
    Refused,
}

impl MembershipRequestStatus {
    pub const ALL: &[Self] = &[Self::Pending, Self::Accepted, Self::Refused];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Accepted => "ACCEPTED",
            Self::Refused => "REFUSED",
        }
    }
}
enum_impls!(MembershipRequestStatus);

pub static MEMBERSHIP_REQUEST_STATUS: Type = Type::new("MembershipRequestStatus", Kind::Enum(&["PENDING", "ACCEPTED", "REFUSED"]));

/// Réponse d'une ancienne ouverture de session par l'API.
pub struct AuthPayload {
    pub token: String,
    pub user: User,
}

impl Object for AuthPayload {
    const TYPE: &'static Type = &AUTH_PAYLOAD;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.token.write(w, node),
            1 => self.user.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static AUTH_PAYLOAD: Type = Type::new("AuthPayload", Kind::Object(&[
    field("token", &STRING, REQ),
    field("user", &USER, REQ),
]));

/// Field numbers.
impl AuthPayload {
    pub const TOKEN: u16 = 0;
    pub const USER: u16 = 1;
}

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
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
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
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_my_companies_csv<A: Api>(api: &A, cx: Context<'_>, _: &Node, _: &Variables<'_>) -> Result<Box<dyn Answer>> {
    Ok(Box::new(api.my_companies_csv(&cx).await?))
}

pub(super) async fn resolve_send_membership_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.send_membership_request(&cx, a.required("siret")?).await?))
}

impl Fetch<Computed> for User {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&USER, Self::COMPANIES) {
            if matches!(self.companies, Slot::Empty) {
                level.user_companies.push(self, &at);
            } else {
                Fetch::<Computed>::gather(&self.companies, &at, level);
            }
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&USER, Self::COMPANIES) {
            if matches!(self.companies, Slot::Empty) {
                self.companies = fetched.user_companies.slot();
            } else {
                Fetch::<Computed>::fill(&mut self.companies, &at, fetched);
            }
        }
    }
}

impl Fetch<Computed> for AuthPayload {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&AUTH_PAYLOAD, Self::USER) {
            Fetch::<Computed>::gather(&self.user, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&AUTH_PAYLOAD, Self::USER) {
            Fetch::<Computed>::fill(&mut self.user, &at, fetched);
        }
    }
}
