-- What became of a note's waste in the end, told by the containers it went through: a row for each treatment
-- that ended it. Notes that were treated themselves tell so in their own body and have no row.
create table bsd_final_operation (
    -- the note whose waste was treated
    initial_id     text not null,
    -- the note under which it was
    final_id       text not null,
    operation_code text not null,
    -- tonnes of the initial note, in proportion to what each container took
    quantity       numeric not null,
    primary key (initial_id, final_id)
);
create index bsd_final_operation_final on bsd_final_operation (final_id);

-- A company lets a carrier take over what it hands in on rounds (annexe 1) without its signature.
create table signature_automation (
    id              text primary key,
    from_company_id text not null references company (id) on delete cascade,
    to_company_id   text not null references company (id) on delete cascade,
    created_at      timestamptz not null,
    constraint signature_automation_once unique (from_company_id, to_company_id)
);
create index signature_automation_to on signature_automation (to_company_id);
