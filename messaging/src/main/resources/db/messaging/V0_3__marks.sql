create index inbox_by_age on inbox (applied_at);

-- How far this service has written its own topics; commits with the deletion of the outbox rows. The topic's id changes
-- when the topic is made anew, and then everything in it is gone.
create table sent_mark (
    topic text not null,
    partition integer not null,
    topic_id text not null,
    last_offset bigint not null,
    primary key (topic, partition)
);

-- How far this service has applied what others wrote; commits with the effects.
create table applied_mark (
    channel text not null,
    topic text not null,
    partition integer not null,
    topic_id text not null,
    last_offset bigint not null,
    primary key (channel, topic, partition)
);

-- A record in Kafka that these tables do not know of, or tables that are behind what was read: what a restored backup
-- leaves. Found at the start, told, never merged.
create table divergence (
    id uuid primary key,
    kind text not null check (kind in ('WRITTEN', 'READ')),
    topic text not null,
    partition integer not null,
    first_offset bigint not null,
    last_offset bigint not null,
    reason text not null,
    found_at timestamptz not null default now(),
    resolved_at timestamptz,
    resolved_by text
);
create unique index divergence_open on divergence (kind, topic, partition) where resolved_at is null;

-- A topic that is being written once more from the tables, page by page.
create table republication (
    topic text primary key,
    reason text not null,
    actor text not null,
    since timestamptz not null,
    after text,
    pages bigint not null default 0,
    started_at timestamptz not null default now(),
    finished_at timestamptz
);
