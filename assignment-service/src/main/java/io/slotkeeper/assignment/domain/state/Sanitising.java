package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.NextAction;
import io.slotkeeper.assignment.domain.Owner;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.TimeLimit;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;

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
    public Optional<Waiting> waiting() {
        return Optional.of(
                new Waiting(Owner.OPERATOR, NextAction.SANITISE, "the end of the cleaning", TimeLimit.ORDER));
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return new Decision.Unchanged("it is being released");
    }

    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.FAILED, new Failed(Failed.Undo.CONTEXT, why));
    }
}
