//! What rules ask of the companies that a note names.

use std::collections::HashSet;

use super::actor::Facts;
use super::directory::CompanyFacts;
use super::parts::Company;
use crate::domain::company::{is_french_vat, is_siret};
use crate::generated::CompanyType;

pub const UNREGISTERED: &str =
    "cet établissement n'est pas inscrit sur la plateforme, invitez-le à s'inscrire";
pub const DORMANT: &str =
    "cet établissement est en sommeil sur la plateforme, il ne peut pas figurer sur un bordereau";

/// Facts of a company; one without an identifier has none.
pub fn known<'a>(company: &Company, with: Facts<'a>) -> &'a CompanyFacts {
    with.directory.company(company.org_id().unwrap_or_default())
}

/// Identified, and nobody that the platform knows.
pub fn is_unregistered(company: &Company, with: Facts<'_>) -> bool {
    company.org_id().is_some() && !known(company, with).is_registered()
}

/// Marked dormant on the platform: no longer to be named.
pub fn is_dormant(company: &Company, with: Facts<'_>) -> bool {
    known(company, with).is_dormant()
}

/// Registered, but as none of these.
pub fn lacks_profile(company: &Company, wanted: &[CompanyType], with: Facts<'_>) -> bool {
    let registered = known(company, with).registered.as_ref();
    registered.is_some_and(|found| !wanted.iter().any(|profile| found.profile.has(*profile)))
}

/// Named, and not in the list of those that handle this kind of note.
pub fn is_unlisted(
    siret: Option<&str>,
    handles: fn(&super::directory::EcoOrganismeFacts) -> bool,
    with: Facts<'_>,
) -> bool {
    siret.is_some_and(|siret| !with.directory.company(siret).eco_organisme.as_ref().is_some_and(handles))
}

/// One that stands there twice. Lists come from clients, of any length: comparing each pair could take
/// minutes.
pub fn has_twins(companies: &[Company]) -> bool {
    let mut known = HashSet::new();
    !companies.iter().filter_map(|company| company.siret.as_ref()).all(|siret| known.insert(siret))
}

/// One that its SIRET does not identify.
pub fn lacks_siret(companies: &[Company], with: Facts<'_>) -> bool {
    let valid = |siret: &str| is_siret(siret, with.policy.environment);
    !companies.iter().all(|company| company.siret.as_deref().is_some_and(valid))
}

/// One with the VAT number of another country.
pub fn is_abroad(companies: &[Company]) -> bool {
    companies.iter().any(|company| company.vat_number.as_deref().is_some_and(|vat| !is_french_vat(vat)))
}

/// One with a text of more than 250 characters.
pub fn is_wordy(companies: &[Company]) -> bool {
    let texts =
        companies.iter().flat_map(|one| [&one.name, &one.address, &one.contact, &one.phone, &one.mail]);
    texts.flatten().any(|text| text.chars().count() > 250)
}

/// One that cannot be reached.
pub fn lacks_contact(companies: &[Company]) -> bool {
    companies.iter().any(|one| one.name.is_none() || one.address.is_none() || one.contact.is_none())
}
