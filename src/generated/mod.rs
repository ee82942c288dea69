// Generated from schema/ by codegen. Do not edit.
#![allow(clippy::all, unused_imports)]

use crate::context::Context;
use crate::error::{Error, Result};
use crate::graphql::BoxFuture;
use crate::graphql::output::Answer;
use crate::graphql::plan::{Node, OperationKind};
use crate::graphql::table::{Field, InputField, Kind, Schema, Type, TypeRef, Wrap};
use crate::graphql::value::Variables;

macro_rules! enum_impls {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> std::result::Result<Self, ()> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text).ok_or(())
            }
        }
        impl crate::graphql::input::Input for $name {
            fn decode(value: &crate::graphql::value::Value<'_>, variables: &crate::graphql::value::Variables<'_>) -> crate::error::Result<Self> {
                crate::graphql::input::enum_name(value, variables)?.parse().map_err(|()| crate::graphql::input::mismatch(stringify!($name)))
            }
        }
        impl crate::graphql::output::Output for $name {
            fn write(&self, w: &mut crate::graphql::output::Writer<'_>, _: &crate::graphql::plan::Node) -> crate::graphql::output::Written {
                w.name(self.as_str())
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> std::result::Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                text.parse().map_err(|()| serde::de::Error::custom(format!("no {}: {text}", stringify!($name))))
            }
        }
    };
}

mod bsdd;
pub use bsdd::*;
mod common;
pub use common::*;
mod company;
pub use company::*;
mod user;
pub use user::*;

/// Every resolver of the schema.
pub trait Api: BsddResolvers + CompanyResolvers + UserResolvers {}
impl<T: BsddResolvers + CompanyResolvers + UserResolvers> Api for T {}

