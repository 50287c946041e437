package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.NextAction;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.Owner;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.TimeLimit;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;

/** The functions are the virtual machine's; orders follow as soon as nobody else is changing the group's context. */
public record Claimed() implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.CLAIMED;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.of(new Waiting(
                Owner.OPERATOR,
                NextAction.END_CONTEXT_CHANGE,
                "the end of another change of the same context group",
                TimeLimit.OTHERS));
    }

    @Override
    public Decision proceed(List<PlannedOrder> chain) {
        return chain.get(0).type() == OrderType.ATTACH
                ? Decision.accepted(Fact.ATTACHING, new Attaching(chain.get(0)))
                : Decision.accepted(Fact.PREPARING, new Preparing(chain));
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return Releasing.begin(giveBack);
    }

    /** No order was issued, so nothing was done to the host. */
    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.EXPIRED, new Expired(giveBack));
    }
}
