//! The legs of a note: a direct note has one, temporary storage makes it two.
//!
//! The second, the suite, is a [`Record`] in all but its row, so that the same tables check it and the same
//! functions sign and treat it. It is a draft until the storer prepares it ([`FormStatus::Resealed`]); its
//! own status then follows the note's.

use FormStatus::{Draft, Resealed, Resent, Sealed, Sent, SignedByProducer, SignedByTempStorer};

use super::Record;
use crate::generated::FormStatus;

/// A part of the waste's journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leg {
    /// The note itself: to the destination, or to the storer.
    First,
    /// The suite: from the storer to the destination.
    Second,
}

impl Leg {
    /// The leg that is, or was, under way last.
    pub fn current(record: &Record) -> Self {
        if record.suite.as_deref().is_some_and(|suite| suite.status != Draft) {
            Self::Second
        } else {
            Self::First
        }
    }

    /// The leg whose waste is handed over next: the second as soon as the first has left.
    pub fn next_handover(record: &Record) -> Self {
        if record.suite.is_some() && record.take_over.at.is_some() { Self::Second } else { Self::First }
    }

    /// This leg of the note, which must have it.
    pub fn of(self, record: &Record) -> &Record {
        match self {
            Self::First => record,
            Self::Second => final_leg(record),
        }
    }

    /// The same, to be changed.
    pub fn of_mut(self, record: &mut Record) -> &mut Record {
        match self {
            Self::First => record,
            Self::Second => final_leg_mut(record),
        }
    }
}

/// The leg that ends at the destination: the suite if there is one, else the note itself.
pub fn final_leg(record: &Record) -> &Record {
    record.suite.as_deref().unwrap_or(record)
}

/// The same, to be changed.
pub fn final_leg_mut(record: &mut Record) -> &mut Record {
    // A match on the option would keep the whole record borrowed in the arm that lacks a suite.
    if record.suite.is_some() { record.suite.as_deref_mut().expect("it was just seen") } else { record }
}

/// Gives the note its new status, and the suite the one that follows from it.
pub fn move_to(record: &mut Record, status: FormStatus) {
    record.status = status;
    let Some(suite) = record.suite.as_deref_mut() else { return };
    suite.status = match status {
        Resealed => Sealed,
        SignedByTempStorer => SignedByProducer,
        Resent => Sent,
        _ if suite.status == Draft => Draft,
        status => status,
    };
}
