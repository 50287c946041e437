package io.slotkeeper.policy.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.slotkeeper.policy.application.AssignmentSeen;
import io.slotkeeper.policy.application.Holdings;
import io.slotkeeper.policy.application.LastWord;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Overlay;
import io.slotkeeper.policy.domain.facts.Release;
import io.slotkeeper.policy.persistence.Sql.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who holds what, in tables: newest revision, greatest sequence and latest release win, in any order of arrival. */
@ApplicationScoped
class HoldingRepository implements Holdings {

    private static final String FORGET =
            "delete from assignment_seen where assignment = any(cast(? as uuid[])) returning host";
    private static final String STORE =
            """
            insert into assignment_seen (assignment, project, revision, host, vm, state, requester, hold)
            select assignment, project, revision, host, vm, state, requester, cast(hold as jsonb)
              from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as bigint[]), cast(? as text[]),
                          cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
                   as seen (assignment, project, revision, host, vm, state, requester, hold)
             order by assignment
            on conflict (assignment) do update
               set project = excluded.project, revision = excluded.revision, host = excluded.host, vm = excluded.vm,
                   state = excluded.state, requester = excluded.requester,
                   hold = excluded.hold, seen_at = now()
             where assignment_seen.revision < excluded.revision
            returning host
            """;
    private static final String OVERLAY =
            """
            insert into context_overlay (host, address, project, context, host_revision, sequence)
            select distinct on (host, address) host, address, project, context, host_revision, sequence
              from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as bigint[]), cast(? as bigint[])) with ordinality
                   as seen (host, address, project, context, host_revision, sequence, place)
             order by host, address, sequence desc, place
            on conflict (host, address) do update
               set project = excluded.project, context = excluded.context, host_revision = excluded.host_revision,
                   sequence = excluded.sequence
             where context_overlay.sequence < excluded.sequence
            """;
    private static final String RELEASE =
            """
            insert into function_release (host, address, vm, project, released_at)
            select distinct on (host, address, vm) host, address, vm, project, released_at
              from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as timestamptz[])) with ordinality
                   as seen (host, address, vm, project, released_at, place)
             order by host, address, vm, released_at desc, place
            on conflict (host, address, vm) do update
               set project = excluded.project, released_at = excluded.released_at
             where function_release.released_at < excluded.released_at
            """;
    private static final String HOLDS =
            """
            select cast(hold as text) as hold from assignment_seen
             where hold is not null and (host = any(cast(? as text[])) or vm = any(cast(? as text[])))
             order by assignment
            """;
    private static final String OVERLAYS =
            """
            select host, address, context, host_revision, sequence from context_overlay
             where host = any(cast(? as text[])) order by host, address
            """;
    private static final String RELEASES =
            """
            select host, address, vm, released_at from function_release
             where host = any(cast(? as text[])) order by host, address, vm
            """;

    private final Sql sql;
    private final Documents documents;

    HoldingRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public Set<String> store(LastWord<AssignmentSeen> word) {
        Set<String> hosts = new HashSet<>();
        if (!word.gone().isEmpty()) {
            hosts.addAll(sql.query(FORGET, row -> row.getString("host"), Column.of(word.gone())));
        }
        List<AssignmentSeen> seen = word.newest();
        if (!seen.isEmpty()) {
            hosts.addAll(sql.query(
                    STORE,
                    row -> row.getString("host"),
                    Column.of(seen, AssignmentSeen::assignment),
                    Column.of(seen, AssignmentSeen::project),
                    Column.of(seen, AssignmentSeen::revision),
                    Column.of(seen, AssignmentSeen::host),
                    Column.of(seen, AssignmentSeen::vm),
                    Column.of(seen, AssignmentSeen::state),
                    Column.of(seen, AssignmentSeen::requester),
                    Column.of(seen, state -> state.hold() == null ? null : documents.write(state.hold()))));
        }
        return hosts;
    }

    @Override
    public void storeTraces(List<AssignmentSeen> states) {
        storeOverlays(states.stream()
                .flatMap(state -> state.overlays().stream().map(overlay -> new Confirmed(state, overlay)))
                .toList());
        storeReleases(states.stream()
                .filter(AssignmentSeen::released)
                .flatMap(state -> state.requested().stream().map(address -> new Released(state, address)))
                .toList());
    }

    private record Confirmed(AssignmentSeen by, Overlay overlay) {}

    private record Released(AssignmentSeen by, String address) {}

    private void storeOverlays(List<Confirmed> confirmed) {
        if (!confirmed.isEmpty()) {
            sql.update(
                    OVERLAY,
                    Column.of(confirmed, row -> row.by().host()),
                    Column.of(confirmed, row -> row.overlay().address()),
                    Column.of(confirmed, row -> row.by().project()),
                    Column.of(confirmed, row -> row.overlay().context()),
                    Column.of(confirmed, row -> row.overlay().hostRevision()),
                    Column.of(confirmed, row -> row.overlay().sequence()));
        }
    }

    private void storeReleases(List<Released> released) {
        if (!released.isEmpty()) {
            sql.update(
                    RELEASE,
                    Column.of(released, row -> row.by().host()),
                    Column.of(released, Released::address),
                    Column.of(released, row -> row.by().vm()),
                    Column.of(released, row -> row.by().project()),
                    Column.of(released, row -> row.by().updatedAt()));
        }
    }

    @Override
    public List<Hold> holdsOnOrOf(Set<String> hosts, Set<String> vms) {
        return sql.query(
                HOLDS, row -> documents.read(row.getString("hold"), Hold.class), Column.of(hosts), Column.of(vms));
    }

    @Override
    public Map<String, List<Overlay>> overlays(Set<String> hosts) {
        return byHost(sql.query(
                OVERLAYS,
                row -> Map.entry(
                        row.getString("host"),
                        new Overlay(
                                row.getString("address"),
                                Context.valueOf(row.getString("context")),
                                row.getLong("host_revision"),
                                row.getLong("sequence"))),
                Column.of(hosts)));
    }

    @Override
    public Map<String, List<Release>> releases(Set<String> hosts) {
        return byHost(sql.query(
                RELEASES,
                row -> Map.entry(
                        row.getString("host"),
                        new Release(row.getString("address"), row.getString("vm"), Sql.instant(row, "released_at"))),
                Column.of(hosts)));
    }

    private static <T> Map<String, List<T>> byHost(List<Map.Entry<String, T>> rows) {
        return rows.stream().collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
