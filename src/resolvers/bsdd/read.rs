//! One note.

use super::wanted::{Extent, extent, shown};
use crate::context::Context;
use crate::domain::user::Permission;
use crate::error::{Error, Result};
use crate::generated::Form;
use crate::graphql::input::Maybe;
use crate::graphql::output::Reply;
use crate::resolvers::{Api, view};
use crate::scalars::Id;
use crate::store::bsdd::Key;

pub(super) async fn form(
    api: &Api,
    cx: &Context<'_>,
    id: Maybe<Id>,
    readable_id: Maybe<String>,
) -> Result<Reply<Form>> {
    cx.user()?;
    let id = id.value().filter(|id| !id.0.is_empty());
    let readable_id = readable_id.value().filter(|id| !id.is_empty());
    let key = match (&id, &readable_id) {
        (Some(id), None) => Key::Id(&id.0),
        (None, Some(readable_id)) => Key::ReadableId(readable_id),
        _ => return Err(Error::bad_input("Précisez soit l'id, soit le readableId du bordereau.")),
    };
    match extent(cx.selection) {
        Extent::Summary(_) => {
            let found = api.store.bsdd_summary(key).await?;
            may_read(api, cx, found.note.id()?, &found.readers).await?;
            Ok(Reply::Written(Box::new(found.note)))
        }
        Extent::Whole(carriers) => {
            let found = api.store.bsdd(key, carriers).await?;
            may_read(api, cx, &found.note.id, &found.readers).await?;
            Ok(Reply::Made(view::bsdd::form(found.note, shown(cx.selection))))
        }
    }
}

/// The note's row names those who may read it: its parties, or those of them that see the draft. So may
/// whoever emitted something that it groups, and administrations: only a stranger to the note costs these
/// look-ups.
pub(in crate::resolvers) async fn may_read(
    api: &Api,
    cx: &Context<'_>,
    id: &str,
    readers: &[String],
) -> Result<()> {
    let caller = cx.user()?;
    if caller.is_admin || caller.may(Permission::BsdCanRead, readers) {
        return Ok(());
    }
    let own: Vec<&str> = caller.org_ids().collect();
    if api.store.emits_into(id, &own).await? || api.is_government_reader(cx, readers).await? {
        return Ok(());
    }
    Err(Error::forbidden("Vous n'avez pas accès à ce bordereau."))
}
