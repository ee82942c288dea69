//! Creation, edition, sealing and deletion of a BSDD.

use super::access::{self, Door};
use super::carriers::{Candidate, signed_keep_their_place};
use super::completion::{self, Given};
use super::conditions::{emitter_cannot_sign, is_collected, is_regrouping, is_round, next_transporter};
use super::fields::{NOTE, Step, TRANSPORTER};
use super::moves::{self, Operation};
use super::parties::completed_sirets;
use super::record::{Emission, Transporter};
use super::{Record, grouping, merge, storage, waste_codes};
use crate::domain::bsd::completion::refuse_gone;
use crate::domain::bsd::fields::refuse_sealed;
use crate::domain::bsd::{Actor, Facts};
use crate::error::{Error, Result, Violations};
use crate::generated::path::create_form_input as note;
use crate::generated::{CreateFormInput, FormStatus, UpdateFormInput};
use crate::graphql::input::Maybe;

/// Signs in place of emitters that cannot: persons and foreign ships.
pub const AUTOMATIC_SIGNATURE: &str = "Signature automatique (particulier ou navire étranger)";

/// Identifiers that a creation needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIds {
    pub id: String,
    pub readable_id: String,
    pub transporter_id: String,
}

/// Makes a draft. `candidates` are the stored carriers that the input names; `actor.owner_orgs` plays no
/// part.
pub fn create(
    input: CreateFormInput,
    ids: NewIds,
    candidates: &[Candidate],
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    let collected = grouping::is_collected_input(&input);
    // Whoever organises a round creates what is collected on it, without having a part in it.
    let permission = if collected { Ok(()) } else { access::can_create(&input, candidates, actor) };
    let input = UpdateFormInput::from(input);
    let input = if collected { merge::collected_only(input) } else { input };
    let tells_storage = matches!(input.temporary_storage_detail, Maybe::Value(_));
    refuse_gone(facts.directory, completed_sirets(&input))?;
    grouping::refuse_both(&input)?;
    permission?;
    if input.transporter.as_ref().value().is_some() && input.transporters.as_ref().value().is_some() {
        return Err(Error::bad_input(
            "Transporteurs : indiquez soit transporter, soit transporters, mais pas les deux.",
        ));
    }
    let empty = Record {
        id: ids.id,
        readable_id: ids.readable_id,
        created_at: facts.now,
        owner_id: actor.caller.user_id.clone(),
        ..Record::default()
    };
    let given = Given::of(&input);
    let mut found = Violations::default();
    let mut record = empty;
    merge::note(&mut record, input, ids.transporter_id, candidates, &mut found);
    let record = finish(record, given, facts, found)?;
    let record = if tells_storage { refuse_unstored(record)? } else { record };
    grouping::check(None, &record)?;
    Ok(record)
}

/// Edits a note. The status stays. `candidates` are the stored carriers that the input names.
pub fn update(
    before: &Record,
    input: UpdateFormInput,
    new_transporter_id: String,
    candidates: &[Candidate],
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    refuse_unknown_code(&input)?;
    refuse_gone(facts.directory, completed_sirets(&input))?;
    grouping::refuse_both(&input)?;
    access::can_update(before, &input, candidates, actor)?;
    let given = Given::of(&input);
    let tells_storage = matches!(input.temporary_storage_detail, Maybe::Value(_));
    let mut found = Violations::default();
    let mut after = before.clone();
    merge::note(&mut after, input, new_transporter_id, candidates, &mut found);
    refuse_locked(before, &mut after, actor)?;
    let after = finish(after, given, facts, found)?;
    let after = if tells_storage { refuse_unstored(after)? } else { after };
    grouping::check(Some(before), &after)?;
    Ok(after)
}

/// Seals a draft, and signs at once for an emitter that cannot.
pub fn seal(before: &Record, actor: Actor<'_>, facts: Facts<'_>) -> Result<Record> {
    access::check(Door::Seal, before, actor)?;
    let status = moves::next(before, Operation::Seal)?;
    let signs = emitter_cannot_sign(before);
    let mut found = Violations::default();
    check(before, if signs { Step::Emission } else { Step::Seal }, 1, facts, &mut found);
    storage::check_planned(before, facts, &mut found);
    if !found.list.is_empty() {
        return Err(Error::bad_input(found.message()));
    }
    if is_regrouping(before) && before.grouping.is_empty() {
        return Err(Error::bad_input(
            "Bordereaux regroupés (grouping) : indiquez au moins un bordereau à regrouper pour sceller une annexe 2.",
        ));
    }
    let mut after = Record { status, updated_at: facts.now, ..before.clone() };
    if signs {
        after.emission = automatic_emission(facts.now, AUTOMATIC_SIGNATURE);
    }
    Ok(after)
}

/// Whether the caller may delete the note; what deletion does is the store's. Errors: `FORBIDDEN`.
pub fn delete(before: &Record, actor: Actor<'_>) -> Result<()> {
    access::check(Door::Delete, before, actor)
}

