//! Rules of a BSDD that the format of one field cannot tell: what goes with what, and with whom.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::conditions::*;
use super::fields::Step::{self, Acceptation, Draft, Emission, Processing, Reception, Seal, Transport};
use super::record::{Company, Packaging, Parcel};
use super::{Record, codes, waste_codes};
use crate::domain::bsd::Facts;
use crate::domain::bsd::directory::CompanyFacts;
use crate::domain::bsd::fields::{Rule, rule, rule_at};
use crate::domain::bsd::format::{is_country, is_omi};
use crate::domain::company::{is_foreign_vat, is_french_vat, is_siret};
use crate::generated::WasteAcceptationStatus::{Accepted, PartiallyRefused, Refused};
use crate::generated::path::{
    accepted_form_input as accepted, create_form_input as note, processed_form_input as processed,
    received_form_input as received,
};
use crate::generated::{CompanyType, EmitterType, Packagings};

/// Merged into another organisation: no longer to be named.
const MERGED_ECO_ORGANISME: &str = "42248908800068";
/// The most that goes by road, in tonnes.
const MAX_BY_ROAD: u32 = 40;
pub const MAX_TRANSPORTERS: usize = 5;
const MAX_INTERMEDIARIES: usize = 5;

/// Rules of what `createForm` and `updateForm` write; those from `Draft` on hold always.
#[rustfmt::skip]
pub const NOTE: &[Rule<Record, Step>] = &[
    rule(Draft, note::EMITTER_TYPE, |r, _| r.emitter.is_foreign_ship && r.emitter.kind != Some(EmitterType::Producer), "choisissez le type PRODUCER pour un navire étranger"),
    rule(Draft, note::EMITTER_TYPE, |r, _| r.emitter.is_private_individual && !matches!(r.emitter.kind, Some(EmitterType::Producer | EmitterType::Appendix1Producer)), "choisissez le type PRODUCER ou APPENDIX1_PRODUCER pour un particulier"),
    rule(Draft, note::EMITTER_IS_FOREIGN_SHIP, |r, _| r.emitter.is_private_individual && r.emitter.is_foreign_ship, "un émetteur ne peut pas être à la fois un particulier et un navire étranger"),
    rule(Draft, note::EMITTER_COMPANY_SIRET, |r, _| emitter_cannot_sign(r) && r.emitter.company.siret.is_some(), "retirez ce champ : un particulier ou un navire étranger n'a pas de SIRET"),
    rule(Draft, note::EMITTER_COMPANY_SIRET, |r, f| known(&r.emitter.company, f).eco_organisme.as_ref().is_some_and(|v| v.handles_bsdd), "un éco-organisme ne peut pas être émetteur, déclarez-le dans ecoOrganisme"),
    rule(Draft, note::EMITTER_COMPANY_SIRET, |r, f| known(&r.emitter.company, f).is_dormant(), DORMANT),
    rule(Draft, note::EMITTER_COMPANY_CONTACT, |r, _| r.emitter.is_private_individual && r.emitter.company.contact.is_some(), "retirez ce champ : un particulier n'a pas de personne à contacter"),
    rule(Draft, note::EMITTER_COMPANY_OMI_NUMBER, |r, _| r.emitter.is_foreign_ship && !r.emitter.company.omi_number.as_deref().is_some_and(is_omi), "indiquez le numéro OMI du navire, OMI suivi de sept chiffres"),
    rule(Draft, note::EMITTER_COMPANY_OMI_NUMBER, |r, _| !r.emitter.is_foreign_ship && r.emitter.company.omi_number.is_some(), "retirez ce champ, réservé aux navires étrangers"),

    rule(Draft, note::ECO_ORGANISME_SIRET, |r, _| eco_siret(r) == Some(MERGED_ECO_ORGANISME), "cet éco-organisme a fusionné avec un autre, indiquez son successeur"),
    rule(Draft, note::ECO_ORGANISME_SIRET, |r, f| eco_siret(r).is_some_and(|siret| !f.directory.company(siret).eco_organisme.as_ref().is_some_and(|v| v.handles_bsdd)), "indiquez un éco-organisme du référentiel, habilité pour les BSDD"),

    rule(Draft, note::RECIPIENT_COMPANY_SIRET, |r, f| is_unregistered(&r.recipient.company, f), UNREGISTERED),
    rule(Draft, note::RECIPIENT_COMPANY_SIRET, |r, f| lacks_profile(&r.recipient.company, DESTINATIONS, f), "cet établissement n'a pas un profil de destination (installation de traitement, de tri, de regroupement, déchetterie ou installation de valorisation)"),
    rule(Draft, note::RECIPIENT_COMPANY_SIRET, |r, f| f.policy.verified_destinations && known(&r.recipient.company, f).registered.as_ref().is_some_and(|v| !v.is_verified), "cet établissement n'a pas encore été vérifié, il ne peut pas être destination"),
    rule(Draft, note::RECIPIENT_COMPANY_SIRET, |r, f| known(&r.recipient.company, f).is_dormant(), DORMANT),
    rule(Draft, note::RECIPIENT_COMPANY_SIRET, cannot_treat, "les sous-profils de cet établissement ne lui permettent pas de recevoir ce déchet"),
    rule(Draft, note::RECIPIENT_PROCESSING_OPERATION, |r, _| r.recipient.processing_operation.as_deref().is_some_and(|code| !may_be_planned(r, code)), "indiquez un code d'opération prévue, par exemple R 1 ou D 10"),

    rule(Draft, note::WASTE_DETAILS_CODE, |r, _| r.waste.code.as_deref().is_some_and(|code| !waste_codes::is_known(code)), "indiquez un code de la liste européenne admis sur un BSDD, par exemple 08 01 11*"),
    rule(Draft, note::WASTE_DETAILS_CODE, |r, _| is_round(r) && r.waste.code.as_deref().is_some_and(|code| waste_codes::is_known(code) && !waste_codes::may_be_collected(code)), "ce code n'est pas admis pour une tournée (annexe 1)"),
    rule(Draft, note::WASTE_DETAILS_IS_DANGEROUS, |r, _| !r.waste.is_dangerous && r.waste.code.as_deref().is_some_and(waste_codes::is_dangerous), "un code suivi de * désigne un déchet dangereux, indiquez true"),
    rule(Seal,  note::WASTE_DETAILS_ONU_CODE, |r, _| r.waste.is_subject_to_adr == Some(false) && r.waste.onu_code.is_some(), "retirez ce champ pour un déchet qui n'est pas soumis à l'ADR"),
    rule(Seal,  note::WASTE_DETAILS_CONSISTENCES, |r, _| r.waste.consistences.is_empty(), "indiquez au moins une consistance pour sceller le bordereau"),
    rule(Draft, note::WASTE_DETAILS_QUANTITY, |r, _| goes_by_road(r) && exceeds_road(r.waste.quantity), "un transport routier ne dépasse pas 40 tonnes"),
    rule(Seal,  note::WASTE_DETAILS_QUANTITY, |r, _| weighs_at_seal(r) && r.waste.quantity.is_some_and(|v| v.round_dp(6).is_zero()), "indiquez une quantité supérieure à 0 pour sceller le bordereau"),
    rule(Transport, note::WASTE_DETAILS_QUANTITY, |r, _| is_collected(r) && r.waste.quantity.is_none_or(|v| v.round_dp(6).is_zero()), "indiquez une quantité supérieure à 0 pour signer l'enlèvement"),
    rule(Draft, note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| r.is_direct_supply && !r.waste.packaging_infos.is_empty(), "un acheminement par pipeline n'a pas de conditionnement, retirez-les"),
    rule(Draft, note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| r.waste.packaging_infos.iter().any(|v| v.quantity.is_some_and(|n| n < 1)), "indiquez un nombre de colis (quantity) d'au moins 1"),
    rule(Draft, note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| r.waste.packaging_infos.iter().any(|v| is_bulk(v) && v.quantity.is_some_and(|n| n > 2)), "indiquez au plus 2 citernes ou 2 bennes (quantity)"),
    rule(Draft, note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| mixes_bulk(&r.waste.packaging_infos), "une citerne ou une benne ne se combine avec aucun autre conditionnement"),
    rule(Draft, note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| r.waste.packaging_infos.iter().any(|v| v.kind != Packagings::Autre && v.other.is_some()), "la description (other) est réservée au type AUTRE, retirez-la"),
    rule(Draft, note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| r.waste.packaging_infos.iter().any(|v| v.other.as_ref().is_some_and(|text| is_long(text, 250))), "raccourcissez la description (other) à 250 caractères au plus"),
    rule(Draft, note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| r.waste.packaging_infos.iter().any(|v| v.volume.is_some_and(|volume| volume <= 0.0)), "indiquez un volume supérieur à 0"),
    rule(Seal,  note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| r.waste.packaging_infos.iter().any(|v| v.quantity.is_none()), "indiquez le nombre de colis (quantity) de chaque conditionnement"),
    rule(Seal,  note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| r.waste.packaging_infos.iter().any(|v| v.kind == Packagings::Autre && v.other.is_none()), "décrivez (other) chaque conditionnement de type AUTRE"),
    rule(Emission, note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| needs_packagings(r) && !is_collected(r) && r.waste.packaging_infos.is_empty(), "indiquez au moins un conditionnement avant de signer"),
    rule(Transport, note::WASTE_DETAILS_PACKAGING_INFOS, |r, _| needs_packagings(r) && is_collected(r) && r.waste.packaging_infos.is_empty(), "indiquez au moins un conditionnement avant de signer l'enlèvement"),
    rule(Draft, note::WASTE_DETAILS_PARCEL_NUMBERS, |r, _| r.waste.parcel_numbers.iter().any(|v| v.postal_code.is_some()), "remplacez postalCode, obsolète, par inseeCode"),
    rule(Draft, note::WASTE_DETAILS_PARCEL_NUMBERS, |r, _| r.waste.parcel_numbers.iter().any(lacks_town), "indiquez la ville (city) et le code INSEE (inseeCode) de chaque parcelle, 250 caractères au plus"),
    rule(Draft, note::WASTE_DETAILS_PARCEL_NUMBERS, |r, _| !r.waste.parcel_numbers.iter().all(is_located), "situez chaque parcelle soit par prefix, section et number (1 à 5 caractères), soit par x et y (6 décimales au plus)"),
    rule(Draft, note::WASTE_DETAILS_ANALYSIS_REFERENCES, |r, _| r.waste.analysis_references.iter().any(|text| is_long(text, 250)), "raccourcissez chaque référence à 250 caractères au plus"),
    rule(Draft, note::WASTE_DETAILS_LAND_IDENTIFIERS, |r, _| r.waste.land_identifiers.iter().any(|text| is_long(text, 250)), "raccourcissez chaque identifiant à 250 caractères au plus"),

    rule(Draft, note::TRANSPORTER, |r, _| r.is_direct_supply && !r.transporters.is_empty(), "un acheminement par pipeline n'a pas de transporteur, retirez-le"),
    rule(Draft, note::TRANSPORTERS, |r, _| r.transporters.len() > MAX_TRANSPORTERS, "un bordereau compte au plus 5 transporteurs"),

    rule(Draft, note::TRADER_COMPANY_SIRET, |r, f| is_unregistered(&r.trader.company, f), UNREGISTERED),
    rule(Draft, note::TRADER_COMPANY_SIRET, |r, f| lacks_profile(&r.trader.company, &[CompanyType::Trader], f), "cet établissement n'a pas le profil négociant"),
    rule(Draft, note::BROKER_COMPANY_SIRET, |r, f| is_unregistered(&r.broker.company, f), UNREGISTERED),
    rule(Draft, note::BROKER_COMPANY_SIRET, |r, f| lacks_profile(&r.broker.company, &[CompanyType::Broker], f), "cet établissement n'a pas le profil courtier"),

    rule(Draft, note::INTERMEDIARIES, |r, _| is_collected(r) && !r.intermediaries.is_empty(), "une collecte (annexe 1) n'a pas d'intermédiaires, indiquez-les sur la tournée"),
    rule(Draft, note::INTERMEDIARIES, |r, _| r.intermediaries.len() > MAX_INTERMEDIARIES, "indiquez au plus 5 intermédiaires"),
    rule(Draft, note::INTERMEDIARIES, |r, _| has_twins(&r.intermediaries), "n'indiquez chaque intermédiaire qu'une fois"),
    rule(Draft, note::INTERMEDIARIES, |r, f| r.intermediaries.iter().any(|v| !v.siret.as_deref().is_some_and(|siret| is_siret(siret, f.policy.environment))), "indiquez un SIRET valide (siret) pour chaque intermédiaire"),
    rule(Draft, note::INTERMEDIARIES, |r, _| r.intermediaries.iter().any(|v| v.vat_number.as_deref().is_some_and(|vat| !is_french_vat(vat))), "un intermédiaire est établi en France, retirez le numéro de TVA étranger (vatNumber)"),
    rule(Draft, note::INTERMEDIARIES, |r, _| r.intermediaries.iter().any(|v| v.name.is_none() || v.address.is_none() || v.contact.is_none()), "indiquez le nom (name), l'adresse (address) et le contact (contact) de chaque intermédiaire"),
];

