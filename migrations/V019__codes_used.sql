-- A code of the second factor is taken in its step and in the one after, and opens one session. Beside the latest step
-- whose code opened one (totp_last_step): whether that of the step before did as well.
alter table account add column totp_before_used boolean not null default false;
