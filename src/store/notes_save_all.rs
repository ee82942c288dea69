//! Changes of several notes at once, as one statement whatever their number: what a container means for the
//! notes in it.

use jiff::Timestamp;
use serde_json::value::RawValue;

use super::notes_write::Change;
use super::{Json, Param, StoreError, Tx, queries};

queries! {
    /// Saves notes that the transaction holds, each as `SAVE` saves one. Parties and carriers that they lost go
    /// first, by snapshot; $21 and $26 name the notes whose parties and carriers are written.
    SAVE_ALL = "
        with note as (
            update bsd b
               set status = n.status, is_draft = n.is_draft, custom_id = n.custom_id, owner_id = n.owner_id,
                   readers = string_to_array(n.readers, ' '), emitter_org_id = n.emitter_org_id,
                   emitter_name = n.emitter_name, destination_org_id = n.destination_org_id,
                   destination_name = n.destination_name, transporter_id = n.transporter_id,
                   transporter_org_id = n.transporter_org_id, transporter_name = n.transporter_name,
                   transporter_plate = n.transporter_plate, waste_code = n.waste_code,
                   waste_name = n.waste_name, quantity = n.quantity, sent_at = n.sent_at, updated_at = $20,
                   body = n.body, is_deleted = n.is_deleted,
                   final_destination_org_id = n.final_destination_org_id
              from unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::text[], $6::text[], $7::text[],
                          $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
                          $14::text[], $15::text[], $16::float8[], $17::timestamptz[], $18::json[],
                          $19::boolean[], $44::text[], $47::text[])
                   as n (id, status, is_draft, custom_id, readers, emitter_org_id, emitter_name,
                         destination_org_id, destination_name, transporter_id, transporter_org_id,
                         transporter_name, transporter_plate, waste_code, waste_name, quantity, sent_at, body,
                         is_deleted, final_destination_org_id, owner_id)
             where b.id = n.id
            returning b.id, b.kind, b.row_number
        ), left_parties as (
            delete from bsd_party p
             where p.bsd_id = any($21)
               and not exists (select from unnest($22::text[], $23::text[]) as k (bsd_id, org_id)
                                where k.bsd_id = p.bsd_id and k.org_id = p.org_id)
        ), parties as (
            insert into bsd_party as old (org_id, kind, row_number, bsd_id, roles, sees_draft)
            select p.org_id, note.kind, note.row_number, note.id, string_to_array(p.roles, ' '), p.sees_draft
              from unnest($22::text[], $23::text[], $24::text[], $25::boolean[])
                       as p (bsd_id, org_id, roles, sees_draft)
              join note on note.id = p.bsd_id
                on conflict (org_id, kind, row_number) do update
                   set roles = excluded.roles, sees_draft = excluded.sees_draft
                 where (old.roles, old.sees_draft) is distinct from (excluded.roles, excluded.sees_draft)
        ), left_carriers as (
            delete from bsd_transporter where bsd_id = any($26) and id <> all ($28)
        ), carriers as (
            insert into bsd_transporter (id, bsd_id, kind, number, org_id, taken_over_at, body)
            select t.id, note.id, note.kind, t.number, t.org_id, t.taken_over_at, t.body
              from unnest($27::text[], $28::text[], $29::smallint[], $30::text[], $31::timestamptz[], $32::json[])
                       as t (bsd_id, id, number, org_id, taken_over_at, body)
              join note on note.id = t.bsd_id
                on conflict (id) do update
                   set bsd_id = excluded.bsd_id, number = excluded.number, org_id = excluded.org_id,
                       taken_over_at = excluded.taken_over_at, body = excluded.body
        ), event as (
            insert into bsd_event (id, bsd_id, kind, actor_id, auth, status, logged_at, changes,
                                   updated_fields, created_at, client, details)
            select e.id, e.bsd_id, e.kind, e.actor_id, e.auth, e.status, e.logged_at, e.changes,
                   e.updated_fields, $20, e.client, e.details
              from unnest($33::text[], $1::text[], $34::text[], $35::text[], $36::text[], $37::text[],
                          $38::timestamptz[], $39::json[], $40::json[], $45::json[], $46::json[])
                       with ordinality
                       as e (id, bsd_id, kind, actor_id, auth, status, logged_at, changes, updated_fields, client, details,
                             number)
             order by e.number
        ), jobs as (
            insert into job (id, kind, payload, run_at, created_at)
            select j.id, j.kind, j.payload, $20, $20
              from unnest($41::text[], $42::text[], $43::json[]) as j (id, kind, payload)
        )
        select id from note";
}

