//! What a revision makes of its note, once all have agreed.

use FormStatus::{AwaitingGroup, NoTraceability, Processed};

use super::super::legs::final_leg_mut;
use super::super::record::{Company, Intermediation, NextDestination};
use super::super::{Record, codes, waste_codes};
use super::{Content, RULES};
use crate::domain::bsd::moves::{self, Move, step};
use crate::domain::bsd::revision::set;
use crate::domain::bsd::when::When::{self, If};
use crate::error::Result;
use crate::generated::FormStatus;
use crate::scalars::DateTime;

/// What moves a note here: a revision of what was done with the waste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revised;

const TO_GROUPING: When<Content> = If(
    |content| content.operation_done.as_deref().is_some_and(codes::is_grouping),
    "la nouvelle opération est un regroupement",
);
const TO_FINAL: When<Content> = If(is_final, "la nouvelle opération n'est pas un regroupement");

/// How a note moves when its operation is revised; from other statuses it does not.
pub const REVISED: &[Move<Content, FormStatus, Revised>] = &[
    step(Processed, Revised, AwaitingGroup, TO_GROUPING),
    step(AwaitingGroup, Revised, Processed, TO_FINAL),
    step(NoTraceability, Revised, Processed, TO_FINAL),
];

/// The note once a revision is agreed to. Errors: `FORBIDDEN` for the cancellation of a note that has moved on
/// meanwhile.
pub fn apply(before: &Record, content: &Content, now: DateTime) -> Result<Record> {
    RULES.refuse_cancellation(before.status, content.is_canceled == Some(true))?;
    Ok(Record { updated_at: now, ..revised(before, content) })
}

/// The same, whatever its status.
pub(super) fn revised(before: &Record, content: &Content) -> Record {
    let mut after = before.clone();
    set(&mut after.recipient.cap, &content.recipient_cap);
    waste(&mut after, content);
    party(&mut after.broker, &content.broker);
    party(&mut after.trader, &content.trader);
    if let Some(suite) = after.suite.as_deref_mut() {
        set(&mut suite.recipient.cap, &content.storage.destination_cap);
        set(&mut suite.recipient.processing_operation, &content.storage.destination_operation);
    }
    if before.suite.is_some() {
        set(&mut after.reception.quantity_received, &content.storage.quantity_received);
        set(&mut after.reception.quantity_refused, &content.storage.quantity_refused);
    }
    let leg = final_leg_mut(&mut after);
    set(&mut leg.reception.quantity_received, &content.quantity_received);
    set(&mut leg.reception.quantity_refused, &content.quantity_refused);
    operation(leg, content);

    let status = match content.is_canceled {
        Some(true) => Some(FormStatus::Canceled),
        _ => moves::next(REVISED, before.status, &Revised, content),
    };
    if let Some(status) = status {
        after.status = status;
        if let Some(suite) = after.suite.as_deref_mut() {
            suite.status = status;
        }
    }
    after
}

fn waste(after: &mut Record, content: &Content) {
    let (waste, asked) = (&mut after.waste, &content.waste);
    set(&mut waste.code, &asked.code);
    if let Some(code) = &asked.code {
        waste.is_dangerous = waste_codes::is_dangerous(code);
    }
    set(&mut waste.name, &asked.name);
    waste.pop = asked.pop.unwrap_or(waste.pop);
    // An empty list says no more than none.
    if let Some(packagings) = asked.packaging_infos.as_ref().filter(|list| !list.is_empty()) {
        waste.packaging_infos.clone_from(packagings);
    }
    set(&mut waste.quantity, &asked.quantity);
    set(&mut waste.sample_number, &asked.sample_number);
}

/// What was done with the waste, and what follows from it.
fn operation(leg: &mut Record, content: &Content) {
    let processing = &mut leg.processing;
    set(&mut processing.operation_done, &content.operation_done);
    set(&mut processing.operation_description, &content.operation_description);
    set(&mut processing.operation_mode, &content.operation_mode);
    // A mode beside a code that has none is ignored, and a stored one goes.
    let revised = content.operation_done.is_some() || content.operation_mode.is_some();
    if revised && processing.operation_done.as_deref().is_some_and(codes::is_grouping) {
        processing.operation_mode = None;
    }
    if is_final(content) {
        processing.no_traceability = Some(false);
        processing.next_destination = NextDestination::default();
    }
}

fn is_final(content: &Content) -> bool {
    content
        .operation_done
        .as_deref()
        .is_some_and(|code| codes::find(code).is_some() && !codes::is_grouping(code))
}

fn party(stored: &mut Intermediation, agreed: &Intermediation) {
    let (was, is): (&mut Company, &Company) = (&mut stored.company, &agreed.company);
    set(&mut was.siret, &is.siret);
    set(&mut was.vat_number, &is.vat_number);
    set(&mut was.name, &is.name);
    set(&mut was.address, &is.address);
    set(&mut was.contact, &is.contact);
    set(&mut was.phone, &is.phone);
    set(&mut was.mail, &is.mail);
    set(&mut was.country, &is.country);
    set(&mut was.omi_number, &is.omi_number);
    set(&mut was.extra_european_id, &is.extra_european_id);
    set(&mut stored.receipt.number, &agreed.receipt.number);
    set(&mut stored.receipt.department, &agreed.receipt.department);
    set(&mut stored.receipt.validity_limit, &agreed.receipt.validity_limit);
}