/// Edits plate and free text of the first carrier, until it takes over.
pub fn update_transporter_fields(
    before: &Record,
    number_plate: Maybe<String>,
    custom_info: Maybe<String>,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    use FormStatus::{Resealed, Sealed, SignedByProducer};
    if !matches!(before.status, Sealed | SignedByProducer | Resealed) {
        return Err(Error::forbidden(format!(
            "Ces champs ne sont pas modifiables sur un bordereau dont le statut est {}.",
            before.status.as_str()
        )));
    }
    access::check(Door::UpdateTransporterFields, before, actor)?;
    let leg = access::carriers_leg(before, actor);
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    let carriers = &mut leg.of_mut(&mut after).transporters;
    let first = carriers.first_mut().expect("the permission is that of a first transporter");
    crate::domain::bsd::merge::text(&mut first.number_plate, number_plate);
    crate::domain::bsd::merge::text(&mut first.custom_info, custom_info);
    let mut found = Violations::default();
    TRANSPORTER.check(first, Step::Draft, note::TRANSPORTER_NUMBER_PLATE, facts, &mut found);
    found.into_result()?;
    Ok(after)
}

pub fn automatic_emission(at: crate::scalars::DateTime, by: &str) -> Emission {
    Emission { at: Some(at), by: Some(by.into()), by_eco_organisme: Some(false) }
}

/// A second leg may be told of only where the waste is stored on its way.
fn refuse_unstored(record: Record) -> Result<Record> {
    if record.recipient.is_temp_storage {
        return Ok(record);
    }
    Err(Error::bad_input(
        "Entreposage provisoire (temporaryStorageDetail) : indiquez recipient.isTempStorage à true, ou retirez ce \
         champ.",
    ))
}

fn finish(mut record: Record, given: Given, facts: Facts<'_>, mut found: Violations) -> Result<Record> {
    completion::note(&mut record, given, facts.directory);
    record.updated_at = facts.now;
    let step = if record.status == FormStatus::Draft { Step::Draft } else { Step::Seal };
    check(&record, step, usize::MAX, facts, &mut found);
    found.into_result()?;
    Ok(record)
}

/// Checks the note, and so many of its carriers, for what holds whoever signs.
fn check(record: &Record, step: Step, transporters: usize, facts: Facts<'_>, found: &mut Violations) {
    NOTE.check(record, step, "", facts, found);
    for transporter in record.transporters.iter().take(transporters) {
        TRANSPORTER.check(transporter, Step::Draft, "", facts, found);
    }
}

/// A code that nobody knows is told before anything else.
fn refuse_unknown_code(input: &UpdateFormInput) -> Result<()> {
    let Maybe::Value(waste) = &input.waste_details else { return Ok(()) };
    match &waste.code {
        Maybe::Value(code) if !code.is_empty() && !waste_codes::is_known(code) => {
            Err(Error::bad_input(format!(
                "Code déchet (wasteDetails.code) : {code} n'est pas un code de la liste européenne admis sur un BSDD."
            )))
        }
        _ => Ok(()),
    }
}

/// Judges changes as they were sent, before completion.
fn refuse_locked(before: &Record, after: &mut Record, actor: Actor<'_>) -> Result<()> {
    let Some(signed) = last_signature(before) else { return Ok(()) };
    if is_round(before) && before.status == FormStatus::Sent {
        // Notes are added as they are collected.
        return Ok(());
    }
    let by_eco_organisme = before.emission.by_eco_organisme == Some(true);
    let carrier = next_transporter(before).filter(|_| is_collected(before));
    let carrier = carrier.and_then(|number| before.transporters[number].company.org_id());
    let is_signatory = [access::emission_company(before, by_eco_organisme), carrier]
        .into_iter()
        .flatten()
        .any(|org_id| actor.caller.is_member(org_id));
    let is_locked = signed >= if is_signatory { Step::Transport } else { Step::Emission };
    let none = Transporter::default();
    let [was, is] = [before, &*after].map(|record| record.transporters.first().unwrap_or(&none));
    let mut names = NOTE.sealed_changes(before, after, signed, is_signatory);
    // Of another carrier it is its place that is judged.
    if was.id == is.id {
        names.extend(TRANSPORTER.sealed_changes(was, is, signed, is_signatory));
    }
    // Taking off the second leg is a change too, though it may hold nothing yet.
    let takes_off = before.suite.is_some() && after.suite.is_none();
    if takes_off && names.is_empty() && is_locked {
        names.push(format!("Entreposage provisoire ({})", note::TEMPORARY_STORAGE_DETAIL));
    }
    if names.is_empty() && !signed_keep_their_place(before, after) {
        names.push(format!("Rang d'un transporteur qui a signé ({})", note::TRANSPORTERS));
    }
    refuse_sealed(&names)?;
    if is_locked {
        // What was sent is what is stored, or names no share: none is decided anew.
        after.grouping.clone_from(&before.grouping);
    }
    Ok(())
}

/// The last signature, told by dates.
fn last_signature(record: &Record) -> Option<Step> {
    [
        (record.reception.received_at, Step::Reception),
        (record.take_over.at, Step::Transport),
        (record.emission.at, Step::Emission),
    ]
    .into_iter()
    .find_map(|(date, step)| date.map(|_| step))
}
