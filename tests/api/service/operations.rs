//! Every root field of the schema, tried by those it is for, by strangers and by nobody.

use std::collections::BTreeSet;

use apollo_compiler::Schema;
use client::form::{self, Form};
use client::input::{DestinationInput, TemporaryStorageDetailInput, TransportMode};
use serde_json::{Value, json};
use trackdechets::generated::SCHEMA;
use trackdechets::graphql::table::Kind;

use crate::applications;
use crate::support::app::Profile::Producer;
use crate::support::app::TestApp;
use crate::support::client::Client;
use crate::support::direct::{Direct, emission, transport};
use crate::support::revision;
use crate::support::vhu::Vehicles;
use crate::webhooks;
use crate::{admin_requests, delegations};

/// For whom a root field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Anybody, with no token.
    Everybody,
    /// Anybody with a token, each for themselves.
    Callers,
    /// Anybody who works for a company.
    Members,
    /// Somebody who has a part in what is asked for; others get this code.
    Parties(&'static str),
    /// The web application only, each for themselves or as a party.
    Sessions,
}

use For::{Callers, Everybody, Members, Parties, Sessions};

/// Who has the right to call.
#[derive(Debug, Clone, Copy)]
enum As {
    Producer,
    Transporter,
    Destination,
}

struct Row {
    field: &'static str,
    whom: For,
    by: As,
    /// Names in `<…>` are ids of [`Ids`].
    document: &'static str,
    /// What the rightful caller gets: nothing, or a refusal where the test has no better.
    code: Option<&'static str>,
}

