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
import org.jspecify.annotations.Nullable;

/** Makes the orders of an assignment follow its state: at most one is pending, and it is the state's. */
@ApplicationScoped
class IssuingOrders {
    private final Workspace workspace;
    private final Procedures procedures;
    private final Publisher publisher;
    private final Clocks clocks;
    private final IdSource ids;

    @Inject
    IssuingOrders(Workspace workspace, Procedures procedures, Publisher publisher, Clocks clocks, IdSource ids) {
        this.workspace = workspace;
        this.procedures = procedures;
        this.publisher = publisher;
        this.clocks = clocks;
        this.ids = ids;
    }

    void follow(Locked locked, Cause cause) {
        Assignment assignment = locked.assignment();
        workspace.pendingOf(assignment).map(Order::cancelled).ifPresent(this::end);
        assignment.state().pendingOrder().ifPresent(planned -> issue(assignment, locked.host(), planned, cause));
    }

    /** The pending order ends because nobody reported on it in time. */
    void overdue(Assignment assignment, String why) {
        workspace
                .pendingOf(assignment)
                .map(pending ->
                        pending.overdue(new Order.Report(why, Cause.system().actor(), clocks.stamp())))
                .ifPresent(this::end);
    }

    private void end(Order cancelled) {
        workspace.save(cancelled);
        publisher.order(cancelled);
    }

    /** A host that is not known any more has no procedure, but what is to be done can still be reported. */
    private void issue(Assignment assignment, @Nullable HostState host, PlannedOrder planned, Cause cause) {
        List<OperatorStep> steps =
                host == null ? List.of() : procedures.of(host).steps(planned, host.host(), assignment.vmInWords());
        Order order = new Order(
                ids.next(),
                assignment.id(),
                assignment.origin().project(),
                assignment.request().host(),
                assignment.request().vm(),
                planned,
                OrderState.PENDING,
                steps,
                null,
                cause.correlationFor(assignment),
                clocks.stamp(),
                assignment.deadline());
        workspace.add(order);
        publisher.order(order);
    }
}
