//! Rounds (annexe 1): a container under way collects notes of several producers, which take from it all but
//! their emitter and their weight, and follow it to the end.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::access;
use super::conditions::{is_bulk, is_collected, is_round};
use super::fields::{NOTE, Step};
use super::grouping::{Induced, Initial, unknown};
use super::record::{Emission, Packaging, Reception, Round, TakeOver, Transporter};
use super::{Record, final_leg};
use crate::domain::bsd::Facts;
use crate::domain::bsd::links::Share;
use crate::error::{Error, Result, Violations};
use crate::generated::{CompanyType, FormStatus, Packagings, QuantityType, SignTransportFormInput};
use crate::graphql::input::Maybe;
use crate::scalars::DateTime;
use crate::scalars::date_time::PARIS;

/// Signs in place of emitters whose signature a round waives.
pub const AUTOMATIC_SIGNATURE: &str = "Signature automatique (tournée, annexe 1)";
/// How many days a round collects, its first one counted.
const DAYS: i32 = 5;
/// The most tanks or skips a vehicle carries.
const MOST_BULK: i32 = 2;

/// A round is signed through the notes that it collects.
pub fn refuse_signature(note: &Record) -> Result<()> {
    if is_round(note) && note.status != FormStatus::Canceled {
        return Err(Error::bad_input(
            "Une tournée d'annexe 1 ne se signe pas : signez les collectes qui y sont rattachées.",
        ));
    }
    Ok(())
}

/// A collected note is taken over on a round, once that is sealed.
pub fn refuse_unattached(note: &Record) -> Result<()> {
    if !is_collected(note) {
        return Ok(());
    }
    match note.round {
        Some(Round { is_draft: false, .. }) => Ok(()),
        Some(_) => Err(Error::forbidden(
            "La tournée de cette collecte est un brouillon : scellez-la avant de signer l'enlèvement.",
        )),
        None => Err(Error::forbidden(
            "Cette collecte d'annexe 1 n'est rattachée à aucune tournée : rattachez-la avant de signer l'enlèvement.",
        )),
    }
}

/// What the round means for a note that it collects. `automated`: the emitter lets this carrier sign in its
/// place.
pub fn round(container: &Record, collected: &Record, automated: bool, facts: Facts<'_>) -> Round {
    let by_eco_organisme = collected.eco_organisme.is_some() && !treats_waste(collected, facts);
    Round {
        is_draft: container.status == FormStatus::Draft,
        waives_emission: collected.emitter.is_private_individual || automated || by_eco_organisme,
    }
}

/// Whether the round's notes follow a change of it that is no signature of theirs.
pub fn concerns(before: Option<&Record>, after: &Record) -> bool {
    before.is_none_or(|before| before != after)
}

/// Attaches, updates and lets go what the round collects. `signed`: the round itself moved on, and its notes
/// follow. Errors: `BAD_USER_INPUT`.
pub fn collect(
    before: Option<&Record>,
    after: &mut Record,
    collected: Vec<Initial>,
    facts: Facts<'_>,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Vec<Induced>> {
    if before.is_some_and(|before| before.status != after.status) && has_arrived(after) {
        return Ok(follow(after, collected, facts.now));
    }
    let had = |id: &str| before.is_some_and(|before| before.grouping.iter().any(|row| row.form_id == id));
    for row in &mut after.grouping {
        if !collected.iter().any(|item| item.note.id == row.form_id) {
            return Err(unknown(&row.form_id));
        }
        (row.quantity, row.share) = (None, Share::Kept);
    }
    let kept = |item: &Initial| after.grouping.iter().any(|row| row.form_id == item.note.id);
    let notes = collected.iter().filter(|item| kept(item)).map(|item| &item.note);
    let first = notes.clone().filter_map(|note| note.take_over.at).min_by_key(|at| at.0);
    for item in collected.iter().filter(|item| kept(item) && !had(&item.note.id)) {
        refuse_attachment(after, item, first, facts)?;
    }
    let mut induced = Vec::new();
    for Initial { note: before, owner_orgs, .. } in collected.into_iter().filter(|item| kept(item)) {
        let mut note = before.clone();
        pass(after, &mut note, new_id);
        if note.status == FormStatus::Draft {
            let mut found = Violations::default();
            NOTE.check(&note, Step::Seal, "", facts, &mut found);
            if !found.list.is_empty() {
                return Err(Error::bad_input(format!(
                    "La collecte {} ne peut pas être scellée et rattachée :\n{}",
                    note.readable_id,
                    found.message()
                )));
            }
            note.status = FormStatus::Sealed;
        }
        if note != before {
            note.updated_at = facts.now;
            induced.push(Induced { before, after: note, owner_orgs, is_deleted: false });
        }
    }
    Ok(induced)
}