/// Rules of what reception and acceptation write.
#[rustfmt::skip]
pub const RECEPTION: &[Rule<Record, Step>] = &[
    rule_at(Reception, received::RECEIVED_BY, |r, _| r.reception.received_by.is_none(), "ce champ est requis pour réceptionner le déchet"),
    rule(Reception, received::QUANTITY_RECEIVED, |r, _| matches!(r.reception.acceptation, Some(Accepted | PartiallyRefused)) && received(r).is_some_and(|v| v.is_zero()), "indiquez une quantité supérieure à 0 pour un déchet accepté, même en partie"),
    rule(Acceptation, received::QUANTITY_RECEIVED, |r, _| r.reception.acceptation == Some(Refused) && received(r).is_some_and(|v| v.is_zero()), "indiquez la quantité présentée, supérieure à 0, pour un déchet refusé"),
    rule_at(Reception, received::QUANTITY_RECEIVED, |r, _| !r.recipient.is_temp_storage && goes_by_road(r) && exceeds_road(received(r)), "un transport routier ne dépasse pas 40 tonnes"),
    rule(Reception, received::QUANTITY_REFUSED, |r, _| refused(r).is_some() && received(r).is_none(), "indiquez la quantité reçue (quantityReceived) avant la quantité refusée"),
    rule(Reception, received::QUANTITY_REFUSED, |r, _| refused(r).zip(received(r)).is_some_and(|(refused, received)| refused > received), "la quantité refusée ne dépasse pas la quantité reçue"),
    rule(Reception, received::QUANTITY_REFUSED, |r, _| r.reception.acceptation == Some(Accepted) && refused(r).is_some_and(|v| !v.is_zero()), "indiquez 0 pour un déchet accepté"),
    rule(Reception, received::QUANTITY_REFUSED, |r, _| r.reception.acceptation == Some(Refused) && refused(r).is_some_and(|v| received(r).is_some_and(|all| v < all)), "indiquez toute la quantité reçue pour un déchet refusé"),
    rule(Reception, received::QUANTITY_REFUSED, |r, _| r.reception.acceptation == Some(PartiallyRefused) && refused(r).is_some_and(|v| v.is_zero() || Some(v) == received(r)), "pour un refus partiel, indiquez une quantité entre 0 et la quantité reçue, toutes deux exclues"),
    rule(Reception, received::WASTE_REFUSAL_REASON, |r, _| is_refused(r) && r.reception.refusal_reason.is_none(), "indiquez le motif du refus"),
    rule(Reception, received::WASTE_REFUSAL_REASON, |r, _| !is_refused(r) && r.reception.refusal_reason.is_some(), "retirez ce motif : le déchet n'est pas refusé"),
    rule(Reception, accepted::HAS_CITERNE_BEEN_WASHED_OUT, |r, _| r.reception.has_citerne_been_washed_out.is_some() && !(is_accepted(r) && has_packaging(r, &[Packagings::Citerne])), "retirez ce champ, réservé aux déchets acceptés et livrés en citerne"),
    rule(Reception, accepted::CITERNE_NOT_WASHED_OUT_REASON, |r, _| r.reception.has_citerne_been_washed_out == Some(false) && r.reception.citerne_not_washed_out_reason.is_none(), "indiquez pourquoi la citerne n'a pas été rincée"),
    rule(Reception, accepted::CITERNE_NOT_WASHED_OUT_REASON, |r, _| r.reception.has_citerne_been_washed_out != Some(false) && r.reception.citerne_not_washed_out_reason.is_some(), "retirez ce motif, réservé à une citerne qui n'a pas été rincée"),
    rule(Reception, accepted::EMPTY_RETURN_ADR, |r, _| r.reception.empty_return_adr.is_some() && !may_return_empty(r), "retirez ce champ, réservé aux déchets dangereux acceptés, livrés par route en citerne ou en benne"),
];

