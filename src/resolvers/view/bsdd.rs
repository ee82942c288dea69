//! What the API shows of a BSDD. Takes the record apart: its strings move into the answer.
//!
//! An object whose leaves are all null is null itself; a flag counts as a leaf even when it is false,
//! which is why emitter, recipient and waste are always shown.

mod storage;

use std::mem;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::parts::{any_company, company};
use crate::domain::bsdd::{self, Leg, Record, record};
use crate::generated::{
    Broker, Emitter, Form, FormEcoOrganisme, FormStatus, InitialForm, NextDestination, PackagingInfo,
    ParcelNumber, Recipient, StateSummary, Trader, TransportMode, TransportSegment, Transporter,
    WasteDetails, WorkSite,
};
use crate::graphql::output::Slot;
use crate::scalars::{DateTime, Id};

/// Which of the members that repeat others are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    pub transporter: bool,
    pub transporters: bool,
    pub segments: bool,
    pub state_summary: bool,
}

impl Shown {
    pub const NOTHING: Self =
        Self { transporter: false, transporters: false, segments: false, state_summary: false };

    /// What either shows.
    pub fn or(self, other: Self) -> Self {
        Self {
            transporter: self.transporter || other.transporter,
            transporters: self.transporters || other.transporters,
            segments: self.segments || other.segments,
            state_summary: self.state_summary || other.state_summary,
        }
    }
}

/// The whole note. Of one with two legs, reception and treatment are those of the last.
pub fn form(mut record: Record, shown: Shown) -> Form {
    let state_summary = shown.state_summary.then(|| state_summary(&record));
    let quantity_accepted = bsdd::quantity_accepted(bsdd::final_leg(&record)).map(number);
    let last = bsdd::final_leg_mut(&mut record);
    let (reception, processing) = (mem::take(&mut last.reception), mem::take(&mut last.processing));
    let temporary_storage_detail = record.suite.take().map(|suite| storage::detail(*suite, &record));
    let Record { emission, take_over, .. } = record;
    let parcels = Parcels {
        insee_codes: processing.destination_parcel_insee_codes,
        numbers: processing.destination_parcel_numbers,
        coordinates: processing.destination_parcel_coordinates,
    };
    let segments = shown.segments.then(|| segments(&record.transporters));
    let (first, transporters) = carriers(record.transporters, shown);
    Form {
        id: Id(record.id),
        readable_id: record.readable_id,
        status: record.status,
        created_at: Some(record.created_at),
        updated_at: Some(record.updated_at),
        custom_id: filled(record.custom_id),
        is_duplicate_of: record.is_duplicate_of,
        is_imported_from_paper: record.is_imported_from_paper,
        is_direct_supply: record.is_direct_supply,
        emitter: Some(emitter(record.emitter)),
        recipient: Some(recipient(record.recipient, parcels)),
        temporary_storage_detail,
        waste_details: Some(waste(record.waste)),
        trader: trader(record.trader),
        broker: broker(record.broker),
        eco_organisme: record.eco_organisme.map(|eco| FormEcoOrganisme { name: eco.name, siret: eco.siret }),
        intermediaries: record.intermediaries.into_iter().map(any_company).collect(),
        transporter: first,
        transporters,
        current_transporter_siret: record.current_transporter_org_id,
        next_transporter_siret: record.next_transporter_org_id,
        transport_segments: segments,
        state_summary,
        metadata: Slot::Empty,

        emitted_at: emission.at,
        emitted_by: filled(emission.by),
        emitted_by_eco_organisme: emission.by_eco_organisme,

        taken_over_at: take_over.at,
        taken_over_by: filled(take_over.by),
        sent_at: take_over.sent_at,
        sent_by: filled(take_over.sent_by),
        signed_by_transporter: take_over.signed_by_transporter,

        received_at: reception.received_at,
        received_by: filled(reception.received_by),
        signed_at: reception.signed_at,
        waste_acceptation_status: reception.acceptation,
        waste_refusal_reason: filled(reception.refusal_reason),
        quantity_received: reception.quantity_received.map(number),
        quantity_received_type: reception.quantity_received_type,
        quantity_refused: reception.quantity_refused.map(number),
        quantity_accepted,
        has_citerne_been_washed_out: reception.has_citerne_been_washed_out,
        citerne_not_washed_out_reason: reception.citerne_not_washed_out_reason,
        empty_return_adr: reception.empty_return_adr,

        processed_at: processing.at,
        processed_by: filled(processing.by),
        processing_operation_done: filled(processing.operation_done),
        processing_operation_description: filled(processing.operation_description),
        destination_operation_mode: processing.operation_mode,
        no_traceability: processing.no_traceability,
        is_upcycled: processing.is_upcycled,
        next_destination: next_destination(processing.next_destination),

        quantity_grouped: Some(number(record.quantity_grouped)),
        grouping: Slot::Empty,
        grouped_in: Slot::Empty,
        appendix2_forms: Slot::Empty,
    }
}

