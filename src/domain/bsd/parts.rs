//! What notes of every kind are made of: companies, receipts, signatures, as they are kept.

use serde::{Deserialize, Serialize};

use super::directory;
use super::merge::{self, text};
use crate::generated::CompanyInput;
use crate::graphql::input::Maybe;
use crate::scalars::DateTime;

/// A company as it is named on a note: a copy, not a reference.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Company {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub siret: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// `OMI` and seven digits: a foreign ship.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub omi_number: Option<String>,
    /// Identifier of a company outside the European Union.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra_european_id: Option<String>,
}

/// A registration receipt as copied from its company.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Receipt {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validity_limit: Option<DateTime>,
}

/// A trader or a broker.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Intermediation {
    #[serde(skip_serializing_if = "is_default")]
    pub company: Company,
    #[serde(skip_serializing_if = "is_default")]
    pub receipt: Receipt,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EcoOrganisme {
    pub name: String,
    pub siret: String,
}

/// Who signed for a company, and when they say that they did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    pub by: String,
    pub at: DateTime,
}

impl Company {
    /// SIRET, or the VAT number where there is none.
    pub fn org_id(&self) -> Option<&str> {
        self.siret.as_deref().or(self.vat_number.as_deref())
    }

    /// The country that the API shows: the VAT number's, or France for a SIRET; else the one that was given.
    /// Greece alone has a prefix that is not its country's code.
    pub fn shown_country(&self) -> Option<&str> {
        match (&self.vat_number, &self.siret) {
            (Some(vat), _) => vat.get(..2).map(|prefix| if prefix == "EL" { "GR" } else { prefix }),
            (None, Some(_)) => Some("FR"),
            (None, None) => self.country.as_deref(),
        }
    }

    /// Takes what a client sent.
    pub fn merge(&mut self, input: CompanyInput) {
        text(&mut self.vat_number, input.vat_number.clone());
        text(&mut self.country, input.country.clone());
        text(&mut self.omi_number, input.omi_number.clone());
        text(&mut self.extra_european_id, input.extra_european_id.clone());
        self.merge_by_siret(input);
    }

    /// The same for a company that only its SIRET may identify: other identifiers are not read.
    pub fn merge_by_siret(&mut self, input: CompanyInput) {
        text(&mut self.siret, input.siret);
        text(&mut self.name, input.name);
        text(&mut self.address, input.address);
        text(&mut self.contact, input.contact);
        text(&mut self.phone, input.phone);
        text(&mut self.mail, input.mail);
    }
}

impl Intermediation {
    /// Takes what a client sent: the company, and its receipt in parts.
    pub fn merge(&mut self, company: Maybe<CompanyInput>, receipt: Maybe<ReceiptParts>) {
        merge::object(&mut self.company, company, Company::merge_by_siret);
        merge::object(&mut self.receipt, receipt, Receipt::merge);
    }
}

impl From<CompanyInput> for Company {
    fn from(input: CompanyInput) -> Self {
        let mut company = Self::default();
        company.merge(input);
        company
    }
}

/// Number, department and validity limit of a receipt, as a client sent them.
pub type ReceiptParts = (Maybe<String>, Maybe<String>, Maybe<DateTime>);

impl Receipt {
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Takes what a client sent.
    pub fn merge(&mut self, (number, department, limit): ReceiptParts) {
        text(&mut self.number, number);
        text(&mut self.department, department);
        merge::option(&mut self.validity_limit, limit);
    }

    /// Takes what it lacks from the one that the company holds.
    pub fn fill(&mut self, held: &directory::Receipt) {
        let Self { number, department, validity_limit } = Self::from(held);
        self.number = self.number.take().or(number);
        self.department = self.department.take().or(department);
        self.validity_limit = self.validity_limit.or(validity_limit);
    }
}

impl From<&directory::Receipt> for Receipt {
    fn from(receipt: &directory::Receipt) -> Self {
        Self {
            number: Some(receipt.number.clone()),
            department: Some(receipt.department.clone()),
            validity_limit: Some(DateTime(receipt.validity_limit)),
        }
    }
}

/// Whether a member may be left out of a body.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
