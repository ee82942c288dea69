// Generated from schema/receipt.graphql by codegen. Do not edit.

use super::*;

/// Récépissé de déclaration préfectorale pour le transport par route de déchets.
pub struct TransporterReceipt {
    pub id: Id,
    pub receipt_number: String,
    pub validity_limit: DateTime,
    pub department: String,
}

impl Object for TransporterReceipt {
    const TYPE: &'static Type = &TRANSPORTER_RECEIPT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.receipt_number.write(w, node),
            2 => self.validity_limit.write(w, node),
            3 => self.department.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TRANSPORTER_RECEIPT: Type = Type::new("TransporterReceipt", Kind::Object(&[
    field("id", &ID, REQ),
    field("receiptNumber", &STRING, REQ),
    field("validityLimit", &DATE_TIME, REQ),
    field("department", &STRING, REQ),
]));

/// Field numbers.
impl TransporterReceipt {
    pub const ID: u16 = 0;
    pub const RECEIPT_NUMBER: u16 = 1;
    pub const VALIDITY_LIMIT: u16 = 2;
    pub const DEPARTMENT: u16 = 3;
}

/// Récépissé de déclaration préfectorale pour le négoce de déchets.
pub struct TraderReceipt {
    pub id: Id,
    pub receipt_number: String,
    pub validity_limit: DateTime,
    pub department: String,
}

impl Object for TraderReceipt {
    const TYPE: &'static Type = &TRADER_RECEIPT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.receipt_number.write(w, node),
            2 => self.validity_limit.write(w, node),
            3 => self.department.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static TRADER_RECEIPT: Type = Type::new("TraderReceipt", Kind::Object(&[
    field("id", &ID, REQ),
    field("receiptNumber", &STRING, REQ),
    field("validityLimit", &DATE_TIME, REQ),
    field("department", &STRING, REQ),
]));

/// Field numbers.
impl TraderReceipt {
    pub const ID: u16 = 0;
    pub const RECEIPT_NUMBER: u16 = 1;
    pub const VALIDITY_LIMIT: u16 = 2;
    pub const DEPARTMENT: u16 = 3;
}

/// Récépissé de déclaration préfectorale pour le courtage de déchets.
pub struct BrokerReceipt {
    pub id: Id,
    pub receipt_number: String,
    pub validity_limit: DateTime,
    pub department: String,
}

impl Object for BrokerReceipt {
    const TYPE: &'static Type = &BROKER_RECEIPT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.receipt_number.write(w, node),
            2 => self.validity_limit.write(w, node),
            3 => self.department.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static BROKER_RECEIPT: Type = Type::new("BrokerReceipt", Kind::Object(&[
    field("id", &ID, REQ),
    field("receiptNumber", &STRING, REQ),
    field("validityLimit", &DATE_TIME, REQ),
    field("department", &STRING, REQ),
]));

/// Field numbers.
impl BrokerReceipt {
    pub const ID: u16 = 0;
    pub const RECEIPT_NUMBER: u16 = 1;
    pub const VALIDITY_LIMIT: u16 = 2;
    pub const DEPARTMENT: u16 = 3;
}

/// Agrément préfectoral d'un centre qui prend en charge des véhicules hors d'usage.
pub struct VhuAgrement {
    pub id: Id,
    pub agrement_number: String,
    pub department: String,
}

impl Object for VhuAgrement {
    const TYPE: &'static Type = &VHU_AGREMENT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.agrement_number.write(w, node),
            2 => self.department.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static VHU_AGREMENT: Type = Type::new("VhuAgrement", Kind::Object(&[
    field("id", &ID, REQ),
    field("agrementNumber", &STRING, REQ),
    field("department", &STRING, REQ),
]));

/// Field numbers.
impl VhuAgrement {
    pub const ID: u16 = 0;
    pub const AGREMENT_NUMBER: u16 = 1;
    pub const DEPARTMENT: u16 = 2;
}

pub struct WorkerCertification {
    pub id: Id,
    pub has_sub_section_four: bool,
    pub has_sub_section_three: bool,
    pub certification_number: Option<String>,
    pub validity_limit: Option<DateTime>,
    pub organisation: Option<String>,
}

impl Object for WorkerCertification {
    const TYPE: &'static Type = &WORKER_CERTIFICATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.has_sub_section_four.write(w, node),
            2 => self.has_sub_section_three.write(w, node),
            3 => self.certification_number.write(w, node),
            4 => self.validity_limit.write(w, node),
            5 => self.organisation.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static WORKER_CERTIFICATION: Type = Type::new("WorkerCertification", Kind::Object(&[
    field("id", &ID, REQ),
    field("hasSubSectionFour", &BOOLEAN, REQ),
    field("hasSubSectionThree", &BOOLEAN, REQ),
    field("certificationNumber", &STRING, OPT),
    field("validityLimit", &DATE_TIME, OPT),
    field("organisation", &STRING, OPT),
]));

/// Field numbers.
impl WorkerCertification {
    pub const ID: u16 = 0;
    pub const HAS_SUB_SECTION_FOUR: u16 = 1;
    pub const HAS_SUB_SECTION_THREE: u16 = 2;
    pub const CERTIFICATION_NUMBER: u16 = 3;
    pub const VALIDITY_LIMIT: u16 = 4;
    pub const ORGANISATION: u16 = 5;
}

/// Récépissé de transport à enregistrer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTransporterReceiptInput {
    pub receipt_number: String,
    pub validity_limit: DateTime,
    pub department: String,
}

impl Input for CreateTransporterReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            receipt_number: m.required("receiptNumber")?,
            validity_limit: m.required("validityLimit")?,
            department: m.required("department")?,
        })
    }
}

