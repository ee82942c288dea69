// Generated from schema/members.graphql by codegen. Do not edit.

use super::*;

/// Invitation d'une personne sans compte à rejoindre une entreprise.
pub struct Invitation {
    pub id: Id,
    pub email: String,
    pub company_siret: String,
    pub role: UserRole,
    pub hash: String,
    pub accepted_at: Option<DateTime>,
}

impl Object for Invitation {
    const TYPE: &'static Type = &INVITATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.email.write(w, node),
            2 => self.company_siret.write(w, node),
            3 => self.role.write(w, node),
            4 => self.hash.write(w, node),
            5 => self.accepted_at.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static INVITATION: Type = Type::new("Invitation", Kind::Object(&[
    field("id", &ID, REQ),
    field("email", &STRING, REQ),
    field("companySiret", &STRING, REQ),
    field("role", &USER_ROLE, REQ),
    field("hash", &STRING, REQ),
    field("acceptedAt", &DATE_TIME, OPT),
]));

/// Field numbers.
impl Invitation {
    pub const ID: u16 = 0;
    pub const EMAIL: u16 = 1;
    pub const COMPANY_SIRET: u16 = 2;
    pub const ROLE: u16 = 3;
    pub const HASH: u16 = 4;
    pub const ACCEPTED_AT: u16 = 5;
}

/// L'entreprise dont on veut les demandes, par l'un de ses identifiants.
#[derive(Debug, Clone, PartialEq)]
pub struct MembershipRequestsWhere {
    pub id: Maybe<Id>,
    pub org_id: Maybe<String>,
}

impl Input for MembershipRequestsWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.maybe("id")?,
            org_id: m.maybe("orgId")?,
        })
    }
}

pub static MEMBERSHIP_REQUESTS_WHERE: Type = Type::new("MembershipRequestsWhere", Kind::Input(&[
    input("id", &ID, OPT),
    input("orgId", &STRING, OPT),
]));

/// Page d'une liste de demandes de rattachement.
pub struct MembershipRequestsConnection {
    pub total_count: i32,
    pub page_info: PageInfo,
    pub edges: Vec<MembershipRequestEdge>,
}

impl Object for MembershipRequestsConnection {
    const TYPE: &'static Type = &MEMBERSHIP_REQUESTS_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.total_count.write(w, node),
            1 => self.page_info.write(w, node),
            2 => self.edges.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static MEMBERSHIP_REQUESTS_CONNECTION: Type = Type::new("MembershipRequestsConnection", Kind::Object(&[
    field("totalCount", &INT, REQ),
    field("pageInfo", &PAGE_INFO, REQ),
    field("edges", &MEMBERSHIP_REQUEST_EDGE, REQ_LIST),
]));

/// Field numbers.
impl MembershipRequestsConnection {
    pub const TOTAL_COUNT: u16 = 0;
    pub const PAGE_INFO: u16 = 1;
    pub const EDGES: u16 = 2;
}

/// Une demande de rattachement dans une page.
pub struct MembershipRequestEdge {
    pub cursor: String,
    pub node: MembershipRequestForAdmin,
}

impl Object for MembershipRequestEdge {
    const TYPE: &'static Type = &MEMBERSHIP_REQUEST_EDGE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cursor.write(w, node),
            1 => self.node.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static MEMBERSHIP_REQUEST_EDGE: Type = Type::new("MembershipRequestEdge", Kind::Object(&[
    field("cursor", &STRING, REQ),
    field("node", &MEMBERSHIP_REQUEST_FOR_ADMIN, REQ),
]));

/// Field numbers.
impl MembershipRequestEdge {
    pub const CURSOR: u16 = 0;
    pub const NODE: u16 = 1;
}

/// Demande de rattachement, à ceux qui y répondent.
pub struct MembershipRequestForAdmin {
    pub id: Id,
    pub email: String,
    pub name: String,
    pub created_at: DateTime,
    pub status: MembershipRequestStatus,
}

impl Object for MembershipRequestForAdmin {
    const TYPE: &'static Type = &MEMBERSHIP_REQUEST_FOR_ADMIN;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.email.write(w, node),
            2 => self.name.write(w, node),
            3 => self.created_at.write(w, node),
            4 => self.status.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static MEMBERSHIP_REQUEST_FOR_ADMIN: Type = Type::new("MembershipRequestForAdmin", Kind::Object(&[
    field("id", &ID, REQ),
    field("email", &STRING, REQ),
    field("name", &STRING, REQ),
    field("createdAt", &DATE_TIME, REQ),
    field("status", &MEMBERSHIP_REQUEST_STATUS, REQ),
]));

/// Field numbers.
impl MembershipRequestForAdmin {
    pub const ID: u16 = 0;
    pub const EMAIL: u16 = 1;
    pub const NAME: u16 = 2;
    pub const CREATED_AT: u16 = 3;
    pub const STATUS: u16 = 4;
}

/// Avis à changer au titre d'une entreprise.
#[derive(Debug, Clone, PartialEq)]
pub struct SubscribeToCompanyNotificationsInput {
    pub company_org_id: String,
    pub notifications: UserNotificationsInput,
}

impl Input for SubscribeToCompanyNotificationsInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company_org_id: m.required("companyOrgId")?,
            notifications: m.required("notifications")?,
        })
    }
}