/// Rules of what processing writes.
#[rustfmt::skip]
pub const PROCESSING: &[Rule<Record, Step>] = &[
    rule(Processing, processed::PROCESSING_OPERATION_DONE, |r, _| done(r).is_some_and(|code| codes::find(code).is_none()), "indiquez un code d'opération réalisée, espaces compris, par exemple R 1 ou D 10"),
    rule(Processing, processed::DESTINATION_OPERATION_MODE, |r, _| modes(r).is_some_and(|modes| !modes.is_empty() && !r.processing.operation_mode.is_some_and(|v| modes.contains(&v))), "indiquez un mode de traitement qui correspond à l'opération réalisée"),
    rule(Processing, processed::DESTINATION_OPERATION_MODE, |r, _| modes(r).is_some_and(<[_]>::is_empty) && r.processing.operation_mode.is_some(), "retirez ce champ : cette opération n'a pas de mode de traitement"),
    rule(Processing, processed::NO_TRACEABILITY, |r, _| r.processing.no_traceability == Some(true) && !goes_on(r), "une rupture de traçabilité suppose une opération de regroupement (D 9, D 13, D 14, D 15, R 12, R 13)"),
    rule(Processing, processed::NEXT_DESTINATION, |r, _| done(r).is_some_and(|code| codes::find(code).is_some()) && !goes_on(r) && r.processing.next_destination != Default::default(), "retirez la destination ultérieure, réservée aux opérations de regroupement"),
    rule(Processing, processed::NEXT_DESTINATION_PROCESSING_OPERATION, |r, _| r.processing.next_destination.processing_operation.as_deref().is_some_and(|code| codes::find(code).is_none()), "indiquez un code d'opération, espaces compris, par exemple R 1 ou D 10"),
    rule(Processing, processed::NEXT_DESTINATION_COMPANY, |r, _| goes_on_traced(r) && identifiers(next_company(r)) != 1, "indiquez un seul identifiant : siret, vatNumber ou extraEuropeanId"),
    rule(Processing, processed::NEXT_DESTINATION_COMPANY_SIRET, |r, f| next_company(r).siret.is_some() && goes_on_traced(r) && is_dangerous(r) && (is_unregistered(next_company(r), f) || lacks_profile(next_company(r), DESTINATIONS, f)), "un déchet dangereux va à un établissement inscrit, avec un profil de destination"),
    rule(Processing, processed::NEXT_DESTINATION_COMPANY_SIRET, |r, f| goes_on_traced(r) && is_dangerous(r) && known(next_company(r), f).is_dormant(), DORMANT),
    rule(Processing, processed::NEXT_DESTINATION_COMPANY_VAT_NUMBER, |r, _| next_company(r).vat_number.as_deref().is_some_and(|vat| !is_foreign_vat(vat) && !is_french_vat(vat)), "indiquez un numéro de TVA intracommunautaire valide, sans espaces ni ponctuation"),
    rule(Processing, processed::NEXT_DESTINATION_COMPANY_COUNTRY, |r, _| next_company(r).country.as_deref().is_some_and(|v| !is_country(v)), "indiquez un code pays de deux lettres, par exemple FR"),
    rule(Processing, processed::NEXT_DESTINATION_COMPANY_COUNTRY, |r, _| next_company(r).country.is_some() && next_company(r).country.as_deref() != next_company(r).located_in(), "ce pays ne correspond pas à l'identifiant de l'entreprise"),
    rule(Processing, processed::IS_UPCYCLED, |r, _| r.processing.is_upcycled == Some(true) && !may_be_upcycled(r), "une valorisation de terres suppose une opération R, un code déchet de terres et au moins une parcelle de destination"),
    rule(Processing, processed::DESTINATION_PARCEL_INSEE_CODES, |r, _| r.processing.destination_parcel_insee_codes.iter().any(|v| v.chars().count() != 5), "indiquez des codes INSEE de 5 caractères"),
    rule(Processing, processed::DESTINATION_PARCEL_NUMBERS, |r, _| !r.processing.destination_parcel_numbers.iter().all(|v| is_parcel_number(v)), "indiquez chaque parcelle sous la forme 000-AB-123"),
    rule(Processing, processed::DESTINATION_PARCEL_NUMBERS, |r, _| numbers_do_not_match(r), "indiquez autant de numéros de parcelles que de codes INSEE"),
    rule(Processing, processed::DESTINATION_PARCEL_COORDINATES, |r, _| !r.processing.destination_parcel_coordinates.iter().all(|v| is_coordinates(v)), "indiquez chaque parcelle sous la forme « latitude longitude », en degrés décimaux"),
    rule(Processing, processed::DESTINATION_PARCEL_COORDINATES, |r, _| has_twin_texts(&r.processing.destination_parcel_coordinates), "n'indiquez chaque parcelle qu'une fois"),
];

