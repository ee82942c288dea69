//! Changes of an existing note: hold it, decide, save it with its event and its jobs, show it.

use serde::Serialize;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

use super::wanted::shown;
use crate::context::{Caller, Context, Via};
use crate::domain::bsd::{Actor, Facts};
use crate::domain::bsdd::{self, Party, Record, record};
use crate::error::{Error, Result};
use crate::generated::{Form, FormStatus, UpdateFormInput, WasteAcceptationStatus};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::jobs::{self, Action};
use crate::resolvers::{Api, view};
use crate::scalars::{DateTime, Id};
use crate::store::Tx;
use crate::store::bsd::{Event, EventKind, Job, PartyRow};
use crate::store::bsdd_write::{Change, Locked};

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
        let after = self.decide(cx, &before, named, |facts| decide(&before, actor, facts)).await?;
        save(tx, cx, caller, kind, &before, &after, &owner_orgs).await?;
        Ok(after)
    }

    /// `updateForm`: a change for which carriers may be put on the note and taken off it.
    pub(super) async fn update_note(&self, cx: &Context<'_>, input: UpdateFormInput) -> Result<Form> {
        let caller = cx.user()?;
        let carrier = &new_id(cx.now());
        let named = &bsdd::update_org_ids(&input);
        let carriers = &carrier_ids(&input.transporters);
        let input = &input;
        let after = self
            .store
            .transaction(|tx| async move {
                let Locked { record: before, owner_orgs } = tx.lock_bsdd(&input.id.0).await?;
                let candidates = tx.lock_carriers(carriers).await?;
                let named: Vec<&str> =
                    named.iter().copied().chain(bsdd::candidate_org_ids(&candidates)).collect();
                let actor = Actor { caller, owner_orgs: &owner_orgs };
                let decide = |facts: Facts<'_>| {
                    bsdd::update(&before, input.clone(), carrier.clone(), &candidates, actor, facts)
                };
                let after = self.decide(cx, &before, &named, decide).await?;
                let lost = before
                    .transporters
                    .iter()
                    .filter(|was| after.transporters.iter().all(|is| is.id != was.id));
                let freed: Vec<&str> = lost.map(|carrier| carrier.id.as_str()).collect();
                save_freeing(&tx, cx, caller, EventKind::Updated, (&before, &after), &owner_orgs, &freed)
                    .await?;
                Ok::<_, Error>(after)
            })
            .await?;
        Ok(view::bsdd::form(after, shown(cx.selection)))
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
                let job = jobs::webhook(Action::Deleted, &record.readable_id, &told, cx.now());
                tx.save_bsdd(&Change {
                    after: &record,
                    is_deleted: true,
                    parties: Some(&[]),
                    readers: &[],
                    carriers_changed: false,
                    freed: &[],
                    event: event(cx, caller, EventKind::Deleted, raw(&serde_json::json!({}))?),
                    jobs: &[job],
                })
                .await?;
                Ok::<_, Error>(record)
            })
            .await?;
        Ok(view::bsdd::form(deleted, shown(cx.selection)))
    }
}

/// Saves a note that the transaction holds.
pub(super) async fn save(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    kind: EventKind,
    before: &Record,
    after: &Record,
    owner_orgs: &[String],
) -> Result<()> {
    save_freeing(tx, cx, caller, kind, (before, after), owner_orgs, &[]).await
}

/// Saves a note that the transaction holds; of the carriers that it lost, `freed` stay, on no note.
async fn save_freeing(
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    kind: EventKind,
    (before, after): (&Record, &Record),
    owner_orgs: &[String],
    freed: &[&str],
) -> Result<()> {
    let (left, now) = (bsdd::parties(before, owner_orgs), bsdd::parties(after, owner_orgs));
    let rows = (left != now).then(|| party_rows(&now));
    let (could_read, readers) = (readers(before, &left), readers(after, &now));
    let mut told = readers.clone();
    told.extend(could_read.into_iter().filter(|org| !readers.contains(org)));

    let mut jobs = vec![jobs::webhook(Action::Updated, &after.readable_id, &told, cx.now())];
    if refusals(after) > refusals(before) {
        jobs.push(jobs::bsdd_refusal(&after.id, cx.now()));
    }
    let mut event = event(cx, caller, kind, changes(before, after)?);
    if before.status != after.status {
        event.status = Some(after.status.as_str());
        event.updated_fields = Some(raw(&bsdd::changes(Some(before), after))?);
    }
    tx.save_bsdd(&Change {
        after,
        is_deleted: false,
        parties: rows.as_deref(),
        readers: &readers,
        carriers_changed: before.transporters != after.transporters,
        freed,
        event,
        jobs: &jobs,
    })
    .await?;
    Ok(())
}

/// The carriers that an input names.
pub(super) fn carrier_ids(named: &Maybe<Vec<Id>>) -> Vec<&str> {
    named.as_ref().value().into_iter().flatten().map(|id| id.0.as_str()).collect()
}

