-- Dispatch notes of all six kinds: one row a note, the parties that find it, its events and the outbox.

create sequence bsd_row_number;

create table bsd (
    id                 text primary key,
    kind               text not null,
    readable_id        text not null,
    status             text not null,
    is_draft           boolean not null,
    is_deleted         boolean not null default false,
    -- order of creation
    row_number         bigint not null default nextval('bsd_row_number'),
    -- no foreign key: every write would lock its author's row, and accounts are closed, not deleted
    owner_id           text not null,
    custom_id          text,
    -- who may read the note now: its parties, or those of them that see the draft
    readers            text[] not null,
    -- What lists show and filter, copied out of the body. A company's name is null where the note names
    -- no company, and empty where it names one without a name.
    emitter_org_id     text,
    emitter_name       text,
    destination_org_id text,
    destination_name   text,
    -- of the first carrier
    transporter_id     text,
    transporter_org_id text,
    transporter_name   text,
    transporter_plate  text,
    waste_code         text,
    waste_name         text,
    -- for display: the exact quantity stands in the body
    quantity           double precision,
    sent_at            timestamptz,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    -- `json`, not `jsonb`: no query looks inside, and it comes back without being spelled anew
    body               json not null,
    constraint bsd_readable_id_unique unique (readable_id),
    constraint bsd_row_number_unique unique (row_number)
);
create index bsd_kind_updated on bsd (kind, updated_at);

-- Who is on a note, as what: one row an organisation. A draft shows itself only to the parties that may see
-- it. Rows are rewritten with their note and have no foreign key; a deleted note has none.
create table bsd_party (
    org_id     text not null,
    kind       text not null,
    row_number bigint not null,
    bsd_id     text not null,
    roles      text[] not null,
    -- the organisation may see the note while it is a draft
    sees_draft boolean not null,
    primary key (org_id, kind, row_number)
);
create index bsd_party_bsd on bsd_party (bsd_id);

-- Carriers. Number 1 to 5 on a note, 0 while attached to none.
create table bsd_transporter (
    id            text primary key,
    bsd_id        text references bsd (id) on delete cascade,
    kind          text not null,
    number        smallint not null,
    org_id        text,
    taken_over_at timestamptz,
    -- holds the id too, so that the carriers of a note are read as one array
    body          json not null,
    -- deferrable, so that it is checked once carriers have changed places
    constraint bsd_transporter_order unique (bsd_id, number) deferrable initially immediate
);

-- Append-only: what happened to a note, who did it, what changed.
create table bsd_event (
    id         text primary key,
    bsd_id     text not null references bsd (id),
    row_number bigint generated always as identity,
    kind       text not null,
    actor_id   text,
    auth       text not null,
    -- set when the event is a change of status: what `formsLifeCycle` lists
    status     text,
    logged_at  timestamptz,
    -- the whole note at its creation, then the members that changed (a JSON merge patch)
    changes    json not null,
    -- the same in the shape of the API, where the event is a change of status
    updated_fields json,
    created_at timestamptz not null
);
create index bsd_event_bsd on bsd_event (bsd_id, row_number);

-- The outbox: work to do after a commit, taken with `for update skip locked`.
create table job (
    id           text primary key,
    kind         text not null,
    payload      json not null,
    attempts     integer not null default 0,
    run_at       timestamptz not null,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    failure      text
);
create index job_due on job (run_at) where finished_at is null;
