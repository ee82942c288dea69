//! What a change of a container means for the notes in it: held, decided and saved with the container.

use super::change::{changes, event, party_rows, raw, readers};
use super::rows::{changed_transporters, row};
use crate::context::{Caller, Context};
use crate::domain::bsd::Facts;
use crate::domain::bsdd::grouping::{self, Induced};
use crate::domain::bsdd::{self, Party, Record, codes, final_leg, is_round, round};
use crate::error::Result;
use crate::ids::new_id;
use crate::jobs::{self, Action};
use crate::resolvers::Api;
use crate::scalars::DateTime;
use crate::store::Tx;
use crate::store::bsd::{Event, EventKind, Job, PartyRow};
use crate::store::notes_write::Change;

/// Follows the change of a note, which the transaction holds, into the notes that it groups, and theirs:
/// settles the shares in `after`, then saves links, initial notes and final operations. `before` is none for a
/// note that is being created.
///
/// Every change of a note goes through here, before the note itself is saved; one that groups nothing costs
/// nothing. A container that is refused, cancelled or deleted lets go all that it regrouped: its caller has
/// only to give it that status.
pub(super) async fn regroup(
    api: &Api,
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    before: Option<&Record>,
    after: &mut Record,
    is_deleted: bool,
) -> Result<()> {
    if let Some(before) = before
        && before.emitter.kind != after.emitter.kind
    {
        grouping::refuse_new_type(before, after, tx.is_grouped(&after.id).await?)?;
    }
    if grouping::released(after, is_deleted) {
        after.grouping.clear();
    }
    let stored = before.map_or(&[][..], |before| &before.grouping);
    let mut ids: Vec<String> = stored.iter().chain(&after.grouping).map(|row| row.form_id.clone()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    ids.sort_unstable();
    ids.dedup();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    // One that is emptied may change its type in the same call.
    let is_round = is_round(if after.grouping.is_empty() { before.unwrap_or(after) } else { after });
    let kind = grouping::link_kind(if is_round { before.unwrap_or(after) } else { after });

    let now = DateTime(cx.now());
    let induced = if is_round && is_deleted {
        round::delete(tx.lock_initial_bsdds(&ids).await?)
    } else if is_round && round::concerns(before, after) {
        let collected = tx.lock_initial_bsdds(&ids).await?;
        let mut org_ids = bsdd::org_ids(after);
        org_ids.extend(collected.iter().flat_map(|item| bsdd::org_ids(&item.note)));
        let directory = tx.directory(&org_ids).await?;
        let facts = Facts { directory: &directory, policy: api.policy(), now };
        round::collect(before, after, collected, facts, &mut || new_id(cx.now()))?
    } else if !is_round && (is_deleted || grouping::concerns(before, after)) {
        grouping::regroup(after, tx.lock_initial_bsdds(&ids).await?, now)?
    } else {
        return Ok(());
    };
    if before.is_none_or(|before| before.grouping != after.grouping) {
        tx.save_content(&after.id, kind, &after.grouping).await?;
    }
    save_all(tx, cx, caller, &induced).await?;
    cascade(tx, cx, caller, induced).await?;
    let ended = before.and_then(end);
    match end(after) {
        None if ended.is_some() => tx.save_final_operation(&after.id, None, 0.0).await?,
        Some((code, quantity)) if ended != Some((code, quantity)) => {
            tx.save_final_operation(&after.id, Some(code), quantity).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Notes that are grouped in notes that are grouped, level by level.
async fn cascade(tx: &Tx, cx: &Context<'_>, caller: &Caller, mut level: Vec<Induced>) -> Result<()> {
    loop {
        let moved: Vec<&str> = level
            .iter()
            .filter(|induced| grouping::passes_on(induced))
            .map(|induced| induced.after.id.as_str())
            .collect();
        if moved.is_empty() {
            return Ok(());
        }
        let ids = tx.regrouped_by(&moved).await?;
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        level = grouping::cascade(tx.lock_initial_bsdds(&ids).await?, DateTime(cx.now()));
        save_all(tx, cx, caller, &level).await?;
    }
}

/// The operation that ended the waste, with its weight in tonnes, if one did.
fn end(note: &Record) -> Option<(&str, f64)> {
    let processing = &final_leg(note).processing;
    let code = processing.operation_done.as_deref()?;
    let is_end = processing.no_traceability == Some(true) || !codes::is_grouping(code);
    is_end
        .then(|| (code, grouping::whole(note).map(crate::resolvers::view::bsdd::number).unwrap_or_default()))
}

/// What is written with one induced change, borrowed by its [`Change`].
struct Prepared<'a> {
    induced: &'a Induced,
    left: Vec<Party>,
    now: Vec<Party>,
}

/// Saves induced changes, whatever their number, by one statement: each with an event that no status log lists,
/// and a webhook.
pub(super) async fn save_all(tx: &Tx, cx: &Context<'_>, caller: &Caller, induced: &[Induced]) -> Result<()> {
    let prepared: Vec<Prepared<'_>> = induced
        .iter()
        .map(|one| Prepared {
            induced: one,
            left: bsdd::parties(&one.before, &one.owner_orgs),
            now: if one.is_deleted { Vec::new() } else { bsdd::parties(&one.after, &one.owner_orgs) },
        })
        .collect();
    let parts: Vec<Parts<'_>> = prepared.iter().map(|one| one.parts(cx)).collect();
    let mut rows = Vec::with_capacity(parts.len());
    for (one, parts) in prepared.iter().zip(&parts) {
        let Induced { before, after, is_deleted, .. } = one.induced;
        rows.push(Change {
            row: row(after)?,
            is_deleted: *is_deleted,
            parties: parts.rows.as_deref(),
            readers: &parts.readers,
            transporters: changed_transporters(before, after)?,
            detached: &[],
            event: induced_event(cx, caller, one.induced)?,
            jobs: std::slice::from_ref(&parts.job),
        });
    }
    tx.save_notes(&rows).await?;
    Ok(())
}

struct Parts<'a> {
    rows: Option<Vec<PartyRow>>,
    readers: Vec<&'a str>,
    job: Job,
}

impl Prepared<'_> {
    fn parts(&self, cx: &Context<'_>) -> Parts<'_> {
        let Induced { before, after, is_deleted, .. } = self.induced;
        let could_read = readers(before, &self.left);
        let readers = if *is_deleted { Vec::new() } else { readers(after, &self.now) };
        let mut told = readers.clone();
        told.extend(could_read.into_iter().filter(|org| !readers.contains(org)));
        let action = if *is_deleted { Action::Deleted } else { Action::Updated };
        Parts {
            rows: (self.left != self.now).then(|| party_rows(&self.now)),
            job: jobs::webhook(action, &after.readable_id, &told, cx.now()),
            readers,
        }
    }
}

fn induced_event<'a>(cx: &Context<'_>, caller: &'a Caller, induced: &Induced) -> Result<Event<'a>> {
    if induced.is_deleted {
        return event(cx, caller, EventKind::Deleted, raw(&serde_json::json!({}))?);
    }
    event(cx, caller, EventKind::Updated, changes(&induced.before, &induced.after)?)
}
