// Generated from schema/bsdd_revision.graphql by codegen. Do not edit.

use super::*;

/// Ce qui accompagne un BSDD sans en faire partie.
pub struct FormMetadata {
    pub latest_revision: Option<Box<FormRevisionRequest>>,
}

impl Object for FormMetadata {
    const TYPE: &'static Type = &FORM_METADATA;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.latest_revision.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_METADATA: Type = Type::new("FormMetadata", Kind::Object(&[
    field("latestRevision", &FORM_REVISION_REQUEST, OPT),
]));

/// Field numbers.
impl FormMetadata {
    pub const LATEST_REVISION: u16 = 0;
}

/// Demande de révision d'un BSDD.
pub struct FormRevisionRequest {
    pub id: Id,
    pub form: Box<Form>,
    pub content: FormRevisionRequestContent,
    pub authoring_company: FormCompany,
    pub approvals: Vec<FormRevisionRequestApproval>,
    pub status: RevisionRequestStatus,
    pub comment: String,
    pub created_at: DateTime,
}

impl Object for FormRevisionRequest {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.id.write(w, node),
            1 => self.form.write(w, node),
            2 => self.content.write(w, node),
            3 => self.authoring_company.write(w, node),
            4 => self.approvals.write(w, node),
            5 => self.status.write(w, node),
            6 => self.comment.write(w, node),
            7 => self.created_at.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST: Type = Type::new("FormRevisionRequest", Kind::Object(&[
    field("id", &ID, REQ),
    field("form", &FORM, REQ),
    field("content", &FORM_REVISION_REQUEST_CONTENT, REQ),
    field("authoringCompany", &FORM_COMPANY, REQ),
    field("approvals", &FORM_REVISION_REQUEST_APPROVAL, REQ_LIST),
    field("status", &REVISION_REQUEST_STATUS, REQ),
    field("comment", &STRING, REQ),
    field("createdAt", &DATE_TIME, REQ),
]));

/// Field numbers.
impl FormRevisionRequest {
    pub const ID: u16 = 0;
    pub const FORM: u16 = 1;
    pub const CONTENT: u16 = 2;
    pub const AUTHORING_COMPANY: u16 = 3;
    pub const APPROVALS: u16 = 4;
    pub const STATUS: u16 = 5;
    pub const COMMENT: u16 = 6;
    pub const CREATED_AT: u16 = 7;
}

/// Réponse d'une entreprise à une demande de révision de BSDD.
pub struct FormRevisionRequestApproval {
    pub approver_siret: String,
    pub status: RevisionRequestApprovalStatus,
    pub comment: Option<String>,
}

impl Object for FormRevisionRequestApproval {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST_APPROVAL;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.approver_siret.write(w, node),
            1 => self.status.write(w, node),
            2 => self.comment.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST_APPROVAL: Type = Type::new("FormRevisionRequestApproval", Kind::Object(&[
    field("approverSiret", &STRING, REQ),
    field("status", &REVISION_REQUEST_APPROVAL_STATUS, REQ),
    field("comment", &STRING, OPT),
]));

/// Field numbers.
impl FormRevisionRequestApproval {
    pub const APPROVER_SIRET: u16 = 0;
    pub const STATUS: u16 = 1;
    pub const COMMENT: u16 = 2;
}

/// Page d'une liste de demandes de révision de BSDD.
pub struct FormRevisionRequestConnection {
    pub total_count: i32,
    pub page_info: PageInfo,
    pub edges: Vec<FormRevisionRequestEdge>,
}

impl Object for FormRevisionRequestConnection {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST_CONNECTION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.total_count.write(w, node),
            1 => self.page_info.write(w, node),
            2 => self.edges.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST_CONNECTION: Type = Type::new("FormRevisionRequestConnection", Kind::Object(&[
    field("totalCount", &INT, REQ),
    field("pageInfo", &PAGE_INFO, REQ),
    field("edges", &FORM_REVISION_REQUEST_EDGE, REQ_LIST),
]));

/// Field numbers.
impl FormRevisionRequestConnection {
    pub const TOTAL_COUNT: u16 = 0;
    pub const PAGE_INFO: u16 = 1;
    pub const EDGES: u16 = 2;
}

/// Demande de révision à sa place dans une liste.
pub struct FormRevisionRequestEdge {
    pub cursor: String,
    pub node: FormRevisionRequest,
}

impl Object for FormRevisionRequestEdge {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST_EDGE;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cursor.write(w, node),
            1 => self.node.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST_EDGE: Type = Type::new("FormRevisionRequestEdge", Kind::Object(&[
    field("cursor", &STRING, REQ),
    field("node", &FORM_REVISION_REQUEST, REQ),
]));

/// Field numbers.
impl FormRevisionRequestEdge {
    pub const CURSOR: u16 = 0;
    pub const NODE: u16 = 1;
}

/// Contenu d'une demande de révision de BSDD.
pub struct FormRevisionRequestContent {
    pub is_canceled: Option<bool>,
    pub recipient: Option<FormRevisionRequestRecipient>,
    pub waste_details: Option<FormRevisionRequestWasteDetails>,
    pub quantity_received: Option<f64>,
    pub quantity_refused: Option<f64>,
    pub processing_operation_done: Option<String>,
    pub destination_operation_mode: Option<OperationMode>,
    pub processing_operation_description: Option<String>,
    pub broker: Option<Broker>,
    pub trader: Option<Trader>,
    pub temporary_storage_detail: Option<FormRevisionRequestTemporaryStorageDetail>,
}

impl Object for FormRevisionRequestContent {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST_CONTENT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.is_canceled.write(w, node),
            1 => self.recipient.write(w, node),
            2 => self.waste_details.write(w, node),
            3 => self.quantity_received.write(w, node),
            4 => self.quantity_refused.write(w, node),
            5 => self.processing_operation_done.write(w, node),
            6 => self.destination_operation_mode.write(w, node),
            7 => self.processing_operation_description.write(w, node),
            8 => self.broker.write(w, node),
            9 => self.trader.write(w, node),
            10 => self.temporary_storage_detail.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST_CONTENT: Type = Type::new("FormRevisionRequestContent", Kind::Object(&[
    field("isCanceled", &BOOLEAN, OPT),
    field("recipient", &FORM_REVISION_REQUEST_RECIPIENT, OPT),
    field("wasteDetails", &FORM_REVISION_REQUEST_WASTE_DETAILS, OPT),
    field("quantityReceived", &FLOAT, OPT),
    field("quantityRefused", &FLOAT, OPT),
    field("processingOperationDone", &STRING, OPT),
    field("destinationOperationMode", &OPERATION_MODE, OPT),
    field("processingOperationDescription", &STRING, OPT),
    field("broker", &BROKER, OPT),
    field("trader", &TRADER, OPT),
    field("temporaryStorageDetail", &FORM_REVISION_REQUEST_TEMPORARY_STORAGE_DETAIL, OPT),
]));

/// Field numbers.
impl FormRevisionRequestContent {
    pub const IS_CANCELED: u16 = 0;
    pub const RECIPIENT: u16 = 1;
    pub const WASTE_DETAILS: u16 = 2;
    pub const QUANTITY_RECEIVED: u16 = 3;
    pub const QUANTITY_REFUSED: u16 = 4;
    pub const PROCESSING_OPERATION_DONE: u16 = 5;
    pub const DESTINATION_OPERATION_MODE: u16 = 6;
    pub const PROCESSING_OPERATION_DESCRIPTION: u16 = 7;
    pub const BROKER: u16 = 8;
    pub const TRADER: u16 = 9;
    pub const TEMPORARY_STORAGE_DETAIL: u16 = 10;
}

/// Correction du destinataire.
pub struct FormRevisionRequestRecipient {
    pub cap: Option<String>,
}

impl Object for FormRevisionRequestRecipient {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST_RECIPIENT;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cap.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST_RECIPIENT: Type = Type::new("FormRevisionRequestRecipient", Kind::Object(&[
    field("cap", &STRING, OPT),
]));

/// Field numbers.
impl FormRevisionRequestRecipient {
    pub const CAP: u16 = 0;
}

/// Correction de la description du déchet.
pub struct FormRevisionRequestWasteDetails {
    pub code: Option<String>,
    pub name: Option<String>,
    pub pop: Option<bool>,
    pub packaging_infos: Option<Vec<PackagingInfo>>,
    pub quantity: Option<f64>,
    pub sample_number: Option<String>,
}

impl Object for FormRevisionRequestWasteDetails {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST_WASTE_DETAILS;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.code.write(w, node),
            1 => self.name.write(w, node),
            2 => self.pop.write(w, node),
            3 => self.packaging_infos.write(w, node),
            4 => self.quantity.write(w, node),
            5 => self.sample_number.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST_WASTE_DETAILS: Type = Type::new("FormRevisionRequestWasteDetails", Kind::Object(&[
    field("code", &STRING, OPT),
    field("name", &STRING, OPT),
    field("pop", &BOOLEAN, OPT),
    field("packagingInfos", &PACKAGING_INFO, OPT_LIST),
    field("quantity", &FLOAT, OPT),
    field("sampleNumber", &STRING, OPT),
]));

/// Field numbers.
impl FormRevisionRequestWasteDetails {
    pub const CODE: u16 = 0;
    pub const NAME: u16 = 1;
    pub const POP: u16 = 2;
    pub const PACKAGING_INFOS: u16 = 3;
    pub const QUANTITY: u16 = 4;
    pub const SAMPLE_NUMBER: u16 = 5;
}

/// Correction de l'entreposage provisoire.
pub struct FormRevisionRequestTemporaryStorageDetail {
    pub destination: Option<FormRevisionRequestDestination>,
    pub temporary_storer: Option<FormRevisionRequestTemporaryStorer>,
}

impl Object for FormRevisionRequestTemporaryStorageDetail {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST_TEMPORARY_STORAGE_DETAIL;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.destination.write(w, node),
            1 => self.temporary_storer.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST_TEMPORARY_STORAGE_DETAIL: Type = Type::new("FormRevisionRequestTemporaryStorageDetail", Kind::Object(&[
    field("destination", &FORM_REVISION_REQUEST_DESTINATION, OPT),
    field("temporaryStorer", &FORM_REVISION_REQUEST_TEMPORARY_STORER, OPT),
]));

/// Field numbers.
impl FormRevisionRequestTemporaryStorageDetail {
    pub const DESTINATION: u16 = 0;
    pub const TEMPORARY_STORER: u16 = 1;
}

/// Correction de la destination finale, après entreposage provisoire.
pub struct FormRevisionRequestDestination {
    pub cap: Option<String>,
    pub processing_operation: Option<String>,
}

impl Object for FormRevisionRequestDestination {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST_DESTINATION;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.cap.write(w, node),
            1 => self.processing_operation.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST_DESTINATION: Type = Type::new("FormRevisionRequestDestination", Kind::Object(&[
    field("cap", &STRING, OPT),
    field("processingOperation", &STRING, OPT),
]));

/// Field numbers.
impl FormRevisionRequestDestination {
    pub const CAP: u16 = 0;
    pub const PROCESSING_OPERATION: u16 = 1;
}

/// Correction de la réception sur le site d'entreposage provisoire.
pub struct FormRevisionRequestTemporaryStorer {
    pub quantity_received: Option<f64>,
    pub quantity_refused: Option<f64>,
}

impl Object for FormRevisionRequestTemporaryStorer {
    const TYPE: &'static Type = &FORM_REVISION_REQUEST_TEMPORARY_STORER;
    fn field(&self, number: u16, w: &mut Writer<'_>, node: &Node) -> Written {
        match number {
            0 => self.quantity_received.write(w, node),
            1 => self.quantity_refused.write(w, node),
            _ => Err(Null),
        }
    }
}

pub static FORM_REVISION_REQUEST_TEMPORARY_STORER: Type = Type::new("FormRevisionRequestTemporaryStorer", Kind::Object(&[
    field("quantityReceived", &FLOAT, OPT),
    field("quantityRefused", &FLOAT, OPT),
]));

/// Field numbers.
impl FormRevisionRequestTemporaryStorer {
    pub const QUANTITY_RECEIVED: u16 = 0;
    pub const QUANTITY_REFUSED: u16 = 1;
}

/// Demande de révision d'un BSDD, à créer.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateFormRevisionRequestInput {
    pub form_id: Id,
    pub authoring_company_siret: String,
    pub comment: String,
    pub content: FormRevisionRequestContentInput,
}

impl Input for CreateFormRevisionRequestInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            form_id: m.required("formId")?,
            authoring_company_siret: m.required("authoringCompanySiret")?,
            comment: m.required("comment")?,
            content: m.required("content")?,
        })
    }
}

pub static CREATE_FORM_REVISION_REQUEST_INPUT: Type = Type::new("CreateFormRevisionRequestInput", Kind::Input(&[
    input("formId", &ID, REQ),
    input("authoringCompanySiret", &STRING, REQ),
    input("comment", &STRING, REQ),
    input("content", &FORM_REVISION_REQUEST_CONTENT_INPUT, REQ),
]));

/// Ce que demande une révision : l'annulation seule, ou la correction d'un ou de plusieurs champs.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRevisionRequestContentInput {
    pub is_canceled: Maybe<bool>,
    pub recipient: Maybe<FormRevisionRequestRecipientInput>,
    pub waste_details: Maybe<FormRevisionRequestWasteDetailsInput>,
    pub quantity_received: Maybe<f64>,
    pub quantity_refused: Maybe<f64>,
    pub processing_operation_done: Maybe<String>,
    pub destination_operation_mode: Maybe<OperationMode>,
    pub processing_operation_description: Maybe<String>,
    pub broker: Maybe<BrokerInput>,
    pub trader: Maybe<TraderInput>,
    pub temporary_storage_detail: Maybe<FormRevisionRequestTemporaryStorageDetailInput>,
}

impl Input for FormRevisionRequestContentInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            is_canceled: m.maybe("isCanceled")?,
            recipient: m.maybe("recipient")?,
            waste_details: m.maybe("wasteDetails")?,
            quantity_received: m.maybe("quantityReceived")?,
            quantity_refused: m.maybe("quantityRefused")?,
            processing_operation_done: m.maybe("processingOperationDone")?,
            destination_operation_mode: m.maybe("destinationOperationMode")?,
            processing_operation_description: m.maybe("processingOperationDescription")?,
            broker: m.maybe("broker")?,
            trader: m.maybe("trader")?,
            temporary_storage_detail: m.maybe("temporaryStorageDetail")?,
        })
    }
}

