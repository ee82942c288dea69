-- OAuth2: applications of others, and what a person is about to grant them, by the authorization code.

create table application (
    -- what OAuth2 calls client_id
    id            text primary key,
    account_id    text not null references account (id) on delete cascade,
    name          text not null,
    goal          text not null,
    redirect_uris text[] not null,
    -- sealed: its owner may read it again
    client_secret bytea not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index application_account on application (account_id);

-- The application is not referenced: a token outlives it, revoked, as what the audit leads to.
create index access_token_application on access_token (application_id) where application_id is not null;

-- What a person has been asked and has not answered yet. It goes with the session that it was asked in.
create table oauth2_transaction (
    -- HMAC-SHA256 of its id, keyed by the server's secret
    hash             bytea primary key,
    session_hash     bytea not null references session (hash) on update cascade on delete cascade,
    application_id   text not null references application (id) on delete cascade,
    redirect_uri     text not null,
    state            text,
    -- RFC 7636
    challenge        text,
    challenge_method text,
    expires_at       timestamptz not null
);
create index oauth2_transaction_session on oauth2_transaction (session_hash);
create index oauth2_transaction_application on oauth2_transaction (application_id);
create index oauth2_transaction_expiry on oauth2_transaction (expires_at);

-- A code, until it is exchanged for a token.
create table oauth2_code (
    -- HMAC-SHA256 of the code, keyed by the server's secret
    hash             bytea primary key,
    account_id       text not null references account (id) on delete cascade,
    application_id   text not null references application (id) on delete cascade,
    redirect_uri     text not null,
    challenge        text,
    challenge_method text,
    expires_at       timestamptz not null
);
create index oauth2_code_account on oauth2_code (account_id);
create index oauth2_code_application on oauth2_code (application_id);
create index oauth2_code_expiry on oauth2_code (expires_at);
