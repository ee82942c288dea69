//! Revision requests: asked, answered, withdrawn, listed; what is agreed to is applied in the same transaction.

use serde_json::json;

use super::change::{Deed, client, raw, readers, save};
use super::group::{regroup, save_all};
use super::list::not_a_member;
use super::round::hold_round;
use super::wanted::shown;
use crate::context::{Caller, Context};
use crate::domain::bsd::revision::{Request, already_pending, page};
use crate::domain::bsd::{Actor, Facts};
use crate::domain::bsdd::grouping::Induced;
use crate::domain::bsdd::revision::{self, Content};
use crate::domain::bsdd::{self, Record, round};
use crate::domain::user::Permission;
use crate::error::{Error, Result};
use crate::generated::{
    BsddRevisionResolvers, CreateFormRevisionRequestInput, FORM_METADATA, FORM_REVISION_REQUEST,
    FORM_REVISION_REQUEST_CONNECTION, FORM_REVISION_REQUEST_EDGE, Form, FormMetadata, FormRevisionRequest,
    FormRevisionRequestConnection, FormRevisionRequestEdge, FormRevisionRequestWhere, PageInfo,
    RevisionRequestStatus, StringFilter,
};
use crate::graphql::input::Maybe;
use crate::graphql::plan::Selection;
use crate::ids::new_id;
use crate::jobs::{self, Action};
use crate::resolvers::view::bsdd::Shown;
use crate::resolvers::{Api, view};
use crate::scalars::{DateTime, Id};
use crate::store::Tx;
use crate::store::bsd::{EventKind, Job};
use crate::store::bsdd_lock::Locked;
use crate::store::revisions::{Kept, ONE_PENDING, Requests, Snapshot, Text, Told};

impl BsddRevisionResolvers for Api {
    async fn form_revision_requests(
        &self,
        cx: &Context<'_>,
        after: Maybe<String>,
        first: Maybe<i32>,
        siret: String,
        filter: Maybe<FormRevisionRequestWhere>,
    ) -> Result<FormRevisionRequestConnection> {
        if !cx.user()?.may(Permission::BsdCanList, [&siret]) {
            return Err(not_a_member());
        }
        let page = page(first.value(), after.value())?;
        let (status, bsd_id) = match filter {
            Maybe::Value(filter) => (filter.status.value(), text(filter.bsdd_id)),
            _ => (None, Text::default()),
        };
        let wanted = Requests { org_id: siret, status, bsd_id, page };
        let node = below(cx.selection);
        let counted =
            cx.selection.has(&FORM_REVISION_REQUEST_CONNECTION, FormRevisionRequestConnection::TOTAL_COUNT);
        let ((requests, has_more), count) =
            futures_util::try_join!(self.store.revisions(&wanted, node.snapshot), async {
                if counted { self.store.revision_count(&wanted).await } else { Ok(0) }
            })?;
        let (has_next_page, has_previous_page) = wanted.page.neighbours(has_more);
        let edges: Vec<_> = requests
            .into_iter()
            .map(|kept| view::bsdd_revision::request(kept, node.shown))
            .map(|node| FormRevisionRequestEdge { cursor: node.id.0.clone(), node })
            .collect();
        Ok(FormRevisionRequestConnection {
            total_count: i32::try_from(count).unwrap_or(i32::MAX),
            page_info: PageInfo {
                start_cursor: edges.first().map(|edge| edge.cursor.clone()),
                end_cursor: edges.last().map(|edge| edge.cursor.clone()),
                has_next_page,
                has_previous_page,
            },
            edges,
        })
    }

