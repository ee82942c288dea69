-- What companies entrust to each other and to people: registry delegations, requests for the role of administrator,
-- yearly digests; and the journal of what is no dispatch note.

-- Append-only: what happened to a company, a webhook setting, a delegation; who did it, by which program.
create table platform_event (
    id          text primary key,
    -- the id of what it happened to; no foreign key, since the journal outlives it
    stream_id   text not null,
    row_number  bigint generated always as identity,
    type        text not null,
    data        json not null,
    -- the companies concerned, by their numbers
    org_ids     text[] not null,
    -- null where the service did it by itself
    actor_id    text,
    metadata    json not null,
    -- when the request came, and when this was written
    created_at  timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp()
);
create index platform_event_stream on platform_event (stream_id, row_number);
create index platform_event_org_ids on platform_event using gin (org_ids);

-- A company (the delegator) lets another one (the delegate) declare in the registry for it. How it stands is computed
-- from the dates.
create table registry_delegation (
    id           text primary key,
    delegator_id text not null references company (id) on delete cascade,
    delegate_id  text not null references company (id) on delete cascade,
    start_date   timestamptz not null,
    end_date     timestamptz,
    comment      text,
    -- ended by the delegator, by the delegate
    revoked_at   timestamptz,
    cancelled_at timestamptz,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);
create index registry_delegation_delegator on registry_delegation (delegator_id, updated_at);
create index registry_delegation_delegate on registry_delegation (delegate_id, updated_at);
create index registry_delegation_end on registry_delegation (end_date)
       where revoked_at is null and cancelled_at is null;

-- Somebody asks for the role of administrator.
create table admin_request (
    id                text primary key,
    account_id        text not null references account (id) on delete cascade,
    company_id        text not null references company (id) on delete cascade,
    validation_method text not null,
    -- who may accept beside the administrators
    collaborator_id   text references account (id) on delete set null,
    -- PENDING until somebody decides, also once it has expired
    status            text not null,
    -- HMAC-SHA256 of the letter's code, keyed by the server's secret
    code_hash         bytea,
    wrong_codes       integer not null default 0,
    -- until then the administrators alone may accept
    admins_only_until timestamptz not null,
    expires_at        timestamptz not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);
create index admin_request_account on admin_request (account_id, updated_at);
create index admin_request_company on admin_request (company_id, updated_at);
create index admin_request_collaborator on admin_request (collaborator_id) where collaborator_id is not null;
create index admin_request_letters on admin_request (created_at) where validation_method = 'SEND_MAIL';
create index admin_request_turn on admin_request (admins_only_until)
       where status = 'PENDING' and collaborator_id is not null;
create index admin_request_updated on admin_request (updated_at);

-- What a company produced and received in a year, put together by another service.
create table company_digest (
    id         text primary key,
    company_id text not null references company (id) on delete cascade,
    year       integer not null,
    -- the day in Paris when it was asked for
    day        date not null,
    state      text not null,
    -- what the other service knows it by
    distant_id text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint company_digest_distant_unique unique (distant_id)
);
create unique index company_digest_once_a_day on company_digest (company_id, year, day) where state <> 'ERROR';
create index company_digest_day on company_digest (company_id, day);
