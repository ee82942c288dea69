//! A note that changes hands by an administrative transfer.

use serde_json::Value;

use super::change::{Deed, raw, save};
use crate::context::{Caller, Context};
use crate::domain::bsdd;
use crate::error::{Error, Result};
use crate::resolvers::Api;
use crate::scalars::DateTime;
use crate::store::StoreError;
use crate::store::bsd::EventKind;
use crate::store::bsdd_lock::Locked;

/// Hands a note over from one destination to another, where it is still there to be handed over.
pub(in crate::resolvers) async fn hand_over(
    api: &Api,
    cx: &Context<'_>,
    by: &Caller,
    id: &str,
    (from, to): (&str, &str),
    details: &Value,
) -> Result<()> {
    api.store
        .transaction(|tx| async move {
            let Locked { record: before, owner_orgs } = match tx.lock_bsdd(id).await {
                // Deleted since it was listed.
                Err(StoreError::Missing(_)) => return Ok(()),
                locked => locked?,
            };
            let Some(company) = tx.company_on_notes(to).await? else { return Ok(()) };
            let Some(after) = bsdd::hand_over(&before, from, &company) else { return Ok(()) };
            let after = bsdd::Record { updated_at: DateTime(cx.now()), ..after };
            let deed = Deed { kind: EventKind::Updated, details: Some(raw(details)?) };
            save(&tx, cx, by, deed, &before, &after, &owner_orgs).await?;
            Ok::<_, Error>(())
        })
        .await
}
