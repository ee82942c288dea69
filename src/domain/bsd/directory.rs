//! What is known of each organisation that a note names: loaded by the store in one query, read by rules.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Serialize;

use super::parts::Company;
use crate::domain::company::Profile;

/// Facts of the organisations that one operation deals with, by SIRET or VAT number.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Directory {
    companies: HashMap<String, CompanyFacts>,
}

/// What is known of one organisation. Nothing at all is an organisation that nobody ever heard of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CompanyFacts {
    /// The company as it registered with us.
    pub registered: Option<Registered>,
    /// The national directory's entry. None for a VAT number, and for a SIRET the directory lacks.
    pub establishment: Option<Establishment>,
    /// The entry of the list of eco-organisations.
    pub eco_organisme: Option<EcoOrganismeFacts>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Registered {
    pub company_id: String,
    pub name: String,
    pub address: Option<String>,
    /// Whom to ask for, and how.
    pub contact: Option<String>,
    pub contact_phone: Option<String>,
    pub contact_mail: Option<String>,
    pub profile: Profile,
    /// `verificationStatus` is `VERIFIED`.
    pub is_verified: bool,
    pub dormant_since: Option<Timestamp>,
    pub transporter_receipt: Option<Receipt>,
    pub trader_receipt: Option<Receipt>,
    pub broker_receipt: Option<Receipt>,
}

/// A transporter's, trader's or broker's receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    pub number: String,
    pub department: String,
    pub validity_limit: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Establishment {
    pub name: String,
    pub address: String,
    /// Administratively closed.
    pub is_closed: bool,
    /// Its name and address may be shown to anybody.
    pub is_diffusible: bool,
}

/// What kinds of notes an eco-organisation may stand on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EcoOrganismeFacts {
    pub name: String,
    pub handles_bsdd: bool,
    pub handles_bsda: bool,
    pub handles_bsdasri: bool,
    pub handles_bsvhu: bool,
}

impl Directory {
    pub fn insert(&mut self, org_id: impl Into<String>, facts: CompanyFacts) {
        self.companies.insert(org_id.into(), facts);
    }

    /// The facts of one organisation; an unknown one has none.
    pub fn company(&self, org_id: &str) -> &CompanyFacts {
        const UNKNOWN: &CompanyFacts =
            &CompanyFacts { registered: None, establishment: None, eco_organisme: None };
        self.companies.get(org_id).unwrap_or(UNKNOWN)
    }

    /// Brings a company up to date with its account, in what the account tells.
    pub fn refresh(&self, company: &mut Company) {
        let Some(org_id) = company.org_id() else { return };
        let facts = self.company(org_id);
        let Some(account) = &facts.registered else { return };
        let name = Some(account.name.clone()).filter(|name| !name.is_empty());
        let official = facts.official().map(|(name, address)| (name.to_owned(), address.to_owned()));
        let (name, address) = match official {
            Some((name, address)) => (Some(name), Some(address)),
            None => (name, account.address.clone()),
        };
        let told = [
            (&mut company.name, name),
            (&mut company.address, address),
            (&mut company.contact, account.contact.clone()),
            (&mut company.phone, account.contact_phone.clone()),
            (&mut company.mail, account.contact_mail.clone()),
        ];
        for (stored, told) in told {
            if told.as_deref().is_some_and(|text| !text.is_empty()) {
                *stored = told;
            }
        }
    }
}

impl FromIterator<(String, CompanyFacts)> for Directory {
    fn from_iter<I: IntoIterator<Item = (String, CompanyFacts)>>(facts: I) -> Self {
        Self { companies: facts.into_iter().collect() }
    }
}

impl CompanyFacts {
    pub const fn is_registered(&self) -> bool {
        self.registered.is_some()
    }

    /// Marked dormant on the platform.
    pub fn is_dormant(&self) -> bool {
        self.registered.as_ref().is_some_and(|company| company.dormant_since.is_some())
    }

    /// Administratively closed.
    pub fn is_closed(&self) -> bool {
        self.establishment.as_ref().is_some_and(|entry| entry.is_closed)
    }

    /// Name and address that replace those a client gives: the national directory's. One that must not show
    /// them has those that its company has registered with, if any; an entry without a name tells nothing.
    pub fn official(&self) -> Option<(&str, &str)> {
        let entry = self.establishment.as_ref()?;
        if entry.is_diffusible {
            return (!entry.name.is_empty()).then_some((&entry.name, &entry.address));
        }
        let registered = self.registered.as_ref()?;
        Some((&registered.name, registered.address.as_deref().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_undisclosed_establishment_is_called_what_it_registered_with() {
        let entry = Establishment { name: "Martin".into(), address: "1 rue A".into(), ..Default::default() };
        let mut facts = CompanyFacts { establishment: Some(entry), ..Default::default() };
        assert_eq!(facts.official(), None);
        let address = Some("2 rue B".to_owned());
        facts.registered = Some(Registered { name: "Atelier".into(), address, ..Default::default() });
        assert_eq!(facts.official(), Some(("Atelier", "2 rue B")));
    }

    #[test]
    fn an_entry_without_a_name_is_not_official() {
        let entry = Establishment { address: "69001 LYON".into(), is_diffusible: true, ..Default::default() };
        let facts = CompanyFacts { establishment: Some(entry), ..Default::default() };
        assert_eq!(facts.official(), None);
    }

    #[test]
    fn an_unknown_organisation_has_no_facts() {
        assert_eq!(Directory::default().company("73282932000074"), &CompanyFacts::default());
    }
}
