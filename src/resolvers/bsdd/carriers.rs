//! Carriers apart from their notes, and as segments.

use crate::context::Context;
use crate::domain::bsd::{Actor, Facts};
use crate::domain::bsdd::record::Transporter as Carrier;
use crate::domain::bsdd::{self, Record};
use crate::error::{Error, Result};
use crate::generated::{NextSegmentInfoInput, TransportSegment, Transporter, TransporterInput};
use crate::ids::new_id;
use crate::resolvers::{Api, view};
use crate::scalars::{DateTime, Id};
use crate::store::bsd::EventKind;

pub(super) async fn create(api: &Api, cx: &Context<'_>, input: TransporterInput) -> Result<Transporter> {
    let caller = cx.user()?;
    let directory = api.store.directory(&bsdd::carrier_org_ids(&input)).await?;
    let facts = Facts { directory: &directory, policy: api.policy(), now: DateTime(cx.now()) };
    let carrier = bsdd::new_carrier(input, new_id(cx.now()), caller, facts)?;
    api.store.create_carrier(&carrier).await?;
    Ok(view::bsdd::transporter(carrier))
}

/// Edits a carrier, on its note if it is on one.
pub(super) async fn update(
    api: &Api,
    cx: &Context<'_>,
    id: &Id,
    input: &TransporterInput,
) -> Result<Transporter> {
    cx.user()?;
    let named = &bsdd::carrier_org_ids(input);
    let carrier = api
        .store
        .transaction(|tx| async move {
            if let Some(note) = tx.note_of_carrier(&id.0).await? {
                let decide = |before: &Record, actor: Actor<'_>, facts: Facts<'_>| {
                    bsdd::update_carrier(before, &id.0, input.clone(), actor, facts)
                };
                let after = api.apply(&tx, cx, &note, EventKind::Updated, named, decide).await?;
                return Ok(found(after, id)?.1);
            }
            let before = tx.lock_free_carrier(&id.0).await?;
            let org_ids: Vec<&str> =
                before.company.org_id().into_iter().chain(named.iter().copied()).collect();
            let directory = api.store.directory(&org_ids).await?;
            let facts = Facts { directory: &directory, policy: api.policy(), now: DateTime(cx.now()) };
            let after = bsdd::edit_carrier(&before, input.clone(), facts)?;
            tx.save_carrier(&after).await?;
            Ok::<_, Error>(after)
        })
        .await?;
    Ok(view::bsdd::transporter(carrier))
}

/// Deletes a carrier, from its note if it is on one.
pub(super) async fn delete(api: &Api, cx: &Context<'_>, id: Id) -> Result<Id> {
    cx.user()?;
    let carrier = &id;
    api.store
        .transaction(|tx| async move {
            if let Some(note) = tx.note_of_carrier(&carrier.0).await? {
                let decide = |before: &Record, actor: Actor<'_>, facts: Facts<'_>| {
                    bsdd::drop_carrier(before, &carrier.0, actor, facts)
                };
                api.apply(&tx, cx, &note, EventKind::Updated, &[], decide).await?;
                return Ok::<_, Error>(());
            }
            bsdd::refuse_signed(&tx.lock_free_carrier(&carrier.0).await?)?;
            Ok(tx.delete_carrier(&carrier.0).await?)
        })
        .await?;
    Ok(id)
}

/// Adds a segment to a note.
pub(super) async fn prepare(
    api: &Api,
    cx: &Context<'_>,
    id: &Id,
    siret: &str,
    input: &NextSegmentInfoInput,
) -> Result<TransportSegment> {
    cx.user()?;
    let fresh = &Id(new_id(cx.now()));
    let named = &input.transporter.as_ref().value().map(bsdd::carrier_org_ids).unwrap_or_default();
    let after = api
        .store
        .transaction(|tx| async move {
            let decide = |before: &Record, actor: Actor<'_>, facts: Facts<'_>| {
                bsdd::prepare_segment(before, siret, input.clone(), fresh.0.clone(), actor, facts)
            };
            api.apply(&tx, cx, &id.0, EventKind::Updated, named, decide).await
        })
        .await?;
    shown(after, fresh)
}

/// Changes the note of a segment, which is known by its own id.
pub(super) async fn segment<F>(
    api: &Api,
    cx: &Context<'_>,
    id: &Id,
    kind: EventKind,
    named: &[&str],
    decide: F,
) -> Result<TransportSegment>
where
    F: Fn(&Record, Actor<'_>, Facts<'_>) -> Result<Record> + Sync,
{
    cx.user()?;
    let decide = &decide;
    let after = api
        .store
        .transaction(|tx| async move {
            let note = tx.note_of_carrier(&id.0).await?.ok_or_else(no_segment)?;
            api.apply(&tx, cx, &note, kind, named, decide).await
        })
        .await?;
    shown(after, id)
}

fn shown(note: Record, id: &Id) -> Result<TransportSegment> {
    let (number, carrier) = found(note, id)?;
    Ok(view::bsdd::segment(carrier, number))
}

/// A carrier of a note, with its number on its leg.
fn found(note: Record, id: &Id) -> Result<(i32, Carrier)> {
    let onward = note.suite.into_iter().flat_map(|suite| (1..).zip(suite.transporters));
    let mut all = (1..).zip(note.transporters).chain(onward);
    all.find(|(_, carrier)| carrier.id == id.0).ok_or_else(no_segment)
}

fn no_segment() -> Error {
    Error::bad_input("Ce transporteur n'est sur aucun bordereau.")
}