#[rustfmt::skip]
const TABLE: &[Row] = &[
    row("form", Parties("FORBIDDEN"), As::Destination, "{ form(id: \"<sealed>\") { id status } }"),
    row("forms", Parties("FORBIDDEN"), As::Producer, "{ forms(siret: \"<producer>\") { id } }"),
    row("formPdf", Parties("FORBIDDEN"), As::Destination, "{ formPdf(id: \"<sealed>\") { token downloadLink } }"),
    row("formsLifeCycle", Parties("FORBIDDEN"), As::Producer, "{ formsLifeCycle(siret: \"<producer>\") { count } }"),
    row("appendixForms", Parties("FORBIDDEN"), As::Producer, "{ appendixForms(siret: \"<producer>\") { id } }"),
    row("formRevisionRequests", Parties("FORBIDDEN"), As::Producer, "{ formRevisionRequests(siret: \"<producer>\") { totalCount edges { node { id form { id } } } } }"),
    row("companyInfos", Everybody, As::Producer, "{ companyInfos(siret: \"<producer>\") { orgId name } }"),
    row("companyPrivateInfos", Sessions, As::Producer, "{ companyPrivateInfos(clue: \"<producer>\") { orgId } }"),
    row("ecoOrganismes", Everybody, As::Producer, "{ ecoOrganismes { siret name } }"),
    row("me", Callers, As::Producer, "{ me { id email } }"),
    row("isAuthenticated", Everybody, As::Producer, "{ isAuthenticated }"),
    row("warningMessage", Everybody, As::Producer, "{ warningMessage }"),
    row("apiKey", Sessions, As::Producer, "{ apiKey }"),
    row("passwordResetRequest", Everybody, As::Producer, "{ passwordResetRequest(hash: \"0123456789012345678901234567890123456789\") }"),
    row("permissionsInfos", Callers, As::Producer, "{ permissionsInfos { roles permissions } }"),
    row("myCompanies", Callers, As::Producer, "{ myCompanies { totalCount edges { node { orgId } } } }"),
    row("myCompaniesCsv", Callers, As::Producer, "{ myCompaniesCsv { token downloadLink } }"),
    row("myCompaniesXls", Callers, As::Producer, "{ myCompaniesXls { token downloadLink } }"),
    row("searchCompanies", Callers, As::Producer, "{ searchCompanies(clue: \"<producer>\") { orgId name } }"),
    row("favorites", Sessions, As::Producer, "{ favorites(orgId: \"<producer>\", type: TRANSPORTER) { orgId } }"),
    row("registryCompanies", Sessions, As::Producer, "{ registryCompanies { totalCount } }"),
    // Without a geocoder.
    refused("getCommuneByCoordinates", Callers, "{ getCommuneByCoordinates(lat: 48.85, lng: 2.35) { city } }", "EXTERNAL_SERVICE_ERROR"),
    refused("getCityNameByInseeCode", Callers, "{ getCityNameByInseeCode(inseeCode: \"75056\") }", "EXTERNAL_SERVICE_ERROR"),

    row("createForm", Parties("FORBIDDEN"), As::Producer, "mutation { createForm(createFormInput: { emitter: { company: { siret: \"<producer>\" } } }) { id } }"),
    row("updateForm", Parties("FORBIDDEN"), As::Producer, "mutation { updateForm(updateFormInput: { id: \"<draft>\", customId: \"x\" }) { id } }"),
    row("markAsSealed", Parties("FORBIDDEN"), As::Producer, "mutation { markAsSealed(id: \"<draft>\") { id } }"),
    row("updateTransporterFields", Parties("FORBIDDEN"), As::Transporter, "mutation { updateTransporterFields(id: \"<sealed>\", transporterNumberPlate: \"AB-123-CD\") { id } }"),
    row("signEmissionForm", Parties("FORBIDDEN"), As::Producer, "mutation { signEmissionForm(id: \"<sealed>\", input: { emittedAt: \"2026-11-01\", emittedBy: \"Mina\", quantity: 2.5 }) { id } }"),
    row("signTransportForm", Parties("FORBIDDEN"), As::Transporter, "mutation { signTransportForm(id: \"<signed>\", input: { takenOverAt: \"2026-11-02\", takenOverBy: \"Odile\", transporterNumberPlate: \"AB-123-CD\", transporterTransportMode: ROAD }) { id } }"),
    row("createPdfAccessToken", Parties("FORBIDDEN"), As::Transporter, "mutation { createPdfAccessToken(input: { bsdId: \"<sent>\" }) }"),
    row("markAsTempStored", Parties("FORBIDDEN"), As::Destination, "mutation { markAsTempStored(id: \"<storing>\", tempStoredInfos: { receivedAt: \"2026-11-03\", receivedBy: \"Idris\", quantityReceived: 2, quantityType: REAL }) { id } }"),
    row("markAsTempStorerAccepted", Parties("FORBIDDEN"), As::Destination, "mutation { markAsTempStorerAccepted(id: \"<storing>\", tempStorerAcceptedInfo: { signedAt: \"2026-11-03\", signedBy: \"Idris\", wasteAcceptationStatus: ACCEPTED, quantityReceived: 2, quantityRefused: 0, quantityType: REAL }) { id } }"),
    row("markAsResealed", Parties("FORBIDDEN"), As::Destination, "mutation { markAsResealed(id: \"<storing>\", resealedInfos: {}) { id } }"),
    row("markAsResent", Parties("FORBIDDEN"), As::Destination, "mutation { markAsResent(id: \"<storing>\", resentInfos: { signedAt: \"2026-11-03\", signedBy: \"Idris\" }) { id } }"),
    row("signedByTransporter", Parties("FORBIDDEN"), As::Transporter, "mutation { signedByTransporter(id: \"<ready>\", signingInfo: { sentAt: \"2026-11-02\", sentBy: \"Mina\", signedByTransporter: true, signedByProducer: true, securityCode: <code>, quantity: 2.5 }) { id } }"),
    row("markAsReceived", Parties("FORBIDDEN"), As::Destination, "mutation { markAsReceived(id: \"<sent>\", receivedInfo: { receivedAt: \"2026-11-03\", receivedBy: \"Idris\" }) { id } }"),
    row("markAsAccepted", Parties("FORBIDDEN"), As::Destination, "mutation { markAsAccepted(id: \"<received>\", acceptedInfo: { signedAt: \"2026-11-03\", signedBy: \"Idris\", wasteAcceptationStatus: ACCEPTED, quantityReceived: 2, quantityRefused: 0 }) { id } }"),
    row("markAsProcessed", Parties("FORBIDDEN"), As::Destination, "mutation { markAsProcessed(id: \"<accepted>\", processedInfo: { processedAt: \"2026-11-04\", processedBy: \"Idris\", processingOperationDone: \"R 2\", destinationOperationMode: RECYCLAGE }) { id } }"),
    row("deleteForm", Parties("FORBIDDEN"), As::Producer, "mutation { deleteForm(id: \"<draft>\") { id } }"),
    row("createFormRevisionRequest", Parties("FORBIDDEN"), As::Producer, "mutation { createFormRevisionRequest(input: { formId: \"<sent>\", authoringCompanySiret: \"<producer>\", comment: \"x\", content: { recipient: { cap: \"C\" } } }) { id } }"),
    row("submitFormRevisionRequestApproval", Parties("FORBIDDEN"), As::Destination, "mutation { submitFormRevisionRequestApproval(id: \"<asked>\", isApproved: true) { id } }"),
    row("cancelFormRevisionRequest", Parties("FORBIDDEN"), As::Producer, "mutation { cancelFormRevisionRequest(id: \"<withdrawn>\") }"),
    row("saveForm", Parties("FORBIDDEN"), As::Producer, "mutation { saveForm(formInput: { id: \"<draft>\", customId: \"y\" }) { id } }"),
    row("duplicateForm", Parties("FORBIDDEN"), As::Transporter, "mutation { duplicateForm(id: \"<sealed>\") { id } }"),
    row("importPaperForm", Parties("FORBIDDEN"), As::Destination, "mutation { importPaperForm(input: { id: \"<paper>\", signingInfo: { sentAt: \"2026-11-01\", sentBy: \"Mina\" }, receivedInfo: { receivedAt: \"2026-11-03\", receivedBy: \"Idris\", quantityReceived: 2, quantityRefused: 0 }, processedInfo: { processedAt: \"2026-11-04\", processedBy: \"Idris\", processingOperationDone: \"R 2\", destinationOperationMode: RECYCLAGE } }) { id } }"),
    // Whose companies may create notes makes carriers; who has none is refused.
    row("createFormTransporter", Members, As::Transporter, "mutation { createFormTransporter(input: { mode: ROAD }) { id } }"),
    row("updateFormTransporter", Parties("FORBIDDEN"), As::Producer, "mutation { updateFormTransporter(id: \"<carrier>\", input: { mode: ROAD }) { id } }"),
    row("deleteFormTransporter", Parties("FORBIDDEN"), As::Producer, "mutation { deleteFormTransporter(id: \"<carrier>\") }"),
    row("prepareSegment", Parties("FORBIDDEN"), As::Transporter, "mutation { prepareSegment(id: \"<carried>\", siret: \"<transporter>\", nextSegmentInfo: { mode: RAIL, transporter: { company: { siret: \"<transporter>\", contact: \"a\", phone: \"b\", mail: \"a@b.fr\" } } }) { id } }"),
    row("editSegment", Parties("FORBIDDEN"), As::Transporter, "mutation { editSegment(id: \"<segment>\", siret: \"<transporter>\", nextSegmentInfo: { mode: SEA }) { id } }"),
    row("markSegmentAsReadyToTakeOver", Parties("FORBIDDEN"), As::Transporter, "mutation { markSegmentAsReadyToTakeOver(id: \"<segment>\") { id } }"),
    row("takeOverSegment", Parties("FORBIDDEN"), As::Transporter, "mutation { takeOverSegment(id: \"<segment>\", takeOverInfo: { takenOverAt: \"2026-11-03\", takenOverBy: \"Noor\" }) { id } }"),
    row("bsvhu", Parties("FORBIDDEN"), As::Producer, "{ bsvhu(id: \"<vhu>\") { id status } }"),
    row("bsvhus", Callers, As::Producer, "{ bsvhus { totalCount } }"),
    row("bsvhuPdf", Parties("FORBIDDEN"), As::Producer, "{ bsvhuPdf(id: \"<vhu>\") { token } }"),
    row("createBsvhu", Parties("FORBIDDEN"), As::Producer, "mutation { createBsvhu(input: { emitter: { company: { siret: \"<producer>\", name: \"a\", address: \"b\", contact: \"c\", phone: \"d\", mail: \"a@b.fr\" } }, wasteCode: \"16 01 06\", packaging: LOT, quantity: 1, identification: { numbers: [\"1\"] }, weight: { value: 1 }, destination: { type: BROYEUR, plannedOperationCode: \"R 4\", company: { siret: \"<shredder>\", name: \"a\", address: \"b\", contact: \"c\", phone: \"d\", mail: \"a@b.fr\" } } }) { id } }"),
    row("createDraftBsvhu", Parties("FORBIDDEN"), As::Producer, "mutation { createDraftBsvhu(input: { emitter: { company: { siret: \"<producer>\" } } }) { id } }"),
    row("publishBsvhu", Parties("FORBIDDEN"), As::Producer, "mutation { publishBsvhu(id: \"<vhuDraft>\") { id } }"),
    row("updateBsvhu", Parties("FORBIDDEN"), As::Producer, "mutation { updateBsvhu(id: \"<vhu>\", input: { customId: \"x\" }) { id } }"),
    row("duplicateBsvhu", Parties("FORBIDDEN"), As::Producer, "mutation { duplicateBsvhu(id: \"<vhu>\") { id } }"),
    row("createBsvhuTransporter", Members, As::Producer, "mutation { createBsvhuTransporter(input: { company: { siret: \"<transporter>\" } }) { id } }"),
    row("updateBsvhuTransporter", Parties("FORBIDDEN"), As::Producer, "mutation { updateBsvhuTransporter(id: \"<vhuCarrier>\", input: { customInfo: \"x\" }) { id } }"),
    row("deleteBsvhuTransporter", Parties("FORBIDDEN"), As::Producer, "mutation { deleteBsvhuTransporter(id: \"<vhuCarrier>\") }"),
    row("signBsvhu", Parties("FORBIDDEN"), As::Producer, "mutation { signBsvhu(id: \"<vhu>\", input: { type: EMISSION, author: \"Mina\" }) { id } }"),
    row("deleteBsvhu", Parties("FORBIDDEN"), As::Producer, "mutation { deleteBsvhu(id: \"<vhu>\") { id } }"),
    row("createTransporterReceipt", Callers, As::Producer, "mutation { createTransporterReceipt(input: { receiptNumber: \"R\", department: \"75\", validityLimit: \"2032-01-15\" }) { id } }"),
    row("updateTransporterReceipt", Parties("FORBIDDEN"), As::Transporter, "mutation { updateTransporterReceipt(input: { id: \"<receipt>\", department: \"33\" }) { id } }"),
    row("updateCompany", Parties("FORBIDDEN"), As::Transporter, "mutation { updateCompany(id: \"<carrierCompany>\", transporterReceiptId: \"<receipt>\") { id } }"),
    row("deleteTransporterReceipt", Sessions, As::Transporter, "mutation { deleteTransporterReceipt(input: { id: \"<receipt>\" }) { id } }"),
    row("createTraderReceipt", Sessions, As::Producer, "mutation { createTraderReceipt(input: { receiptNumber: \"R\", department: \"75\", validityLimit: \"2032-01-15\" }) { id } }"),
    refused("updateTraderReceipt", Sessions, "mutation { updateTraderReceipt(input: { id: \"a\", department: \"33\" }) { id } }", "BAD_USER_INPUT"),
    refused("deleteTraderReceipt", Sessions, "mutation { deleteTraderReceipt(input: { id: \"a\" }) { id } }", "BAD_USER_INPUT"),
    row("createBrokerReceipt", Sessions, As::Producer, "mutation { createBrokerReceipt(input: { receiptNumber: \"R\", department: \"75\", validityLimit: \"2032-01-15\" }) { id } }"),
    refused("updateBrokerReceipt", Sessions, "mutation { updateBrokerReceipt(input: { id: \"a\", department: \"33\" }) { id } }", "BAD_USER_INPUT"),
    refused("deleteBrokerReceipt", Sessions, "mutation { deleteBrokerReceipt(input: { id: \"a\" }) { id } }", "BAD_USER_INPUT"),
    row("createVhuAgrement", Sessions, As::Producer, "mutation { createVhuAgrement(input: { agrementNumber: \"A\", department: \"75\" }) { id } }"),
    refused("updateVhuAgrement", Sessions, "mutation { updateVhuAgrement(input: { id: \"a\", department: \"33\" }) { id } }", "BAD_USER_INPUT"),
    refused("deleteVhuAgrement", Sessions, "mutation { deleteVhuAgrement(input: { id: \"a\" }) { id } }", "BAD_USER_INPUT"),
    row("createWorkerCertification", Sessions, As::Producer, "mutation { createWorkerCertification(input: { hasSubSectionFour: true, hasSubSectionThree: false }) { id } }"),
    refused("updateWorkerCertification", Sessions, "mutation { updateWorkerCertification(input: { id: \"a\", hasSubSectionFour: false }) { id } }", "BAD_USER_INPUT"),
    refused("deleteWorkerCertification", Sessions, "mutation { deleteWorkerCertification(input: { id: \"a\" }) { id } }", "BAD_USER_INPUT"),
    refused("addSignatureAutomation", Sessions, "mutation { addSignatureAutomation(input: { from: \"a\", to: \"b\" }) { id } }", "BAD_USER_INPUT"),
    refused("removeSignatureAutomation", Sessions, "mutation { removeSignatureAutomation(id: \"a\") { id } }", "BAD_USER_INPUT"),
    // Provisioned people do not administer the platform.
    refused("createAnonymousCompany", Sessions, "mutation { createAnonymousCompany(input: { siret: \"73282932000074\", name: \"a\", address: \"b\", codeCommune: \"69123\", codeNaf: \"38.12Z\" }) { id } }", "FORBIDDEN"),
    refused("createAnonymousCompanyFromPDF", Sessions, "mutation { createAnonymousCompanyFromPDF(input: { siret: \"73282932000074\", pdf: \"JVBERi0=\" }) }", "BAD_USER_INPUT"),
    refused("createAdministrativeTransfer", Sessions, "mutation { createAdministrativeTransfer(input: { from: \"a\", to: \"b\" }) { id } }", "BAD_USER_INPUT"),
    refused("cancelAdministrativeTransfer", Sessions, "mutation { cancelAdministrativeTransfer(id: \"a\") }", "BAD_USER_INPUT"),
    refused("submitAdministrativeTransferApproval", Sessions, "mutation { submitAdministrativeTransferApproval(input: { id: \"a\", isApproved: true }) { id } }", "BAD_USER_INPUT"),
    row("sendMembershipRequest", Callers, As::Producer, "mutation { sendMembershipRequest(siret: \"<transporter>\") { status } }"),

    row("membershipRequest", Parties("FORBIDDEN"), As::Producer, "{ membershipRequest(id: \"<request>\") { id status } }"),
    row("membershipRequests", Sessions, As::Producer, "{ membershipRequests(where: { orgId: \"<producer>\" }) { totalCount } }"),
    refused("invitation", Everybody, "{ invitation(hash: \"x\") { email } }", "BAD_USER_INPUT"),
    refused("joinWithInvite", Everybody, "mutation { joinWithInvite(inviteHash: \"x\", name: \"Zoe Lune\", password: \"Trois!girafes7violettes\") { id } }", "BAD_USER_INPUT"),
    row("inviteUserToCompany", Sessions, As::Producer, "mutation { inviteUserToCompany(email: \"zoe@exemple.test\", siret: \"<producer>\", role: READER) { orgId } }"),
    row("resendInvitation", Sessions, As::Producer, "mutation { resendInvitation(email: \"zoe@exemple.test\", siret: \"<producer>\") }"),
    row("deleteInvitation", Sessions, As::Producer, "mutation { deleteInvitation(email: \"zoe@exemple.test\", siret: \"<producer>\") { orgId } }"),
    refused("removeUserFromCompany", Sessions, "mutation { removeUserFromCompany(userId: \"x\", siret: \"<producer>\") { orgId } }", "BAD_USER_INPUT"),
    refused("changeUserRole", Sessions, "mutation { changeUserRole(userId: \"x\", orgId: \"<producer>\", role: READER) { id } }", "BAD_USER_INPUT"),
    row("acceptMembershipRequest", Sessions, As::Destination, "mutation { acceptMembershipRequest(id: \"<request>\", role: READER) { orgId } }"),
    // Accepted above.
    Row { by: As::Destination, ..refused("refuseMembershipRequest", Sessions, "mutation { refuseMembershipRequest(id: \"<request>\") { orgId } }", "BAD_USER_INPUT") },
    row("subscribeToCompanyNotifications", Sessions, As::Producer, "mutation { subscribeToCompanyNotifications(input: { companyOrgId: \"<producer>\", notifications: { bsdRefusal: false } }) { orgId } }"),
    row("subscribeToNotifications", Sessions, As::Producer, "mutation { subscribeToNotifications(input: { notifications: { bsdRefusal: false } }) { orgId } }"),

    row("webhooksetting", Parties("BAD_USER_INPUT"), As::Transporter, "{ webhooksetting(id: \"<webhook>\") { endpointUri } }"),
    row("webhooksettings", Callers, As::Transporter, "{ webhooksettings { totalCount } }"),
    row("webhookdeliveries", Parties("BAD_USER_INPUT"), As::Transporter, "{ webhookdeliveries(id: \"<webhook>\") { id } }"),
    row("createWebhookSetting", Parties("BAD_USER_INPUT"), As::Producer, "mutation { createWebhookSetting(input: { companyId: \"<company>\", endpointUri: \"https://exemple.fr/\", token: \"0123456789abcdefghij\", activated: false }) { id } }"),
    row("updateWebhookSetting", Parties("BAD_USER_INPUT"), As::Transporter, "mutation { updateWebhookSetting(id: \"<webhook>\", input: { activated: false }) { id } }"),
    row("deleteWebhookSetting", Parties("BAD_USER_INPUT"), As::Transporter, "mutation { deleteWebhookSetting(id: \"<webhook>\") { id } }"),

    row("registryDelegation", Parties("FORBIDDEN"), As::Transporter, "{ registryDelegation(delegationId: \"<delegation>\") { id status } }"),
    row("registryDelegations", Parties("FORBIDDEN"), As::Producer, "{ registryDelegations(where: { delegatorOrgId: \"<producer>\" }) { totalCount } }"),
    row("createRegistryDelegation", Sessions, As::Producer, "mutation { createRegistryDelegation(input: { delegatorOrgId: \"<producer>\", delegateOrgId: \"<shredder>\" }) { id } }"),
    row("cancelRegistryDelegation", Sessions, As::Transporter, "mutation { cancelRegistryDelegation(delegationId: \"<delegation>\") { id } }"),
    // Ended by the row above.
    refused("revokeRegistryDelegation", Sessions, "mutation { revokeRegistryDelegation(delegationId: \"<delegation>\") { id } }", "FORBIDDEN"),

    refused("createAdminRequest", Sessions, "mutation { createAdminRequest(input: { companyOrgId: \"<producer>\", validationMethod: REQUEST_ADMIN_APPROVAL }) { id } }", "BAD_USER_INPUT"),
    row("adminRequest", Sessions, As::Producer, "{ adminRequest(adminRequestId: \"<adminRequest>\") { id status } }"),
    row("adminRequests", Sessions, As::Producer, "{ adminRequests { totalCount } }"),
    refused("adminRequestsAdmin", Sessions, "{ adminRequestsAdmin(input: {}) { totalCount } }", "FORBIDDEN"),
    row("acceptAdminRequest", Sessions, As::Producer, "mutation { acceptAdminRequest(input: { adminRequestId: \"<adminRequest>\" }) { id status } }"),
    // Accepted by the row above.
    refused("refuseAdminRequest", Sessions, "mutation { refuseAdminRequest(adminRequestId: \"<adminRequest>\") { id } }", "BAD_USER_INPUT"),
    refused("companyDigest", Parties("BAD_USER_INPUT"), "{ companyDigest(id: \"x\") { id } }", "BAD_USER_INPUT"),
    row("companyDigests", Sessions, As::Producer, "{ companyDigests(orgId: \"<producer>\") { id } }"),
    refused("companyDigestPdf", Sessions, "{ companyDigestPdf(id: \"x\") { token } }", "BAD_USER_INPUT"),
    row("createCompanyDigest", Sessions, As::Producer, "mutation { createCompanyDigest(input: { orgId: \"<producer>\", year: 2026 }) { id state } }"),
    row("createTestCompany", Sessions, As::Producer, "mutation { createTestCompany }"),
    refused("createCompany", Sessions, "mutation { createCompany(companyInput: { siret: \"<producer>\", companyName: \"a\", address: \"b\", companyTypes: [PRODUCER] }) { id } }", "BAD_USER_INPUT"),
    row("renewSecurityCode", Sessions, As::Transporter, "mutation { renewSecurityCode(siret: \"<transporter>\") { securityCode } }"),
    row("toggleDormantCompany", Sessions, As::Transporter, "mutation { toggleDormantCompany(id: \"<carrierCompany>\") }"),
    row("enableRegistryDndFromBsd", Sessions, As::Transporter, "mutation { enableRegistryDndFromBsd(id: \"<carrierCompany>\") { id } }"),
    refused("deleteCompany", Sessions, "mutation { deleteCompany(id: \"x\") { id } }", "BAD_USER_INPUT"),
    refused("verifyCompany", Sessions, "mutation { verifyCompany(input: { siret: \"<producer>\", code: \"x\" }) { id } }", "BAD_USER_INPUT"),
    // For the service's team.
    refused("companiesForVerification", Sessions, "{ companiesForVerification { totalCount } }", "FORBIDDEN"),
    refused("companyExhaustive", Sessions, "{ companyExhaustive(siret: \"<producer>\") { dbCompany { name } } }", "FORBIDDEN"),
    refused("verifyCompanyByAdmin", Sessions, "mutation { verifyCompanyByAdmin(input: { siret: \"<producer>\" }) { id } }", "FORBIDDEN"),
    refused("standbyCompanyByAdmin", Sessions, "mutation { standbyCompanyByAdmin(input: { orgId: \"<producer>\", standby: true }) { id } }", "FORBIDDEN"),
    refused("sendVerificationCodeLetter", Sessions, "mutation { sendVerificationCodeLetter(input: { siret: \"<producer>\" }) { id } }", "FORBIDDEN"),
    refused("bulkUpdateCompaniesProfiles", Sessions, "mutation { bulkUpdateCompaniesProfiles(input: { adminEmail: \"a@b.fr\", companyUpdateRows: [] }) { id } }", "FORBIDDEN"),
    row("application", Sessions, As::Producer, "{ application(id: \"<application>\") { id clientSecret } }"),
    row("myApplications", Sessions, As::Producer, "{ myApplications { id name } }"),
    row("authorizedApplications", Sessions, As::Producer, "{ authorizedApplications { id name } }"),
    row("createApplication", Sessions, As::Producer, "mutation { createApplication(input: { name: \"Atelier\", goal: CLIENTS, redirectUris: [\"https://atelier.test/\"] }) { id } }"),
    row("updateApplication", Sessions, As::Producer, "mutation { updateApplication(id: \"<application>\", input: { name: \"x\" }) { id } }"),
    row("revokeAuthorizedApplication", Sessions, As::Producer, "mutation { revokeAuthorizedApplication(id: \"<application>\") { id } }"),
    row("deleteApplication", Sessions, As::Producer, "mutation { deleteApplication(id: \"<application>\") { id } }"),

    row("accessTokens", Sessions, As::Producer, "{ accessTokens { id description lastUsed } }"),
    row("createAccessToken", Sessions, As::Producer, "mutation { createAccessToken(input: { description: \"Atelier\" }) { id token description } }"),
    row("editProfile", Sessions, As::Producer, "mutation { editProfile(phone: \"0102030405\") { id phone } }"),
    // Provisioned without a password.
    refused("changePassword", Sessions, "mutation { changePassword(oldPassword: \"x\", newPassword: \"y\") { id } }", "BAD_USER_INPUT"),
    row("signup", Everybody, As::Producer, "mutation { signup(userInfos: { email: \"eva@exemple.test\", password: \"Trois!girafes7violettes\", name: \"Eva Lune\" }) }"),
    refused("resetPassword", Everybody, "mutation { resetPassword(hash: \"x\", newPassword: \"Trois!girafes7violettes\") }", "BAD_USER_INPUT"),
    refused("resendActivationEmail", Everybody, "mutation { resendActivationEmail(input: { email: \"eva@exemple.test\", captcha: { token: \"a\", value: \"b\" } }) }", "BAD_USER_INPUT"),
    refused("createPasswordResetRequest", Everybody, "mutation { createPasswordResetRequest(input: { email: \"eva@exemple.test\", captcha: { token: \"a\", value: \"b\" } }) }", "BAD_USER_INPUT"),
    row("generateTotpSetup", Sessions, As::Producer, "mutation { generateTotpSetup { secret qrCodeUrl } }"),
    refused("confirmTotpSetup", Sessions, "mutation { confirmTotpSetup(code: \"no code\") { codes } }", "BAD_USER_INPUT"),
    refused("disableTotp", Sessions, "mutation { disableTotp(code: \"no code\") { id } }", "BAD_USER_INPUT"),
    refused("anonymizeUser", Sessions, "mutation { anonymizeUser(idOrEmail: \"eva@exemple.test\") }", "FORBIDDEN"),
    row("revokeAccessToken", Sessions, As::Producer, "mutation { revokeAccessToken(id: \"<token>\") { id } }"),
    // The last: nothing is to be done by token afterwards.
    row("revokeAllAccessTokens", Sessions, As::Producer, "mutation { revokeAllAccessTokens { id } }"),
];

