//! The rows that accounts become; members are named as the columns of the store's statements.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::ProvisionError;
use super::input::{self, Account, Company};
use crate::domain::company::draft::{Filing, Told};
use crate::domain::user::Role;
use crate::generated::{
    CollectorType, CompanyType, CompanyVerificationStatus, WasteProcessorType, WasteVehiclesType,
};
use crate::ids::new_id;
use crate::tokens::{draw_security_code, draw_verification_code};

/// Work of a password's hash. Less than for real people: these are published test accounts, and many are
/// made at once.
const SANDBOX_COST: u32 = 6;

#[derive(Debug, Serialize)]
pub(super) struct AccountRow<'a> {
    id: String,
    email: &'a str,
    name: &'a str,
    password_hash: Option<String>,
}

/// A row for each person; the first of an address gives name and password.
pub(super) fn accounts(accounts: &[Account], now: Timestamp) -> Result<Vec<AccountRow<'_>>, ProvisionError> {
    let mut seen = HashSet::new();
    accounts
        .iter()
        .filter(|account| seen.insert(&account.email))
        .map(|account| {
            let password_hash = account
                .password
                .as_ref()
                .map(|password| bcrypt::hash(password, SANDBOX_COST))
                .transpose()
                .map_err(|error| {
                    ProvisionError::Input(format!("the password of {}: {error}", account.email))
                })?;
            Ok(AccountRow { id: new_id(now), email: &account.email, name: &account.name, password_hash })
        })
        .collect()
}

#[derive(Debug, Serialize)]
pub(super) struct MembershipRow<'a> {
    pub(super) account_id: &'a str,
    pub(super) company_id: &'a str,
    role: Role,
    membership_request: bool,
    signature_code_renewal: bool,
    bsd_refusal: bool,
    bsda_final_destination: bool,
    revision_request: bool,
    registry_delegation: bool,
    created_at: Timestamp,
}

impl<'a> MembershipRow<'a> {
    pub(super) fn new(account_id: &'a str, company_id: &'a str, role: Role, created_at: Timestamp) -> Self {
        let notified = role.default_notifications();
        Self {
            account_id,
            company_id,
            role,
            membership_request: notified.membership_request,
            signature_code_renewal: notified.signature_code_renewal,
            bsd_refusal: notified.bsd_refusal,
            bsda_final_destination: notified.bsda_final_destination_update,
            revision_request: notified.revision_request,
            registry_delegation: notified.registry_delegation,
            created_at,
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct TokenRow<'a> {
    id: String,
    account_id: &'a str,
    /// As PostgreSQL spells bytes.
    hash: String,
    description: &'static str,
}

impl<'a> TokenRow<'a> {
    pub(super) fn new(id: String, account_id: &'a str, hash: [u8; 32]) -> Self {
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { id, account_id, hash: format!("\\x{hex}"), description: "provision" }
    }
}

/// The rows of companies and of all that hangs on them.
#[derive(Debug, Default)]
pub(super) struct Companies<'a> {
    pub(super) establishments: Vec<EstablishmentRow<'a>>,
    pub(super) eco_organismes: Vec<EcoOrganismeRow<'a>>,
    pub(super) transporter_receipts: Vec<ReceiptRow<'a>>,
    pub(super) broker_receipts: Vec<ReceiptRow<'a>>,
    pub(super) trader_receipts: Vec<ReceiptRow<'a>>,
    pub(super) vhu_agrements: Vec<VhuAgrementRow<'a>>,
    pub(super) worker_certifications: Vec<WorkerCertificationRow<'a>>,
    pub(super) companies: Vec<CompanyRow<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct EstablishmentRow<'a> {
    siret: &'a str,
    name: &'a str,
    address: &'a str,
    street: String,
    postal_code: String,
    city: String,
    is_closed: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct EcoOrganismeRow<'a> {
    id: String,
    siret: &'a str,
    name: &'a str,
    address: &'a str,
    handle_bsdd: bool,
    handle_bsda: bool,
    handle_bsdasri: bool,
    handle_bsvhu: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct ReceiptRow<'a> {
    id: String,
    receipt_number: &'a str,
    department: &'a str,
    validity_limit: Timestamp,
}

#[derive(Debug, Serialize)]
pub(super) struct VhuAgrementRow<'a> {
    id: String,
    agrement_number: &'a str,
    department: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct WorkerCertificationRow<'a> {
    id: String,
    has_sub_section_four: bool,
    has_sub_section_three: bool,
    certification_number: Option<&'a str>,
    validity_limit: Option<Timestamp>,
    organisation: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct CompanyRow<'a> {
    id: String,
    org_id: &'a str,
    siret: Option<&'a str>,
    vat_number: Option<&'a str>,
    name: &'a str,
    given_name: Option<&'a str>,
    address: &'a str,
    street: String,
    postal_code: String,
    city: String,
    country: &'static str,
    contact: Option<&'a str>,
    contact_email: Option<&'a str>,
    contact_phone: Option<&'a str>,
    website: Option<&'a str>,
    company_types: &'a [CompanyType],
    collector_types: &'a [CollectorType],
    waste_processor_types: &'a [WasteProcessorType],
    waste_vehicles_types: &'a [WasteVehiclesType],
    security_code: i32,
    verification_code: String,
    verification_status: CompanyVerificationStatus,
    transporter_receipt_id: Option<String>,
    broker_receipt_id: Option<String>,
    trader_receipt_id: Option<String>,
    vhu_agrement_demolisseur_id: Option<String>,
    vhu_agrement_broyeur_id: Option<String>,
    worker_certification_id: Option<String>,
    eco_organisme_agreements: &'a [String],
    eco_organisme_partners_ids: &'a [String],
    allow_bsdasri_take_over_without_signature: bool,
    allow_appendix1_signature_automation: bool,
    is_dormant_since: Option<Timestamp>,
    has_enabled_registry_dnd_from_bsd_since: Option<Timestamp>,
    created_at: Timestamp,
}

