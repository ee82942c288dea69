-- The life of a company: where it is, how it was verified, what happened to it.

alter table company
    -- the address in parts
    add column street               text,
    add column postal_code          text,
    add column city                 text,
    -- ISO 3166-1 alpha-2
    add column country              text,
    -- why the service's team verified it
    add column verification_comment text;

-- The last word of five digits is a French postal code.
update company
   set street      = coalesce(rtrim((regexp_match(address, '^(.*)\m\d{5}\M.*$'))[1], ' ,;'), address),
       postal_code = (regexp_match(address, '^.*\m(\d{5})\M.*$'))[1],
       city        = ltrim((regexp_match(address, '^.*\m\d{5}\M(.*)$'))[1], ' ,;'),
       country     = 'FR'
 where siret is not null;
update company
   set street  = address,
       country = case substr(vat_number, 1, 2) when 'EL' then 'GR' else substr(vat_number, 1, 2) end
 where siret is null;

-- The list of companies to verify, newest first.
create index company_verification on company (verification_status, created_at, id);

-- When somebody first belonged to a company.
alter table account add column first_association_at timestamptz;
update account a
   set first_association_at = (select min(m.created_at) from membership m where m.account_id = a.id);

-- Append-only: what happened to a company, who did it. Events outlive the company.
create table company_event (
    id         text primary key,
    company_id text not null,
    org_id     text not null,
    row_number bigint generated always as identity,
    kind       text not null,
    actor_id   text,
    auth       text,
    -- the whole company at its creation, then what changed
    data       json not null,
    created_at timestamptz not null
);
create index company_event_company on company_event (company_id, row_number);
