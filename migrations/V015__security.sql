-- Captchas, second factors, administrators who act as somebody else, government accounts.

-- What a person was shown, until it is answered.
create table captcha (
    -- HMAC-SHA256 of the token, keyed by the server's secret
    token_hash bytea primary key,
    answer     text not null,
    expires_at timestamptz not null
);
create index captcha_expiry on captcha (expires_at);

-- Links for a new password are kept as digests (HMAC-SHA256, keyed by the server's secret) from now on; those under
-- way last four hours at most.
delete from password_reset;
alter table password_reset alter column hash type bytea using decode('', 'hex');
create index password_reset_account on password_reset (account_id);

alter table account
    -- sealed under the server's secret; in use once totp_activated_at is set
    add column totp_seed         bytea,
    -- the latest step whose code was taken: a code serves once
    add column totp_last_step    bigint,
    -- wrong codes in a row
    add column totp_failures     integer not null default 0,
    add column totp_locked_until timestamptz;

-- What takes a second factor off when the telephone is lost.
create table recovery_code (
    account_id text not null references account (id) on delete cascade,
    -- HMAC-SHA256 of the code without its dash, keyed by the server's secret
    hash       bytea not null,
    primary key (account_id, hash)
);

-- People whose password was right and whose second factor is awaited.
create table half_session (
    -- HMAC-SHA256 of the cookie's value, keyed by the server's secret
    hash       bytea primary key,
    account_id text not null references account (id) on delete cascade,
    return_to  text not null,
    expires_at timestamptz not null
);
create index half_session_account on half_session (account_id);
create index half_session_expiry on half_session (expires_at);

-- A platform administrator's session may be somebody else's for a while.
alter table session
    add column acting_as    text references account (id) on delete cascade,
    add column acting_until timestamptz;
create index session_acting_as on session (acting_as) where acting_as is not null;

-- Who acted as whom, for good.
create table impersonation (
    id         text primary key,
    admin_id   text not null,
    account_id text not null,
    ip         text not null,
    started_at timestamptz not null,
    ends_at    timestamptz not null
);

-- Administrations whose people read more than their own.
create table government_account (
    id                 text primary key,
    name               text not null,
    permissions        text[] not null,
    -- addresses that its people may call from, each exactly
    authorized_ips     text[] not null,
    -- or `ALL` alone
    authorized_org_ids text[] not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    constraint government_account_name_unique unique (name)
);
alter table account
    add column government_account_id text references government_account (id) on delete set null;
create index account_government on account (government_account_id) where government_account_id is not null;
