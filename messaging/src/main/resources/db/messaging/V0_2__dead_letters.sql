-- A record that could not be applied (IN) or that Kafka refuses to take (OUT), until an operator decides about it.
create table dead_letter (
    id uuid primary key,
    direction text not null check (direction in ('IN', 'OUT')),
    channel text,
    topic text not null,
    partition integer,
    record_offset bigint,
    record_key text,
    record_time timestamptz,
    headers jsonb not null,
    payload bytea,
    fingerprint text not null,
    event_id text,
    event_source text,
    event_type text,
    project text not null default 'default',
    correlation_id text,
    reason text not null,
    arrived_at timestamptz not null default now(),
    state text not null default 'OPEN' check (state in ('OPEN', 'REPLAYED', 'DISMISSED')),
    attempts integer not null default 0,
    last_failure text,
    decided_at timestamptz,
    decided_by text,
    decision_reason text,
    check (direction = 'OUT' or channel is not null)
);

-- The same record put aside again, after a crash or a replay of the topic, is the same letter.
create unique index dead_letter_once on dead_letter (
    direction, coalesce(channel, ''), topic, coalesce(partition, -1), coalesce(record_offset, -1), fingerprint);
create index dead_letter_by_state on dead_letter (state, id);
create index dead_letter_by_decision on dead_letter (decided_at) where state <> 'OPEN';

-- Who decided what about which letter; never changed.
create table dead_letter_decision (
    id uuid primary key,
    letter uuid not null references dead_letter (id) on delete cascade,
    decision text not null check (decision in ('REPLAYED', 'REPLAY_FAILED', 'DISMISSED')),
    actor text not null,
    reason text,
    at timestamptz not null default now()
);
create index dead_letter_decision_by_letter on dead_letter_decision (letter, at);
revoke update on dead_letter_decision from ${runtime_role};
