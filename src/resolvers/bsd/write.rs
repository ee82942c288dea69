//! Creation, edition, publication, duplication and deletion.

use super::change::{Changed, add, remove, save};
use super::{Shown, id_maker, own_orgs, show_one};
use crate::context::{Caller, Context};
use crate::domain::bsd::document::{Document, Note};
use crate::domain::bsd::transporters::Transporter;
use crate::domain::bsd::{Actor, Facts, write};
use crate::error::{Error, Result};
use crate::graphql::input::Maybe;
use crate::ids;
use crate::resolvers::Api;
use crate::scalars::{DateTime, Id};
use crate::store::Tx;
use crate::store::bsd::EventKind;
use crate::store::notes::Held;

/// Adds a note, or a draft of one.
pub async fn create<D: Shown>(
    api: &Api,
    cx: &Context<'_>,
    input: D::Input,
    is_draft: bool,
) -> Result<D::Api> {
    let blank = blank::<D>(cx, cx.user()?, is_draft);
    let note = match ids_of::<D>(&input) {
        None => add_new(api, cx, None, blank, input, &[]).await?,
        Some(ids) => {
            let (blank, input, ids) = (&blank, &input, &ids);
            let added = api.store.transaction(|tx| async move {
                let made = tx.made_transporters::<D>(ids, &blank.id).await?;
                add_new(api, cx, Some(&tx), blank.clone(), input.clone(), &made).await
            });
            added.await?
        }
    };
    show_one(api, cx, note).await
}

async fn add_new<D: Document>(
    api: &Api,
    cx: &Context<'_>,
    tx: Option<&Tx>,
    blank: Note<D>,
    input: D::Input,
    made: &[Transporter],
) -> Result<Note<D>> {
    let caller = cx.user()?;
    let (new_id, owner_orgs) = (id_maker(cx), own_orgs(caller));
    let actor = Actor { caller, owner_orgs: &owner_orgs };
    // The input is poured once to learn whom it names, and once more where they are known.
    let named = write::pour(&blank, input.clone(), made, DateTime(cx.now()), &new_id)?;
    let directory = api.store.directory(&named.org_ids()).await?;
    let facts = Facts { directory: &directory, policy: api.rules_policy(), now: DateTime(cx.now()) };
    let note = write::create(blank, input, made, actor, facts, &new_id)?;
    add(&api.store, tx, cx, caller, &note, &owner_orgs).await?;
    Ok(note)
}

/// Edits a note.
pub async fn update<D: Shown>(api: &Api, cx: &Context<'_>, id: &Id, input: D::Input) -> Result<D::Api> {
    let (new_id, ids) = (id_maker(cx), ids_of::<D>(&input));
    let edit = Edit {
        kind: EventKind::Updated,
        ids: ids.as_deref(),
        pour: |before: &Note<D>, made: &[Transporter]| {
            write::pour(before, input.clone(), made, DateTime(cx.now()), &new_id)
        },
        decide: |before: &Note<D>, made: &[Transporter], actor: Actor<'_>, facts: Facts<'_>| {
            write::update(before, input.clone(), made, actor, facts, &new_id)
        },
    };
    let note = change(api, cx, id, edit).await?;
    show_one(api, cx, note).await
}

/// Makes a draft visible to all its parties.
pub async fn publish<D: Shown>(api: &Api, cx: &Context<'_>, id: &Id) -> Result<D::Api> {
    let edit = Edit {
        kind: EventKind::Updated,
        ids: None,
        pour: |before: &Note<D>, _: &[Transporter]| Ok(before.clone()),
        decide: |before: &Note<D>, _: &[Transporter], actor: Actor<'_>, facts: Facts<'_>| {
            write::publish(before, actor, facts).map(Some)
        },
    };
    let note = change(api, cx, id, edit).await?;
    show_one(api, cx, note).await
}