const DORMANT: &str =
    "cet établissement est en sommeil sur la plateforme, il ne peut pas figurer sur un bordereau";
const UNREGISTERED: &str = "cet établissement n'est pas inscrit sur la plateforme, invitez-le à s'inscrire";

/// Profiles of those who may receive waste.
const DESTINATIONS: &[CompanyType] = &[
    CompanyType::Collector,
    CompanyType::Wasteprocessor,
    CompanyType::WasteCenter,
    CompanyType::DisposalFacility,
];

pub fn known<'a>(company: &Company, with: Facts<'a>) -> &'a CompanyFacts {
    with.directory.company(company.org_id().unwrap_or_default())
}

/// Named, but not registered.
pub fn is_unregistered(company: &Company, with: Facts<'_>) -> bool {
    company.org_id().is_some() && !known(company, with).is_registered()
}

/// Registered, but as none of these.
pub fn lacks_profile(company: &Company, wanted: &[CompanyType], with: Facts<'_>) -> bool {
    let registered = known(company, with).registered.as_ref();
    registered.is_some_and(|found| !wanted.iter().any(|profile| found.profile.has(*profile)))
}

pub fn cannot_treat(record: &Record, with: Facts<'_>) -> bool {
    known(&record.recipient.company, with).registered.as_ref().is_some_and(|found| {
        if is_dangerous(record) {
            !found.profile.may_process_dangerous_waste()
        } else {
            !found.profile.may_process_non_dangerous_waste()
        }
    })
}

