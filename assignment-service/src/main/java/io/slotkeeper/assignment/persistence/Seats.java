package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.domain.HoldFindings;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import io.slotkeeper.assignment.domain.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code seat}: one numbered seat of the virtual machine per requested function, the lowest free first. */
@ApplicationScoped
class Seats {
    private final Sql sql;

    @Inject
    Seats(Sql sql) {
        this.sql = sql;
    }

    /** Whoever changes a virtual machine's seats waits for its row; held until the transaction ends. */
    void lock(String vm) {
        sql.update("insert into vm_lock (vm) values (?) on conflict do nothing", vm);
        sql.query("select vm from vm_lock where vm = ? for update", row -> row.getString("vm"), vm);
    }

    /** Takes a seat per requested function, or none; a limit lowered since then evicts nobody but admits nobody. */
    Optional<HoldResult.Refused> take(HoldRequest request) {
        int asked = request.requested().size();
        int taken = sql.query(
                        "select count(*) as taken from seat where vm = ?", row -> row.getInt("taken"), request.vm())
                .get(0);
        Integer max = HoldRepository.max(request);
        if (max != null && taken + asked > max) {
            return Optional.of(HoldFindings.limitExceeded(request.vm(), max, taken, asked));
        }
        Limit limit = request.limit();
        insert(request, taken + asked, max, limit);
        return Optional.empty();
    }

    void free(UUID assignment) {
        sql.update("delete from seat where assignment = ?", assignment);
    }

    private void insert(HoldRequest request, int highest, @Nullable Integer max, @Nullable Limit limit) {
        int inserted = sql.update(
                """
                insert into seat (vm, ordinal, assignment, project, limit_max, profile, profile_version)
                select ?, o, ?, ?, ?::integer, ?, ?::integer from generate_series(1, ?) as o
                where not exists (select from seat where vm = ? and ordinal = o) order by o limit ?""",
                request.vm(),
                request.assignment(),
                request.project(),
                max,
                limit == null ? null : limit.profile(),
                limit == null ? null : limit.profileVersion(),
                highest,
                request.vm(),
                request.requested().size());
        if (inserted != request.requested().size()) {
            throw new IllegalStateException("seats of " + request.vm() + " changed although its row is locked");
        }
    }
}
