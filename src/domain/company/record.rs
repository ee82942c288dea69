//! How a registered company is kept.

use jiff::Timestamp;
use serde::Serialize;

use super::Profile;
use crate::domain::bsd::directory::{EcoOrganismeFacts, Receipt};
use crate::domain::user::{Notifications, Role};
use crate::generated::CompanyVerificationStatus;

/// A registered company with its receipts and certificates.
#[derive(Debug, Clone, PartialEq)]
pub struct Company {
    pub id: String,
    pub org_id: String,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub name: String,
    pub given_name: Option<String>,
    pub address: Option<String>,
    pub code_naf: Option<String>,
    pub libelle_naf: Option<String>,
    pub contact: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub website: Option<String>,
    pub gerep_id: Option<String>,
    pub profile: Profile,
    pub security_code: i32,
    pub verification_status: CompanyVerificationStatus,
    pub eco_organisme_agreements: Vec<String>,
    pub eco_organisme_partners_ids: Vec<String>,
    pub allow_bsdasri_take_over_without_signature: bool,
    pub allow_appendix1_signature_automation: bool,
    pub feature_flags: Vec<String>,
    pub dormant_since: Option<Timestamp>,
    pub has_enabled_registry_dnd_from_bsd_since: Option<Timestamp>,
    pub transporter_receipt: Option<Kept<Receipt>>,
    pub broker_receipt: Option<Kept<Receipt>>,
    pub trader_receipt: Option<Kept<Receipt>>,
    pub vhu_agrement_demolisseur: Option<Kept<VhuAgrement>>,
    pub vhu_agrement_broyeur: Option<Kept<VhuAgrement>>,
    pub worker_certification: Option<Kept<WorkerCertification>>,
}

/// Something with a row, hence an id, of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<T> {
    pub id: String,
    pub value: T,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VhuAgrement {
    pub number: String,
    pub department: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkerCertification {
    pub has_sub_section_four: bool,
    pub has_sub_section_three: bool,
    pub certification_number: Option<String>,
    pub validity_limit: Option<Timestamp>,
    pub organisation: Option<String>,
}

/// A company as one of its members sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnCompany {
    pub company: Company,
    pub role: Role,
    pub notifications: Notifications,
}

/// The directory's entry of an establishment: the national one's, or our own private one's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    pub siret: String,
    /// Empty where it is not told.
    pub name: String,
    pub address: String,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub code_commune: Option<String>,
    /// Of the country, where the establishment is abroad.
    pub country: Option<String>,
    pub naf: Option<String>,
    pub libelle_naf: Option<String>,
    pub is_closed: bool,
    pub is_diffusible: bool,
    /// It stands in our own, private directory.
    pub is_private: bool,
}

/// A company of another country, as its country tells it; some tell neither name nor address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForeignEntry {
    pub name: Option<String>,
    pub address: Option<String>,
}

/// The private directory's entry of a company that the public ones do not show, or of a test company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateEntry {
    pub id: String,
    pub org_id: String,
    pub siret: Option<String>,
    pub vat_number: Option<String>,
    pub name: String,
    /// In one line.
    pub address: String,
    pub code_commune: Option<String>,
    pub code_naf: String,
    pub libelle_naf: String,
}

/// An entry of the list of eco-organisations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EcoOrganisme {
    pub id: String,
    pub siret: String,
    pub address: String,
    pub facts: EcoOrganismeFacts,
}

/// Somebody who belongs to a company, or was invited to.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub company_id: String,
    pub org_id: String,
    /// The user's id, or the invitation's.
    pub id: String,
    pub email: String,
    pub role: Role,
    pub standing: Standing,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    Joined {
        name: String,
        is_active: bool,
        /// Let in by an invitation that he did not have to answer, or by a rule.
        automatically_accepted: bool,
        since: Timestamp,
        notifications: Notifications,
    },
    Invited,
}
