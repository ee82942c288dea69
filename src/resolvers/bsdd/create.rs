//! New notes: made from an input, copied from another note, or told from paper.

use super::change::{created, event, party_rows, raw, readers};
use super::group::regroup;
use super::rows::{row, transporter_rows};
use super::update::carrier_ids;
use super::wanted::shown;
use crate::context::{Caller, Context};
use crate::domain::bsd::{Actor, Facts};
use crate::domain::bsdd::image::Image;
use crate::domain::bsdd::{self, NewIds, Paper, Record};
use crate::error::{Error, Result};
use crate::generated::{CreateFormInput, Form, FormInput, ImportPaperFormInput, UpdateFormInput};
use crate::graphql::input::Maybe;
use crate::ids::{new_id, readable_id};
use crate::resolvers::{Api, view};
use crate::scalars::{DateTime, Id};
use crate::store::Tx;
use crate::store::bsd::EventKind;
use crate::store::bsdd_lock::Locked;
use crate::store::notes_write::Change;

pub(super) async fn create_form(api: &Api, cx: &Context<'_>, input: CreateFormInput) -> Result<Form> {
    let owner_orgs = &owner_orgs(cx.user()?);
    let carriers = &carrier_ids(&input.transporters);
    let named = &bsdd::create_org_ids(&input);
    let (input, ids) = (&input, &new_ids(cx));
    if carriers.is_empty() && !groups(input) {
        let decide =
            |actor: Actor<'_>, facts: Facts<'_>| bsdd::create(input.clone(), ids.clone(), &[], actor, facts);
        let note = api.decide_new(cx, named, owner_orgs, decide).await?;
        api.add(cx, None, &note, owner_orgs).await?;
        return Ok(view::bsdd::form(note, shown(cx.selection)));
    }
    let note = api
        .store
        .transaction(|tx| async move {
            let candidates = tx.lock_carriers(carriers).await?;
            let named: Vec<&str> =
                named.iter().copied().chain(bsdd::candidate_org_ids(&candidates)).collect();
            let decide = |actor: Actor<'_>, facts: Facts<'_>| {
                bsdd::create(input.clone(), ids.clone(), &candidates, actor, facts)
            };
            let mut note = api.decide_new(cx, &named, owner_orgs, decide).await?;
            regroup(api, &tx, cx, cx.user()?, None, &mut note, false).await?;
            api.add(cx, Some(&tx), &note, owner_orgs).await?;
            Ok::<_, Error>(note)
        })
        .await?;
    Ok(view::bsdd::form(note, shown(cx.selection)))
}

/// Whether other notes have a part in a creation.
fn groups(input: &CreateFormInput) -> bool {
    input.grouping.as_ref().value().is_some_and(|list| !list.is_empty())
        || input.appendix2_forms.as_ref().value().is_some_and(|list| !list.is_empty())
}

/// Creates or updates, as the input has an id or not.
pub(super) async fn save_form(api: &Api, cx: &Context<'_>, input: FormInput) -> Result<Form> {
    match given(&input.id) {
        Some(id) => {
            let update = UpdateFormInput { id: id.clone(), ..CreateFormInput::from(input).into() };
            api.update_note(cx, update).await
        }
        None => create_form(api, cx, input.into()).await,
    }
}

pub(super) async fn duplicate_form(api: &Api, cx: &Context<'_>, id: &Id) -> Result<Form> {
    let caller = cx.user()?;
    let ids = &new_ids(cx);
    let copy = api
        .store
        .transaction(|tx| async move {
            let Locked { record: source, owner_orgs: source_orgs } = tx.lock_bsdd(&id.0).await?;
            let actor = Actor { caller, owner_orgs: &source_orgs };
            let decide = |facts: Facts<'_>| bsdd::duplicate(&source, ids.clone(), actor, facts);
            let copy = api.decide(cx, &source, &[], decide).await?;
            api.add(cx, Some(&tx), &copy, &owner_orgs(caller)).await?;
            Ok::<_, Error>(copy)
        })
        .await?;
    Ok(view::bsdd::form(copy, shown(cx.selection)))
}

pub(super) async fn import_paper_form(
    api: &Api,
    cx: &Context<'_>,
    input: ImportPaperFormInput,
) -> Result<Form> {
    let owner_orgs = owner_orgs(cx.user()?);
    let ids = new_ids(cx);
    let known = given(&input.id).cloned();
    let named = bsdd::import_org_ids(&input);
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let paper = Paper { input, transporter_id: ids.transporter_id.clone() };
    if let Some(id) = known {
        return api
            .change(cx, &id, EventKind::Signed, &named, |before, actor, facts| {
                bsdd::import(before, paper.clone(), actor, facts)
            })
            .await;
    }
    let decide = |actor: Actor<'_>, facts: Facts<'_>| bsdd::import_new(paper, ids, actor, facts);
    let note = api.decide_new(cx, &named, &owner_orgs, decide).await?;
    api.add(cx, None, &note, &owner_orgs).await?;
    Ok(view::bsdd::form(note, shown(cx.selection)))
}

impl Api {
    /// Takes a decision about a note that is not there yet; the caller becomes its owner.
    async fn decide_new(
        &self,
        cx: &Context<'_>,
        named: &[&str],
        owner_orgs: &[String],
        decide: impl FnOnce(Actor<'_>, Facts<'_>) -> Result<Record>,
    ) -> Result<Record> {
        let directory = self.store.directory(named).await?;
        let facts = Facts { directory: &directory, policy: self.policy(), now: DateTime(cx.now()) };
        decide(Actor { caller: cx.user()?, owner_orgs }, facts)
    }

    /// Saves a new note with its event and its jobs: in a transaction that holds something it stands on, or
    /// in one of its own.
    async fn add(
        &self,
        cx: &Context<'_>,
        tx: Option<&Tx>,
        note: &Record,
        owner_orgs: &[String],
    ) -> Result<()> {
        let parties = bsdd::parties(note, owner_orgs);
        let readers = readers(note, &parties);
        let mut event = event(cx, cx.user()?, EventKind::Created, raw(&Image::new(note))?)?;
        event.status = Some(note.status.as_str());
        event.updated_fields = Some(raw(&bsdd::changes(None, note))?);
        // Nobody hears of what is collected before it is on a round.
        let job = created(cx, note, &readers);
        let jobs = if bsdd::is_collected(note) { &[][..] } else { std::slice::from_ref(&job) };
        let change = Change {
            row: row(note)?,
            is_deleted: false,
            parties: Some(&party_rows(&parties)),
            transporters: Some(transporter_rows(note)?),
            detached: &[],
            event,
            jobs,
            readers: &readers,
        };
        match tx {
            Some(tx) => tx.create_note(&change).await?,
            None => self.store.create_note(&change).await?,
        }
        Ok(())
    }
}

fn new_ids(cx: &Context<'_>) -> NewIds {
    let now = cx.now();
    NewIds { id: new_id(now), readable_id: readable_id(now), transporter_id: new_id(now) }
}

fn owner_orgs(caller: &Caller) -> Vec<String> {
    caller.org_ids().map(str::to_owned).collect()
}

/// An identifier that is more than blank.
fn given(id: &Maybe<Id>) -> Option<&Id> {
    id.as_ref().value().filter(|id| !id.0.is_empty())
}
