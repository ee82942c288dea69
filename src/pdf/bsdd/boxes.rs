//! The boxes of a BSDD, each from its part of the record.

use rust_decimal::Decimal;
use serde::Serialize;

use super::super::company::Party;
pub use super::super::parties::{Carrier, Intermediation};
use super::super::parts::{Details, Receipt, Signature, Tick, ticks};
use super::super::{labels, text};
use crate::domain::bsdd::{codes, record};
use crate::generated::EmptyReturnADR;

/// Box 1.1.
pub fn emitter(emitter: &record::Emitter) -> Party {
    let company = &emitter.company;
    let (person, ship) = (emitter.is_private_individual, emitter.is_foreign_ship);
    let party = match (person, ship) {
        (true, _) => Party::person(company),
        (_, true) => Party::ship(company),
        _ => Party::plain(company),
    };
    let french = !person && !ship && company.siret.is_some();
    let origin = vec![
        Tick { label: "Entreprise française", on: french },
        Tick { label: "Particulier", on: person },
        Tick { label: "Navire étranger", on: ship },
    ];
    Party { origin, ..party }
}

/// Box 1.2: where the waste is fetched, and where soil comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Site {
    name: Option<String>,
    address: Option<String>,
    infos: Option<String>,
    parcels: Option<String>,
    analyses: Option<String>,
    lands: Option<String>,
}

impl Site {
    pub fn new(emitter: &record::Emitter, waste: &record::Waste, details: &mut Details) -> Self {
        let site = &emitter.work_site;
        let address = [&site.address, &site.postal_code, &site.city].into_iter().flatten();
        let address: Vec<&str> = address.map(String::as_str).filter(|part| !part.is_empty()).collect();
        let parcels = waste.parcel_numbers.iter().map(parcel);
        let analyses = waste.analysis_references.iter().cloned();
        let lands = waste.land_identifiers.iter().cloned();
        Self {
            name: text::line_of(site.name.as_ref()).or_else(|| text::line_of(emitter.pickup_site.as_ref())),
            address: text::line(&address.join(" ")),
            infos: site.infos.as_deref().and_then(text::paragraph),
            parcels: details.list("Parcelles de provenance", "Parcelle", parcels),
            analyses: details.list("Références d'analyse", "Référence", analyses),
            lands: details.list("Identifiants des terrains", "Identifiant", lands),
        }
    }
}

/// `44109 Nantes, parcelle 000 AB 12`, or its coordinates.
fn parcel(parcel: &record::Parcel) -> String {
    let code = parcel.insee_code.as_deref().or(parcel.postal_code.as_deref()).unwrap_or_default();
    let place = match (&parcel.prefix, &parcel.section, &parcel.number, parcel.x, parcel.y) {
        (Some(prefix), Some(section), Some(number), ..) => format!(", parcelle {prefix} {section} {number}"),
        (.., Some(x), Some(y)) => format!(", coordonnées {x} {y}"),
        _ => String::new(),
    };
    format!("{code} {}{place}", parcel.city)
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EcoOrganisme {
    name: Option<String>,
    siren: Option<String>,
}

impl EcoOrganisme {
    pub fn new(eco: Option<&record::EcoOrganisme>) -> Self {
        Self {
            name: eco.and_then(|eco| text::line(&eco.name)),
            siren: eco.and_then(|eco| text::line(eco.siret.get(..9).unwrap_or(&eco.siret))),
        }
    }
}

/// Boxes 2 and 14.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Destination {
    company: Party,
    cap: Option<String>,
    operation: Option<String>,
}

impl Destination {
    pub fn new(recipient: &record::Recipient) -> Self {
        Self {
            company: Party::plain(&recipient.company),
            cap: text::line_of(recipient.cap.as_ref()),
            operation: operation(recipient.processing_operation.as_ref()),
        }
    }
}

/// A code with its meaning; a planned one may lack its first space.
fn operation(code: Option<&String>) -> Option<String> {
    let code = text::line_of(code)?;
    let known = codes::OPERATIONS.iter().find(|row| row.code.replace(' ', "") == code.replace(' ', ""));
    Some(text::explained(&code, known.map(|row| row.label)))
}

/// Box 3.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Waste {
    code: Option<String>,
    name: Option<String>,
    sample: Option<String>,
    pollutant: Vec<Tick>,
    consistences: Vec<Tick>,
}

impl Waste {
    pub fn new(waste: &record::Waste) -> Self {
        Self {
            code: text::line_of(waste.code.as_ref()),
            name: text::line_of(waste.name.as_ref()),
            sample: text::line_of(waste.sample_number.as_ref()),
            pollutant: vec![Tick {
                label: "Contient des polluants organiques persistants (POP)",
                on: waste.pop,
            }],
            consistences: ticks(labels::CONSISTENCES, |one| waste.consistences.contains(one)),
        }
    }
}

/// Boxes 5 and 17.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quantity {
    tonnes: Option<String>,
    kinds: Vec<Tick>,
}