const fn row(field: &'static str, whom: For, by: As, document: &'static str) -> Row {
    Row { field, whom, by, document, code: None }
}

const fn refused(field: &'static str, whom: For, document: &'static str, code: &'static str) -> Row {
    Row { field, whom, by: As::Producer, document, code: Some(code) }
}

/// What documents of [`TABLE`] speak of: a name and an id each.
type Ids = Vec<(&'static str, String)>;

async fn ids(route: &Direct) -> Ids {
    let receipt = route.app.rows("select id from transporter_receipt").await[0].get(0);
    let webhook = match route.app.rows("select id from webhook_setting").await.first() {
        Some(row) => json!({ "id": row.get::<_, String>(0) }),
        None => webhooks::create(&route.transporter, "https://exemple.fr/").await.data(),
    };
    let note = |note: client::form::Form| note.id.into_inner();
    let vehicles = Vehicles::between(&route.app, &route.producer, &route.transporter).await;
    let carried = note(route.sent().await);
    let segment = segment(&route.transporter, &carried).await;
    let carrier = route.sealed().await.transporter.expect("a carrier").id.into_inner();
    let token = format!(
        "select t.id from access_token t join account a on a.id = t.account_id where a.email = '{}'",
        route.producer.email
    );
    vec![
        ("token", route.app.rows(&token).await[0].get(0)),
        ("producer", route.producer.siret.clone()),
        ("transporter", route.transporter.siret.clone()),
        ("draft", note(route.draft().await)),
        ("sealed", note(route.sealed().await)),
        ("paper", note(route.sealed().await)),
        ("carrier", carrier),
        ("carried", note(route.sent().await)),
        ("segment", segment),
        ("signed", note(route.signed().await)),
        ("sent", note(route.sent().await)),
        ("received", note(route.received().await)),
        ("accepted", note(route.accepted().await)),
        ("asked", asked(route).await),
        ("withdrawn", asked(route).await),
        ("receipt", receipt),
        ("company", webhooks::company_id(&route.producer).await),
        ("carrierCompany", webhooks::company_id(&route.transporter).await),
        ("webhook", webhook["id"].as_str().expect("an id").to_owned()),
        ("delegation", delegation(route).await),
        ("adminRequest", admin_request(route).await),
        ("code", route.producer.security_code.to_string()),
        ("request", membership_request(route).await),
        ("storing", note(storing(route).await)),
        ("ready", note(ready(route).await)),
        ("shredder", vehicles.shredder.siret.clone()),
        ("vhu", vehicles.published(json!({})).await),
        ("vhuDraft", vehicles.draft(json!({})).await),
        ("vhuCarrier", vehicle_carrier(&vehicles).await),
        ("application", application(route).await),
    ]
}

/// A delegation from the producer to the transporter, who can have but one.
async fn delegation(route: &Direct) -> String {
    if let Some(row) = route.app.rows("select id from registry_delegation order by id").await.first() {
        return row.get(0);
    }
    let producer = route.app.session(&route.producer).await;
    let created = delegations::create(&producer, &route.transporter.siret, json!({})).await.data();
    created["id"].as_str().expect("an id").to_owned()
}

/// A request of the transporter's to administer the producer, who can have but one.
async fn admin_request(route: &Direct) -> String {
    if let Some(row) = route.app.rows("select id from admin_request").await.first() {
        return row.get(0);
    }
    let author = route.app.session(&route.transporter).await;
    let author = Client { siret: route.producer.siret.clone(), ..author };
    let asked = admin_requests::ask(&author, "REQUEST_ADMIN_APPROVAL", None).await.data();
    asked["id"].as_str().expect("an id").to_owned()
}

/// An application of the producer's, to which he has given access himself.
async fn application(route: &Direct) -> String {
    if let Some(row) = route.app.rows("select id from application").await.first() {
        return row.get(0);
    }
    let owner = route.app.session(&route.producer).await;
    let made = applications::create(&owner, "Atelier", &["https://atelier.test/"]).await;
    let id = made["id"].as_str().expect("an id").to_owned();
    let token = format!(
        "insert into access_token (id, account_id, hash, application_id, created_at)
         select '{id}', id, '{id}', '{id}', now() from account where email = '{}'",
        route.producer.email
    );
    route.app.execute(&token).await;
    id
}

/// The transporter of a BSVHU.
async fn vehicle_carrier(vehicles: &Vehicles<()>) -> String {
    let id = vehicles.published(json!({})).await;
    let note = crate::support::vhu::get(&vehicles.centre, &id).await.data();
    note["transporter"]["id"].as_str().expect("an id").to_owned()
}

/// The producer's request to join the destination's company.
async fn membership_request(route: &Direct) -> String {
    if let Some(row) = route.app.rows("select id from membership_request order by id").await.first() {
        return row.get(0);
    }
    let document = "mutation ($siret: String!) { sendMembershipRequest(siret: $siret) { id } }";
    let sent = route.producer.ask(document, json!({ "siret": route.destination.siret })).await.data();
    sent["sendMembershipRequest"]["id"].as_str().expect("an id").to_owned()
}

/// A revision request of the producer's, on a note of its own.
async fn asked(route: &Direct) -> String {
    let note = route.sent().await;
    let request = revision::ask(&route.producer, &note.id, json!({ "recipient": { "cap": "C" } })).await;
    request.data()["id"].as_str().expect("an id").to_owned()
}

/// A note on its way to a destination that only stores the waste, before it comes back there.
async fn storing(route: &Direct) -> Form {
    let mut note = route.note();
    let recipient = note.recipient.as_mut().expect("a whole note");
    recipient.is_temp_storage = Some(true);
    let destination = DestinationInput {
        company: recipient.company.clone(),
        cap: recipient.cap.clone(),
        processing_operation: recipient.processing_operation.clone(),
    };
    note.temporary_storage_detail = Some(TemporaryStorageDetailInput { destination: Some(destination) });
    let id = route.producer.run(form::create(note)).await.data().id;
    route.producer.run(form::seal(&id)).await.data();
    route.producer.run(form::sign_emission(&id, emission(), None)).await.data();
    route.transporter.run(form::sign_transport(&id, transport(), None)).await.data()
}

/// A sealed note whose carrier lacks nothing but signatures.
async fn ready(route: &Direct) -> Form {
    let mut note = route.note();
    note.transporter.as_mut().expect("a whole note").mode = Some(TransportMode::Rail);
    let id = route.producer.run(form::create(note)).await.data().id;
    route.producer.run(form::seal(&id)).await.data()
}

/// A segment that the transporter prepared for itself.
async fn segment(transporter: &Client, note: &str) -> String {
    let document = "mutation ($id: ID!, $siret: String!) { prepareSegment(id: $id, siret: $siret, nextSegmentInfo: {
        mode: RAIL, transporter: { company: { siret: $siret, contact: \"a\", phone: \"b\", mail: \"a@b.fr\" } }
    }) { id } }";
    let answer = transporter.ask(document, json!({ "id": note, "siret": transporter.siret })).await.data();
    answer["prepareSegment"]["id"].as_str().expect("an id").to_owned()
}

