-- A row is one Kafka record that its transaction has decided to send; the relay deletes it once the broker has it.
create table outbox (
    seq bigint generated always as identity primary key,
    topic text not null,
    record_key text,
    headers jsonb not null,
    payload bytea,
    created_at timestamptz not null default now()
);

-- A row says that this consumer has applied this event; it commits with what the event changed.
create table inbox (
    consumer text not null,
    event_id text not null,
    applied_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
