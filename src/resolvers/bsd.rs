//! Operations on notes that are signed by type, whatever their kind: hold, decide, save with event and
//! jobs, show. A document's resolvers call these and nothing else.

mod change;
mod list;
mod resolvers;
mod sign;
mod transporter;
mod write;

use super::Api;
use crate::context::{Caller, Context};
use crate::domain::bsd::document::{Document, Note};
use crate::domain::bsd::signature::Signature;
use crate::domain::bsd::{Actor, Facts, Policy, metadata, road};
use crate::domain::user::Permission;
use crate::error::{Error, Result, Violation};
use crate::generated::FileDownload;
use crate::graphql::plan::Selection;
use crate::graphql::table::Type;
use crate::ids::new_id;
use crate::pdf::Sheet;
use crate::scalars::{DateTime, Id};
use crate::store::downloads::Download;

pub use list::{Listed, Wanted, list};
pub(super) use resolvers::document_resolvers;
pub use sign::{SignatureGiven, sign, signature};
pub use transporter::{create_transporter, delete_transporter, update_transporter};
pub use write::{create, delete, duplicate, publish, update};

/// A document as the API shows it.
pub trait Shown: Document {
    type Api;
    const TYPE: &'static Type;
    /// The field of `TYPE` that tells what can still be done.
    const METADATA: u16;
    /// Fields of `TYPE` that cannot be shown without the note's transporters.
    const CARRIED: &'static [u16];

    fn show(note: Note<Self>, metadata: Metadata) -> Self::Api;
}

/// What can still be done with a note; empty where nobody asked.
#[derive(Debug, Default)]
pub struct Metadata {
    pub errors: Vec<Violation>,
    /// What `errors` stand in the way of.
    pub next: Option<Signature>,
    pub sealed: Vec<Vec<String>>,
}

/// A note, for those who may read it.
pub async fn read<D: Shown>(api: &Api, cx: &Context<'_>, id: &Id) -> Result<D::Api> {
    let note = readable::<D>(api, cx, id).await?;
    show_one(api, cx, note).await
}

/// A note that the caller may read. Errors: `BAD_USER_INPUT` for an unknown one, `FORBIDDEN`.
pub async fn readable<D: Document>(api: &Api, cx: &Context<'_>, id: &Id) -> Result<Note<D>> {
    cx.user()?;
    let found = api.store.note::<D>(&id.0).await?;
    may_read(api, cx, &found.readers).await?;
    Ok(found.note)
}

async fn may_read(api: &Api, cx: &Context<'_>, readers: &[String]) -> Result<()> {
    let caller = cx.user()?;
    if caller.is_admin || caller.may(Permission::BsdCanRead, readers) {
        return Ok(());
    }
    if api.is_government_reader(cx, readers).await? {
        return Ok(());
    }
    Err(Error::forbidden("Vous n'avez pas accès à ce bordereau."))
}

/// Whether the caller may show a note at a roadside check. Where the waste is comes before who asks. Errors:
/// `BAD_USER_INPUT` for an unknown note, `FORBIDDEN`.
pub async fn may_show_on_the_road<D: Document>(api: &Api, cx: &Context<'_>, id: &Id) -> Result<()> {
    let found = api.store.note::<D>(&id.0).await?;
    road::on_the_road(found.note.journey(), cx.now())?;
    may_read(api, cx, &found.readers).await
}

/// The link to a note's file.
pub async fn print<S: Sheet>(api: &Api, cx: &Context<'_>, id: &Id, sheet: S) -> Result<FileDownload> {
    Ok(api.prepare(&file(api, &id.0, sheet).await?, cx.now()).await?.into())
}

/// A note's file.
pub async fn file<S: Sheet>(api: &Api, id: &str, sheet: S) -> Result<Download> {
    Ok(Download {
        file_name: format!("{id}.pdf"),
        content_type: "application/pdf".to_owned(),
        content: api.press.print(sheet).await.map_err(Error::internal)?,
    })
}

async fn show_one<D: Shown>(api: &Api, cx: &Context<'_>, note: Note<D>) -> Result<D::Api> {
    let mut shown = show(api, cx, Some(cx.selection), vec![note]).await?;
    Ok(shown.pop().expect("one note in, one note out"))
}

/// Shows notes; one query for what all of them need of the directory.
async fn show<D: Shown>(
    api: &Api,
    cx: &Context<'_>,
    selection: Option<&Selection>,
    notes: Vec<Note<D>>,
) -> Result<Vec<D::Api>> {
    if !selection.is_some_and(|selection| selection.has(D::TYPE, D::METADATA)) {
        return Ok(notes.into_iter().map(|note| D::show(note, Metadata::default())).collect());
    }
    let actor = Actor { caller: cx.user()?, owner_orgs: &[] };
    let mut org_ids: Vec<&str> = notes.iter().flat_map(|note| note.org_ids()).collect();
    org_ids.sort_unstable();
    org_ids.dedup();
    let directory = api.store.directory(&org_ids).await?;
    let facts = Facts { directory: &directory, policy: api.rules_policy(), now: DateTime(cx.now()) };
    let told = notes.into_iter().map(|note| {
        let sealed = metadata::sealed(D::tables(), &note, actor);
        let (next, errors) = match metadata::errors(D::tables(), &note, facts) {
            Some((next, errors)) => (Some(next), errors),
            None => (None, Vec::new()),
        };
        D::show(note, Metadata { errors, next, sealed })
    });
    Ok(told.collect())
}

/// All companies of a caller, who becomes an owner.
fn own_orgs(caller: &Caller) -> Vec<String> {
    caller.org_ids().map(str::to_owned).collect()
}

fn id_maker(cx: &Context<'_>) -> impl Fn() -> String + Sync + use<> {
    let now = cx.now();
    move || new_id(now)
}

impl Api {
    /// What a deployment settles for rules.
    pub(super) fn rules_policy(&self) -> Policy {
        Policy {
            environment: self.settings.environment,
            verified_destinations: self.settings.verified_destinations,
        }
    }
}
