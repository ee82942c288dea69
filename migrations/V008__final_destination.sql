-- The organisation that the waste goes to in the end: the destination's, or the one after temporary storage.
alter table bsd add column final_destination_org_id text;

-- No note has a second leg yet.
update bsd set final_destination_org_id = destination_org_id;
