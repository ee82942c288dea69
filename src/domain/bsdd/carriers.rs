//! Carriers with a life of their own: made apart from notes, put on them by their ids, in order.

use std::collections::HashSet;

use super::access::{self, Door};
use super::fields::{Step, TRANSPORTER};
use super::legs::Leg;
use super::parties::{contributors, ids_of};
use super::record::Transporter;
use super::{Record, completion, merge};
use crate::context::Caller;
use crate::domain::bsd::completion::refuse_gone;
use crate::domain::bsd::{Actor, Facts};
use crate::domain::user::Permission;
use crate::error::{Error, Result, Violations};
use crate::generated::TransporterInput;
use crate::generated::path::create_form_input as note;
use crate::graphql::input::Maybe;
use crate::scalars::Id;

/// A stored carrier that an input names by its id.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub carrier: Transporter,
    /// The note that it is on.
    pub note_id: Option<String>,
}

/// The organisations of carriers that an input names.
pub fn candidate_org_ids(candidates: &[Candidate]) -> impl Iterator<Item = &str> {
    candidates.iter().flat_map(|one| both(&one.carrier))
}

/// The SIRET and the VAT number of a carrier.
pub fn both(carrier: &Transporter) -> impl Iterator<Item = &str> {
    [carrier.company.siret.as_deref(), carrier.company.vat_number.as_deref()].into_iter().flatten()
}

/// The organisations that the input of a carrier names.
pub fn carrier_org_ids(input: &TransporterInput) -> Vec<&str> {
    input.company.as_ref().value().into_iter().flat_map(ids_of).collect()
}

/// Replaces a note's carriers by those of these ids: its own, or `candidates` that are on no note.
pub fn replace(record: &mut Record, ids: Vec<Id>, candidates: &[Candidate], found: &mut Violations) {
    let mut old = std::mem::take(&mut record.transporters);
    let (mut unknown, mut taken) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for id in ids.into_iter().map(|id| id.0).filter(|id| seen.insert(id.clone())) {
        if let Some(place) = old.iter().position(|carrier| carrier.id == id) {
            record.transporters.push(old.swap_remove(place));
            continue;
        }
        match candidates.iter().find(|one| one.carrier.id == id) {
            Some(one) if one.note_id.is_none() => record.transporters.push(one.carrier.clone()),
            Some(_) => taken.push(id),
            None => unknown.push(id),
        }
    }
    for (ids, what) in [(unknown, "sont inconnus"), (taken, "sont déjà sur un autre bordereau")] {
        if !ids.is_empty() {
            // A client may send any number of them.
            let named: Vec<&str> = ids.iter().take(5).map(String::as_str).collect();
            let text =
                format!("Transporteurs (transporters) : ces identifiants {what} : {}.", named.join(", "));
            found.push(note::TRANSPORTERS, text);
        }
    }
}

/// Whether every carrier that signed keeps its place.
pub fn signed_keep_their_place(before: &Record, after: &Record) -> bool {
    before
        .transporters
        .iter()
        .enumerate()
        .filter(|(_, carrier)| carrier.taken_over_at.is_some())
        .all(|(place, carrier)| after.transporters.get(place).is_some_and(|now| now.id == carrier.id))
}

/// Makes a carrier that is on no note.
pub fn new_carrier(
    input: TransporterInput,
    id: String,
    caller: &Caller,
    facts: Facts<'_>,
) -> Result<Transporter> {
    let may = |permission| caller.may(permission, caller.org_ids());
    if !may(Permission::BsdCanCreate) && !may(Permission::BsdCanUpdate) {
        return Err(Error::forbidden(
            "Vous ne pouvez pas créer de transporteur : votre rôle ne permet de créer ou de modifier un bordereau \
             dans aucune de vos entreprises.",
        ));
    }
    edited(Transporter { id, ready_to_take_over: true, ..Transporter::default() }, input, facts)
}

