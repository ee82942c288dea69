//! Conditions that tables share.

use super::Record;
use super::record::{Company, Packaging, Transporter};
use super::waste_codes;
use crate::domain::company::{is_foreign_vat, vat_country};
use crate::generated::{EmitterType, Packagings, TransportMode};

/// The emitter is a person without a company or a ship: nobody can sign for it here.
pub fn emitter_cannot_sign(record: &Record) -> bool {
    record.emitter.is_private_individual || record.emitter.is_foreign_ship
}

pub fn emitter_can_sign(record: &Record) -> bool {
    !emitter_cannot_sign(record)
}

/// A round: the container of notes that are collected one after the other (annexe 1).
pub fn is_round(record: &Record) -> bool {
    record.emitter.kind == Some(EmitterType::Appendix1)
}

/// A note collected on a round (annexe 1).
pub fn is_collected(record: &Record) -> bool {
    record.emitter.kind == Some(EmitterType::Appendix1Producer)
}

/// A container of wastes that were received before, whole or in part (annexe 2).
pub fn is_regrouping(record: &Record) -> bool {
    record.emitter.kind == Some(EmitterType::Appendix2)
}

/// Whether nobody has to sign the emission: the emitter cannot, or its round waives it.
pub fn emission_is_waived(record: &Record) -> bool {
    match record.round {
        Some(round) if is_collected(record) => round.waives_emission,
        _ => emitter_cannot_sign(record),
    }
}

/// Dangerous by its code, as a persistent organic pollutant, or because its holder says so.
pub fn is_dangerous(record: &Record) -> bool {
    let waste = &record.waste;
    waste.is_dangerous || waste.pop || waste.code.as_deref().is_some_and(waste_codes::is_dangerous)
}

/// Whether a weight is declared when the note is sealed: what is collected on a round is weighed on the way.
pub fn weighs_at_seal(record: &Record) -> bool {
    !is_round(record) && !is_collected(record)
}

pub fn goes_by_road(record: &Record) -> bool {
    record.transporters.iter().any(|transporter| transporter.mode == Some(TransportMode::Road))
}

/// Not carried by anybody, so packed in nothing.
pub fn needs_packagings(record: &Record) -> bool {
    !record.is_direct_supply
}

pub fn has_packaging(record: &Record, kinds: &[Packagings]) -> bool {
    record.waste.packaging_infos.iter().any(|packaging| kinds.contains(&packaging.kind))
}

/// Tanks and skips: one or two a vehicle, and nothing beside.
pub fn is_bulk(packaging: &Packaging) -> bool {
    matches!(packaging.kind, Packagings::Citerne | Packagings::Benne)
}

/// Whether the transporter needs a receipt: not if exempted, foreign, or known not to take the road.
pub fn needs_receipt(transporter: &Transporter) -> bool {
    let is_foreign = transporter.company.vat_number.as_deref().is_some_and(is_foreign_vat);
    transporter.is_exempted_of_receipt != Some(true)
        && !is_foreign
        && transporter.mode.is_none_or(|mode| mode == TransportMode::Road)
}

pub fn is_by_road(transporter: &Transporter) -> bool {
    transporter.mode == Some(TransportMode::Road)
}

impl Company {
    /// Whether the waste leaves France when it goes on to this company.
    pub fn is_foreign(&self) -> bool {
        if self.extra_european_id.is_some() || self.vat_number.as_deref().is_some_and(is_foreign_vat) {
            return true;
        }
        self.siret.is_none() && self.country.as_deref().is_some_and(|country| country != "FR")
    }

    /// The country where it stands, by its identifier or as stored.
    pub fn located_in(&self) -> Option<&str> {
        match (&self.siret, self.vat_number.as_deref().and_then(vat_country)) {
            (Some(_), _) => Some("FR"),
            (None, Some(country)) => Some(country),
            (None, None) => self.country.as_deref(),
        }
    }
}

/// The carrier whose turn it is: the first that is ready and has not signed.
pub fn next_transporter(record: &Record) -> Option<usize> {
    record.transporters.iter().position(|row| row.ready_to_take_over && row.taken_over_at.is_none())
}
