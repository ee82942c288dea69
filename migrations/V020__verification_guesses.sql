-- How often a company's verification code was guessed wrongly, so that nobody tries them all.
alter table company
    add column wrong_verification_codes       integer not null default 0,
    -- when the first of them was given; forgotten some time later
    add column wrong_verification_codes_since timestamptz;