pub static CREATE_TRANSPORTER_RECEIPT_INPUT: Type = Type::new("CreateTransporterReceiptInput", Kind::Input(&[
    input("receiptNumber", &STRING, REQ),
    input("validityLimit", &DATE_TIME, REQ),
    input("department", &STRING, REQ),
]));

/// Modification d'un récépissé de transport.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateTransporterReceiptInput {
    pub id: Id,
    pub receipt_number: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
    pub department: Maybe<String>,
}

impl Input for UpdateTransporterReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
            receipt_number: m.maybe("receiptNumber")?,
            validity_limit: m.maybe("validityLimit")?,
            department: m.maybe("department")?,
        })
    }
}

pub static UPDATE_TRANSPORTER_RECEIPT_INPUT: Type = Type::new("UpdateTransporterReceiptInput", Kind::Input(&[
    input("id", &ID, REQ),
    input("receiptNumber", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
    input("department", &STRING, OPT),
]));

/// Désignation d'un récépissé de transport à supprimer.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteTransporterReceiptInput {
    pub id: Id,
}

impl Input for DeleteTransporterReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
        })
    }
}

pub static DELETE_TRANSPORTER_RECEIPT_INPUT: Type = Type::new("DeleteTransporterReceiptInput", Kind::Input(&[
    input("id", &ID, REQ),
]));

/// Récépissé de négoce à enregistrer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTraderReceiptInput {
    pub receipt_number: String,
    pub validity_limit: DateTime,
    pub department: String,
}

impl Input for CreateTraderReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            receipt_number: m.required("receiptNumber")?,
            validity_limit: m.required("validityLimit")?,
            department: m.required("department")?,
        })
    }
}

pub static CREATE_TRADER_RECEIPT_INPUT: Type = Type::new("CreateTraderReceiptInput", Kind::Input(&[
    input("receiptNumber", &STRING, REQ),
    input("validityLimit", &DATE_TIME, REQ),
    input("department", &STRING, REQ),
]));

/// Modification d'un récépissé de négoce.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateTraderReceiptInput {
    pub id: Id,
    pub receipt_number: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
    pub department: Maybe<String>,
}

impl Input for UpdateTraderReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
            receipt_number: m.maybe("receiptNumber")?,
            validity_limit: m.maybe("validityLimit")?,
            department: m.maybe("department")?,
        })
    }
}

pub static UPDATE_TRADER_RECEIPT_INPUT: Type = Type::new("UpdateTraderReceiptInput", Kind::Input(&[
    input("id", &ID, REQ),
    input("receiptNumber", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
    input("department", &STRING, OPT),
]));

/// Désignation d'un récépissé de négoce à supprimer.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteTraderReceiptInput {
    pub id: Id,
}

impl Input for DeleteTraderReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
        })
    }
}

pub static DELETE_TRADER_RECEIPT_INPUT: Type = Type::new("DeleteTraderReceiptInput", Kind::Input(&[
    input("id", &ID, REQ),
]));

/// Récépissé de courtage à enregistrer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateBrokerReceiptInput {
    pub receipt_number: String,
    pub validity_limit: DateTime,
    pub department: String,
}

impl Input for CreateBrokerReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            receipt_number: m.required("receiptNumber")?,
            validity_limit: m.required("validityLimit")?,
            department: m.required("department")?,
        })
    }
}

pub static CREATE_BROKER_RECEIPT_INPUT: Type = Type::new("CreateBrokerReceiptInput", Kind::Input(&[
    input("receiptNumber", &STRING, REQ),
    input("validityLimit", &DATE_TIME, REQ),
    input("department", &STRING, REQ),
]));

/// Modification d'un récépissé de courtage.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateBrokerReceiptInput {
    pub id: Id,
    pub receipt_number: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
    pub department: Maybe<String>,
}