/// Reuse is what a regrouping alone may be planned for.
fn may_be_planned(record: &Record, code: &str) -> bool {
    codes::may_be_planned(code) || is_regrouping(record) && codes::is_reuse(code)
}

fn eco_siret(record: &Record) -> Option<&str> {
    record.eco_organisme.as_ref().map(|eco| eco.siret.as_str())
}

fn exceeds_road(quantity: Option<Decimal>) -> bool {
    quantity.is_some_and(|tonnes| tonnes.round_dp(6) > Decimal::from(MAX_BY_ROAD))
}

fn is_long(text: &str, limit: usize) -> bool {
    text.chars().count() > limit
}

fn mixes_bulk(packagings: &[Packaging]) -> bool {
    let Some(bulk) = packagings.iter().find(|row| is_bulk(row)) else { return false };
    packagings.iter().any(|row| row.kind != bulk.kind)
}

fn lacks_town(parcel: &Parcel) -> bool {
    let insee = parcel.insee_code.as_deref().unwrap_or_default();
    [parcel.city.as_str(), insee].iter().any(|text| text.is_empty() || is_long(text, 250))
}

/// By its number in the land register or by its coordinates, whole and not both.
fn is_located(parcel: &Parcel) -> bool {
    let register = [&parcel.prefix, &parcel.section, &parcel.number];
    let coordinates = [(parcel.x, 90.0), (parcel.y, 180.0)];
    let by_register = register.iter().any(|text| text.is_some());
    let by_coordinates = coordinates.iter().any(|(value, _)| value.is_some());
    if by_register == by_coordinates {
        return false;
    }
    if by_register {
        register.iter().all(|text| text.as_ref().is_some_and(|text| (1..=5).contains(&text.chars().count())))
    } else {
        coordinates.iter().all(|(value, limit)| value.is_some_and(|value| is_degrees(value, *limit)))
    }
}

