//! Sheets become PDF files: off the threads that serve, a few at a time.

use std::sync::Arc;

use jiff::Zoned;
use tokio::sync::Semaphore;
use typst::diag::{SourceDiagnostic, Warned};
use typst::ecow::EcoVec;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use super::Sheet;
use super::world::{Desk, Room};
use crate::error::BoxError;

/// How many printings what was set before is remembered for, when no later one asks for it.
const MEMORY: usize = 8;

/// A document could not be set. Its layout is at fault, or the program: never what a sheet says.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error("the layout cannot be set: {0}")]
    Layout(String),
    #[error("the sheet cannot be written: {0}")]
    Sheet(#[from] serde_json::Error),
    #[error("the number fits no QR code: {0}")]
    Code(BoxError),
    #[error("the printing was interrupted: {0}")]
    Interrupted(BoxError),
}

/// Prints sheets. Clones share the same places.
#[derive(Debug, Clone)]
pub struct Press {
    places: Arc<Semaphore>,
}

impl Press {
    /// A press that sets as many documents at once as there are processors; the others wait.
    pub fn new() -> Self {
        let places = std::thread::available_parallelism().map_or(1, usize::from);
        Self { places: Arc::new(Semaphore::new(places)) }
    }

    /// The sheet as a PDF file.
    pub async fn print<S: Sheet>(&self, sheet: S) -> Result<Vec<u8>, Failed> {
        let place = Arc::clone(&self.places).acquire_owned().await;
        let place = place.map_err(|closed| Failed::Interrupted(closed.into()))?;
        let printed = tokio::task::spawn_blocking(move || {
            // A caller that goes away leaves its place only when the work is done.
            let _place = place;
            print(&sheet)
        });
        printed.await.map_err(|panicked| Failed::Interrupted(panicked.into()))?
    }
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

/// The sheet as a PDF file, here and now.
pub(super) fn print<S: Sheet>(sheet: &S) -> Result<Vec<u8>, Failed> {
    let head = sheet.head();
    let code = crate::qr::svg(&head.number).map_err(|error| Failed::Code(error.into()))?;
    let desk = Desk::new(Room::shared(), sheet.layout(), serde_json::to_vec(sheet)?, code);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&desk);
    let document = output.map_err(layout_failed)?;
    let options = PdfOptions {
        ident: Smart::Custom(head.number.clone()),
        creator: Smart::Custom(Some("Trackdéchets".to_owned())),
        timestamp: timestamp(&head.edited_at),
        ..PdfOptions::default()
    };
    let file = typst_pdf::pdf(&document, &options).map_err(layout_failed);
    // What is remembered speeds up the next document of this kind; unbounded, it would be a leak.
    typst::comemo::evict(MEMORY);
    file
}

fn timestamp(at: &Zoned) -> Option<Timestamp> {
    let part = |number: i8| u8::try_from(number).ok();
    let datetime = Datetime::from_ymd_hms(
        at.year().into(),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )?;
    Timestamp::new_local(datetime, at.offset().seconds() / 60)
}

fn layout_failed(errors: EcoVec<SourceDiagnostic>) -> Failed {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Failed::Layout(messages.join("; "))
}