impl Input for UpdateBrokerReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
            receipt_number: m.maybe("receiptNumber")?,
            validity_limit: m.maybe("validityLimit")?,
            department: m.maybe("department")?,
        })
    }
}

pub static UPDATE_BROKER_RECEIPT_INPUT: Type = Type::new("UpdateBrokerReceiptInput", Kind::Input(&[
    input("id", &ID, REQ),
    input("receiptNumber", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
    input("department", &STRING, OPT),
]));

/// Désignation d'un récépissé de courtage à supprimer.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteBrokerReceiptInput {
    pub id: Id,
}

impl Input for DeleteBrokerReceiptInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
        })
    }
}

pub static DELETE_BROKER_RECEIPT_INPUT: Type = Type::new("DeleteBrokerReceiptInput", Kind::Input(&[
    input("id", &ID, REQ),
]));

/// Agrément de centre de véhicules hors d'usage à enregistrer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateVhuAgrementInput {
    pub agrement_number: String,
    pub department: String,
}

impl Input for CreateVhuAgrementInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            agrement_number: m.required("agrementNumber")?,
            department: m.required("department")?,
        })
    }
}

pub static CREATE_VHU_AGREMENT_INPUT: Type = Type::new("CreateVhuAgrementInput", Kind::Input(&[
    input("agrementNumber", &STRING, REQ),
    input("department", &STRING, REQ),
]));

/// Modification d'un agrément.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateVhuAgrementInput {
    pub id: Id,
    pub agrement_number: Maybe<String>,
    pub department: Maybe<String>,
}

impl Input for UpdateVhuAgrementInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
            agrement_number: m.maybe("agrementNumber")?,
            department: m.maybe("department")?,
        })
    }
}

pub static UPDATE_VHU_AGREMENT_INPUT: Type = Type::new("UpdateVhuAgrementInput", Kind::Input(&[
    input("id", &ID, REQ),
    input("agrementNumber", &STRING, OPT),
    input("department", &STRING, OPT),
]));

/// Désignation d'un agrément à supprimer.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteVhuAgrementInput {
    pub id: Id,
}

impl Input for DeleteVhuAgrementInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
        })
    }
}

pub static DELETE_VHU_AGREMENT_INPUT: Type = Type::new("DeleteVhuAgrementInput", Kind::Input(&[
    input("id", &ID, REQ),
]));

/// Qualification pour les travaux sur l'amiante à enregistrer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateWorkerCertificationInput {
    pub has_sub_section_four: bool,
    pub has_sub_section_three: bool,
    pub certification_number: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
    pub organisation: Maybe<String>,
}

impl Input for CreateWorkerCertificationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            has_sub_section_four: m.required("hasSubSectionFour")?,
            has_sub_section_three: m.required("hasSubSectionThree")?,
            certification_number: m.maybe("certificationNumber")?,
            validity_limit: m.maybe("validityLimit")?,
            organisation: m.maybe("organisation")?,
        })
    }
}

pub static CREATE_WORKER_CERTIFICATION_INPUT: Type = Type::new("CreateWorkerCertificationInput", Kind::Input(&[
    input("hasSubSectionFour", &BOOLEAN, REQ),
    input("hasSubSectionThree", &BOOLEAN, REQ),
    input("certificationNumber", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
    input("organisation", &STRING, OPT),
]));

/// Modification d'une qualification pour les travaux sur l'amiante.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateWorkerCertificationInput {
    pub id: Id,
    pub has_sub_section_four: Maybe<bool>,
    pub has_sub_section_three: Maybe<bool>,
    pub certification_number: Maybe<String>,
    pub validity_limit: Maybe<DateTime>,
    pub organisation: Maybe<String>,
}

impl Input for UpdateWorkerCertificationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
            has_sub_section_four: m.maybe("hasSubSectionFour")?,
            has_sub_section_three: m.maybe("hasSubSectionThree")?,
            certification_number: m.maybe("certificationNumber")?,
            validity_limit: m.maybe("validityLimit")?,
            organisation: m.maybe("organisation")?,
        })
    }
}

pub static UPDATE_WORKER_CERTIFICATION_INPUT: Type = Type::new("UpdateWorkerCertificationInput", Kind::Input(&[
    input("id", &ID, REQ),
    input("hasSubSectionFour", &BOOLEAN, OPT),
    input("hasSubSectionThree", &BOOLEAN, OPT),
    input("certificationNumber", &STRING, OPT),
    input("validityLimit", &DATE_TIME, OPT),
    input("organisation", &STRING, OPT),
]));

/// Désignation d'une qualification à supprimer.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteWorkerCertificationInput {
    pub id: Id,
}

