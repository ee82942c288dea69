//! How a BSDD moves.

use FormStatus::*;
use Operation::*;

use super::legs::final_leg;
use super::{Record, codes, conditions};
use crate::domain::bsd::moves::{self, Move, step};
use crate::domain::bsd::when::When::{self, Always, If};
use crate::error::{Error, Result};
use crate::generated::{FormStatus, WasteAcceptationStatus};

/// What moves a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Seal,
    SignEmission,
    SignTransport,
    /// Both at once, of whoever hands over and of the carrier.
    SignBoth,
    /// Reception by the storer, and its decision.
    Store,
    AcceptStored,
    /// The second leg prepared, or sent without its carrier.
    Reseal,
    Resend,
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
    step(Sealed,           SignBoth,      Sent,               Always),
    step(SignedByProducer, SignTransport, Sent,               Always),
    step(SignedByProducer, SignBoth,      Sent,               Always),
    step(Sent,             SignTransport, Sent,               Always),
    step(Sent,             SignBoth,      Sent,               ONE_LEG),
    step(Sent,             Store,         Refused,            REFUSED_BY_STORER),
    step(Sent,             Store,         TempStorerAccepted, ACCEPTED_BY_STORER),
    step(Sent,             Store,         TempStored,         Always),
    step(Sent,             Receive,       Refused,            REFUSED),
    step(Sent,             Receive,       Accepted,           ACCEPTED),
    step(Sent,             Receive,       Received,           Always),
    step(TempStored,       AcceptStored,  Refused,            REFUSED_BY_STORER),
    step(TempStored,       AcceptStored,  TempStorerAccepted, Always),
    step(TempStorerAccepted, Reseal,      Resealed,           Always),
    step(TempStorerAccepted, Resend,      Resent,             Always),
    step(TempStorerAccepted, Process,     NoTraceability,     NO_TRACEABILITY),
    step(TempStorerAccepted, Process,     FollowedWithPnttd,  GROUPED_ABROAD),
    step(TempStorerAccepted, Process,     AwaitingGroup,      GROUPED),
    step(TempStorerAccepted, Process,     Processed,          Always),
    step(Resealed,         Reseal,        Resealed,           Always),
    step(Resealed,         SignEmission,  SignedByTempStorer, Always),
    step(Resealed,         SignBoth,      Resent,             Always),
    step(Resealed,         Resend,        Resent,             Always),
    step(SignedByTempStorer, SignTransport, Resent,           Always),
    step(SignedByTempStorer, Resend,      Resent,             Always),
    step(Resent,           Receive,       Refused,            REFUSED),
    step(Resent,           Receive,       Accepted,           ACCEPTED),
    step(Resent,           Receive,       Received,           Always),
    step(Received,         Accept,        Refused,            REFUSED),
    step(Received,         Accept,        Accepted,           Always),
    step(Accepted,         Reseal,        Resealed,           ONE_LEG),
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
const ONE_LEG: When<Record> = If(one_leg, "aucune réexpédition n'est prévue (`temporaryStorageDetail`)");
const REFUSED_BY_STORER: When<Record> = If(refused, "la décision est `REFUSED`");
const ACCEPTED_BY_STORER: When<Record> = If(accepted, "la décision est `ACCEPTED` ou `PARTIALLY_REFUSED`");
const REFUSED: When<Record> = If(|note| refused(final_leg(note)), "la décision est `REFUSED`");
const ACCEPTED: When<Record> =
    If(|note| accepted(final_leg(note)), "la décision est `ACCEPTED` ou `PARTIALLY_REFUSED`");
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

/// Whom a note waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// Whoever sees it.
    Anybody,
    Emitter,
    /// Transporter number 1, by its SIRET only.
    Transporter,
    /// The recipient of the note: its destination, or the storer.
    Recipient,
    /// The recipient of the last leg.
    FinalRecipient,
}

/// Whom a note waits for in each status: rows of `hasNextStep`.
pub const NEXT_STEPS: &[(FormStatus, Awaited)] = &[
    (Draft, Awaited::Anybody),
    (Sealed, Awaited::Emitter),
    (SignedByProducer, Awaited::Transporter),
    (Sent, Awaited::Recipient),
    (TempStored, Awaited::Recipient),
    (TempStorerAccepted, Awaited::Recipient),
    (Resent, Awaited::FinalRecipient),
    (Received, Awaited::FinalRecipient),
    (Accepted, Awaited::FinalRecipient),
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
            SignBoth => "signer l'émission et l'enlèvement sur",
            Store => "réceptionner en entreposage provisoire",
            AcceptStored => "accepter ou refuser en entreposage provisoire",
            Reseal => "préparer à la réexpédition",
            Resend => "réexpédier",
            Receive => "réceptionner",
            Accept => "accepter ou refuser",
            Process => "marquer comme traité",
        }
    }
}

fn direct_supply(record: &Record) -> bool {
    record.is_direct_supply
}

fn one_leg(record: &Record) -> bool {
    record.suite.is_none()
}

fn refused(record: &Record) -> bool {
    record.reception.acceptation == Some(WasteAcceptationStatus::Refused)
}

fn accepted(record: &Record) -> bool {
    record.reception.acceptation.is_some() && !refused(record)
}

fn no_traceability(record: &Record) -> bool {
    final_leg(record).processing.no_traceability == Some(true)
}

fn grouped(record: &Record) -> bool {
    final_leg(record).processing.operation_done.as_deref().is_some_and(codes::is_grouping)
}

fn grouped_abroad(record: &Record) -> bool {
    grouped(record) && final_leg(record).processing.next_destination.company.is_foreign()
}

fn grouped_at_home(record: &Record) -> bool {
    grouped(record) && !record.processing.next_destination.company.is_foreign()
}
