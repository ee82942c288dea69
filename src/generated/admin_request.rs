// Generated from schema/admin_request.graphql by codegen. Do not edit.

use super::*;

/// Demande du rôle d'administrateur d'un établissement.
pub struct AdminRequest {
    pub id: Id,
    pub user: AdminRequestUser,
    pub company: AdminRequestCompany,
    pub status: AdminRequestStatus,
    pub created_at: DateTime,
    pub validation_method: AdminRequestValidationMethod,
}

impl Object for AdminRequest {
    const TYPE: &'static Type = &ADMIN_REQUEST;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.user.write(w, node),
            2 => self.company.write(w, node),
            3 => self.status.write(w, node),
            4 => self.created_at.write(w, node),
            5 => self.validation_method.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ADMIN_REQUEST: Type = Type::new("AdminRequest", Kind::Object(&[
    field("id", &ID, REQ),
    field("user", &ADMIN_REQUEST_USER, REQ),
    field("company", &ADMIN_REQUEST_COMPANY, REQ),
    field("status", &ADMIN_REQUEST_STATUS, REQ),
    field("createdAt", &DATE_TIME, REQ),
    field("validationMethod", &ADMIN_REQUEST_VALIDATION_METHOD, REQ),
]));

/// Field numbers.
impl AdminRequest {
    pub const ID: u16 = 0;
    pub const USER: u16 = 1;
    pub const COMPANY: u16 = 2;
    pub const STATUS: u16 = 3;
    pub const CREATED_AT: u16 = 4;
    pub const VALIDATION_METHOD: u16 = 5;
}

/// Auteur d'une demande de rôle d'administrateur.
pub struct AdminRequestUser {
    pub name: String,
}

impl Object for AdminRequestUser {
    const TYPE: &'static Type = &ADMIN_REQUEST_USER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.name.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ADMIN_REQUEST_USER: Type = Type::new("AdminRequestUser", Kind::Object(&[
    field("name", &STRING, REQ),
]));

/// Field numbers.
impl AdminRequestUser {
    pub const NAME: u16 = 0;
}

/// Établissement d'une demande de rôle d'administrateur.
pub struct AdminRequestCompany {
    pub name: String,
    pub org_id: String,
}

impl Object for AdminRequestCompany {
    const TYPE: &'static Type = &ADMIN_REQUEST_COMPANY;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.name.write(w, node),
            1 => self.org_id.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ADMIN_REQUEST_COMPANY: Type = Type::new("AdminRequestCompany", Kind::Object(&[
    field("name", &STRING, REQ),
    field("orgId", &STRING, REQ),
]));

/// Field numbers.
impl AdminRequestCompany {
    pub const NAME: u16 = 0;
    pub const ORG_ID: u16 = 1;
}

/// Où en est une demande de rôle d'administrateur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AdminRequestStatus {
    Pending,
    Accepted,
    Refused,
    Blocked,
    Expired,
}

impl AdminRequestStatus {
    pub const ALL: &[Self] = &[
        Self::Pending, Self::Accepted, Self::Refused, Self::Blocked, Self::Expired,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Accepted => "ACCEPTED",
            Self::Refused => "REFUSED",
            Self::Blocked => "BLOCKED",
            Self::Expired => "EXPIRED",
        }
    }
}
enum_impls!(AdminRequestStatus);

pub static ADMIN_REQUEST_STATUS: Type = Type::new("AdminRequestStatus", Kind::Enum(&["PENDING", "ACCEPTED", "REFUSED", "BLOCKED", "EXPIRED"]));

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AdminRequestValidationMethod {
    RequestAdminApproval,
    RequestCollaboratorApproval,
    SendMail,
}

impl AdminRequestValidationMethod {
    pub const ALL: &[Self] = &[
        Self::RequestAdminApproval, Self::RequestCollaboratorApproval, Self::SendMail,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RequestAdminApproval => "REQUEST_ADMIN_APPROVAL",
            Self::RequestCollaboratorApproval => "REQUEST_COLLABORATOR_APPROVAL",
            Self::SendMail => "SEND_MAIL",
        }
    }
}
enum_impls!(AdminRequestValidationMethod);

pub static ADMIN_REQUEST_VALIDATION_METHOD: Type = Type::new("AdminRequestValidationMethod", Kind::Enum(&[
    "REQUEST_ADMIN_APPROVAL", "REQUEST_COLLABORATOR_APPROVAL", "SEND_MAIL",
]));

/// Page d'une liste de demandes de rôle d'administrateur.
pub struct AdminRequestConnection {
    pub total_count: i32,
    pub page_info: PageInfo,
    pub edges: Vec<AdminRequestEdge>,
}