/// What goes with a round that is deleted: all that it collects.
pub fn delete(collected: Vec<Initial>) -> Vec<Induced> {
    collected.into_iter().map(deleted).collect()
}

/// The signature of the carrier on a collected note, on the round and on what else it collects: the note as
/// it became is among `notes`. A plate that was given is that of the whole round.
pub fn signed(
    before: &Record,
    notes: &[Record],
    signer: &Transporter,
    input: &SignTransportFormInput,
    now: DateTime,
) -> Result<Record> {
    let mut after = Record { status: FormStatus::Sent, updated_at: now, ..before.clone() };
    let at = before.take_over.at.unwrap_or(input.taken_over_at);
    after.emission = Emission { at: before.emission.at.or(Some(at)), ..before.emission.clone() };
    after.take_over = TakeOver {
        at: Some(at),
        by: Some(input.taken_over_by.clone()),
        sent_at: before.take_over.sent_at.or(Some(at)),
        sent_by: before.take_over.sent_by.clone(),
        signed_by_transporter: Some(true),
    };
    if let Some(first) = after.transporters.first_mut() {
        let carrier = Transporter {
            id: first.id.clone(),
            taken_over_at: Some(at),
            custom_info: first.custom_info.clone(),
            ..signer.clone()
        };
        *first = carrier;
    }
    after.current_transporter_org_id = signer.company.org_id().map(str::to_owned);
    let taken_over = notes.iter().filter(|note| note.take_over.at.is_some());
    after.waste.packaging_infos =
        packagings(taken_over.flat_map(|note| note.waste.packaging_infos.iter().cloned()))?;
    after.waste.quantity = Some(notes.iter().filter_map(|note| note.waste.quantity).sum::<Decimal>());
    Ok(after)
}

/// The round once the weight of a note that it collects was revised, if it has a weight and that changes. A round
/// under way weighs what is on it; before, its weight is still to come.
pub fn weighed(round: &Record, before: &Record, after: &Record, now: DateTime) -> Option<Record> {
    let more = after.waste.quantity.unwrap_or_default() - before.waste.quantity.unwrap_or_default();
    let weight = round.waste.quantity.filter(|_| !more.is_zero())?;
    let mut after = Record { updated_at: now, ..round.clone() };
    after.waste.quantity = Some((weight + more).max(Decimal::ZERO));
    Some(after)
}

/// The plate of a signature, on another note of the round that has not left yet.
pub fn plated(other: &Initial, plate: &Maybe<String>, now: DateTime) -> Option<Induced> {
    let Maybe::Value(plate) = plate else { return None };
    let before = &other.note;
    let first = before.transporters.first().filter(|first| first.taken_over_at.is_none())?;
    if plate.is_empty() || first.number_plate.as_ref() == Some(plate) {
        return None;
    }
    let mut after = Record { updated_at: now, ..before.clone() };
    after.transporters[0].number_plate = Some(plate.clone());
    Some(Induced { before: before.clone(), after, owner_orgs: other.owner_orgs.clone(), is_deleted: false })
}

/// Packagings of several notes as one load: those of a type are added up, tanks and skips are the vehicle's.
pub fn packagings(all: impl IntoIterator<Item = Packaging>) -> Result<Vec<Packaging>> {
    let mut sum: Vec<Packaging> = Vec::new();
    for one in all {
        let known = sum.iter_mut().find(|known| known.kind == one.kind && one.kind != Packagings::Autre);
        let Some(known) = known else {
            sum.push(one);
            continue;
        };
        known.quantity = match (known.quantity, one.quantity) {
            (Some(known), Some(more)) if is_bulk(&one) => Some(known.max(more).min(MOST_BULK)),
            (Some(known), Some(more)) => Some(known.saturating_add(more)),
            (known, more) => known.or(more),
        };
        if known.volume != one.volume {
            known.volume = None;
        }
        for number in one.identification_numbers {
            if !known.identification_numbers.contains(&number) {
                known.identification_numbers.push(number);
            }
        }
    }
    if sum.len() > 1 && sum.iter().any(is_bulk) {
        return Err(Error::bad_input(
            "Conditionnements (wasteDetails.packagingInfos) : une citerne ou une benne ne se combine avec aucun autre \
             conditionnement sur une même tournée.",
        ));
    }
    Ok(sum)
}

/// Whether so many days have passed that a round collects no more.
pub fn is_over(first: DateTime, now: DateTime) -> bool {
    let day = |at: DateTime| -> Date { at.0.to_zoned(PARIS.clone()).date() };
    (day(now) - day(first)).get_days() >= DAYS
}

