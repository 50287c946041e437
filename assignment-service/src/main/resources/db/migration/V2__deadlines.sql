-- Every wait has a deadline (the column is null where nobody is waited for, or a person alone ends the wait), and an
-- order ends with the wait for its report.
alter table assignment_order add column deadline timestamptz;

-- What waits already has waited without a deadline that anybody could have seen, so it is given at least a day more.
update assignment set deadline = coalesce(asked_at, updated_at) + interval '30 seconds'
where state = 'REQUESTED';

update assignment a set deadline = greatest(now() + interval '1 day', a.updated_at + case
    when a.state in ('QUEUED', 'CLAIMED') then interval '30 days'
    when a.state = 'DRIFTED' then interval '14 days'
    when a.document -> 'state' -> 'chain' -> 0 ->> 'type' = 'REBOOT' then interval '14 days'
    else interval '1 day'
    end)
where a.deadline is null
  and (a.state in ('QUEUED', 'OFFERED', 'AWAITING_CONSENT', 'AWAITING_APPROVAL', 'CLAIMED', 'PREPARING', 'ATTACHING',
                   'DRIFTED', 'RELEASING', 'SANITISING')
    or a.state in ('CANCELLED', 'EXPIRED') and a.document -> 'state' -> 'chain' -> 0 ->> 'type' is not null);

update assignment_order o set deadline = a.deadline from assignment a where a.id = o.assignment and o.state = 'PENDING';

-- requests that policy has not answered are found by their deadline, as everything else
drop index assignment_unanswered;