impl Row {
    /// Asks with ids that nothing has.
    async fn run_on_nothing(&self, by: &Client) -> Vec<String> {
        let mut document = self.document.to_owned();
        while let Some((before, rest)) = document.split_once('<') {
            let (_, after) = rest.split_once('>').expect("a name has two brackets");
            document = format!("{before}unknown{after}");
        }
        let answer = by.ask(&document, Value::Null).await;
        assert_eq!(answer.status, 200, "{document}: {:?}", answer.errors);
        answer.codes().into_iter().map(str::to_owned).collect()
    }

    async fn run(&self, by: &Client, ids: &Ids) -> Vec<String> {
        let mut document = self.document.to_owned();
        for (name, id) in ids {
            document = document.replace(&format!("<{name}>"), id);
        }
        let answer = by.ask(&document, Value::Null).await;
        assert_eq!(answer.status, 200, "{document}: {:?}", answer.errors);
        answer.codes().into_iter().map(str::to_owned).collect()
    }
}

#[test]
fn the_table_names_every_root_field_once() {
    let mutation = SCHEMA.mutation.expect("there are mutations");
    let mut declared = Vec::new();
    for root in [SCHEMA.query, mutation] {
        let Kind::Object(fields) = root.kind else { panic!("a root type is an object") };
        declared.extend(fields.iter().map(|field| field.name));
    }
    declared.sort_unstable();
    let mut tried: Vec<&str> = TABLE.iter().map(|row| row.field).collect();
    tried.sort_unstable();
    assert_eq!(tried, declared);
}

