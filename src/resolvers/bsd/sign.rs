//! Signatures, by right of the caller's role or of a security code.

use super::change::{Changed, save};
use super::{Shown, show_one};
use crate::context::Context;
use crate::domain::bsd::document::Note;
use crate::domain::bsd::parts::Signed;
use crate::domain::bsd::signature::Signature;
use crate::domain::bsd::{Facts, Signatory, write};
use crate::error::{Error, Result};
use crate::resolvers::Api;
use crate::scalars::{DateTime, Id};
use crate::store::bsd::EventKind;
use crate::store::codes;
use crate::store::notes::Held;

/// A signature as a client gives it.
#[derive(Debug, Clone)]
pub struct SignatureGiven {
    pub signature: Signature,
    pub author: String,
    /// Now, when it is not said.
    pub date: Option<DateTime>,
    pub security_code: Option<i32>,
}

/// The signature that a document's input calls so. Errors: internal, for one that the engine does not have.
pub fn signature(name: &str) -> Result<Signature> {
    Signature::named(name).ok_or_else(|| Error::internal(format!("no signature of this engine: {name}")))
}

/// What an attempt to sign came to.
enum Attempt<D: Shown> {
    Signed(Box<Note<D>>),
    /// The caller has no right of its own: a security code of this organisation must be shown.
    CodeNeeded(Signatory),
}

/// Signs a note.
///
/// The code is compared between two transactions, never within one: its guard commits what it counts
/// whatever comes of the signature, and a note must not be held while somebody guesses. A note that moved
/// meanwhile is refused by its own rules, since the second transaction looks at it anew.
pub async fn sign<D: Shown>(api: &Api, cx: &Context<'_>, id: &Id, given: SignatureGiven) -> Result<D::Api> {
    let caller = cx.user()?;
    let note = match attempt::<D>(api, cx, id, &given, None).await? {
        Attempt::Signed(note) => note,
        Attempt::CodeNeeded(asked) => {
            codes::authorise_by_code(&api.store, caller, asked.org_id(), given.security_code, cx.now())
                .await?;
            match attempt::<D>(api, cx, id, &given, Some(&asked)).await? {
                Attempt::Signed(note) => note,
                Attempt::CodeNeeded(_) => {
                    return Err(Error::forbidden(
                        "Vous n'êtes pas autorisé à signer ce bordereau pour cet établissement.",
                    ));
                }
            }
        }
    };
    show_one(api, cx, *note).await
}

/// One transaction. `shown` is whose security code the caller gave.
async fn attempt<D: Shown>(
    api: &Api,
    cx: &Context<'_>,
    id: &Id,
    given: &SignatureGiven,
    shown: Option<&Signatory>,
) -> Result<Attempt<D>> {
    let caller = cx.user()?;
    let now = DateTime(cx.now());
    api.store
        .transaction(|tx| async move {
            let Held { note: before, owner_orgs } = tx.lock_note::<D>(&id.0).await?;
            let asked = write::signatory(&before, given.signature)?;
            let by = match asked.member(caller) {
                Some(by) => by,
                None if shown.is_some_and(|known| known.org_id() == asked.org_id()) => {
                    asked.security_code_given()
                }
                None => return Ok::<_, Error>(Attempt::CodeNeeded(asked)),
            };
            let directory = api.store.directory(&before.org_ids()).await?;
            let facts = Facts { directory: &directory, policy: api.rules_policy(), now };
            let signed = Signed { by: given.author.clone(), at: given.date.unwrap_or(now) };
            let after = write::sign(&before, given.signature, signed, &by, facts)?;
            let owners = [owner_orgs.as_slice(), owner_orgs.as_slice()];
            let changed = Changed { kind: EventKind::Signed, owners, detaches: false };
            save(&tx, cx, caller, &before, &after, changed).await?;
            Ok(Attempt::Signed(Box::new(after)))
        })
        .await
}