pub static FORM_REVISION_REQUEST_CONTENT_INPUT: Type = Type::new("FormRevisionRequestContentInput", Kind::Input(&[
    input("isCanceled", &BOOLEAN, OPT),
    input("recipient", &FORM_REVISION_REQUEST_RECIPIENT_INPUT, OPT),
    input("wasteDetails", &FORM_REVISION_REQUEST_WASTE_DETAILS_INPUT, OPT),
    input("quantityReceived", &FLOAT, OPT),
    input("quantityRefused", &FLOAT, OPT),
    input("processingOperationDone", &STRING, OPT),
    input("destinationOperationMode", &OPERATION_MODE, OPT),
    input("processingOperationDescription", &STRING, OPT),
    input("broker", &BROKER_INPUT, OPT),
    input("trader", &TRADER_INPUT, OPT),
    input("temporaryStorageDetail", &FORM_REVISION_REQUEST_TEMPORARY_STORAGE_DETAIL_INPUT, OPT),
]));

/// Correction du destinataire.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRevisionRequestRecipientInput {
    pub cap: Maybe<String>,
}

impl Input for FormRevisionRequestRecipientInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            cap: m.maybe("cap")?,
        })
    }
}

pub static FORM_REVISION_REQUEST_RECIPIENT_INPUT: Type = Type::new("FormRevisionRequestRecipientInput", Kind::Input(&[
    input("cap", &STRING, OPT),
]));

