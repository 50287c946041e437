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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code host_state} and {@code context_overlay}. */
@ApplicationScoped
class HostRepository implements Hosts {
    private static final String SELECT = "select host, project, revision, platform, version, document from host_state";

    private final Sql sql;
    private final Json json;

    @Inject
    HostRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public boolean update(HostState host) {
        return sql.update(
                        """
                        insert into host_state (host, project, revision, platform, version, document)
                        values (?, ?, ?, ?, ?, ?::jsonb)
                        on conflict (host) do update set project = excluded.project, revision = excluded.revision,
                            platform = excluded.platform, version = excluded.version, document = excluded.document,
                            received_at = now()
                        where host_state.revision < excluded.revision""",
                        host.host(),
                        host.project(),
                        host.revision(),
                        host.platform(),
                        host.version(),
                        json.write(HostDocument.of(host)))
                > 0;
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

    @Override
    public Optional<HostState> lock(String host) {
        return sql.query(SELECT + " where host = ? for update", this::host, host).stream()
                .findFirst();
    }

    @Override
    public List<ContextOverlay> overlays(String host) {
        return sql.query(
                """
                select distinct on (function) assignment, function, context, host_revision, sequence, confirmed_at
                from context_overlay where host = ? order by function, sequence desc""",
                HostRepository::overlay,
                host);
    }

    @Override
    public List<ContextOverlay> overlaysBy(UUID assignment) {
        return sql.query(
                """
                select assignment, function, context, host_revision, sequence, confirmed_at
                from context_overlay where assignment = ? order by function""",
                HostRepository::overlay,
                assignment);
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
