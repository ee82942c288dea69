-- What notes have to do with one another: a container and the notes that it groups.

create table bsd_link (
    -- the container
    parent_id text not null,
    child_id  text not null,
    -- APPENDIX1: collected on a round; APPENDIX2: regrouped, whole or in part
    kind      text not null,
    -- place in the container's list, from 1
    number    integer not null,
    -- tonnes of the child that the container takes, exact; null where a link takes no share
    quantity  numeric,
    primary key (parent_id, child_id)
);
create index bsd_link_child on bsd_link (child_id);
