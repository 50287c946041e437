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

/** The host shows something else than what was claimed; reached by nothing yet. */
public record Drifted() implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.DRIFTED;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.of(
                new Waiting(Owner.OPERATOR, NextAction.REPAIR, "a repair or a release", TimeLimit.MAINTENANCE));
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return Releasing.begin(requestedDetach);
    }

    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.FAILED, new Failed(Failed.Undo.ATTACHMENT, why));
    }
}
