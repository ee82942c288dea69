//! Revision requests of a BSDD (specification, 9): what may be asked, who approves, what becomes of the note.

mod apply;
mod content;
mod table;

use FormStatus::*;

pub use apply::{REVISED, Revised, apply};
pub use content::{Content, StorageContent, WasteContent};
pub use table::FIELDS;

use super::access::{self, Door, revisers};
use super::conditions::{is_collected, is_round};
use super::fields::{NOTE, RECEPTION, Step};
use super::legs::final_leg;
use super::record::Packaging;
use super::rules::cannot_treat;
use super::{Record, codes, waste_codes};
use crate::context::Caller;
use crate::domain::bsd::completion::refuse_gone;
use crate::domain::bsd::format::Format;
use crate::domain::bsd::revision::{self, Approval, Request, Rules};
use crate::domain::bsd::{Actor, Facts, merge};
use crate::error::{Error, Result, Violations};
use crate::generated::path::{create_form_input as note, form_revision_request_content_input as asked};
use crate::generated::{
    CreateFormRevisionRequestInput, FormRevisionRequestContentInput, FormStatus, Packagings,
    RevisionRequestStatus, TransportMode,
};
use crate::graphql::input::Maybe;
use crate::scalars::DateTime;

/// The most that goes by road, in tonnes.
const MAX_BY_ROAD: f64 = 40.0;

pub static RULES: Rules<Record, FormRevisionRequestContentInput, FormStatus> = Rules {
    fields: FIELDS,
    cancels: |input| input.is_canceled == Maybe::Value(true),
    cancels_path: asked::IS_CANCELED,
    closed: &[Draft, Sealed, Refused, Canceled],
    cancellable: &[
        SignedByProducer,
        Sent,
        TempStored,
        TempStorerAccepted,
        Resealed,
        SignedByTempStorer,
        Resent,
    ],
    name_of: FormStatus::as_str,
};

/// What is asked, of which note, by whom.
struct Proposal<'a> {
    note: &'a Record,
    input: &'a CreateFormRevisionRequestInput,
    has_pending: bool,
    actor: Actor<'a>,
    facts: Facts<'a>,
}

type Check = fn(&Proposal<'_>) -> Result<()>;

/// The checks of a request, in the order of the contract; the first that fails is told.
const CHECKS: &[Check] = &[
    |p| access::check(Door::Revise, p.note, p.actor),
    |p| RULES.refuse_closed(p.note.status),
    |p| revision::refuse_second(p.has_pending),
    |p| RULES.refuse_nonsense(&p.input.content),
    has_storage,
    is_cancelled_alone,
    |p| RULES.refuse_cancellation(p.note.status, (RULES.cancels)(&p.input.content)),
    is_received,
    goes_by_road,
    fits_destination,
    is_well_formed,
    |p| RULES.refuse_unrevisable(p.note, &p.input.content),
    fits_round,
    |p| revision::refuse_author(&p.input.authoring_company_siret, &revisers(p.note), p.actor.caller),
];

/// A request, and what it asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    pub request: Request,
    pub content: Content,
}

/// Asks for a revision of a note. A request that nobody has to approve is accepted at once: [`apply`] it.
pub fn request(
    before: &Record,
    input: &CreateFormRevisionRequestInput,
    id: String,
    has_pending: bool,
    actor: Actor<'_>,
    facts: Facts<'_>,
) -> Result<Revision> {
    let proposal = Proposal { note: before, input, has_pending, actor, facts };
    CHECKS.iter().try_for_each(|check| check(&proposal))?;
    let content = proposal.content(&mut Violations::default());
    let author = &input.authoring_company_siret;
    let approvals = approvals(before, &content, author);
    let status = match approvals.is_empty() {
        true => RevisionRequestStatus::Accepted,
        false => RevisionRequestStatus::Pending,
    };
    let request = Request {
        id,
        bsd_id: before.id.clone(),
        author: author.clone(),
        comment: input.comment.clone(),
        status,
        approvals,
        created_at: facts.now,
        updated_at: facts.now,
    };
    Ok(Revision { request, content })
}