impl<'a> Companies<'a> {
    /// Entries of the directory for all of `listed`, companies for `new`.
    pub(super) fn new(listed: &[&'a Company], new: &[&'a Company], now: Timestamp) -> Self {
        let mut rows = Self::default();
        for company in listed {
            rows.list(company, now);
        }
        for company in new {
            rows.register(company, now);
        }
        rows
    }

    /// The directory knows companies by SIRET only.
    fn list(&mut self, company: &'a Company, now: Timestamp) {
        let Some(siret) = company.siret.as_deref() else { return };
        let parts = filed(company).parts;
        self.establishments.push(EstablishmentRow {
            siret,
            name: &company.name,
            address: &company.address,
            street: parts.street,
            postal_code: parts.postal_code,
            city: parts.city,
            is_closed: company.closed,
        });
        if company.profile.has(CompanyType::EcoOrganisme) {
            let handles = company.eco_organisme;
            self.eco_organismes.push(EcoOrganismeRow {
                id: new_id(now),
                siret,
                name: &company.name,
                address: &company.address,
                handle_bsdd: handles.bsdd,
                handle_bsda: handles.bsda,
                handle_bsdasri: handles.bsdasri,
                handle_bsvhu: handles.bsvhu,
            });
        }
    }

    fn register(&mut self, company: &'a Company, now: Timestamp) {
        let Filing { parts, country, .. } = filed(company);
        let row = CompanyRow {
            id: new_id(now),
            org_id: company.org_id(),
            siret: company.siret.as_deref(),
            vat_number: company.vat_number.as_deref(),
            name: &company.name,
            given_name: company.given_name.as_deref(),
            address: &company.address,
            street: parts.street,
            postal_code: parts.postal_code,
            city: parts.city,
            country,
            contact: company.contact.as_deref(),
            contact_email: company.mail.as_deref(),
            contact_phone: company.phone.as_deref(),
            website: company.website.as_deref(),
            company_types: &company.profile.types,
            collector_types: &company.profile.collector_types,
            waste_processor_types: &company.profile.waste_processor_types,
            waste_vehicles_types: &company.profile.waste_vehicles_types,
            security_code: draw_security_code(),
            verification_code: draw_verification_code(),
            verification_status: company.verification_status,
            transporter_receipt_id: receipt(
                &mut self.transporter_receipts,
                company.transporter_receipt.as_ref(),
                now,
            ),
            broker_receipt_id: receipt(&mut self.broker_receipts, company.broker_receipt.as_ref(), now),
            trader_receipt_id: receipt(&mut self.trader_receipts, company.trader_receipt.as_ref(), now),
            vhu_agrement_demolisseur_id: self.agrement(company.vhu_agrement_demolisseur.as_ref(), now),
            vhu_agrement_broyeur_id: self.agrement(company.vhu_agrement_broyeur.as_ref(), now),
            worker_certification_id: self.certification(company.worker_certification.as_ref(), now),
            eco_organisme_agreements: &company.eco_organisme_agreements,
            eco_organisme_partners_ids: &company.eco_organisme_partners_ids,
            allow_bsdasri_take_over_without_signature: company.allow_bsdasri_take_over_without_signature,
            allow_appendix1_signature_automation: company.allow_appendix1_signature_automation,
            is_dormant_since: company.is_dormant_since,
            has_enabled_registry_dnd_from_bsd_since: company.has_enabled_registry_dnd_from_bsd_since,
            created_at: instant(now, self.companies.len()),
        };
        self.companies.push(row);
    }

    fn agrement(&mut self, given: Option<&'a input::VhuAgrement>, now: Timestamp) -> Option<String> {
        let input::VhuAgrement { agrement_number, department } = given?;
        let id = new_id(now);
        self.vhu_agrements.push(VhuAgrementRow { id: id.clone(), agrement_number, department });
        Some(id)
    }

    fn certification(
        &mut self,
        given: Option<&'a input::WorkerCertification>,
        now: Timestamp,
    ) -> Option<String> {
        let given = given?;
        let id = new_id(now);
        self.worker_certifications.push(WorkerCertificationRow {
            id: id.clone(),
            has_sub_section_four: given.has_sub_section_four,
            has_sub_section_three: given.has_sub_section_three,
            certification_number: given.certification_number.as_deref(),
            validity_limit: given.validity_limit,
            organisation: given.organisation.as_deref(),
        });
        Some(id)
    }
}

/// The address in parts, and the country.
fn filed(company: &Company) -> Filing {
    let told = Told { address: company.address.clone(), ..Told::default() };
    Filing::new(None, &told, company.vat_number.as_deref())
}

/// The instant of a row by its place: lists in order of creation keep the order of the input.
pub(super) fn instant(now: Timestamp, place: usize) -> Timestamp {
    let later = SignedDuration::from_micros(i64::try_from(place).unwrap_or(0));
    now.checked_add(later).unwrap_or(now)
}

/// Adds a receipt and gives its id.
fn receipt<'a>(
    rows: &mut Vec<ReceiptRow<'a>>,
    given: Option<&'a input::Receipt>,
    now: Timestamp,
) -> Option<String> {
    let input::Receipt { receipt_number, department, validity_limit } = given?;
    let id = new_id(now);
    rows.push(ReceiptRow { id: id.clone(), receipt_number, department, validity_limit: *validity_limit });
    Some(id)
}
