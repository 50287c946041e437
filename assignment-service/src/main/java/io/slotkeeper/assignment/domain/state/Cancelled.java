package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;

/** The end of a request that was withdrawn before it became a claim; {@code giveBack} is what remains to be undone. */
public record Cancelled(List<PlannedOrder> giveBack) implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.CANCELLED;
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public Optional<Waiting> waiting() {
        return pendingOrder().flatMap(Waiting::forReport);
    }

    @Override
    public Optional<PlannedOrder> pendingOrder() {
        return giveBack.stream().findFirst();
    }

    @Override
    public Decision cancel(List<PlannedOrder> giveBack) {
        return new Decision.Unchanged("it is cancelled");
    }

    @Override
    public Decision orderSucceeded(OrderType type, List<PlannedOrder> ignored) {
        return GivingBack.isPending(giveBack, type)
                ? GivingBack.reported(giveBack.subList(1, giveBack.size()), Cancelled::new)
                : AssignmentState.super.orderSucceeded(type, ignored);
    }

    @Override
    public Decision orderFailed(OrderType type, String detail) {
        return GivingBack.isPending(giveBack, type)
                ? GivingBack.reported(List.of(), Cancelled::new)
                : AssignmentState.super.orderFailed(type, detail);
    }

    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> ignored) {
        return GivingBack.overdue(giveBack, new Cancelled(List.of()));
    }
}
