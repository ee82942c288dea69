//! New notes.

use super::change::{Image, created, event, party_rows, raw, readers};
use super::group::regroup;
use super::wanted::shown;
use crate::context::{Caller, Context};
use crate::domain::bsd::{Actor, Facts};
use crate::domain::bsdd::{self, NewIds, Record};
use crate::error::{Error, Result};
use crate::generated::{CreateFormInput, Form};
use crate::ids::{new_id, readable_id};
use crate::resolvers::{Api, view};
use crate::scalars::DateTime;
use crate::store::bsd::{EventKind, Job, PartyRow};
use crate::store::bsdd_write::Change;

pub(super) async fn create_form(api: &Api, cx: &Context<'_>, input: CreateFormInput) -> Result<Form> {
    let caller = cx.user()?;
    let directory = api.store.directory(&bsdd::create_org_ids(&input)).await?;
    let now = cx.now();
    let ids = NewIds { id: new_id(now), readable_id: readable_id(now), transporter_id: new_id(now) };
    // The caller becomes the owner.
    let owner_orgs: Vec<String> = caller.org_ids().map(str::to_owned).collect();
    let actor = Actor { caller, owner_orgs: &owner_orgs };
    let facts = Facts { directory: &directory, policy: api.policy(), now: DateTime(now) };
    let note = bsdd::create(input, ids, actor, facts)?;
    if !note.grouping.is_empty() {
        return container(api, cx, note, &owner_orgs).await;
    }
    let parties = bsdd::parties(&note, &owner_orgs);
    let readers = readers(&note, &parties);
    let rows = party_rows(&parties);
    // Nobody hears of what is collected before it is on a round.
    let jobs: Vec<Job> =
        (!bsdd::is_collected(&note)).then(|| created(cx, &note, &readers)).into_iter().collect();
    api.store.create_bsdd(&change(cx, caller, &note, &rows, &readers, &jobs)?).await?;
    Ok(view::bsdd::form(note, shown(cx.selection)))
}

/// A note that groups others, which the transaction holds while it is made.
async fn container(api: &Api, cx: &Context<'_>, note: Record, owner_orgs: &[String]) -> Result<Form> {
    let caller = cx.user()?;
    let note = &note;
    let created = api
        .store
        .transaction(|tx| async move {
            let mut note = note.clone();
            regroup(api, &tx, cx, caller, None, &mut note, false).await?;
            let parties = bsdd::parties(&note, owner_orgs);
            let readers = readers(&note, &parties);
            let rows = party_rows(&parties);
            let jobs = [created(cx, &note, &readers)];
            tx.create_bsdd(&change(cx, caller, &note, &rows, &readers, &jobs)?).await?;
            Ok::<_, Error>(note)
        })
        .await?;
    Ok(view::bsdd::form(created, shown(cx.selection)))
}

fn change<'a>(
    cx: &Context<'_>,
    caller: &'a Caller,
    note: &'a Record,
    parties: &'a [PartyRow],
    readers: &'a [&'a str],
    jobs: &'a [Job],
) -> Result<Change<'a>> {
    let mut event = event(cx, caller, EventKind::Created, raw(&Image::new(note))?);
    event.status = Some(note.status.as_str());
    event.updated_fields = Some(raw(&bsdd::changes(None, note))?);
    Ok(Change {
        after: note,
        is_deleted: false,
        parties: Some(parties),
        carriers_changed: !note.transporters.is_empty(),
        event,
        jobs,
        readers,
    })
}
