//! Whom a company works with: who stood in a part on its latest notes.

use super::{Store, StoreError, queries};
use crate::generated::FavoriteType;

queries! {
    /// The ten latest of a company's notes that name somebody in a part, of the hundred latest of each kind.
    PARTNERS = "
        select part.org_ids
          from unnest(array['BSDD', 'BSDA', 'BSDASRI', 'BSFF', 'BSVHU', 'BSPAOH']) as kinds (kind)
         cross join lateral (
               select p.row_number, p.bsd_id
                 from bsd_party p
                where p.org_id = $1 and p.kind = kinds.kind
                order by p.row_number desc
                limit 100) latest
          join bsd b on b.id = latest.bsd_id
         cross join lateral (
               select array_remove(
                      case when $2 = 'EMITTER' then array[b.emitter_org_id]
                           when $2 = 'RECIPIENT' and b.kind = 'BSDD' then array[b.destination_org_id]
                           when $2 = 'DESTINATION' and b.kind <> 'BSDD' then array[b.destination_org_id]
                           when $2 = 'TEMPORARY_STORAGE_DETAIL' and b.final_destination_org_id <> b.destination_org_id
                           then array[b.final_destination_org_id]
                           when $2 = 'NEXT_DESTINATION' and b.kind = 'BSDD'
                           then array[coalesce(b.body #>> '{processing,nextDestination,company,siret}',
                                               b.body #>> '{processing,nextDestination,company,vatNumber}')]
                           when $2 in ('TRANSPORTER', 'TRADER', 'BROKER', 'WORKER')
                           then (select array_agg(q.org_id order by q.org_id)
                                   from bsd_party q
                                  where q.bsd_id = b.id and q.roles @> array[$2])
                       end, null) as org_ids) part
         where not b.is_draft and not b.is_deleted and cardinality(part.org_ids) > 0
         order by latest.row_number desc
         limit 10";
}

impl Store {
    /// Companies that stood in this part beside `org_id`, those of the latest note first, each once.
    pub async fn partners(&self, org_id: &str, part: FavoriteType) -> Result<Vec<String>, StoreError> {
        let mut found: Vec<String> = Vec::new();
        for row in self.query(PARTNERS, &[&org_id, &part.as_str()]).await? {
            for partner in row.try_get::<_, Vec<String>>(0)? {
                if !found.contains(&partner) {
                    found.push(partner);
                }
            }
        }
        Ok(found)
    }
}