#[test]
fn what_the_schema_keeps_for_sessions_is_what_the_table_does() {
    let schema = Schema::parse(SCHEMA.sdl, "schema.graphql").expect("the served schema is valid");
    let roots = ["Query", "Mutation"].map(|name| schema.get_object(name).expect("a root type"));
    let marked: BTreeSet<&str> = roots
        .iter()
        .flat_map(|root| &root.fields)
        .filter(|(_, field)| field.directives.has("session"))
        .map(|(name, _)| name.as_str())
        .collect();
    let tried: BTreeSet<&str> =
        TABLE.iter().filter(|row| row.whom == Sessions).map(|row| row.field).collect();
    assert_eq!(tried, marked);
}

#[tokio::test]
async fn nobody_gets_further_than_the_public_fields() {
    let route = Direct::start().await;
    let (nobody, ids) = (route.app.anonymous(), ids(&route).await);
    let liar = Client { token: Some("a".repeat(40)), ..nobody.clone() };
    for row in TABLE {
        let expected: Vec<&str> = match row.whom {
            Everybody => row.code.into_iter().collect(),
            _ => vec!["UNAUTHENTICATED"],
        };
        assert_eq!(row.run(&nobody, &ids).await, expected, "{}", row.field);
        assert_eq!(row.run(&liar, &ids).await, expected, "{} with a wrong token", row.field);
    }
}

