-- What people say about a host, apart from what sources observe; null for a host that only sources know.
alter table host
    add column said jsonb,
    add column connection text not null default 'UNKNOWN',
    add column maintenance boolean,
    add column reboot_required boolean;
update host set said = jsonb_build_object('name', name, 'platform', platform, 'version', version,
                                          'cluster', cluster, 'externalIds', external_ids);

-- What each source, and people, say about a machine; the facts are what follows from that.
alter table vm add column said jsonb not null default '{}';
update vm set said = jsonb_build_object('people', facts);

-- The machine that a source saw to have the function, for the list of what was found and is not ours.
alter table host_function add column observed_holder text collate "C";
update host_function set observed_holder = document -> 'observedHolder' ->> 'vm';
create index host_function_by_observed_holder on host_function (host, address) where observed_holder is not null;

-- A manager that is read by ourselves. Whoever reads it has taken the next run first, and writes only while it is still
-- the current one. The problem is what stood in the way at the last attempt; null when it could be read.
create table source (
    id text collate "C" primary key,
    project text not null,
    kind text not null,
    url text not null,
    credentials jsonb not null,
    trust jsonb not null,
    poll_seconds integer not null check (poll_seconds > 0),
    watch boolean not null,
    enabled boolean not null,
    revision bigint not null,
    run bigint not null default 0,
    problem jsonb,
    problem_since timestamptz,
    missing jsonb not null default '[]',
    server text,
    first_synced_at timestamptz,
    actor text not null,
    correlation_id text,
    created_at timestamptz not null default now()
);

-- Which of our hosts and machines the objects of a source are. Two managers use the same names for different things.
create table source_host (
    source text collate "C" not null references source,
    object text collate "C" not null,
    host text collate "C" not null,
    hardware_id text,
    present boolean not null,
    primary key (source, object)
);

create index source_host_by_host on source_host (host);
create index source_host_by_hardware on source_host (source, hardware_id);

create table source_vm (
    source text collate "C" not null references source,
    object text collate "C" not null,
    vm text collate "C" not null,
    present boolean not null,
    primary key (source, object)
);

create index source_vm_by_vm on source_vm (vm);