/// Correction de la description du déchet.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRevisionRequestWasteDetailsInput {
    pub code: Maybe<String>,
    pub name: Maybe<String>,
    pub pop: Maybe<bool>,
    pub packaging_infos: Maybe<Vec<PackagingInfoInput>>,
    pub quantity: Maybe<f64>,
    pub sample_number: Maybe<String>,
}

impl Input for FormRevisionRequestWasteDetailsInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            code: m.maybe("code")?,
            name: m.maybe("name")?,
            pop: m.maybe("pop")?,
            packaging_infos: m.maybe("packagingInfos")?,
            quantity: m.maybe("quantity")?,
            sample_number: m.maybe("sampleNumber")?,
        })
    }
}

pub static FORM_REVISION_REQUEST_WASTE_DETAILS_INPUT: Type = Type::new("FormRevisionRequestWasteDetailsInput", Kind::Input(&[
    input("code", &STRING, OPT),
    input("name", &STRING, OPT),
    input("pop", &BOOLEAN, OPT),
    input("packagingInfos", &PACKAGING_INFO_INPUT, OPT_LIST),
    input("quantity", &FLOAT, OPT),
    input("sampleNumber", &STRING, OPT),
]));

/// Correction de l'entreposage provisoire.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRevisionRequestTemporaryStorageDetailInput {
    pub destination: Maybe<FormRevisionRequestDestinationInput>,
    pub temporary_storer: Maybe<FormRevisionRequestTemporaryStorerInput>,
}

