//! `updateForm`, which also puts carriers on a note and takes them off it.

use super::change::save_freeing;
use super::group::regroup;
use super::wanted::shown;
use crate::context::Context;
use crate::domain::bsd::{Actor, Facts};
use crate::domain::bsdd;
use crate::error::{Error, Result};
use crate::generated::{Form, UpdateFormInput};
use crate::graphql::input::Maybe;
use crate::ids::new_id;
use crate::resolvers::{Api, view};
use crate::scalars::Id;
use crate::store::bsd::EventKind;
use crate::store::bsdd_lock::Locked;

impl Api {
    /// Edits a note. Carriers that it names are held with it; those it loses stay, on no note.
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
                let mut after = self.decide(cx, &before, &named, decide).await?;
                regroup(self, &tx, cx, caller, Some(&before), &mut after, false).await?;
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
}

/// The carriers that an input names.
pub(super) fn carrier_ids(named: &Maybe<Vec<Id>>) -> Vec<&str> {
    named.as_ref().value().into_iter().flatten().map(|id| id.0.as_str()).collect()
}
