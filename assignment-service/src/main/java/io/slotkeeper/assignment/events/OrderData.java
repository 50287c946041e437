package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.OperatorStep;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.OrderType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as connectors and agents get it. */
record OrderData(
        UUID order,
        UUID assignment,
        String project,
        String host,
        String vm,
        OrderType type,
        List<String> functions,
        OrderState state,
        List<OperatorStep> steps,
        Instant issuedAt,
        @Nullable Instant deadline) {

    static OrderData of(Order order) {
        return new OrderData(
                order.id(),
                order.assignment(),
                order.project(),
                order.host(),
                order.vm(),
                order.planned().type(),
                order.planned().functions().stream().map(Address::value).toList(),
                order.state(),
                order.steps(),
                order.issuedAt(),
                order.deadline());
    }
}
