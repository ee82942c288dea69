// Generated from schema/transfer.graphql by codegen. Do not edit.

use super::*;

pub struct AdministrativeTransfer {
    pub id: Id,
    pub created_at: DateTime,
    pub from: CompanyPublic,
    pub to: CompanyPublic,
    pub status: Option<AdministrativeTransferStatus>,
    pub approved_at: Option<DateTime>,
}

impl Object for AdministrativeTransfer {
    const TYPE: &'static Type = &ADMINISTRATIVE_TRANSFER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.created_at.write(w, node),
            2 => self.from.write(w, node),
            3 => self.to.write(w, node),
            4 => self.status.write(w, node),
            5 => self.approved_at.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static ADMINISTRATIVE_TRANSFER: Type = Type::new("AdministrativeTransfer", Kind::Object(&[
    field("id", &ID, REQ),
    field("createdAt", &DATE_TIME, REQ),
    field("from", &COMPANY_PUBLIC, REQ),
    field("to", &COMPANY_PUBLIC, REQ),
    field("status", &ADMINISTRATIVE_TRANSFER_STATUS, OPT),
    field("approvedAt", &DATE_TIME, OPT),
]));

/// Field numbers.
impl AdministrativeTransfer {
    pub const ID: u16 = 0;
    pub const CREATED_AT: u16 = 1;
    pub const FROM: u16 = 2;
    pub const TO: u16 = 3;
    pub const STATUS: u16 = 4;
    pub const APPROVED_AT: u16 = 5;
}

/// Transfert à demander.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateAdministrativeTransferInput {
    pub from: Id,
    pub to: Id,
}

impl Input for CreateAdministrativeTransferInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            from: m.required("from")?,
            to: m.required("to")?,
        })
    }
}

pub static CREATE_ADMINISTRATIVE_TRANSFER_INPUT: Type = Type::new("CreateAdministrativeTransferInput", Kind::Input(&[
    input("from", &ID, REQ),
    input("to", &ID, REQ),
]));

/// Réponse à une demande de transfert.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmitAdministrativeTransferApprovalInput {
    pub id: Id,
    pub is_approved: bool,
}

impl Input for SubmitAdministrativeTransferApprovalInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
            is_approved: m.required("isApproved")?,
        })
    }
}

pub static SUBMIT_ADMINISTRATIVE_TRANSFER_APPROVAL_INPUT: Type = Type::new("SubmitAdministrativeTransferApprovalInput", Kind::Input(&[
    input("id", &ID, REQ),
    input("isApproved", &BOOLEAN, REQ),
]));

/// Où en est une demande de transfert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AdministrativeTransferStatus {
    Accepted,
    Pending,
    Refused,
}

impl AdministrativeTransferStatus {
    pub const ALL: &[Self] = &[Self::Accepted, Self::Pending, Self::Refused];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::Pending => "PENDING",
            Self::Refused => "REFUSED",
        }
    }
}
enum_impls!(AdministrativeTransferStatus);

pub static ADMINISTRATIVE_TRANSFER_STATUS: Type = Type::new("AdministrativeTransferStatus", Kind::Enum(&["ACCEPTED", "PENDING", "REFUSED"]));

/// Root and computed fields declared in `schema/transfer.graphql`.
pub trait TransferResolvers: Sync {
    /// Resolves `Mutation.createAdministrativeTransfer`.
    fn create_administrative_transfer(&self, cx: &Context<'_>, input: CreateAdministrativeTransferInput) -> impl Future<Output = Result<AdministrativeTransfer>> + Send;
    /// Resolves `Mutation.cancelAdministrativeTransfer`.
    fn cancel_administrative_transfer(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<bool>> + Send;
    /// Resolves `Mutation.submitAdministrativeTransferApproval`.
    fn submit_administrative_transfer_approval(&self, cx: &Context<'_>, input: SubmitAdministrativeTransferApprovalInput) -> impl Future<Output = Result<AdministrativeTransfer>> + Send;
}

pub(super) async fn resolve_create_administrative_transfer<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.create_administrative_transfer(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_cancel_administrative_transfer<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.cancel_administrative_transfer(&cx, a.required("id")?).await?))
}

pub(super) async fn resolve_submit_administrative_transfer_approval<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.submit_administrative_transfer_approval(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

impl Fetch<Computed> for AdministrativeTransfer {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&ADMINISTRATIVE_TRANSFER, Self::FROM) {
            Fetch::<Computed>::gather(&self.from, &at, level);
        }
        if let Some(at) = at.below(&ADMINISTRATIVE_TRANSFER, Self::TO) {
            Fetch::<Computed>::gather(&self.to, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&ADMINISTRATIVE_TRANSFER, Self::FROM) {
            Fetch::<Computed>::fill(&mut self.from, &at, fetched);
        }
        if let Some(at) = at.below(&ADMINISTRATIVE_TRANSFER, Self::TO) {
            Fetch::<Computed>::fill(&mut self.to, &at, fetched);
        }
    }
}
