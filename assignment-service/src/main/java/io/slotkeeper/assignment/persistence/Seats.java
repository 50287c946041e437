package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.domain.HoldFindings;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import io.slotkeeper.assignment.domain.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code seat}: one numbered seat of the virtual machine per requested function, the lowest free first. */
@ApplicationScoped
class Seats {
    private final Sql sql;
    private final Json json;

    @Inject
    Seats(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Whoever changes a virtual machine's seats waits for its row; held until the transaction ends. */
    void lock(SortedSet<String> vms) {
        String[] names = vms.toArray(String[]::new);
        sql.update(
                "insert into vm_lock (vm) select vm from unnest(?) as vm order by vm on conflict do nothing",
                (Object) names);
        sql.query(
                "select vm from vm_lock where vm = any(?) order by vm for update", row -> row.getString("vm"), (Object)
                        names);
    }

    /**
     * Takes a seat per requested function of each request, or none of it; answers the requests that found too few. A
     * limit lowered since then evicts nobody but admits nobody.
     */
    Map<UUID, HoldResult.Refused> take(List<HoldRequest> requests) {
        Map<String, Integer> taken = taken(requests);
        Map<UUID, HoldResult.Refused> refused = new HashMap<>();
        List<Wanted> admitted = new ArrayList<>();
        for (HoldRequest request : requests) {
            Wanted wanted = Wanted.of(request, taken.getOrDefault(request.vm(), 0));
            Integer max = wanted.max();
            if (max != null && wanted.highest() > max) {
                int held = wanted.highest() - wanted.seats();
                refused.put(request.assignment(), HoldFindings.limitExceeded(request.vm(), max, held, wanted.seats()));
            } else {
                admitted.add(wanted);
            }
        }
        insert(admitted);
        return refused;
    }

    /** What one request takes: {@code seats} of those numbered 1 to {@code highest}, the lowest that are free. */
    private record Wanted(
            String vm,
            UUID assignment,
            String project,
            @Nullable Integer max,
            @Nullable String profile,
            @Nullable Integer profileVersion,
            int seats,
            int highest) {
        static Wanted of(HoldRequest request, int taken) {
            Limit limit = request.limit();
            int seats = request.requested().size();
            return new Wanted(
                    request.vm(),
                    request.assignment(),
                    request.project(),
                    limit == null ? null : limit.max(),
                    limit == null ? null : limit.profile(),
                    limit == null ? null : limit.profileVersion(),
                    seats,
                    taken + seats);
        }
    }

    private Map<String, Integer> taken(List<HoldRequest> requests) {
        Map<String, Integer> taken = new HashMap<>();
        sql.query(
                "select vm, count(*) as taken from seat where vm = any(?) group by vm",
                row -> taken.put(row.getString("vm"), row.getInt("taken")),
                (Object) requests.stream().map(HoldRequest::vm).toArray(String[]::new));
        return taken;
    }

    void free(UUID assignment) {
        sql.update("delete from seat where assignment = ?", assignment);
    }

    private void insert(List<Wanted> admitted) {
        int seats = admitted.stream().mapToInt(Wanted::seats).sum();
        if (seats == 0) {
            return;
        }
        int inserted = sql.update(
                """
                insert into seat (vm, ordinal, assignment, project, limit_max, profile, profile_version)
                select w.vm, free.ordinal, w.assignment, w.project, w.max, w.profile, w."profileVersion"
                from jsonb_to_recordset(?::jsonb) as w
                    (vm text, assignment uuid, project text, max integer, profile text, "profileVersion" integer,
                     seats integer, highest integer)
                cross join lateral (
                    select o as ordinal from generate_series(1, w.highest) as o
                    where not exists (select from seat where seat.vm = w.vm and seat.ordinal = o)
                    order by o limit w.seats) as free""",
                json.write(admitted));
        if (inserted != seats) {
            throw new IllegalStateException("seats changed although their virtual machines are locked");
        }
    }
}