/// A note as what groups it shows it. Its emitter is told to those who may read the note itself.
pub fn initial(record: Record, is_readable: bool) -> InitialForm {
    let emitter_postal_code = bsdd::emitter_postal_code(&record.emitter);
    let leg = bsdd::final_leg(&record);
    let (reception, processing) = (leg.reception.clone(), leg.processing.operation_done.clone());
    let quantity_accepted = bsdd::quantity_accepted(leg).map(number);
    let parcels = Parcels { insee_codes: Vec::new(), numbers: Vec::new(), coordinates: Vec::new() };
    InitialForm {
        id: Id(record.id),
        readable_id: record.readable_id,
        status: Some(record.status),
        emitter: is_readable.then(|| emitter(record.emitter)),
        emitter_postal_code,
        recipient: Some(recipient(record.recipient, parcels)),
        transporter: record.transporters.into_iter().next().map(transporter),
        waste_details: Some(waste(record.waste)),
        taken_over_at: record.take_over.at,
        signed_at: reception.signed_at,
        quantity_received: reception.quantity_received.map(number),
        quantity_refused: reception.quantity_refused.map(number),
        quantity_accepted,
        quantity_grouped: Some(number(record.quantity_grouped)),
        processing_operation_done: filled(processing),
    }
}

struct Parcels {
    insee_codes: Vec<String>,
    numbers: Vec<String>,
    coordinates: Vec<String>,
}

fn emitter(emitter: record::Emitter) -> Emitter {
    Emitter {
        r#type: emitter.kind,
        is_private_individual: Some(emitter.is_private_individual),
        is_foreign_ship: Some(emitter.is_foreign_ship),
        company: company(emitter.company),
        pickup_site: filled(emitter.pickup_site),
        work_site: work_site(emitter.work_site),
    }
}

fn work_site(site: record::WorkSite) -> Option<WorkSite> {
    let site = WorkSite {
        name: filled(site.name),
        address: filled(site.address),
        city: filled(site.city),
        postal_code: filled(site.postal_code),
        infos: filled(site.infos),
    };
    let empty = [&site.name, &site.address, &site.city, &site.postal_code, &site.infos];
    if empty.iter().all(|leaf| leaf.is_none()) { None } else { Some(site) }
}

fn recipient(recipient: record::Recipient, parcels: Parcels) -> Recipient {
    Recipient {
        cap: filled(recipient.cap),
        company: company(recipient.company),
        processing_operation: filled(recipient.processing_operation),
        is_temp_storage: Some(recipient.is_temp_storage),
        parcel_insee_codes: Some(parcels.insee_codes),
        parcel_numbers: Some(parcels.numbers),
        parcel_coordinates: Some(parcels.coordinates),
    }
}

fn waste(waste: record::Waste) -> WasteDetails {
    let legacy = bsdd::legacy_packagings(&waste.packaging_infos);
    WasteDetails {
        code: filled(waste.code),
        name: filled(waste.name),
        is_dangerous: Some(waste.is_dangerous),
        pop: Some(waste.pop),
        is_subject_to_adr: waste.is_subject_to_adr,
        onu_code: filled(waste.onu_code),
        non_road_regulation_mention: filled(waste.non_road_regulation_mention),
        consistences: Some(waste.consistences),
        quantity: waste.quantity.map(number),
        quantity_type: waste.quantity_type,
        packaging_infos: Some(waste.packaging_infos.into_iter().map(packaging).collect()),
        packagings: Some(legacy.packagings),
        other_packaging: legacy.other_packaging,
        number_of_packages: Some(legacy.number_of_packages),
        parcel_numbers: Some(waste.parcel_numbers.into_iter().map(parcel).collect()),
        analysis_references: Some(waste.analysis_references),
        land_identifiers: Some(waste.land_identifiers),
        sample_number: filled(waste.sample_number),
    }
}

pub fn packaging(packaging: record::Packaging) -> PackagingInfo {
    PackagingInfo {
        r#type: packaging.kind,
        // A draft may lack it where the schema wants a number (specification, 6.4).
        quantity: packaging.quantity.unwrap_or(0),
        other: filled(packaging.other),
        volume: packaging.volume,
        identification_numbers: packaging.identification_numbers,
    }
}

fn parcel(parcel: record::Parcel) -> ParcelNumber {
    ParcelNumber {
        city: parcel.city,
        postal_code: filled(parcel.postal_code),
        insee_code: filled(parcel.insee_code),
        prefix: filled(parcel.prefix),
        section: filled(parcel.section),
        number: filled(parcel.number),
        x: parcel.x,
        y: parcel.y,
    }
}

pub fn trader(party: record::Intermediation) -> Option<Trader> {
    let company = company(party.company);
    let (receipt, department) = (filled(party.receipt.number), filled(party.receipt.department));
    let validity_limit = party.receipt.validity_limit;
    (company.is_some() || receipt.is_some() || department.is_some() || validity_limit.is_some())
        .then_some(Trader { company, receipt, department, validity_limit })
}

