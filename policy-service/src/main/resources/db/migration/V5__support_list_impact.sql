-- What a fleet has by its ids, kept with each host's state, so that a list can be compared over models and not over
-- documents. What is not reported is empty.
alter table host_seen
    add column platform text generated always as (coalesce(document ->> 'platform', 'OTHER')) stored,
    add column version text generated always as (coalesce(document ->> 'version', '')) stored,
    add column retired boolean generated always as (coalesce(cast(document ->> 'retired' as boolean), false)) stored;

create table host_function (
    host text not null references host_seen on delete cascade,
    address text not null,
    vendor text not null,
    device text not null,
    subvendor text not null,
    subdevice text not null,
    revision text not null,
    class_id text not null,
    name text not null,
    assignable boolean not null,
    primary key (host, address)
);

insert into host_function (host, address, vendor, device, subvendor, subdevice, revision, class_id, name, assignable)
select distinct on (host, f ->> 'address')
       host, f ->> 'address', f ->> 'vendorId', f ->> 'deviceId', coalesce(f ->> 'subvendorId', ''),
       coalesce(f ->> 'subdeviceId', ''), coalesce(f ->> 'pciRevision', ''), coalesce(f ->> 'classId', ''),
       coalesce(f ->> 'name', ''), coalesce(cast(f ->> 'assignable' as boolean), true)
  from host_seen
 cross join lateral jsonb_array_elements(document -> 'functions') f
 order by host, f ->> 'address';

create index host_function_chip on host_function (vendor, device, host, address);

-- Who asked, and how far it is: for those who are told of it.
alter table assignment_seen
    add column state text not null default 'UNKNOWN',
    add column requester text;

update assignment_seen a
   set requester = (select actor from verdict v where v.assignment = a.assignment order by attempt limit 1);

create index assignment_seen_holding_in_order on assignment_seen (host, assignment) where hold is not null;
drop index assignment_seen_holding_host;

-- A version that came into force while there was something live: it is looked at in batches, each of them and the place
-- where it ended in one transaction. The second pass takes what changed meanwhile.
create table support_list_review (
    version integer primary key references support_list_version,
    pass integer not null default 1 check (pass in (1, 2)),
    after_host text not null default '',
    after_assignment uuid not null default '00000000-0000-0000-0000-000000000000',
    looked_at integer not null default 0,
    skipped integer not null default 0,
    started_at timestamptz not null default now(),
    not_before timestamptz not null default now(),
    finished_at timestamptz
);

create index support_list_review_open on support_list_review (version) where finished_at is null;

-- What is live and would be judged otherwise by a version than by the one before, each told once.
create table affected_assignment (
    version integer not null references support_list_version,
    assignment uuid not null,
    id uuid not null unique,
    project text not null,
    effect text not null check (effect in ('DENIED', 'NEEDS_MORE', 'ADMITTED', 'NEEDS_LESS')),
    document jsonb not null,
    found_at timestamptz not null default now(),
    primary key (version, assignment)
);

create index affected_assignment_by_age on affected_assignment (found_at, id);
revoke update, delete on affected_assignment from ${runtime_role};

-- The one way in which they go, as with verdicts: the assignment is gone, and it is old.
create function purge_affected(keep interval, at_most integer) returns integer
    language plpgsql
    security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    purged integer;
begin
    delete from affected_assignment
     where id in (select old.id
                    from affected_assignment old
                   where old.found_at < now() - greatest(keep, interval '30 days')
                     and not exists (select from assignment_seen a where a.assignment = old.assignment)
                   order by old.found_at, old.id
                   limit at_most);
    get diagnostics purged = row_count;
    return purged;
end
$$;

revoke all on function purge_affected(interval, integer) from public;
grant execute on function purge_affected(interval, integer) to ${runtime_role};
