-- Companies that the public directories do not show, and waste that goes from one company's books to another's.

-- The private directory: establishments that the public one does not show and that told us themselves, and the test
-- companies of a sandbox. Its entries are asked for before those of any other directory.
create table anonymous_company (
    -- SIRET, or the VAT number of a company without one
    org_id       text primary key,
    id           text not null,
    siret        text,
    vat_number   text,
    name         text not null,
    -- in one line
    address      text not null,
    code_commune text,
    code_naf     text not null,
    libelle_naf  text not null,
    -- account
    created_by   text,
    created_at   timestamptz not null,
    constraint anonymous_company_id_unique unique (id)
);

-- What a dormant company has received and not passed on is handed to another one, once that one agrees.
create table administrative_transfer (
    id              text primary key,
    from_company_id text not null references company (id) on delete cascade,
    to_company_id   text not null references company (id) on delete cascade,
    status          text not null,
    created_at      timestamptz not null,
    approved_at     timestamptz
);
create unique index administrative_transfer_one_pending on administrative_transfer (from_company_id)
 where status = 'PENDING';
create index administrative_transfer_from on administrative_transfer (from_company_id, id);
create index administrative_transfer_to on administrative_transfer (to_company_id, id);

-- Where a receipt's companies are looked for before it changes, and after it is deleted.
create index company_transporter_receipt on company (transporter_receipt_id);
create index company_broker_receipt on company (broker_receipt_id);
create index company_trader_receipt on company (trader_receipt_id);
create index company_vhu_agrement_demolisseur on company (vhu_agrement_demolisseur_id);
create index company_vhu_agrement_broyeur on company (vhu_agrement_broyeur_id);
create index company_worker_certification on company (worker_certification_id);
