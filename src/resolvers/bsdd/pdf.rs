//! A note as a PDF file.

use super::read::may_read;
use crate::context::Context;
use crate::domain::bsdd::{self, Record};
use crate::error::{Error, Result};
use crate::generated::{FileDownload, QuantityType};
use crate::pdf::{BsddSheet, Grouped};
use crate::resolvers::Api;
use crate::scalars::Id;
use crate::store::bsdd::{Carriers, Key};
use crate::store::bsdd_print::GroupedNote;
use crate::store::downloads::Download;

pub(super) async fn form_pdf(api: &Api, cx: &Context<'_>, id: Id) -> Result<FileDownload> {
    cx.user()?;
    let found = api.store.bsdd(Key::Id(&id.0), Carriers::Read).await?;
    may_read(api, cx, &found.note.id, &found.readers).await?;
    let file = api.bsdd_file(&found.note, cx.now()).await?;
    Ok(api.prepare(&file, cx.now()).await?.into())
}

impl Api {
    /// The note as it is printed now, with what it tells of the notes that it groups or that group it.
    pub(in crate::resolvers) async fn bsdd_file(
        &self,
        note: &Record,
        now: jiff::Timestamp,
    ) -> Result<Download> {
        let (grouped, containers) = futures_util::try_join!(
            self.store.grouped_notes(&note.id),
            self.store.container_numbers(&note.id)
        )?;
        let grouped: Vec<Grouped> = grouped.into_iter().map(annexed).collect();
        let sheet = BsddSheet::new(note, &grouped, &containers, now);
        Ok(Download {
            file_name: format!("{}.pdf", note.readable_id),
            content_type: "application/pdf".to_owned(),
            content: self.press.print(sheet).await.map_err(Error::internal)?,
        })
    }
}

/// What an annex tells of a note: what it holds, never who produced it.
fn annexed(GroupedNote { note, fraction }: GroupedNote) -> Grouped {
    let received = bsdd::final_leg(&note);
    let reception = &received.reception;
    let quantity = bsdd::quantity_accepted(received).or(reception.quantity_received).or(note.waste.quantity);
    let quantity_type = reception.quantity_received_type.or(note.waste.quantity_type);
    let postal_code = bsdd::emitter_postal_code(&note.emitter);
    Grouped {
        quantity,
        is_real: quantity_type.map(|kind| kind == QuantityType::Real),
        fraction,
        taken_over_at: note.take_over.at.or(note.take_over.sent_at),
        postal_code,
        readable_id: note.readable_id,
        waste_code: note.waste.code,
        waste_name: note.waste.name,
        sample_number: note.waste.sample_number,
    }
}