pub(super) fn event<'a>(
    cx: &Context<'_>,
    caller: &'a Caller,
    kind: EventKind,
    changes: Box<RawValue>,
) -> Event<'a> {
    let auth = match caller.via {
        Via::Token => "TOKEN",
        Via::Session => "SESSION",
    };
    Event {
        id: new_id(cx.now()),
        kind,
        actor_id: &caller.user_id,
        auth,
        at: cx.now(),
        status: None,
        changes,
        updated_fields: None,
    }
}

/// One row an organisation.
pub(super) fn party_rows(parties: &[Party]) -> Vec<PartyRow> {
    let mut rows: Vec<PartyRow> = Vec::with_capacity(parties.len());
    for party in parties {
        let role = party.role.as_str();
        match rows.iter_mut().find(|row| row.org_id == party.org_id) {
            Some(row) => {
                if !row.roles.split(' ').any(|known| known == role) {
                    row.roles.push(' ');
                    row.roles.push_str(role);
                }
                row.sees_draft |= party.sees_draft;
            }
            None => rows.push(PartyRow {
                org_id: party.org_id.clone(),
                roles: role.to_owned(),
                sees_draft: party.sees_draft,
            }),
        }
    }
    rows
}

/// Who may read the note, and hears of its changes: its parties, of a draft those that see it.
pub(super) fn readers<'a>(note: &Record, parties: &'a [Party]) -> Vec<&'a str> {
    let mut readers: Vec<&str> = Vec::with_capacity(parties.len());
    for party in parties {
        let sees = note.status != FormStatus::Draft || party.sees_draft;
        if sees && !readers.contains(&party.org_id.as_str()) {
            readers.push(&party.org_id);
        }
    }
    readers
}

/// The note as the journal keeps it: what stands outside its body too.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Image<'a> {
    status: FormStatus,
    custom_id: Option<&'a str>,
    transporters: &'a [record::Transporter],
    #[serde(flatten)]
    body: &'a Record,
}

impl<'a> Image<'a> {
    pub(super) fn new(note: &'a Record) -> Self {
        Self {
            status: note.status,
            custom_id: note.custom_id.as_deref(),
            transporters: &note.transporters,
            body: note,
        }
    }
}

pub(super) fn raw(value: &impl Serialize) -> Result<Box<RawValue>> {
    to_raw_value(value).map_err(Error::internal)
}

/// What makes the note of yesterday that of today: a JSON merge patch (RFC 7396).
fn changes(before: &Record, after: &Record) -> Result<Box<RawValue>> {
    let before = serde_json::to_value(Image::new(before)).map_err(Error::internal)?;
    let after = serde_json::to_value(Image::new(after)).map_err(Error::internal)?;
    raw(&patch(before, after))
}

fn patch(before: Value, after: Value) -> Value {
    match (before, after) {
        (Value::Object(mut before), Value::Object(after)) => {
            let mut patched = serde_json::Map::new();
            for (name, value) in after {
                match before.remove(&name) {
                    Some(old) if old == value => {}
                    Some(old) => _ = patched.insert(name, patch(old, value)),
                    None => _ = patched.insert(name, value),
                }
            }
            patched.extend(before.into_iter().map(|(name, _)| (name, Value::Null)));
            Value::Object(patched)
        }
        (_, after) => after,
    }
}

/// How many recipients refused the waste, wholly or partly: the storer and the destination each may.
fn refusals(note: &Record) -> usize {
    use WasteAcceptationStatus::{PartiallyRefused, Refused};
    let is_refused = |leg: &&Record| matches!(leg.reception.acceptation, Some(Refused | PartiallyRefused));
    [Some(note), note.suite.as_deref()].into_iter().flatten().filter(is_refused).count()
}

/// Jobs of a new note.
pub(super) fn created(cx: &Context<'_>, note: &Record, readers: &[&str]) -> Job {
    jobs::webhook(Action::Created, &note.readable_id, readers, cx.now())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::generated::FormRole;

    #[test]
    fn a_patch_holds_what_changed_and_nulls_what_went() {
        let before = json!({ "a": 1, "b": { "c": 1, "d": 2 }, "e": [1], "f": "x" });
        let after = json!({ "a": 1, "b": { "c": 1, "d": 3, "g": 4 }, "e": [1, 2] });
        assert_eq!(patch(before, after), json!({ "b": { "d": 3, "g": 4 }, "e": [1, 2], "f": null }));
    }

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

    #[test]
    fn the_image_of_a_note_tells_of_what_stands_outside_its_body() {
        let note = Record {
            custom_id: Some("LOT-1".into()),
            transporters: vec![record::Transporter { id: "t".into(), ..Default::default() }],
            is_direct_supply: true,
            ..Record::default()
        };
        let image = serde_json::to_value(Image::new(&note)).unwrap();
        assert_eq!(
            image,
            json!({ "status": "DRAFT", "customId": "LOT-1", "transporters": [{ "id": "t" }], "isDirectSupply": true })
        );
    }
}
