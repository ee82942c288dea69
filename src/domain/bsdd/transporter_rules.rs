//! Rules of one carrier.

use super::fields::Step::{self, Draft};
use super::record::Transporter;
use super::rules::{is_unregistered, known, lacks_profile};
use crate::domain::bsd::fields::{Rule, rule};
use crate::generated::CompanyType;
use crate::generated::path::create_form_input as note;

#[rustfmt::skip]
pub const TRANSPORTER: &[Rule<Transporter, Step>] = &[
    rule(Draft, note::TRANSPORTER_COMPANY_SIRET, |t, f| t.company.siret.is_some() && is_unregistered(&t.company, f), UNREGISTERED),
    rule(Draft, note::TRANSPORTER_COMPANY_SIRET, |t, f| t.company.siret.is_some() && t.is_exempted_of_receipt != Some(true) && lacks_profile(&t.company, CARRIER, f), NO_CARRIER),
    rule(Draft, note::TRANSPORTER_COMPANY_SIRET, |t, f| t.company.siret.is_some() && known(&t.company, f).is_dormant(), "cet établissement est en sommeil sur la plateforme, il ne peut pas figurer sur un bordereau"),
    rule(Draft, note::TRANSPORTER_COMPANY_VAT_NUMBER, |t, f| is_by_vat(t) && is_unregistered(&t.company, f), UNREGISTERED),
    rule(Draft, note::TRANSPORTER_COMPANY_VAT_NUMBER, |t, f| is_by_vat(t) && lacks_profile(&t.company, CARRIER, f), NO_CARRIER),
    rule(Draft, note::TRANSPORTER_NUMBER_PLATE, |t, _| t.taken_over_at.is_none() && t.number_plate.as_deref().is_some_and(|text| !are_plates(text)), "indiquez une ou deux immatriculations séparées par une virgule, de 4 à 12 caractères chacune"),
];

const UNREGISTERED: &str = "ce transporteur n'est pas inscrit sur la plateforme, invitez-le à s'inscrire";
const NO_CARRIER: &str = "cet établissement n'a pas le profil transporteur";
const CARRIER: &[CompanyType] = &[CompanyType::Transporter];

fn is_by_vat(transporter: &Transporter) -> bool {
    transporter.company.siret.is_none() && transporter.company.vat_number.is_some()
}

/// Whether the text holds one or two number plates. Spaces count as characters, but alone they are no plate.
pub fn are_plates(text: &str) -> bool {
    let plates: Vec<&str> = text.split(',').collect();
    let is_plate = |plate: &str| (4..=12).contains(&plate.chars().count()) && !plate.trim().is_empty();
    plates.len() <= 2 && text.chars().count() <= 250 && plates.into_iter().all(is_plate)
}
