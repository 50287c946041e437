package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads orders of one project. */
@ApplicationScoped
public class FindOrders {
    private final Orders orders;

    @Inject
    FindOrders(Orders orders) {
        this.orders = orders;
    }

    @Transactional
    public List<Order> list(Orders.Filter filter) {
        return orders.list(filter);
    }

    @Transactional
    public Optional<Order> find(UUID id) {
        return orders.find(id);
    }
}
