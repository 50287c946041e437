package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.application.Holds;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code hold}, {@code hold_member}, {@code claimed_function} and {@code seat}. Rows are inserted in address
 * order and conflicts are passed over, so that a lost race neither aborts the transaction nor deadlocks; fewer rows
 * than asked for means that somebody was faster, and one's own rows are taken back.
 */
@ApplicationScoped
class HoldRepository implements Holds {
    private final Sql sql;
    private final HoldersInTheWay holders;
    private final SriovCounterparts counterparts;
    private final Seats seats;
    private final Json json;

    @Inject
    HoldRepository(Sql sql, HoldersInTheWay holders, SriovCounterparts counterparts, Seats seats, Json json) {
        this.sql = sql;
        this.json = json;
        this.holders = holders;
        this.counterparts = counterparts;
        this.seats = seats;
    }

    @Override
    public Map<UUID, HoldResult> place(List<HoldRequest> requests) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        Map<UUID, HoldResult> results = new HashMap<>(counterparts.heldOf(requests));
        List<HoldRequest> free = select(requests, request -> !results.containsKey(request.assignment()));
        lockMachines(free.stream().map(HoldRequest::vm).collect(Collectors.toCollection(TreeSet::new)));
        Set<Place> counted = countIntoHolds(free);
        List<HoldRequest> grouped = winners(free, request -> request.hold().members(), counted, lost -> {
            uncount(lost, counted);
            lost.forEach(request -> results.put(request.assignment(), holders.refusal(request, of(request, counted))));
        });
        List<HoldRequest> claimed = winners(grouped, HoldRequest::requested, claim(grouped), lost -> {
            takeBack(lost, counted);
            lost.forEach(request -> results.put(request.assignment(), holders.refusal(request, of(request, counted))));
        });
        Map<UUID, HoldResult.Refused> seatless = seats.take(claimed);
        results.putAll(seatless);
        takeBack(select(claimed, request -> seatless.containsKey(request.assignment())), counted);
        List<HoldRequest> placed = select(claimed, request -> !seatless.containsKey(request.assignment()));
        remember(placed);
        placed.forEach(request -> results.put(request.assignment(), new HoldResult.Placed()));
        return results;
    }

    /** A function on its host. */
    private record Place(String host, String function) {
        static Place read(ResultSet row) throws SQLException {
            return new Place(row.getString("host"), row.getString("function"));
        }
    }

    /** A function as the tables get it. */
    private record Row(
            String host,
            String function,
            UUID assignment,
            String vm,
            String project,
            @Nullable String correlation,
            Instant since,
            @Nullable Instant until) {}

    /** Those who got all that they wanted; the others are told to {@code losers}. */
    private static List<HoldRequest> winners(
            List<HoldRequest> requests,
            Function<HoldRequest, List<Address>> wanted,
            Set<Place> got,
            Consumer<List<HoldRequest>> losers) {
        Predicate<HoldRequest> won = request -> wanted.apply(request).stream()
                .allMatch(address -> got.contains(new Place(request.host(), address.value())));
        List<HoldRequest> lost = select(requests, won.negate());
        if (!lost.isEmpty()) {
            losers.accept(lost);
        }
        return select(requests, won);
    }

    private static List<HoldRequest> select(List<HoldRequest> requests, Predicate<HoldRequest> which) {
        return requests.stream().filter(which).toList();
    }

    private static Set<String> of(HoldRequest request, Set<Place> counted) {
        return request.hold().members().stream()
                .map(Address::value)
                .filter(function -> counted.contains(new Place(request.host(), function)))
                .collect(Collectors.toSet());
    }

    @Override
    public void lockMachines(SortedSet<String> vms) {
        seats.lock(vms);
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

    private Set<Place> countIntoHolds(List<HoldRequest> requests) {
        return Set.copyOf(sql.query(
                """
                insert into hold (host, function, vm, project, holders, since)
                select host, function, vm, project, 1, since
                from jsonb_to_recordset(?::jsonb) as wanted
                    (host text, function text, vm text, project text, since timestamptz)
                order by host, function
                on conflict (host, function) do update set holders = hold.holders + 1
                where hold.vm = excluded.vm and hold.project = excluded.project
                returning host, function""",
                Place::read,
                rows(requests, request -> request.hold().members())));
    }

    private Set<Place> claim(List<HoldRequest> requests) {
        if (requests.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.query(
                """
                insert into claimed_function
                    (host, function, assignment, project, vm, correlation_id, since, until)
                select host, function, assignment, project, vm, correlation, since, until
                from jsonb_to_recordset(?::jsonb) as wanted
                    (host text, function text, assignment uuid, project text, vm text, correlation text,
                     since timestamptz, until timestamptz)
                order by host, function
                on conflict (host, function) do nothing
                returning host, function""",
                Place::read,
                rows(requests, HoldRequest::requested)));
    }

    private void remember(List<HoldRequest> requests) {
        if (!requests.isEmpty()) {
            sql.update(
                    """
                    insert into hold_member (assignment, host, function)
                    select assignment, host, function
                    from jsonb_to_recordset(?::jsonb) as held (assignment uuid, host text, function text)""",
                    rows(requests, request -> request.hold().members()));
        }
    }

    private void takeBack(List<HoldRequest> requests, Set<Place> counted) {
        if (!requests.isEmpty()) {
            sql.update("delete from claimed_function where assignment = any(?)", (Object)
                    requests.stream().map(HoldRequest::assignment).toArray(UUID[]::new));
            uncount(requests, counted);
        }
    }

    private void uncount(List<HoldRequest> requests, Set<Place> counted) {
        List<Place> mine = requests.stream()
                .flatMap(request -> of(request, counted).stream().map(function -> new Place(request.host(), function)))
                .toList();
        String[] hosts = mine.stream().map(Place::host).toArray(String[]::new);
        String[] functions = mine.stream().map(Place::function).toArray(String[]::new);
        sql.update(
                """
                update hold set holders = holders - 1
                from unnest(?::text[], ?::text[]) as mine (host, function)
                where hold.host = mine.host and hold.function = mine.function""",
                hosts,
                functions);
        sql.update(
                """
                delete from hold using unnest(?::text[], ?::text[]) as mine (host, function)
                where hold.host = mine.host and hold.function = mine.function and holders = 0""",
                hosts,
                functions);
    }

    private String rows(List<HoldRequest> requests, Function<HoldRequest, List<Address>> functions) {
        return json.write(requests.stream()
                .flatMap(request -> functions.apply(request).stream()
                        .map(address -> new Row(
                                request.host(),
                                address.value(),
                                request.assignment(),
                                request.vm(),
                                request.project(),
                                request.correlationId(),
                                request.hold().since(),
                                request.hold().until())))
                .toList());
    }

    static String[] texts(Collection<Address> addresses) {
        return addresses.stream().sorted().map(Address::value).toArray(String[]::new);
    }
}