/// Adds a draft in the image of a note.
pub async fn duplicate<D: Shown>(api: &Api, cx: &Context<'_>, id: &Id) -> Result<D::Api> {
    let caller = cx.user()?;
    let of: Note<D> = api.store.note::<D>(&id.0).await?.note;
    let owned_by = api.store.org_ids_of(&of.owner_id).await?;
    let directory = api.store.directory(&of.org_ids()).await?;
    let facts = Facts { directory: &directory, policy: api.rules_policy(), now: DateTime(cx.now()) };
    let actor = Actor { caller, owner_orgs: &owned_by };
    let note = write::duplicate(&of, blank(cx, caller, true), actor, facts, &id_maker(cx))?;
    add(&api.store, None, cx, caller, &note, &own_orgs(caller)).await?;
    show_one(api, cx, note).await
}

/// Takes a note out of sight, for good.
pub async fn delete<D: Shown>(api: &Api, cx: &Context<'_>, id: &Id) -> Result<D::Api> {
    let caller = cx.user()?;
    let deleted = api.store.transaction(|tx| async move {
        let Held { note, owner_orgs } = tx.lock_note::<D>(&id.0).await?;
        write::delete(&note, Actor { caller, owner_orgs: &owner_orgs })?;
        remove(&tx, cx, caller, &note, &owner_orgs).await?;
        Ok::<_, Error>(note)
    });
    show_one(api, cx, deleted.await?).await
}

/// A change of a note.
pub(super) struct Edit<'a, P, F> {
    pub kind: EventKind,
    /// Transporters that it names.
    pub ids: Option<&'a [String]>,
    /// The note as the change would leave it, for whom the directory must know.
    pub pour: P,
    /// The note as it becomes; none where nothing changes, and then nothing is written.
    pub decide: F,
}

/// Changes a note in a transaction of its own.
pub(super) async fn change<D, P, F>(
    api: &Api,
    cx: &Context<'_>,
    id: &Id,
    edit: Edit<'_, P, F>,
) -> Result<Note<D>>
where
    D: Document,
    P: Fn(&Note<D>, &[Transporter]) -> Result<Note<D>> + Send + Sync,
    F: Fn(&Note<D>, &[Transporter], Actor<'_>, Facts<'_>) -> Result<Option<Note<D>>> + Send + Sync,
{
    let (caller, edit) = (cx.user()?, &edit);
    let changed = api.store.transaction(|tx| async move {
        let Held { note: before, owner_orgs } = tx.lock_note::<D>(&id.0).await?;
        let actor = Actor { caller, owner_orgs: &owner_orgs };
        write::may_update(&before, actor)?;
        let made = match edit.ids {
            Some(ids) => tx.made_transporters::<D>(ids, &before.id).await?,
            None => Vec::new(),
        };
        let poured = (edit.pour)(&before, &made)?;
        let mut named = before.org_ids();
        named.extend(poured.org_ids());
        named.sort_unstable();
        named.dedup();
        let directory = api.store.directory(&named).await?;
        let facts = Facts { directory: &directory, policy: api.rules_policy(), now: DateTime(cx.now()) };
        let Some(after) = (edit.decide)(&before, &made, actor, facts)? else { return Ok(before) };
        let own = own_orgs(caller);
        let owners = [owner_orgs.as_slice(), if after.is_draft { &own } else { &owner_orgs }];
        let detaches = edit.ids.is_some();
        save(&tx, cx, caller, &before, &after, Changed { kind: edit.kind, owners, detaches }).await?;
        Ok::<_, Error>(after)
    });
    changed.await
}

fn blank<D: Document>(cx: &Context<'_>, caller: &Caller, is_draft: bool) -> Note<D> {
    let id = ids::note_id(D::PREFIX, cx.now());
    Note::new(id, is_draft, caller.user_id.clone(), DateTime(cx.now()))
}

/// The transporters that an input names by their ids.
fn ids_of<D: Document>(input: &D::Input) -> Option<Vec<String>> {
    match D::lineup(input).ids {
        Maybe::Absent => None,
        Maybe::Null => Some(Vec::new()),
        Maybe::Value(ids) => Some(ids),
    }
}