    async fn create_form_revision_request(
        &self,
        cx: &Context<'_>,
        input: CreateFormRevisionRequestInput,
    ) -> Result<FormRevisionRequest> {
        let caller = cx.user()?;
        let id = new_id(cx.now());
        let node = request_node(cx.selection);
        let (id, input) = (&id, &input);
        let kept = self
            .store
            .transaction(|tx| async move {
                let on_round = hold_round(&tx, &input.form_id.0).await?;
                let locked = tx.lock_bsdd(&input.form_id.0).await?;
                let before = &locked.record;
                let has_pending = tx.has_pending_revision(&before.id).await?;
                let actor = Actor { caller, owner_orgs: &locked.owner_orgs };
                let mut org_ids = bsdd::org_ids(before);
                org_ids.extend(revision::revision_org_ids(input));
                let directory = self.store.directory(&org_ids).await?;
                let facts = Facts { directory: &directory, policy: self.policy(), now: DateTime(cx.now()) };
                let revision = revision::request(before, input, id.clone(), has_pending, actor, facts)?;
                let after = agreed(cx, &revision.request, &revision.content, before)?;
                let details = json!({
                    "revisionRequest": id, "author": revision.request.author, "comment": revision.request.comment,
                    "content": revision.content,
                });
                let kinds: &[EventKind] = match &after {
                    Some(_) => &[EventKind::RevisionRequestCreated, EventKind::RevisionRequestAccepted],
                    None => &[EventKind::RevisionRequestCreated],
                };
                let jobs = told_now(cx, &locked, after.is_some());
                let told = told(cx, caller, kinds, &details, &jobs)?;
                match tx.add_revision(&revision, before, &told).await {
                    // Somebody asked at the same instant.
                    Err(error) if error.violates(ONE_PENDING) => return Err(already_pending()),
                    other => other?,
                }
                if let Some(after) = after {
                    applied(self, &tx, cx, caller, id, &locked, &after, on_round.as_ref()).await?;
                }
                Ok::<_, Error>(tx.revision(id, node.snapshot).await?)
            })
            .await?;
        Ok(view::bsdd_revision::request(kept, node.shown))
    }

    async fn submit_form_revision_request_approval(
        &self,
        cx: &Context<'_>,
        comment: Maybe<String>,
        id: Id,
        is_approved: bool,
    ) -> Result<FormRevisionRequest> {
        let caller = cx.user()?;
        let node = request_node(cx.selection);
        let comment = comment.value();
        let (id, comment) = (&id.0, comment.as_deref());
        let kept = self
            .store
            .transaction(|tx| async move {
                let Kept { mut request, content, .. } = tx.lock_revision(id).await?;
                let on_round = hold_round(&tx, &request.bsd_id).await?;
                let locked = tx.lock_bsdd(&request.bsd_id).await?;
                let before = &locked.record;
                let now = DateTime(cx.now());
                revision::answer(&mut request, before, is_approved, comment, caller, now)?;
                let after = agreed(cx, &request, &content, before)?;
                let kind = match is_approved {
                    true => EventKind::RevisionRequestAccepted,
                    false => EventKind::RevisionRequestRefused,
                };
                let details = json!({
                    "revisionRequest": id, "status": request.status, "comment": comment,
                    "approvals": request.approvals.iter().map(|approval| {
                        json!({ "approver": approval.approver, "status": approval.status })
                    }).collect::<Vec<_>>(),
                });
                let jobs = told_now(cx, &locked, after.is_some());
                tx.answer_revision(&request, &told(cx, caller, &[kind], &details, &jobs)?).await?;
                if let Some(after) = after {
                    applied(self, &tx, cx, caller, id, &locked, &after, on_round.as_ref()).await?;
                }
                Ok::<_, Error>(tx.revision(id, node.snapshot).await?)
            })
            .await?;
        Ok(view::bsdd_revision::request(kept, node.shown))
    }

