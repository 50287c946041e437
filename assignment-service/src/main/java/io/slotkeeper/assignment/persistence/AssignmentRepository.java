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
import java.util.List;
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
    public Optional<Assignment> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(mapping::toDomain);
    }

    @Override
    public Optional<Place> placeOf(UUID id) {
        return find("id = ?1", id).project(Place.class).firstResultOptional();
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
    public List<UUID> claimedOn(String host) {
        return getEntityManager()
                .createQuery(
                        "select id from AssignmentEntity where host = :host and state = 'CLAIMED' order by id",
                        UUID.class)
                .setParameter("host", host)
                .getResultList();
    }

    @Override
    public List<UUID> parkedOn(String host, long revision) {
        return getEntityManager()
                .createQuery(
                        "select id from AssignmentEntity where host = :host and state = 'REQUESTED'"
                                + " and parkedUntilRevision <= :revision order by id",
                        UUID.class)
                .setParameter("host", host)
                .setParameter("revision", revision)
                .getResultList();
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
