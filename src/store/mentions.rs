//! Whom notes name: members who hear of refused waste, contacts of emitters that are named for the first time.

use super::columns::Columns;
use super::{Store, StoreError, Tx, queries};

queries! {
    REFUSAL_SUBSCRIBERS = "
        select c.org_id, a.email
          from company c
          join membership m on m.company_id = c.id
          join account a on a.id = m.account_id
         where c.org_id = any($1) and m.notify_bsd_refusal and a.is_active
         order by c.org_id, m.created_at, a.id";

    /// Writes the contact down. True of one that was not known, of an emitter that is not registered.
    NAMED = "
        with first as (
            insert into bsdd_emitter_contact (email, bsd_id)
            values ($1, $3)
                on conflict (email) do nothing
            returning 1
        )
        select $2::text is not null and exists (select from first)
               and not exists (select from company c where c.org_id = $2)";
}

/// A member who wants to hear of his company's notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    pub org_id: String,
    pub email: String,
}

impl Store {
    /// Active members of these organisations who hear of refused waste.
    pub async fn bsd_refusal_subscribers(&self, org_ids: &[&str]) -> Result<Vec<Subscriber>, StoreError> {
        self.query(REFUSAL_SUBSCRIBERS, &[&org_ids])
            .await?
            .iter()
            .map(|row| {
                let mut columns = Columns::of(row);
                Ok(Subscriber { org_id: columns.take()?, email: columns.take()? })
            })
            .collect()
    }
}

impl Tx {
    /// Notes that a note names this address as its emitter's contact. Whether it is the first to do so, and the
    /// emitter has no account: two that are written at the same time are the first one after the other.
    pub async fn names_stranger(
        &self,
        email: &str,
        org_id: Option<&str>,
        bsd: &str,
    ) -> Result<bool, StoreError> {
        Ok(self.query_one(NAMED, &[&email, &org_id, &bsd]).await?.try_get(0)?)
    }
}
