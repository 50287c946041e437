package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import java.util.List;

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
    public Decision proceed(List<PlannedOrder> chain) {
        return chain.get(0).type() == OrderType.ATTACH
                ? Decision.accepted(Fact.ATTACHING, new Attaching(chain.get(0)))
                : Decision.accepted(Fact.PREPARING, new Preparing(chain));
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return Releasing.begin(giveBack);
    }
}
