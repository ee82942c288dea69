//! Segments: the older way to hand waste from one carrier to the next, each preparing its successor.
//!
//! A segment is a carrier that follows another. Nearly every refusal here is `FORBIDDEN`.

use super::carriers::{edited, place};
use super::completion::refresh_receipt;
use super::conditions::next_transporter;
use super::fields::{Step, TRANSPORTER};
use super::record::Transporter;
use super::rules::MAX_TRANSPORTERS;
use super::{Record, merge};
use crate::context::Caller;
use crate::domain::bsd::merge::text;
use crate::domain::bsd::{Actor, Facts};
use crate::domain::user::Permission;
use crate::error::{Error, Result, Violations};
use crate::generated::{FormStatus, NextSegmentInfoInput, TakeOverInput, TransporterInput};
use crate::graphql::input::Maybe;

/// Names the carrier that the waste goes to next: the last of the note's.
pub fn prepare_segment(
    before: &Record,
    siret: &str,
    input: NextSegmentInfoInput,
    new_id: String,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    refuse_stranger(actor.caller, siret)?;
    if !owns(before, actor.caller) && !holds_waste(before, siret) {
        return Err(Error::forbidden(
            "Seuls l'auteur du bordereau et le transporteur actuel peuvent préparer le segment suivant.",
        ));
    }
    refuse_over(before)?;
    if let Some(last) = before.transporters.last()
        && (last.taken_over_at.is_none() || !is(last, siret))
    {
        return Err(Error::forbidden(
            "Le dernier transporteur doit avoir signé la prise en charge, et prépare seul le segment suivant.",
        ));
    }
    let fresh = Transporter {
        id: new_id,
        previous_transporter_org_id: Some(siret.to_owned()),
        ..Transporter::default()
    };
    let next = segment(fresh, input, facts)?;
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    after.next_transporter_org_id = next.company.org_id().map(str::to_owned);
    after.transporters.push(next);
    if after.transporters.len() > MAX_TRANSPORTERS {
        return Err(Error::bad_input(format!(
            "Un bordereau compte au plus {MAX_TRANSPORTERS} transporteurs."
        )));
    }
    Ok(after)
}

/// Edits a segment whose carrier has not signed.
pub fn edit_segment(
    before: &Record,
    id: &str,
    siret: &str,
    input: NextSegmentInfoInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    refuse_stranger(actor.caller, siret)?;
    let place = place(before, id)?;
    let segment_before = &before.transporters[place];
    if !owns(before, actor.caller) && !holds_waste(before, siret) && !is(segment_before, siret) {
        return Err(Error::forbidden(
            "Seuls l'auteur du bordereau, le transporteur actuel et celui du segment peuvent modifier ce segment.",
        ));
    }
    refuse_over(before)?;
    if segment_before.taken_over_at.is_some() {
        return Err(Error::forbidden("Ce segment a été pris en charge : il ne peut plus être modifié."));
    }
    let next = segment(segment_before.clone(), input, facts)?;
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    after.next_transporter_org_id = next.company.org_id().map(str::to_owned);
    after.transporters[place] = next;
    Ok(after)
}

/// Says that the carrier of a segment may sign.
pub fn ready_segment(before: &Record, id: &str, actor: Actor<'_>, facts: Facts<'_>) -> Result<Record> {
    let place = place(before, id)?;
    let current = before.current_transporter_org_id.as_deref().filter(|org_id| !org_id.is_empty());
    if !actor.caller.may(Permission::BsdCanUpdate, current) {
        return Err(Error::forbidden("Seul le transporteur actuel peut déclarer ce segment prêt."));
    }
    refuse_not_sent(before)?;
    if before.transporters[place].ready_to_take_over {
        return Err(Error::forbidden("Ce segment est déjà prêt."));
    }
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    check(&after.transporters[place], facts)?;
    after.transporters[place].ready_to_take_over = true;
    Ok(after)
}

