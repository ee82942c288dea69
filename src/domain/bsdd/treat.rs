//! What a BSDD's destination does: reception, acceptation, processing.

use rust_decimal::Decimal;

use super::access::{self, Door};
use super::fields::{PROCESSING, RECEPTION, Step};
use super::moves::{self, Operation};
use super::record::{NextDestination, Processing, Reception};
use super::{Record, codes, merge};
use crate::domain::bsd::fields::Table;
use crate::domain::bsd::merge::{decimal, text};
use crate::domain::bsd::{Actor, Facts};
use crate::error::{Result, Violations};
use crate::generated::{
    AcceptedFormInput, NextDestinationInput, ProcessedFormInput, QuantityType, ReceivedFormInput,
    WasteAcceptationStatus,
};
use crate::graphql::input::Maybe;

/// Receives the waste, and accepts or refuses it when the input says so.
pub fn receive(
    before: &Record,
    input: ReceivedFormInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    access::check(Door::Receive, before, actor)?;
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    after.reception = reception(input);
    check(&RECEPTION, &after, Step::Reception, facts)?;
    after.status = moves::next(&after, Operation::Receive)?;
    after.current_transporter_org_id = Some(String::new());
    // Carriers that never carried.
    let mut number = 0;
    after.transporters.retain(|transporter| {
        number += 1;
        number == 1 || transporter.taken_over_at.is_some()
    });
    Ok(after)
}

/// Accepts or refuses waste that was received before.
pub fn accept(
    before: &Record,
    input: AcceptedFormInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    access::check(Door::Accept, before, actor)?;
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    after.reception = Reception {
        received_at: before.reception.received_at,
        received_by: before.reception.received_by.clone(),
        signed_at: Some(input.signed_at),
        signed_by: not_blank(input.signed_by),
        acceptation: Some(input.waste_acceptation_status),
        refusal_reason: input.waste_refusal_reason.value().and_then(not_blank),
        quantity_received: Some(decimal(input.quantity_received)),
        quantity_received_type: Some(QuantityType::Real),
        quantity_refused: Some(decimal(input.quantity_refused)),
        has_citerne_been_washed_out: input.has_citerne_been_washed_out.value(),
        citerne_not_washed_out_reason: input.citerne_not_washed_out_reason.value(),
        empty_return_adr: input.empty_return_adr.value(),
    };
    check(&RECEPTION, &after, Step::Acceptation, facts)?;
    after.status = moves::next(&after, Operation::Accept)?;
    Ok(after)
}

/// Treats the waste, or passes it on to be treated elsewhere.
pub fn process(
    before: &Record,
    input: ProcessedFormInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    access::check(Door::Process, before, actor)?;
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    after.processing = processing(input);
    check(&PROCESSING, &after, Step::Processing, facts)?;
    after.status = moves::next(&after, Operation::Process)?;
    Ok(after)
}

/// `quantityAccepted`: none until acceptation, received and refused weight are all known.
pub fn quantity_accepted(record: &Record) -> Option<Decimal> {
    let reception = &record.reception;
    let (received, refused) = reception.quantity_received.zip(reception.quantity_refused)?;
    Some(match reception.acceptation? {
        WasteAcceptationStatus::Accepted => received,
        WasteAcceptationStatus::Refused => Decimal::ZERO,
        WasteAcceptationStatus::PartiallyRefused => (received - refused).round_dp(6),
    })
}

/// What a reception writes.
pub fn reception(input: ReceivedFormInput) -> Reception {
    Reception {
        received_at: Some(input.received_at),
        received_by: not_blank(input.received_by),
        signed_at: input.signed_at.value(),
        acceptation: input.waste_acceptation_status.value(),
        refusal_reason: input.waste_refusal_reason.value().and_then(not_blank),
        quantity_received: input.quantity_received.value().map(decimal),
        quantity_received_type: Some(QuantityType::Real),
        quantity_refused: input.quantity_refused.value().map(decimal),
        ..Reception::default()
    }
}

/// What a processing writes.
pub fn processing(input: ProcessedFormInput) -> Processing {
    let label = codes::find(&input.processing_operation_done).map(|operation| operation.label.to_owned());
    Processing {
        at: Some(input.processed_at),
        by: not_blank(input.processed_by),
        operation_done: not_blank(input.processing_operation_done),
        operation_description: input.processing_operation_description.value().and_then(not_blank).or(label),
        operation_mode: input.destination_operation_mode.value(),
        no_traceability: input.no_traceability.value(),
        next_destination: input.next_destination.value().map(next_destination).unwrap_or_default(),
        is_upcycled: input.is_upcycled.value(),
        destination_parcel_insee_codes: input.destination_parcel_insee_codes.value().unwrap_or_default(),
        destination_parcel_numbers: input.destination_parcel_numbers.value().unwrap_or_default(),
        destination_parcel_coordinates: input.destination_parcel_coordinates.value().unwrap_or_default(),
    }
}

fn check(table: &Table<Record, Step>, record: &Record, step: Step, facts: Facts<'_>) -> Result<()> {
    let mut found = Violations::default();
    table.check(record, step, "", facts, &mut found);
    found.into_result()
}

fn not_blank(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn next_destination(input: NextDestinationInput) -> NextDestination {
    let mut next = NextDestination::default();
    if let Maybe::Value(company) = input.company {
        merge::company(&mut next.company, company);
    }
    if next.company.country.is_none() {
        next.company.country = next.company.located_in().map(str::to_owned);
    }
    text(&mut next.processing_operation, Maybe::Value(input.processing_operation));
    text(&mut next.notification_number, input.notification_number);
    next
}
