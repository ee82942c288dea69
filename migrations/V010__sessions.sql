-- People who log in: sessions of browsers, attempts at passwords, sign-ups under way, and mail kept for reading.

alter table account add column password_updated_at timestamptz;

create table session (
    -- HMAC-SHA256 of the cookie's value, keyed by the server's secret
    hash       bytea primary key,
    account_id text not null references account (id) on delete cascade,
    issued_at  timestamptz not null,
    expires_at timestamptz not null
);
create index session_account on session (account_id);
create index session_expiry on session (expires_at);

-- Wrong passwords in a row; a right one forgets them.
create table login_attempt (
    account_id text primary key references account (id) on delete cascade,
    attempts   integer not null,
    last_at    timestamptz not null
);

create table activation (
    -- HMAC-SHA256 of what the mailed link holds
    hash       bytea primary key,
    account_id text not null references account (id) on delete cascade,
    created_at timestamptz not null
);

create index invitation_email on invitation (email);

-- What a sandbox without a mail server would have sent.
create table mailbox (
    id         text primary key,
    recipients text[] not null,
    subject    text not null,
    body       text not null,
    sent_at    timestamptz not null
);
