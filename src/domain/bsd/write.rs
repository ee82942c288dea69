//! What becomes of a note that is signed by type: decisions on a document's tables.
//!
//! Each takes the note as it was, what the client sent, who acts and the facts, and answers the note as it
//! becomes, or a refusal. The order of checks is the contract's: permission, sealed fields, formats and
//! companies, completion, required fields, move.

use super::actor::{Actor, Authority, Facts, Signatory};
use super::completion::{complete, refuse_gone};
use super::document::{Document, Note, Role, Signing, Status, Tables};
use super::fields::refuse_sealed;
use super::moves;
use super::parts::{Receipt, Signed};
use super::profiles::known;
use super::signature::{Signature, Step};
use super::transporters::{self, Transporter, TransporterChange};
use crate::domain::user::Permission;
use crate::error::{Error, Result, Violations};
use crate::graphql::input::Maybe;
use crate::scalars::{DateTime, Id};

/// Ids, as many as needed.
pub type NewId<'a> = &'a (dyn Fn() -> String + Sync);

/// Fills a new note. `made` are the transporters that the input names by their ids. A draft need not be
/// complete.
pub fn create<D: Document>(
    blank: Note<D>,
    input: D::Input,
    made: &[Transporter],
    actor: Actor<'_>,
    facts: Facts<'_>,
    new_id: NewId<'_>,
) -> Result<Note<D>> {
    let note = pour(&blank, input, made, facts.now, new_id)?;
    let named = note.everybody().into_iter().filter(|(role, _)| *role != Role::Intermediary);
    if !actor.caller.may(Permission::BsdCanCreate, named.map(|(_, org_id)| org_id)) {
        return Err(Error::forbidden(
            "Vous ne pouvez pas créer ce bordereau : l'une de vos entreprises doit y figurer, et votre rôle doit \
             y permettre la création.",
        ));
    }
    let step = if note.is_draft { Step::Draft } else { Step::Emission };
    finish(&blank, note, step, actor, facts)
}

/// Pours an input over a note, as it was sent.
pub fn pour<D: Document>(
    before: &Note<D>,
    input: D::Input,
    made: &[Transporter],
    now: DateTime,
    new_id: NewId<'_>,
) -> Result<Note<D>> {
    let mut after = before.clone();
    let lineup = D::lineup(&input);
    transporters::place(&mut after.transporters, lineup, made, new_id, now)?;
    D::merge(&mut after, input);
    // An object that is cleared loses what was sent with it, not its signature.
    for row in D::tables().signatures.iter().filter(|row| row.signature != Signature::Transport) {
        if let (Some(signed), None) = ((row.kept)(before), (row.kept)(&after)) {
            (row.keep)(&mut after, signed.clone());
        }
    }
    Ok(after)
}

/// Edits a note; none when that changes nothing.
pub fn update<D: Document>(
    before: &Note<D>,
    input: D::Input,
    made: &[Transporter],
    actor: Actor<'_>,
    facts: Facts<'_>,
    new_id: NewId<'_>,
) -> Result<Option<Note<D>>> {
    may_update(before, actor)?;
    let after = pour(before, input, made, facts.now, new_id)?;
    edit(before, after, actor, facts)
}