    async fn cancel_form_revision_request(&self, cx: &Context<'_>, id: Id) -> Result<bool> {
        let caller = cx.user()?;
        let id = &id.0;
        self.store
            .transaction(|tx| async move {
                let request = tx.lock_revision(id).await?.request;
                request.withdraw(caller)?;
                let locked = tx.lock_bsdd(&request.bsd_id).await?;
                let details = json!({ "revisionRequest": id });
                let jobs = told_now(cx, &locked, false);
                let kinds = [EventKind::RevisionRequestCancelled];
                tx.withdraw_revision(id, &told(cx, caller, &kinds, &details, &jobs)?).await?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(true)
    }
}

impl Api {
    /// The last request of each note, in one query.
    pub(super) async fn metadata(
        &self,
        cx: &Context<'_>,
        parents: &[&Form],
    ) -> Vec<Result<Box<FormMetadata>>> {
        let Some(selection) = cx.selection.below(&FORM_METADATA, FormMetadata::LATEST_REVISION) else {
            return parents.iter().map(|_| Ok(Box::new(FormMetadata { latest_revision: None }))).collect();
        };
        let node = request_node(selection);
        let ids: Vec<&str> = parents.iter().map(|form| form.id.0.as_str()).collect();
        match self.store.latest_revisions(&ids, node.snapshot).await {
            // A note may stand in an answer several times.
            Ok(of) => parents
                .iter()
                .map(|form| {
                    let kept = of.get(&form.id.0).cloned();
                    let latest = kept.map(|kept| Box::new(view::bsdd_revision::request(kept, node.shown)));
                    Ok(Box::new(FormMetadata { latest_revision: latest }))
                })
                .collect(),
            Err(error) => parents.iter().map(|_| Err(error.clone().into())).collect(),
        }
    }
}

/// The note as it becomes when everybody has agreed; none before.
fn agreed(cx: &Context<'_>, request: &Request, content: &Content, before: &Record) -> Result<Option<Record>> {
    match request.status {
        RevisionRequestStatus::Accepted => revision::apply(before, content, DateTime(cx.now())).map(Some),
        _ => Ok(None),
    }
}

/// Saves what was agreed to, and what it means for other notes: those that this one groups, and the round that it
/// is on, which the transaction holds as well.
#[expect(clippy::too_many_arguments, reason = "what a change needs, and the request that it comes from")]
async fn applied(
    api: &Api,
    tx: &Tx,
    cx: &Context<'_>,
    caller: &Caller,
    request: &str,
    locked: &Locked,
    after: &Record,
    round: Option<&Locked>,
) -> Result<()> {
    let details = raw(&json!({ "revisionRequest": request }))?;
    let Locked { record: before, owner_orgs } = locked;
    let deed = Deed { kind: EventKind::RevisionRequestApplied, details: Some(details) };
    let mut after = after.clone();
    regroup(api, tx, cx, caller, Some(before), &mut after, false).await?;
    save(tx, cx, caller, deed, before, &after, owner_orgs).await?;
    let Some(Locked { record: round, owner_orgs }) = round else { return Ok(()) };
    let Some(weighed) = round::weighed(round, before, &after, DateTime(cx.now())) else { return Ok(()) };
    let owner_orgs = owner_orgs.clone();
    let induced = Induced { before: round.clone(), after: weighed, owner_orgs, is_deleted: false };
    save_all(tx, cx, caller, &[induced]).await
}

/// Who hears of a request; of one that is applied, the change of the note itself tells.
fn told_now(cx: &Context<'_>, locked: &Locked, is_applied: bool) -> Vec<Job> {
    if is_applied {
        return Vec::new();
    }
    let parties = bsdd::parties(&locked.record, &locked.owner_orgs);
    let readers = readers(&locked.record, &parties);
    vec![jobs::webhook(Action::Updated, &locked.record.readable_id, &readers, cx.now())]
}

fn told<'a>(
    cx: &Context<'_>,
    caller: &'a Caller,
    kinds: &[EventKind],
    details: &serde_json::Value,
    jobs: &'a [Job],
) -> Result<Told<'a>> {
    Ok(Told {
        at: cx.now(),
        actor_id: &caller.user_id,
        auth: caller.via.as_str(),
        client: client(cx, caller)?,
        details: raw(details)?,
        events: kinds.iter().map(|kind| (new_id(cx.now()), *kind)).collect(),
        jobs,
    })
}

/// What is shown of each request.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    snapshot: Snapshot,
    shown: Shown,
}

/// What is shown of each request of a page.
fn below(connection: &Selection) -> Wanted {
    let edges = connection.below(&FORM_REVISION_REQUEST_CONNECTION, FormRevisionRequestConnection::EDGES);
    let node =
        edges.and_then(|edges| edges.below(&FORM_REVISION_REQUEST_EDGE, FormRevisionRequestEdge::NODE));
    node.map_or_else(|| request_node(&Selection::default()), request_node)
}

fn request_node(request: &Selection) -> Wanted {
    match request.below(&FORM_REVISION_REQUEST, FormRevisionRequest::FORM) {
        Some(form) => Wanted { snapshot: Snapshot::Read, shown: shown(form) },
        None => Wanted { snapshot: Snapshot::Left, shown: shown(&Selection::default()) },
    }
}

fn text(filter: Maybe<StringFilter>) -> Text {
    match filter {
        Maybe::Value(filter) => {
            Text { is: filter.eq.value(), is_one_of: filter.r#in.value(), contains: filter.contains.value() }
        }
        _ => Text::default(),
    }
}
