//! Notes that travelled on paper: told at once, by who received and treated the waste.

use rust_decimal::Decimal;

use super::access::{self, Door};
use super::completion::{self, Given};
use super::fields::{NOTE, PROCESSING, RECEPTION, Step};
use super::parties::{completed_sirets, process_org_ids, update_org_ids};
use super::record::{Emission, TakeOver};
use super::treat::{processing, reception};
use super::write::NewIds;
use super::{Record, merge, moves};
use crate::domain::bsd::completion::refuse_gone;
use crate::domain::bsd::{Actor, Facts};
use crate::error::{Error, Result, Violations};
use crate::generated::path::{received_form_input as received, signature_form_input as signature};
use crate::generated::{
    Consistence, FormStatus, ImportPaperFormInput, UpdateFormInput, WasteAcceptationStatus,
};

/// What a paper note holds, and the id that its carrier gets if it is new.
#[derive(Debug, Clone)]
pub struct Paper {
    pub input: ImportPaperFormInput,
    pub transporter_id: String,
}

/// The organisations that a paper note names.
pub fn import_org_ids(input: &ImportPaperFormInput) -> Vec<String> {
    let shipment = merge::of_paper(input);
    let named = update_org_ids(&shipment).into_iter().chain(process_org_ids(&input.processed_info));
    named.map(str::to_owned).collect()
}

/// Completes a sealed note with what its paper says.
pub fn import(before: &Record, paper: Paper, actor: Actor<'_>, facts: Facts<'_>) -> Result<Record> {
    access::check(Door::Import, before, actor)?;
    if before.status != FormStatus::Sealed {
        return Err(Error::bad_input(format!(
            "Seul un bordereau au statut SEALED peut être complété d'après le papier ; celui-ci est au statut {}.",
            before.status.as_str()
        )));
    }
    let shipment = merge::of_paper(&paper.input);
    refuse_gone(facts.directory, completed_sirets(&shipment))?;
    let sent_at = paper.input.signing_info.sent_at;
    let sent_by = paper.input.signing_info.sent_by.clone();
    let mut after =
        told(before.clone(), shipment, paper, facts, |after| refuse_other_parties(before, after))?;
    after.emission = Emission { at: Some(sent_at), by: Some(sent_by), by_eco_organisme: Some(false) };
    after.take_over.at = Some(sent_at);
    if let Some(first) = after.transporters.first_mut() {
        first.taken_over_at = Some(sent_at);
    }
    Ok(after)
}

/// Makes a note of a paper that nobody had announced. `actor.owner_orgs` plays no part.
pub fn import_new(paper: Paper, ids: NewIds, actor: Actor<'_>, facts: Facts<'_>) -> Result<Record> {
    let shipment = merge::of_paper(&paper.input);
    let mut asked = Record { status: FormStatus::Sealed, ..Record::default() };
    merge::note(&mut asked, shipment.clone(), String::new(), &[], &mut Violations::default());
    access::check(Door::Import, &asked, actor)?;
    refuse_gone(facts.directory, completed_sirets(&shipment))?;
    let empty = Record {
        id: ids.id,
        readable_id: ids.readable_id,
        created_at: facts.now,
        owner_id: actor.caller.user_id.clone(),
        ..Record::default()
    };
    told(empty, shipment, paper, facts, |_| Ok(()))
}

/// The note with all that its paper says, checked.
fn told(
    mut note: Record,
    shipment: UpdateFormInput,
    paper: Paper,
    facts: Facts<'_>,
    parties: impl FnOnce(&Record) -> Result<()>,
) -> Result<Record> {
    let given = Given::of(&shipment);
    let mut found = Violations::default();
    merge::note(&mut note, shipment, paper.transporter_id, &[], &mut found);
    parties(&note)?;
    // Who received the waste treated it: it was not stored to go further.
    note.suite = None;
    note.recipient.is_temp_storage = false;
    completion::note(&mut note, given, facts.directory);
    let ImportPaperFormInput { signing_info, received_info, processed_info, .. } = paper.input;
    note.updated_at = facts.now;
    note.is_imported_from_paper = true;
    note.take_over = TakeOver {
        sent_at: Some(signing_info.sent_at),
        sent_by: Some(signing_info.sent_by).filter(|text| !text.is_empty()),
        signed_by_transporter: Some(true),
        ..note.take_over
    };
    note.reception = reception(received_info);
    note.processing = processing(processed_info);
    check(&note, facts, &mut found);
    found.into_result()?;
    // Who received the waste treated it too: nothing was stored there to be sent on.
    note.suite = None;
    note.recipient.is_temp_storage = false;
    note.status = moves::imported(&note);
    Ok(note)
}

