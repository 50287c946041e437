-- Where functions of a model or class are free: an index for the alternatives to what is refused. Nothing is decided by
-- it; what it names is judged by host_seen and assignment_seen.
alter table host_seen add column cluster text;

-- Up to which revision of a host, and by which edition of the service's logic, the index follows it. Whoever changes what
-- is counted of a host locks its row first.
create table supply_host (
    host text primary key,
    revision bigint,
    edition integer
);

-- The functions that nothing on the host itself rules out, whoever holds them.
create table offered_function (
    host text not null,
    address text not null,
    vendor_id text not null,
    device_id text not null,
    class_id text not null,
    primary key (host, address)
);

-- How many of them nobody holds. No cluster and no class are empty texts, so that they have their place in an index.
create table supply (
    host text not null,
    vendor_id text not null,
    device_id text not null,
    class_id text not null,
    cluster text not null,
    free integer not null,
    primary key (host, vendor_id, device_id)
);

create index supply_in_cluster on supply (class_id, cluster, vendor_id, device_id, free desc, host);
create index supply_anywhere on supply (class_id, vendor_id, device_id, free desc, host);
