-- Where companies are told of their notes, and what came of it.

create table webhook_setting (
    id           text primary key,
    company_id   text not null references company (id) on delete cascade,
    org_id       text not null,
    endpoint_uri text not null,
    -- what the endpoint knows us by, sealed under the server's secret
    token        bytea not null,
    activated    boolean not null,
    -- calls that failed, forgotten some time after the last
    failures     integer not null default 0,
    failed_at    timestamptz,
    created_at   timestamptz not null,
    constraint webhook_setting_endpoint_unique unique (company_id, endpoint_uri)
);
create index webhook_setting_org on webhook_setting (org_id) where activated;

-- Calls made, for the company to read; swept after some days.
create table webhook_delivery (
    id          text primary key,
    setting_id  text not null,
    action      text not null,
    -- readable id
    bsd_id      text not null,
    attempt     integer not null,
    -- HTTP status of the answer, null when there was none
    status      integer,
    -- why there was none
    failure     text,
    duration_ms integer not null,
    sent_at     timestamptz not null
);
create index webhook_delivery_setting on webhook_delivery (setting_id, id);
create index webhook_delivery_age on webhook_delivery (sent_at);

alter table company add column webhook_settings_limit integer not null default 1;

-- Jobs done are deleted; those that were given up stay, with the reason. Their order is that of writing, which
-- the time in their ids tells to the millisecond only.
alter table job add column row_number bigint generated always as identity;
drop index job_due;
create index job_due on job (kind, run_at) where finished_at is null;
