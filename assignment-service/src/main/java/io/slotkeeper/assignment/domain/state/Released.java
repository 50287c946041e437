package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;

/** The end of an assignment that had its functions, or was about to. */
public record Released() implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.RELEASED;
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.empty();
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return new Decision.Unchanged("it is released");
    }
}
