package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;

/** The end of a wait before anything was done to the host; {@code giveBack} is what remains to be undone. */
public record Expired(List<PlannedOrder> giveBack) implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.EXPIRED;
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
    public Decision orderSucceeded(OrderType type, List<PlannedOrder> ignored) {
        return GivingBack.isPending(giveBack, type)
                ? GivingBack.reported(giveBack.subList(1, giveBack.size()), Expired::new)
                : AssignmentState.super.orderSucceeded(type, ignored);
    }

    @Override
    public Decision orderFailed(OrderType type, String detail) {
        return GivingBack.isPending(giveBack, type)
                ? GivingBack.reported(List.of(), Expired::new)
                : AssignmentState.super.orderFailed(type, detail);
    }

    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> ignored) {
        return GivingBack.overdue(giveBack, new Expired(List.of()));
    }
}
