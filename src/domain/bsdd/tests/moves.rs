//! Every operation from every status (specification, 4).

use super::*;
use crate::domain::bsdd::moves::{Operation, next};

/// What an operation on a valid note leads to, from each status; `-` is `BAD_USER_INPUT`.
fn from_each(by: Operation, prepare: fn(&mut Record)) -> String {
    let mut lines = Vec::new();
    for status in FormStatus::ALL {
        let mut note = note(FormStatus::Accepted);
        note.status = *status;
        prepare(&mut note);
        let to = match next(&note, by) {
            Ok(to) => to.as_str(),
            Err(Error::BadUserInput { .. }) => continue,
            Err(_) => "FORBIDDEN",
        };
        lines.push(format!("{} -> {to}", status.as_str()));
    }
    lines.join(", ")
}

#[test]
fn sealing() {
    assert_eq!(from_each(Operation::Seal, |_| {}), "DRAFT -> SEALED");
    let person = |note: &mut Record| note.emitter.is_private_individual = true;
    assert_eq!(from_each(Operation::Seal, person), "DRAFT -> SIGNED_BY_PRODUCER");
    let ship = |note: &mut Record| note.emitter.is_foreign_ship = true;
    assert_eq!(from_each(Operation::Seal, ship), "DRAFT -> SIGNED_BY_PRODUCER");
}

#[test]
fn emission() {
    let resealed = "RESEALED -> SIGNED_BY_TEMP_STORER, CANCELED -> FORBIDDEN";
    let plain = format!("SEALED -> SIGNED_BY_PRODUCER, {resealed}");
    assert_eq!(from_each(Operation::SignEmission, |_| {}), plain);
    let direct = |note: &mut Record| note.is_direct_supply = true;
    assert_eq!(from_each(Operation::SignEmission, direct), format!("SEALED -> SENT, {resealed}"));
}

#[test]
fn transport() {
    let later =
        "SIGNED_BY_PRODUCER -> SENT, SENT -> SENT, SIGNED_BY_TEMP_STORER -> RESENT, CANCELED -> FORBIDDEN";
    let plain = format!("SEALED -> FORBIDDEN, {later}");
    assert_eq!(from_each(Operation::SignTransport, |_| {}), plain);
    let person = |note: &mut Record| note.emitter.is_private_individual = true;
    assert_eq!(from_each(Operation::SignTransport, person), format!("SEALED -> SENT, {later}"));
}

#[test]
fn reception_and_acceptation() {
    use crate::generated::WasteAcceptationStatus::{PartiallyRefused, Refused};
    let reception = |prepare| from_each(Operation::Receive, prepare);
    let to = |status: &str| format!("SENT -> {status}, RESENT -> {status}");
    assert_eq!(reception(|note| note.reception.acceptation = None), to("RECEIVED"));
    assert_eq!(reception(|_| {}), to("ACCEPTED"));
    assert_eq!(reception(|note| note.reception.acceptation = Some(PartiallyRefused)), to("ACCEPTED"));
    assert_eq!(reception(|note| note.reception.acceptation = Some(Refused)), to("REFUSED"));
    assert_eq!(from_each(Operation::Accept, |_| {}), "RECEIVED -> ACCEPTED");
    let refused = |note: &mut Record| note.reception.acceptation = Some(Refused);
    assert_eq!(from_each(Operation::Accept, refused), "RECEIVED -> REFUSED");
}

#[test]
fn processing() {
    let process = |prepare| from_each(Operation::Process, prepare);
    let to = |status: &str| format!("ACCEPTED -> {status}, TEMP_STORER_ACCEPTED -> {status}");
    assert_eq!(process(|note| note.processing.operation_done = Some("R 1".into())), to("PROCESSED"));
    assert_eq!(process(|note| note.processing.operation_done = Some("D 9 F".into())), to("PROCESSED"));
    assert_eq!(process(|note| note.processing.operation_done = Some("R 13".into())), to("AWAITING_GROUP"));
    assert_eq!(
        process(|note| {
            note.processing.operation_done = Some("R 13".into());
            note.processing.no_traceability = Some(true);
            note.processing.next_destination.company.country = Some("BE".into());
        }),
        to("NO_TRACEABILITY")
    );
    assert_eq!(
        process(|note| {
            note.processing.operation_done = Some("R 13".into());
            note.processing.next_destination.company.country = Some("BE".into());
        }),
        to("FOLLOWED_WITH_PNTTD")
    );
}

#[test]
fn what_is_a_foreign_destination() {
    let company = |patch: fn(&mut record::Company)| {
        let mut company = record::Company::default();
        patch(&mut company);
        company.is_foreign()
    };
    assert!(company(|it| it.extra_european_id = Some("US-1".into())));
    assert!(company(|it| it.vat_number = Some(FOREIGN_CARRIER.into())));
    assert!(!company(|it| it.vat_number = Some("FR83404833048".into())));
    assert!(company(|it| it.country = Some("CH".into())));
    assert!(!company(|it| it.country = Some("FR".into())));
    assert!(!company(|it| {
        it.siret = Some(TREATER.into());
        it.country = Some("BE".into());
    }));
    assert!(!company(|_| {}));
}

