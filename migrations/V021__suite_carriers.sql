-- Carriers of second legs stand in the bodies of their notes. This tells the note of one by its id. Rows outlive
-- what they tell of: whoever follows one looks for the carrier on the note.

create table bsd_suite_carrier (
    id     text primary key,
    bsd_id text not null
);

insert into bsd_suite_carrier (id, bsd_id)
select t.carrier ->> 'id', b.id
  from bsd b, json_array_elements(b.body -> 'suite' -> 'transporters') as t (carrier)
 where b.kind = 'BSDD'
    on conflict (id) do nothing;