/// Takes the caller's answer to a request. The emitter and the eco-organisation accept for each other.
pub fn answer(
    request: &mut Request,
    note: &Record,
    is_approved: bool,
    comment: Option<&str>,
    caller: &Caller,
    now: DateTime,
) -> Result<()> {
    let twins = [emitter(note), eco_organisme(note)];
    request.answer(caller, is_approved, comment, twins, now)
}

/// The organisations that a request names beside those of its note.
pub fn revision_org_ids(input: &CreateFormRevisionRequestInput) -> Vec<&str> {
    let companies = [
        input.content.trader.as_ref().value().and_then(|party| party.company.as_ref().value()),
        input.content.broker.as_ref().value().and_then(|party| party.company.as_ref().value()),
    ];
    let ids = companies.into_iter().flatten().flat_map(|company| [&company.siret, &company.vat_number]);
    ids.filter_map(|id| id.as_ref().value()).map(String::as_str).filter(|id| !id.is_empty()).collect()
}

/// Who has to approve: emitter and eco-organisation unless one of them asks, the destination (of a round's
/// item: whoever carries it), and the final destination for what concerns it.
fn approvals(note: &Record, content: &Content, author: &str) -> Vec<Approval> {
    let origin = [emitter(note), eco_organisme(note)];
    let mut approvers = Vec::new();
    if !origin.contains(&Some(author)) {
        approvers.extend(origin);
    }
    approvers.push(match is_collected(note) {
        true => note.current_transporter_org_id.as_deref(),
        false => note.recipient.company.siret.as_deref(),
    });
    if content.storage.concerns_destination() {
        approvers.push(note.suite.as_ref().and_then(|suite| suite.recipient.company.siret.as_deref()));
    }
    revision::approvals(approvers, author)
}

fn emitter(note: &Record) -> Option<&str> {
    note.emitter.company.siret.as_deref()
}

fn eco_organisme(note: &Record) -> Option<&str> {
    note.eco_organisme.as_ref().map(|eco| eco.siret.as_str())
}

impl Proposal<'_> {
    fn content(&self, found: &mut Violations) -> Content {
        Content::new(&self.input.content, self.facts.directory, found)
    }

    /// The note as it would be.
    fn revised(&self) -> Record {
        apply::revised(self.note, &self.content(&mut Violations::default()))
    }
}

fn has_storage(p: &Proposal<'_>) -> Result<()> {
    let storage = |field: &revision::Field<_, _>| field.path.starts_with(asked::TEMPORARY_STORAGE_DETAIL);
    if p.note.suite.is_some() || !RULES.sent(&p.input.content).any(storage) {
        return Ok(());
    }
    Err(Error::bad_input(format!(
        "Entreposage provisoire ({}) : ce bordereau n'en a pas.",
        asked::TEMPORARY_STORAGE_DETAIL
    )))
}

fn is_cancelled_alone(p: &Proposal<'_>) -> Result<()> {
    if (RULES.cancels)(&p.input.content) && (is_collected(p.note) || is_round(p.note)) {
        return Err(Error::forbidden("Un bordereau de tournée (annexe 1) ne peut pas être annulé."));
    }
    Ok(())
}

fn is_received(p: &Proposal<'_>) -> Result<()> {
    let quantity = p.input.content.quantity_received.as_ref().value();
    let is_early = final_leg(p.note).reception.received_at.is_none();
    if is_early && quantity.is_some_and(|tonnes| *tonnes != 0.0) {
        return Err(Error::forbidden(format!(
            "Quantité reçue ({}) : le déchet n'a pas encore été reçu.",
            asked::QUANTITY_RECEIVED
        )));
    }
    Ok(())
}

