-- A host; its row is locked by whoever changes anything about it. Revision 0 is a name that is being registered.
create table host (
    id text collate "C" primary key,
    project text not null,
    name text not null,
    platform text not null,
    version text not null,
    cluster text,
    external_ids jsonb not null,
    revision bigint not null,
    observed_at timestamptz,
    retired boolean not null default false,
    iommu text not null,
    host_use_reported boolean not null,
    groups jsonb not null,
    actor text not null,
    correlation_id text,
    created_at timestamptz not null default now()
);

-- What one source says about one host. No source touches another's row.
create table host_source (
    host text collate "C" not null references host,
    source text collate "C" not null,
    project text not null,
    generation bigint not null,
    observed_at timestamptz not null,
    facts jsonb not null,
    actor text not null,
    correlation_id text,
    primary key (host, source)
);

-- A function as all sources together tell it; never deleted by a report.
create table host_function (
    host text collate "C" not null references host,
    address text collate "C" not null,
    project text not null,
    vendor_id text not null,
    device_id text not null,
    class_id text,
    context text not null,
    presence text not null,
    assignable boolean not null,
    search text not null,
    document jsonb not null,
    actor text not null,
    correlation_id text,
    primary key (host, address)
);

create index host_function_by_product on host_function (vendor_id, device_id);

create table vm (
    id text collate "C" primary key,
    project text not null,
    revision bigint not null,
    facts jsonb not null,
    actor text not null,
    correlation_id text,
    created_at timestamptz not null default now()
);

-- Who holds what, as assignment-service tells it; the row of an assignment that holds nothing keeps its revision.
create table hold (
    assignment text primary key,
    project text not null,
    revision bigint not null,
    host text collate "C",
    vm text,
    kind text,
    since timestamptz
);

create table hold_function (
    assignment text not null references hold,
    host text collate "C" not null,
    address text collate "C" not null,
    primary key (assignment, address)
);

create index hold_function_by_place on hold_function (host, address);

-- The context that a confirmed order gave a function; the greatest sequence wins, and it outlives its assignment.
create table context_overlay (
    host text collate "C" not null,
    address text collate "C" not null,
    project text not null,
    context text not null,
    host_revision bigint not null,
    sequence bigint not null,
    primary key (host, address)
);
