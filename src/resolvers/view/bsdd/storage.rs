//! Temporary storage as the API shows it: the storer's reception, and the second leg.

use super::{company, filled, number, transporter, waste};
use crate::domain::bsdd::{self, Record, record};
use crate::generated::{Destination, TemporaryStorageDetail, TemporaryStorer};

/// `temporaryStorageDetail` of a note whose second leg this is.
pub(super) fn detail(suite: Record, note: &Record) -> TemporaryStorageDetail {
    let emitted_by = filled(suite.emission.by);
    TemporaryStorageDetail {
        temporary_storer: storer(note),
        destination: Some(destination(suite.recipient)),
        waste_details: Some(waste(suite.waste)),
        transporter: suite.transporters.into_iter().next().map(transporter),
        emitted_at: suite.emission.at,
        emitted_by: emitted_by.clone(),
        taken_over_at: suite.take_over.at,
        taken_over_by: filled(suite.take_over.by),
        signed_at: suite.take_over.at,
        signed_by: emitted_by,
    }
}

/// The reception of the first leg; none before there is one.
fn storer(note: &Record) -> Option<TemporaryStorer> {
    let reception = &note.reception;
    if *reception == record::Reception::default() {
        return None;
    }
    Some(TemporaryStorer {
        quantity_type: reception.quantity_received_type,
        quantity_received: reception.quantity_received.map(number),
        quantity_refused: reception.quantity_refused.map(number),
        quantity_accepted: bsdd::quantity_accepted(note).map(number),
        waste_acceptation_status: reception.acceptation,
        waste_refusal_reason: filled(reception.refusal_reason.clone()),
        received_at: reception.received_at,
        received_by: filled(reception.received_by.clone()),
        signed_at: reception.signed_at,
    })
}

/// Never null: its flag is a leaf.
fn destination(recipient: record::Recipient) -> Destination {
    Destination {
        company: company(recipient.company),
        cap: filled(recipient.cap),
        processing_operation: filled(recipient.processing_operation),
        is_filled_by_emitter: Some(false),
    }
}
