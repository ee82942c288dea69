// Generated from schema/ by codegen. Do not edit.
//! Types, tables, resolver traits and dispatch of the schema.
// Names are the schema's: values of an enum may well share a word.
#![allow(clippy::enum_variant_names)]

use crate::context::Context;
use crate::error::{Error, Result};
use crate::graphql::BoxFuture;
use crate::graphql::fetch::{At, Batch, Calls, Fetch, Levels, Results, fetch};
use crate::graphql::input::{Fields, Input, Maybe, enum_name, members, mismatch};
use crate::graphql::output::{Answer, Null, Object, Output, Reply, Slot, Writer, Written};
use crate::graphql::plan::{Node, OperationKind};
use crate::graphql::table::{Deprecation, Field, InputField, Kind, Schema, Type, TypeRef, Wrap};
use crate::graphql::value::{Value, Variables};
use crate::scalars::{DateTime, Id, Json, Url};
use std::future::Future;

/// What every enum can do beyond its own `ALL` and `as_str`.
macro_rules! enum_impls {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> std::result::Result<Self, ()> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text).ok_or(())
            }
        }
        impl Input for $name {
            fn decode(value: &Value<'_>, variables: &Variables<'_>) -> Result<Self> {
                enum_name(value, variables)?.parse().map_err(|()| mismatch(stringify!($name)))
            }
        }
        impl Output for $name {
            fn write(&self, w: &mut Writer<'_>, _: &Node) -> Written {
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
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(d)?;
                text.parse().map_err(|()| serde::de::Error::custom(format!("no {}: {text}", stringify!($name))))
            }
        }
    };
}

/// Calls the resolver of one computed field, unless nothing wants it.
macro_rules! computed {
    ($api:ident, $cx:ident, $level:ident, $field:ident) => {
        async {
            if $level.$field.is_empty() {
                return Results::default();
            }
            let selection = $level.$field.selection();
            Results::from($api.$field(&$cx.below(&selection), &$level.$field.parents).await)
        }
    };
}

const OPT: &[Wrap] = &[];
const REQ: &[Wrap] = &[Wrap::NonNull];
const OPT_LIST: &[Wrap] = &[Wrap::List, Wrap::NonNull];
const REQ_LIST: &[Wrap] = &[Wrap::NonNull, Wrap::List, Wrap::NonNull];
const fn field(name: &'static str, of: &'static Type, wrap: &'static [Wrap]) -> Field {
    Field { name, ty: TypeRef { of, wrap }, args: &[] }
}
const fn with(name: &'static str, of: &'static Type, wrap: &'static [Wrap], args: &'static [InputField]) -> Field {
    Field { name, ty: TypeRef { of, wrap }, args }
}
const fn input(name: &'static str, of: &'static Type, wrap: &'static [Wrap]) -> InputField {
    InputField { name, ty: TypeRef { of, wrap }, default: None }
}
const fn deprecation(coordinate: &'static str, since: Option<(i16, i8, i8)>, reason: &'static str) -> Deprecation {
    Deprecation::new(coordinate, since, reason)
}

mod account;
pub use account::*;
mod admin_request;
pub use admin_request::*;
mod anonymous_company;
pub use anonymous_company::*;
mod application;
pub use application::*;
mod bsdd;
pub use bsdd::*;
mod bsdd_revision;
pub use bsdd_revision::*;
mod bsds;
pub use bsds::*;
mod bsvhu;
pub use bsvhu::*;
mod common;
pub use common::*;
mod company;
pub use company::*;
mod company_admin;
pub use company_admin::*;
mod company_digest;
pub use company_digest::*;
mod company_life;
pub use company_life::*;
mod directory;
pub use directory::*;
mod filters;
pub use filters::*;
mod members;
pub use members::*;
mod receipt;
pub use receipt::*;
mod registry_delegation;
pub use registry_delegation::*;
mod security;
pub use security::*;
mod transfer;
pub use transfer::*;
mod user;
pub use user::*;
mod webhook;
pub use webhook::*;
mod paths;
pub use paths::path;

/// Every resolver of the schema.
pub trait Api: AccountResolvers + AdminRequestResolvers + AnonymousCompanyResolvers + ApplicationResolvers + BsddResolvers + BsddRevisionResolvers + BsdsResolvers + BsvhuResolvers + CompanyResolvers + CompanyAdminResolvers + CompanyDigestResolvers + CompanyLifeResolvers + DirectoryResolvers + MembersResolvers + ReceiptResolvers + RegistryDelegationResolvers + SecurityResolvers + TransferResolvers + UserResolvers + WebhookResolvers {}
impl<T: AccountResolvers + AdminRequestResolvers + AnonymousCompanyResolvers + ApplicationResolvers + BsddResolvers + BsddRevisionResolvers + BsdsResolvers + BsvhuResolvers + CompanyResolvers + CompanyAdminResolvers + CompanyDigestResolvers + CompanyLifeResolvers + DirectoryResolvers + MembersResolvers + ReceiptResolvers + RegistryDelegationResolvers + SecurityResolvers + TransferResolvers + UserResolvers + WebhookResolvers> Api for T {}

/// Parents that wait for their computed fields.
#[derive(Default)]
pub struct Level<'t> {
    form_grouping: Batch<'t, Form>,
    form_grouped_in: Batch<'t, Form>,
    form_appendix2_forms: Batch<'t, Form>,
    form_metadata: Batch<'t, Form>,
    company_public_installation: Batch<'t, CompanyPublic>,
    company_search_private_installation: Batch<'t, CompanySearchPrivate>,
    company_search_private_received_signature_automations: Batch<'t, CompanySearchPrivate>,
    company_private_installation: Batch<'t, CompanyPrivate>,
    company_private_users: Batch<'t, CompanyPrivate>,
    company_private_signature_automations: Batch<'t, CompanyPrivate>,
    company_private_received_signature_automations: Batch<'t, CompanyPrivate>,
    company_private_given_administrative_transfers: Batch<'t, CompanyPrivate>,
    company_private_received_administrative_transfers: Batch<'t, CompanyPrivate>,
    company_private_delegators: Batch<'t, CompanyPrivate>,
    company_search_result_installation: Batch<'t, CompanySearchResult>,
    user_companies: Batch<'t, User>,
}

/// What came for them.
pub struct Fetched {
    form_grouping: Results<Option<Vec<InitialFormFraction>>>,
    form_grouped_in: Results<Option<Vec<FormFraction>>>,
    form_appendix2_forms: Results<Option<Vec<InitialForm>>>,
    form_metadata: Results<Box<FormMetadata>>,
    company_public_installation: Results<Option<Installation>>,
    company_search_private_installation: Results<Option<Installation>>,
    company_search_private_received_signature_automations: Results<Vec<SignatureAutomation>>,
    company_private_installation: Results<Option<Installation>>,
    company_private_users: Results<Option<Vec<CompanyMember>>>,
    company_private_signature_automations: Results<Vec<SignatureAutomation>>,
    company_private_received_signature_automations: Results<Vec<SignatureAutomation>>,
    company_private_given_administrative_transfers: Results<Option<Vec<AdministrativeTransfer>>>,
    company_private_received_administrative_transfers: Results<Option<Vec<AdministrativeTransfer>>>,
    company_private_delegators: Results<Option<Vec<CompanyPublic>>>,
    company_search_result_installation: Results<Option<Installation>>,
    user_companies: Results<Vec<CompanyPrivate>>,
}

/// Stands for the schema's computed fields where the runtime asks whose they are.
pub struct Computed;

impl Levels for Computed {
    type Level<'t> = Level<'t>;
    type Fetched = Fetched;

    fn is_done(level: &Self::Level<'_>) -> bool {
        level.form_grouping.is_empty()
            && level.form_grouped_in.is_empty()
            && level.form_appendix2_forms.is_empty()
            && level.form_metadata.is_empty()
            && level.company_public_installation.is_empty()
            && level.company_search_private_installation.is_empty()
            && level.company_search_private_received_signature_automations.is_empty()
            && level.company_private_installation.is_empty()
            && level.company_private_users.is_empty()
            && level.company_private_signature_automations.is_empty()
            && level.company_private_received_signature_automations.is_empty()
            && level.company_private_given_administrative_transfers.is_empty()
            && level.company_private_received_administrative_transfers.is_empty()
            && level.company_private_delegators.is_empty()
            && level.company_search_result_installation.is_empty()
            && level.user_companies.is_empty()
    }
}

