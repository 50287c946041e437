-- What is over is kept for a time and then deleted. For the service history stays append-only: this function alone
-- deletes it, and judges by itself what is over, whoever asks.
create index assignment_ended on assignment (updated_at)
    where state in ('DENIED', 'RELEASED', 'CANCELLED', 'EXPIRED', 'FAILED');
create index idempotency_key_by_age on idempotency_key (created_at);
create index idempotency_key_by_assignment on idempotency_key (assignment);
create index order_by_assignment on assignment_order (assignment);

-- Deletes at most so many ended assignments, the oldest first, that have not changed for so long (a day at least) and
-- with them all that is theirs; says which. Kept whatever their age: whoever holds something, has an order pending, left
-- something to be undone, or confirmed the newest context of a function.
create function purge_ended(keep interval, most integer) returns table (assignment uuid, project text)
    language sql
    security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
    with ended as (
        select a.id, a.project from assignment a
        where a.state in ('DENIED', 'RELEASED', 'CANCELLED', 'EXPIRED', 'FAILED')
            and a.updated_at < now() - greatest(keep, interval '1 day')
            and a.document ->> 'hold' is null
            and coalesce(a.document -> 'state' ->> 'undo', 'NOTHING') = 'NOTHING'
            and not exists (select from hold_member m where m.assignment = a.id)
            and not exists (select from claimed_function c where c.assignment = a.id)
            and not exists (select from seat s where s.assignment = a.id)
            and not exists (select from assignment_order o where o.assignment = a.id and o.state = 'PENDING')
            and not exists (
                select from context_overlay mine where mine.assignment = a.id and not exists (
                    select from context_overlay newer
                    where newer.host = mine.host and newer.function = mine.function
                        and newer.sequence > mine.sequence))
        order by a.updated_at limit most for update of a skip locked),
    keys as (delete from idempotency_key k using ended where k.assignment = ended.id),
    overlays as (delete from context_overlay o using ended where o.assignment = ended.id),
    consents as (delete from consent c using ended where c.assignment = ended.id),
    facts as (delete from history h using ended where h.assignment = ended.id),
    orders as (delete from assignment_order o using ended where o.assignment = ended.id)
    delete from assignment a using ended where a.id = ended.id returning a.id, a.project
$$;
revoke all on function purge_ended(interval, integer) from public;
grant execute on function purge_ended(interval, integer) to ${runtime_role};