#[test]
fn sealing_twice_is_refused() {
    let sealed = note(FormStatus::Sealed);
    assert_eq!(
        outcome(by(Role::Admin, &[PRODUCER], |actor, facts| seal(&sealed, actor, facts))),
        "BAD_USER_INPUT"
    );
}

#[test]
fn statuses_that_wait_for_somebody() {
    let waits =
        |status| NEXT_STEPS.iter().filter(|(at, _)| *at == status).map(|(_, whom)| *whom).collect::<Vec<_>>();
    assert_eq!(waits(FormStatus::Draft), [Awaited::Anybody]);
    assert_eq!(waits(FormStatus::SignedByProducer), [Awaited::Transporter]);
    assert_eq!(waits(FormStatus::Sent), [Awaited::Recipient]);
    assert_eq!(waits(FormStatus::TempStorerAccepted), [Awaited::Recipient]);
    assert_eq!(waits(FormStatus::Resent), [Awaited::FinalRecipient]);
    assert_eq!(waits(FormStatus::Accepted), [Awaited::FinalRecipient]);
    // The specification names nobody here.
    assert_eq!(waits(FormStatus::Resealed), []);
    assert_eq!(waits(FormStatus::SignedByTempStorer), []);
    assert_eq!(waits(FormStatus::Processed), []);
}

#[test]
fn temporary_storage() {
    use crate::generated::WasteAcceptationStatus::{PartiallyRefused, Refused};
    let with_suite = |note: &mut Record| note.suite = Some(Box::default());
    let storage = |prepare| from_each(Operation::Store, prepare);
    assert_eq!(storage(|note| note.reception.acceptation = None), "SENT -> TEMP_STORED");
    assert_eq!(storage(|_| {}), "SENT -> TEMP_STORER_ACCEPTED");
    assert_eq!(
        storage(|note| note.reception.acceptation = Some(PartiallyRefused)),
        "SENT -> TEMP_STORER_ACCEPTED"
    );
    assert_eq!(storage(|note| note.reception.acceptation = Some(Refused)), "SENT -> REFUSED");
    let judgement = |prepare| from_each(Operation::AcceptStored, prepare);
    assert_eq!(judgement(|_| {}), "TEMP_STORED -> TEMP_STORER_ACCEPTED");
    assert_eq!(judgement(|note| note.reception.acceptation = Some(Refused)), "TEMP_STORED -> REFUSED");
    let kept = "TEMP_STORER_ACCEPTED -> RESEALED, RESEALED -> RESEALED";
    assert_eq!(from_each(Operation::Reseal, with_suite), kept);
    assert_eq!(from_each(Operation::Reseal, |_| {}), format!("ACCEPTED -> RESEALED, {kept}"));
    assert_eq!(
        from_each(Operation::Resend, with_suite),
        "TEMP_STORER_ACCEPTED -> RESENT, RESEALED -> RESENT, SIGNED_BY_TEMP_STORER -> RESENT"
    );
    let both = "SEALED -> SENT, SIGNED_BY_PRODUCER -> SENT";
    assert_eq!(from_each(Operation::SignBoth, |_| {}), format!("{both}, SENT -> SENT, RESEALED -> RESENT"));
    assert_eq!(from_each(Operation::SignBoth, with_suite), format!("{both}, RESEALED -> RESENT"));
}

#[test]
fn a_decision_is_that_of_the_last_leg() {
    use crate::generated::WasteAcceptationStatus::Refused;
    let storer_refused = |note: &mut Record| {
        note.suite = Some(Box::default());
        note.reception.acceptation = Some(Refused);
    };
    assert_eq!(from_each(Operation::Receive, storer_refused), "SENT -> RECEIVED, RESENT -> RECEIVED");
    assert_eq!(from_each(Operation::Store, storer_refused), "SENT -> REFUSED");
}

#[test]
fn the_suites_status_follows_the_notes() {
    use crate::domain::bsdd::legs::move_to;
    let follows = |from: FormStatus, to: FormStatus| {
        let suite = Record { status: from, ..Record::default() };
        let mut note = Record { suite: Some(Box::new(suite)), ..note(FormStatus::Sent) };
        move_to(&mut note, to);
        (note.status == to).then(|| note.suite.unwrap().status)
    };
    use FormStatus::*;
    for (from, to, expected) in [
        (Draft, Sent, Draft),
        (Draft, TempStorerAccepted, Draft),
        (Draft, Refused, Draft),
        (Draft, Resealed, Sealed),
        (Draft, Resent, Sent),
        (Sealed, SignedByTempStorer, SignedByProducer),
        (SignedByProducer, Resent, Sent),
        (Sent, Received, Received),
        (Sent, Refused, Refused),
        (Accepted, AwaitingGroup, AwaitingGroup),
        (Sent, Canceled, Canceled),
    ] {
        assert_eq!(follows(from, to), Some(expected), "{from:?} {to:?}");
    }
}