#[tokio::test]
async fn what_is_for_sessions_is_refused_before_anything_is_looked_at() {
    let app = TestApp::start().await;
    let [producer] = app.companies([Producer]).await;
    // Not even to somebody who looks after the platform: by token he is nobody in particular.
    app.execute("update account set is_admin = true, totp_activated_at = now()").await;
    for row in TABLE.iter().filter(|row| row.whom == Sessions) {
        for by in [&app.anonymous(), &producer] {
            assert_eq!(row.run_on_nothing(by).await, ["UNAUTHENTICATED"], "{}", row.field);
        }
    }
    let session = app.session(&producer).await;
    for row in TABLE.iter().filter(|row| row.whom == Sessions && row.document.contains('<')) {
        let codes = row.run_on_nothing(&session).await;
        let refused = |code: &String| matches!(code.as_str(), "BAD_USER_INPUT" | "FORBIDDEN");
        assert!(codes.len() == 1 && codes.iter().all(refused), "{} in a session: {codes:?}", row.field);
    }
}

#[tokio::test]
async fn an_outsider_sees_and_changes_nothing_of_others() {
    let route = Direct::start().await;
    let ids = ids(&route).await;
    let [outsider] = route.app.companies([Producer]).await;
    let loner = route.app.loner().await;
    let before = route.app.count("bsd_event").await;
    for row in TABLE {
        let expected: Vec<&str> = match row.whom {
            Everybody | Callers | Members => row.code.into_iter().collect(),
            Parties(code) => vec![code],
            Sessions => vec!["UNAUTHENTICATED"],
        };
        assert_eq!(row.run(&outsider, &ids).await, expected, "{}", row.field);
        let expected = if row.whom == Members { vec!["FORBIDDEN"] } else { expected };
        assert_eq!(row.run(&loner, &ids).await, expected, "{} without a company", row.field);
    }
    assert_eq!(route.app.count("bsd_event").await, before);
}

