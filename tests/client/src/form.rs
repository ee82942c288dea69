//! A dispatch note and the operations on its way from draft to processed.

use cynic::{MutationBuilder, QueryBuilder};

use crate::input::{
    AcceptedFormInput, CreateFormInput, OperationMode, ProcessedFormInput, ReceivedFormInput,
    ResealedFormInput, ResentFormInput, SignEmissionFormInput, SignTransportFormInput, TempStoredFormInput,
    TempStorerAcceptedFormInput, TransportMode, TransporterSignatureFormInput, UpdateFormInput,
    WasteAcceptationStatus,
};
use crate::scalars::DateTime;
use crate::schema;

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormStatus {
    Draft,
    Sealed,
    SignedByProducer,
    Sent,
    Received,
    Accepted,
    Refused,
    Processed,
    FollowedWithPnttd,
    AwaitingGroup,
    Grouped,
    NoTraceability,
    TempStored,
    TempStorerAccepted,
    Resealed,
    SignedByTempStorer,
    Resent,
    Canceled,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct Form {
    pub id: cynic::Id,
    pub readable_id: String,
    pub custom_id: Option<String>,
    pub status: FormStatus,
    pub emitter: Option<Emitter>,
    pub recipient: Option<Recipient>,
    pub transporter: Option<Transporter>,
    pub waste_details: Option<WasteDetails>,
    pub emitted_at: Option<DateTime>,
    pub emitted_by: Option<String>,
    pub taken_over_at: Option<DateTime>,
    pub taken_over_by: Option<String>,
    pub received_by: Option<String>,
    pub waste_acceptation_status: Option<WasteAcceptationStatus>,
    pub quantity_received: Option<f64>,
    pub quantity_refused: Option<f64>,
    pub quantity_accepted: Option<f64>,
    pub processed_by: Option<String>,
    pub processing_operation_done: Option<String>,
    pub processing_operation_description: Option<String>,
    pub destination_operation_mode: Option<OperationMode>,
    pub current_transporter_siret: Option<String>,
    pub temporary_storage_detail: Option<TemporaryStorageDetail>,
    pub state_summary: Option<StateSummary>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct TemporaryStorageDetail {
    pub temporary_storer: Option<TemporaryStorer>,
    pub destination: Option<Destination>,
    pub waste_details: Option<WasteDetails>,
    pub transporter: Option<Transporter>,
    pub emitted_at: Option<DateTime>,
    pub emitted_by: Option<String>,
    pub taken_over_at: Option<DateTime>,
    pub taken_over_by: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct TemporaryStorer {
    pub received_by: Option<String>,
    pub waste_acceptation_status: Option<WasteAcceptationStatus>,
    pub quantity_received: Option<f64>,
    pub quantity_refused: Option<f64>,
    pub quantity_accepted: Option<f64>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct Destination {
    pub company: Option<FormCompany>,
    pub cap: Option<String>,
    pub processing_operation: Option<String>,
    pub is_filled_by_emitter: Option<bool>,
}

/// The part of a summary that tells the legs apart.
#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct StateSummary {
    pub emitter: Option<FormCompany>,
    pub transporter: Option<FormCompany>,
    pub recipient: Option<FormCompany>,
    pub quantity: Option<f64>,
    pub last_action_on: Option<DateTime>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct Emitter {
    pub company: Option<FormCompany>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct Recipient {
    pub cap: Option<String>,
    pub company: Option<FormCompany>,
    pub is_temp_storage: Option<bool>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct Transporter {
    pub id: cynic::Id,
    pub company: Option<FormCompany>,
    pub receipt: Option<String>,
    pub department: Option<String>,
    pub number_plate: Option<String>,
    pub mode: Option<TransportMode>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct FormCompany {
    pub org_id: Option<String>,
    pub name: Option<String>,
    pub address: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, Clone)]
pub struct WasteDetails {
    pub code: Option<String>,
    pub is_dangerous: Option<bool>,
    pub quantity: Option<f64>,
}

/// Variables of `mutation { createForm }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct CreateFormVariables {
    pub create_form_input: CreateFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "CreateFormVariables")]
pub struct CreateForm {
    #[arguments(createFormInput: $create_form_input)]
    pub create_form: Form,
}

/// `mutation { createForm(…) { … } }`
pub fn create(input: CreateFormInput) -> cynic::Operation<CreateForm, CreateFormVariables> {
    CreateForm::build(CreateFormVariables { create_form_input: input })
}

/// Variables of `mutation { updateForm }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct UpdateFormVariables {
    pub update_form_input: UpdateFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "UpdateFormVariables")]
pub struct UpdateForm {
    #[arguments(updateFormInput: $update_form_input)]
    pub update_form: Form,
}

/// `mutation { updateForm(…) { … } }`
pub fn update(input: UpdateFormInput) -> cynic::Operation<UpdateForm, UpdateFormVariables> {
    UpdateForm::build(UpdateFormVariables { update_form_input: input })
}

/// Variables of `mutation { deleteForm }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct DeleteFormVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "DeleteFormVariables")]
pub struct DeleteForm {
    #[arguments(id: $id)]
    pub delete_form: Form,
}

/// `mutation { deleteForm(…) { … } }`
pub fn delete(id: &cynic::Id) -> cynic::Operation<DeleteForm, DeleteFormVariables> {
    DeleteForm::build(DeleteFormVariables { id: id.clone() })
}

/// Variables of `mutation { markAsSealed }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct MarkAsSealedVariables {
    pub id: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "MarkAsSealedVariables")]
