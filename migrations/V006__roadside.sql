-- Links that show a note to whoever checks it on the road, by token.

create table road_link (
    -- HMAC-SHA256 of the token, keyed by the server's secret
    token_hash bytea primary key,
    bsd_id     text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    -- the first visit
    visited_at timestamptz
);
create index road_link_expiry on road_link (expires_at);
