-- Who is who: people, their secrets (hashed), companies and memberships.

create table account (
    id                     text primary key,
    email                  text not null,
    name                   text not null,
    phone                  text,
    -- null: no log-in by password
    password_hash          text,
    is_active              boolean not null default false,
    is_admin               boolean not null default false,
    totp_activated_at      timestamptz,
    tracking_consent       boolean not null default false,
    tracking_consent_until timestamptz,
    feature_flags          text[] not null default '{}',
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    constraint account_email_unique unique (email)
);

create table access_token (
    id             text primary key,
    account_id     text not null references account (id) on delete cascade,
    -- HMAC-SHA256 of the token, keyed by the server's secret
    hash           bytea not null,
    description    text,
    application_id text,
    is_revoked     boolean not null default false,
    -- a day, in UTC
    last_used      timestamptz,
    created_at     timestamptz not null,
    constraint access_token_hash_unique unique (hash)
);
create index access_token_account on access_token (account_id);

create table password_reset (
    hash       text primary key,
    account_id text not null references account (id) on delete cascade,
    expires_at timestamptz not null
);

create table transporter_receipt (
    id             text primary key,
    receipt_number text not null,
    department     text not null,
    validity_limit timestamptz not null
);

create table broker_receipt (
    id             text primary key,
    receipt_number text not null,
    department     text not null,
    validity_limit timestamptz not null
);

create table trader_receipt (
    id             text primary key,
    receipt_number text not null,
    department     text not null,
    validity_limit timestamptz not null
);

create table vhu_agrement (
    id              text primary key,
    agrement_number text not null,
    department      text not null
);

create table worker_certification (
    id                    text primary key,
    has_sub_section_four  boolean not null,
    has_sub_section_three boolean not null,
    certification_number  text,
    validity_limit        timestamptz,
    organisation          text
);

create table company (
    id                                            text primary key,
    -- SIRET, or the VAT number of a company without one: what memberships, notes and permissions refer to
    org_id                                        text not null,
    siret                                         text,
    vat_number                                    text,
    name                                          text not null,
    given_name                                    text,
    address                                       text,
    code_naf                                      text,
    libelle_naf                                   text,
    contact                                       text,
    contact_email                                 text,
    contact_phone                                 text,
    website                                       text,
    gerep_id                                      text,
    company_types                                 text[] not null,
    collector_types                               text[] not null default '{}',
    waste_processor_types                         text[] not null default '{}',
    waste_vehicles_types                          text[] not null default '{}',
    security_code                                 integer not null,
    verification_code                             text not null,
    verification_status                           text not null,
    verification_mode                             text,
    verified_at                                   timestamptz,
    transporter_receipt_id                        text references transporter_receipt (id) on delete set null,
    broker_receipt_id                             text references broker_receipt (id) on delete set null,
    trader_receipt_id                             text references trader_receipt (id) on delete set null,
    vhu_agrement_demolisseur_id                   text references vhu_agrement (id) on delete set null,
    vhu_agrement_broyeur_id                       text references vhu_agrement (id) on delete set null,
    worker_certification_id                       text references worker_certification (id) on delete set null,
    eco_organisme_agreements                      text[] not null default '{}',
    eco_organisme_partners_ids                    text[] not null default '{}',
    allow_bsdasri_take_over_without_signature     boolean not null default false,
    allow_appendix1_signature_automation          boolean not null default false,
    feature_flags                                 text[] not null default '{}',
    is_dormant_since                              timestamptz,
    has_enabled_registry_dnd_from_bsd_since       timestamptz,
    created_at                                    timestamptz not null,
    updated_at                                    timestamptz not null,
    constraint company_org_id_unique unique (org_id),
    constraint company_security_code_range check (security_code between 1000 and 9999)
);
create index company_name_order on company (given_name, created_at);

create table membership (
    account_id                      text not null references account (id) on delete cascade,
    company_id                      text not null references company (id) on delete cascade,
    role                            text not null,
    automatically_accepted          boolean not null default false,
    notify_membership_request       boolean not null default false,
    notify_signature_code_renewal   boolean not null default false,
    notify_bsd_refusal              boolean not null default false,
    notify_bsda_final_destination   boolean not null default false,
    notify_revision_request         boolean not null default false,
    notify_registry_delegation      boolean not null default false,
    created_at                      timestamptz not null,
    primary key (account_id, company_id)
);
create index membership_company on membership (company_id);

create table invitation (
    id          text primary key,
    email       text not null,
    company_id  text not null references company (id) on delete cascade,
    role        text not null,
    hash        text not null,
    expires_at  timestamptz not null,
    accepted_at timestamptz,
    created_at  timestamptz not null,
    constraint invitation_hash_unique unique (hash)
);
create index invitation_company on invitation (company_id);

create table membership_request (
    id         text primary key,
    account_id text not null references account (id) on delete cascade,
    company_id text not null references company (id) on delete cascade,
    status     text not null,
    sent_to    text[] not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint membership_request_once unique (account_id, company_id)
);

-- Reference list of eco-organisations.
create table eco_organisme (
    id             text primary key,
    siret          text not null,
    name           text not null,
    address        text not null,
    handle_bsdd    boolean not null,
    handle_bsda    boolean not null,
    handle_bsdasri boolean not null,
    handle_bsvhu   boolean not null,
    constraint eco_organisme_siret_unique unique (siret)
);

-- The directory of establishments. Address in one line and in parts.
create table establishment (
    siret         text primary key,
    name          text not null,
    address       text not null,
    street        text,
    postal_code   text,
    city          text,
    code_commune  text,
    naf           text,
    libelle_naf   text,
    is_closed     boolean not null default false,
    is_diffusible boolean not null default true
);

-- Guard of the security codes: attempts a user made at a company's code.
create table code_attempt (
    account_id   text not null references account (id) on delete cascade,
    org_id       text not null,
    attempts     integer not null,
    started_at   timestamptz not null,
    locked_until timestamptz,
    primary key (account_id, org_id)
);

-- What may be fetched once from /download, by token.
create table download (
    token_hash   bytea primary key,
    file_name    text not null,
    content_type text not null,
    content      bytea not null,
    expires_at   timestamptz not null
);
create index download_expiry on download (expires_at);
