//! Operations on notes of every kind.

use jiff::{SignedDuration, Timestamp};

use super::Api;
use super::bsdd::may_read;
use crate::context::Context;
use crate::domain::bsdd;
use crate::error::Result;
use crate::generated::{BsdsResolvers, CreatePdfAccessTokenInput};
use crate::store::StoreError;
use crate::store::bsdd::{Carriers, Key};
use crate::tokens::{self, ROAD_TOKEN_LENGTH};

/// How long a roadside link leads to its note.
const ROAD_LINK_LIFE: SignedDuration = SignedDuration::from_mins(30);

impl BsdsResolvers for Api {
    async fn create_pdf_access_token(
        &self,
        cx: &Context<'_>,
        input: CreatePdfAccessTokenInput,
    ) -> Result<String> {
        cx.user()?;
        let found = self.store.bsdd(Key::Id(&input.bsd_id.0), Carriers::Read).await?;
        bsdd::on_the_road(&found.note, cx.now())?;
        may_read(self, cx, &found.note.id, &found.readers).await?;
        let token = tokens::draw(ROAD_TOKEN_LENGTH);
        self.store.keep_road_link(&token, &found.note.id, cx.now(), cx.now() + ROAD_LINK_LIFE).await?;
        Ok(format!("{}/road-control/{token}", self.base()))
    }
}

impl Api {
    /// Where the visitor of a roadside link finds the note as it is now; none when the link is unknown or over,
    /// or its note was deleted.
    pub async fn road_control(&self, token: &str, now: Timestamp) -> Result<Option<String>> {
        let Some(id) = self.store.visit_road_link(token, now).await? else { return Ok(None) };
        let found = match self.store.bsdd(Key::Id(&id), Carriers::Read).await {
            Err(StoreError::Missing(_)) => return Ok(None),
            found => found?,
        };
        let file = self.bsdd_file(&found.note, now).await?;
        Ok(Some(self.prepare(&file, now).await?.link))
    }
}
