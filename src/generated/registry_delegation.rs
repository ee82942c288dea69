// Generated from schema/registry_delegation.graphql by codegen. Do not edit.

use super::*;

pub struct RegistryDelegation {
    pub id: String,
    pub created_at: DateTime,
    pub updated_at: DateTime,
    pub delegate: CompanyPublic,
    pub delegator: CompanyPublic,
    pub start_date: DateTime,
    pub end_date: Option<DateTime>,
    pub comment: Option<String>,
    pub status: RegistryDelegationStatus,
}

impl Object for RegistryDelegation {
    const TYPE: &'static Type = &REGISTRY_DELEGATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.created_at.write(w, node),
            2 => self.updated_at.write(w, node),
            3 => self.delegate.write(w, node),
            4 => self.delegator.write(w, node),
            5 => self.start_date.write(w, node),
            6 => self.end_date.write(w, node),
            7 => self.comment.write(w, node),
            8 => self.status.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static REGISTRY_DELEGATION: Type = Type::new("RegistryDelegation", Kind::Object(&[
    field("id", &STRING, REQ),
    field("createdAt", &DATE_TIME, REQ),
    field("updatedAt", &DATE_TIME, REQ),
    field("delegate", &COMPANY_PUBLIC, REQ),
    field("delegator", &COMPANY_PUBLIC, REQ),
    field("startDate", &DATE_TIME, REQ),
    field("endDate", &DATE_TIME, OPT),
    field("comment", &STRING, OPT),
    field("status", &REGISTRY_DELEGATION_STATUS, REQ),
]));

/// Field numbers.
impl RegistryDelegation {
    pub const ID: u16 = 0;
    pub const CREATED_AT: u16 = 1;
    pub const UPDATED_AT: u16 = 2;
    pub const DELEGATE: u16 = 3;
    pub const DELEGATOR: u16 = 4;
    pub const START_DATE: u16 = 5;
    pub const END_DATE: u16 = 6;
    pub const COMMENT: u16 = 7;
    pub const STATUS: u16 = 8;
}

/// Où en est une délégation de registre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RegistryDelegationStatus {
    Ongoing,
    Incoming,
    Expired,
    Revoked,
    Cancelled,
}

impl RegistryDelegationStatus {
    pub const ALL: &[Self] = &[
        Self::Ongoing, Self::Incoming, Self::Expired, Self::Revoked, Self::Cancelled,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ongoing => "ONGOING",
            Self::Incoming => "INCOMING",
            Self::Expired => "EXPIRED",
            Self::Revoked => "REVOKED",
            Self::Cancelled => "CANCELLED",
        }
    }
}
enum_impls!(RegistryDelegationStatus);

pub static REGISTRY_DELEGATION_STATUS: Type = Type::new("RegistryDelegationStatus", Kind::Enum(&["ONGOING", "INCOMING", "EXPIRED", "REVOKED", "CANCELLED"]));

/// Page d'une liste de délégations de registre.
pub struct RegistryDelegationConnection {
    pub total_count: i32,
    pub page_info: PageInfo,
    pub edges: Vec<RegistryDelegationEdge>,
}

impl Object for RegistryDelegationConnection {
    const TYPE: &'static Type = &REGISTRY_DELEGATION_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.total_count.write(w, node),
            1 => self.page_info.write(w, node),
            2 => self.edges.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static REGISTRY_DELEGATION_CONNECTION: Type = Type::new("RegistryDelegationConnection", Kind::Object(&[
    field("totalCount", &INT, REQ),
    field("pageInfo", &PAGE_INFO, REQ),
    field("edges", &REGISTRY_DELEGATION_EDGE, REQ_LIST),
]));

/// Field numbers.
impl RegistryDelegationConnection {
    pub const TOTAL_COUNT: u16 = 0;
    pub const PAGE_INFO: u16 = 1;
    pub const EDGES: u16 = 2;
}

/// Une délégation de registre dans une page.
pub struct RegistryDelegationEdge {
    pub cursor: String,
    pub node: RegistryDelegation,
}

impl Object for RegistryDelegationEdge {
    const TYPE: &'static Type = &REGISTRY_DELEGATION_EDGE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cursor.write(w, node),
            1 => self.node.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static REGISTRY_DELEGATION_EDGE: Type = Type::new("RegistryDelegationEdge", Kind::Object(&[
    field("cursor", &STRING, REQ),
    field("node", &REGISTRY_DELEGATION, REQ),
]));

/// Field numbers.
impl RegistryDelegationEdge {
    pub const CURSOR: u16 = 0;
    pub const NODE: u16 = 1;
}

#[derive(Debug, Clone, PartialEq)]
pub struct RegistryDelegationWhere {
    pub delegate_org_id: Maybe<Id>,
    pub delegator_org_id: Maybe<Id>,
    pub given_to_me: Maybe<bool>,
    pub search: Maybe<String>,
    pub active_only: Maybe<bool>,
}

impl Input for RegistryDelegationWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            delegate_org_id: m.maybe("delegateOrgId")?,
            delegator_org_id: m.maybe("delegatorOrgId")?,
            given_to_me: m.maybe("givenToMe")?,
            search: m.maybe("search")?,
            active_only: m.maybe("activeOnly")?,
        })
    }
}