fn is_degrees(value: f64, limit: f64) -> bool {
    value.abs() <= limit && crate::domain::bsd::merge::decimal(value).scale() <= 6
}

fn has_twins(companies: &[Company]) -> bool {
    has_twin_texts(companies.iter().filter_map(|company| company.siret.as_ref()))
}

/// Lists come from clients, of any length: comparing each pair could take minutes.
fn has_twin_texts<'a>(texts: impl IntoIterator<Item = &'a String>) -> bool {
    let mut known = HashSet::new();
    !texts.into_iter().all(|text| known.insert(text))
}

/// Compared to the gram, like all weights.
fn received(record: &Record) -> Option<Decimal> {
    record.reception.quantity_received.map(|tonnes| tonnes.round_dp(6))
}

fn refused(record: &Record) -> Option<Decimal> {
    record.reception.quantity_refused.map(|tonnes| tonnes.round_dp(6))
}

fn is_refused(record: &Record) -> bool {
    matches!(record.reception.acceptation, Some(Refused | PartiallyRefused))
}

fn is_accepted(record: &Record) -> bool {
    record.reception.acceptation == Some(Accepted)
}

fn may_return_empty(record: &Record) -> bool {
    is_accepted(record)
        && has_packaging(record, &[Packagings::Citerne, Packagings::Benne])
        && is_dangerous(record)
        && record.transporters.last().is_none_or(|last| last.mode.is_none() || is_by_road(last))
}

