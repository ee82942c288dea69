//! Transporters by themselves, on a note or on none.

use super::id_maker;
use super::write::{Edit, change};
use crate::context::Context;
use crate::domain::bsd::document::{Document, Note};
use crate::domain::bsd::transporters::{Transporter, TransporterChange, check_free};
use crate::domain::bsd::{Actor, Facts, write};
use crate::domain::user::Permission;
use crate::error::{Error, Result};
use crate::resolvers::Api;
use crate::scalars::{DateTime, Id};
use crate::store::bsd::EventKind;
use crate::store::notes::Placed;

/// Makes a transporter that is on no note.
pub async fn create_transporter<D: Document>(
    api: &Api,
    cx: &Context<'_>,
    change: TransporterChange,
) -> Result<Transporter> {
    let caller = cx.user()?;
    let may = |permission| caller.may(permission, caller.org_ids());
    if !may(Permission::BsdCanCreate) && !may(Permission::BsdCanUpdate) {
        return Err(Error::forbidden(
            "Votre rôle ne permet de créer un transporteur dans aucune de vos entreprises.",
        ));
    }
    let mut transporter = Transporter::new(id_maker(cx)(), DateTime(cx.now()));
    transporter.merge(change);
    checked(api, cx, &mut transporter).await?;
    api.store.create_transporter::<D>(&transporter).await?;
    Ok(transporter)
}

/// Edits a transporter that has not signed.
pub async fn update_transporter<D: Document>(
    api: &Api,
    cx: &Context<'_>,
    id: &Id,
    sent: TransporterChange,
) -> Result<Transporter> {
    cx.user()?;
    let Some(note_id) = api.store.transporter::<D>(&id.0).await?.note_id else {
        let sent = &sent;
        let edited = api.store.transaction(|tx| async move {
            let mut transporter = free(tx.lock_transporter::<D>(&id.0).await?)?;
            transporter.merge(sent.clone());
            checked(api, cx, &mut transporter).await?;
            tx.keep_transporter::<D>(&transporter).await?;
            Ok::<_, Error>(transporter)
        });
        return edited.await;
    };
    let edit = Edit {
        kind: EventKind::Updated,
        ids: None,
        pour: |before: &Note<D>, _: &[Transporter]| {
            let mut after = before.clone();
            after
                .transporters
                .iter_mut()
                .filter(|one| one.id == id.0)
                .for_each(|one| one.merge(sent.clone()));
            Ok(after)
        },
        decide: |before: &Note<D>, _: &[Transporter], actor: Actor<'_>, facts: Facts<'_>| {
            write::update_transporter(before, &id.0, sent.clone(), actor, facts)
        },
    };
    let note = change(api, cx, &Id(note_id), edit).await?;
    note.transporters.into_iter().find(|one| one.id == id.0).ok_or_else(moved)
}

/// Deletes a transporter that has not signed, and gives its id back.
pub async fn delete_transporter<D: Document>(api: &Api, cx: &Context<'_>, id: Id) -> Result<Id> {
    cx.user()?;
    let Some(note_id) = api.store.transporter::<D>(&id.0).await?.note_id else {
        let id_text = &id.0;
        let dropped = api.store.transaction(|tx| async move {
            free(tx.lock_transporter::<D>(id_text).await?)?;
            Ok::<_, Error>(tx.drop_transporter::<D>(id_text).await?)
        });
        dropped.await?;
        return Ok(id);
    };
    let edit = Edit {
        kind: EventKind::Updated,
        ids: None,
        pour: |before: &Note<D>, _: &[Transporter]| Ok(before.clone()),
        decide: |before: &Note<D>, _: &[Transporter], actor: Actor<'_>, facts: Facts<'_>| {
            write::remove_transporter(before, &id.0, actor, facts)
        },
    };
    change::<D, _, _>(api, cx, &Id(note_id), edit).await?;
    Ok(id)
}

/// Completes a transporter that is on no note, and checks it.
async fn checked(api: &Api, cx: &Context<'_>, transporter: &mut Transporter) -> Result<()> {
    let company = &transporter.company;
    let named: Vec<&str> =
        [&company.siret, &company.vat_number].into_iter().filter_map(Option::as_deref).collect();
    let directory = api.store.directory(&named).await?;
    let facts = Facts { directory: &directory, policy: api.rules_policy(), now: DateTime(cx.now()) };
    check_free(transporter, facts)
}

fn free(placed: Placed) -> Result<Transporter> {
    if placed.note_id.is_some() { Err(moved()) } else { Ok(placed.transporter) }
}

fn moved() -> Error {
    Error::bad_input("Ce transporteur vient de changer de bordereau : réessayez.")
}
