//! A note as a PDF file.

use super::read::may_read;
use crate::context::Context;
use crate::domain::bsdd::Record;
use crate::error::Result;
use crate::generated::FileDownload;
use crate::printing;
use crate::resolvers::Api;
use crate::scalars::Id;
use crate::store::bsdd::{Carriers, Key};
use crate::store::downloads::Download;

pub(super) async fn form_pdf(api: &Api, cx: &Context<'_>, id: Id) -> Result<FileDownload> {
    cx.user()?;
    let found = api.store.bsdd(Key::Id(&id.0), Carriers::Read).await?;
    may_read(api, cx, &found.note.id, &found.readers).await?;
    let file = api.bsdd_file(&found.note, cx.now()).await?;
    Ok(api.prepare(&file, cx.now()).await?.into())
}

impl Api {
    /// The note as it is printed now.
    pub(in crate::resolvers) async fn bsdd_file(
        &self,
        note: &Record,
        now: jiff::Timestamp,
    ) -> Result<Download> {
        printing::bsdd(&self.store, &self.press, note, now).await
    }
}