pub static SUBSCRIBE_TO_COMPANY_NOTIFICATIONS_INPUT: Type = Type::new("SubscribeToCompanyNotificationsInput", Kind::Input(&[
    input("companyOrgId", &STRING, REQ),
    input("notifications", &USER_NOTIFICATIONS_INPUT, REQ),
]));

/// Avis à changer au titre de toutes les entreprises de l'appelant.
#[derive(Debug, Clone, PartialEq)]
pub struct SubscribeToNotificationsInput {
    pub notifications: UserNotificationsInput,
}

impl Input for SubscribeToNotificationsInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            notifications: m.required("notifications")?,
        })
    }
}

pub static SUBSCRIBE_TO_NOTIFICATIONS_INPUT: Type = Type::new("SubscribeToNotificationsInput", Kind::Input(&[
    input("notifications", &USER_NOTIFICATIONS_INPUT, REQ),
]));

/// Avis par courriel voulus (`true`) ou non (`false`).
#[derive(Debug, Clone, PartialEq)]
pub struct UserNotificationsInput {
    pub membership_request: Maybe<bool>,
    pub signature_code_renewal: Maybe<bool>,
    pub bsd_refusal: Maybe<bool>,
    pub bsda_final_destination_update: Maybe<bool>,
    pub revision_request: Maybe<bool>,
    pub registry_delegation: Maybe<bool>,
}

impl Input for UserNotificationsInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            membership_request: m.maybe("membershipRequest")?,
            signature_code_renewal: m.maybe("signatureCodeRenewal")?,
            bsd_refusal: m.maybe("bsdRefusal")?,
            bsda_final_destination_update: m.maybe("bsdaFinalDestinationUpdate")?,
            revision_request: m.maybe("revisionRequest")?,
            registry_delegation: m.maybe("registryDelegation")?,
        })
    }
}

pub static USER_NOTIFICATIONS_INPUT: Type = Type::new("UserNotificationsInput", Kind::Input(&[
    input("membershipRequest", &BOOLEAN, OPT),
    input("signatureCodeRenewal", &BOOLEAN, OPT),
    input("bsdRefusal", &BOOLEAN, OPT),
    input("bsdaFinalDestinationUpdate", &BOOLEAN, OPT),
    input("revisionRequest", &BOOLEAN, OPT),
    input("registryDelegation", &BOOLEAN, OPT),
]));