pub fn broker(party: record::Intermediation) -> Option<Broker> {
    let Trader { company, receipt, department, validity_limit } = trader(party)?;
    Some(Broker { company, receipt, department, validity_limit })
}

fn next_destination(next: record::NextDestination) -> Option<NextDestination> {
    let company = company(next.company);
    let processing_operation = filled(next.processing_operation);
    let notification_number = filled(next.notification_number);
    (company.is_some() || processing_operation.is_some() || notification_number.is_some())
        .then_some(NextDestination { company, processing_operation, notification_number })
}

/// The first carrier, and all of them: copied only when both are shown.
fn carriers(all: Vec<record::Transporter>, shown: Shown) -> (Option<Transporter>, Vec<Transporter>) {
    if !shown.transporters {
        return (all.into_iter().next().map(transporter), Vec::new());
    }
    let first = all.first().filter(|_| shown.transporter).cloned().map(transporter);
    (first, all.into_iter().map(transporter).collect())
}

/// The carriers that follow the first.
fn segments(carriers: &[record::Transporter]) -> Vec<TransportSegment> {
    (1..).zip(carriers).skip(1).map(|(number, carrier)| segment(carrier.clone(), number)).collect()
}

/// A carrier as the segment it drives.
pub fn segment(carrier: record::Transporter, number: i32) -> TransportSegment {
    let ready_to_take_over = Some(carrier.ready_to_take_over);
    let previous = filled(carrier.previous_transporter_org_id.clone());
    let shown = transporter(carrier);
    TransportSegment {
        id: shown.id.clone(),
        segment_number: Some(number),
        previous_transporter_company_siret: previous,
        mode: shown.mode,
        ready_to_take_over,
        taken_over_at: shown.taken_over_at,
        taken_over_by: shown.taken_over_by.clone(),
        transporter: Some(shown),
    }
}

pub fn transporter(carrier: record::Transporter) -> Transporter {
    // Without a company, road is what the mode is when nobody said anything.
    let mode = match carrier.mode {
        Some(TransportMode::Road) if carrier.company.org_id().is_none() => None,
        mode => mode,
    };
    Transporter {
        id: Id(carrier.id),
        company: company(carrier.company),
        receipt: filled(carrier.receipt.number),
        department: filled(carrier.receipt.department),
        validity_limit: carrier.receipt.validity_limit,
        is_exempted_of_receipt: carrier.is_exempted_of_receipt,
        mode,
        number_plate: filled(carrier.number_plate),
        custom_info: filled(carrier.custom_info),
        taken_over_at: carrier.taken_over_at,
        taken_over_by: filled(carrier.taken_over_by),
    }
}

/// Where the waste is now: on its way from the storer as soon as that is prepared.
fn state_summary(record: &Record) -> StateSummary {
    let leg = Leg::current(record).of(record);
    let waste = &leg.waste;
    let legacy = bsdd::legacy_packagings(&waste.packaging_infos);
    let carrier = leg.transporters.first();
    let quantity = bsdd::quantity_accepted(leg).or(leg.reception.quantity_received).or(waste.quantity);
    StateSummary {
        quantity: quantity.map(number),
        quantity_type: leg.reception.quantity_received_type.or(waste.quantity_type),
        is_subject_to_adr: waste.is_subject_to_adr,
        onu_code: filled(waste.onu_code.clone()),
        non_road_regulation_mention: filled(waste.non_road_regulation_mention.clone()),
        packaging_infos: waste.packaging_infos.iter().cloned().map(packaging).collect(),
        packagings: legacy.packagings,
        emitter: company(leg.emitter.company.clone()),
        recipient: company(leg.recipient.company.clone()),
        transporter: carrier.and_then(|carrier| company(carrier.company.clone())),
        transporter_custom_info: carrier.and_then(|carrier| filled(carrier.custom_info.clone())),
        transporter_number_plate: carrier.and_then(|carrier| filled(carrier.number_plate.clone())),
        last_action_on: last_action(record),
    }
}

fn last_action(record: &Record) -> Option<DateTime> {
    let last = bsdd::final_leg(record);
    let stored_at = record.reception.received_at;
    let at = match record.status {
        FormStatus::Sent => record.take_over.at.or(record.take_over.sent_at),
        FormStatus::TempStored
        | FormStatus::TempStorerAccepted
        | FormStatus::Resealed
        | FormStatus::SignedByTempStorer => stored_at,
        FormStatus::Resent => last.take_over.at,
        // The storer too may have refused the waste.
        FormStatus::Refused => last.reception.received_at.or(stored_at),
        FormStatus::Received | FormStatus::Accepted => last.reception.received_at,
        FormStatus::Processed
        | FormStatus::NoTraceability
        | FormStatus::AwaitingGroup
        | FormStatus::Grouped
        | FormStatus::FollowedWithPnttd => last.processing.at,
        _ => None,
    };
    at.or(Some(record.created_at))
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

pub fn number(exact: Decimal) -> f64 {
    exact.to_f64().unwrap_or_default()
}

#[cfg(test)]
mod tests;
