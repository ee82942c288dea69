-- Dispatch notes of all six kinds: one row a note, the parties that find it, its events and the outbox.

create sequence bsd_row_number;

create table bsd (
    id           text primary key,
    kind         text not null,
    readable_id  text not null,
    status       text not null,
    is_draft     boolean not null,
    is_deleted   boolean not null default false,
    -- order of creation
    row_number   bigint not null default nextval('bsd_row_number'),
    owner_id     text not null references account (id),
    custom_id    text,
    -- what lists show and filter, copied out of the body
    waste_code   text,
    sent_at      timestamptz,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    body         jsonb not null,
    constraint bsd_readable_id_unique unique (readable_id),
    constraint bsd_row_number_unique unique (row_number)
);
create index bsd_kind_updated on bsd (kind, updated_at);

-- Who is on a note, as what. A draft shows itself only to the parties that may see it.
create table bsd_party (
    bsd_id     text not null references bsd (id) on delete cascade,
    org_id     text not null,
    role       text not null,
    kind       text not null,
    row_number bigint not null,
    -- the organisation may see the note while it is a draft
    sees_draft boolean not null,
    primary key (org_id, kind, row_number, role)
);
create index bsd_party_bsd on bsd_party (bsd_id);

-- Carriers. Number 1 to 5 on a note, 0 while attached to none.
create table bsd_transporter (
    id           text primary key,
    bsd_id       text references bsd (id) on delete cascade,
    kind         text not null,
    number       smallint not null,
    org_id       text,
    taken_over_at timestamptz,
    body         jsonb not null
);
create unique index bsd_transporter_order on bsd_transporter (bsd_id, number);

-- Append-only: what happened to a note, who did it, what changed.
create table bsd_event (
    id         text primary key,
    bsd_id     text not null references bsd (id),
    row_number bigint generated always as identity,
    kind       text not null,
    actor_id   text references account (id),
    auth       text not null,
    -- set when the event is a change of status: what `formsLifeCycle` lists
    status     text,
    -- instant the client gives to the change; null where it is not logged
    logged_at  timestamptz,
    changes    jsonb not null,
    created_at timestamptz not null
);
create index bsd_event_bsd on bsd_event (bsd_id, row_number);
create index bsd_event_logged on bsd_event (logged_at desc, row_number desc) where status is not null;

-- The outbox: work to do after a commit, taken with `for update skip locked`.
create table job (
    id           text primary key,
    kind         text not null,
    payload      jsonb not null,
    attempts     integer not null default 0,
    run_at       timestamptz not null,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    failure      text
);
create index job_due on job (run_at) where finished_at is null;
