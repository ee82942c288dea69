//! The dangerous-waste dispatch note (BSDD, `Form` in the API): its record and its rules.
//!
//! Operations take the note as it was, what the client sent, who acts, and [`Facts`]; they answer the
//! note as it becomes, or a refusal. They check in the order of the contract: completion of companies,
//! permission, locked fields, field rules, move. Whether the note exists is the resolver's question.

pub mod record;

pub use record::Record;

use crate::domain::bsd::{Actor, Authority, Facts, Signatory};
use crate::error::Result;
use crate::generated::{
    AcceptedFormInput, CreateFormInput, FormRole, ProcessedFormInput, ReceivedFormInput,
    SignEmissionFormInput, SignTransportFormInput, UpdateFormInput,
};
use crate::graphql::input::Maybe;

/// Identifiers that a creation needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIds {
    pub id: String,
    pub readable_id: String,
    pub transporter_id: String,
}

/// An organisation on a note, as what: a row of `bsd_party`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub org_id: String,
    pub role: FormRole,
    /// The organisation may see the note while it is a draft.
    pub sees_draft: bool,
}

/// The organisations a note names: whom the directory must know before an operation on it.
pub fn org_ids(record: &Record) -> Vec<&str> {
    todo!()
}
/// The organisations that a creation names, on top.
pub fn create_org_ids(input: &CreateFormInput) -> Vec<&str> {
    todo!()
}
/// The organisations that an update names, on top.
pub fn update_org_ids(input: &UpdateFormInput) -> Vec<&str> {
    todo!()
}
/// The organisation that a processing names, on top.
pub fn process_org_ids(input: &ProcessedFormInput) -> Vec<&str> {
    todo!()
}

/// Rows of `bsd_party`; `owner_orgs` are all companies of the note's owner.
pub fn parties(record: &Record, owner_orgs: &[String]) -> Vec<Party> {
    todo!()
}
/// Whether the caller may read the note. Errors: `FORBIDDEN`.
pub fn can_read(record: &Record, actor: Actor<'_>) -> Result<()> {
    todo!()
}

pub fn create(input: CreateFormInput, ids: NewIds, actor: Actor<'_>, facts: Facts<'_>) -> Result<Record> {
    todo!()
}
pub fn update(
    before: &Record,
    input: UpdateFormInput,
    new_transporter_id: String,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    todo!()
}
/// Whether the caller may delete the note (the deletion itself is the store's). Errors: `FORBIDDEN`.
pub fn delete(before: &Record, actor: Actor<'_>) -> Result<()> {
    todo!()
}
pub fn seal(before: &Record, actor: Actor<'_>, facts: Facts<'_>) -> Result<Record> {
    todo!()
}
/// Whose signature `signEmissionForm` takes; refusals by status come from here.
pub fn emission_signatory(before: &Record, input: &SignEmissionFormInput) -> Result<Signatory> {
    todo!()
}
pub fn sign_emission(
    before: &Record,
    input: SignEmissionFormInput,
    by: &Authority,
    facts: Facts<'_>,
) -> Result<Record> {
    todo!()
}
/// Whose signature `signTransportForm` takes; refusals by status and turn come from here.
pub fn transport_signatory(before: &Record) -> Result<Signatory> {
    todo!()
}
pub fn sign_transport(
    before: &Record,
    input: SignTransportFormInput,
    by: &Authority,
    facts: Facts<'_>,
) -> Result<Record> {
    todo!()
}
pub fn receive(
    before: &Record,
    input: ReceivedFormInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    todo!()
}
pub fn accept(
    before: &Record,
    input: AcceptedFormInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    todo!()
}
pub fn process(
    before: &Record,
    input: ProcessedFormInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    todo!()
}
pub fn update_transporter_fields(
    before: &Record,
    number_plate: Maybe<String>,
    custom_info: Maybe<String>,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    todo!()
}
/// What changed, in the shape of the API: `updatedFields` of the status log; `{}` for a new note.
pub fn changes(before: Option<&Record>, after: &Record) -> serde_json::Value {
    todo!()
}
/// `quantityAccepted`, which is computed.
pub fn quantity_accepted(record: &Record) -> Option<rust_decimal::Decimal> {
    todo!()
}
/// The deprecated description of packagings, derived from the current one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyPackagings {
    pub packagings: Vec<crate::generated::Packagings>,
    pub other_packaging: Option<String>,
    pub number_of_packages: i32,
}
pub fn legacy_packagings(infos: &[record::Packaging]) -> LegacyPackagings {
    todo!()
}
/// Rows of `hasNextStep`: in this status the note waits for the organisation in this role (any, for a
/// draft). A transporter counts as number 1 and by SIRET only.
pub const NEXT_STEPS: &[(crate::generated::FormStatus, Option<FormRole>)] = &[];
