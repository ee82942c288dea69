//! What stands on a printed BSDD, box by box (specification, 13).

mod annex;
mod boxes;
mod packagings;

pub use annex::Grouped;

use jiff::Timestamp;
use serde::Serialize;

use super::company::Party;
use super::parts::{Details, Force, Head, Signature, Tick, ticks};
use super::{Layout, Sheet, text};
use crate::domain::bsdd::{self, Record, record};
use crate::generated::FormStatus;
use annex::Annex;
use boxes::{
    Carrier, Destination, EcoOrganisme, Emission, Intermediation, Mentions, NextStop, Processing, Quantity,
    Reception, Site, Waste,
};
use packagings::Packages;

/// A BSDD as it is printed. Members are named after the boxes they fill.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BsddSheet {
    #[serde(flatten)]
    head: Head,
    danger: Vec<Tick>,
    kinds: Vec<Tick>,
    /// Numbers of the notes that this one is grouped in.
    containers: Vec<String>,
    emitter: Party,
    site: Site,
    eco: EcoOrganisme,
    recipient: Destination,
    storage: Vec<Tick>,
    waste: Waste,
    packagings: Packages,
    quantity: Quantity,
    mentions: Mentions,
    trader: Option<Intermediation>,
    broker: Option<Intermediation>,
    intermediaries: Vec<Party>,
    transporter: Option<Carrier>,
    emission: Emission,
    reception: Reception,
    processing: Processing,
    next: Option<NextStop>,
    /// The leg after temporary storage, and what the storer did before it.
    suite: Option<Suite>,
    /// Those after the first.
    transporters: Vec<Carrier>,
    /// Lists too long for their boxes.
    details: Details,
    grouped: Option<Annex>,
}

/// Boxes 13 to 19.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Suite {
    reception: Reception,
    destination: Destination,
    /// None unless the storer packed the waste anew.
    repackaging: Option<Repackaging>,
    transporter: Option<Carrier>,
    emission: Signature,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Repackaging {
    mentions: Mentions,
    packagings: Packages,
    quantity: Quantity,
}

/// The emitter's kinds, by their names in the API.
const KINDS: &[(&str, &str)] = &[
    ("PRODUCER", "Producteur"),
    ("OTHER", "Autre détenteur"),
    ("APPENDIX1", "Collecteur (annexe 1)"),
    ("APPENDIX1_PRODUCER", "Producteur en tournée (annexe 1)"),
    ("APPENDIX2", "Regroupement (annexe 2)"),
];
/// Whether the waste is dangerous, or only stored at the recipient's.
const DANGER: &[(bool, &str)] = &[(true, "Déchets dangereux"), (false, "Déchets non dangereux")];
const YES_OR_NO: &[(bool, &str)] = &[(true, "oui"), (false, "non")];

impl Sheet for BsddSheet {
    fn layout(&self) -> Layout {
        Layout::Bsdd
    }

    fn head(&self) -> &Head {
        &self.head
    }
}

impl BsddSheet {
    /// The sheet of a note at an instant. `grouped` are the notes that it groups, `containers` the numbers of
    /// those that group it.
    pub fn new(note: &Record, grouped: &[Grouped], containers: &[String], edited_at: Timestamp) -> Self {
        let mut details = Details::new();
        let force = match note.status {
            FormStatus::Draft => Force::Draft,
            FormStatus::Canceled => Force::Canceled,
            _ => Force::Full,
        };
        let is_dangerous = bsdd::is_dangerous(note);
        let is_stored = note.recipient.is_temp_storage || note.suite.is_some();
        let kind = note.emitter.kind.map(|kind| kind.as_str());
        // What was done with the waste in the end, at whichever leg's destination.
        let last = bsdd::final_leg(note);
        Self {
            head: Head::new(&note.readable_id, note.custom_id.as_deref(), force, edited_at),
            danger: ticks(DANGER, |dangerous| *dangerous == is_dangerous),
            kinds: ticks(KINDS, |name| Some(*name) == kind),
            containers: containers.iter().filter_map(|number| text::line(number)).collect(),
            emitter: boxes::emitter(&note.emitter),
            site: Site::new(&note.emitter, &note.waste, &mut details),
            eco: EcoOrganisme::new(note.eco_organisme.as_ref()),
            recipient: Destination::new(&note.recipient),
            storage: ticks(YES_OR_NO, |yes| *yes == is_stored),
            waste: Waste::new(&note.waste),
            packagings: Packages::new(note, &mut details),
            quantity: Quantity::new(&note.waste),
            mentions: Mentions::new(&note.waste, last.reception.empty_return_adr),
            trader: Intermediation::new(&note.trader),
            broker: Intermediation::new(&note.broker),
            intermediaries: note.intermediaries.iter().map(Party::plain).collect(),
            transporter: first_carrier(note, "8"),
            emission: Emission::new(&note.emission),
            reception: Reception::new(&last.reception, bsdd::quantity_accepted(last)),
            processing: Processing::new(&last.processing, &mut details),
            next: NextStop::new(&last.processing.next_destination),
            suite: note.suite.as_deref().map(|suite| Suite::new(note, suite, &mut details)),
            transporters: note
                .transporters
                .iter()
                .enumerate()
                .skip(1)
                .map(|(place, carrier)| Carrier::new(format!("8.{}", place + 1), carrier))
                .collect(),
            grouped: Annex::new(kind, grouped),
            details,
        }
    }
}

impl Suite {
    fn new(note: &Record, suite: &Record, details: &mut Details) -> Self {
        let packed = &suite.waste.packaging_infos;
        let is_repacked = !packed.is_empty() && *packed != note.waste.packaging_infos;
        Self {
            reception: Reception::new(&note.reception, bsdd::quantity_accepted(note)),
            destination: Destination::new(&suite.recipient),
            repackaging: is_repacked.then(|| Repackaging {
                mentions: Mentions::new(&suite.waste, None),
                packagings: Packages::new(suite, details),
                quantity: Quantity::new(&suite.waste),
            }),
            transporter: first_carrier(suite, "18"),
            emission: Signature::new(suite.emission.by.as_ref(), suite.emission.at),
        }
    }
}

/// The first carrier; one that signed on paper did so for the note.
fn first_carrier(note: &Record, number: &str) -> Option<Carrier> {
    let first = note.transporters.first()?;
    let record::TakeOver { at, by, .. } = &note.take_over;
    let signed = record::Transporter {
        taken_over_at: first.taken_over_at.or(*at),
        taken_over_by: first.taken_over_by.clone().or_else(|| by.clone()),
        ..first.clone()
    };
    Some(Carrier::new(number.to_owned(), &signed))
}