#[tokio::test]
async fn whoever_has_the_right_is_answered() {
    let route = Direct::start().await;
    let ids = ids(&route).await;
    for row in TABLE {
        let by = match row.by {
            As::Producer => &route.producer,
            As::Transporter => &route.transporter,
            As::Destination => &route.destination,
        };
        let expected: Vec<&str> = row.code.into_iter().collect();
        let by = if row.whom == Sessions {
            assert_eq!(row.run(by, &ids).await, ["UNAUTHENTICATED"], "{} by token", row.field);
            &route.app.session(by).await
        } else {
            by
        };
        // A note that is deleted is sealed no more.
        let ids = if row.field == "deleteForm" { &self::ids(&route).await } else { &ids };
        assert_eq!(row.run(by, ids).await, expected, "{}", row.field);
    }
}

#[tokio::test]
async fn a_subscription_is_declared_and_nothing_comes_of_it() {
    let route = Direct::start().await;
    let ask = async |document: &str| route.app.anonymous().ask(document, Value::Null).await;
    let document =
        "subscription { forms(token: \"x\") { mutation updatedFields node { id } previousValues { id } } }";
    assert_eq!(ask(document).await.data(), json!({ "forms": null }));
    let root = "{ __schema { subscriptionType { fields { name type { name } } } } }";
    let fields = json!([{ "name": "forms", "type": { "name": "FormSubscription" } }]);
    assert_eq!(ask(root).await.data(), json!({ "__schema": { "subscriptionType": { "fields": fields } } }));
    for wrong in [
        "subscription { __typename }",
        "subscription { forms { mutation } }",
        "subscription { form(id: \"x\") { id } }",
        "subscription { forms(token: \"x\") { id } }",
        "subscription { a: forms(token: \"x\") { mutation } b: forms(token: \"x\") { mutation } }",
    ] {
        assert_eq!(ask(wrong).await.codes(), ["GRAPHQL_VALIDATION_FAILED"], "{wrong}");
    }
}

#[tokio::test]
async fn a_revoked_token_is_nobodys() {
    let route = Direct::start().await;
    let me = json!({ "query": "{ me { email } }" });
    assert_eq!(route.producer.post(&me).await.json()["data"]["me"]["email"], route.producer.email);
    route.app.execute("update access_token set is_revoked = true").await;
    // Who is behind a token is remembered for no longer than a request.
    let answer = route.producer.post(&me).await.json();
    assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    assert_eq!(answer["data"], Value::Null);
}