fn refuse_other_parties(before: &Record, after: &Record) -> Result<()> {
    let carrier = |note: &Record| note.transporters.first().and_then(|first| first.company.siret.clone());
    let company = |siret: &Option<String>| siret.clone();
    let pairs = [
        ("de l'émetteur", company(&before.emitter.company.siret), company(&after.emitter.company.siret)),
        (
            "de la destination",
            company(&before.recipient.company.siret),
            company(&after.recipient.company.siret),
        ),
        ("du transporteur", carrier(before), carrier(after)),
        ("du négociant", company(&before.trader.company.siret), company(&after.trader.company.siret)),
        ("du courtier", company(&before.broker.company.siret), company(&after.broker.company.siret)),
    ];
    // One that the note did not name may be told by the paper.
    let changed: Vec<&str> =
        pairs.iter().filter(|(_, was, is)| was.is_some() && was != is).map(|(who, ..)| *who).collect();
    if changed.is_empty() {
        return Ok(());
    }
    Err(Error::bad_input(format!(
        "Un bordereau papier ne change pas les entreprises du bordereau : reprenez le SIRET {}.",
        changed.join(", ")
    )))
}

fn check(record: &Record, facts: Facts<'_>, found: &mut Violations) {
    let lent = lent(record);
    NOTE.check(&lent, Step::Emission, "", facts, found);
    if record.take_over.sent_by.is_none() {
        found.push(
            signature::SENT_BY,
            "Signataire (sentBy) : indiquez le nom de la personne qui a signé pour l'émetteur.",
        );
    }
    RECEPTION.check(&lent, Step::Reception, "", facts, found);
    let told = |path: &str, found: &Violations| found.list.iter().any(|one| one.path == path);
    let reception = &record.reception;
    if reception.quantity_received.is_none_or(|tonnes| tonnes.round_dp(6) <= Decimal::ZERO)
        && !told(received::QUANTITY_RECEIVED, found)
    {
        found.push(
            received::QUANTITY_RECEIVED,
            "Quantité reçue en tonnes (quantityReceived) : indiquez une quantité supérieure à 0.",
        );
    }
    if reception.quantity_refused.is_none() && !told(received::QUANTITY_REFUSED, found) {
        found.push(
            received::QUANTITY_REFUSED,
            "Quantité refusée en tonnes (quantityRefused) : indiquez-la, 0 si tout est accepté.",
        );
    }
    let is_round = record.emitter.kind.is_some_and(|kind| kind.as_str() == "APPENDIX1");
    if is_round && reception.acceptation == Some(WasteAcceptationStatus::PartiallyRefused) {
        found.push(
            received::WASTE_ACCEPTATION_STATUS,
            "Acceptation du déchet (wasteAcceptationStatus) : un bordereau de tournée n'est pas refusé en partie.",
        );
    }
    PROCESSING.check(&lent, Step::Processing, "", facts, found);
}

/// The note as it is checked: what paper may lack is lent to it, and its carriers, which nobody checks,
/// are left out with the limits that come from them.
fn lent(record: &Record) -> Record {
    let mut lent = Record { transporters: Vec::new(), ..record.clone() };
    lent.recipient.cap.get_or_insert_with(|| "-".to_owned());
    if lent.waste.consistences.is_empty() {
        lent.waste.consistences.push(Consistence::Solid);
    }
    lent
}
