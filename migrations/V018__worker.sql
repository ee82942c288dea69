-- What workers did, mails with files, whom notes named first, and public figures.

-- What became of jobs, summed up by workers from time to time; each adds what it did.
create table job_tally (
    kind     text primary key,
    done     bigint not null default 0,
    -- tries after a first one
    retried  bigint not null default 0,
    given_up bigint not null default 0
);

alter table mailbox add column copies text[] not null default '{}';

create table mailbox_attachment (
    mail_id      text not null references mailbox (id) on delete cascade,
    -- place in the mail, from 1
    number       smallint not null,
    file_name    text not null,
    content_type text not null,
    content      bytea not null,
    primary key (mail_id, number)
);

-- Addresses that BSDDs past their draft name as their emitter's contact, in lower case, and the note that did so
-- first: who is named for the first time is written to.
create table bsdd_emitter_contact (
    email  text primary key,
    bsd_id text not null
);
insert into bsdd_emitter_contact (email, bsd_id)
select distinct on (contact.email) contact.email, b.id
  from bsd b, lower(b.body #>> '{emitter,company,mail}') as contact (email)
 where b.kind = 'BSDD' and not b.is_draft and contact.email <> ''
 order by contact.email, b.row_number;

-- Public figures: sums that a worker keeps up from the journal, so that nobody counts notes for a request.

-- How far the journal and the companies have been counted, by id. One row.
create table statistic_mark (
    one             boolean primary key default true check (one),
    event_id        text not null,
    company_id      text not null,
    -- up to here nothing is written any more; what is between is looked at again
    settled_event   text not null,
    settled_company text not null,
    -- when the figures last changed
    changed_at      timestamptz not null
);
insert into statistic_mark (event_id, company_id, settled_event, settled_company, changed_at)
values ('', '', '', '', now());

-- What a note has given to the sums; its next change takes that back and gives anew.
create table statistic_note (
    bsd_id         text primary key,
    -- the note's last event that is counted
    event_number   bigint not null,
    -- Mondays, in Paris; null where the note does not count
    created_week   date,
    processed_week date,
    tonnes         numeric
);

create table statistic (
    week   date not null,
    -- of note
    kind   text not null,
    notes  bigint not null,
    tonnes numeric not null,
    primary key (week, kind)
);

-- Companies that are counted: registrations, which a deletion does not undo.
create table statistic_company (
    company_id text primary key
);

create table statistic_registration (
    week      date primary key,
    companies bigint not null
);
