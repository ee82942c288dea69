//! A note as it is written: its row and its transporters'.

use std::borrow::Cow;

use rust_decimal::prelude::ToPrimitive;

use super::change::raw;
use crate::domain::bsdd::record::Transporter;
use crate::domain::bsdd::{Record, final_leg};
use crate::error::Result;
use crate::generated::FormStatus;
use crate::store::notes_write::{Named, NoteRow, TransporterRow};

pub(super) fn row(note: &Record) -> Result<NoteRow<'_>> {
    let first = note.transporters.first();
    Ok(NoteRow {
        id: &note.id,
        kind: "BSDD",
        readable_id: &note.readable_id,
        status: note.status.as_str(),
        is_draft: note.status == FormStatus::Draft,
        owner_id: &note.owner_id,
        custom_id: note.custom_id.as_deref(),
        emitter: Named::from(Some(&note.emitter.company)),
        destination: Named::from(Some(&note.recipient.company)),
        final_destination_org_id: final_leg(note).recipient.company.org_id(),
        waste_code: note.waste.code.as_deref(),
        waste_name: note.waste.name.as_deref(),
        quantity: note.waste.quantity.and_then(|quantity| quantity.to_f64()),
        sent_at: note.take_over.sent_at.map(|at| at.0),
        transporter: Named::from(first.map(|carrier| &carrier.company)),
        transporter_id: first.map(|carrier| carrier.id.as_str()),
        transporter_plate: first.and_then(|carrier| carrier.number_plate.as_deref()).map(Cow::Borrowed),
        body: raw(note)?,
    })
}

pub(super) fn transporter_rows(note: &Record) -> Result<Vec<TransporterRow<'_>>> {
    let row = |one| {
        let Transporter { id, company, taken_over_at, .. }: &Transporter = one;
        let taken_over_at = taken_over_at.map(|at| at.0);
        Ok(TransporterRow { id, org_id: company.org_id(), taken_over_at, body: raw(one)? })
    };
    note.transporters.iter().map(row).collect()
}

/// All transporters, when one changed.
pub(super) fn changed_transporters<'a>(
    before: &Record,
    after: &'a Record,
) -> Result<Option<Vec<TransporterRow<'a>>>> {
    (before.transporters != after.transporters).then(|| transporter_rows(after)).transpose()
}
