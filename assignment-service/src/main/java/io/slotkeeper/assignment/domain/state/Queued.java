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
    public Optional<Waiting> waiting() {
        return Optional.of(
                new Waiting(Owner.HOLDER, NextAction.GIVE_BACK, "the release of what is asked for", TimeLimit.OTHERS));
    }

    @Override
    public Decision cancel(List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.CANCELLED, new Cancelled(List.of()));
    }

    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.EXPIRED, new Expired(List.of()));
    }
}
