//! Inputs of a dispatch note. A member that is `None` is left out, which means «unchanged».

use crate::scalars::DateTime;
use crate::schema;

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmitterType {
    Producer,
    Other,
    #[cynic(rename = "APPENDIX1")]
    Appendix1,
    #[cynic(rename = "APPENDIX1_PRODUCER")]
    Appendix1Producer,
    #[cynic(rename = "APPENDIX2")]
    Appendix2,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packagings {
    Fut,
    Grv,
    Citerne,
    Benne,
    Autre,
    Pipeline,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuantityType {
    Real,
    Estimated,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consistence {
    Solid,
    Liquid,
    Gaseous,
    Doughy,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransportMode {
    Road,
    Rail,
    Air,
    River,
    Sea,
    Other,
    Unknown,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum WasteAcceptationStatus {
    Accepted,
    Refused,
    PartiallyRefused,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[cynic(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OperationMode {
    Reutilisation,
    Recyclage,
    ValorisationEnergetique,
    AutresValorisations,
    Elimination,
    Unknown,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct CompanyInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub siret: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct EmitterInput {
    #[cynic(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<EmitterType>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub company: Option<CompanyInput>,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct RecipientInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub cap: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub processing_operation: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub company: Option<CompanyInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub is_temp_storage: Option<bool>,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct TemporaryStorageDetailInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub destination: Option<DestinationInput>,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct DestinationInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub company: Option<CompanyInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub cap: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub processing_operation: Option<String>,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct TransporterInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub company: Option<CompanyInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub mode: Option<TransportMode>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub number_plate: Option<String>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct PackagingInfoInput {
    #[cynic(rename = "type")]
    pub kind: Packagings,
    pub quantity: Option<i32>,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct WasteDetailsInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[cynic(rename = "isSubjectToADR", skip_serializing_if = "Option::is_none")]
    pub is_subject_to_adr: Option<bool>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub onu_code: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub packaging_infos: Option<Vec<PackagingInfoInput>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<f64>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub quantity_type: Option<QuantityType>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub consistences: Option<Vec<Consistence>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub pop: Option<bool>,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct CreateFormInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub custom_id: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub emitter: Option<EmitterInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<RecipientInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub temporary_storage_detail: Option<TemporaryStorageDetailInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub transporter: Option<TransporterInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub waste_details: Option<WasteDetailsInput>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct UpdateFormInput {
    pub id: cynic::Id,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub custom_id: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub waste_details: Option<WasteDetailsInput>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct SignEmissionFormInput {
    pub emitted_at: DateTime,
    pub emitted_by: String,
    pub quantity: f64,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct SignTransportFormInput {
    pub taken_over_at: DateTime,
    pub taken_over_by: String,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub transporter_number_plate: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub transporter_transport_mode: Option<TransportMode>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ReceivedFormInput {
    pub received_at: DateTime,
    pub received_by: String,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub signed_at: Option<DateTime>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub waste_acceptation_status: Option<WasteAcceptationStatus>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub quantity_received: Option<f64>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub quantity_refused: Option<f64>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub waste_refusal_reason: Option<String>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct AcceptedFormInput {
    pub signed_at: DateTime,
    pub signed_by: String,
    pub waste_acceptation_status: WasteAcceptationStatus,
    pub quantity_received: f64,
    pub quantity_refused: f64,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub waste_refusal_reason: Option<String>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct TempStoredFormInput {
    pub received_at: DateTime,
    pub received_by: String,
    pub quantity_received: f64,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub quantity_refused: Option<f64>,
    pub quantity_type: QuantityType,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub waste_acceptation_status: Option<WasteAcceptationStatus>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub waste_refusal_reason: Option<String>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub signed_at: Option<DateTime>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct TempStorerAcceptedFormInput {
    pub signed_at: DateTime,
    pub signed_by: String,
    pub waste_acceptation_status: WasteAcceptationStatus,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub waste_refusal_reason: Option<String>,
    pub quantity_received: f64,
    pub quantity_refused: f64,
    pub quantity_type: QuantityType,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct ResealedFormInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub destination: Option<DestinationInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub waste_details: Option<WasteDetailsRepackagingInput>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub transporter: Option<TransporterInput>,
}

#[derive(cynic::InputObject, Debug, Clone, Default)]
pub struct WasteDetailsRepackagingInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub packaging_infos: Option<Vec<PackagingInfoInput>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<f64>,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ResentFormInput {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub destination: Option<DestinationInput>,
    pub signed_at: DateTime,
    pub signed_by: String,
}

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureAuthor {
    Emitter,
    EcoOrganisme,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct TransporterSignatureFormInput {
    pub sent_at: DateTime,
    pub sent_by: String,
    pub signed_by_transporter: bool,
    pub signed_by_producer: bool,
    pub security_code: i32,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub signature_author: Option<SignatureAuthor>,
    pub quantity: f64,
}

#[derive(cynic::InputObject, Debug, Clone)]
pub struct ProcessedFormInput {
    pub processed_at: DateTime,
    pub processed_by: String,
    pub processing_operation_done: String,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub destination_operation_mode: Option<OperationMode>,
}