fn goes_by_road(p: &Proposal<'_>) -> Result<()> {
    let quantity = p.input.content.quantity_received.as_ref().value();
    let is_heavy = quantity.is_some_and(|tonnes| *tonnes > MAX_BY_ROAD);
    match final_leg(p.note).transporters.as_slice() {
        [only] if is_heavy && only.mode == Some(TransportMode::Road) => Err(Error::forbidden(format!(
            "Quantité reçue ({}) : un transport routier ne dépasse pas 40 tonnes.",
            asked::QUANTITY_RECEIVED
        ))),
        _ => Ok(()),
    }
}

fn fits_destination(p: &Proposal<'_>) -> Result<()> {
    if cannot_treat(&p.revised(), p.facts) {
        return Err(Error::bad_input(
            "Les sous-profils de la destination ne lui permettent pas de recevoir ce déchet.",
        ));
    }
    Ok(())
}

/// Fields as they must look, with what is stored where they depend on it.
fn is_well_formed(p: &Proposal<'_>) -> Result<()> {
    let mut found = Violations::default();
    let content = p.content(&mut found);
    let sirets =
        [&content.trader, &content.broker].into_iter().filter_map(|party| party.company.siret.as_deref());
    refuse_gone(p.facts.directory, sirets)?;
    // Only what is sent is judged: the rest stands as its own steps let it through.
    let scratch = Record {
        created_at: p.note.created_at,
        trader: content.trader.clone(),
        broker: content.broker.clone(),
        ..Record::default()
    };
    for (party, scope) in [(&content.trader, "trader"), (&content.broker, "broker")] {
        if party.company.siret.is_some() {
            NOTE.check(&scratch, Step::Seal, scope, p.facts, &mut found);
        }
    }
    let revised = apply::revised(p.note, &content);
    if content.waste.code.is_some() {
        // What a round may collect is judged last, and refused otherwise.
        let plain = Record { emitter: Default::default(), ..revised.clone() };
        NOTE.check(&plain, Step::Draft, note::WASTE_DETAILS_CODE, p.facts, &mut found);
    }
    if content.waste.quantity.is_some() {
        NOTE.check(&revised, Step::Seal, note::WASTE_DETAILS_QUANTITY, p.facts, &mut found);
    }
    packagings(p, &content, &mut found);
    texts(&content, p.facts, &mut found);
    operation(final_leg(p.note), &content, &mut found);
    quantities(p, &content, &mut found);
    found.into_result()
}

/// Each packaging by itself: unlike a note's own, they may be of several kinds whatever they are.
fn packagings(p: &Proposal<'_>, content: &Content, found: &mut Violations) {
    let path = note::WASTE_DETAILS_PACKAGING_INFOS;
    let list: &[Packaging] = content.waste.packaging_infos.as_deref().unwrap_or_default();
    let mut own = Violations::default();
    for packaging in list {
        let mut scratch = Record { is_direct_supply: p.note.is_direct_supply, ..Record::default() };
        scratch.waste.packaging_infos = vec![packaging.clone()];
        NOTE.check(&scratch, Step::Seal, path, p.facts, &mut own);
    }
    if list.iter().any(|packaging| packaging.kind == Packagings::Pipeline) {
        own.push(
            path,
            format!("Conditionnements ({path}) : PIPELINE n'est pas un conditionnement, retirez-le."),
        );
    }
    for violation in own.list {
        if !found.list.contains(&violation) {
            found.list.push(violation);
        }
    }
}

fn texts(content: &Content, facts: Facts<'_>, found: &mut Violations) {
    for (path, text) in [
        (asked::RECIPIENT_CAP, &content.recipient_cap),
        (asked::PROCESSING_OPERATION_DESCRIPTION, &content.operation_description),
        (asked::TEMPORARY_STORAGE_DETAIL_DESTINATION_CAP, &content.storage.destination_cap),
    ] {
        if let Some(refusal) = Format::Max(250).refusal(&text.into(), facts.policy) {
            found.push(path, say(path, &refusal));
        }
    }
    if content.storage.destination_operation.as_deref().is_some_and(|code| !codes::may_be_planned(code)) {
        let path = asked::TEMPORARY_STORAGE_DETAIL_DESTINATION_PROCESSING_OPERATION;
        found.push(path, say(path, "indiquez un code d'opération prévue, par exemple R 1 ou D 10"));
    }
}

