package io.slotkeeper.assignment.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.OperatorStep;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders to rows and back. */
@ApplicationScoped
class OrderMapping {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<OperatorStep>> STEPS = new TypeReference<>() {};

    private final Json json;

    @Inject
    OrderMapping(Json json) {
        this.json = json;
    }

    OrderEntity toRow(Order order) {
        OrderEntity row = new OrderEntity();
        row.id = order.id();
        row.assignment = order.assignment();
        row.project = order.project();
        row.host = order.host();
        row.vm = order.vm();
        row.type = order.planned().type().name();
        row.functions = json.write(
                order.planned().functions().stream().map(Address::value).toList());
        row.steps = json.write(order.steps());
        row.correlationId = order.correlationId();
        row.issuedAt = order.issuedAt();
        row.deadline = order.deadline();
        update(row, order);
        return row;
    }

    void update(OrderEntity row, Order order) {
        row.state = order.state().name();
        Order.Report report = order.report();
        if (report != null) {
            row.detail = report.detail();
            row.actor = report.reporter();
            row.reportedAt = report.at();
        }
    }

    Order toDomain(OrderEntity row) {
        List<Address> functions =
                json.read(row.functions, TEXTS).stream().map(Address::new).toList();
        return new Order(
                row.id,
                row.assignment,
                row.project,
                row.host,
                row.vm,
                new PlannedOrder(OrderType.valueOf(row.type), functions),
                OrderState.valueOf(row.state),
                json.read(row.steps, STEPS),
                report(row),
                row.correlationId,
                row.issuedAt,
                row.deadline);
    }

    private static Order.@Nullable Report report(OrderEntity row) {
        return row.actor == null || row.reportedAt == null
                ? null
                : new Order.Report(row.detail, row.actor, row.reportedAt);
    }
}
