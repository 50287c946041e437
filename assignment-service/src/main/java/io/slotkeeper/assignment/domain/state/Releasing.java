package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;

/** Being given back; the head of {@code chain} is to be carried out. Still held, so that nobody takes it meanwhile. */
public record Releasing(List<PlannedOrder> chain) implements AssignmentState {
    /** Releasing with what there is to undo; with nothing to undo it is over at once. */
    static Decision begin(List<PlannedOrder> chain) {
        return chain.isEmpty()
                ? Decision.accepted(Fact.RELEASING, new Releasing(chain), Fact.RELEASED, new Released())
                : Decision.accepted(Fact.RELEASING, new Releasing(chain));
    }

    @Override
    public StateName name() {
        return StateName.RELEASING;
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
        return chain.stream().findFirst();
    }

    @Override
    public Decision orderSucceeded(OrderType type, List<PlannedOrder> giveBack) {
        if (!isPending(type)) {
            return AssignmentState.super.orderSucceeded(type, giveBack);
        }
        List<PlannedOrder> rest = type == OrderType.DETACH ? giveBack : chain.subList(1, chain.size());
        return rest.isEmpty()
                ? Decision.accepted(Fact.ORDER_REPORTED, this, Fact.RELEASED, new Released())
                : Decision.accepted(Fact.ORDER_REPORTED, new Releasing(rest));
    }

    @Override
    public Decision orderFailed(OrderType type, String detail) {
        if (!isPending(type)) {
            return AssignmentState.super.orderFailed(type, detail);
        }
        return Decision.accepted(Fact.ORDER_REPORTED, this, Fact.FAILED, new Failed(undo(), detail));
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return new Decision.Unchanged("it is being released");
    }

    /** The order may or may not have been carried out, so the functions stay held until somebody has looked. */
    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.FAILED, new Failed(undo(), why));
    }

    private Failed.Undo undo() {
        return isPending(OrderType.DETACH) ? Failed.Undo.ATTACHMENT : Failed.Undo.CONTEXT;
    }

    private boolean isPending(OrderType type) {
        return pendingOrder().filter(order -> order.type() == type).isPresent();
    }
}
