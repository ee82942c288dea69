//! What stands on a printed BSVHU, box by box (specification, 9).

use jiff::Timestamp;

use super::company::Party;
use super::parties::{Carrier, Intermediation, signature};
use super::parts::{Details, Force, Head, Tick, ticks};
use super::{Boxes, Failed, Layout, boxes, labels, text};
use crate::domain::bsd::document::Note;
use crate::domain::bsvhu::{Bsvhu, Identification};
use crate::generated::BsvhuDestinationType::{self, Broyeur, Demolisseur};
use crate::generated::BsvhuIdentificationType as Kind;
use crate::generated::BsvhuPackaging::{self, Lot, Unite};

const DESTINATIONS: &[(BsvhuDestinationType, &str)] =
    &[(Broyeur, "Broyeur agréé"), (Demolisseur, "Centre VHU agréé")];
const PACKAGINGS: &[(BsvhuPackaging, &str)] = &[(Unite, "À l'unité"), (Lot, "En lots")];
const CODES: &[(&str, &str)] =
    &[("16 01 06", "16 01 06 – VHU dépollués"), ("16 01 04*", "16 01 04* – VHU non dépollués")];
const OPERATIONS: &[(&str, &str)] =
    &[("R 4", "R 4 – Recyclage des métaux"), ("R 12", "R 12 – Échange en vue d'une valorisation")];
const ELECTRIC: &[(bool, &str)] = &[(true, "oui"), (false, "non")];

/// The sheet of a note at an instant.
pub fn bsvhu(note: &Note<Bsvhu>, edited_at: Timestamp) -> Result<Boxes, Failed> {
    let (emitter, destination) = (&note.emitter, &note.destination);
    let (reception, operation) = (&destination.reception, &destination.operation);
    let next = &operation.next_destination;
    let mut details = Details::new();
    let force = if note.is_draft { Force::Draft } else { Force::Full };
    let mut sender = emitter.company.clone();
    sender.address = emitter.address();
    let mut numbers = |of: &Identification, title| details.list(title, "Numéro", of.numbers.iter().cloned());
    let code = operation.code.as_deref();
    let eco = note.eco_organisme.as_ref();
    let mut carriers = note.transporters.iter().enumerate().map(|(place, one)| {
        let number = if place == 0 { "9".to_owned() } else { (place + 11).to_string() };
        Carrier::signing(number, one)
    });
    let head = Head::new(&note.id, note.custom_id.as_deref(), force, edited_at);
    boxes!(Layout::Bsvhu, head, {
        "irregular": vec![Tick { label: "Situation irrégulière", on: emitter.irregular_situation }],
        "emitterAgrement": text::line_of(emitter.agrement_number.as_ref()),
        "emitter": Party::plain(&sender),
        "ecoName": eco.and_then(|eco| text::line_of(eco.name.as_ref())),
        "ecoSiren": note.eco_organisme().and_then(|siret| text::line(siret.get(..9).unwrap_or(siret))),
        "destinationKinds": ticks(DESTINATIONS, |kind| destination.kind == Some(*kind)),
        "destinationAgrement": text::line_of(destination.agrement_number.as_ref()),
        "destination": Party::plain(&destination.company),
        "planned": text::line_of(destination.planned_operation.as_ref()),
        "packagings": ticks(PACKAGINGS, |kind| note.packaging == Some(*kind)),
        "codes": ticks(CODES, |code| note.waste_code.as_deref() == Some(*code)),
        "electric": ticks(ELECTRIC, |yes| note.contains_electric_or_hybrid_vehicles == Some(*yes)),
        "numbersLabel": kind(note.identification.kind),
        "numbers": numbers(&note.identification, "Identification des véhicules ou des lots"),
        "quantity": note.quantity.map(|count| text::number(count.into())),
        "weight": note.weight.map(text::tonnes),
        "estimated": vec![Tick { label: "estimée", on: note.is_weight_estimated }],
        "emission": signature(emitter.signature.as_ref()),
        "trader": Intermediation::new(&note.trader),
        "broker": Intermediation::new(&note.broker),
        "intermediaries": note.intermediaries.iter().map(Party::plain).collect::<Vec<_>>(),
        "transporter": carriers.next(),
        "decision": ticks(labels::DECISIONS, |kind| reception.acceptation == Some(*kind)),
        "received": reception.weight.map(text::tonnes),
        "receivedAt": text::day(reception.date),
        "refusal": reception.refusal_reason.as_deref().and_then(text::paragraph),
        "receivedNumbers": numbers(&reception.identification, "Numéros d'entrée"),
        "reception": signature(reception.signature.as_ref()),
        "operations": ticks(OPERATIONS, |one| code == Some(*one)),
        "operation": code.filter(|code| OPERATIONS.iter().all(|(one, _)| one != code)).and_then(text::line),
        "mode": operation.mode.map(labels::operation_mode),
        "operatedAt": text::day(operation.date),
        "treatment": signature(operation.signature.as_ref()),
        "next": next.siret.is_some().then(|| Party::plain(next)),
        "transporters": carriers.collect::<Vec<_>>(),
        "details": details,
    })
}

/// What numbers are called by their kind.
const fn kind(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::NumeroOrdreRegistrePolice) => "N° d'ordre du registre de police",
        Some(Kind::NumeroImmatriculation) => "N° d'immatriculation",
        Some(Kind::NumeroFicheDromcom) => "N° de fiche DROM-COM",
        Some(Kind::NumeroOrdreLotsSortants) => "N° d'ordre des lots sortants",
        None => "N° des lots",
    }
}
