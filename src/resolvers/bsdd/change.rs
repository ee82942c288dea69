//! Changes of an existing note: hold it, decide, save it with its event and its jobs, show it.

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::group::regroup;
use super::rows::{changed_transporters, row};
use super::wanted::shown;
use crate::context::{Caller, Context};
use crate::domain::bsd::{Actor, Facts, patch};
use crate::domain::bsdd::image::Image;
use crate::domain::bsdd::{self, Party, Record};
use crate::error::{Error, Result};
use crate::generated::{Form, FormStatus};
use crate::jobs::{self, Action};
pub(super) use crate::resolvers::journal::{client, event};
use crate::resolvers::{Api, journal, view};
use crate::scalars::{DateTime, Id};
use crate::store::Tx;
use crate::store::bsd::{EventKind, Job, PartyRow};
use crate::store::bsdd_lock::Locked;
use crate::store::notes_write::Change;

impl Api {
    /// Changes a note that its caller may change, and shows it. `named` are organisations that the input
    /// names on top of the note's own.
    pub(super) async fn change<F>(
        &self,
        cx: &Context<'_>,
        id: &Id,
        kind: EventKind,
        named: &[&str],
        decide: F,
    ) -> Result<Form>
    where
        F: Fn(&Record, Actor<'_>, Facts<'_>) -> Result<Record> + Sync,
    {
        let decide = &decide;
        let after = self
            .store
            .transaction(|tx| async move { self.apply(&tx, cx, &id.0, kind, named, decide).await })
            .await?;
        Ok(view::bsdd::form(after, shown(cx.selection)))
    }

    /// Holds a note, decides, saves what becomes of it.
    pub(super) async fn apply<F>(
        &self,
        tx: &Tx,
        cx: &Context<'_>,
        id: &str,
        kind: EventKind,
        named: &[&str],
        decide: F,
    ) -> Result<Record>
    where
        F: FnOnce(&Record, Actor<'_>, Facts<'_>) -> Result<Record> + Send,
    {
        let caller = cx.user()?;
        let Locked { record: before, owner_orgs } = tx.lock_bsdd(id).await?;
        let actor = Actor { caller, owner_orgs: &owner_orgs };
        let mut after = self.decide(cx, &before, named, |facts| decide(&before, actor, facts)).await?;
        regroup(self, tx, cx, caller, Some(&before), &mut after, false).await?;
        save(tx, cx, caller, kind, &before, &after, &owner_orgs).await?;
        Ok(after)
    }

    /// Takes a decision about a note on the facts it needs.
    pub(super) async fn decide(
        &self,
        cx: &Context<'_>,
        before: &Record,
        named: &[&str],
        decide: impl FnOnce(Facts<'_>) -> Result<Record>,
    ) -> Result<Record> {
        let mut org_ids = bsdd::org_ids(before);
        org_ids.extend(named);
        let directory = self.store.directory(&org_ids).await?;
        let now = DateTime(cx.now());
        let after = decide(Facts { directory: &directory, policy: self.policy(), now })?;
        Ok(Record { updated_at: now, ..after })
    }

    /// Takes a note out of sight, for good.
    pub(super) async fn delete_note(&self, cx: &Context<'_>, id: &Id) -> Result<Form> {
        let caller = cx.user()?;
        let deleted = self
            .store
            .transaction(|tx| async move {
                let Locked { record, owner_orgs } = tx.lock_bsdd(&id.0).await?;
                bsdd::delete(&record, Actor { caller, owner_orgs: &owner_orgs })?;
                let parties = bsdd::parties(&record, &owner_orgs);
                let told = readers(&record, &parties);
                let mut jobs = Vec::new();
                if is_heard_of(&tx, &record).await? {
                    jobs.push(jobs::webhook(Action::Deleted, &record.readable_id, &told, cx.now()));
                }
                regroup(self, &tx, cx, caller, Some(&record), &mut record.clone(), true).await?;
                if bsdd::is_collected(&record) {
                    tx.detach(&record.id).await?;
                }
                tx.save_note(&Change {
                    row: row(&record)?,
                    is_deleted: true,
                    parties: Some(&[]),
                    readers: &[],
                    transporters: None,
                    detached: &[],
                    event: event(cx, caller, EventKind::Deleted, raw(&serde_json::json!({}))?)?,
                    jobs: &jobs,
                })
                .await?;
                Ok::<_, Error>(record)
            })
            .await?;
        Ok(view::bsdd::form(deleted, shown(cx.selection)))
    }
}

/// What happened to a note, and what it is about beside the note.
#[derive(Debug)]
pub(super) struct Deed {
    pub kind: EventKind,
    pub details: Option<Box<RawValue>>,
}

impl From<EventKind> for Deed {
    fn from(kind: EventKind) -> Self {
        Self { kind, details: None }
    }
}

/// Saves a note that the transaction holds.
pub(super) async fn save(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    deed: impl Into<Deed>,
    before: &Record,
    after: &Record,
    owner_orgs: &[String],
) -> Result<()> {
    save_freeing(tx, cx, caller, deed, (before, after), owner_orgs, &[]).await
}

/// Saves a note that the transaction holds; of the carriers that it lost, `freed` stay, on no note.
pub(super) async fn save_freeing(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    deed: impl Into<Deed>,
    (before, after): (&Record, &Record),
    owner_orgs: &[String],
    freed: &[&str],
) -> Result<()> {
    let (left, now) = (bsdd::parties(before, owner_orgs), bsdd::parties(after, owner_orgs));
    let rows = (left != now).then(|| party_rows(&now));
    let (could_read, readers) = (readers(before, &left), readers(after, &now));
    let mut told = readers.clone();
    told.extend(could_read.into_iter().filter(|org| !readers.contains(org)));

    let mut jobs = Vec::new();
    if is_heard_of(tx, after).await? {
        jobs.push(jobs::webhook(Action::Updated, &after.readable_id, &told, cx.now()));
    }
    let refused = bsdd::refusal::newly_refused(before, after);
    jobs.extend(refused.into_iter().map(|leg| jobs::bsdd_refusal(&after.id, leg, cx.now())));
    if before.status == FormStatus::Draft
        && after.status != FormStatus::Draft
        && let Some(email) = first_named(tx, after).await?
    {
        jobs.push(jobs::bsdd_first_mention(&email, after, cx.now()));
    }
    let Deed { kind, details } = deed.into();
    let mut event = event(cx, caller, kind, changes(before, after)?)?;
    event.details = details;
    // What a revision moves is no part of the life cycle (specification, 11.3).
    if before.status != after.status && kind != EventKind::RevisionRequestApplied {
        event.status = Some(after.status.as_str());
        event.updated_fields = Some(raw(&bsdd::changes(Some(before), after))?);
    }
    tx.save_note(&Change {
        row: row(after)?,
        is_deleted: false,
        parties: rows.as_deref(),
        readers: &readers,
        transporters: changed_transporters(before, after)?,
        detached: freed,
        event,
        jobs: &jobs,
    })
    .await?;
    let onward = new_onward_carriers(before, after);
    if !onward.is_empty() {
        tx.add_onward_carriers(&after.id, &onward).await?;
    }
    Ok(())
}

/// The carriers that a note's second leg did not name before.
fn new_onward_carriers<'a>(before: &Record, after: &'a Record) -> Vec<&'a str> {
    let was = before.suite.as_deref().map_or(&[][..], |suite| &suite.transporters);
    let is = after.suite.as_deref().map_or(&[][..], |suite| &suite.transporters);
    let ids = is.iter().map(|carrier| carrier.id.as_str());
    ids.filter(|id| was.iter().all(|carrier| carrier.id != *id)).collect()
}

