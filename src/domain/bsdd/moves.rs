//! How a BSDD moves.

use FormStatus::*;
use Operation::*;

use super::{Record, codes, conditions};
use crate::domain::bsd::moves::{self, Move, always, step};
use crate::error::{Error, Result};
use crate::generated::{FormRole, FormStatus, WasteAcceptationStatus};

/// What moves a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Seal,
    SignEmission,
    SignTransport,
    Receive,
    Accept,
    Process,
}

/// The first row whose guard holds wins; without a row there is no move.
#[rustfmt::skip]
pub const MOVES: &[Move<Record, FormStatus, Operation>] = &[
    step(Draft,            Seal,          SignedByProducer,   conditions::emitter_cannot_sign),
    step(Draft,            Seal,          Sealed,             always),
    step(Sealed,           SignEmission,  Sent,               direct_supply),
    step(Sealed,           SignEmission,  SignedByProducer,   always),
    step(Sealed,           SignTransport, Sent,               conditions::emitter_cannot_sign),
    step(SignedByProducer, SignTransport, Sent,               always),
    step(Sent,             SignTransport, Sent,               always),
    step(Sent,             Receive,       Refused,            refused),
    step(Sent,             Receive,       Accepted,           accepted),
    step(Sent,             Receive,       Received,           always),
    step(Received,         Accept,        Refused,            refused),
    step(Received,         Accept,        Accepted,           always),
    step(Accepted,         Process,       NoTraceability,     no_traceability),
    step(Accepted,         Process,       FollowedWithPnttd,  grouped_abroad),
    step(Accepted,         Process,       AwaitingGroup,      grouped),
    step(Accepted,         Process,       Processed,          always),
];

/// Pairs without a move that are `FORBIDDEN`; all others are `BAD_USER_INPUT`.
const FORBIDDEN: &[(FormStatus, Operation)] =
    &[(Canceled, SignEmission), (Canceled, SignTransport), (Sealed, SignTransport)];

/// Whom a note waits for in each status: rows of `hasNextStep`. Anybody for a draft; a transporter as
/// number 1 and by its SIRET only.
pub const NEXT_STEPS: &[(FormStatus, Option<FormRole>)] = &[
    (Draft, None),
    (Sealed, Some(FormRole::Emitter)),
    (SignedByProducer, Some(FormRole::Transporter)),
    (Sent, Some(FormRole::Recipient)),
    (Received, Some(FormRole::Recipient)),
    (Accepted, Some(FormRole::Recipient)),
];

/// The status that an operation leads to. Errors: `BAD_USER_INPUT` or `FORBIDDEN`, as the contract says.
pub fn next(record: &Record, by: Operation) -> Result<FormStatus> {
    moves::next(MOVES, record.status, &by, record).ok_or_else(|| {
        let message = format!(
            "Vous ne pouvez pas {} un bordereau dont le statut est {}.",
            by.infinitive(),
            record.status.as_str()
        );
        if FORBIDDEN.contains(&(record.status, by)) {
            Error::forbidden(message)
        } else {
            Error::bad_input(message)
        }
    })
}

impl Operation {
    const fn infinitive(self) -> &'static str {
        match self {
            Seal => "sceller",
            SignEmission => "signer l'émission sur",
            SignTransport => "signer l'enlèvement sur",
            Receive => "réceptionner",
            Accept => "accepter ou refuser",
            Process => "marquer comme traité",
        }
    }
}

fn direct_supply(record: &Record) -> bool {
    record.is_direct_supply
}

fn refused(record: &Record) -> bool {
    record.reception.acceptation == Some(WasteAcceptationStatus::Refused)
}

fn accepted(record: &Record) -> bool {
    record.reception.acceptation.is_some() && !refused(record)
}

fn no_traceability(record: &Record) -> bool {
    record.processing.no_traceability == Some(true)
}

fn grouped(record: &Record) -> bool {
    record.processing.operation_done.as_deref().is_some_and(codes::is_grouping)
}

fn grouped_abroad(record: &Record) -> bool {
    grouped(record) && record.processing.next_destination.company.is_foreign()
}