fn refuse_attachment(
    container: &Record,
    item: &Initial,
    first: Option<DateTime>,
    facts: Facts<'_>,
) -> Result<()> {
    let note = &item.note;
    let refuse = |message: &str| {
        Err(Error::bad_input(format!("Collecte {} (grouping) : {message}.", note.readable_id)))
    };
    if !is_collected(note) {
        return refuse("une tournée ne regroupe que des bordereaux de type APPENDIX1_PRODUCER");
    }
    let may_join = matches!(
        note.status,
        FormStatus::Draft | FormStatus::Sealed | FormStatus::SignedByProducer | FormStatus::Sent
    );
    if !may_join {
        return refuse("elle est déjà arrivée à destination");
    }
    if item.taken.iter().any(|taken| taken.container_id != container.id) {
        return refuse("elle est déjà rattachée à une autre tournée");
    }
    let siret = note.emitter.company.siret.as_deref();
    let is_registered = siret.is_none_or(|siret| facts.directory.company(siret).is_registered());
    if container.eco_organisme.is_none() && !is_registered {
        return refuse(
            "son émetteur n'est pas inscrit sur la plateforme, et la tournée n'a pas d'éco-organisme",
        );
    }
    if first.is_some_and(|first| is_over(first, facts.now)) {
        return refuse(
            "la première collecte de la tournée date de plus de 5 jours, ouvrez une autre tournée",
        );
    }
    Ok(())
}

/// Gives a collected note what it has of its round.
fn pass(container: &Record, note: &mut Record, new_id: &mut dyn FnMut() -> String) {
    note.custom_id.clone_from(&container.custom_id);
    let waste = &container.waste;
    note.waste.code.clone_from(&waste.code);
    note.waste.name.clone_from(&waste.name);
    note.waste.is_dangerous = waste.is_dangerous;
    note.waste.pop = waste.pop;
    note.waste.consistences.clone_from(&waste.consistences);
    note.waste.is_subject_to_adr = waste.is_subject_to_adr;
    note.waste.onu_code.clone_from(&waste.onu_code);
    note.waste.non_road_regulation_mention.clone_from(&waste.non_road_regulation_mention);
    note.waste.quantity_type = Some(QuantityType::Estimated);
    note.recipient.clone_from(&container.recipient);
    note.eco_organisme.clone_from(&container.eco_organisme);
    if note.take_over.at.is_some() {
        // Who signed stays who carried it.
        return;
    }
    let first = container.transporters.first();
    let carrier = first.map(|first| Transporter {
        id: note.transporters.first().map_or_else(String::new, |own| own.id.clone()),
        ready_to_take_over: true,
        taken_over_at: None,
        taken_over_by: None,
        ..first.clone()
    });
    if carrier.as_ref() != note.transporters.first() || note.transporters.len() > 1 {
        note.transporters =
            carrier.map(|carrier| Transporter { id: new_id(), ..carrier }).into_iter().collect();
    }
}

/// Whether a round is past its transport, so that what was not collected never will be.
fn has_arrived(container: &Record) -> bool {
    use FormStatus::*;
    matches!(
        container.status,
        Received | Accepted | Refused | Processed | NoTraceability | FollowedWithPnttd | AwaitingGroup
    )
}

/// What was collected comes to where its round is; the rest is deleted, and no longer the round's.
fn follow(container: &mut Record, collected: Vec<Initial>, now: DateTime) -> Vec<Induced> {
    let never: Vec<&str> = collected
        .iter()
        .filter(|item| item.note.take_over.at.is_none())
        .map(|item| item.note.id.as_str())
        .collect();
    container.grouping.retain(|row| !never.contains(&row.form_id.as_str()));
    let container = &*container;
    collected
        .into_iter()
        .map(|item| {
            if item.note.take_over.at.is_none() {
                return deleted(item);
            }
            let leg = final_leg(container);
            let mut after = Record { updated_at: now, ..item.note.clone() };
            after.status = match container.status {
                FormStatus::AwaitingGroup => FormStatus::Processed,
                status => status,
            };
            // The load was weighed as a whole.
            after.reception =
                Reception { quantity_received: None, quantity_refused: None, ..leg.reception.clone() };
            after.processing.clone_from(&leg.processing);
            after.current_transporter_org_id = Some(String::new());
            Induced { before: item.note, after, owner_orgs: item.owner_orgs, is_deleted: false }
        })
        .collect()
}

fn deleted(item: Initial) -> Induced {
    let Initial { note, owner_orgs, .. } = item;
    Induced { before: note.clone(), after: note, owner_orgs, is_deleted: true }
}

/// Whether the emitter is a company that treats or collects waste: it signs for itself.
fn treats_waste(note: &Record, facts: Facts<'_>) -> bool {
    let registered = access::emission_company(note, false)
        .and_then(|siret| facts.directory.company(siret).registered.as_ref());
    registered.is_some_and(|company| {
        let types = &company.profile.types;
        types.contains(&CompanyType::Wasteprocessor) || types.contains(&CompanyType::Collector)
    })
}
