-- Read models: what inventory and assignment last published. Only newer revisions replace older ones.
create table host_seen (
    host text primary key,
    project text not null,
    revision bigint not null,
    document jsonb not null,
    seen_at timestamptz not null default now()
);

create table vm_seen (
    vm text primary key,
    project text not null,
    revision bigint not null,
    document jsonb not null,
    seen_at timestamptz not null default now()
);

-- One row per assignment until its tombstone; hold is null when it holds nothing (any more).
create table assignment_seen (
    assignment uuid primary key,
    project text not null,
    revision bigint not null,
    host text not null,
    vm text not null,
    hold jsonb,
    seen_at timestamptz not null default now()
);

create index assignment_seen_holding_host on assignment_seen (host) where hold is not null;
create index assignment_seen_holding_vm on assignment_seen (vm) where hold is not null;

-- The context that a confirmed order set; the greatest sequence wins, and it outlives the assignment.
create table context_overlay (
    host text not null,
    address text not null,
    project text not null,
    context text not null,
    host_revision bigint not null,
    sequence bigint not null,
    primary key (host, address)
);

-- When a VM last gave a function back: older sightings of the function on that VM are history.
create table function_release (
    host text not null,
    address text not null,
    vm text not null,
    project text not null,
    released_at timestamptz not null,
    primary key (host, address, vm)
);

-- Questions that wait for a host, a revision or a function, until the deadline at the latest.
create table question (
    assignment uuid not null,
    attempt integer not null check (attempt > 0),
    project text not null,
    actor text not null,
    correlation_id text,
    host text not null,
    vm text not null,
    functions jsonb not null,
    min_host_revision bigint,
    asked_at timestamptz not null default now(),
    deadline timestamptz not null,
    primary key (assignment, attempt)
);

create index question_host on question (host);
create index question_deadline on question (deadline);

-- Every verdict given to an assignment, with everything that it was made from. Nobody changes history.
create table verdict (
    id uuid primary key,
    assignment uuid not null,
    attempt integer not null check (attempt > 0),
    project text not null,
    actor text not null,
    correlation_id text,
    host text not null,
    vm text not null,
    outcome text not null check (outcome in ('ALLOWED', 'NEEDS_CONSENT', 'DENIED')),
    verdict jsonb not null,
    facts jsonb not null,
    issued_at timestamptz not null default now(),
    unique (assignment, attempt)
);

revoke update, delete on verdict from ${runtime_role};

-- Every content of a ruleset that was ever in force.
create table ruleset (
    name text not null,
    version integer not null check (version > 0),
    digest text not null,
    entries integer not null,
    document jsonb not null,
    project text not null default 'default',
    actor text not null default 'slotkeeper',
    published_at timestamptz not null,
    primary key (name, digest)
);

revoke update, delete on ruleset from ${runtime_role};