/// Signs for the carrier of a segment.
pub fn take_over_segment(
    before: &Record,
    id: &str,
    input: TakeOverInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    if input.taken_over_by.trim().is_empty() {
        return Err(Error::bad_input(
            "Signataire (takenOverBy) : indiquez le nom de la personne qui signe pour le transporteur.",
        ));
    }
    let place = place(before, id)?;
    let org_id = before.transporters[place].company.org_id();
    if !actor.caller.may(Permission::BsdCanSignTransport, org_id) {
        return Err(Error::forbidden(
            "Seul le transporteur de ce segment peut en signer la prise en charge.",
        ));
    }
    refuse_not_sent(before)?;
    if next_transporter(before) != Some(place) {
        return Err(Error::forbidden(
            "Ce segment n'est pas prêt, a déjà été pris en charge, ou attend la signature d'un autre transporteur.",
        ));
    }
    let mut after = Record {
        updated_at: facts.now,
        current_transporter_org_id: org_id.map(str::to_owned),
        next_transporter_org_id: Some(String::new()),
        ..before.clone()
    };
    let signer = &mut after.transporters[place];
    if input.number_plate.as_ref().value().is_some_and(|plate| !plate.is_empty()) {
        text(&mut signer.number_plate, input.number_plate);
    }
    refresh_receipt(signer, facts.directory);
    check(signer, facts)?;
    signer.taken_over_at = Some(input.taken_over_at);
    signer.taken_over_by = Some(input.taken_over_by);
    Ok(after)
}

/// The carrier as it would be after this input. Errors: `FORBIDDEN` without an identifier, or for another
/// carrier of a segment that is ready; both come before what its fields must look like.
fn segment(before: Transporter, input: NextSegmentInfoInput, facts: Facts<'_>) -> Result<Transporter> {
    let mode = Maybe::Value(input.mode);
    let sent = match input.transporter {
        Maybe::Value(sent) => TransporterInput { mode, ..sent },
        Maybe::Absent | Maybe::Null => TransporterInput {
            company: Maybe::Absent,
            is_exempted_of_receipt: Maybe::Absent,
            receipt: Maybe::Absent,
            department: Maybe::Absent,
            validity_limit: Maybe::Absent,
            mode,
            number_plate: Maybe::Absent,
            custom_info: Maybe::Absent,
        },
    };
    let mut named = before.clone();
    merge::transporter(&mut named, sent.clone());
    if named.company.org_id().is_none() {
        return Err(Error::forbidden(
            "Le transporteur suivant doit être désigné par un SIRET ou un numéro de TVA.",
        ));
    }
    if before.ready_to_take_over && named.company.org_id() != before.company.org_id() {
        return Err(Error::forbidden("Ce segment est prêt : son transporteur ne peut plus changer."));
    }
    edited(before, sent, facts)
}

/// What a carrier needs to sign.
fn check(carrier: &Transporter, facts: Facts<'_>) -> Result<()> {
    let mut found = Violations::default();
    TRANSPORTER.check(carrier, Step::Transport, "", facts, &mut found);
    found.into_result()
}

fn refuse_stranger(caller: &Caller, siret: &str) -> Result<()> {
    if caller.may(Permission::BsdCanUpdate, [siret]) {
        return Ok(());
    }
    Err(Error::forbidden(
        "Votre rôle dans l'entreprise indiquée (siret) ne permet pas de modifier un segment.",
    ))
}

/// A note that was cancelled or received takes no more carriers.
fn refuse_over(record: &Record) -> Result<()> {
    if record.status == FormStatus::Canceled || record.reception.received_at.is_some() {
        return Err(Error::forbidden(
            "Ce bordereau est annulé ou déjà reçu : ses segments ne changent plus.",
        ));
    }
    Ok(())
}

fn refuse_not_sent(record: &Record) -> Result<()> {
    if record.status == FormStatus::Sent {
        return Ok(());
    }
    Err(Error::forbidden(format!(
        "Un segment n'est remis que sur un bordereau au statut SENT ; celui-ci est au statut {}.",
        record.status.as_str()
    )))
}

fn owns(record: &Record, caller: &Caller) -> bool {
    record.owner_id == caller.user_id
}

fn holds_waste(record: &Record, siret: &str) -> bool {
    record.current_transporter_org_id.as_deref() == Some(siret)
}

fn is(carrier: &Transporter, org_id: &str) -> bool {
    super::carriers::both(carrier).any(|own| own == org_id)
}
