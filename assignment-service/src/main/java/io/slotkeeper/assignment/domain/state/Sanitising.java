package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import java.util.List;

/** Given back and being cleaned before anybody may have it; reached by nothing yet. */
public record Sanitising() implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.SANITISING;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return new Decision.Unchanged("it is being released");
    }
}