/// Edits a carrier that is on no note.
pub fn edit_carrier(before: &Transporter, input: TransporterInput, facts: Facts<'_>) -> Result<Transporter> {
    refuse_signed(before)?;
    edited(before.clone(), input, facts)
}

/// Edits a carrier of a note.
pub fn update_carrier(
    before: &Record,
    id: &str,
    input: TransporterInput,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Record> {
    access::check(Door::Update, before, actor)?;
    let (leg, place) = stand(before, id)?;
    refuse_departed(leg.of(before), place)?;
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    // Who may still act on the note is told by what was sent, which nothing completes.
    merge::transporter(&mut leg.of_mut(&mut after).transporters[place], input.clone());
    if !actor.caller.may(Permission::BsdCanUpdate, contributors(&after, actor.owner_orgs)) {
        return Err(Error::forbidden("Vous ne pouvez pas retirer votre propre entreprise de ce bordereau."));
    }
    let carrier = edited(leg.of(before).transporters[place].clone(), input, facts)?;
    leg.of_mut(&mut after).transporters[place] = carrier;
    Ok(after)
}

/// Takes a carrier off its note; those that follow move up.
pub fn drop_carrier(before: &Record, id: &str, actor: Actor<'_>, facts: Facts<'_>) -> Result<Record> {
    access::check(Door::Update, before, actor)?;
    let (leg, place) = stand(before, id)?;
    refuse_departed(leg.of(before), place)?;
    let mut after = Record { updated_at: facts.now, ..before.clone() };
    leg.of_mut(&mut after).transporters.remove(place);
    Ok(after)
}

/// Refuses what a carrier's signature settled. Errors: `BAD_USER_INPUT`.
pub fn refuse_signed(carrier: &Transporter) -> Result<()> {
    if carrier.taken_over_at.is_none() {
        return Ok(());
    }
    Err(Error::bad_input(
        "Ce transporteur a signé la prise en charge : il ne peut plus être modifié ni supprimé.",
    ))
}

/// The same of a carrier on this leg, which paper and the storer may send off without its signature.
fn refuse_departed(leg: &Record, place: usize) -> Result<()> {
    refuse_signed(&leg.transporters[place])?;
    let has_left = place == 0 && leg.take_over.at.is_some();
    if !has_left && leg.reception.received_at.is_none() {
        return Ok(());
    }
    Err(Error::bad_input(
        "Le déchet est déjà parti ou reçu : ce transporteur ne peut plus être modifié ni supprimé.",
    ))
}

/// Where a carrier stands on its note: on which leg, at which place. Errors: `BAD_USER_INPUT`, once it is
/// there no more.
fn stand(record: &Record, id: &str) -> Result<(Leg, usize)> {
    let on = |leg: Leg| leg.of(record).transporters.iter().position(|carrier| carrier.id == id);
    let stand = [Leg::First, Leg::Second].into_iter().find_map(|leg| Some((leg, on(leg)?)));
    stand.ok_or_else(|| Error::bad_input("Transporteur introuvable."))
}

/// The place of a carrier on the first leg of its note. Errors: `BAD_USER_INPUT`, once it is there no more.
pub fn place(record: &Record, id: &str) -> Result<usize> {
    let place = record.transporters.iter().position(|carrier| carrier.id == id);
    place.ok_or_else(|| Error::bad_input("Transporteur introuvable."))
}

/// Pours an input over a carrier, completes it and checks it.
pub fn edited(mut carrier: Transporter, input: TransporterInput, facts: Facts<'_>) -> Result<Transporter> {
    refuse_gone(
        facts.directory,
        input.company.as_ref().value().and_then(|company| match &company.siret {
            Maybe::Value(siret) if !siret.is_empty() => Some(siret.as_str()),
            _ => None,
        }),
    )?;
    let given = completion::Part::of_carrier(&input);
    merge::transporter(&mut carrier, input);
    completion::carrier(&mut carrier, given, facts.directory);
    let mut found = Violations::default();
    TRANSPORTER.check(&carrier, Step::Draft, "", facts, &mut found);
    found.into_result()?;
    Ok(carrier)
}
