package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.assignment.domain.Rejection;
import io.slotkeeper.assignment.domain.state.AssignmentState;
import io.slotkeeper.assignment.domain.state.Preparing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The one handler for reports about orders, from people and from connectors. The same report twice changes nothing; one
 * that contradicts, or comes after the order ended, is refused.
 */
@ApplicationScoped
public class ReportOrder {
    private final Orders orders;
    private final Locks locks;
    private final Hosts hosts;
    private final Workspace workspace;
    private final Surroundings surroundings;
    private final Progress progress;
    private final GoingOn goingOn;
    private final Clocks clocks;

    @Inject
    ReportOrder(
            Orders orders,
            Locks locks,
            Hosts hosts,
            Workspace workspace,
            Surroundings surroundings,
            Progress progress,
            GoingOn goingOn,
            Clocks clocks) {
        this.orders = orders;
        this.locks = locks;
        this.hosts = hosts;
        this.workspace = workspace;
        this.surroundings = surroundings;
        this.progress = progress;
        this.goingOn = goingOn;
        this.clocks = clocks;
    }

    /** How it went, by whose word; a failure says what is wrong. */
    public record Report(OrderOutcome outcome, @Nullable String detail, String reporter, String project) {}

    /** A report on an order; what is told because of it is told within {@code trace}. */
    public record Reported(UUID order, Report report, Executor trace) {}

    @Transactional
    public CommandResult handle(UUID id, Report report) {
        return handle(List.of(new Reported(id, report, Runnable::run))).get(0);
    }

    /** A batch, in its order; the results are in the same order. */
    @Transactional
    public List<CommandResult> handle(List<Reported> reports) {
        Map<UUID, Orders.Owner> owners =
                orders.ownersOf(reports.stream().map(Reported::order).toList());
        locks.takeAll(owners.values().stream().map(Orders.Owner::assignment).toList());
        List<CommandResult> results = new ArrayList<>(reports.size());
        for (Reported reported : reports) {
            Optional<Orders.Owner> owner = Optional.ofNullable(owners.get(reported.order()));
            reported.trace().execute(() -> results.add(handle(reported.order(), reported.report(), owner)));
        }
        return results;
    }

    private CommandResult handle(UUID id, Report report, Optional<Orders.Owner> ownedBy) {
        Optional<Locked> locked = ownedBy.filter(owner -> owner.project().equals(report.project()))
                .flatMap(owner -> locks.take(owner.assignment()));
        if (locked.isEmpty()) {
            return refused(ProblemCode.ORDER_UNKNOWN, "There is no order " + id + ".");
        }
        if (report.outcome() == OrderOutcome.FAILED
                && (report.detail() == null || report.detail().isBlank())) {
            return refused(ProblemCode.INVALID_REQUEST, "detail: a failure says what is wrong");
        }
        return orders.find(id)
                .map(order -> report(order, report, locked.get()))
                .orElseThrow(() -> new IllegalStateException("orders are never deleted"));
    }

    private CommandResult report(Order order, Report report, Locked locked) {
        if (order.alreadyReportedAs(report.outcome())) {
            return new CommandResult.Done(order.assignment());
        }
        if (order.state() != OrderState.PENDING) {
            return tooLate(order, locked.assignment());
        }
        Decision decision = decide(order.planned().type(), report, locked);
        if (decision instanceof Decision.Rejected rejected) {
            return new CommandResult.Refused(rejected.rejection());
        }
        if (decision instanceof Decision.Accepted accepted) {
            apply(order, report, locked, accepted);
        }
        return new CommandResult.Done(order.assignment());
    }

    private Decision decide(OrderType type, Report report, Locked locked) {
        AssignmentState state = locked.assignment().state();
        return report.outcome() == OrderOutcome.SUCCEEDED
                ? state.orderSucceeded(type, surroundings.giveBack(locked))
                : state.orderFailed(type, report.detail() == null ? "" : report.detail());
    }

    private void apply(Order order, Report report, Locked locked, Decision.Accepted accepted) {
        workspace.save(
                order.reported(report.outcome(), new Order.Report(report.detail(), report.reporter(), clocks.stamp())));
        if (report.outcome() == OrderOutcome.SUCCEEDED) {
            confirmContext(order.planned(), locked, accepted.next());
        }
        Optional<PlannedOrder> following =
                accepted.steps().size() == 1 ? accepted.next().pendingOrder() : Optional.empty();
        String told = Messages.told(order, report.outcome(), report.reporter(), following);
        Cause cause = new Cause(report.reporter(), report.detail(), null, told);
        goingOn.neighboursOf(progress.apply(locked, accepted, cause));
    }

    /** A context has changed when no restart remains to be made for it. */
    private void confirmContext(PlannedOrder done, Locked locked, AssignmentState next) {
        boolean restartFollows = next.pendingOrder()
                .filter(order -> order.type() == OrderType.REBOOT)
                .isPresent();
        if (locked.host() == null || !done.type().changesContext() || restartFollows) {
            return;
        }
        boolean taken = locked.assignment().state() instanceof Preparing;
        hosts.overlay(
                locked.assignment().id(),
                locked.host(),
                done,
                taken ? Context.PASSTHROUGH : Context.HOST,
                clocks.stamp());
        workspace.contextsChanged(locked.assignment());
    }

    /** Nothing is changed by it: the assignment has gone another way meanwhile, or waits for somebody to look. */
    private static CommandResult tooLate(Order order, Assignment assignment) {
        String now = assignment
                .waiting()
                .map(waiting -> " The assignment is " + assignment.state().name() + "; " + waiting.what()
                        + " is awaited from " + waiting.owner().inWords() + ".")
                .orElse(" The assignment is " + assignment.state().name() + ".");
        return new CommandResult.Refused(new Rejection(
                ProblemCode.ORDER_NOT_PENDING,
                order.ended() + " The report changes nothing." + now,
                Map.of(
                        "order", order.state().name(),
                        "assignment", assignment.id().toString(),
                        "state", assignment.state().name().name())));
    }

    private static CommandResult refused(ProblemCode code, String detail) {
        return new CommandResult.Refused(new Rejection(code, detail));
    }
}