impl Input for FormRevisionRequestTemporaryStorageDetailInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            destination: m.maybe("destination")?,
            temporary_storer: m.maybe("temporaryStorer")?,
        })
    }
}

pub static FORM_REVISION_REQUEST_TEMPORARY_STORAGE_DETAIL_INPUT: Type = Type::new("FormRevisionRequestTemporaryStorageDetailInput", Kind::Input(&[
    input("destination", &FORM_REVISION_REQUEST_DESTINATION_INPUT, OPT),
    input("temporaryStorer", &FORM_REVISION_REQUEST_TEMPORARY_STORER_INPUT, OPT),
]));

/// Correction de la destination finale, après entreposage provisoire.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRevisionRequestDestinationInput {
    pub cap: Maybe<String>,
    pub processing_operation: Maybe<String>,
}

impl Input for FormRevisionRequestDestinationInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            cap: m.maybe("cap")?,
            processing_operation: m.maybe("processingOperation")?,
        })
    }
}

pub static FORM_REVISION_REQUEST_DESTINATION_INPUT: Type = Type::new("FormRevisionRequestDestinationInput", Kind::Input(&[
    input("cap", &STRING, OPT),
    input("processingOperation", &STRING, OPT),
]));

/// Correction de la réception sur le site d'entreposage provisoire.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRevisionRequestTemporaryStorerInput {
    pub quantity_received: Maybe<f64>,
    pub quantity_refused: Maybe<f64>,
}