impl Tx {
    /// Saves notes that this transaction holds, each with its event and its jobs.
    #[rustfmt::skip]
    pub async fn save_notes(&self, changes: &[Change<'_>]) -> Result<(), StoreError> {
        let Some(first) = changes.first() else { return Ok(()) };

        let ids: Vec<&str> = changes.iter().map(|change| change.row.id).collect();
        let statuses: Vec<&str> = changes.iter().map(|change| change.row.status).collect();
        let drafts: Vec<bool> = changes.iter().map(|change| change.row.is_draft).collect();
        let custom_ids: Vec<Option<&str>> = changes.iter().map(|change| change.row.custom_id).collect();
        let owner_ids: Vec<&str> = changes.iter().map(|change| change.row.owner_id).collect();
        // Numbers of companies hold no blanks: their formats are checked on drafts too.
        let readers: Vec<String> = changes.iter().map(|change| change.readers.join(" ")).collect();
        let emitter_org_ids: Vec<Option<&str>> = changes.iter().map(|change| change.row.emitter.org_id).collect();
        let emitter_names: Vec<Option<&str>> = changes.iter().map(|change| change.row.emitter.name).collect();
        let destination_org_ids: Vec<Option<&str>> = changes.iter().map(|change| change.row.destination.org_id).collect();
        let destination_names: Vec<Option<&str>> = changes.iter().map(|change| change.row.destination.name).collect();
        let final_destination_org_ids: Vec<Option<&str>> = changes.iter().map(|change| change.row.final_destination_org_id).collect();
        let transporter_ids: Vec<Option<&str>> = changes.iter().map(|change| change.row.transporter_id).collect();
        let transporter_org_ids: Vec<Option<&str>> = changes.iter().map(|change| change.row.transporter.org_id).collect();
        let transporter_names: Vec<Option<&str>> = changes.iter().map(|change| change.row.transporter.name).collect();
        let transporter_plates: Vec<Option<&str>> = changes.iter().map(|change| change.row.transporter_plate.as_deref()).collect();
        let waste_codes: Vec<Option<&str>> = changes.iter().map(|change| change.row.waste_code).collect();
        let waste_names: Vec<Option<&str>> = changes.iter().map(|change| change.row.waste_name).collect();
        let quantities: Vec<Option<f64>> = changes.iter().map(|change| change.row.quantity).collect();
        let sent_at: Vec<Option<Timestamp>> = changes.iter().map(|change| change.row.sent_at).collect();
        let bodies: Vec<Json<&RawValue>> = changes.iter().map(|change| Json(&*change.row.body)).collect();
        let deleted: Vec<bool> = changes.iter().map(|change| change.is_deleted).collect();

        let with_parties: Vec<&str> = changes.iter().filter(|change| change.parties.is_some()).map(|change| change.row.id).collect();
        let parties = || changes.iter().flat_map(|change| change.parties.unwrap_or_default().iter().map(|row| (change.row.id, row)));
        let party_of: Vec<&str> = parties().map(|(id, _)| id).collect();
        let party_org_ids: Vec<&str> = parties().map(|(_, row)| row.org_id.as_str()).collect();
        let party_roles: Vec<&str> = parties().map(|(_, row)| row.roles.as_str()).collect();
        let party_sees_draft: Vec<bool> = parties().map(|(_, row)| row.sees_draft).collect();

        let with_carriers: Vec<&str> = changes.iter().filter(|change| change.transporters.is_some()).map(|change| change.row.id).collect();
        let carriers = || changes.iter().flat_map(|change| (1i16..).zip(change.transporters.as_deref().unwrap_or_default()).map(|(number, carrier)| (change.row.id, number, carrier)));
        let carrier_of: Vec<&str> = carriers().map(|(id, ..)| id).collect();
        let carrier_ids: Vec<&str> = carriers().map(|(.., carrier)| carrier.id).collect();
        let carrier_numbers: Vec<i16> = carriers().map(|(_, number, _)| number).collect();
        let carrier_org_ids: Vec<Option<&str>> = carriers().map(|(.., carrier)| carrier.org_id).collect();
        let carrier_taken_over_at: Vec<Option<Timestamp>> = carriers().map(|(.., carrier)| carrier.taken_over_at).collect();
        let carrier_bodies: Vec<Json<_>> = carriers().map(|(.., carrier)| Json(&*carrier.body)).collect();

        let event_ids: Vec<&str> = changes.iter().map(|change| change.event.id.as_str()).collect();
        let event_kinds: Vec<&str> = changes.iter().map(|change| change.event.kind.as_str()).collect();
        let actors: Vec<&str> = changes.iter().map(|change| change.event.actor_id).collect();
        let auths: Vec<&str> = changes.iter().map(|change| change.event.auth).collect();
        let event_statuses: Vec<Option<&str>> = changes.iter().map(|change| change.event.status).collect();
        let logged_at: Vec<Option<Timestamp>> = changes.iter().map(|change| change.event.logged_at()).collect();
        let patches: Vec<Json<&RawValue>> = changes.iter().map(|change| Json(&*change.event.changes)).collect();
        let updated_fields: Vec<Option<Json<&RawValue>>> = changes.iter().map(|change| change.event.updated_fields.as_deref().map(Json)).collect();
        let clients: Vec<Json<&RawValue>> = changes.iter().map(|change| Json(&*change.event.client)).collect();
        let details: Vec<Option<Json<&RawValue>>> = changes.iter().map(|change| change.event.details.as_deref().map(Json)).collect();
        let jobs = || changes.iter().flat_map(|change| change.jobs);
        let job_ids: Vec<&str> = jobs().map(|job| job.id.as_str()).collect();
        let job_kinds: Vec<&str> = jobs().map(|job| job.kind).collect();
        let job_payloads: Vec<Json<_>> = jobs().map(|job| Json(&job.payload)).collect();

        let params: Vec<Param<'_>> = vec![
            &ids, &statuses, &drafts, &custom_ids, &readers, &emitter_org_ids, &emitter_names,
            &destination_org_ids, &destination_names, &transporter_ids, &transporter_org_ids, &transporter_names,
            &transporter_plates, &waste_codes, &waste_names, &quantities, &sent_at, &bodies, &deleted,
            &first.event.at,
            &with_parties, &party_of, &party_org_ids, &party_roles, &party_sees_draft,
            &with_carriers, &carrier_of, &carrier_ids, &carrier_numbers, &carrier_org_ids, &carrier_taken_over_at,
            &carrier_bodies,
            &event_ids, &event_kinds, &actors, &auths, &event_statuses, &logged_at, &patches, &updated_fields,
            &job_ids, &job_kinds, &job_payloads,
            &final_destination_org_ids, &clients, &details, &owner_ids,
        ];
        let saved = self.query(SAVE_ALL, &params).await?;
        if saved.len() == changes.len() {
            Ok(())
        } else {
            Err(StoreError::internal("a note that was held is gone"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::SAVE_ALL;
    use crate::store::notes_write::SAVE;

    /// The columns that a statement sets on the note.
    fn set(sql: &str) -> BTreeSet<&str> {
        let assignments = sql.split("set ").nth(1).and_then(|rest| rest.split(" returning ").next());
        let assignments =
            assignments.expect("the statement updates").split(" from ").next().unwrap_or_default();
        let columns = assignments.split(" = ").filter_map(|part| part.split([' ', ',']).next_back());
        columns.map(str::trim).filter(|column| !column.is_empty() && !column.contains(['$', '.'])).collect()
    }

    #[test]
    fn a_note_is_saved_among_others_as_it_is_alone() {
        let one = |sql: &str| sql.split_whitespace().collect::<Vec<_>>().join(" ");
        let (alone, among_others) = (one(SAVE.sql), one(SAVE_ALL.sql));
        let alone = set(alone.split(" where id = $1").next().unwrap_or_default());
        assert!(alone.len() > 15, "{alone:?}");
        assert_eq!(set(&among_others), alone);
    }
}