impl Input for DeleteWorkerCertificationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            id: m.required("id")?,
        })
    }
}

pub static DELETE_WORKER_CERTIFICATION_INPUT: Type = Type::new("DeleteWorkerCertificationInput", Kind::Input(&[
    input("id", &ID, REQ),
]));

/// Root and computed fields declared in `schema/receipt.graphql`.
pub trait ReceiptResolvers: Sync {
    /// Resolves `Mutation.createTransporterReceipt`.
    fn create_transporter_receipt(&self, cx: &Context<'_>, input: CreateTransporterReceiptInput) -> impl Future<Output = Result<TransporterReceipt>> + Send;
    /// Resolves `Mutation.updateTransporterReceipt`.
    fn update_transporter_receipt(&self, cx: &Context<'_>, input: UpdateTransporterReceiptInput) -> impl Future<Output = Result<TransporterReceipt>> + Send;
    /// Resolves `Mutation.deleteTransporterReceipt`.
    fn delete_transporter_receipt(&self, cx: &Context<'_>, input: DeleteTransporterReceiptInput) -> impl Future<Output = Result<TransporterReceipt>> + Send;
    /// Resolves `Mutation.createTraderReceipt`.
    fn create_trader_receipt(&self, cx: &Context<'_>, input: CreateTraderReceiptInput) -> impl Future<Output = Result<TraderReceipt>> + Send;
    /// Resolves `Mutation.updateTraderReceipt`.
    fn update_trader_receipt(&self, cx: &Context<'_>, input: UpdateTraderReceiptInput) -> impl Future<Output = Result<TraderReceipt>> + Send;
    /// Resolves `Mutation.deleteTraderReceipt`.
    fn delete_trader_receipt(&self, cx: &Context<'_>, input: DeleteTraderReceiptInput) -> impl Future<Output = Result<TraderReceipt>> + Send;
    /// Resolves `Mutation.createBrokerReceipt`.
    fn create_broker_receipt(&self, cx: &Context<'_>, input: CreateBrokerReceiptInput) -> impl Future<Output = Result<BrokerReceipt>> + Send;
    /// Resolves `Mutation.updateBrokerReceipt`.
    fn update_broker_receipt(&self, cx: &Context<'_>, input: UpdateBrokerReceiptInput) -> impl Future<Output = Result<BrokerReceipt>> + Send;
    /// Resolves `Mutation.deleteBrokerReceipt`.
    fn delete_broker_receipt(&self, cx: &Context<'_>, input: DeleteBrokerReceiptInput) -> impl Future<Output = Result<BrokerReceipt>> + Send;
    /// Resolves `Mutation.createVhuAgrement`.
    fn create_vhu_agrement(&self, cx: &Context<'_>, input: CreateVhuAgrementInput) -> impl Future<Output = Result<VhuAgrement>> + Send;
    /// Resolves `Mutation.updateVhuAgrement`.
    fn update_vhu_agrement(&self, cx: &Context<'_>, input: UpdateVhuAgrementInput) -> impl Future<Output = Result<VhuAgrement>> + Send;
    /// Resolves `Mutation.deleteVhuAgrement`.
    fn delete_vhu_agrement(&self, cx: &Context<'_>, input: DeleteVhuAgrementInput) -> impl Future<Output = Result<VhuAgrement>> + Send;
    /// Resolves `Mutation.createWorkerCertification`.
    fn create_worker_certification(&self, cx: &Context<'_>, input: CreateWorkerCertificationInput) -> impl Future<Output = Result<WorkerCertification>> + Send;
    /// Resolves `Mutation.updateWorkerCertification`.
    fn update_worker_certification(&self, cx: &Context<'_>, input: UpdateWorkerCertificationInput) -> impl Future<Output = Result<WorkerCertification>> + Send;
    /// Resolves `Mutation.deleteWorkerCertification`.
    fn delete_worker_certification(&self, cx: &Context<'_>, input: DeleteWorkerCertificationInput) -> impl Future<Output = Result<WorkerCertification>> + Send;
}

pub(super) async fn resolve_create_transporter_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_transporter_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_transporter_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_transporter_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_delete_transporter_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_transporter_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_create_trader_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_trader_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_trader_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_trader_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_delete_trader_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_trader_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_create_broker_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_broker_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_broker_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_broker_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_delete_broker_receipt<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_broker_receipt(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_create_vhu_agrement<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_vhu_agrement(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_vhu_agrement<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_vhu_agrement(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_delete_vhu_agrement<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_vhu_agrement(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_create_worker_certification<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.create_worker_certification(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_update_worker_certification<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.update_worker_certification(&cx, a.required("input")?).await?))
}

pub(super) async fn resolve_delete_worker_certification<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.delete_worker_certification(&cx, a.required("input")?).await?))
}
