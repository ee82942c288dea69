-- What is done once a day, and what lists of people look up.

-- Work done once a day, whatever the number of servers: how far each piece of it has come.
create table daily_run (
    name       text primary key,
    -- what happened before this instant is dealt with
    done_until timestamptz not null,
    done_at    timestamptz
);

-- Invitations keep, as `hash`, the HMAC-SHA256 of what their link holds, in hexadecimal, keyed by the server's
-- secret. What the link holds is made from the id again when it is sent again.
comment on column invitation.hash is 'HMAC-SHA256 of what the link holds, in hexadecimal';

create index membership_request_company on membership_request (company_id, updated_at desc, id desc)
    where status = 'PENDING';