impl<A: Api> Calls<Computed> for A {
    fn fetch_level<'t>(&'t self, cx: &'t Context<'t>, level: Level<'t>) -> BoxFuture<'t, Fetched> {
        Box::pin(async move {
            let (form_grouping, form_grouped_in, form_appendix2_forms, form_metadata, company_public_installation, company_search_private_installation, company_search_private_received_signature_automations, company_private_installation, company_private_users, company_private_signature_automations, company_private_received_signature_automations, company_private_given_administrative_transfers, company_private_received_administrative_transfers, company_private_delegators, company_search_result_installation, user_companies) = futures_util::join!(
                computed!(self, cx, level, form_grouping),
                computed!(self, cx, level, form_grouped_in),
                computed!(self, cx, level, form_appendix2_forms),
                computed!(self, cx, level, form_metadata),
                computed!(self, cx, level, company_public_installation),
                computed!(self, cx, level, company_search_private_installation),
                computed!(self, cx, level, company_search_private_received_signature_automations),
                computed!(self, cx, level, company_private_installation),
                computed!(self, cx, level, company_private_users),
                computed!(self, cx, level, company_private_signature_automations),
                computed!(self, cx, level, company_private_received_signature_automations),
                computed!(self, cx, level, company_private_given_administrative_transfers),
                computed!(self, cx, level, company_private_received_administrative_transfers),
                computed!(self, cx, level, company_private_delegators),
                computed!(self, cx, level, company_search_result_installation),
                computed!(self, cx, level, user_companies),
            );
            Fetched { form_grouping, form_grouped_in, form_appendix2_forms, form_metadata, company_public_installation, company_search_private_installation, company_search_private_received_signature_automations, company_private_installation, company_private_users, company_private_signature_automations, company_private_received_signature_automations, company_private_given_administrative_transfers, company_private_received_administrative_transfers, company_private_delegators, company_search_result_installation, user_companies }
        })
    }
}

