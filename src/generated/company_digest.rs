// Generated from schema/company_digest.graphql by codegen. Do not edit.

use super::*;

/// Bilan annuel des déchets d'un établissement.
pub struct CompanyDigest {
    pub id: Id,
    pub org_id: String,
    pub year: i32,
    pub distant_id: Option<String>,
    pub state: Option<CompanyDigestStatus>,
    pub created_at: DateTime,
    pub updated_at: DateTime,
}

impl Object for CompanyDigest {
    const TYPE: &'static Type = &COMPANY_DIGEST;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.org_id.write(w, node),
            2 => self.year.write(w, node),
            3 => self.distant_id.write(w, node),
            4 => self.state.write(w, node),
            5 => self.created_at.write(w, node),
            6 => self.updated_at.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static COMPANY_DIGEST: Type = Type::new("CompanyDigest", Kind::Object(&[
    field("id", &ID, REQ),
    field("orgId", &STRING, REQ),
    field("year", &INT, REQ),
    field("distantId", &STRING, OPT),
    field("state", &COMPANY_DIGEST_STATUS, OPT),
    field("createdAt", &DATE_TIME, REQ),
    field("updatedAt", &DATE_TIME, REQ),
]));

/// Field numbers.
impl CompanyDigest {
    pub const ID: u16 = 0;
    pub const ORG_ID: u16 = 1;
    pub const YEAR: u16 = 2;
    pub const DISTANT_ID: u16 = 3;
    pub const STATE: u16 = 4;
    pub const CREATED_AT: u16 = 5;
    pub const UPDATED_AT: u16 = 6;
}

/// Où en est un bilan annuel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompanyDigestStatus {
    Initial,
    Pending,
    Processed,
    Error,
}

impl CompanyDigestStatus {
    pub const ALL: &[Self] = &[Self::Initial, Self::Pending, Self::Processed, Self::Error];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "INITIAL",
            Self::Pending => "PENDING",
            Self::Processed => "PROCESSED",
            Self::Error => "ERROR",
        }
    }
}
enum_impls!(CompanyDigestStatus);

pub static COMPANY_DIGEST_STATUS: Type = Type::new("CompanyDigestStatus", Kind::Enum(&["INITIAL", "PENDING", "PROCESSED", "ERROR"]));

/// Un bilan annuel à demander.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyDigestCreateInput {
    pub org_id: String,
    pub year: i32,
}

impl Input for CompanyDigestCreateInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            org_id: m.required("orgId")?,
            year: m.required("year")?,
        })
    }
}

pub static COMPANY_DIGEST_CREATE_INPUT: Type = Type::new("CompanyDigestCreateInput", Kind::Input(&[
    input("orgId", &STRING, REQ),
    input("year", &INT, REQ),
]));

/// Root and computed fields declared in `schema/company_digest.graphql`.
pub trait CompanyDigestResolvers: Sync {
    /// Resolves `Query.companyDigest`.
    fn company_digest(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<Option<CompanyDigest>>> + Send;
    /// Resolves `Query.companyDigests`.
    fn company_digests(&self, cx: &Context<'_>, org_id: String) -> impl Future<Output = Result<Vec<Option<CompanyDigest>>>> + Send;
    /// Resolves `Query.companyDigestPdf`.
    fn company_digest_pdf(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<FileDownload>> + Send;
    /// Resolves `Mutation.createCompanyDigest`.
    fn create_company_digest(&self, cx: &Context<'_>, input: CompanyDigestCreateInput) -> impl Future<Output = Result<CompanyDigest>> + Send;
}

pub(super) async fn resolve_company_digest<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.company_digest(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_company_digests<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.company_digests(&cx, a.required("orgId")?).await?))
}

pub(super) async fn resolve_company_digest_pdf<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.company_digest_pdf(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_create_company_digest<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_company_digest(&cx, a.required("input")?).await?))
}
