//! Signatures on a round (annexe 1): of a collected note, with what they mean for its round.

use super::change::save;
use super::group::save_all;
use super::sign::Attempt;
use crate::context::{Caller, Context};
use crate::domain::bsd::{Authority, Facts, Signatory};
use crate::domain::bsdd::grouping::{Induced, Initial};
use crate::domain::bsdd::{self, Record, round};
use crate::error::{Error, Result};
use crate::generated::SignTransportFormInput;
use crate::resolvers::Api;
use crate::scalars::{DateTime, Id};
use crate::store::bsd::EventKind;
use crate::store::bsdd::NOTE;
use crate::store::bsdd_lock::Locked;
use crate::store::{StoreError, Tx};

/// A collected note with its round, as a transaction holds them.
struct Held {
    container: Option<Locked>,
    /// The other notes of the round.
    others: Vec<Initial>,
    note: Record,
    owner_orgs: Vec<String>,
}

impl Api {
    /// One transaction that signs a collected note: it holds the round before the notes on it, as every change
    /// of the round does. `transport` is what the carrier sent, when it is the carrier that signs.
    pub(super) async fn attempt_on_round<W, D>(
        &self,
        cx: &Context<'_>,
        id: &Id,
        shown: Option<&Signatory>,
        signatory: &W,
        decide: &D,
        transport: Option<&SignTransportFormInput>,
    ) -> Result<Attempt>
    where
        W: Fn(&Record) -> Result<Signatory> + Sync,
        D: Fn(&Record, &Authority, Facts<'_>) -> Result<Record> + Sync,
    {
        let caller = cx.user()?;
        self.store
            .transaction(|tx| async move {
                let mut held = hold(&tx, &id.0).await?;
                let before = &mut held.note;
                let mut org_ids = bsdd::org_ids(before);
                if let Some(container) = &held.container {
                    org_ids.extend(bsdd::org_ids(&container.record));
                }
                let directory = tx.directory(&org_ids).await?;
                let facts = Facts { directory: &directory, policy: self.policy(), now: DateTime(cx.now()) };
                let automated = match (&before.emitter.company.siret, before.transporters.first()) {
                    (Some(from), Some(first)) => {
                        let to = first.company.org_id().unwrap_or_default();
                        tx.signs_automatically(from, to).await?
                    }
                    _ => false,
                };
                before.round = held
                    .container
                    .as_ref()
                    .map(|container| round::round(&container.record, before, automated, facts));
                let before = &held.note;
                let asked = signatory(before)?;
                let by_code = shown.filter(|known| known.org_id() == asked.org_id());
                let by = match asked.member(caller) {
                    Some(by) => by,
                    None if by_code.is_some() => asked.security_code_given(),
                    None => return Ok::<_, Error>(Attempt::CodeNeeded(asked)),
                };
                let after = decide(before, &by, facts)?;
                let after = Record { updated_at: facts.now, ..after };
                save(&tx, cx, caller, EventKind::Signed, before, &after, &held.owner_orgs).await?;
                if let (Some(container), Some(transport)) = (&held.container, transport) {
                    take_over(&tx, cx, caller, container, &held.others, &after, transport).await?;
                }
                Ok(Attempt::Signed(Box::new(after)))
            })
            .await
    }
}

/// Holds the round that a note is on, if it is on one. Rounds are held before what they collect.
pub(super) async fn hold_round(tx: &Tx, id: &str) -> Result<Option<Locked>> {
    let Some(round) = tx.round_of(id).await? else { return Ok(None) };
    match tx.lock_bsdd(&round).await {
        // It may have been taken off meanwhile.
        Ok(container) => {
            Ok(Some(container).filter(|held| held.record.grouping.iter().any(|row| row.form_id == id)))
        }
        // It was deleted meanwhile, and its notes with it.
        Err(StoreError::Missing(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Holds the round, if there is one, then its notes.
async fn hold(tx: &Tx, id: &str) -> Result<Held> {
    let container = hold_round(tx, id).await?;
    let rows = container.iter().flat_map(|container| &container.record.grouping);
    let mut ids: Vec<&str> = rows.map(|row| row.form_id.as_str()).filter(|other| *other != id).collect();
    ids.push(id);
    let mut others = tx.lock_initial_bsdds(&ids).await?;
    let place = others.iter().position(|one| one.note.id == id).ok_or(StoreError::Missing(NOTE))?;
    let Initial { note, owner_orgs, .. } = others.remove(place);
    Ok(Held { container, others, note, owner_orgs })
}

/// The round goes where the carrier's signature takes it, and so do the plates of its other notes.
async fn take_over(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    container: &Locked,
    others: &[Initial],
    signed: &Record,
    transport: &SignTransportFormInput,
) -> Result<()> {
    let Some(signer) = signed.transporters.iter().rfind(|carrier| carrier.taken_over_at.is_some()) else {
        return Ok(());
    };
    let now = DateTime(cx.now());
    let mut notes: Vec<Record> = others.iter().map(|other| other.note.clone()).collect();
    notes.push(signed.clone());
    let before = &container.record;
    let after = round::signed(before, &notes, signer, transport, now)?;
    let mut induced: Vec<Induced> = others
        .iter()
        .filter_map(|other| round::plated(other, &transport.transporter_number_plate, now))
        .collect();
    let owner_orgs = container.owner_orgs.clone();
    induced.push(Induced { before: before.clone(), after, owner_orgs, is_deleted: false });
    save_all(tx, cx, caller, &induced).await
}
