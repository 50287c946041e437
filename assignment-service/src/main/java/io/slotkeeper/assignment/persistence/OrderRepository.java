package io.slotkeeper.assignment.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.slotkeeper.assignment.application.Orders;
import io.slotkeeper.assignment.domain.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code assignment_order}. */
@ApplicationScoped
class OrderRepository implements Orders, PanacheRepositoryBase<OrderEntity, UUID> {
    private static final String PENDING_FIRST = " order by case when state = 'PENDING' then 0 else 1 end, id desc";

    private final OrderMapping mapping;
    private final Sql sql;

    @Inject
    OrderRepository(OrderMapping mapping, Sql sql) {
        this.mapping = mapping;
        this.sql = sql;
    }

    @Override
    public void add(Order order) {
        persist(mapping.toRow(order));
    }

    /** Written at once: the next order may be inserted only when this one is no longer pending. */
    @Override
    public void save(Order order) {
        mapping.update(findById(order.id()), order);
        flush();
    }

    @Override
    public Optional<Order> find(UUID id) {
        return findByIdOptional(id).map(mapping::toDomain);
    }

    @Override
    public Map<UUID, Owner> ownersOf(Collection<UUID> ids) {
        Map<UUID, Owner> owners = new LinkedHashMap<>();
        sql.query(
                "select id, assignment, project from assignment_order where id = any(?)",
                row -> owners.put(
                        row.getObject("id", UUID.class),
                        new Owner(row.getObject("assignment", UUID.class), row.getString("project"))),
                (Object) ids.toArray(UUID[]::new));
        return owners;
    }

    @Override
    public List<Order> of(UUID assignment) {
        return find("assignment = ?1 order by id", assignment).stream()
                .map(mapping::toDomain)
                .toList();
    }

    @Override
    public List<Order> pendingOn(Collection<String> hosts) {
        return find("host in ?1 and state = 'PENDING'", hosts).stream()
                .map(mapping::toDomain)
                .toList();
    }

    @Override
    public List<Order> lockPage(@Nullable UUID after, Instant since, int limit) {
        return find(
                        "id > ?1 and (state = 'PENDING' or (state = 'CANCELLED' and issuedAt >= ?2)) order by id",
                        Sql.orFirst(after),
                        since)
                .page(0, limit)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .map(mapping::toDomain)
                .toList();
    }

    @Override
    public List<Order> list(Filter filter) {
        StringBuilder where = new StringBuilder("project = :project");
        Parameters parameters = Parameters.with("project", filter.project());
        narrow(where, parameters, "host", filter.host());
        narrow(where, parameters, "state", filter.state());
        narrow(where, parameters, "type", filter.type());
        after(filter.after()).ifPresent(last -> {
            boolean pending = last.state.equals("PENDING");
            where.append(
                    pending
                            ? " and ((state = 'PENDING' and id < :after) or state <> 'PENDING')"
                            : " and state <> 'PENDING' and id < :after");
            parameters.and("after", last.id);
        });
        return find(where + PENDING_FIRST, parameters).page(0, filter.limit()).stream()
                .map(mapping::toDomain)
                .toList();
    }

    private Optional<OrderEntity> after(@Nullable UUID id) {
        return id == null ? Optional.empty() : findByIdOptional(id);
    }

    private static void narrow(StringBuilder where, Parameters parameters, String column, @Nullable String value) {
        if (value != null) {
            where.append(" and ").append(column).append(" = :").append(column);
            parameters.and(column, value);
        }
    }
}
