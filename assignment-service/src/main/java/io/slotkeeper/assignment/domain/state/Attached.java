package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import java.util.List;

/** The virtual machine has its functions. */
public record Attached() implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.ATTACHED;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return Releasing.begin(requestedDetach);
    }
}
