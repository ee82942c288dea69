//! New notes.

use super::change::{created, event, party_rows, raw, readers};
use super::wanted::shown;
use crate::context::Context;
use crate::domain::bsd::{Actor, Facts};
use crate::domain::bsdd::image::Image;
use crate::domain::bsdd::{self, NewIds};
use crate::error::Result;
use crate::generated::{CreateFormInput, Form};
use crate::ids::{new_id, readable_id};
use crate::resolvers::{Api, view};
use crate::scalars::DateTime;
use crate::store::bsd::EventKind;
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

    let parties = bsdd::parties(&note, &owner_orgs);
    let readers = readers(&note, &parties);
    let mut event = event(cx, caller, EventKind::Created, raw(&Image::new(&note))?)?;
    event.status = Some(note.status.as_str());
    event.updated_fields = Some(raw(&bsdd::changes(None, &note))?);
    api.store
        .create_bsdd(&Change {
            after: &note,
            is_deleted: false,
            parties: Some(&party_rows(&parties)),
            carriers_changed: !note.transporters.is_empty(),
            event,
            jobs: &[created(cx, &note, &readers)],
            readers: &readers,
        })
        .await?;
    Ok(view::bsdd::form(note, shown(cx.selection)))
}
