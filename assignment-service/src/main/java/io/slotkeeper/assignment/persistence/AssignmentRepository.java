package io.slotkeeper.assignment.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.slotkeeper.assignment.application.Assignments;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.StateName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code assignment}. */
@ApplicationScoped
class AssignmentRepository implements Assignments, PanacheRepositoryBase<AssignmentEntity, UUID> {
    private final AssignmentMapping mapping;
    private final Sql sql;

    @Inject
    AssignmentRepository(AssignmentMapping mapping, Sql sql) {
        this.mapping = mapping;
        this.sql = sql;
    }

    @Override
    public void add(Assignment assignment) {
        persist(mapping.toNewRow(assignment));
    }

    @Override
    public void save(Assignment assignment) {
        mapping.update(findById(assignment.id()), assignment);
    }

    @Override
    public Optional<Assignment> find(UUID id) {
        return findByIdOptional(id).map(mapping::toDomain);
    }

    @Override
    public List<Assignment> lock(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .map(mapping::toDomain)
                .toList();
    }

    @Override
    public Map<UUID, Place> placesOf(Collection<UUID> ids) {
        Map<UUID, Place> places = new LinkedHashMap<>();
        sql.query(
                "select id, host, project from assignment where id = any(?)",
                row -> places.put(
                        row.getObject("id", UUID.class), new Place(row.getString("host"), row.getString("project"))),
                (Object) ids.toArray(UUID[]::new));
        return places;
    }

    @Override
    public Optional<StateName> stateOf(UUID id) {
        return getEntityManager()
                .createQuery("select state from AssignmentEntity where id = :id", String.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(StateName::valueOf);
    }

    @Override
    public List<Assignment> list(Filter filter) {
        StringBuilder where = new StringBuilder("project = :project");
        Parameters parameters = Parameters.with("project", filter.project());
        narrow(where, parameters, "state", filter.state());
        narrow(where, parameters, "host", filter.host());
        narrow(where, parameters, "vm", filter.vm());
        narrow(where, parameters, "externalRef", filter.externalRef());
        if (filter.after() != null) {
            where.append(" and id < :after");
            parameters.and("after", filter.after());
        }
        return find(where + " order by id desc", parameters).page(0, filter.limit()).stream()
                .map(mapping::toDomain)
                .toList();
    }

    @Override
    public List<UUID> page(@Nullable UUID after, int limit) {
        return sql.query(
                "select id from assignment where id > ? order by id limit ?",
                row -> row.getObject("id", UUID.class),
                Sql.orFirst(after),
                limit);
    }

    @Override
    public List<UUID> claimedOn(String host) {
        return getEntityManager()
                .createQuery(
                        "select id from AssignmentEntity where host = :host and state = 'CLAIMED' order by id",
                        UUID.class)
                .setParameter("host", host)
                .getResultList();
    }

    @Override
    public List<UUID> parkedOn(Map<String, Long> revisions) {
        List<String> hosts = List.copyOf(revisions.keySet());
        return sql.query(
                """
                select a.id from unnest(?::text[], ?::bigint[]) as come (host, revision)
                join assignment a on a.host = come.host and a.state = 'REQUESTED'
                where a.parked_until_revision <= come.revision order by a.id""",
                row -> row.getObject("id", UUID.class),
                hosts.toArray(String[]::new),
                hosts.stream().map(revisions::get).toArray(Long[]::new));
    }

    @Override
    public List<UUID> overdue(Collection<UUID> except, int limit) {
        return sql.query(
                """
                select id from assignment where deadline <= now() and id <> all (?)
                order by deadline limit ? for update skip locked""",
                row -> row.getObject("id", UUID.class),
                except.toArray(UUID[]::new),
                limit);
    }

    @Override
    public List<Waits> waits() {
        return sql.query(
                """
                select state, count(*) as count, count(*) filter (where deadline <= now()) as overdue,
                    greatest(0, extract(epoch from now() - min(updated_at))) as oldest
                from assignment where deadline is not null group by state""",
                row -> new Waits(
                        row.getString("state"),
                        row.getInt("count"),
                        Duration.ofMillis((long) (1000 * row.getDouble("oldest"))),
                        row.getInt("overdue")));
    }

    private static void narrow(StringBuilder where, Parameters parameters, String column, @Nullable String value) {
        if (value != null) {
            where.append(" and ").append(column).append(" = :").append(column);
            parameters.and(column, value);
        }
    }
}