/// Whether webhooks tell of the note: of what is collected only once it is on a round.
async fn is_heard_of(tx: &Tx, note: &Record) -> Result<bool> {
    Ok(!bsdd::is_collected(note) || tx.is_grouped(&note.id).await?)
}

/// One row an organisation.
pub(super) fn party_rows(parties: &[Party]) -> Vec<PartyRow> {
    journal::party_rows(parties.iter().map(|one| (one.org_id.as_str(), one.role.as_str(), one.sees_draft)))
}

/// Who may read the note, and hears of its changes: its parties, of a draft those that see it.
pub(super) fn readers<'a>(note: &Record, parties: &'a [Party]) -> Vec<&'a str> {
    let seen = parties.iter().map(|one| (one.org_id.as_str(), one.sees_draft));
    journal::readers(note.status == FormStatus::Draft, seen)
}

pub(super) fn raw(value: &impl Serialize) -> Result<Box<RawValue>> {
    to_raw_value(value).map_err(Error::internal)
}

/// What makes the note of yesterday that of today: a JSON merge patch (RFC 7396).
pub(super) fn changes(before: &Record, after: &Record) -> Result<Box<RawValue>> {
    let before = serde_json::to_value(Image::new(before)).map_err(Error::internal)?;
    let after = serde_json::to_value(Image::new(after)).map_err(Error::internal)?;
    raw(&patch::diff(before, after))
}

/// The address of an emitter's contact that no note past its draft has named before, where nobody has registered
/// the emitter.
async fn first_named(tx: &Tx, note: &Record) -> Result<Option<String>> {
    let company = &note.emitter.company;
    let email = company.mail.as_deref().unwrap_or_default().trim().to_lowercase();
    if email.is_empty() {
        return Ok(None);
    }
    Ok(tx.names_stranger(&email, company.org_id(), &note.id).await?.then_some(email))
}

/// Jobs of a new note.
pub(super) fn created(cx: &Context<'_>, note: &Record, readers: &[&str]) -> Job {
    jobs::webhook(Action::Created, &note.readable_id, readers, cx.now())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generated::FormRole;

    fn party(org_id: &str, role: FormRole, sees_draft: bool) -> Party {
        Party { org_id: org_id.to_owned(), role, sees_draft }
    }

    #[test]
    fn an_organisation_with_two_roles_is_one_row() {
        let rows = party_rows(&[
            party("A", FormRole::Emitter, true),
            party("B", FormRole::Transporter, false),
            party("A", FormRole::Recipient, true),
            party("B", FormRole::Transporter, false),
        ]);
        let shown: Vec<_> = rows.iter().map(|row| (&*row.org_id, &*row.roles, row.sees_draft)).collect();
        assert_eq!(shown, [("A", "EMITTER RECIPIENT", true), ("B", "TRANSPORTER", false)]);
    }

    #[test]
    fn a_draft_is_read_by_those_who_may_see_it_only() {
        let parties = [party("A", FormRole::Emitter, true), party("B", FormRole::Transporter, false)];
        let draft = Record::default();
        assert_eq!(readers(&draft, &parties), ["A"]);
        let sealed = Record { status: FormStatus::Sealed, ..draft };
        assert_eq!(readers(&sealed, &parties), ["A", "B"]);
    }
}
