package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.application.Holds;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import io.slotkeeper.assignment.domain.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The tables {@code hold}, {@code hold_member}, {@code claimed_function} and {@code seat}. Rows are inserted in address
 * order and conflicts are passed over, so that a lost race neither aborts the transaction nor deadlocks; fewer rows
 * than asked for means that somebody was faster, and one's own rows are taken back.
 */
@ApplicationScoped
class HoldRepository implements Holds {
    private final Sql sql;
    private final HoldersInTheWay holders;
    private final Seats seats;

    @Inject
    HoldRepository(Sql sql, HoldersInTheWay holders, Seats seats) {
        this.sql = sql;
        this.holders = holders;
        this.seats = seats;
    }

    @Override
    public HoldResult place(HoldRequest request) {
        seats.lock(request.vm());
        Set<String> counted = countIntoHolds(request);
        if (counted.size() < request.hold().members().size()) {
            uncount(request, counted);
            return holders.refusal(request, counted);
        }
        if (claim(request) < request.requested().size()) {
            takeBack(request, counted);
            return holders.refusal(request, counted);
        }
        Optional<HoldResult.Refused> noSeat = seats.take(request);
        if (noSeat.isPresent()) {
            takeBack(request, counted);
            return noSeat.get();
        }
        remember(request);
        return new HoldResult.Placed();
    }

    @Override
    public void claim(UUID assignment) {
        sql.update("update claimed_function set until = null where assignment = ?", assignment);
    }

    @Override
    public void free(UUID assignment) {
        seats.free(assignment);
        sql.update("delete from claimed_function where assignment = ?", assignment);
        int uncounted = sql.update(
                """
                with mine as (delete from hold_member where assignment = ? returning host, function)
                update hold set holders = holders - 1 from mine
                where hold.host = mine.host and hold.function = mine.function""",
                assignment);
        if (uncounted > 0) {
            sql.update(
                    "delete from hold where holders = 0 and host = (select host from assignment where id = ?)",
                    assignment);
        }
    }

    @Override
    public Set<Address> heldByOthers(String host, UUID assignment) {
        return sql
                .query(
                        "select distinct function from hold_member where host = ? and assignment <> ?",
                        row -> new Address(row.getString("function")),
                        host,
                        assignment)
                .stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> countIntoHolds(HoldRequest request) {
        List<String> counted = sql.query(
                """
                insert into hold (host, function, vm, project, holders, since)
                select ?, f, ?, ?, 1, ? from unnest(?) as f order by f
                on conflict (host, function) do update set holders = hold.holders + 1
                where hold.vm = excluded.vm and hold.project = excluded.project
                returning function""",
                row -> row.getString("function"),
                request.host(),
                request.vm(),
                request.project(),
                request.hold().since(),
                texts(request.hold().members()));
        return Set.copyOf(counted);
    }

    private int claim(HoldRequest request) {
        return sql.update(
                """
                insert into claimed_function
                    (host, function, assignment, project, vm, correlation_id, since, until)
                select ?, f, ?, ?, ?, ?, ?, ? from unnest(?) as f order by f
                on conflict (host, function) do nothing""",
                request.host(),
                request.assignment(),
                request.project(),
                request.vm(),
                request.correlationId(),
                request.hold().since(),
                request.hold().until(),
                texts(request.requested()));
    }

    private void remember(HoldRequest request) {
        sql.update(
                "insert into hold_member (assignment, host, function) select ?, ?, f from unnest(?) as f",
                request.assignment(),
                request.host(),
                texts(request.hold().members()));
    }

    private void takeBack(HoldRequest request, Set<String> counted) {
        sql.update("delete from claimed_function where assignment = ?", request.assignment());
        uncount(request, counted);
    }

    private void uncount(HoldRequest request, Set<String> counted) {
        String[] functions = counted.toArray(String[]::new);
        sql.update(
                "update hold set holders = holders - 1 where host = ? and function = any(?)",
                request.host(),
                functions);
        sql.update("delete from hold where host = ? and function = any(?) and holders = 0", request.host(), functions);
    }

    static String[] texts(Collection<Address> addresses) {
        return addresses.stream().sorted().map(Address::value).toArray(String[]::new);
    }

    /** The limit in force, null when nobody knows one. */
    static @org.jspecify.annotations.Nullable Integer max(HoldRequest request) {
        Limit limit = request.limit();
        return limit == null ? null : limit.max();
    }
}
