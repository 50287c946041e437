-- One row per change and addressee. The counter's row lock makes sequence numbers visible in their order:
-- a transaction that takes numbers keeps the lock until its commit.
create table sequence_counter (
    only_row boolean primary key default true check (only_row),
    value    bigint not null
);
insert into sequence_counter (value) values (0);
revoke insert, delete on sequence_counter from ${runtime_role};

create table notification (
    id             uuid        primary key,
    sequence       bigint      not null unique,
    project        text        not null,
    assignment     uuid        not null,
    revision       bigint      not null check (revision > 0),
    addressee      text        not null check (addressee ~ '^(subject|role):.+'),
    type           text        not null,
    state          text        not null,
    severity       text        not null check (severity in ('INFO', 'WARN', 'ERROR')),
    host           text        not null,
    vm             text        not null,
    requester      text        not null,
    actor          text        not null,
    correlation_id text,
    message        text        not null,
    at             timestamptz not null,
    created_at     timestamptz not null default now(),
    constraint one_per_change_and_addressee unique (assignment, revision, addressee)
);
create index notification_inbox on notification (project, addressee, sequence desc);
revoke update on notification from ${runtime_role};

-- Read state belongs to a person and a change, so that a change read as requester is also read as operator.
create table read_mark (
    subject    text        not null,
    assignment uuid        not null,
    revision   bigint      not null,
    project    text        not null,
    read_at    timestamptz not null default now(),
    primary key (subject, assignment, revision)
);
