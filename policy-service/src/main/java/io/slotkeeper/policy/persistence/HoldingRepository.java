package io.slotkeeper.policy.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.policy.application.AssignmentSeen;
import io.slotkeeper.policy.application.Holdings;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Overlay;
import io.slotkeeper.policy.domain.facts.Release;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.query.MutationQuery;

/** Who holds what, in tables: newest revision, greatest sequence and latest release win, in any order of arrival. */
@ApplicationScoped
class HoldingRepository implements Holdings, PanacheRepositoryBase<AssignmentSeenEntity, UUID> {

    private static final String STORE =
            """
            insert into assignment_seen (assignment, project, revision, host, vm, hold)
            values (:assignment, :project, :revision, :host, :vm, cast(:hold as jsonb))
            on conflict (assignment) do update
               set project = excluded.project, revision = excluded.revision, host = excluded.host, vm = excluded.vm,
                   hold = excluded.hold, seen_at = now()
             where assignment_seen.revision < excluded.revision
            """;
    private static final String OVERLAY =
            """
            insert into context_overlay (host, address, project, context, host_revision, sequence)
            values (:host, :address, :project, :context, :hostRevision, :sequence)
            on conflict (host, address) do update
               set project = excluded.project, context = excluded.context, host_revision = excluded.host_revision,
                   sequence = excluded.sequence
             where context_overlay.sequence < excluded.sequence
            """;
    private static final String RELEASE =
            """
            insert into function_release (host, address, vm, project, released_at)
            values (:host, :address, :vm, :project, :at)
            on conflict (host, address, vm) do update
               set project = excluded.project, released_at = excluded.released_at
             where function_release.released_at < excluded.released_at
            """;

    private final Documents documents;

    HoldingRepository(Documents documents) {
        this.documents = documents;
    }

    @Override
    public void store(AssignmentSeen state) {
        Hold hold = state.hold();
        sql(STORE)
                .setParameter("assignment", UUID.fromString(state.assignment()))
                .setParameter("project", state.project())
                .setParameter("revision", state.revision())
                .setParameter("host", state.host())
                .setParameter("vm", state.vm())
                .setParameter("hold", hold == null ? null : documents.write(hold), String.class)
                .executeUpdate();
        state.overlays().forEach(overlay -> store(state, overlay));
        if (state.released()) {
            state.requested().forEach(address -> released(state, address));
        }
    }

    private void store(AssignmentSeen state, Overlay overlay) {
        sql(OVERLAY)
                .setParameter("host", state.host())
                .setParameter("address", overlay.address())
                .setParameter("project", state.project())
                .setParameter("context", overlay.context().name())
                .setParameter("hostRevision", overlay.hostRevision())
                .setParameter("sequence", overlay.sequence())
                .executeUpdate();
    }

    private void released(AssignmentSeen state, String address) {
        sql(RELEASE)
                .setParameter("host", state.host())
                .setParameter("address", address)
                .setParameter("vm", state.vm())
                .setParameter("project", state.project())
                .setParameter("at", state.updatedAt())
                .executeUpdate();
    }

    @Override
    public void remove(String assignment) {
        deleteById(UUID.fromString(assignment));
    }

    @Override
    public List<Hold> holdsOnOrOf(String host, String vm) {
        return find("hold is not null and (host = ?1 or vm = ?2) order by assignment", host, vm).stream()
                .map(row -> row.hold)
                .flatMap(Stream::ofNullable)
                .map(document -> documents.read(document, Hold.class))
                .toList();
    }

    @Override
    public List<Overlay> overlays(String host) {
        return rows(
                        "select address, context, host_revision, sequence from context_overlay where host = :host"
                                + " order by address",
                        host)
                .map(row -> new Overlay(
                        row.get(0, String.class),
                        Context.valueOf(row.get(1, String.class)),
                        row.get(2, Long.class),
                        row.get(3, Long.class)))
                .toList();
    }

    @Override
    public List<Release> releases(String host) {
        return rows(
                        "select address, vm, released_at from function_release where host = :host order by address, vm",
                        host)
                .map(row -> new Release(row.get(0, String.class), row.get(1, String.class), row.get(2, Instant.class)))
                .toList();
    }

    private MutationQuery sql(String statement) {
        return getSession().createNativeMutationQuery(statement);
    }

    private Stream<Tuple> rows(String select, String host) {
        return getSession().createNativeQuery(select, Tuple.class).setParameter("host", host).getResultList().stream();
    }
}
