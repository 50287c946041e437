-- Who asked for what and where it stands. Lists and texts that no query needs are in the documents.
create table assignment (
    id uuid primary key,
    project text not null,
    host text not null,
    vm text not null,
    state text not null,
    revision integer not null check (revision >= 1),
    attempt integer not null check (attempt >= 1),
    external_ref text,
    actor text not null,
    correlation_id text,
    parked_until_revision bigint,
    asked_at timestamptz,
    deadline timestamptz,
    document jsonb not null,
    verdict jsonb,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index assignment_by_project on assignment (project, id desc);
create index assignment_by_host on assignment (host, state);
create index assignment_unanswered on assignment (asked_at) where state = 'REQUESTED';
create index assignment_deadline on assignment (deadline) where deadline is not null;

-- One row per fact, never changed: what happened, by whom, why, and the event that told it.
create table history (
    assignment uuid not null references assignment (id),
    revision integer not null,
    event_id uuid not null unique,
    fact text not null,
    state text not null,
    previous_state text,
    project text not null,
    actor text not null,
    reason text,
    message text not null,
    correlation_id text,
    event jsonb not null,
    at timestamptz not null,
    primary key (assignment, revision)
);
revoke update, delete on history from ${runtime_role};

-- What somebody consented to, as it was worded then.
create table consent (
    assignment uuid not null references assignment (id),
    code text not null,
    subject text not null,
    parameters jsonb not null,
    project text not null,
    actor text not null,
    correlation_id text,
    at timestamptz not null,
    primary key (assignment, code, subject)
);
revoke update, delete on consent from ${runtime_role};

create table assignment_order (
    id uuid primary key,
    assignment uuid not null references assignment (id),
    project text not null,
    host text not null,
    vm text not null,
    type text not null,
    functions jsonb not null,
    state text not null,
    steps jsonb not null,
    detail text,
    actor text,
    correlation_id text,
    issued_at timestamptz not null,
    reported_at timestamptz
);
create unique index order_one_pending on assignment_order (assignment) where state = 'PENDING';
create index order_by_host on assignment_order (host, state);
create index order_pending_first on assignment_order (project, (state = 'PENDING') desc, id desc);

-- A virtual machine's row lock: whoever changes its seats has it.
create table vm_lock (
    vm text primary key
);

-- The holder of a function: every requested function and every member of its holder group, counted per assignment.
create table hold (
    host text not null,
    function text not null,
    vm text not null,
    project text not null,
    holders integer not null check (holders >= 0),
    since timestamptz not null,
    primary key (host, function)
);

-- Which assignment counted itself into which hold, frozen when it was placed.
create table hold_member (
    assignment uuid not null references assignment (id),
    host text not null,
    function text not null,
    primary key (assignment, host, function)
);
create index hold_member_by_function on hold_member (host, function);

-- A requested function belongs to one assignment. until is null for a claim.
create table claimed_function (
    host text not null,
    function text not null,
    assignment uuid not null references assignment (id),
    project text not null,
    vm text not null,
    correlation_id text,
    since timestamptz not null,
    until timestamptz,
    primary key (host, function)
);
create index claimed_function_by_assignment on claimed_function (assignment);

-- A virtual machine's seats, the lowest free first; the limit is the one that was in force when the seat was taken.
create table seat (
    vm text not null,
    ordinal integer not null check (ordinal >= 1),
    assignment uuid not null references assignment (id),
    project text not null,
    limit_max integer,
    profile text,
    profile_version integer,
    primary key (vm, ordinal),
    check (limit_max is null or ordinal <= limit_max)
);
create index seat_by_assignment on seat (assignment);

-- Hosts as inventory last told; the row is also the lock for questions about a host's groups.
create table host_state (
    host text primary key,
    project text not null,
    revision bigint not null,
    platform text not null,
    version text not null,
    document jsonb not null,
    received_at timestamptz not null default now()
);

-- Contexts that confirmed orders brought about.
create sequence context_sequence;
create table context_overlay (
    assignment uuid not null references assignment (id),
    host text not null,
    function text not null,
    context text not null,
    host_revision bigint not null,
    sequence bigint not null default nextval('context_sequence'),
    confirmed_at timestamptz not null,
    primary key (assignment, function)
);
create index context_overlay_by_host on context_overlay (host, function, sequence desc);

create table idempotency_key (
    subject text not null,
    route text not null,
    key text not null,
    fingerprint text not null,
    assignment uuid not null references assignment (id),
    answer jsonb,
    created_at timestamptz not null default now(),
    primary key (subject, route, key)
);