pub struct MarkAsSealed {
    #[arguments(id: $id)]
    pub mark_as_sealed: Form,
}

/// `mutation { markAsSealed(…) { … } }`
pub fn seal(id: &cynic::Id) -> cynic::Operation<MarkAsSealed, MarkAsSealedVariables> {
    MarkAsSealed::build(MarkAsSealedVariables { id: id.clone() })
}

/// Variables of `mutation { signEmissionForm }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct SignEmissionFormVariables {
    pub id: cynic::Id,
    pub input: SignEmissionFormInput,
    pub security_code: Option<i32>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "SignEmissionFormVariables")]
pub struct SignEmissionForm {
    #[arguments(id: $id, input: $input, securityCode: $security_code)]
    pub sign_emission_form: Form,
}

/// `mutation { signEmissionForm(…) { … } }`
pub fn sign_emission(
    id: &cynic::Id,
    input: SignEmissionFormInput,
    security_code: Option<i32>,
) -> cynic::Operation<SignEmissionForm, SignEmissionFormVariables> {
    SignEmissionForm::build(SignEmissionFormVariables { id: id.clone(), input, security_code })
}

/// Variables of `mutation { signTransportForm }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct SignTransportFormVariables {
    pub id: cynic::Id,
    pub input: SignTransportFormInput,
    pub security_code: Option<i32>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "SignTransportFormVariables")]
pub struct SignTransportForm {
    #[arguments(id: $id, input: $input, securityCode: $security_code)]
    pub sign_transport_form: Form,
}

/// `mutation { signTransportForm(…) { … } }`
pub fn sign_transport(
    id: &cynic::Id,
    input: SignTransportFormInput,
    security_code: Option<i32>,
) -> cynic::Operation<SignTransportForm, SignTransportFormVariables> {
    SignTransportForm::build(SignTransportFormVariables { id: id.clone(), input, security_code })
}

/// Variables of `mutation { markAsReceived }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct MarkAsReceivedVariables {
    pub id: cynic::Id,
    pub received_info: ReceivedFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "MarkAsReceivedVariables")]
pub struct MarkAsReceived {
    #[arguments(id: $id, receivedInfo: $received_info)]
    pub mark_as_received: Form,
}

/// `mutation { markAsReceived(…) { … } }`
pub fn receive(
    id: &cynic::Id,
    input: ReceivedFormInput,
) -> cynic::Operation<MarkAsReceived, MarkAsReceivedVariables> {
    MarkAsReceived::build(MarkAsReceivedVariables { id: id.clone(), received_info: input })
}

/// Variables of `mutation { markAsAccepted }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct MarkAsAcceptedVariables {
    pub id: cynic::Id,
    pub accepted_info: AcceptedFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "MarkAsAcceptedVariables")]
pub struct MarkAsAccepted {
    #[arguments(id: $id, acceptedInfo: $accepted_info)]
    pub mark_as_accepted: Form,
}

/// `mutation { markAsAccepted(…) { … } }`
pub fn accept(
    id: &cynic::Id,
    input: AcceptedFormInput,
) -> cynic::Operation<MarkAsAccepted, MarkAsAcceptedVariables> {
    MarkAsAccepted::build(MarkAsAcceptedVariables { id: id.clone(), accepted_info: input })
}

/// Variables of `mutation { markAsProcessed }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct MarkAsProcessedVariables {
    pub id: cynic::Id,
    pub processed_info: ProcessedFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "MarkAsProcessedVariables")]
pub struct MarkAsProcessed {
    #[arguments(id: $id, processedInfo: $processed_info)]
    pub mark_as_processed: Form,
}

/// `mutation { markAsProcessed(…) { … } }`
pub fn process(
    id: &cynic::Id,
    input: ProcessedFormInput,
) -> cynic::Operation<MarkAsProcessed, MarkAsProcessedVariables> {
    MarkAsProcessed::build(MarkAsProcessedVariables { id: id.clone(), processed_info: input })
}

/// Variables of `mutation { markAsTempStored }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct MarkAsTempStoredVariables {
    pub id: cynic::Id,
    pub temp_stored_infos: TempStoredFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "MarkAsTempStoredVariables")]
pub struct MarkAsTempStored {
    #[arguments(id: $id, tempStoredInfos: $temp_stored_infos)]
    pub mark_as_temp_stored: Form,
}

/// `mutation { markAsTempStored(…) { … } }`
pub fn store(
    id: &cynic::Id,
    input: TempStoredFormInput,
) -> cynic::Operation<MarkAsTempStored, MarkAsTempStoredVariables> {
    MarkAsTempStored::build(MarkAsTempStoredVariables { id: id.clone(), temp_stored_infos: input })
}

