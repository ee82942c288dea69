//! Rules of a BSVHU that the format of one field cannot tell: what goes with what, and with whom.

use Step::{Draft, Published};
use rust_decimal::Decimal;

use super::record::Bsvhu;
use crate::domain::bsd::Facts;
use crate::domain::bsd::between::{intermediaries_rules, intermediation_rules};
use crate::domain::bsd::document::Note;
use crate::domain::bsd::fields::{Rule, rule, rule_at};
use crate::domain::bsd::format::is_country;
use crate::domain::bsd::operations::is_mismatch;
use crate::domain::bsd::parts::Company;
use crate::domain::bsd::profiles::{
    DORMANT, UNREGISTERED, is_dormant, is_unlisted, is_unregistered, known, lacks_profile,
};
use crate::domain::bsd::signature::Step;
use crate::domain::bsd::transporters::goes_by_road;
use crate::generated::BsvhuIdentificationType::NumeroOrdreLotsSortants;
use crate::generated::BsvhuPackaging::{Lot, Unite};
use crate::generated::CompanyType::WasteVehicles;
use crate::generated::WasteAcceptationStatus::{Accepted, PartiallyRefused, Refused};
use crate::generated::WasteVehiclesType::{Broyeur, Demolisseur};
use crate::generated::path::bsvhu_input as note;
use crate::generated::{BsvhuDestinationType, WasteVehiclesType};

const WASTE_CODES: &[&str] = &["16 01 06", "16 01 04*"];
#[rustfmt::skip]
const OPERATIONS: &[&str] = &[
    "R 1", "R 2", "R 3", "R 4", "R 5", "R 6", "R 7", "R 8", "R 9", "R 10", "R 11", "R 12", "R 13",
    "D 1", "D 2", "D 3", "D 4", "D 5", "D 8", "D 9", "D 9 F", "D 10", "D 12", "D 13", "D 14", "D 15",
];
const CODE: &str = "indiquez un code d'opération admis sur un BSVHU, par exemple R 4 ou R 12";
const ROAD: &str = "un transport routier ne dépasse pas 40 tonnes";

pub const NOTE: &[&[Rule<Note<Bsvhu>, Step>]] = &[
    OWN,
    intermediation_rules!(Note<Bsvhu>, broker, Broker, "cet établissement n'a pas le profil courtier"),
    intermediation_rules!(Note<Bsvhu>, trader, Trader, "cet établissement n'a pas le profil négociant"),
    intermediaries_rules!(Note<Bsvhu>),
];

