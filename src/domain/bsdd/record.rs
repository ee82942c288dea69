//! A BSDD as it is kept. What the API shows of it is [`crate::generated::Form`].
//!
//! Fields marked `serde(skip)` are columns or rows of their own; the rest is the body, a JSON document
//! whose absent members are null or empty.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::bsd::links::Share;
pub use crate::domain::bsd::parts::{Company, EcoOrganisme, Intermediation, Receipt};
use crate::generated::{
    CiterneNotWashedOutReason, Consistence, EmitterType, EmptyReturnADR, FormStatus, OperationMode,
    Packagings, QuantityType, TransportMode, WasteAcceptationStatus,
};
use crate::scalars::DateTime;

/// A BSDD. Quantities are in tonnes, exact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Record {
    #[serde(skip)]
    pub id: String,
    /// `BSD-YYYYMMDD-XXXXXXXXX`.
    #[serde(skip)]
    pub readable_id: String,
    #[serde(skip)]
    pub status: FormStatus,
    #[serde(skip)]
    pub created_at: DateTime,
    #[serde(skip)]
    pub updated_at: DateTime,
    /// The user who created the note; drafts are visible through that user's companies.
    #[serde(skip)]
    pub owner_id: String,
    #[serde(skip)]
    pub custom_id: Option<String>,
    /// In order; the first is number 1.
    #[serde(skip)]
    pub transporters: Vec<Transporter>,
    /// What a container groups, in order: rows of `bsd_link`, read with a note that is held and not otherwise.
    #[serde(skip)]
    pub grouping: Vec<Fraction>,
    /// What its round means for a collected note that is about to be signed; read for that and not otherwise.
    #[serde(skip)]
    pub round: Option<Round>,

    #[serde(skip_serializing_if = "is_default")]
    pub is_direct_supply: bool,
    /// `readableId` of the note that this one was copied from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_duplicate_of: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub is_imported_from_paper: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub emitter: Emitter,
    #[serde(skip_serializing_if = "is_default")]
    pub recipient: Recipient,
    #[serde(skip_serializing_if = "is_default")]
    pub waste: Waste,
    #[serde(skip_serializing_if = "is_default")]
    pub trader: Intermediation,
    #[serde(skip_serializing_if = "is_default")]
    pub broker: Intermediation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eco_organisme: Option<EcoOrganisme>,
    #[serde(skip_serializing_if = "is_default")]
    pub intermediaries: Vec<Company>,
    #[serde(skip_serializing_if = "is_default")]
    pub emission: Emission,
    #[serde(skip_serializing_if = "is_default")]
    pub take_over: TakeOver,
    #[serde(skip_serializing_if = "is_default")]
    pub reception: Reception,
    #[serde(skip_serializing_if = "is_default")]
    pub processing: Processing,
    /// SIRET or VAT number of the carrier that holds the waste; blank once received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_transporter_org_id: Option<String>,
    /// SIRET or VAT number of the carrier that a segment hands the waste to next; blank once it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_transporter_org_id: Option<String>,
    /// What containers have taken of this waste so far.
    #[serde(skip_serializing_if = "is_default")]
    pub quantity_grouped: Decimal,
    /// The leg after temporary storage: a note of its own in all but its row, which is this one's. Its
    /// emitter is this note's recipient; it has no owner and no suite.
    #[serde(skip_serializing_if = "Option::is_none", with = "suite")]
    pub suite: Option<Box<Record>>,
}

/// A note that a container groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fraction {
    pub form_id: String,
    /// What the container takes of it, in tonnes; none of a collected note, which goes whole.
    pub quantity: Option<Decimal>,
    #[serde(skip)]
    pub share: Share,
}

