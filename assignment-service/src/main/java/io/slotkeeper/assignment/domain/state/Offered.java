package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import java.time.Instant;
import java.util.List;

/** Functions came free and are kept for this request until {@code deadline}; reached by nothing yet. */
public record Offered(Instant deadline) implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.OFFERED;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Decision cancel(List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.CANCELLED, new Cancelled(giveBack));
    }

    @Override
    public Decision deadlinePassed(Instant now, List<PlannedOrder> giveBack) {
        return Deadlines.expire(deadline, now, giveBack);
    }
}
