//! How a BSDD moves.

use FormStatus::*;
use Operation::*;

use super::{Record, codes, conditions};
use crate::domain::bsd::moves::{self, Move, step};
use crate::domain::bsd::when::When::{self, Always, If};
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
    step(Draft,            Seal,          SignedByProducer,   EMITTER_CANNOT_SIGN),
    step(Draft,            Seal,          Sealed,             Always),
    step(Sealed,           SignEmission,  Sent,               DIRECT_SUPPLY),
    step(Sealed,           SignEmission,  SignedByProducer,   Always),
    step(Sealed,           SignTransport, Sent,               EMISSION_IS_WAIVED),
    step(SignedByProducer, SignTransport, Sent,               Always),
    step(Sent,             SignTransport, Sent,               Always),
    step(Sent,             Receive,       Refused,            REFUSED),
    step(Sent,             Receive,       Accepted,           ACCEPTED),
    step(Sent,             Receive,       Received,           Always),
    step(Received,         Accept,        Refused,            REFUSED),
    step(Received,         Accept,        Accepted,           Always),
    step(Accepted,         Process,       NoTraceability,     NO_TRACEABILITY),
    step(Accepted,         Process,       FollowedWithPnttd,  GROUPED_ABROAD),
    step(Accepted,         Process,       AwaitingGroup,      GROUPED),
    step(Accepted,         Process,       Processed,          Always),
];

const EMITTER_CANNOT_SIGN: When<Record> =
    If(conditions::emitter_cannot_sign, "l'émetteur est un particulier ou un navire étranger");
const EMISSION_IS_WAIVED: When<Record> = If(
    conditions::emission_is_waived,
    "l'émetteur est un particulier ou un navire étranger, ou la tournée (annexe 1) dispense de sa signature",
);
const DIRECT_SUPPLY: When<Record> = If(direct_supply, "l'acheminement est direct (`isDirectSupply`)");
const REFUSED: When<Record> = If(refused, "la décision est `REFUSED`");
const ACCEPTED: When<Record> = If(accepted, "la décision est `ACCEPTED` ou `PARTIALLY_REFUSED`");
const NO_TRACEABILITY: When<Record> = If(no_traceability, "`noTraceability` vaut `true`");
const GROUPED_ABROAD: When<Record> =
    If(grouped_abroad, "l'opération est un regroupement et la destination ultérieure est à l'étranger");
const GROUPED: When<Record> = If(grouped, "l'opération est un regroupement");

/// Where a note that travelled on paper ends, once it is told all of it; the first row whose guard holds.
const PAPER: &[(FormStatus, When<Record>)] = &[
    (NoTraceability, NO_TRACEABILITY),
    (AwaitingGroup, If(grouped_at_home, "l'opération est un regroupement et le déchet reste en France")),
    (Processed, Always),
];

/// The status of a note that is imported from paper.
pub fn imported(record: &Record) -> FormStatus {
    let row = PAPER.iter().find(|(_, when)| when.holds(record));
    row.map(|(status, _)| *status).expect("the last row always holds")
}

/// Pairs without a move that are `FORBIDDEN`; all others are `BAD_USER_INPUT`.
pub const FORBIDDEN: &[(FormStatus, Operation)] =
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

fn grouped_at_home(record: &Record) -> bool {
    grouped(record) && !record.processing.next_destination.company.is_foreign()
}