pub static BOOLEAN: Type = Type::new("Boolean", Kind::Scalar(crate::scalars::check_boolean));
pub static DATE_TIME: Type = Type::new("DateTime", Kind::Scalar(crate::scalars::check_date_time));
pub static FLOAT: Type = Type::new("Float", Kind::Scalar(crate::scalars::check_float));
pub static ID: Type = Type::new("ID", Kind::Scalar(crate::scalars::check_id));
pub static INT: Type = Type::new("Int", Kind::Scalar(crate::scalars::check_int));
pub static JSON: Type = Type::new("JSON", Kind::Scalar(crate::scalars::check_json));
pub static STRING: Type = Type::new("String", Kind::Scalar(crate::scalars::check_string));
pub static URL: Type = Type::new("URL", Kind::Scalar(crate::scalars::check_url));
pub static QUERY: Type = Type::new("Query", Kind::Object(&[
    field("accessTokens", &ACCESS_TOKEN, REQ_LIST),
    with("adminRequest", &ADMIN_REQUEST, REQ, &[
        input("adminRequestId", &ID, REQ),
    ]),
    with("adminRequests", &ADMIN_REQUEST_CONNECTION, REQ, &[
        input("skip", &INT, OPT),
        input("first", &INT, OPT),
    ]),
    with("adminRequestsAdmin", &ADMIN_REQUEST_CONNECTION, REQ, &[
        input("input", &ADMIN_REQUESTS_ADMIN_INPUT, REQ),
    ]),
    with("application", &APPLICATION, OPT, &[
        input("id", &ID, REQ),
    ]),
    field("myApplications", &APPLICATION, REQ_LIST),
    field("authorizedApplications", &AUTHORIZED_APPLICATION, REQ_LIST),
    with("form", &FORM, REQ, &[
        input("id", &ID, OPT),
        input("readableId", &STRING, OPT),
    ]),
    with("forms", &FORM, REQ_LIST, &[
        input("cursorAfter", &ID, OPT),
        input("cursorBefore", &ID, OPT),
        input("customId", &STRING, OPT),
        input("first", &INT, OPT),
        input("hasNextStep", &BOOLEAN, OPT),
        input("last", &INT, OPT),
        input("roles", &FORM_ROLE, OPT_LIST),
        input("sentAfter", &STRING, OPT),
        input("siret", &STRING, OPT),
        input("siretPresentOnForm", &STRING, OPT),
        input("skip", &INT, OPT),
        input("status", &FORM_STATUS, OPT_LIST),
        input("updatedAfter", &STRING, OPT),
        input("wasteCode", &STRING, OPT),
    ]),
    with("formPdf", &FILE_DOWNLOAD, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("formsLifeCycle", &FORMS_LIFE_CYCLE_DATA, REQ, &[
        input("cursorAfter", &STRING, OPT),
        input("cursorBefore", &STRING, OPT),
        input("formId", &ID, OPT),
        input("loggedAfter", &STRING, OPT),
        input("loggedBefore", &STRING, OPT),
        input("siret", &STRING, OPT),
    ]),
    with("appendixForms", &FORM, REQ_LIST, &[
        input("siret", &STRING, REQ),
        input("wasteCode", &STRING, OPT),
    ]),
    with("getCommuneByCoordinates", &COMMUNE, OPT, &[
        input("lat", &FLOAT, REQ),
        input("lng", &FLOAT, REQ),
    ]),
    with("getCityNameByInseeCode", &STRING, REQ, &[
        input("inseeCode", &STRING, REQ),
    ]),
    with("formRevisionRequests", &FORM_REVISION_REQUEST_CONNECTION, REQ, &[
        input("after", &STRING, OPT),
        input("first", &INT, OPT),
        input("siret", &STRING, REQ),
        input("where", &FORM_REVISION_REQUEST_WHERE, OPT),
    ]),
    with("bsvhu", &BSVHU, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("bsvhus", &BSVHU_CONNECTION, REQ, &[
        input("after", &ID, OPT),
        input("before", &ID, OPT),
        input("first", &INT, OPT),
        input("last", &INT, OPT),
        input("where", &BSVHU_WHERE, OPT),
    ]),
    with("bsvhuPdf", &FILE_DOWNLOAD, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("companyInfos", &COMPANY_PUBLIC, REQ, &[
        input("clue", &STRING, OPT),
        input("siret", &STRING, OPT),
    ]),
    with("companyPrivateInfos", &COMPANY_SEARCH_PRIVATE, REQ, &[
        input("clue", &STRING, REQ),
    ]),
    with("ecoOrganismes", &ECO_ORGANISME, REQ_LIST, &[
        input("handleBsda", &BOOLEAN, OPT),
        input("handleBsdasri", &BOOLEAN, OPT),
        input("handleBsdd", &BOOLEAN, OPT),
        input("handleBsvhu", &BOOLEAN, OPT),
    ]),
    with("companiesForVerification", &COMPANY_FOR_VERIFICATION_CONNECTION, REQ, &[
        input("first", &INT, OPT),
        input("last", &INT, OPT),
        input("skip", &INT, OPT),
        input("where", &COMPANY_FOR_VERIFICATION_WHERE, OPT),
    ]),
    with("companyExhaustive", &COMPANY_EXHAUSTIVE, REQ, &[
        input("siret", &STRING, REQ),
    ]),
    with("companyDigest", &COMPANY_DIGEST, OPT, &[
        input("id", &ID, REQ),
    ]),
    with("companyDigests", &COMPANY_DIGEST, &[Wrap::NonNull, Wrap::List], &[
        input("orgId", &STRING, REQ),
    ]),
    with("companyDigestPdf", &FILE_DOWNLOAD, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("searchCompanies", &COMPANY_SEARCH_RESULT, REQ_LIST, &[
        input("allowClosedCompanies", &BOOLEAN, OPT),
        input("allowForeignCompanies", &BOOLEAN, OPT),
        input("clue", &STRING, REQ),
        input("department", &STRING, OPT),
    ]),
    with("favorites", &COMPANY_SEARCH_RESULT, REQ_LIST, &[
        input("allowForeignCompanies", &BOOLEAN, OPT),
        input("orgId", &STRING, REQ),
        input("type", &FAVORITE_TYPE, REQ),
    ]),
    with("registryCompanies", &COMPANY_REGISTRY_CONNECTION, REQ, &[
        input("firstCompanies", &INT, OPT),
        input("firstDelegators", &INT, OPT),
        input("search", &STRING, OPT),
        input("userRoles", &USER_ROLE, OPT_LIST),
    ]),
    field("myCompaniesXls", &FILE_DOWNLOAD, OPT),
    with("membershipRequest", &MEMBERSHIP_REQUEST, REQ, &[
        input("id", &ID, OPT),
        input("siret", &STRING, OPT),
    ]),
    with("membershipRequests", &MEMBERSHIP_REQUESTS_CONNECTION, REQ, &[
        input("where", &MEMBERSHIP_REQUESTS_WHERE, OPT),
        input("skip", &INT, OPT),
        input("first", &INT, OPT),
    ]),
    with("invitation", &INVITATION, OPT, &[
        input("hash", &STRING, REQ),
    ]),
    with("registryDelegation", &REGISTRY_DELEGATION, REQ, &[
        input("delegationId", &ID, REQ),
    ]),
    with("registryDelegations", &REGISTRY_DELEGATION_CONNECTION, REQ, &[
        input("skip", &INT, OPT),
        input("first", &INT, OPT),
        input("where", &REGISTRY_DELEGATION_WHERE, OPT),
    ]),
    field("me", &USER, REQ),
    field("isAuthenticated", &BOOLEAN, REQ),
    field("warningMessage", &STRING, OPT),
    field("apiKey", &STRING, REQ),
    with("passwordResetRequest", &ID, OPT, &[
        input("hash", &STRING, REQ),
    ]),
    field("permissionsInfos", &PERMISSIONS_INFOS, REQ),
    with("myCompanies", &COMPANY_PRIVATE_CONNECTION, REQ, &[
        input("after", &ID, OPT),
        input("before", &ID, OPT),
        input("first", &INT, OPT),
        input("last", &INT, OPT),
        input("search", &STRING, OPT),
    ]),
    field("myCompaniesCsv", &FILE_DOWNLOAD, OPT),
    with("webhooksetting", &WEBHOOK_SETTING, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("webhooksettings", &WEBHOOK_SETTING_CONNECTION, REQ, &[
        input("first", &INT, OPT),
        input("after", &ID, OPT),
        input("last", &INT, OPT),
        input("before", &ID, OPT),
    ]),
    with("webhookdeliveries", &WEBHOOK_DELIVERY, REQ_LIST, &[
        input("id", &ID, REQ),
        input("first", &INT, OPT),
        input("after", &ID, OPT),
    ]),
]));
pub static MUTATION: Type = Type::new("Mutation", Kind::Object(&[
    with("createAccessToken", &NEW_ACCESS_TOKEN, REQ, &[
        input("input", &CREATE_ACCESS_TOKEN_INPUT, REQ),
    ]),
    with("revokeAccessToken", &ACCESS_TOKEN, REQ, &[
        input("id", &ID, REQ),
    ]),
    field("revokeAllAccessTokens", &ACCESS_TOKEN, REQ_LIST),
    with("changePassword", &USER, REQ, &[
        input("oldPassword", &STRING, REQ),
        input("newPassword", &STRING, REQ),
    ]),
    with("editProfile", &USER, REQ, &[
        input("name", &STRING, OPT),
        input("phone", &STRING, OPT),
        input("trackingConsent", &BOOLEAN, OPT),
    ]),
    with("signup", &BOOLEAN, REQ, &[
        input("userInfos", &SIGNUP_INPUT, REQ),
    ]),
    with("resetPassword", &BOOLEAN, REQ, &[
        input("newPassword", &STRING, REQ),
        input("hash", &STRING, REQ),
    ]),
    with("createAdminRequest", &ADMIN_REQUEST, REQ, &[
        input("input", &CREATE_ADMIN_REQUEST_INPUT, REQ),
    ]),
    with("acceptAdminRequest", &ADMIN_REQUEST, REQ, &[
        input("input", &ACCEPT_ADMIN_REQUEST_INPUT, REQ),
    ]),
    with("refuseAdminRequest", &ADMIN_REQUEST, REQ, &[
        input("adminRequestId", &ID, REQ),
    ]),
    with("createAnonymousCompany", &ANONYMOUS_COMPANY, REQ, &[
        input("input", &ANONYMOUS_COMPANY_INPUT, REQ),
    ]),
    with("createAnonymousCompanyFromPDF", &BOOLEAN, OPT, &[
        input("input", &CREATE_ANONYMOUS_COMPANY_FROM_PDF_INPUT, REQ),
    ]),
    with("createApplication", &APPLICATION, REQ, &[
        input("input", &CREATE_APPLICATION_INPUT, REQ),
    ]),
    with("updateApplication", &APPLICATION, REQ, &[
        input("id", &ID, REQ),
        input("input", &UPDATE_APPLICATION_INPUT, REQ),
    ]),
    with("deleteApplication", &APPLICATION, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("revokeAuthorizedApplication", &AUTHORIZED_APPLICATION, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("createForm", &FORM, REQ, &[
        input("createFormInput", &CREATE_FORM_INPUT, REQ),
    ]),
    with("saveForm", &FORM, REQ, &[
        input("formInput", &FORM_INPUT, REQ),
    ]),
    with("duplicateForm", &FORM, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("updateForm", &FORM, REQ, &[
        input("updateFormInput", &UPDATE_FORM_INPUT, REQ),
    ]),
    with("deleteForm", &FORM, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("markAsSealed", &FORM, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("signEmissionForm", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("input", &SIGN_EMISSION_FORM_INPUT, REQ),
        input("securityCode", &INT, OPT),
    ]),
    with("signTransportForm", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("input", &SIGN_TRANSPORT_FORM_INPUT, REQ),
        input("securityCode", &INT, OPT),
    ]),
    with("createFormTransporter", &TRANSPORTER, OPT, &[
        input("input", &TRANSPORTER_INPUT, REQ),
    ]),
    with("updateFormTransporter", &TRANSPORTER, OPT, &[
        input("id", &ID, REQ),
        input("input", &TRANSPORTER_INPUT, REQ),
    ]),
    with("deleteFormTransporter", &ID, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("markAsReceived", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("receivedInfo", &RECEIVED_FORM_INPUT, REQ),
    ]),
    with("markAsAccepted", &FORM, REQ, &[
        input("acceptedInfo", &ACCEPTED_FORM_INPUT, REQ),
        input("id", &ID, REQ),
    ]),
    with("markAsProcessed", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("processedInfo", &PROCESSED_FORM_INPUT, REQ),
    ]),
    with("importPaperForm", &FORM, REQ, &[
        input("input", &IMPORT_PAPER_FORM_INPUT, REQ),
    ]),
    with("markAsTempStored", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("tempStoredInfos", &TEMP_STORED_FORM_INPUT, REQ),
    ]),
    with("markAsTempStorerAccepted", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("tempStorerAcceptedInfo", &TEMP_STORER_ACCEPTED_FORM_INPUT, REQ),
    ]),
    with("markAsResealed", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("resealedInfos", &RESEALED_FORM_INPUT, REQ),
    ]),
    with("markAsResent", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("resentInfos", &RESENT_FORM_INPUT, REQ),
    ]),
    with("signedByTransporter", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("signingInfo", &TRANSPORTER_SIGNATURE_FORM_INPUT, REQ),
    ]),
    with("updateTransporterFields", &FORM, REQ, &[
        input("id", &ID, REQ),
        input("transporterCustomInfo", &STRING, OPT),
        input("transporterNumberPlate", &STRING, OPT),
    ]),
    with("prepareSegment", &TRANSPORT_SEGMENT, REQ, &[
        input("id", &ID, REQ),
        input("nextSegmentInfo", &NEXT_SEGMENT_INFO_INPUT, REQ),
        input("siret", &STRING, REQ),
    ]),
    with("editSegment", &TRANSPORT_SEGMENT, REQ, &[
        input("id", &ID, REQ),
        input("nextSegmentInfo", &NEXT_SEGMENT_INFO_INPUT, REQ),
        input("siret", &STRING, REQ),
    ]),
    with("markSegmentAsReadyToTakeOver", &TRANSPORT_SEGMENT, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("takeOverSegment", &TRANSPORT_SEGMENT, REQ, &[
        input("id", &ID, REQ),
        input("takeOverInfo", &TAKE_OVER_INPUT, REQ),
    ]),
    with("createFormRevisionRequest", &FORM_REVISION_REQUEST, REQ, &[
        input("input", &CREATE_FORM_REVISION_REQUEST_INPUT, REQ),
    ]),
    with("submitFormRevisionRequestApproval", &FORM_REVISION_REQUEST, REQ, &[
        input("comment", &STRING, OPT),
        input("id", &ID, REQ),
        input("isApproved", &BOOLEAN, REQ),
    ]),
    with("cancelFormRevisionRequest", &BOOLEAN, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("createPdfAccessToken", &STRING, REQ, &[
        input("input", &CREATE_PDF_ACCESS_TOKEN_INPUT, REQ),
    ]),
    with("createBsvhu", &BSVHU, REQ, &[
        input("input", &BSVHU_INPUT, REQ),
    ]),
    with("createDraftBsvhu", &BSVHU, REQ, &[
        input("input", &BSVHU_INPUT, REQ),
    ]),
    with("publishBsvhu", &BSVHU, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("updateBsvhu", &BSVHU, REQ, &[
        input("id", &ID, REQ),
        input("input", &BSVHU_INPUT, REQ),
    ]),
    with("signBsvhu", &BSVHU, REQ, &[
        input("id", &ID, REQ),
        input("input", &BSVHU_SIGNATURE_INPUT, REQ),
    ]),
    with("duplicateBsvhu", &BSVHU, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("deleteBsvhu", &BSVHU, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("createBsvhuTransporter", &BSVHU_TRANSPORTER, OPT, &[
        input("input", &BSVHU_TRANSPORTER_INPUT, REQ),
    ]),
    with("updateBsvhuTransporter", &BSVHU_TRANSPORTER, OPT, &[
        input("id", &ID, REQ),
        input("input", &BSVHU_TRANSPORTER_INPUT, REQ),
    ]),
    with("deleteBsvhuTransporter", &ID, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("addSignatureAutomation", &SIGNATURE_AUTOMATION, REQ, &[
        input("input", &SIGNATURE_AUTOMATION_INPUT, REQ),
    ]),
    with("removeSignatureAutomation", &SIGNATURE_AUTOMATION, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("verifyCompany", &COMPANY_PRIVATE, REQ, &[
        input("input", &VERIFY_COMPANY_INPUT, REQ),
    ]),
    with("verifyCompanyByAdmin", &COMPANY_FOR_VERIFICATION, REQ, &[
        input("input", &VERIFY_COMPANY_BY_ADMIN_INPUT, REQ),
    ]),
    with("standbyCompanyByAdmin", &COMPANY_FOR_VERIFICATION, REQ, &[
        input("input", &STANDBY_COMPANY_BY_ADMIN_INPUT, REQ),
    ]),
    with("sendVerificationCodeLetter", &COMPANY_FOR_VERIFICATION, REQ, &[
        input("input", &SEND_VERIFICATION_CODE_LETTER_INPUT, REQ),
    ]),
    with("bulkUpdateCompaniesProfiles", &COMPANY_PRIVATE, &[Wrap::NonNull, Wrap::List], &[
        input("input", &BULK_UPDATE_COMPANIES_PROFILES_INPUT, REQ),
    ]),
    with("createCompanyDigest", &COMPANY_DIGEST, REQ, &[
        input("input", &COMPANY_DIGEST_CREATE_INPUT, REQ),
    ]),
    with("createCompany", &COMPANY_PRIVATE, REQ, &[
        input("companyInput", &PRIVATE_COMPANY_INPUT, REQ),
    ]),
    with("updateCompany", &COMPANY_PRIVATE, REQ, &[
        input("id", &STRING, REQ),
        input("allowAppendix1SignatureAutomation", &BOOLEAN, OPT),
        input("allowBsdasriTakeOverWithoutSignature", &BOOLEAN, OPT),
        input("brokerReceiptId", &STRING, OPT),
        input("collectorTypes", &COLLECTOR_TYPE, OPT_LIST),
        input("companyTypes", &COMPANY_TYPE, OPT_LIST),
        input("contact", &STRING, OPT),
        input("contactEmail", &STRING, OPT),
        input("contactPhone", &STRING, OPT),
        input("ecoOrganismeAgreements", &URL, OPT_LIST),
        input("ecoOrganismePartnersIds", &STRING, OPT_LIST),
        input("gerepId", &STRING, OPT),
        input("givenName", &STRING, OPT),
        input("traderReceiptId", &STRING, OPT),
        input("transporterReceiptId", &STRING, OPT),
        input("vhuAgrementBroyeurId", &STRING, OPT),
        input("vhuAgrementDemolisseurId", &STRING, OPT),
        input("wasteProcessorTypes", &WASTE_PROCESSOR_TYPE, OPT_LIST),
        input("wasteVehiclesTypes", &WASTE_VEHICLES_TYPE, OPT_LIST),
        input("website", &STRING, OPT),
        input("workerCertificationId", &STRING, OPT),
    ]),
    with("deleteCompany", &COMPANY_PRIVATE, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("renewSecurityCode", &COMPANY_PRIVATE, REQ, &[
        input("siret", &STRING, REQ),
    ]),
    with("toggleDormantCompany", &BOOLEAN, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("enableRegistryDndFromBsd", &COMPANY_PRIVATE, REQ, &[
        input("id", &STRING, REQ),
    ]),
    field("createTestCompany", &STRING, REQ),
    with("inviteUserToCompany", &COMPANY_PRIVATE, REQ, &[
        input("email", &STRING, REQ),
        input("siret", &STRING, REQ),
        input("role", &USER_ROLE, REQ),
    ]),
    with("resendInvitation", &BOOLEAN, REQ, &[
        input("email", &STRING, REQ),
        input("siret", &STRING, REQ),
    ]),
    with("deleteInvitation", &COMPANY_PRIVATE, REQ, &[
        input("email", &STRING, REQ),
        input("siret", &STRING, REQ),
    ]),
    with("joinWithInvite", &USER, REQ, &[
        input("inviteHash", &STRING, REQ),
        input("name", &STRING, REQ),
        input("password", &STRING, REQ),
    ]),
    with("removeUserFromCompany", &COMPANY_PRIVATE, REQ, &[
        input("userId", &ID, REQ),
        input("siret", &STRING, REQ),
    ]),
    with("changeUserRole", &COMPANY_MEMBER, REQ, &[
        input("userId", &ID, REQ),
        input("orgId", &ID, REQ),
        input("role", &USER_ROLE, REQ),
    ]),
    with("acceptMembershipRequest", &COMPANY_PRIVATE, REQ, &[
        input("id", &ID, REQ),
        input("role", &USER_ROLE, REQ),
    ]),
    with("refuseMembershipRequest", &COMPANY_PRIVATE, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("subscribeToCompanyNotifications", &COMPANY_PRIVATE, REQ, &[
        input("input", &SUBSCRIBE_TO_COMPANY_NOTIFICATIONS_INPUT, REQ),
    ]),
    with("subscribeToNotifications", &COMPANY_PRIVATE, REQ_LIST, &[
        input("input", &SUBSCRIBE_TO_NOTIFICATIONS_INPUT, REQ),
    ]),
    with("createTransporterReceipt", &TRANSPORTER_RECEIPT, REQ, &[
        input("input", &CREATE_TRANSPORTER_RECEIPT_INPUT, REQ),
    ]),
    with("updateTransporterReceipt", &TRANSPORTER_RECEIPT, REQ, &[
        input("input", &UPDATE_TRANSPORTER_RECEIPT_INPUT, REQ),
    ]),
    with("deleteTransporterReceipt", &TRANSPORTER_RECEIPT, REQ, &[
        input("input", &DELETE_TRANSPORTER_RECEIPT_INPUT, REQ),
    ]),
    with("createTraderReceipt", &TRADER_RECEIPT, REQ, &[
        input("input", &CREATE_TRADER_RECEIPT_INPUT, REQ),
    ]),
    with("updateTraderReceipt", &TRADER_RECEIPT, REQ, &[
        input("input", &UPDATE_TRADER_RECEIPT_INPUT, REQ),
    ]),
    with("deleteTraderReceipt", &TRADER_RECEIPT, REQ, &[
        input("input", &DELETE_TRADER_RECEIPT_INPUT, REQ),
    ]),
    with("createBrokerReceipt", &BROKER_RECEIPT, REQ, &[
        input("input", &CREATE_BROKER_RECEIPT_INPUT, REQ),
    ]),
    with("updateBrokerReceipt", &BROKER_RECEIPT, REQ, &[
        input("input", &UPDATE_BROKER_RECEIPT_INPUT, REQ),
    ]),
    with("deleteBrokerReceipt", &BROKER_RECEIPT, REQ, &[
        input("input", &DELETE_BROKER_RECEIPT_INPUT, REQ),
    ]),
    with("createVhuAgrement", &VHU_AGREMENT, REQ, &[
        input("input", &CREATE_VHU_AGREMENT_INPUT, REQ),
    ]),
    with("updateVhuAgrement", &VHU_AGREMENT, REQ, &[
        input("input", &UPDATE_VHU_AGREMENT_INPUT, REQ),
    ]),
    with("deleteVhuAgrement", &VHU_AGREMENT, REQ, &[
        input("input", &DELETE_VHU_AGREMENT_INPUT, REQ),
    ]),
    with("createWorkerCertification", &WORKER_CERTIFICATION, REQ, &[
        input("input", &CREATE_WORKER_CERTIFICATION_INPUT, REQ),
    ]),
    with("updateWorkerCertification", &WORKER_CERTIFICATION, REQ, &[
        input("input", &UPDATE_WORKER_CERTIFICATION_INPUT, REQ),
    ]),
    with("deleteWorkerCertification", &WORKER_CERTIFICATION, REQ, &[
        input("input", &DELETE_WORKER_CERTIFICATION_INPUT, REQ),
    ]),
    with("createRegistryDelegation", &REGISTRY_DELEGATION, REQ, &[
        input("input", &CREATE_REGISTRY_DELEGATION_INPUT, REQ),
    ]),
    with("revokeRegistryDelegation", &REGISTRY_DELEGATION, REQ, &[
        input("delegationId", &ID, REQ),
    ]),
    with("cancelRegistryDelegation", &REGISTRY_DELEGATION, REQ, &[
        input("delegationId", &ID, REQ),
    ]),
    with("resendActivationEmail", &BOOLEAN, REQ, &[
        input("input", &RESEND_ACTIVATION_EMAIL_INPUT, REQ),
    ]),
    with("createPasswordResetRequest", &BOOLEAN, REQ, &[
        input("input", &CREATE_PASSWORD_RESET_REQUEST_INPUT, REQ),
    ]),
    field("generateTotpSetup", &TOTP_SETUP, REQ),
    with("confirmTotpSetup", &TOTP_RECOVERY_CODES, REQ, &[
        input("code", &STRING, REQ),
    ]),
    with("disableTotp", &USER, REQ, &[
        input("code", &STRING, REQ),
    ]),
    with("anonymizeUser", &STRING, REQ, &[
        input("idOrEmail", &STRING, REQ),
    ]),
    with("createAdministrativeTransfer", &ADMINISTRATIVE_TRANSFER, REQ, &[
        input("input", &CREATE_ADMINISTRATIVE_TRANSFER_INPUT, REQ),
    ]),
    with("cancelAdministrativeTransfer", &BOOLEAN, REQ, &[
        input("id", &ID, REQ),
    ]),
    with("submitAdministrativeTransferApproval", &ADMINISTRATIVE_TRANSFER, REQ, &[
        input("input", &SUBMIT_ADMINISTRATIVE_TRANSFER_APPROVAL_INPUT, REQ),
    ]),
    with("sendMembershipRequest", &MEMBERSHIP_REQUEST, OPT, &[
        input("siret", &STRING, REQ),
    ]),
    with("createWebhookSetting", &WEBHOOK_SETTING, REQ, &[
        input("input", &WEBHOOK_SETTING_CREATE_INPUT, REQ),
    ]),
    with("updateWebhookSetting", &WEBHOOK_SETTING, REQ, &[
        input("id", &ID, REQ),
        input("input", &WEBHOOK_SETTING_UPDATE_INPUT, REQ),
    ]),
    with("deleteWebhookSetting", &WEBHOOK_SETTING, OPT, &[
        input("id", &ID, REQ),
    ]),
])).deprecating(&[
    deprecation("Mutation.saveForm", None, "Utiliser `Mutation.createForm` ou `Mutation.updateForm`."),
    deprecation("Mutation.markAsResent", None, "Utiliser `Mutation.markAsResealed`, puis `Mutation.signEmissionForm` et `Mutation.signTransportForm`."),
    deprecation("Mutation.signedByTransporter", None, "Utiliser `Mutation.signEmissionForm`, puis `Mutation.signTransportForm`."),
    deprecation("Mutation.prepareSegment", None, "Utiliser `Mutation.createFormTransporter`, puis `transporters` de `Mutation.updateForm`."),
    deprecation("Mutation.editSegment", None, "Utiliser `Mutation.updateFormTransporter`."),
    deprecation("Mutation.markSegmentAsReadyToTakeOver", None, "Sans objet : un transporteur placé dans `transporters` est prêt à signer."),
    deprecation("Mutation.takeOverSegment", None, "Utiliser `Mutation.signTransportForm`."),
]);
pub static SUBSCRIPTION: Type = Type::new("Subscription", Kind::Object(&[
    with("forms", &FORM_SUBSCRIPTION, OPT, &[
        input("token", &STRING, REQ),
    ]),
]));
pub static SCHEMA: Schema = Schema {
    sdl: include_str!("schema.graphql"),
    types: &[
        &ACCESS_TOKEN, &NEW_ACCESS_TOKEN, &CREATE_ACCESS_TOKEN_INPUT, &SIGNUP_INPUT, &ADMIN_REQUEST,
        &ADMIN_REQUEST_USER, &ADMIN_REQUEST_COMPANY, &ADMIN_REQUEST_STATUS,
        &ADMIN_REQUEST_VALIDATION_METHOD, &ADMIN_REQUEST_CONNECTION, &ADMIN_REQUEST_EDGE,
        &CREATE_ADMIN_REQUEST_INPUT, &ACCEPT_ADMIN_REQUEST_INPUT, &ADMIN_REQUESTS_ADMIN_INPUT,
        &ANONYMOUS_COMPANY, &ANONYMOUS_COMPANY_INPUT, &CREATE_ANONYMOUS_COMPANY_FROM_PDF_INPUT,
        &APPLICATION, &AUTHORIZED_APPLICATION, &APPLICATION_GOAL, &CREATE_APPLICATION_INPUT,
        &UPDATE_APPLICATION_INPUT, &FORM, &INITIAL_FORM_FRACTION, &FORM_FRACTION, &INITIAL_FORM,
        &EMITTER, &FORM_ECO_ORGANISME, &TRADER, &BROKER, &TRANSPORTER, &TRANSPORT_SEGMENT, &RECIPIENT,
        &NEXT_DESTINATION, &TEMPORARY_STORAGE_DETAIL, &TEMPORARY_STORER, &DESTINATION, &WASTE_DETAILS,
        &PACKAGING_INFO, &PARCEL_NUMBER, &FORM_SUBSCRIPTION, &STATE_SUMMARY, &FORMS_LIFE_CYCLE_DATA,
        &STATUS_LOG, &STATUS_LOG_FORM, &STATUS_LOG_USER, &COMMUNE, &CREATE_FORM_INPUT,
        &UPDATE_FORM_INPUT, &INITIAL_FORM_FRACTION_INPUT, &APPENDIX_FORM_INPUT, &FORM_INPUT,
        &IMPORT_PAPER_FORM_INPUT, &SIGNATURE_FORM_INPUT, &NEXT_SEGMENT_INFO_INPUT, &TAKE_OVER_INPUT,
        &EMITTER_INPUT, &WORK_SITE_INPUT, &ECO_ORGANISME_INPUT, &TRADER_INPUT, &BROKER_INPUT,
        &TRANSPORTER_INPUT, &RECIPIENT_INPUT, &TEMPORARY_STORAGE_DETAIL_INPUT, &DESTINATION_INPUT,
        &WASTE_DETAILS_INPUT, &PACKAGING_INFO_INPUT, &PARCEL_NUMBER_INPUT, &SIGN_EMISSION_FORM_INPUT,
        &SIGN_TRANSPORT_FORM_INPUT, &RECEIVED_FORM_INPUT, &ACCEPTED_FORM_INPUT, &PROCESSED_FORM_INPUT,
        &NEXT_DESTINATION_INPUT, &TEMP_STORED_FORM_INPUT, &TEMP_STORER_ACCEPTED_FORM_INPUT,
        &RESEALED_FORM_INPUT, &RESENT_FORM_INPUT, &WASTE_DETAILS_REPACKAGING_INPUT,
        &TRANSPORTER_SIGNATURE_FORM_INPUT, &FORM_STATUS, &FORM_ROLE, &FORMS_REGISTER_EXPORT_TYPE,
        &EMITTER_TYPE, &CONSISTENCE, &PACKAGINGS, &CITERNE_NOT_WASHED_OUT_REASON, &EMPTY_RETURN_ADR,
        &FORM_METADATA, &FORM_REVISION_REQUEST, &FORM_REVISION_REQUEST_APPROVAL,
        &FORM_REVISION_REQUEST_CONNECTION, &FORM_REVISION_REQUEST_EDGE, &FORM_REVISION_REQUEST_CONTENT,
        &FORM_REVISION_REQUEST_RECIPIENT, &FORM_REVISION_REQUEST_WASTE_DETAILS,
        &FORM_REVISION_REQUEST_TEMPORARY_STORAGE_DETAIL, &FORM_REVISION_REQUEST_DESTINATION,
        &FORM_REVISION_REQUEST_TEMPORARY_STORER, &CREATE_FORM_REVISION_REQUEST_INPUT,
        &FORM_REVISION_REQUEST_CONTENT_INPUT, &FORM_REVISION_REQUEST_RECIPIENT_INPUT,
        &FORM_REVISION_REQUEST_WASTE_DETAILS_INPUT,
        &FORM_REVISION_REQUEST_TEMPORARY_STORAGE_DETAIL_INPUT, &FORM_REVISION_REQUEST_DESTINATION_INPUT,
        &FORM_REVISION_REQUEST_TEMPORARY_STORER_INPUT, &FORM_REVISION_REQUEST_WHERE,
        &CREATE_PDF_ACCESS_TOKEN_INPUT, &BSVHU, &BSVHU_EMITTER, &BSVHU_EMISSION, &BSVHU_IDENTIFICATION,
        &BSVHU_WEIGHT, &BSVHU_DESTINATION, &BSVHU_RECEPTION, &BSVHU_OPERATION, &BSVHU_NEXT_DESTINATION,
        &BSVHU_TRANSPORTER, &BSVHU_RECEPISSE, &BSVHU_TRANSPORT, &BSVHU_ECO_ORGANISME, &BSVHU_BROKER,
        &BSVHU_TRADER, &BSVHU_METADATA, &BSVHU_ERROR, &BSVHU_METADATA_FIELDS, &BSVHU_CONNECTION,
        &BSVHU_EDGE, &BSVHU_STATUS, &BSVHU_PACKAGING, &BSVHU_IDENTIFICATION_TYPE,
        &BSVHU_DESTINATION_TYPE, &SIGNATURE_TYPE_INPUT, &BSVHU_INPUT, &BSVHU_EMITTER_INPUT,
        &BSVHU_COMPANY_INPUT, &BSVHU_IDENTIFICATION_INPUT, &BSVHU_WEIGHT_INPUT,
        &BSVHU_DESTINATION_INPUT, &BSVHU_RECEPTION_INPUT, &BSVHU_OPERATION_INPUT,
        &BSVHU_NEXT_DESTINATION_INPUT, &BSVHU_TRANSPORTER_INPUT, &BSVHU_RECEPISSE_INPUT,
        &BSVHU_TRANSPORT_INPUT, &BSVHU_ECO_ORGANISME_INPUT, &BSVHU_BROKER_INPUT, &BSVHU_TRADER_INPUT,
        &BSVHU_SIGNATURE_INPUT, &BSVHU_WHERE, &BSVHU_STATUS_FILTER, &BSVHU_EMITTER_WHERE,
        &BSVHU_EMISSION_WHERE, &BSVHU_TRANSPORTER_WHERE, &BSVHU_TRANSPORT_WHERE,
        &BSVHU_DESTINATION_WHERE, &BSVHU_RECEPTION_WHERE, &BSVHU_OPERATION_WHERE, &BSVHU_BROKER_WHERE,
        &BSVHU_TRADER_WHERE, &FORM_COMPANY, &COMPANY_INPUT, &WORK_SITE, &FILE_DOWNLOAD, &PAGE_INFO,
        &QUANTITY_TYPE, &WASTE_ACCEPTATION_STATUS, &TRANSPORT_MODE, &OPERATION_MODE,
        &REVISION_REQUEST_STATUS, &REVISION_REQUEST_APPROVAL_STATUS, &SIGNATURE_AUTHOR, &COMPANY_PUBLIC,
        &COMPANY_SEARCH_PRIVATE, &COMPANY_PRIVATE, &SIGNATURE_AUTOMATION, &SIGNATURE_AUTOMATION_INPUT,
        &COMPANY_PRIVATE_CONNECTION, &COMPANY_PRIVATE_EDGE, &COMPANY_MEMBER, &ECO_ORGANISME,
        &COMPANY_TYPE, &COLLECTOR_TYPE, &WASTE_PROCESSOR_TYPE, &WASTE_VEHICLES_TYPE,
        &COMPANY_VERIFICATION_STATUS, &STATUT_DIFFUSION_ETABLISSEMENT,
        &COMPANY_FOR_VERIFICATION_CONNECTION, &COMPANY_FOR_VERIFICATION, &ADMIN_FOR_VERIFICATION,
        &COMPANY_FOR_VERIFICATION_WHERE, &VERIFY_COMPANY_INPUT, &VERIFY_COMPANY_BY_ADMIN_INPUT,
        &STANDBY_COMPANY_BY_ADMIN_INPUT, &SEND_VERIFICATION_CODE_LETTER_INPUT,
        &BULK_UPDATE_COMPANIES_PROFILES_INPUT, &COMPANY_UPDATE_ROW, &COMPANY_EXHAUSTIVE,
        &COMPANY_EXHAUSTIVE_INFO, &COMPANY_VERIFICATION_MODE, &COMPANY_DIGEST, &COMPANY_DIGEST_STATUS,
        &COMPANY_DIGEST_CREATE_INPUT, &PRIVATE_COMPANY_INPUT, &COMPANY_SEARCH_PRIVATE_COMMON,
        &COMPANY_SEARCH_RESULT, &FAVORITE_TYPE, &COMPANY_REGISTRY_CONNECTION, &ETAT_ADMINISTRATIF,
        &INSTALLATION, &RUBRIQUE, &DECLARATION, &GEREP_TYPE, &WASTE_TYPE, &STRING_FILTER, &ID_FILTER,
        &DATE_FILTER, &NUMERIC_FILTER, &STRING_NULLABLE_LIST_FILTER, &COMPANY_WHERE, &SIGNATURE_WHERE,
        &SIGNATURE, &INVITATION, &MEMBERSHIP_REQUESTS_WHERE, &MEMBERSHIP_REQUESTS_CONNECTION,
        &MEMBERSHIP_REQUEST_EDGE, &MEMBERSHIP_REQUEST_FOR_ADMIN,
        &SUBSCRIBE_TO_COMPANY_NOTIFICATIONS_INPUT, &SUBSCRIBE_TO_NOTIFICATIONS_INPUT,
        &USER_NOTIFICATIONS_INPUT, &TRANSPORTER_RECEIPT, &TRADER_RECEIPT, &BROKER_RECEIPT,
        &VHU_AGREMENT, &WORKER_CERTIFICATION, &CREATE_TRANSPORTER_RECEIPT_INPUT,
        &UPDATE_TRANSPORTER_RECEIPT_INPUT, &DELETE_TRANSPORTER_RECEIPT_INPUT,
        &CREATE_TRADER_RECEIPT_INPUT, &UPDATE_TRADER_RECEIPT_INPUT, &DELETE_TRADER_RECEIPT_INPUT,
        &CREATE_BROKER_RECEIPT_INPUT, &UPDATE_BROKER_RECEIPT_INPUT, &DELETE_BROKER_RECEIPT_INPUT,
        &CREATE_VHU_AGREMENT_INPUT, &UPDATE_VHU_AGREMENT_INPUT, &DELETE_VHU_AGREMENT_INPUT,
        &CREATE_WORKER_CERTIFICATION_INPUT, &UPDATE_WORKER_CERTIFICATION_INPUT,
        &DELETE_WORKER_CERTIFICATION_INPUT, &REGISTRY_DELEGATION, &REGISTRY_DELEGATION_STATUS,
        &REGISTRY_DELEGATION_CONNECTION, &REGISTRY_DELEGATION_EDGE, &REGISTRY_DELEGATION_WHERE,
        &CREATE_REGISTRY_DELEGATION_INPUT, &CAPTCHA_INPUT, &RESEND_ACTIVATION_EMAIL_INPUT,
        &CREATE_PASSWORD_RESET_REQUEST_INPUT, &TOTP_SETUP, &TOTP_RECOVERY_CODES,
        &ADMINISTRATIVE_TRANSFER, &CREATE_ADMINISTRATIVE_TRANSFER_INPUT,
        &SUBMIT_ADMINISTRATIVE_TRANSFER_APPROVAL_INPUT, &ADMINISTRATIVE_TRANSFER_STATUS, &USER,
        &PERMISSIONS_INFOS, &ORG_PERMISSIONS_INFOS, &USER_ROLE, &USER_PERMISSION, &USER_NOTIFICATIONS,
        &MEMBERSHIP_REQUEST, &MEMBERSHIP_REQUEST_STATUS, &AUTH_PAYLOAD, &WEBHOOK_SETTING,
        &WEBHOOK_SETTING_CONNECTION, &WEBHOOK_SETTING_EDGE, &WEBHOOK_DELIVERY,
        &WEBHOOK_SETTING_CREATE_INPUT, &WEBHOOK_SETTING_UPDATE_INPUT, &QUERY, &MUTATION, &SUBSCRIPTION,
        &BOOLEAN, &DATE_TIME, &FLOAT, &ID, &INT, &JSON, &STRING, &URL,
    ],
    query: &QUERY,
    mutation: Some(&MUTATION),
    subscription: Some(&SUBSCRIPTION),
};

/// Calls the resolver of a root field.
pub fn resolve<'a, A: Api>(
    api: &'a A,
    cx: Context<'a>,
    kind: OperationKind,
    node: &'a Node,
    variables: &'a Variables<'a>,
) -> BoxFuture<'a, Result<Box<dyn Answer>>> {
    match (kind, node.field) {
        (OperationKind::Query, 0) => Box::pin(account::resolve_access_tokens(api, cx, node, variables)),
        (OperationKind::Query, 1) => Box::pin(admin_request::resolve_admin_request(api, cx, node, variables)),
        (OperationKind::Query, 2) => Box::pin(admin_request::resolve_admin_requests(api, cx, node, variables)),
        (OperationKind::Query, 3) => Box::pin(admin_request::resolve_admin_requests_admin(api, cx, node, variables)),
        (OperationKind::Query, 4) => Box::pin(application::resolve_application(api, cx, node, variables)),
        (OperationKind::Query, 5) => Box::pin(application::resolve_my_applications(api, cx, node, variables)),
        (OperationKind::Query, 6) => Box::pin(application::resolve_authorized_applications(api, cx, node, variables)),
        (OperationKind::Query, 7) => Box::pin(bsdd::resolve_form(api, cx, node, variables)),
        (OperationKind::Query, 8) => Box::pin(bsdd::resolve_forms(api, cx, node, variables)),
        (OperationKind::Query, 9) => Box::pin(bsdd::resolve_form_pdf(api, cx, node, variables)),
        (OperationKind::Query, 10) => Box::pin(bsdd::resolve_forms_life_cycle(api, cx, node, variables)),
        (OperationKind::Query, 11) => Box::pin(bsdd::resolve_appendix_forms(api, cx, node, variables)),
        (OperationKind::Query, 12) => Box::pin(bsdd::resolve_get_commune_by_coordinates(api, cx, node, variables)),
        (OperationKind::Query, 13) => Box::pin(bsdd::resolve_get_city_name_by_insee_code(api, cx, node, variables)),
        (OperationKind::Query, 14) => Box::pin(bsdd_revision::resolve_form_revision_requests(api, cx, node, variables)),
        (OperationKind::Query, 15) => Box::pin(bsvhu::resolve_bsvhu(api, cx, node, variables)),
        (OperationKind::Query, 16) => Box::pin(bsvhu::resolve_bsvhus(api, cx, node, variables)),
        (OperationKind::Query, 17) => Box::pin(bsvhu::resolve_bsvhu_pdf(api, cx, node, variables)),
        (OperationKind::Query, 18) => Box::pin(company::resolve_company_infos(api, cx, node, variables)),
        (OperationKind::Query, 19) => Box::pin(company::resolve_company_private_infos(api, cx, node, variables)),
        (OperationKind::Query, 20) => Box::pin(company::resolve_eco_organismes(api, cx, node, variables)),
        (OperationKind::Query, 21) => Box::pin(company_admin::resolve_companies_for_verification(api, cx, node, variables)),
        (OperationKind::Query, 22) => Box::pin(company_admin::resolve_company_exhaustive(api, cx, node, variables)),
        (OperationKind::Query, 23) => Box::pin(company_digest::resolve_company_digest(api, cx, node, variables)),
        (OperationKind::Query, 24) => Box::pin(company_digest::resolve_company_digests(api, cx, node, variables)),
        (OperationKind::Query, 25) => Box::pin(company_digest::resolve_company_digest_pdf(api, cx, node, variables)),
        (OperationKind::Query, 26) => Box::pin(directory::resolve_search_companies(api, cx, node, variables)),
        (OperationKind::Query, 27) => Box::pin(directory::resolve_favorites(api, cx, node, variables)),
        (OperationKind::Query, 28) => Box::pin(directory::resolve_registry_companies(api, cx, node, variables)),
        (OperationKind::Query, 29) => Box::pin(directory::resolve_my_companies_xls(api, cx, node, variables)),
        (OperationKind::Query, 30) => Box::pin(members::resolve_membership_request(api, cx, node, variables)),
        (OperationKind::Query, 31) => Box::pin(members::resolve_membership_requests(api, cx, node, variables)),
        (OperationKind::Query, 32) => Box::pin(members::resolve_invitation(api, cx, node, variables)),
        (OperationKind::Query, 33) => Box::pin(registry_delegation::resolve_registry_delegation(api, cx, node, variables)),
        (OperationKind::Query, 34) => Box::pin(registry_delegation::resolve_registry_delegations(api, cx, node, variables)),
        (OperationKind::Query, 35) => Box::pin(user::resolve_me(api, cx, node, variables)),
        (OperationKind::Query, 36) => Box::pin(user::resolve_is_authenticated(api, cx, node, variables)),
        (OperationKind::Query, 37) => Box::pin(user::resolve_warning_message(api, cx, node, variables)),
        (OperationKind::Query, 38) => Box::pin(user::resolve_api_key(api, cx, node, variables)),
        (OperationKind::Query, 39) => Box::pin(user::resolve_password_reset_request(api, cx, node, variables)),
        (OperationKind::Query, 40) => Box::pin(user::resolve_permissions_infos(api, cx, node, variables)),
        (OperationKind::Query, 41) => Box::pin(user::resolve_my_companies(api, cx, node, variables)),
        (OperationKind::Query, 42) => Box::pin(user::resolve_my_companies_csv(api, cx, node, variables)),
        (OperationKind::Query, 43) => Box::pin(webhook::resolve_webhooksetting(api, cx, node, variables)),
        (OperationKind::Query, 44) => Box::pin(webhook::resolve_webhooksettings(api, cx, node, variables)),
        (OperationKind::Query, 45) => Box::pin(webhook::resolve_webhookdeliveries(api, cx, node, variables)),
        (OperationKind::Mutation, 0) => Box::pin(account::resolve_create_access_token(api, cx, node, variables)),
        (OperationKind::Mutation, 1) => Box::pin(account::resolve_revoke_access_token(api, cx, node, variables)),
        (OperationKind::Mutation, 2) => Box::pin(account::resolve_revoke_all_access_tokens(api, cx, node, variables)),
        (OperationKind::Mutation, 3) => Box::pin(account::resolve_change_password(api, cx, node, variables)),
        (OperationKind::Mutation, 4) => Box::pin(account::resolve_edit_profile(api, cx, node, variables)),
        (OperationKind::Mutation, 5) => Box::pin(account::resolve_signup(api, cx, node, variables)),
        (OperationKind::Mutation, 6) => Box::pin(account::resolve_reset_password(api, cx, node, variables)),
        (OperationKind::Mutation, 7) => Box::pin(admin_request::resolve_create_admin_request(api, cx, node, variables)),
        (OperationKind::Mutation, 8) => Box::pin(admin_request::resolve_accept_admin_request(api, cx, node, variables)),
        (OperationKind::Mutation, 9) => Box::pin(admin_request::resolve_refuse_admin_request(api, cx, node, variables)),
        (OperationKind::Mutation, 10) => Box::pin(anonymous_company::resolve_create_anonymous_company(api, cx, node, variables)),
        (OperationKind::Mutation, 11) => Box::pin(anonymous_company::resolve_create_anonymous_company_from_pdf(api, cx, node, variables)),
        (OperationKind::Mutation, 12) => Box::pin(application::resolve_create_application(api, cx, node, variables)),
        (OperationKind::Mutation, 13) => Box::pin(application::resolve_update_application(api, cx, node, variables)),
        (OperationKind::Mutation, 14) => Box::pin(application::resolve_delete_application(api, cx, node, variables)),
        (OperationKind::Mutation, 15) => Box::pin(application::resolve_revoke_authorized_application(api, cx, node, variables)),
        (OperationKind::Mutation, 16) => Box::pin(bsdd::resolve_create_form(api, cx, node, variables)),
        (OperationKind::Mutation, 17) => Box::pin(bsdd::resolve_save_form(api, cx, node, variables)),
        (OperationKind::Mutation, 18) => Box::pin(bsdd::resolve_duplicate_form(api, cx, node, variables)),
        (OperationKind::Mutation, 19) => Box::pin(bsdd::resolve_update_form(api, cx, node, variables)),
        (OperationKind::Mutation, 20) => Box::pin(bsdd::resolve_delete_form(api, cx, node, variables)),
        (OperationKind::Mutation, 21) => Box::pin(bsdd::resolve_mark_as_sealed(api, cx, node, variables)),
        (OperationKind::Mutation, 22) => Box::pin(bsdd::resolve_sign_emission_form(api, cx, node, variables)),
        (OperationKind::Mutation, 23) => Box::pin(bsdd::resolve_sign_transport_form(api, cx, node, variables)),
        (OperationKind::Mutation, 24) => Box::pin(bsdd::resolve_create_form_transporter(api, cx, node, variables)),
        (OperationKind::Mutation, 25) => Box::pin(bsdd::resolve_update_form_transporter(api, cx, node, variables)),
        (OperationKind::Mutation, 26) => Box::pin(bsdd::resolve_delete_form_transporter(api, cx, node, variables)),
        (OperationKind::Mutation, 27) => Box::pin(bsdd::resolve_mark_as_received(api, cx, node, variables)),
        (OperationKind::Mutation, 28) => Box::pin(bsdd::resolve_mark_as_accepted(api, cx, node, variables)),
        (OperationKind::Mutation, 29) => Box::pin(bsdd::resolve_mark_as_processed(api, cx, node, variables)),
        (OperationKind::Mutation, 30) => Box::pin(bsdd::resolve_import_paper_form(api, cx, node, variables)),
        (OperationKind::Mutation, 31) => Box::pin(bsdd::resolve_mark_as_temp_stored(api, cx, node, variables)),
        (OperationKind::Mutation, 32) => Box::pin(bsdd::resolve_mark_as_temp_storer_accepted(api, cx, node, variables)),
        (OperationKind::Mutation, 33) => Box::pin(bsdd::resolve_mark_as_resealed(api, cx, node, variables)),
        (OperationKind::Mutation, 34) => Box::pin(bsdd::resolve_mark_as_resent(api, cx, node, variables)),
        (OperationKind::Mutation, 35) => Box::pin(bsdd::resolve_signed_by_transporter(api, cx, node, variables)),
        (OperationKind::Mutation, 36) => Box::pin(bsdd::resolve_update_transporter_fields(api, cx, node, variables)),
        (OperationKind::Mutation, 37) => Box::pin(bsdd::resolve_prepare_segment(api, cx, node, variables)),
        (OperationKind::Mutation, 38) => Box::pin(bsdd::resolve_edit_segment(api, cx, node, variables)),
        (OperationKind::Mutation, 39) => Box::pin(bsdd::resolve_mark_segment_as_ready_to_take_over(api, cx, node, variables)),
        (OperationKind::Mutation, 40) => Box::pin(bsdd::resolve_take_over_segment(api, cx, node, variables)),
        (OperationKind::Mutation, 41) => Box::pin(bsdd_revision::resolve_create_form_revision_request(api, cx, node, variables)),
        (OperationKind::Mutation, 42) => Box::pin(bsdd_revision::resolve_submit_form_revision_request_approval(api, cx, node, variables)),
        (OperationKind::Mutation, 43) => Box::pin(bsdd_revision::resolve_cancel_form_revision_request(api, cx, node, variables)),
        (OperationKind::Mutation, 44) => Box::pin(bsds::resolve_create_pdf_access_token(api, cx, node, variables)),
        (OperationKind::Mutation, 45) => Box::pin(bsvhu::resolve_create_bsvhu(api, cx, node, variables)),
        (OperationKind::Mutation, 46) => Box::pin(bsvhu::resolve_create_draft_bsvhu(api, cx, node, variables)),
        (OperationKind::Mutation, 47) => Box::pin(bsvhu::resolve_publish_bsvhu(api, cx, node, variables)),
        (OperationKind::Mutation, 48) => Box::pin(bsvhu::resolve_update_bsvhu(api, cx, node, variables)),
        (OperationKind::Mutation, 49) => Box::pin(bsvhu::resolve_sign_bsvhu(api, cx, node, variables)),
        (OperationKind::Mutation, 50) => Box::pin(bsvhu::resolve_duplicate_bsvhu(api, cx, node, variables)),
        (OperationKind::Mutation, 51) => Box::pin(bsvhu::resolve_delete_bsvhu(api, cx, node, variables)),
        (OperationKind::Mutation, 52) => Box::pin(bsvhu::resolve_create_bsvhu_transporter(api, cx, node, variables)),
        (OperationKind::Mutation, 53) => Box::pin(bsvhu::resolve_update_bsvhu_transporter(api, cx, node, variables)),
        (OperationKind::Mutation, 54) => Box::pin(bsvhu::resolve_delete_bsvhu_transporter(api, cx, node, variables)),
        (OperationKind::Mutation, 55) => Box::pin(company::resolve_add_signature_automation(api, cx, node, variables)),
        (OperationKind::Mutation, 56) => Box::pin(company::resolve_remove_signature_automation(api, cx, node, variables)),
        (OperationKind::Mutation, 57) => Box::pin(company_admin::resolve_verify_company(api, cx, node, variables)),
        (OperationKind::Mutation, 58) => Box::pin(company_admin::resolve_verify_company_by_admin(api, cx, node, variables)),
        (OperationKind::Mutation, 59) => Box::pin(company_admin::resolve_standby_company_by_admin(api, cx, node, variables)),
        (OperationKind::Mutation, 60) => Box::pin(company_admin::resolve_send_verification_code_letter(api, cx, node, variables)),
        (OperationKind::Mutation, 61) => Box::pin(company_admin::resolve_bulk_update_companies_profiles(api, cx, node, variables)),
        (OperationKind::Mutation, 62) => Box::pin(company_digest::resolve_create_company_digest(api, cx, node, variables)),
        (OperationKind::Mutation, 63) => Box::pin(company_life::resolve_create_company(api, cx, node, variables)),
        (OperationKind::Mutation, 64) => Box::pin(company_life::resolve_update_company(api, cx, node, variables)),
        (OperationKind::Mutation, 65) => Box::pin(company_life::resolve_delete_company(api, cx, node, variables)),
        (OperationKind::Mutation, 66) => Box::pin(company_life::resolve_renew_security_code(api, cx, node, variables)),
        (OperationKind::Mutation, 67) => Box::pin(company_life::resolve_toggle_dormant_company(api, cx, node, variables)),
        (OperationKind::Mutation, 68) => Box::pin(company_life::resolve_enable_registry_dnd_from_bsd(api, cx, node, variables)),
        (OperationKind::Mutation, 69) => Box::pin(company_life::resolve_create_test_company(api, cx, node, variables)),
        (OperationKind::Mutation, 70) => Box::pin(members::resolve_invite_user_to_company(api, cx, node, variables)),
        (OperationKind::Mutation, 71) => Box::pin(members::resolve_resend_invitation(api, cx, node, variables)),
        (OperationKind::Mutation, 72) => Box::pin(members::resolve_delete_invitation(api, cx, node, variables)),
        (OperationKind::Mutation, 73) => Box::pin(members::resolve_join_with_invite(api, cx, node, variables)),
        (OperationKind::Mutation, 74) => Box::pin(members::resolve_remove_user_from_company(api, cx, node, variables)),
        (OperationKind::Mutation, 75) => Box::pin(members::resolve_change_user_role(api, cx, node, variables)),
        (OperationKind::Mutation, 76) => Box::pin(members::resolve_accept_membership_request(api, cx, node, variables)),
        (OperationKind::Mutation, 77) => Box::pin(members::resolve_refuse_membership_request(api, cx, node, variables)),
        (OperationKind::Mutation, 78) => Box::pin(members::resolve_subscribe_to_company_notifications(api, cx, node, variables)),
        (OperationKind::Mutation, 79) => Box::pin(members::resolve_subscribe_to_notifications(api, cx, node, variables)),
        (OperationKind::Mutation, 80) => Box::pin(receipt::resolve_create_transporter_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 81) => Box::pin(receipt::resolve_update_transporter_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 82) => Box::pin(receipt::resolve_delete_transporter_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 83) => Box::pin(receipt::resolve_create_trader_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 84) => Box::pin(receipt::resolve_update_trader_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 85) => Box::pin(receipt::resolve_delete_trader_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 86) => Box::pin(receipt::resolve_create_broker_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 87) => Box::pin(receipt::resolve_update_broker_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 88) => Box::pin(receipt::resolve_delete_broker_receipt(api, cx, node, variables)),
        (OperationKind::Mutation, 89) => Box::pin(receipt::resolve_create_vhu_agrement(api, cx, node, variables)),
        (OperationKind::Mutation, 90) => Box::pin(receipt::resolve_update_vhu_agrement(api, cx, node, variables)),
        (OperationKind::Mutation, 91) => Box::pin(receipt::resolve_delete_vhu_agrement(api, cx, node, variables)),
        (OperationKind::Mutation, 92) => Box::pin(receipt::resolve_create_worker_certification(api, cx, node, variables)),
        (OperationKind::Mutation, 93) => Box::pin(receipt::resolve_update_worker_certification(api, cx, node, variables)),
        (OperationKind::Mutation, 94) => Box::pin(receipt::resolve_delete_worker_certification(api, cx, node, variables)),
        (OperationKind::Mutation, 95) => Box::pin(registry_delegation::resolve_create_registry_delegation(api, cx, node, variables)),
        (OperationKind::Mutation, 96) => Box::pin(registry_delegation::resolve_revoke_registry_delegation(api, cx, node, variables)),
        (OperationKind::Mutation, 97) => Box::pin(registry_delegation::resolve_cancel_registry_delegation(api, cx, node, variables)),
        (OperationKind::Mutation, 98) => Box::pin(security::resolve_resend_activation_email(api, cx, node, variables)),
        (OperationKind::Mutation, 99) => Box::pin(security::resolve_create_password_reset_request(api, cx, node, variables)),
        (OperationKind::Mutation, 100) => Box::pin(security::resolve_generate_totp_setup(api, cx, node, variables)),
        (OperationKind::Mutation, 101) => Box::pin(security::resolve_confirm_totp_setup(api, cx, node, variables)),
        (OperationKind::Mutation, 102) => Box::pin(security::resolve_disable_totp(api, cx, node, variables)),
        (OperationKind::Mutation, 103) => Box::pin(security::resolve_anonymize_user(api, cx, node, variables)),
        (OperationKind::Mutation, 104) => Box::pin(transfer::resolve_create_administrative_transfer(api, cx, node, variables)),
        (OperationKind::Mutation, 105) => Box::pin(transfer::resolve_cancel_administrative_transfer(api, cx, node, variables)),
        (OperationKind::Mutation, 106) => Box::pin(transfer::resolve_submit_administrative_transfer_approval(api, cx, node, variables)),
        (OperationKind::Mutation, 107) => Box::pin(user::resolve_send_membership_request(api, cx, node, variables)),
        (OperationKind::Mutation, 108) => Box::pin(webhook::resolve_create_webhook_setting(api, cx, node, variables)),
        (OperationKind::Mutation, 109) => Box::pin(webhook::resolve_update_webhook_setting(api, cx, node, variables)),
        (OperationKind::Mutation, 110) => Box::pin(webhook::resolve_delete_webhook_setting(api, cx, node, variables)),
        _ => Box::pin(async { Err(Error::internal("no such root field")) }),
    }
}