impl Input for FormRevisionRequestTemporaryStorerInput {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            quantity_received: m.maybe("quantityReceived")?,
            quantity_refused: m.maybe("quantityRefused")?,
        })
    }
}

pub static FORM_REVISION_REQUEST_TEMPORARY_STORER_INPUT: Type = Type::new("FormRevisionRequestTemporaryStorerInput", Kind::Input(&[
    input("quantityReceived", &FLOAT, OPT),
    input("quantityRefused", &FLOAT, OPT),
]));

/// Conditions sur des demandes de révision de BSDD.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRevisionRequestWhere {
    pub bsdd_id: Maybe<StringFilter>,
    pub status: Maybe<RevisionRequestStatus>,
}

impl Input for FormRevisionRequestWhere {
    fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
        let m = members(value, variables)?;
        Ok(Self {
            bsdd_id: m.maybe("bsddId")?,
            status: m.maybe("status")?,
        })
    }
}

pub static FORM_REVISION_REQUEST_WHERE: Type = Type::new("FormRevisionRequestWhere", Kind::Input(&[
    input("bsddId", &STRING_FILTER, OPT),
    input("status", &REVISION_REQUEST_STATUS, OPT),
]));

/// Root and computed fields declared in `schema/bsdd_revision.graphql`.
pub trait BsddRevisionResolvers: Sync {
    /// Resolves `Query.formRevisionRequests`.
    fn form_revision_requests(&self, cx: &Context<'_>, after: Maybe<String>, first: Maybe<i32>, siret: String, r#where: Maybe<FormRevisionRequestWhere>) -> impl Future<Output = Result<FormRevisionRequestConnection>> + Send;
    /// Resolves `Mutation.createFormRevisionRequest`.
    fn create_form_revision_request(&self, cx: &Context<'_>, input: CreateFormRevisionRequestInput) -> impl Future<Output = Result<FormRevisionRequest>> + Send;
    /// Resolves `Mutation.submitFormRevisionRequestApproval`.
    fn submit_form_revision_request_approval(&self, cx: &Context<'_>, comment: Maybe<String>, id: Id, is_approved: bool) -> impl Future<Output = Result<FormRevisionRequest>> + Send;
    /// Resolves `Mutation.cancelFormRevisionRequest`.
    fn cancel_form_revision_request(&self, cx: &Context<'_>, id: Id) -> impl Future<Output = Result<bool>> + Send;
}

pub(super) async fn resolve_form_revision_requests<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.form_revision_requests(&cx, a.maybe("after")?, a.maybe("first")?, a.required("siret")?, a.maybe("where")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_create_form_revision_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.create_form_revision_request(&cx, a.required("input")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_submit_form_revision_request_approval<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    let mut value = api.submit_form_revision_request_approval(&cx, a.maybe("comment")?, a.required("id")?, a.required("isApproved")?).await?;
    fetch::<Computed, _, _>(api, &cx, node, variables, &mut value).await;
    Ok(Box::new(value))
}

pub(super) async fn resolve_cancel_form_revision_request<A: Api>(api: &A, cx: Context<'_>, node: &Node, variables: &Variables<'_>) -> Result<Box<dyn Answer>> {
    let a = Fields::new(&node.args, variables);
    Ok(Box::new(api.cancel_form_revision_request(&cx, a.required("id")?).await?))
}

impl Fetch<Computed> for FormMetadata {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&FORM_METADATA, Self::LATEST_REVISION) {
            Fetch::<Computed>::gather(&self.latest_revision, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&FORM_METADATA, Self::LATEST_REVISION) {
            Fetch::<Computed>::fill(&mut self.latest_revision, &at, fetched);
        }
    }
}

impl Fetch<Computed> for FormRevisionRequest {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&FORM_REVISION_REQUEST, Self::FORM) {
            Fetch::<Computed>::gather(&self.form, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&FORM_REVISION_REQUEST, Self::FORM) {
            Fetch::<Computed>::fill(&mut self.form, &at, fetched);
        }
    }
}

impl Fetch<Computed> for FormRevisionRequestConnection {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&FORM_REVISION_REQUEST_CONNECTION, Self::EDGES) {
            Fetch::<Computed>::gather(&self.edges, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&FORM_REVISION_REQUEST_CONNECTION, Self::EDGES) {
            Fetch::<Computed>::fill(&mut self.edges, &at, fetched);
        }
    }
}

impl Fetch<Computed> for FormRevisionRequestEdge {
    fn gather<'t>(&'t self, at: &At<'t>, level: &mut Level<'t>) {
        if let Some(at) = at.below(&FORM_REVISION_REQUEST_EDGE, Self::NODE) {
            Fetch::<Computed>::gather(&self.node, &at, level);
        }
    }
    fn fill(&mut self, at: &At<'_>, fetched: &mut Fetched) {
        if let Some(at) = at.below(&FORM_REVISION_REQUEST_EDGE, Self::NODE) {
            Fetch::<Computed>::fill(&mut self.node, &at, fetched);
        }
    }
}