/// The code, and the mode that goes with it; either may be the stored one.
fn operation(leg: &Record, content: &Content, found: &mut Violations) {
    if content.operation_done.is_none() && content.operation_mode.is_none() {
        return;
    }
    let stored = &leg.processing;
    let path = asked::DESTINATION_OPERATION_MODE;
    let Some(code) = content.operation_done.as_ref().or(stored.operation_done.as_ref()) else {
        found.push(path, say(path, "l'opération réalisée n'est pas connue, indiquez-la d'abord"));
        return;
    };
    let Some(operation) = codes::find(code) else {
        let path = asked::PROCESSING_OPERATION_DONE;
        let what = "indiquez un code d'opération réalisée, espaces compris, par exemple R 1 ou D 10";
        found.push(path, say(path, what));
        return;
    };
    let mode = content.operation_mode.or(stored.operation_mode);
    if !operation.modes.is_empty() && !mode.is_some_and(|mode| operation.modes.contains(&mode)) {
        found.push(path, say(path, "indiquez un mode de traitement qui correspond à l'opération réalisée"));
    }
}

/// Quantities with the decision that stands, at the destination and where the waste was stored meanwhile.
fn quantities(p: &Proposal<'_>, content: &Content, found: &mut Violations) {
    let legs = [
        (final_leg(p.note), content.quantity_received, content.quantity_refused, ""),
        (
            p.note,
            content.storage.quantity_received,
            content.storage.quantity_refused,
            "temporaryStorageDetail.temporaryStorer.",
        ),
    ];
    for (leg, received, refused, parent) in legs {
        if received.is_none() && refused.is_none() {
            continue;
        }
        let mut reception = Record { reception: leg.reception.clone(), ..Record::default() };
        revision::set(&mut reception.reception.quantity_received, &received);
        revision::set(&mut reception.reception.quantity_refused, &refused);
        let mut own = Violations::default();
        for path in [asked::QUANTITY_RECEIVED, asked::QUANTITY_REFUSED] {
            RECEPTION.check(&reception, Step::Acceptation, path, p.facts, &mut own);
        }
        for violation in own.list {
            let message = violation
                .message
                .replace(&format!("({}", violation.path), &format!("({parent}{}", violation.path));
            found.push(format!("{parent}{}", violation.path), message);
        }
    }
}

fn fits_round(p: &Proposal<'_>) -> Result<()> {
    let content = p.content(&mut Violations::default());
    if is_round(p.note)
        && content.waste.code.as_deref().is_some_and(|code| !waste_codes::may_be_collected(code))
    {
        return Err(Error::forbidden(format!(
            "Code déchet ({}) : ce code n'est pas de ceux que collecte une tournée (annexe 1).",
            asked::WASTE_DETAILS_CODE
        )));
    }
    let code = p.note.waste.code.as_deref();
    if is_collected(p.note)
        && content.waste.sample_number.is_some()
        && !code.is_some_and(waste_codes::is_sampled)
    {
        return Err(Error::forbidden(format!(
            "Numéro d'échantillon ({}) : ce champ est réservé aux codes d'huiles usagées.",
            asked::WASTE_DETAILS_SAMPLE_NUMBER
        )));
    }
    Ok(())
}

fn say(path: &str, what: &str) -> String {
    let name = FIELDS.iter().find(|field| field.path == path).map_or("Champ", |field| field.name);
    format!("{name} ({path}) : {what}.")
}

/// Tonnes as clients send them.
fn tonnes(sent: &Maybe<f64>) -> Option<rust_decimal::Decimal> {
    sent.as_ref().value().map(|tonnes| merge::decimal(*tonnes))
}