impl Object for AdminRequestConnection {
    const TYPE: &'static Type = &ADMIN_REQUEST_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.total_count.write(w, node),
            1 => self.page_info.write(w, node),
            2 => self.edges.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ADMIN_REQUEST_CONNECTION: Type = Type::new("AdminRequestConnection", Kind::Object(&[
    field("totalCount", &INT, REQ),
    field("pageInfo", &PAGE_INFO, REQ),
    field("edges", &ADMIN_REQUEST_EDGE, REQ_LIST),
]));

/// Field numbers.
impl AdminRequestConnection {
    pub const TOTAL_COUNT: u16 = 0;
    pub const PAGE_INFO: u16 = 1;
    pub const EDGES: u16 = 2;
}

/// Une demande de rôle d'administrateur dans une page.
pub struct AdminRequestEdge {
    pub cursor: String,
    pub node: AdminRequest,
}

impl Object for AdminRequestEdge {
    const TYPE: &'static Type = &ADMIN_REQUEST_EDGE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cursor.write(w, node),
            1 => self.node.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ADMIN_REQUEST_EDGE: Type = Type::new("AdminRequestEdge", Kind::Object(&[
    field("cursor", &STRING, REQ),
    field("node", &ADMIN_REQUEST, REQ),
]));

/// Field numbers.
impl AdminRequestEdge {
    pub const CURSOR: u16 = 0;
    pub const NODE: u16 = 1;
}

/// Une demande de rôle d'administrateur à faire.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateAdminRequestInput {
    pub company_org_id: Maybe<String>,
    pub collaborator_email: Maybe<String>,
    pub validation_method: Maybe<AdminRequestValidationMethod>,
}

impl Input for CreateAdminRequestInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            company_org_id: m.maybe("companyOrgId")?,
            collaborator_email: m.maybe("collaboratorEmail")?,
            validation_method: m.maybe("validationMethod")?,
        })
    }
}

pub static CREATE_ADMIN_REQUEST_INPUT: Type = Type::new("CreateAdminRequestInput", Kind::Input(&[
    input("companyOrgId", &STRING, OPT),
    input("collaboratorEmail", &STRING, OPT),
    input("validationMethod", &ADMIN_REQUEST_VALIDATION_METHOD, OPT),
]));

/// Une demande à accepter : par son identifiant, ou par l'établissement et le code reçu par courrier.
#[derive(Debug, Clone, PartialEq)]
pub struct AcceptAdminRequestInput {
    pub admin_request_id: Maybe<Id>,
    pub org_id: Maybe<String>,
    pub code: Maybe<String>,
}

impl Input for AcceptAdminRequestInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            admin_request_id: m.maybe("adminRequestId")?,
            org_id: m.maybe("orgId")?,
            code: m.maybe("code")?,
        })
    }
}

pub static ACCEPT_ADMIN_REQUEST_INPUT: Type = Type::new("AcceptAdminRequestInput", Kind::Input(&[
    input("adminRequestId", &ID, OPT),
    input("orgId", &STRING, OPT),
    input("code", &STRING, OPT),
]));

/// Les demandes que l'équipe du service veut voir.
#[derive(Debug, Clone, PartialEq)]
pub struct AdminRequestsAdminInput {
    pub skip: Maybe<i32>,
    pub first: Maybe<i32>,
    pub siret: Maybe<String>,
    pub date: Maybe<String>,
}

impl Input for AdminRequestsAdminInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            skip: m.maybe("skip")?,
            first: m.maybe("first")?,
            siret: m.maybe("siret")?,
            date: m.maybe("date")?,
        })
    }
}

pub static ADMIN_REQUESTS_ADMIN_INPUT: Type = Type::new("AdminRequestsAdminInput", Kind::Input(&[
    input("skip", &INT, OPT),
    input("first", &INT, OPT),
    input("siret", &STRING, OPT),
    input("date", &STRING, OPT),
]));

/// Root and computed fields declared in `schema/admin_request.graphql`.
pub trait AdminRequestResolvers: Sync {
    /// Resolves `Query.adminRequest`.
    fn admin_request(&self, cx: &Context<'_>, admin_request_id: Id) -> impl Future<Output = Result<AdminRequest>> + Send;
    /// Resolves `Query.adminRequests`.
    fn admin_requests(&self, cx: &Context<'_>, skip: Maybe<i32>, first: Maybe<i32>) -> impl Future<Output = Result<AdminRequestConnection>> + Send;
    /// Resolves `Query.adminRequestsAdmin`.
    fn admin_requests_admin(&self, cx: &Context<'_>, input: AdminRequestsAdminInput) -> impl Future<Output = Result<AdminRequestConnection>> + Send;
    /// Resolves `Mutation.createAdminRequest`.
    fn create_admin_request(&self, cx: &Context<'_>, input: CreateAdminRequestInput) -> impl Future<Output = Result<AdminRequest>> + Send;
    /// Resolves `Mutation.acceptAdminRequest`.
    fn accept_admin_request(&self, cx: &Context<'_>, input: AcceptAdminRequestInput) -> impl Future<Output = Result<AdminRequest>> + Send;
    /// Resolves `Mutation.refuseAdminRequest`.
    fn refuse_admin_request(&self, cx: &Context<'_>, admin_request_id: Id) -> impl Future<Output = Result<AdminRequest>> + Send;
}

pub(super) async fn resolve_admin_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.admin_request(&cx, a.required("adminRequestId")?).await?))
}

pub(super) async fn resolve_admin_requests<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.admin_requests(&cx, a.maybe("skip")?, a.maybe("first")?).await?))
}

pub(super) async fn resolve_admin_requests_admin<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.admin_requests_admin(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_create_admin_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_admin_request(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_accept_admin_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.accept_admin_request(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_refuse_admin_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.refuse_admin_request(&cx, a.required("adminRequestId")?).await?))
}
