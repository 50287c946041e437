package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.application.Orders;
import io.slotkeeper.assignment.application.Publisher;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.messaging.Republisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are still to be carried out, and those that were cancelled, with the ids under which they were told first.
 * An order that was carried out or failed is not told again: nobody should do it once more.
 */
@ApplicationScoped
class OrderRepublisher implements Republisher {
    private final Orders orders;
    private final Publisher publisher;

    @Inject
    OrderRepublisher(Orders orders, Publisher publisher) {
        this.orders = orders;
        this.publisher = publisher;
    }

    @Override
    public String topic() {
        return Topics.ORDERS;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        List<Order> page = orders.lockPage(after == null ? null : UUID.fromString(after), since, limit);
        page.forEach(publisher::order);
        return page.size() < limit ? null : page.get(limit - 1).id().toString();
    }
}
