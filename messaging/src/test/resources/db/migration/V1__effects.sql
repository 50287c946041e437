create table effect (
    seq bigint generated always as identity primary key,
    subject text not null,
    value integer not null check (value >= 0)
);

-- What a service keeps and can publish again.
create table fake_state (
    key text primary key,
    event_id uuid not null default gen_random_uuid()
);

-- Something old among what is live.
create table fake_old (
    seq bigint generated always as identity primary key,
    live boolean not null,
    ended_at timestamptz not null
);
create index fake_old_by_age on fake_old (ended_at) where not live;
