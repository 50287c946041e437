package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import java.util.List;

/** Waits in line for functions that others hold; on the wire from the start, reached by nothing yet. */
public record Queued() implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.QUEUED;
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public Decision cancel(List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.CANCELLED, new Cancelled(List.of()));
    }
}