pub static STRING: Type = Type { name: "String", kind: Kind::Scalar(crate::scalars::check_string) };
pub static INT: Type = Type { name: "Int", kind: Kind::Scalar(crate::scalars::check_int) };
pub static FLOAT: Type = Type { name: "Float", kind: Kind::Scalar(crate::scalars::check_float) };
pub static BOOLEAN: Type = Type { name: "Boolean", kind: Kind::Scalar(crate::scalars::check_boolean) };
pub static ID: Type = Type { name: "ID", kind: Kind::Scalar(crate::scalars::check_id) };
pub static DATE_TIME: Type = Type { name: "DateTime", kind: Kind::Scalar(crate::scalars::check_date_time) };
pub static URL: Type = Type { name: "URL", kind: Kind::Scalar(crate::scalars::check_url) };
pub static JSON: Type = Type { name: "JSON", kind: Kind::Scalar(crate::scalars::check_json) };
pub static QUERY: Type = Type { name: "Query", kind: Kind::Object(&[
    Field { name: "form", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "id", ty: TypeRef { of: &ID, wrap: &[] }, default: None }, InputField { name: "readableId", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }] },
    Field { name: "forms", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull, Wrap::List, Wrap::NonNull] }, args: &[InputField { name: "cursorAfter", ty: TypeRef { of: &ID, wrap: &[] }, default: None }, InputField { name: "cursorBefore", ty: TypeRef { of: &ID, wrap: &[] }, default: None }, InputField { name: "customId", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "first", ty: TypeRef { of: &INT, wrap: &[] }, default: None }, InputField { name: "hasNextStep", ty: TypeRef { of: &BOOLEAN, wrap: &[] }, default: None }, InputField { name: "last", ty: TypeRef { of: &INT, wrap: &[] }, default: None }, InputField { name: "roles", ty: TypeRef { of: &FORM_ROLE, wrap: &[Wrap::List, Wrap::NonNull] }, default: None }, InputField { name: "sentAfter", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "siret", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "siretPresentOnForm", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "skip", ty: TypeRef { of: &INT, wrap: &[] }, default: None }, InputField { name: "status", ty: TypeRef { of: &FORM_STATUS, wrap: &[Wrap::List, Wrap::NonNull] }, default: None }, InputField { name: "updatedAfter", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "wasteCode", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }] },
    Field { name: "formsLifeCycle", ty: TypeRef { of: &FORMS_LIFE_CYCLE_DATA, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "cursorAfter", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "cursorBefore", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "formId", ty: TypeRef { of: &ID, wrap: &[] }, default: None }, InputField { name: "loggedAfter", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "loggedBefore", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "siret", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }] },
    Field { name: "getCommuneByCoordinates", ty: TypeRef { of: &COMMUNE, wrap: &[] }, args: &[InputField { name: "lat", ty: TypeRef { of: &FLOAT, wrap: &[Wrap::NonNull] }, default: None }, InputField { name: "lng", ty: TypeRef { of: &FLOAT, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "getCityNameByInseeCode", ty: TypeRef { of: &STRING, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "inseeCode", ty: TypeRef { of: &STRING, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "companyInfos", ty: TypeRef { of: &COMPANY_PUBLIC, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "clue", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "siret", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }] },
    Field { name: "companyPrivateInfos", ty: TypeRef { of: &COMPANY_SEARCH_PRIVATE, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "clue", ty: TypeRef { of: &STRING, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "ecoOrganismes", ty: TypeRef { of: &ECO_ORGANISME, wrap: &[Wrap::NonNull, Wrap::List, Wrap::NonNull] }, args: &[InputField { name: "handleBsda", ty: TypeRef { of: &BOOLEAN, wrap: &[] }, default: None }, InputField { name: "handleBsdasri", ty: TypeRef { of: &BOOLEAN, wrap: &[] }, default: None }, InputField { name: "handleBsdd", ty: TypeRef { of: &BOOLEAN, wrap: &[] }, default: None }, InputField { name: "handleBsvhu", ty: TypeRef { of: &BOOLEAN, wrap: &[] }, default: None }] },
    Field { name: "me", ty: TypeRef { of: &USER, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "isAuthenticated", ty: TypeRef { of: &BOOLEAN, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "warningMessage", ty: TypeRef { of: &STRING, wrap: &[] }, args: &[] },
    Field { name: "apiKey", ty: TypeRef { of: &STRING, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "passwordResetRequest", ty: TypeRef { of: &ID, wrap: &[] }, args: &[InputField { name: "hash", ty: TypeRef { of: &STRING, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "permissionsInfos", ty: TypeRef { of: &PERMISSIONS_INFOS, wrap: &[Wrap::NonNull] }, args: &[] },
    Field { name: "myCompanies", ty: TypeRef { of: &COMPANY_PRIVATE_CONNECTION, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "after", ty: TypeRef { of: &ID, wrap: &[] }, default: None }, InputField { name: "before", ty: TypeRef { of: &ID, wrap: &[] }, default: None }, InputField { name: "first", ty: TypeRef { of: &INT, wrap: &[] }, default: None }, InputField { name: "last", ty: TypeRef { of: &INT, wrap: &[] }, default: None }, InputField { name: "search", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }] },
    Field { name: "myCompaniesCsv", ty: TypeRef { of: &FILE_DOWNLOAD, wrap: &[] }, args: &[] },
]) };
pub static MUTATION: Type = Type { name: "Mutation", kind: Kind::Object(&[
    Field { name: "createForm", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "createFormInput", ty: TypeRef { of: &CREATE_FORM_INPUT, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "updateForm", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "updateFormInput", ty: TypeRef { of: &UPDATE_FORM_INPUT, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "deleteForm", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "id", ty: TypeRef { of: &ID, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "markAsSealed", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "id", ty: TypeRef { of: &ID, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "signEmissionForm", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "id", ty: TypeRef { of: &ID, wrap: &[Wrap::NonNull] }, default: None }, InputField { name: "input", ty: TypeRef { of: &SIGN_EMISSION_FORM_INPUT, wrap: &[Wrap::NonNull] }, default: None }, InputField { name: "securityCode", ty: TypeRef { of: &INT, wrap: &[] }, default: None }] },
    Field { name: "signTransportForm", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "id", ty: TypeRef { of: &ID, wrap: &[Wrap::NonNull] }, default: None }, InputField { name: "input", ty: TypeRef { of: &SIGN_TRANSPORT_FORM_INPUT, wrap: &[Wrap::NonNull] }, default: None }, InputField { name: "securityCode", ty: TypeRef { of: &INT, wrap: &[] }, default: None }] },
    Field { name: "markAsReceived", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "id", ty: TypeRef { of: &ID, wrap: &[Wrap::NonNull] }, default: None }, InputField { name: "receivedInfo", ty: TypeRef { of: &RECEIVED_FORM_INPUT, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "markAsAccepted", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "acceptedInfo", ty: TypeRef { of: &ACCEPTED_FORM_INPUT, wrap: &[Wrap::NonNull] }, default: None }, InputField { name: "id", ty: TypeRef { of: &ID, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "markAsProcessed", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "id", ty: TypeRef { of: &ID, wrap: &[Wrap::NonNull] }, default: None }, InputField { name: "processedInfo", ty: TypeRef { of: &PROCESSED_FORM_INPUT, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "updateTransporterFields", ty: TypeRef { of: &FORM, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "id", ty: TypeRef { of: &ID, wrap: &[Wrap::NonNull] }, default: None }, InputField { name: "transporterCustomInfo", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }, InputField { name: "transporterNumberPlate", ty: TypeRef { of: &STRING, wrap: &[] }, default: None }] },
    Field { name: "createTransporterReceipt", ty: TypeRef { of: &TRANSPORTER_RECEIPT, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "input", ty: TypeRef { of: &CREATE_TRANSPORTER_RECEIPT_INPUT, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "updateTransporterReceipt", ty: TypeRef { of: &TRANSPORTER_RECEIPT, wrap: &[Wrap::NonNull] }, args: &[InputField { name: "input", ty: TypeRef { of: &UPDATE_TRANSPORTER_RECEIPT_INPUT, wrap: &[Wrap::NonNull] }, default: None }] },
    Field { name: "sendMembershipRequest", ty: TypeRef { of: &MEMBERSHIP_REQUEST, wrap: &[] }, args: &[InputField { name: "siret", ty: TypeRef { of: &STRING, wrap: &[Wrap::NonNull] }, default: None }] },
]) };
pub static SCHEMA: Schema = Schema {
    sdl: include_str!("schema.graphql"),
    types: &[&FORM, &BROKER, &CITERNE_NOT_WASHED_OUT_REASON, &FORM_ECO_ORGANISME, &EMITTER, &EMITTER_TYPE, &EMPTY_RETURN_ADR, &NEXT_DESTINATION, &RECIPIENT, &STATE_SUMMARY, &PACKAGING_INFO, &PACKAGINGS, &FORM_STATUS, &TRADER, &TRANSPORTER, &WASTE_DETAILS, &CONSISTENCE, &PARCEL_NUMBER, &FORM_ROLE, &FORMS_LIFE_CYCLE_DATA, &STATUS_LOG, &STATUS_LOG_FORM, &STATUS_LOG_USER, &COMMUNE, &CREATE_FORM_INPUT, &BROKER_INPUT, &ECO_ORGANISME_INPUT, &EMITTER_INPUT, &WORK_SITE_INPUT, &RECIPIENT_INPUT, &TRADER_INPUT, &TRANSPORTER_INPUT, &WASTE_DETAILS_INPUT, &PACKAGING_INFO_INPUT, &PARCEL_NUMBER_INPUT, &ACCEPTED_FORM_INPUT, &PROCESSED_FORM_INPUT, &NEXT_DESTINATION_INPUT, &RECEIVED_FORM_INPUT, &SIGN_EMISSION_FORM_INPUT, &SIGN_TRANSPORT_FORM_INPUT, &UPDATE_FORM_INPUT, &FORM_COMPANY, &OPERATION_MODE, &WORK_SITE, &QUANTITY_TYPE, &TRANSPORT_MODE, &WASTE_ACCEPTATION_STATUS, &PAGE_INFO, &FILE_DOWNLOAD, &COMPANY_INPUT, &COMPANY_PUBLIC, &BROKER_RECEIPT, &COLLECTOR_TYPE, &COMPANY_TYPE, &STATUT_DIFFUSION_ETABLISSEMENT, &TRADER_RECEIPT, &TRANSPORTER_RECEIPT, &VHU_AGREMENT, &WASTE_PROCESSOR_TYPE, &WASTE_VEHICLES_TYPE, &WORKER_CERTIFICATION, &COMPANY_SEARCH_PRIVATE, &COMPANY_MEMBER, &COMPANY_VERIFICATION_STATUS, &ECO_ORGANISME, &COMPANY_PRIVATE, &COMPANY_PRIVATE_CONNECTION, &COMPANY_PRIVATE_EDGE, &CREATE_TRANSPORTER_RECEIPT_INPUT, &UPDATE_TRANSPORTER_RECEIPT_INPUT, &USER_ROLE, &USER_NOTIFICATIONS, &USER, &USER_PERMISSION, &PERMISSIONS_INFOS, &ORG_PERMISSIONS_INFOS, &MEMBERSHIP_REQUEST, &MEMBERSHIP_REQUEST_STATUS, &QUERY, &MUTATION, &STRING, &INT, &FLOAT, &BOOLEAN, &ID, &DATE_TIME, &URL, &JSON],
    query: &QUERY,
    mutation: Some(&MUTATION),
};

/// Calls the resolver of a root field.
pub fn resolve<'a, A: Api>(api: &'a A, cx: Context<'a>, kind: OperationKind, node: &'a Node, variables: &'a Variables<'a>) -> BoxFuture<'a, Result<Box<dyn Answer>>> {
    match (kind, node.field) {
        (OperationKind::Query, 0) => Box::pin(bsdd::resolve_form(api, cx, node, variables)),
        (OperationKind::Query, 1) => Box::pin(bsdd::resolve_forms(api, cx, node, variables)),
        (OperationKind::Query, 2) => Box::pin(bsdd::resolve_forms_life_cycle(api, cx, node, variables)),
        (OperationKind::Query, 3) => Box::pin(bsdd::resolve_get_commune_by_coordinates(api, cx, node, variables)),
        (OperationKind::Query, 4) => Box::pin(bsdd::resolve_get_city_name_by_insee_code(api, cx, node, variables)),
        (OperationKind::Query, 5) => Box::pin(company::resolve_company_infos(api, cx, node, variables)),
        (OperationKind::Query, 6) => Box::pin(company::resolve_company_private_infos(api, cx, node, variables)),
        (OperationKind::Query, 7) => Box::pin(company::resolve_eco_organismes(api, cx, node, variables)),
        (OperationKind::Query, 8) => Box::pin(user::resolve_me(api, cx, node, variables)),
        (OperationKind::Query, 9) => Box::pin(user::resolve_is_authenticated(api, cx, node, variables)),
        (OperationKind::Query, 10) => Box::pin(user::resolve_warning_message(api, cx, node, variables)),
        (OperationKind::Query, 11) => Box::pin(user::resolve_api_key(api, cx, node, variables)),
        (OperationKind::Query, 12) => Box::pin(user::resolve_password_reset_request(api, cx, node, variables)),
        (OperationKind::Query, 13) => Box::pin(user::resolve_permissions_infos(api, cx, node, variables)),
        (OperationKind::Query, 14) => Box::pin(user::resolve_my_companies(api, cx, node, variables)),
        (OperationKind::Query, 15) => Box::pin(user::resolve_my_companies_csv(api, cx, node, variables)),
        (OperationKind::Mutation, 0) => Box::pin(bsdd::resolve_create_form(api, cx, node, variables)),
        (OperationKind::Mutation, 1) => Box::pin(bsdd::resolve_update_form(api, cx, node, variables)),
        (OperationKind::Mutation, 2) => Box::pin(bsdd::resolve_delete_form(api, cx, node, variables)),
        (OperationKind::Mutation, 3) => Box::pin(bsdd::resolve_mark_as_sealed(api, cx, node, variables)),
        (OperationKind::Mutation, 4) => Box::pin(bsdd::resolve_sign_emission_form(api, cx, node, variables)),
        (OperationKind::Mutation, 5) => Box::pin(bsdd::resolve_sign_transport_form(api, cx, node, variables)),
        (OperationKind::Mutation, 6) => Box::pin(bsdd::resolve_mark_as_received(api, cx, node, variables)),
        (OperationKind::Mutation, 7) => Box::pin(bsdd::resolve_mark_as_accepted(api, cx, node, variables)),
        (OperationKind::Mutation, 8) => Box::pin(bsdd::resolve_mark_as_processed(api, cx, node, variables)),
        (OperationKind::Mutation, 9) => Box::pin(bsdd::resolve_update_transporter_fields(api, cx, node, variables)),
        (OperationKind::Mutation, 10) => Box::pin(company::resolve_create_transporter_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 11) => Box::pin(company::resolve_update_transporter_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 12) => Box::pin(user::resolve_send_membership_request(api, cx, node, variables)),
        _ => Box::pin(async { Err(Error::internal("no such root field")) }),
    }
}