pub static REGISTRY_DELEGATION_WHERE: Type = Type::new("RegistryDelegationWhere", Kind::Input(&[
    input("delegateOrgId", &ID, OPT),
    input("delegatorOrgId", &ID, OPT),
    input("givenToMe", &BOOLEAN, OPT),
    input("search", &STRING, OPT),
    input("activeOnly", &BOOLEAN, OPT),
]));

/// Une délégation de registre à créer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateRegistryDelegationInput {
    pub delegate_org_id: String,
    pub delegator_org_id: String,
    pub start_date: Maybe<DateTime>,
    pub end_date: Maybe<DateTime>,
    pub comment: Maybe<String>,
}

impl Input for CreateRegistryDelegationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            delegate_org_id: m.required("delegateOrgId")?,
            delegator_org_id: m.required("delegatorOrgId")?,
            start_date: m.maybe("startDate")?,
            end_date: m.maybe("endDate")?,
            comment: m.maybe("comment")?,
        })
    }
}

pub static CREATE_REGISTRY_DELEGATION_INPUT: Type = Type::new("CreateRegistryDelegationInput", Kind::Input(&[
    input("delegateOrgId", &STRING, REQ),
    input("delegatorOrgId", &STRING, REQ),
    input("startDate", &DATE_TIME, OPT),
    input("endDate", &DATE_TIME, OPT),
    input("comment", &STRING, OPT),
]));

/// Root and computed fields declared in `schema/registry_delegation.graphql`.
pub trait RegistryDelegationResolvers: Sync {
    /// Resolves `Query.registryDelegation`.
    fn registry_delegation(&self, cx: &Context<'_>, delegation_id: Id) -> impl Future<Output = Result<RegistryDelegation>> + Send;
    /// Resolves `Query.registryDelegations`.
    fn registry_delegations(&self, cx: &Context<'_>, skip: Maybe<i32>, first: Maybe<i32>, r#where: Maybe<RegistryDelegationWhere>) -> impl Future<Output = Result<RegistryDelegationConnection>> + Send;
    /// Resolves `Mutation.createRegistryDelegation`.
    fn create_registry_delegation(&self, cx: &Context<'_>, input: CreateRegistryDelegationInput) -> impl Future<Output = Result<RegistryDelegation>> + Send;
    /// Resolves `Mutation.revokeRegistryDelegation`.
    fn revoke_registry_delegation(&self, cx: &Context<'_>, delegation_id: Id) -> impl Future<Output = Result<RegistryDelegation>> + Send;
    /// Resolves `Mutation.cancelRegistryDelegation`.
    fn cancel_registry_delegation(&self, cx: &Context<'_>, delegation_id: Id) -> impl Future<Output = Result<RegistryDelegation>> + Send;
}

pub(super) async fn resolve_registry_delegation<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.registry_delegation(&cx, a.required("delegationId")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_registry_delegations<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.registry_delegations(&cx, a.maybe("skip")?, a.maybe("first")?, a.maybe("where")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_create_registry_delegation<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.create_registry_delegation(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_revoke_registry_delegation<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.revoke_registry_delegation(&cx, a.required("delegationId")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_cancel_registry_delegation<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.cancel_registry_delegation(&cx, a.required("delegationId")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

impl Fetch<Computed> for RegistryDelegation {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&REGISTRY_DELEGATION, Self::DELEGATE) {
            Fetch::<Computed>::gather(&self.delegate, &at, level);
        }
        if let Some(at) = at.below(&REGISTRY_DELEGATION, Self::DELEGATOR) {
            Fetch::<Computed>::gather(&self.delegator, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&REGISTRY_DELEGATION, Self::DELEGATE) {
            Fetch::<Computed>::fill(&mut self.delegate, &at, fetched);
        }
        if let Some(at) = at.below(&REGISTRY_DELEGATION, Self::DELEGATOR) {
            Fetch::<Computed>::fill(&mut self.delegator, &at, fetched);
        }
    }
}

impl Fetch<Computed> for RegistryDelegationConnection {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&REGISTRY_DELEGATION_CONNECTION, Self::EDGES) {
            Fetch::<Computed>::gather(&self.edges, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&REGISTRY_DELEGATION_CONNECTION, Self::EDGES) {
            Fetch::<Computed>::fill(&mut self.edges, &at, fetched);
        }
    }
}

impl Fetch<Computed> for RegistryDelegationEdge {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&REGISTRY_DELEGATION_EDGE, Self::NODE) {
            Fetch::<Computed>::gather(&self.node, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&REGISTRY_DELEGATION_EDGE, Self::NODE) {
            Fetch::<Computed>::fill(&mut self.node, &at, fetched);
        }
    }
}