#[rustfmt::skip]
const OWN: &[Rule<Note<Bsvhu>, Step>] = &[
    rule(Draft, note::EMITTER_IRREGULAR_SITUATION, |n, _| n.emitter.no_siret && !n.emitter.irregular_situation, "indiquez true pour un émetteur sans SIRET (noSiret)"),
    rule(Draft, note::EMITTER_COMPANY_SIRET, |n, f| !n.emitter.irregular_situation && is_unregistered(&n.emitter.company, f), UNREGISTERED),
    rule(Draft, note::EMITTER_COMPANY_SIRET, |n, f| is_dormant(&n.emitter.company, f), DORMANT),
    rule(Draft, note::WASTE_CODE, |n, _| n.waste_code.as_deref().is_some_and(|code| !WASTE_CODES.contains(&code)), "indiquez 16 01 06 ou 16 01 04*"),
    rule(Draft, note::IDENTIFICATION_TYPE, |n, _| n.packaging == Some(Lot) && n.identification.kind.is_some(), "retirez ce type, réservé aux véhicules comptés à l'unité"),
    rule_at(Published, note::IDENTIFICATION_TYPE, |n, _| n.packaging == Some(Unite) && n.identification.kind.is_none(), "indiquez ce que sont les numéros d'identification"),
    rule(Draft, note::IDENTIFICATION_TYPE, |n, _| n.identification.kind == Some(NumeroOrdreLotsSortants) && n.created_at.0.as_second() >= SINCE_18_DECEMBER_2024, "choisissez un autre type : celui-ci n'est plus admis"),
    rule(Draft, note::WEIGHT_VALUE, |n, _| n.weight.is_some_and(|v| v.round_dp(6).is_zero()), "indiquez une masse supérieure à 0"),
    rule(Draft, note::WEIGHT_VALUE, |n, _| exceeds_road(n, n.weight), ROAD),

    rule(Draft, note::DESTINATION_COMPANY_SIRET, |n, f| is_unregistered(&n.destination.company, f), UNREGISTERED),
    rule(Draft, note::DESTINATION_COMPANY_SIRET, |n, f| lacks_profile(&n.destination.company, &[WasteVehicles], f), "cet établissement n'a pas le profil d'une installation de traitement de véhicules hors d'usage"),
    rule(Draft, note::DESTINATION_COMPANY_SIRET, |n, f| n.destination.kind == Some(BsvhuDestinationType::Broyeur) && is_no(Broyeur, &n.destination.company, f), "cet établissement n'est pas déclaré comme broyeur"),
    rule(Draft, note::DESTINATION_COMPANY_SIRET, |n, f| n.destination.kind == Some(BsvhuDestinationType::Demolisseur) && is_no(Demolisseur, &n.destination.company, f), "cet établissement n'est pas déclaré comme démolisseur"),
    rule(Draft, note::DESTINATION_COMPANY_SIRET, |n, f| is_dormant(&n.destination.company, f), DORMANT),
    rule(Draft, note::DESTINATION_PLANNED_OPERATION_CODE, |n, _| n.destination.planned_operation.as_deref().is_some_and(|code| !OPERATIONS.contains(&code)), CODE),

    rule(Draft, note::DESTINATION_RECEPTION_WEIGHT, |n, _| n.destination.reception.acceptation == Some(Refused) && received(n).is_some_and(|v| !v.is_zero()), "indiquez 0 pour un chargement refusé"),
    rule(Draft, note::DESTINATION_RECEPTION_WEIGHT, |n, _| matches!(n.destination.reception.acceptation, Some(Accepted | PartiallyRefused)) && received(n).is_some_and(|v| v.is_zero()), "indiquez une masse supérieure à 0 pour un chargement accepté, même en partie"),
    rule(Draft, note::DESTINATION_RECEPTION_WEIGHT, |n, _| exceeds_road(n, n.destination.reception.weight), ROAD),

    rule(Draft, note::DESTINATION_OPERATION_CODE, |n, _| n.destination.operation.code.as_deref().is_some_and(|code| !OPERATIONS.contains(&code)), CODE),
    rule(Draft, note::DESTINATION_OPERATION_MODE, |n, _| n.destination.operation.signature.is_none() && is_mismatch(n.destination.operation.code.as_deref(), n.destination.operation.mode), "indiquez un mode que ce code d'opération admet, ou aucun s'il n'en admet pas"),
    rule(Draft, note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_EXTRA_EUROPEAN_ID, |n, _| next(n).siret.is_some() && next(n).extra_european_id.is_some(), "indiquez soit un SIRET, soit un identifiant hors Union européenne"),
    rule(Draft, note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_COUNTRY, |n, _| next(n).country.as_deref().is_some_and(|country| !is_country(country)), "indiquez un code de pays à deux lettres, par exemple BE"),
    rule(Draft, note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_SIRET, |n, f| next(n).siret.is_some() && is_unregistered(next(n), f), UNREGISTERED),
    rule(Draft, note::DESTINATION_OPERATION_NEXT_DESTINATION_COMPANY_SIRET, |n, f| next(n).siret.is_some() && (lacks_profile(next(n), &[WasteVehicles], f) || is_no(Broyeur, next(n), f)), "cet établissement n'est pas déclaré comme broyeur"),

    rule(Draft, note::ECO_ORGANISME_SIRET, |n, f| is_unlisted(n.eco_organisme(), |eco| eco.handles_bsvhu, f), "indiquez un éco-organisme du référentiel, habilité pour les BSVHU"),
];

const SINCE_18_DECEMBER_2024: i64 = 1_734_480_000;

/// Registered, but not as that.
fn is_no(kind: WasteVehiclesType, company: &Company, with: Facts<'_>) -> bool {
    let registered = known(company, with).registered.as_ref();
    registered.is_some_and(|found| !found.profile.waste_vehicles_types.contains(&kind))
}

fn exceeds_road(note: &Note<Bsvhu>, tonnes: Option<Decimal>) -> bool {
    goes_by_road(&note.transporters) && tonnes.is_some_and(|tonnes| tonnes.round_dp(6) > Decimal::from(40))
}

fn received(note: &Note<Bsvhu>) -> Option<Decimal> {
    note.destination.reception.weight.map(|tonnes| tonnes.round_dp(6))
}

fn next(note: &Note<Bsvhu>) -> &Company {
    &note.destination.operation.next_destination
}
