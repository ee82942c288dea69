//! Whether a note may be shown at a roadside check: while its waste is, or may be, on the road.

use jiff::{Timestamp, ToSpan};

use crate::error::{Error, Result};
use crate::scalars::DateTime;
use crate::scalars::date_time::PARIS;

/// What a note tells of where its waste is.
#[derive(Debug, Clone, Copy)]
pub struct Journey {
    /// Taken over, and not received yet.
    pub travels: bool,
    pub received_at: Option<DateTime>,
    /// Something is left to be brought back, by a carrier that the note names.
    pub may_return: bool,
}

/// Errors: `FORBIDDEN`, when the waste neither travels nor may be on its way back.
pub fn on_the_road(journey: Journey, now: Timestamp) -> Result<()> {
    let of_late = journey.received_at.is_some_and(|at| at.0 > two_days_before(now));
    if journey.travels || (journey.may_return && of_late) {
        return Ok(());
    }
    Err(Error::forbidden(
        "Le déchet n'est pas sur la route : un lien de contrôle ne peut être créé qu'entre la prise en charge et la \
         réception, ou en cas de retour dans les deux jours qui suivent.",
    ))
}

/// The start of the day two days ago, in Paris.
fn two_days_before(now: Timestamp) -> Timestamp {
    let today = now.to_zoned(PARIS.clone());
    let start = today.checked_sub(2.days()).and_then(|day| day.start_of_day());
    start.map_or(now, |start| start.timestamp())
}
