-- Every event of slotkeeper.inventory.changes as it was published, written by the transaction that published it: from
-- here the topic is written anew, with the same ids, and from here one knows when a device vanished. Exactly one of host
-- and source is set, and it is the record's key. The service adds rows and does nothing else with them, and it is the
-- database that says when; what is old leaves through purge_host_change alone.
create table host_change (
    seq bigint generated always as identity primary key,
    event_id uuid not null unique,
    type text not null,
    host text collate "C",
    source text collate "C",
    address text collate "C",
    revision bigint not null,
    project text not null,
    actor text not null,
    correlation_id text,
    event text not null,
    -- of the statement and not of the transaction: it runs under the host's lock, so that times grow as revisions do
    at timestamptz not null default statement_timestamp(),
    check (num_nonnulls(host, source) = 1)
);

create index host_change_by_host on host_change (host, seq) where host is not null;
create index host_change_by_age on host_change (at);

revoke insert, update, delete, truncate on host_change from ${runtime_role};
grant insert (event_id, type, host, source, address, revision, project, actor, correlation_id, event)
    on host_change to ${runtime_role};

-- Deletes at most so many of the oldest events that are older than that, and nothing that is younger than 30 days,
-- whatever it is asked.
create function purge_host_change(keep interval, at_most integer) returns integer
    language sql
    security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
    with gone as (
        delete from host_change where seq in (
            select seq from host_change
            where at < now() - greatest(keep, interval '30 days')
            order by at limit at_most)
        returning 1)
    select count(*)::integer from gone
$$;

revoke all on function purge_host_change(interval, integer) from public;
grant execute on function purge_host_change(interval, integer) to ${runtime_role};

-- Since when the assignment holds nothing; null while it holds something.
alter table hold add column ended_at timestamptz;
update hold set ended_at = now() where kind is null;
create index hold_by_end on hold (ended_at) where ended_at is not null;

-- Since when the source does not have the machine any more; null while it has it.
alter table source_vm add column gone_since timestamptz;
update source_vm set gone_since = now() where not present;
create index source_vm_by_end on source_vm (gone_since) where gone_since is not null;

-- When all that the source said was taken the last time, to the minute; an unchanged reading writes nothing else.
alter table source add column synced_at timestamptz;

-- Whether the source reports by itself; the others are managers that are, or were, read.
alter table host_source add column pushed boolean not null default true;
update host_source set pushed = facts -> 'host' is null;
