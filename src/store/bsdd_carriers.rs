//! Carriers of BSDDs apart from their notes: made before they are put on one, looked up by their ids.
//! Those of a note are saved with it, see [`super::notes_write`].

use super::{Json, Param, Row, Store, StoreError, Tx, queries};
use crate::domain::bsdd::Candidate;
use crate::domain::bsdd::record::Transporter;

/// What a missing carrier is called.
const CARRIER: &str = "Transporteur";

queries! {
    /// A carrier on no note.
    CREATE = "
        insert into bsd_transporter (id, kind, number, org_id, body)
        values ($1, 'BSDD', 0, $2, $3)";

    /// Holds carriers until the transaction ends, always in the same order.
    LOCK = "
          select body, bsd_id
            from bsd_transporter
           where id = any($1) and kind = 'BSDD'
        order by id
             for update";

    NOTE_OF = "
        select bsd_id
          from bsd_transporter
         where id = $1 and kind = 'BSDD'
         union all
        select bsd_id
          from bsd_suite_carrier
         where id = $1";

    /// Tells the note of a carrier that its second leg names.
    ADD_ONWARD = "
        insert into bsd_suite_carrier (id, bsd_id)
        select id, $1 from unnest($2::text[]) as n (id)
            on conflict (id) do nothing";

    SAVE = "
        update bsd_transporter
           set org_id = $2, body = $3
         where id = $1 and bsd_id is null";

    DELETE = "
        delete from bsd_transporter
         where id = $1 and bsd_id is null";
}

impl Store {
    /// Adds a carrier that is on no note.
    pub async fn create_carrier(&self, carrier: &Transporter) -> Result<(), StoreError> {
        self.alone(CREATE, &[&carrier.id, &carrier.company.org_id(), &Json(carrier)]).await.map(drop)
    }
}

impl Tx {
    /// The carriers of these ids, held until the transaction ends. Those that are not there are left out.
    pub async fn lock_carriers(&self, ids: &[&str]) -> Result<Vec<Candidate>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        self.query(LOCK, &[&ids]).await?.iter().map(candidate).collect()
    }

    /// The note that a carrier is on, if it is on one; on its second leg, or once was there.
    pub async fn note_of_carrier(&self, id: &str) -> Result<Option<String>, StoreError> {
        let row = self.query_opt(NOTE_OF, &[&id]).await?.ok_or(StoreError::Missing(CARRIER))?;
        Ok(row.try_get(0)?)
    }

    /// Lets the carriers of a note's second leg be found by their ids.
    pub async fn add_onward_carriers(&self, note: &str, ids: &[&str]) -> Result<(), StoreError> {
        self.execute(ADD_ONWARD, &[&note, &ids]).await.map(drop)
    }

    /// A carrier that is on no note, held until the transaction ends.
    pub async fn lock_free_carrier(&self, id: &str) -> Result<Transporter, StoreError> {
        let found = self.lock_carriers(&[id]).await?.pop().filter(|found| found.note_id.is_none());
        found.map(|found| found.carrier).ok_or(StoreError::Missing(CARRIER))
    }

    /// Saves a carrier that this transaction holds and that is on no note.
    pub async fn save_carrier(&self, carrier: &Transporter) -> Result<(), StoreError> {
        let org_id = carrier.company.org_id();
        let params: [Param<'_>; 3] = [&carrier.id, &org_id, &Json(carrier)];
        self.execute(SAVE, &params).await.map(drop)
    }

    /// Deletes a carrier that this transaction holds and that is on no note.
    pub async fn delete_carrier(&self, id: &str) -> Result<(), StoreError> {
        self.execute(DELETE, &[&id]).await.map(drop)
    }
}

fn candidate(row: &Row) -> Result<Candidate, StoreError> {
    let Json(carrier): Json<Transporter> = row.try_get(0)?;
    Ok(Candidate { carrier, note_id: row.try_get(1)? })
}