/// Edits one transporter of a note; none when that changes nothing.
pub fn update_transporter<D: Document>(
    before: &Note<D>,
    id: &str,
    change: TransporterChange,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Option<Note<D>>> {
    may_update(before, actor)?;
    let mut after = before.clone();
    let mut found = after.transporters.iter_mut().filter(|one| one.id == id);
    let transporter = found.next().ok_or_else(|| Error::bad_input("Transporteur introuvable."))?;
    transporters::refuse_signed(transporter)?;
    transporter.merge(change);
    edit(before, after, actor, facts)
}

/// Takes one transporter off a note; the others move up.
pub fn remove_transporter<D: Document>(
    before: &Note<D>,
    id: &str,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Option<Note<D>>> {
    may_update(before, actor)?;
    let mut after = before.clone();
    before.transporters.iter().filter(|one| one.id == id).try_for_each(transporters::refuse_signed)?;
    after.transporters.retain(|one| one.id != id);
    edit(before, after, actor, facts)
}

/// Makes a draft a note that all its parties see.
pub fn publish<D: Document>(before: &Note<D>, actor: Actor<'_>, facts: Facts<'_>) -> Result<Note<D>> {
    may_update(before, actor)?;
    if !before.is_draft {
        return Err(Error::forbidden("Ce bordereau est déjà publié."));
    }
    let after = Note { is_draft: false, ..before.clone() };
    finish(before, after, Step::Emission, actor, facts)
}

/// Whose signature is asked for. Errors: `FORBIDDEN` where nobody can give it, `BAD_USER_INPUT` where all
/// of several transporters have.
pub fn signatory<D: Document>(before: &Note<D>, signature: Signature) -> Result<Signatory> {
    let row = signing::<D>(signature)?;
    let several = before.transporters.len() > 1;
    if signature == Signature::Transport && several && transporters::next(&before.transporters).is_none() {
        return Err(already_signed(signature));
    }
    let org_id = (row.by)(before).ok_or_else(|| {
        Error::forbidden("Aucune entreprise de ce bordereau ne peut donner cette signature.")
    })?;
    Ok(Signatory::new(org_id, row.permission))
}

/// Signs a note. What the signature needs stands on it already.
pub fn sign<D: Document>(
    before: &Note<D>,
    signature: Signature,
    signed: Signed,
    by: &Authority,
    facts: Facts<'_>,
) -> Result<Note<D>> {
    let row = signing::<D>(signature)?;
    if (row.by)(before) != Some(by.org_id()) {
        return Err(Error::forbidden("Vous n'êtes pas autorisé à signer pour cette entreprise."));
    }
    if before.is_draft {
        return Err(Error::bad_input("Un brouillon ne se signe pas : publiez-le d'abord."));
    }
    let turn = transporters::next(&before.transporters);
    let is_turn = signature == Signature::Transport && turn.is_some();
    if (row.kept)(before).is_some() && !is_turn {
        return Err(already_signed(signature));
    }
    let mut after = Note { updated_at: facts.now, ..before.clone() };
    match (signature, turn) {
        (Signature::Transport, Some(turn)) => after.transporters[turn].refresh_receipt(facts.directory),
        (Signature::Reception | Signature::Operation, _) => {
            after.transporters.retain(Transporter::has_signed);
        }
        _ => {}
    }
    after.body.complete(facts.directory);
    let step = signature.step(turn.map_or(0, transporters::number));
    let mut found = Violations { with_issues: true, ..Violations::default() };
    check(&after, step, facts, &mut found);
    found.into_result()?;
    after.status = moves::next(D::tables().moves, before.status, &signature, &after).ok_or_else(|| {
        Error::bad_input(format!(
            "Vous ne pouvez pas signer {} d'un bordereau dont le statut est {}.",
            signature.noun(),
            before.status.as_str()
        ))
    })?;
    (row.keep)(&mut after, signed);
    Ok(after)
}

/// Whether the caller may delete the note; what deletion does is the store's. Errors: `FORBIDDEN`.
pub fn delete<D: Document>(before: &Note<D>, actor: Actor<'_>) -> Result<()> {
    let ids = if before.status == D::Status::INITIAL {
        before.contributors(actor.owner_orgs)
    } else if before.status == D::Status::SIGNED_BY_PRODUCER {
        before.emitter().into_iter().collect()
    } else {
        Vec::new()
    };
    if actor.caller.may(Permission::BsdCanDelete, ids) {
        return Ok(());
    }
    Err(Error::forbidden(
        "Vous n'êtes pas autorisé à supprimer ce bordereau, ou son statut ne le permet plus.",
    ))
}

/// A draft in the image of a note, with what companies say of themselves now.
pub fn duplicate<D: Document>(
    of: &Note<D>,
    blank: Note<D>,
    actor: Actor<'_>,
    facts: Facts<'_>,
    new_id: NewId<'_>,
) -> Result<Note<D>> {
    if !actor.caller.may(Permission::BsdCanCreate, of.contributors(actor.owner_orgs)) {
        return Err(Error::forbidden("Vous n'êtes pas autorisé à dupliquer ce bordereau."));
    }
    let transporters = of.transporters.iter().map(|one| one.copy(new_id(), facts.now));
    let mut copy = Note {
        custom_id: of.custom_id.clone(),
        transporters: transporters.collect(),
        body: D::copy(of),
        ..blank
    };
    for transporter in &mut copy.transporters {
        facts.directory.refresh(&mut transporter.company);
        transporter.refresh_receipt(facts.directory);
    }
    for (_, company) in copy.body.companies() {
        facts.directory.refresh(company);
    }
    for (_, party, held) in copy.body.intermediations() {
        if let Some(receipt) = known(&party.company, facts).registered.as_ref().and_then(held) {
            party.receipt = Receipt::from(receipt);
        }
    }
    copy.body.complete(facts.directory);
    Ok(copy)
}

/// Whether the caller may edit the note as it stands. Errors: `FORBIDDEN`.
pub fn may_update<D: Document>(before: &Note<D>, actor: Actor<'_>) -> Result<()> {
    if actor.caller.may(Permission::BsdCanUpdate, before.contributors(actor.owner_orgs)) {
        return Ok(());
    }
    Err(Error::forbidden("Vous n'êtes pas autorisé à modifier ce bordereau."))
}

/// Judges an edit.
fn edit<D: Document>(
    before: &Note<D>,
    after: Note<D>,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Option<Note<D>>> {
    may_stay(before, &after, actor)?;
    transporters::refuse_moved(&before.transporters, &after.transporters)?;
    refuse_sealed(&sealed_changes(before, &after, actor))?;
    let after = finish(before, after, before.step(), actor, facts)?;
    Ok(is_changed(before, &after).then_some(after))
}

/// Whoever edits a note must still be on it afterwards, unless it is a draft. A company that is only
/// taken off has not left yet.
fn may_stay<D: Document>(before: &Note<D>, after: &Note<D>, actor: Actor<'_>) -> Result<()> {
    if before.is_draft {
        return Ok(());
    }
    let slots = before.body.named().into_iter().zip(after.body.named());
    let kept = slots.filter_map(|((_, was), (_, is))| is.or(was));
    let ids = after.everybody().into_iter().map(|(_, org_id)| org_id).chain(kept);
    if actor.caller.may(Permission::BsdCanUpdate, ids) {
        return Ok(());
    }
    Err(Error::forbidden("Vous ne pouvez pas retirer votre propre entreprise de ce bordereau."))
}

/// Fields that differ although a signature closed them, by their names.
fn sealed_changes<D: Document>(before: &Note<D>, after: &Note<D>, actor: Actor<'_>) -> Vec<String> {
    let (tables, signed) = (D::tables(), before.step());
    let mut names = tables.fields.sealed_changes(before, after, signed, is_emitter(before, actor));
    for (place, was) in before.transporters.iter().enumerate() {
        let Some(is) = after.transporters.iter().find(|one| one.id == was.id) else { continue };
        let seen = signed.seen_by(transporters::number(place));
        names.extend(tables.transporters.sealed_changes(was, is, seen, false));
    }
    names
}

/// Who may correct the emitter's part after its signature.
pub fn is_emitter<D: Document>(note: &Note<D>, actor: Actor<'_>) -> bool {
    note.emitter().is_some_and(|org_id| actor.caller.is_member(org_id))
}

/// Completes a note from the directory, and checks it.
fn finish<D: Document>(
    before: &Note<D>,
    mut after: Note<D>,
    step: Step,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Note<D>> {
    let directory = facts.directory;
    let (signed, is_emitter) = (before.step(), is_emitter(before, actor));
    let fields = &D::tables().fields;
    let is_open = |parent: &str| {
        let path = format!("{parent}.siret");
        let field = fields.fields.iter().find(|field| field.path == path || field.path == parent);
        field.is_none_or(|field| !fields.is_sealed(field, before, signed, is_emitter))
    };
    let may_be_closed: Vec<&str> = after
        .body
        .clone()
        .companies()
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| after.may_be_closed(path))
        .collect();
    let mut open = after.body.companies();
    open.retain(|(path, _)| is_open(path));
    let mut unsigned: Vec<&mut Transporter> =
        after.transporters.iter_mut().filter(|one| !one.has_signed()).collect();
    let named = open.iter().filter(|(path, _)| !may_be_closed.contains(path)).map(|(_, company)| &**company);
    let named = named.chain(unsigned.iter().map(|one| &one.company));
    refuse_gone(directory, named.filter_map(|company| company.siret.as_deref()))?;
    for (_, company) in &mut open {
        if let Some(siret) = &company.siret {
            complete(directory, siret, &mut company.name, &mut company.address);
        }
    }
    unsigned.iter_mut().for_each(|one| one.complete(directory));
    for (path, party, held) in after.body.intermediations() {
        let registered = known(&party.company, facts).registered.as_ref();
        if let Some(receipt) = registered.and_then(held).filter(|_| is_open(path)) {
            party.receipt.fill(receipt);
        }
    }
    after.body.complete(directory);
    let mut found = Violations { with_issues: true, ..Violations::default() };
    check(&after, step, facts, &mut found);
    found.into_result()?;
    if after.is_draft {
        after.owner_id.clone_from(&actor.caller.user_id);
    }
    after.updated_at = facts.now;
    Ok(after)
}

/// Collects what is wrong with a note at a step.
fn check<D: Document>(note: &Note<D>, step: Step, facts: Facts<'_>, found: &mut Violations) {
    check_with(D::tables(), note, step, facts, found);
}

/// The same, by tables that may be others than the document's.
pub fn check_with<D: Document>(
    tables: &Tables<D>,
    note: &Note<D>,
    step: Step,
    facts: Facts<'_>,
    found: &mut Violations,
) {
    tables.fields.check(note, step, "", facts, found);
    for (place, transporter) in note.transporters.iter().enumerate() {
        let number = transporters::number(place);
        let parent = format!("transporters.{number}.");
        tables.transporters.check_below(&parent, transporter, step.seen_by(number), "", facts, found);
    }
}

/// Whether anything differs that a client can see or send.
fn is_changed<D: Document>(before: &Note<D>, after: &Note<D>) -> bool {
    let tables = D::tables();
    let carriers = before.transporters.iter().zip(&after.transporters);
    before.is_draft != after.is_draft
        || before.transporters.len() != after.transporters.len()
        || tables.fields.changed(before, after).next().is_some()
        || carriers
            .into_iter()
            .any(|(was, is)| was.id != is.id || tables.transporters.changed(was, is).next().is_some())
}

fn signing<D: Document>(signature: Signature) -> Result<&'static Signing<D>> {
    let rows = D::tables().signatures.iter();
    let mut rows = rows.filter(|row| row.signature == signature);
    rows.next().ok_or_else(|| Error::bad_input("Ce bordereau n'a pas cette signature."))
}

fn already_signed(signature: Signature) -> Error {
    Error::bad_input(format!("Ce bordereau porte déjà la signature pour {}.", signature.noun()))
}

/// The value of a nullable id list, as texts.
pub fn texts(ids: &Maybe<Vec<Id>>) -> Maybe<Vec<String>> {
    ids.as_ref().map(|ids| ids.iter().map(|id| id.0.clone()).collect())
}
