package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import java.util.List;
import java.util.function.Function;

/**
 * What an ended tentative hold leaves behind: a group that it was the last to keep in the passthrough context. The
 * state stays what it is; only its chain of orders gets shorter, and a failure ends the chain.
 */
final class GivingBack {
    private GivingBack() {}

    static boolean isPending(List<PlannedOrder> chain, OrderType type) {
        return !chain.isEmpty() && chain.get(0).type() == type;
    }

    static Decision reported(List<PlannedOrder> rest, Function<List<PlannedOrder>, AssignmentState> same) {
        return Decision.accepted(Fact.ORDER_REPORTED, same.apply(rest));
    }

    /** Nothing is held any more that somebody would have to release, so the chain ends and people are told. */
    static Decision overdue(List<PlannedOrder> chain, AssignmentState same) {
        return chain.isEmpty()
                ? new Decision.Unchanged("nothing is being given back")
                : Decision.accepted(Fact.ORDER_OVERDUE, same);
    }
}