/// Root and computed fields declared in `schema/members.graphql`.
pub trait MembersResolvers: Sync {
    /// Resolves `Query.membershipRequest`.
    fn membership_request(&self, cx: &Context<'_>, id: Maybe<Id>, siret: Maybe<String>) -> impl Future<Output = Result<MembershipRequest>> + Send;
    /// Resolves `Query.membershipRequests`.
    fn membership_requests(&self, cx: &Context<'_>, r#where: Maybe<MembershipRequestsWhere>, skip: Maybe<i32>, first: Maybe<i32>) -> impl Future<Output = Result<MembershipRequestsConnection>> + Send;
    /// Resolves `Query.invitation`.
    fn invitation(&self, cx: &Context<'_>, hash: String) -> impl Future<Output = Result<Option<Invitation>>> + Send;
    /// Resolves `Mutation.inviteUserToCompany`.
    fn invite_user_to_company(&self, cx: &Context<'_>, email: String, siret: String, role: UserRole) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.resendInvitation`.
    fn resend_invitation(&self, cx: &Context<'_>, email: String, siret: String) -> impl Future<Output = Result<bool>> + Send;
    /// Resolves `Mutation.deleteInvitation`.
    fn delete_invitation(&self, cx: &Context<'_>, email: String, siret: String) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.joinWithInvite`.
    fn join_with_invite(&self, cx: &Context<'_>, invite_hash: String, name: String, password: String) -> impl Future<Output = Result<User>> + Send;
    /// Resolves `Mutation.removeUserFromCompany`.
    fn remove_user_from_company(&self, cx: &Context<'_>, user_id: Id, siret: String) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.changeUserRole`.
    fn change_user_role(&self, cx: &Context<'_>, user_id: Id, org_id: Id, role: UserRole) -> impl Future<Output = Result<CompanyMember>> + Send;
    /// Resolves `Mutation.acceptMembershipRequest`.
    fn accept_membership_request(&self, cx: &Context<'_>, id: Id, role: UserRole) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.refuseMembershipRequest`.
    fn refuse_membership_request(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.subscribeToCompanyNotifications`.
    fn subscribe_to_company_notifications(&self, cx: &Context<'_>, input: SubscribeToCompanyNotificationsInput) -> impl Future<Output = Result<CompanyPrivate>> + Send;
    /// Resolves `Mutation.subscribeToNotifications`.
    fn subscribe_to_notifications(&self, cx: &Context<'_>, input: SubscribeToNotificationsInput) -> impl Future<Output = Result<Vec<CompanyPrivate>>> + Send;
}

pub(super) async fn resolve_membership_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.membership_request(&cx, a.maybe("id")?, a.maybe("siret")?).await?))
}

pub(super) async fn resolve_membership_requests<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.membership_requests(&cx, a.maybe("where")?, a.maybe("skip")?, a.maybe("first")?).await?))
}

pub(super) async fn resolve_invitation<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.invitation(&cx, a.required("hash")?).await?))
}

pub(super) async fn resolve_invite_user_to_company<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.invite_user_to_company(&cx, a.required("email")?, a.required("siret")?, a.required("role")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_resend_invitation<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.resend_invitation(&cx, a.required("email")?, a.required("siret")?).await?))
}

pub(super) async fn resolve_delete_invitation<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.delete_invitation(&cx, a.required("email")?, a.required("siret")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_join_with_invite<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.join_with_invite(&cx, a.required("inviteHash")?, a.required("name")?, a.required("password")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_remove_user_from_company<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.remove_user_from_company(&cx, a.required("userId")?, a.required("siret")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_change_user_role<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.change_user_role(&cx, a.required("userId")?, a.required("orgId")?, a.required("role")?).await?))
}

pub(super) async fn resolve_accept_membership_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.accept_membership_request(&cx, a.required("id")?, a.required("role")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_refuse_membership_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.refuse_membership_request(&cx, a.required("id")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_subscribe_to_company_notifications<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.subscribe_to_company_notifications(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_subscribe_to_notifications<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.subscribe_to_notifications(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}
