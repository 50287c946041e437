package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.application.Hosts;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.ContextOverlay;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.PlannedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** The tables {@code host_state} and {@code context_overlay}. */
@ApplicationScoped
class HostRepository implements Hosts {
    private static final String SELECT = "select host, project, revision, platform, version, document from host_state";

    /** A lock until the transaction ends on a name that may have no row yet. */
    private static final String LOCK_NAME = "pg_advisory_xact_lock(hashtextextended('host ' || host, 0))";

    private final Sql sql;
    private final Json json;

    @Inject
    HostRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Set<String> update(Collection<HostState> hosts) {
        return Set.copyOf(sql.query(
                """
                insert into host_state (host, project, revision, platform, version, document)
                select host, project, revision, platform, version, document
                from jsonb_to_recordset(?::jsonb) as told
                    (host text, project text, revision bigint, platform text, version text, document jsonb)
                order by host
                on conflict (host) do update set project = excluded.project, revision = excluded.revision,
                    platform = excluded.platform, version = excluded.version, document = excluded.document,
                    received_at = now()
                where host_state.revision < excluded.revision
                returning host, """
                        + LOCK_NAME,
                row -> row.getString("host"),
                json.write(hosts.stream().map(HostRow::of).toList())));
    }

    private record HostRow(
            String host, String project, long revision, String platform, String version, HostDocument document) {
        static HostRow of(HostState host) {
            return new HostRow(
                    host.host(),
                    host.project(),
                    host.revision(),
                    host.platform(),
                    host.version(),
                    HostDocument.of(host));
        }
    }

    @Override
    public void remove(String host) {
        sql.update(
                "delete from host_state where host = ? and not exists (select from hold_member where host = ?)",
                host,
                host);
    }

    @Override
    public Optional<HostState> find(String host) {
        return sql.query(SELECT + " where host = ?", this::host, host).stream().findFirst();
    }

    /** The name of a host that is not there is locked, and whether it has come meanwhile is asked under that lock. */
    @Override
    public List<HostState> lock(Collection<String> hosts) {
        List<HostState> known = lockRows(hosts);
        TreeSet<String> unknown = new TreeSet<>(hosts);
        known.forEach(host -> unknown.remove(host.host()));
        if (unknown.isEmpty()) {
            return known;
        }
        sql.query("select " + LOCK_NAME + " from unnest(?) as host", row -> true, (Object)
                unknown.toArray(String[]::new));
        return Stream.concat(known.stream(), lockRows(unknown).stream())
                .sorted(Comparator.comparing(HostState::host))
                .toList();
    }

    private List<HostState> lockRows(Collection<String> hosts) {
        return sql.query(SELECT + " where host = any(?) order by host for update", this::host, (Object)
                hosts.toArray(String[]::new));
    }

    @Override
    public List<OverlayOn> overlays(Collection<String> hosts, Collection<UUID> assignments) {
        return sql.query(
                """
                (select distinct on (host, function)
                    host, function, assignment, context, host_revision, sequence, confirmed_at
                from context_overlay where host = any(?) order by host, function, sequence desc)
                union
                select host, function, assignment, context, host_revision, sequence, confirmed_at
                from context_overlay where assignment = any(?) order by host, function, sequence""",
                row -> new OverlayOn(row.getString("host"), overlay(row)),
                hosts.toArray(String[]::new),
                assignments.toArray(UUID[]::new));
    }

    @Override
    public void overlay(UUID assignment, HostState host, PlannedOrder order, Context context, Instant confirmedAt) {
        sql.update(
                """
                insert into context_overlay (assignment, host, function, context, host_revision, confirmed_at)
                select ?, ?, f, ?, ?, ? from unnest(?) as f order by f
                on conflict (assignment, function) do update set context = excluded.context,
                    host_revision = excluded.host_revision, sequence = excluded.sequence,
                    confirmed_at = excluded.confirmed_at""",
                assignment,
                host.host(),
                context.name(),
                host.revision(),
                confirmedAt,
                order.functions().stream().map(Address::value).toArray(String[]::new));
    }

    private HostState host(ResultSet row) throws SQLException {
        HostDocument document = json.read(row.getString("document"), HostDocument.class);
        return new HostState(
                row.getString("host"),
                row.getString("project"),
                row.getLong("revision"),
                row.getString("platform"),
                row.getString("version"),
                document.functions().stream()
                        .map(HostDocument.FunctionDocument::toDomain)
                        .toList(),
                document.groups().stream()
                        .map(HostDocument.GroupDocument::toDomain)
                        .toList());
    }

    private static ContextOverlay overlay(ResultSet row) throws SQLException {
        return new ContextOverlay(
                row.getObject("assignment", UUID.class),
                new Address(row.getString("function")),
                Context.valueOf(row.getString("context")),
                row.getLong("host_revision"),
                row.getLong("sequence"),
                Objects.requireNonNull(Sql.instant(row, "confirmed_at")));
    }
}
