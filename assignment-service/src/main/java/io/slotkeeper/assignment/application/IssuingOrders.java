package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.OperatorStep;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.PlannedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Makes the orders of an assignment follow its state: at most one is pending, and it is the state's. */
@ApplicationScoped
class IssuingOrders {
    private final Orders orders;
    private final Procedures procedures;
    private final Publisher publisher;
    private final Clocks clocks;
    private final IdSource ids;

    @Inject
    IssuingOrders(Orders orders, Procedures procedures, Publisher publisher, Clocks clocks, IdSource ids) {
        this.orders = orders;
        this.procedures = procedures;
        this.publisher = publisher;
        this.clocks = clocks;
        this.ids = ids;
    }

    void follow(Locked locked, Cause cause) {
        Assignment assignment = locked.assignment();
        orders.pendingOf(assignment.id()).ifPresent(this::cancel);
        HostState host = locked.host();
        if (host != null) {
            assignment.state().pendingOrder().ifPresent(planned -> issue(assignment, host, planned, cause));
        }
    }

    private void cancel(Order pending) {
        Order cancelled = pending.cancelled();
        orders.save(cancelled);
        publisher.order(cancelled);
    }

    private void issue(Assignment assignment, HostState host, PlannedOrder planned, Cause cause) {
        List<OperatorStep> steps = procedures.of(host).steps(planned, host.host(), assignment.vmInWords());
        Order order = new Order(
                ids.next(),
                assignment.id(),
                assignment.origin().project(),
                host.host(),
                assignment.request().vm(),
                planned,
                OrderState.PENDING,
                steps,
                null,
                cause.correlationFor(assignment),
                clocks.stamp());
        orders.add(order);
        publisher.order(order);
    }
}
