package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.PlannedOrder;
import java.time.Instant;
import java.util.List;

/** The one rule of tentative holds: at the deadline they end, and not before. */
final class Deadlines {
    private Deadlines() {}

    static Decision expire(Instant deadline, Instant now, List<PlannedOrder> giveBack) {
        return now.isBefore(deadline)
                ? new Decision.Unchanged("the deadline is " + deadline)
                : Decision.accepted(Fact.EXPIRED, new Expired(giveBack));
    }
}
