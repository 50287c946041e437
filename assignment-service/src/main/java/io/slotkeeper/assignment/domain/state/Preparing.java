package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Decision.Accepted;
import io.slotkeeper.assignment.domain.Decision.Step;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;

/** The group is being taken from the host: the head of {@code chain} is to be carried out, its last link is ATTACH. */
public record Preparing(List<PlannedOrder> chain) implements AssignmentState {
    public Preparing {
        if (chain.size() < 2 || chain.get(chain.size() - 1).type() != OrderType.ATTACH) {
            throw new IllegalArgumentException("a preparation is something before ATTACH, not " + chain);
        }
    }

    @Override
    public StateName name() {
        return StateName.PREPARING;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Optional<Waiting> waiting() {
        return pendingOrder().flatMap(Waiting::forReport);
    }

    @Override
    public Optional<PlannedOrder> pendingOrder() {
        return Optional.of(chain.get(0));
    }

    @Override
    public boolean touchedContext() {
        return chain.get(0).type() != OrderType.ENABLE;
    }

    @Override
    public Decision orderSucceeded(OrderType type, List<PlannedOrder> giveBack) {
        if (type != chain.get(0).type()) {
            return AssignmentState.super.orderSucceeded(type, giveBack);
        }
        List<PlannedOrder> rest = chain.subList(1, chain.size());
        return rest.size() > 1
                ? Decision.accepted(Fact.ORDER_REPORTED, new Preparing(rest))
                : Decision.accepted(Fact.ORDER_REPORTED, this, Fact.ATTACHING, new Attaching(rest.get(0)));
    }

    @Override
    public Decision orderFailed(OrderType type, String detail) {
        if (type != chain.get(0).type()) {
            return AssignmentState.super.orderFailed(type, detail);
        }
        Failed.Undo undo = touchedContext() ? Failed.Undo.CONTEXT : Failed.Undo.NOTHING;
        return new Accepted(
                List.of(new Step(Fact.ORDER_REPORTED, this), new Step(Fact.FAILED, new Failed(undo, detail))));
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return Releasing.begin(giveBack);
    }

    /** The order may have been carried out although nobody reported it, also the first one. */
    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.FAILED, new Failed(Failed.Undo.CONTEXT, why));
    }
}
