-- A question that cannot be judged is left alone until then, so that it does not stand in the way of others.
alter table question add column not_before timestamptz not null default now();

create index verdict_by_age on verdict (issued_at, id);
create index function_release_by_age on function_release (released_at);

-- The one way in which verdicts go: the assignment is gone and the verdict is old, older than 30 days whatever is asked
-- for. The service may call this and cannot delete otherwise.
create function purge_verdicts(keep interval, at_most integer) returns integer
    language plpgsql
    security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    purged integer;
begin
    delete from verdict
     where id in (select old.id
                    from verdict old
                   where old.issued_at < now() - greatest(keep, interval '30 days')
                     and not exists (select from assignment_seen a where a.assignment = old.assignment)
                     and not exists (select from question q where q.assignment = old.assignment)
                   order by old.issued_at, old.id
                   limit at_most);
    get diagnostics purged = row_count;
    return purged;
end
$$;

revoke all on function purge_verdicts(interval, integer) from public;
grant execute on function purge_verdicts(interval, integer) to ${runtime_role};
