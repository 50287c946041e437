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

/** Functions came free and are kept for this request for a while; reached by nothing yet. */
public record Offered() implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.OFFERED;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.of(new Waiting(
                Owner.REQUESTER, NextAction.ACCEPT_OFFER, "an answer to the offer", TimeLimit.TENTATIVE_HOLD));
    }

    @Override
    public Decision cancel(List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.CANCELLED, new Cancelled(giveBack));
    }

    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.EXPIRED, new Expired(giveBack));
    }
}
