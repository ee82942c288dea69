-- Corrections of signed notes, asked for by one company and approved by others; and what the journal lacked
-- to tell which client wrote an event, and when.

create sequence revision_row_number;

create table revision_request (
    id            text primary key,
    -- of note
    kind          text not null,
    bsd_id        text not null references bsd (id),
    -- order of creation
    row_number    bigint not null default nextval('revision_row_number'),
    author_org_id text not null,
    comment       text not null,
    -- what is asked for; members that are not revised are absent
    content       json not null,
    -- the note as it was, as the journal keeps it
    snapshot      json not null,
    -- when that note had last changed
    snapshot_at   timestamptz not null,
    status        text not null,
    -- the author and those who approve: whose lists show the request
    org_ids       text[] not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    constraint revision_row_number_unique unique (row_number)
);
create unique index revision_one_pending on revision_request (bsd_id) where status = 'PENDING';
create index revision_bsd on revision_request (bsd_id, updated_at);
create index revision_org_ids on revision_request using gin (org_ids);

create table revision_approval (
    request_id      text not null references revision_request (id) on delete cascade,
    -- place in the list, from 1
    number          smallint not null,
    approver_org_id text not null,
    status          text not null,
    comment         text,
    primary key (request_id, number)
);

alter table bsd_event
    -- the token, its application or description, what the program called itself
    add column client      json,
    -- what an event is about beside the note: a revision request
    add column details     json,
    -- when it was written: the note's row is held, so that events of a note follow each other by this too
    add column recorded_at timestamptz;
update bsd_event set recorded_at = created_at;
alter table bsd_event
    alter column recorded_at set default clock_timestamp(),
    alter column recorded_at set not null;
