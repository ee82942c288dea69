//! Operations on notes of every kind.

use jiff::{SignedDuration, Timestamp};

use super::bsdd::may_read;
use super::{Api, bsd};
use crate::context::Context;
use crate::domain::bsd::document::Document;
use crate::domain::bsdd;
use crate::domain::bsvhu::Bsvhu;
use crate::error::{Error, Result};
use crate::generated::{BsdsResolvers, CreatePdfAccessTokenInput};
use crate::pdf;
use crate::store::StoreError;
use crate::store::bsdd::{Carriers, Key};
use crate::store::downloads::Download;
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
        let id = &input.bsd_id;
        match Kind::of(&id.0) {
            Kind::Bsvhu => bsd::may_show_on_the_road::<Bsvhu>(self, cx, id).await?,
            Kind::Bsdd => {
                let found = self.store.bsdd(Key::Id(&id.0), Carriers::Read).await?;
                bsdd::on_the_road(&found.note, cx.now())?;
                may_read(self, cx, &found.note.id, &found.readers).await?;
            }
        }
        let token = tokens::draw(ROAD_TOKEN_LENGTH);
        self.store.keep_road_link(&token, &id.0, cx.now(), cx.now() + ROAD_LINK_LIFE).await?;
        Ok(format!("{}/road-control/{token}", self.base()))
    }
}

impl Api {
    /// Where the visitor of a roadside link finds the note as it is now; none when the link is unknown or over,
    /// or its note was deleted.
    pub async fn road_control(&self, token: &str, now: Timestamp) -> Result<Option<String>> {
        let Some(id) = self.store.visit_road_link(token, now).await? else { return Ok(None) };
        let Some(file) = self.file(&id, now).await? else { return Ok(None) };
        Ok(Some(self.prepare(&file, now).await?.link))
    }

    /// A note's file, whatever its kind; none for one that is deleted.
    async fn file(&self, id: &str, now: Timestamp) -> Result<Option<Download>> {
        let file = match Kind::of(id) {
            Kind::Bsvhu => {
                let Some(found) = live(self.store.note::<Bsvhu>(id).await)? else { return Ok(None) };
                let sheet = pdf::bsvhu(&found.note, now).map_err(Error::internal)?;
                bsd::file(self, id, sheet).await?
            }
            Kind::Bsdd => {
                let found = live(self.store.bsdd(Key::Id(id), Carriers::Read).await)?;
                let Some(found) = found else { return Ok(None) };
                self.bsdd_file(&found.note, now).await?
            }
        };
        Ok(Some(file))
    }
}

/// Kinds of notes, told by their ids.
enum Kind {
    Bsdd,
    Bsvhu,
}

impl Kind {
    fn of(id: &str) -> Self {
        match id.split_once('-') {
            Some((Bsvhu::PREFIX, _)) => Self::Bsvhu,
            _ => Self::Bsdd,
        }
    }
}

fn live<T>(found: std::result::Result<T, StoreError>) -> Result<Option<T>> {
    match found {
        Err(StoreError::Missing(_)) => Ok(None),
        found => Ok(Some(found?)),
    }
}
