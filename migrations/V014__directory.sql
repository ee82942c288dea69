-- The directory of establishments as INSEE publishes it, made for searching; and classified installations.

-- Of whole companies: what the names of their establishments are made of.
create table legal_unit (
    siren          text primary key,
    -- legal name; of a sole trader, first and last name
    name           text not null,
    -- usual names and acronym, in the order of preference
    other_names    text[] not null default '{}'
);

alter table establishment
    -- of the country, where the establishment is abroad
    add column country    text,
    -- words of the name without accents, what names are looked up and ordered by
    add column name_key   text collate "C" not null default '',
    -- two characters of the postal code
    add column department text collate "C",
    -- words of the names and of the town, and `=` before the first 2, 3 and all digits of the postal code
    add column search     tsvector not null default '';

-- Names that begin alike, in order. Establishments that are closed have indexes of their own: they are asked
-- for last, and outnumber the others.
create index establishment_name on establishment (name_key) where not is_closed;
create index establishment_name_closed on establishment (name_key) where is_closed;
create index establishment_name_in on establishment (department, name_key) where not is_closed;
create index establishment_name_in_closed on establishment (department, name_key) where is_closed;

-- Words anywhere.
create index establishment_words on establishment using gin (search) where not is_closed;
create index establishment_words_closed on establishment using gin (search) where is_closed;

-- Words that so many establishments have that they do not tell them apart; estimated after an import.
create table directory_word (
    word text collate "C" primary key,
    uses bigint not null
);

-- Establishments with these words, in no order and no more than asked for; `rest` is looked for in `candidates` rows
-- that have the words. A plan that reads the table until it has met enough rows is quick only as long as the estimate
-- of their number is right, so that it is out of question.
create function establishment_with_words(words tsquery, rest tsquery, candidates bigint, most bigint)
returns table (siret text, name_key text)
language sql stable
set enable_seqscan = off set enable_indexscan = off
as $$
    select near.siret, near.name_key
      from (select e.siret, e.name_key, e.search
              from establishment e
             where not e.is_closed and e.search @@ words
             limit candidates) near
     where rest is null or near.search @@ rest
     limit most
$$;

create function closed_establishment_with_words(words tsquery, rest tsquery, candidates bigint, most bigint)
returns table (siret text, name_key text)
language sql stable
set enable_seqscan = off set enable_indexscan = off
as $$
    select near.siret, near.name_key
      from (select e.siret, e.name_key, e.search
              from establishment e
             where e.is_closed and e.search @@ words
             limit candidates) near
     where rest is null or near.search @@ rest
     limit most
$$;

-- Words of the companies registered here, whether the directory knows them or not.
alter table company add column search tsvector generated always as (array_to_tsvector(string_to_array(trim(
    regexp_replace(
        translate(replace(lower(name || ' ' || coalesce(given_name, '')), 'œ', 'oe'),
            'àâäáãåçéèêëíîïìñóôöõòúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÎÏÌÑÓÔÖÕÒÚÙÛÜÝŸ',
            'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy'),
        '[^a-z0-9]+', ' ', 'g')), ' '))) stored;
create index company_words on company using gin (search);

-- Files that were imported, or are being: where to go on after an interruption.
create table directory_import (
    -- what tells a file from any other
    fingerprint text primary key,
    file        text not null,
    -- bytes of the text, uncompressed, that are done with
    position    bigint not null,
    rows        bigint not null,
    started_at  timestamptz not null,
    updated_at  timestamptz not null,
    finished_at timestamptz
);

-- Installations classified for the protection of the environment, their activities and what they declared.
create table installation (
    code_s3ic text primary key,
    siret     text,
    url_fiche text
);
create index installation_siret on installation (siret);

create table installation_rubrique (
    code_s3ic       text not null references installation (code_s3ic) on delete cascade,
    number          integer not null,
    rubrique        text not null,
    alinea          text,
    etat_activite   text,
    regime_autorise text,
    activite        text,
    category        text not null,
    volume          text,
    unite           text,
    waste_type      text,
    primary key (code_s3ic, number)
);

create table installation_declaration (
    code_s3ic   text not null references installation (code_s3ic) on delete cascade,
    number      integer not null,
    annee       text,
    code_dechet text,
    lib_dechet  text,
    gerep_type  text,
    primary key (code_s3ic, number)
);