/// Variables of `mutation { markAsTempStorerAccepted }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct MarkAsTempStorerAcceptedVariables {
    pub id: cynic::Id,
    pub temp_storer_accepted_info: TempStorerAcceptedFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "MarkAsTempStorerAcceptedVariables")]
pub struct MarkAsTempStorerAccepted {
    #[arguments(id: $id, tempStorerAcceptedInfo: $temp_storer_accepted_info)]
    pub mark_as_temp_storer_accepted: Form,
}

/// `mutation { markAsTempStorerAccepted(…) { … } }`
pub fn accept_stored(
    id: &cynic::Id,
    input: TempStorerAcceptedFormInput,
) -> cynic::Operation<MarkAsTempStorerAccepted, MarkAsTempStorerAcceptedVariables> {
    MarkAsTempStorerAccepted::build(MarkAsTempStorerAcceptedVariables {
        id: id.clone(),
        temp_storer_accepted_info: input,
    })
}

/// Variables of `mutation { markAsResealed }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct MarkAsResealedVariables {
    pub id: cynic::Id,
    pub resealed_infos: ResealedFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "MarkAsResealedVariables")]
pub struct MarkAsResealed {
    #[arguments(id: $id, resealedInfos: $resealed_infos)]
    pub mark_as_resealed: Form,
}

/// `mutation { markAsResealed(…) { … } }`
pub fn reseal(
    id: &cynic::Id,
    input: ResealedFormInput,
) -> cynic::Operation<MarkAsResealed, MarkAsResealedVariables> {
    MarkAsResealed::build(MarkAsResealedVariables { id: id.clone(), resealed_infos: input })
}

/// Variables of `mutation { markAsResent }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct MarkAsResentVariables {
    pub id: cynic::Id,
    pub resent_infos: ResentFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "MarkAsResentVariables")]
pub struct MarkAsResent {
    #[arguments(id: $id, resentInfos: $resent_infos)]
    pub mark_as_resent: Form,
}

/// `mutation { markAsResent(…) { … } }`
pub fn resend(
    id: &cynic::Id,
    input: ResentFormInput,
) -> cynic::Operation<MarkAsResent, MarkAsResentVariables> {
    MarkAsResent::build(MarkAsResentVariables { id: id.clone(), resent_infos: input })
}

/// Variables of `mutation { signedByTransporter }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct SignedByTransporterVariables {
    pub id: cynic::Id,
    pub signing_info: TransporterSignatureFormInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "SignedByTransporterVariables")]
pub struct SignedByTransporter {
    #[arguments(id: $id, signingInfo: $signing_info)]
    pub signed_by_transporter: Form,
}

/// `mutation { signedByTransporter(…) { … } }`
pub fn sign_both(
    id: &cynic::Id,
    input: TransporterSignatureFormInput,
) -> cynic::Operation<SignedByTransporter, SignedByTransporterVariables> {
    SignedByTransporter::build(SignedByTransporterVariables { id: id.clone(), signing_info: input })
}

/// Variables of `query { form }`.
#[derive(cynic::QueryVariables, Debug)]
pub struct GetFormVariables {
    pub id: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "GetFormVariables")]
pub struct GetForm {
    #[arguments(id: $id)]
    pub form: Form,
}

/// `query { form(id: …) { … } }`
pub fn get(id: &cynic::Id) -> cynic::Operation<GetForm, GetFormVariables> {
    GetForm::build(GetFormVariables { id: Some(id.clone()) })
}

/// Variables of `query { forms }`.
#[derive(cynic::QueryVariables, Debug, Default)]
pub struct ListFormsVariables {
    pub status: Option<Vec<FormStatus>>,
    pub first: Option<i32>,
    pub cursor_after: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "ListFormsVariables")]
pub struct ListForms {
    #[arguments(status: $status, first: $first, cursorAfter: $cursor_after)]
    pub forms: Vec<Form>,
}

/// `query { forms(…) { … } }`
pub fn list(variables: ListFormsVariables) -> cynic::Operation<ListForms, ListFormsVariables> {
    ListForms::build(variables)
}

single! {
    CreateForm.create_form: Form,
    UpdateForm.update_form: Form,
    DeleteForm.delete_form: Form,
    MarkAsSealed.mark_as_sealed: Form,
    SignEmissionForm.sign_emission_form: Form,
    SignTransportForm.sign_transport_form: Form,
    MarkAsTempStored.mark_as_temp_stored: Form,
    MarkAsTempStorerAccepted.mark_as_temp_storer_accepted: Form,
    MarkAsResealed.mark_as_resealed: Form,
    MarkAsResent.mark_as_resent: Form,
    SignedByTransporter.signed_by_transporter: Form,
    MarkAsReceived.mark_as_received: Form,
    MarkAsAccepted.mark_as_accepted: Form,
    MarkAsProcessed.mark_as_processed: Form,
    GetForm.form: Form,
    ListForms.forms: Vec<Form>,
}