/// The round that a collected note is attached to, as its signatures see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    pub is_draft: bool,
    /// The waste may be taken over without the signature of its emission.
    pub waives_emission: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Emitter {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<EmitterType>,
    #[serde(skip_serializing_if = "is_default")]
    pub is_private_individual: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub is_foreign_ship: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub company: Company,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pickup_site: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub work_site: WorkSite,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct WorkSite {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub infos: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Recipient {
    #[serde(skip_serializing_if = "is_default")]
    pub company: Company,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_operation: Option<String>,
    /// The waste is only stored here, before it goes on to its destination.
    #[serde(skip_serializing_if = "is_default")]
    pub is_temp_storage: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Waste {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub is_dangerous: bool,
    #[serde(skip_serializing_if = "is_default")]
    pub pop: bool,
    #[serde(rename = "isSubjectToADR", skip_serializing_if = "Option::is_none")]
    pub is_subject_to_adr: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub onu_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_road_regulation_mention: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub consistences: Vec<Consistence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity_type: Option<QuantityType>,
    #[serde(skip_serializing_if = "is_default")]
    pub packaging_infos: Vec<Packaging>,
    #[serde(skip_serializing_if = "is_default")]
    pub parcel_numbers: Vec<Parcel>,
    #[serde(skip_serializing_if = "is_default")]
    pub analysis_references: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub land_identifiers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample_number: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Packaging {
    #[serde(rename = "type")]
    pub kind: Packagings,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
    /// What an `AUTRE` packaging is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// Cubic metres or litres, as the packaging's kind has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<f64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identification_numbers: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Parcel {
    pub city: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub insee_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Latitude in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<f64>,
    /// Longitude in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<f64>,
}

/// A carrier of the note; a row of its own.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Transporter {
    pub id: String,
    #[serde(skip_serializing_if = "is_default")]
    pub company: Company,
    #[serde(skip_serializing_if = "is_default")]
    pub receipt: Receipt,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_exempted_of_receipt: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<TransportMode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_plate: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_info: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub ready_to_take_over: bool,
    /// SIRET or VAT number of the carrier that made this segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_transporter_org_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_over_at: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_over_by: Option<String>,
}

/// The emitter's signature.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Emission {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_eco_organisme: Option<bool>,
}

/// The first carrier's signature.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TakeOver {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by_transporter: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Reception {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_at: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_at: Option<DateTime>,
    /// Who signed an acceptation that came after the reception.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acceptation: Option<WasteAcceptationStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity_received: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity_received_type: Option<QuantityType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity_refused: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_citerne_been_washed_out: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citerne_not_washed_out_reason: Option<CiterneNotWashedOutReason>,
    #[serde(rename = "emptyReturnADR", skip_serializing_if = "Option::is_none")]
    pub empty_return_adr: Option<EmptyReturnADR>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Processing {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_done: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_mode: Option<OperationMode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_traceability: Option<bool>,
    #[serde(skip_serializing_if = "is_default")]
    pub next_destination: NextDestination,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_upcycled: Option<bool>,
    #[serde(skip_serializing_if = "is_default")]
    pub destination_parcel_insee_codes: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub destination_parcel_numbers: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub destination_parcel_coordinates: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NextDestination {
    #[serde(skip_serializing_if = "is_default")]
    pub company: Company,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processing_operation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification_number: Option<String>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            id: String::new(),
            readable_id: String::new(),
            status: FormStatus::Draft,
            created_at: DateTime(jiff::Timestamp::UNIX_EPOCH),
            updated_at: DateTime(jiff::Timestamp::UNIX_EPOCH),
            owner_id: String::new(),
            custom_id: None,
            transporters: Vec::new(),
            grouping: Vec::new(),
            round: None,
            is_direct_supply: false,
            is_duplicate_of: None,
            is_imported_from_paper: false,
            emitter: Emitter::default(),
            recipient: Recipient::default(),
            waste: Waste::default(),
            trader: Intermediation::default(),
            broker: Intermediation::default(),
            eco_organisme: None,
            intermediaries: Vec::new(),
            emission: Emission::default(),
            take_over: TakeOver::default(),
            reception: Reception::default(),
            processing: Processing::default(),
            current_transporter_org_id: None,
            next_transporter_org_id: None,
            quantity_grouped: Decimal::ZERO,
            suite: None,
        }
    }
}

/// A suite keeps in its note's body what other notes keep in columns.
mod suite {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{FormStatus, Record, Transporter};

    #[derive(Serialize)]
    struct Written<'a> {
        status: FormStatus,
        transporters: &'a [Transporter],
        note: &'a Record,
    }

    #[derive(Deserialize)]
    struct Read {
        status: FormStatus,
        transporters: Vec<Transporter>,
        note: Record,
    }

    pub fn serialize<S: Serializer>(suite: &Option<Box<Record>>, to: S) -> Result<S::Ok, S::Error> {
        let written = suite.as_deref().map(|note| Written {
            status: note.status,
            transporters: &note.transporters,
            note,
        });
        written.serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Box<Record>>, D::Error> {
        let read = Option::<Read>::deserialize(from)?;
        Ok(read.map(|Read { status, transporters, note }| Box::new(Record { status, transporters, ..note })))
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_is_kept_whole_in_its_notes_body() {
        let carrier = Transporter { id: "t".into(), ..Transporter::default() };
        let suite = Record { status: FormStatus::Sealed, transporters: vec![carrier], ..Record::default() };
        let note = Record { suite: Some(Box::new(suite)), ..Record::default() };
        let body = serde_json::to_string(&note).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&body).unwrap(), note);
    }
}
