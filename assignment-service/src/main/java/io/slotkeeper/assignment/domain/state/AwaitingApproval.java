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

/** Held for a while; somebody other than the requester must approve. */
public record AwaitingApproval() implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.AWAITING_APPROVAL;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.of(new Waiting(Owner.APPROVER, NextAction.APPROVE, "an approval", TimeLimit.TENTATIVE_HOLD));
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