fn done(record: &Record) -> Option<&str> {
    record.processing.operation_done.as_deref()
}

fn modes(record: &Record) -> Option<&'static [crate::generated::OperationMode]> {
    done(record).and_then(codes::find).map(|operation| operation.modes)
}

fn next_company(record: &Record) -> &Company {
    &record.processing.next_destination.company
}

fn identifiers(company: &Company) -> usize {
    [&company.siret, &company.vat_number, &company.extra_european_id].into_iter().flatten().count()
}

/// The waste is to be treated again elsewhere.
pub fn goes_on(record: &Record) -> bool {
    done(record).is_some_and(codes::is_grouping)
}

/// So is it, and its destination is told.
pub fn goes_on_traced(record: &Record) -> bool {
    goes_on(record) && record.processing.no_traceability != Some(true)
}

/// Dangerous waste that leaves France needs the number of its notification.
pub fn needs_notification(record: &Record) -> bool {
    let company = next_company(record);
    let is_abroad =
        company.extra_european_id.is_some() || company.vat_number.as_deref().is_some_and(is_foreign_vat);
    goes_on(record) && is_abroad && is_dangerous(record)
}

fn may_be_upcycled(record: &Record) -> bool {
    let processing = &record.processing;
    let has_parcel = !processing.destination_parcel_insee_codes.is_empty()
        || !processing.destination_parcel_numbers.is_empty()
        || !processing.destination_parcel_coordinates.is_empty();
    done(record).is_some_and(|code| code.starts_with('R'))
        && record.waste.code.as_deref().is_some_and(waste_codes::is_soil)
        && has_parcel
}

fn numbers_do_not_match(record: &Record) -> bool {
    let codes = record.processing.destination_parcel_insee_codes.len();
    let numbers = record.processing.destination_parcel_numbers.len();
    codes != 0 && numbers != 0 && codes != numbers
}

/// `123-AB-1234`: prefix, section, number.
fn is_parcel_number(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits =
        |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    matches!(parts[..], [prefix, section, number]
        if digits(prefix, 3)
            && (1..=2).contains(&section.len())
            && section.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
            && digits(number, 4))
}

/// `48.85 2.35`: latitude, longitude.
fn is_coordinates(text: &str) -> bool {
    let degrees = |text: &str, limit| {
        text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'))
            && text.parse::<f64>().is_ok_and(|value| value.abs() <= limit)
    };
    text.split_once(' ')
        .is_some_and(|(latitude, longitude)| degrees(latitude, 90.0) && degrees(longitude, 180.0))
}
