package io.slotkeeper.assignment.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.slotkeeper.assignment.application.Orders;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code assignment_order}. */
@ApplicationScoped
class OrderRepository implements Orders, PanacheRepositoryBase<OrderEntity, UUID> {
    private static final String PENDING_FIRST = " order by case when state = 'PENDING' then 0 else 1 end, id desc";

    private final OrderMapping mapping;

    @Inject
    OrderRepository(OrderMapping mapping) {
        this.mapping = mapping;
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
    public Optional<Owner> ownerOf(UUID id) {
        return find("id = ?1", id).project(Owner.class).firstResultOptional();
    }

    @Override
    public List<Order> of(UUID assignment) {
        return find("assignment = ?1 order by id", assignment).stream()
                .map(mapping::toDomain)
                .toList();
    }

    @Override
    public Optional<Order> pendingOf(UUID assignment) {
        return find("assignment = ?1 and state = 'PENDING'", assignment)
                .firstResultOptional()
                .map(mapping::toDomain);
    }

    @Override
    public Set<Address> changingByOthers(String host, UUID assignment) {
        Set<Address> changing = new TreeSet<>();
        find(
                        "host = ?1 and state = 'PENDING' and type in ('ENABLE', 'REBOOT', 'DISABLE') and assignment <> ?2",
                        host,
                        assignment)
                .stream()
                .map(mapping::toDomain)
                .forEach(order -> changing.addAll(order.planned().functions()));
        return changing;
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
