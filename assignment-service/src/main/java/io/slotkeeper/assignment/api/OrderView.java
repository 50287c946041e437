package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.OperatorStep;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.OrderType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order with the steps for an operator. */
public record OrderView(
        UUID id,
        OrderType type,
        OrderState state,
        UUID assignment,
        String host,
        String vm,
        List<String> functions,
        List<OperatorStep> steps,
        @Nullable String detail,
        @Nullable String reportedBy,
        Instant issuedAt,
        @Nullable Instant deadline,
        @Nullable Instant reportedAt) {
    static OrderView of(Order order) {
        Order.Report report = order.report();
        return new OrderView(
                order.id(),
                order.planned().type(),
                order.state(),
                order.assignment(),
                order.host(),
                order.vm(),
                order.planned().functions().stream().map(Address::value).toList(),
                order.steps(),
                report == null ? null : report.detail(),
                report == null ? null : report.reporter(),
                order.issuedAt(),
                order.deadline(),
                report == null ? null : report.at());
    }
}
