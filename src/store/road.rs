//! Links for roadside checks: a note behind a token that lives for minutes.

use jiff::{SignedDuration, Timestamp};

use super::{Param, Store, StoreError, queries};

queries! {
    ADD = "
        with forgotten as (
            delete from road_link
             where expires_at <= $5
        )
        insert into road_link (token_hash, bsd_id, created_at, expires_at)
        values ($1, $2, $3, $4)";

    /// Notes the first visit.
    VISIT = "
        update road_link
           set visited_at = coalesce(visited_at, $2)
         where token_hash = $1 and expires_at > $2
     returning bsd_id";
}

/// How long it is known, once a link is over, whether it was visited.
const MEMORY: SignedDuration = SignedDuration::from_hours(30 * 24);

impl Store {
    /// Keeps a link to a note until `expires_at`.
    pub async fn keep_road_link(
        &self,
        token: &str,
        bsd_id: &str,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let hash: &[u8] = &self.token_key().hash(token);
        let params: [Param<'_>; 5] = [&hash, &bsd_id, &now, &expires_at, &(now - MEMORY)];
        let tx = self.begin().await?;
        tx.execute(ADD, &params).await?;
        tx.commit().await
    }

    /// The id of the note behind a link; none for one that is unknown or over.
    pub async fn visit_road_link(&self, token: &str, now: Timestamp) -> Result<Option<String>, StoreError> {
        let hash: &[u8] = &self.token_key().hash(token);
        let tx = self.begin().await?;
        let row = tx.query_opt(VISIT, &[&hash, &now]).await?;
        tx.commit().await?;
        row.map(|row| row.try_get(0)).transpose().map_err(StoreError::from)
    }
}
