//! What a BSDD's destination does, on the leg that ends there: reception, acceptation, processing.

use rust_decimal::Decimal;

use super::access::{self, Door};
use super::fields::{PROCESSING, RECEPTION, Step};
use super::legs::{final_leg_mut, move_to};
use super::moves::{self, Operation};
use super::record::{NextDestination, Processing, Reception};
use super::{Record, codes, merge};
use crate::domain::bsd::fields::Table;
use crate::domain::bsd::merge::{decimal, text};
use crate::domain::bsd::{Actor, Facts};
use crate::error::{Error, Result, Violations};
use crate::generated::{
    AcceptedFormInput, FormStatus, NextDestinationInput, ProcessedFormInput, QuantityType, ReceivedFormInput,
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
    let is_sent_on = before.suite.as_deref().is_some_and(|suite| suite.emission.at.is_some());
    if before.recipient.is_temp_storage && !is_sent_on {
        return Err(Error::bad_input(
            "Ce bordereau passe par un entreposage provisoire dont la réexpédition n'est pas signée.",
        ));
    }
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    let leg = final_leg_mut(&mut after);
    leg.reception = reception(input);
    check(&RECEPTION, leg, Step::Reception, facts)?;
    drop_idle_carriers(leg);
    after.current_transporter_org_id = Some(String::new());
    let to = moves::next(&after, Operation::Receive)?;
    move_to(&mut after, to);
    Ok(after)
}

/// Takes off the carriers after the first that never carried.
pub fn drop_idle_carriers(leg: &mut Record) {
    let mut number = 0;
    leg.transporters.retain(|transporter| {
        number += 1;
        number == 1 || transporter.taken_over_at.is_some()
    });
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
    let leg = final_leg_mut(&mut after);
    leg.reception = Reception {
        received_at: leg.reception.received_at,
        received_by: leg.reception.received_by.take(),
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
    check(&RECEPTION, leg, Step::Acceptation, facts)?;
    let to = moves::next(&after, Operation::Accept)?;
    move_to(&mut after, to);
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
    if before.status == FormStatus::TempStorerAccepted {
        // The storer treats the waste itself: it goes no further.
        after.suite = None;
        after.recipient.is_temp_storage = false;
    }
    let leg = final_leg_mut(&mut after);
    leg.processing = processing(input);
    check(&PROCESSING, leg, Step::Processing, facts)?;
    let to = moves::next(&after, Operation::Process)?;
    move_to(&mut after, to);
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

pub fn check(table: &Table<Record, Step>, record: &Record, step: Step, facts: Facts<'_>) -> Result<()> {
    let mut found = Violations::default();
    table.check(record, step, "", facts, &mut found);
    found.into_result()
}

pub fn not_blank(text: String) -> Option<String> {
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