impl Quantity {
    pub fn new(waste: &record::Waste) -> Self {
        Self {
            tonnes: waste.quantity.map(text::tonnes),
            kinds: ticks(labels::QUANTITY_TYPES, |kind| waste.quantity_type == Some(*kind)),
        }
    }
}

/// Boxes 6.1, 6.2 and 15.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mentions {
    adr: Option<String>,
    empty_return: Option<&'static str>,
    other: Option<String>,
}

impl Mentions {
    /// A note without the flag is older than it: its mention alone told whether the ADR applies
    /// (specification, 10.5).
    pub fn new(waste: &record::Waste, empty_return: Option<EmptyReturnADR>) -> Self {
        let mention = waste.onu_code.as_deref().and_then(text::paragraph);
        let not_subject = || "Non soumis à l'ADR".to_owned();
        Self {
            adr: match waste.is_subject_to_adr {
                Some(true) => mention,
                Some(false) => Some(not_subject()),
                None => Some(mention.unwrap_or_else(not_subject)),
            },
            empty_return: empty_return.map(labels::empty_return),
            other: text::line_of(waste.non_road_regulation_mention.as_ref()),
        }
    }
}

impl Carrier {
    pub fn new(number: String, carrier: &record::Transporter) -> Self {
        let plates = carrier.number_plate.as_deref().unwrap_or_default();
        let plates: Vec<&str> = plates.split(',').map(str::trim).filter(|plate| !plate.is_empty()).collect();
        Self {
            number,
            company: Party::company(&carrier.company),
            receipt: Receipt::new(&carrier.receipt, carrier.is_exempted_of_receipt),
            mode: carrier.mode.map(labels::transport_mode),
            plates: text::line(&plates.join(", ")),
            taken_over: None,
            signature: Signature::new(carrier.taken_over_by.as_ref(), carrier.taken_over_at),
        }
    }
}

/// Box 9.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Emission {
    by: Option<&'static str>,
    signature: Signature,
}

impl Emission {
    pub fn new(emission: &record::Emission) -> Self {
        Self {
            by: (emission.by_eco_organisme == Some(true)).then_some("l'éco-organisme"),
            signature: Signature::new(emission.by.as_ref(), emission.at),
        }
    }
}

/// Boxes 10 and 13.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reception {
    received: Option<String>,
    date: Option<String>,
    decision: Vec<Tick>,
    refused: Option<String>,
    accepted: Option<String>,
    reason: Option<String>,
    tank: Option<&'static str>,
    signature: Signature,
}

impl Reception {
    pub fn new(reception: &record::Reception, accepted: Option<Decimal>) -> Self {
        // Who receives without deciding signs with the reception.
        let by = reception.signed_by.as_ref().or(reception.received_by.as_ref());
        let at = reception.signed_at.or(reception.received_at);
        Self {
            received: reception.quantity_received.map(text::tonnes),
            date: text::day(reception.received_at),
            decision: ticks(labels::DECISIONS, |decision| reception.acceptation == Some(*decision)),
            refused: reception.quantity_refused.map(text::tonnes),
            accepted: accepted.map(text::tonnes),
            reason: text::line_of(reception.refusal_reason.as_ref()),
            tank: reception
                .has_citerne_been_washed_out
                .map(|washed| labels::tank(washed, reception.citerne_not_washed_out_reason)),
            signature: Signature::new(by, at),
        }
    }
}

/// Box 11.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Processing {
    operation: Option<String>,
    mode: Option<&'static str>,
    description: Option<String>,
    parcels: Option<String>,
    ticks: Vec<Tick>,
    signature: Signature,
}

impl Processing {
    pub fn new(processing: &record::Processing, details: &mut Details) -> Self {
        let codes = &processing.destination_parcel_insee_codes;
        let numbers = &processing.destination_parcel_numbers;
        let places = (0..codes.len().max(numbers.len())).map(|place| {
            let part = |list: &[String]| list.get(place).cloned().unwrap_or_default();
            format!("{} {}", part(codes), part(numbers))
        });
        let parcels = places.chain(processing.destination_parcel_coordinates.iter().cloned());
        let is_upcycled = processing.is_upcycled == Some(true);
        let mut ticks = vec![Tick {
            label: "Rupture de traçabilité autorisée",
            on: processing.no_traceability == Some(true),
        }];
        ticks.extend(is_upcycled.then_some(Tick { label: "Terres valorisées", on: true }));
        Self {
            operation: text::line_of(processing.operation_done.as_ref()),
            mode: processing.operation_mode.map(labels::operation_mode),
            description: text::line_of(processing.operation_description.as_ref()),
            parcels: details.list("Parcelles de destination", "Parcelle", parcels),
            ticks,
            signature: Signature::new(processing.by.as_ref(), processing.at),
        }
    }
}

/// Box 12.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextStop {
    company: Party,
    operation: Option<String>,
    notification: Option<String>,
}

impl NextStop {
    pub fn new(next: &record::NextDestination) -> Option<Self> {
        (*next != record::NextDestination::default()).then(|| Self {
            company: Party::company(&next.company),
            operation: operation(next.processing_operation.as_ref()),
            notification: text::line_of(next.notification_number.as_ref()),
        })
    }
}
