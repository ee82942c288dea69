//! The two signatures that a security code may give for somebody else.

use serde_json::json;

use super::change::{Deed, raw, save};
use super::wanted::shown;
use crate::context::Context;
use crate::domain::bsd::{Authority, Facts, Signatory};
use crate::domain::bsdd::{Record, is_collected};
use crate::error::{Error, Result};
use crate::generated::{Form, SignTransportFormInput};
use crate::resolvers::{Api, view};
use crate::scalars::Id;
use crate::store::bsd::EventKind;
use crate::store::bsdd_lock::Locked;
use crate::store::codes;

/// What an attempt to sign came to.
pub(super) enum Attempt {
    Signed(Box<Record>),
    /// The note is collected on a round, which must be held before it.
    OnRound,
    /// The caller has no right of its own: a security code of this organisation must be shown.
    CodeNeeded(Signatory),
}

impl Api {
    /// Signs a note, by right of the caller's role or of a security code. `transport` is what a carrier sent,
    /// which counts for the round of a collected note too.
    ///
    /// The code is compared between two transactions, never within one: its guard commits what it counts
    /// whatever comes of the signature, and a note must not be held while somebody guesses. A note that
    /// moved meanwhile is refused by its own rules, since the second transaction looks at it anew.
    pub(super) async fn sign<W, D>(
        &self,
        cx: &Context<'_>,
        id: &Id,
        security_code: Option<i32>,
        signatory: W,
        decide: D,
        transport: Option<&SignTransportFormInput>,
    ) -> Result<Form>
    where
        W: Fn(&Record) -> Result<Signatory> + Sync,
        D: Fn(&Record, &Authority, Facts<'_>) -> Result<Record> + Sync,
    {
        let (mut by_code, mut on_round) = (None, false);
        let after = loop {
            let shown = by_code.as_ref();
            let attempt = if on_round {
                self.attempt_on_round(cx, id, shown, &signatory, &decide, transport).await?
            } else {
                self.attempt(cx, id, shown, &signatory, &decide).await?
            };
            match attempt {
                Attempt::Signed(after) => break after,
                Attempt::OnRound => on_round = true,
                Attempt::CodeNeeded(asked) if by_code.is_none() => {
                    let caller = cx.user()?;
                    codes::authorise_by_code(&self.store, caller, asked.org_id(), security_code, cx.now())
                        .await?;
                    by_code = Some(asked);
                }
                Attempt::CodeNeeded(_) => return Err(not_signatory()),
            }
        };
        Ok(view::bsdd::form(*after, shown(cx.selection)))
    }

    /// One transaction. `shown` is whose security code the caller gave.
    async fn attempt<W, D>(
        &self,
        cx: &Context<'_>,
        id: &Id,
        shown: Option<&Signatory>,
        signatory: &W,
        decide: &D,
    ) -> Result<Attempt>
    where
        W: Fn(&Record) -> Result<Signatory> + Sync,
        D: Fn(&Record, &Authority, Facts<'_>) -> Result<Record> + Sync,
    {
        let caller = cx.user()?;
        self.store
            .transaction(|tx| async move {
                let Locked { record: before, owner_orgs } = tx.lock_bsdd(&id.0).await?;
                if is_collected(&before) {
                    return Ok(Attempt::OnRound);
                }
                let asked = signatory(&before)?;
                let is_member = asked.member(caller).is_some();
                let by_code = shown.filter(|known| known.org_id() == asked.org_id());
                let by = match asked.member(caller) {
                    Some(by) => by,
                    None if by_code.is_some() => asked.security_code_given(),
                    None => return Ok::<_, Error>(Attempt::CodeNeeded(asked)),
                };
                let after = self.decide(cx, &before, &[], |facts| decide(&before, &by, facts)).await?;
                // A security code signs for others: the journal tells for whom, and by what right.
                let details = raw(&json!({ "signatory": by.org_id(), "bySecurityCode": !is_member }))?;
                let deed = Deed { kind: EventKind::Signed, details: Some(details) };
                save(&tx, cx, caller, deed, &before, &after, &owner_orgs).await?;
                Ok(Attempt::Signed(Box::new(after)))
            })
            .await
    }
}

fn not_signatory() -> Error {
    Error::forbidden("Vous n'êtes pas autorisé à signer ce bordereau pour cet établissement.")
}
