package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;

/** The functions are ready; giving them to the virtual machine is ordered. */
public record Attaching(PlannedOrder attach) implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.ATTACHING;
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
        return Optional.of(attach);
    }

    @Override
    public Decision orderSucceeded(OrderType type, List<PlannedOrder> giveBack) {
        return type == OrderType.ATTACH
                ? Decision.accepted(Fact.ORDER_REPORTED, this, Fact.ATTACHED, new Attached())
                : AssignmentState.super.orderSucceeded(type, giveBack);
    }

    @Override
    public Decision orderFailed(OrderType type, String detail) {
        return type == OrderType.ATTACH
                ? Decision.accepted(Fact.ORDER_REPORTED, this, Fact.FAILED, new Failed(Failed.Undo.ATTACHMENT, detail))
                : AssignmentState.super.orderFailed(type, detail);
    }

    /** The order may have been carried out although nobody reported it, so the functions are detached all the same. */
    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return Releasing.begin(requestedDetach);
    }

    /** The virtual machine may have its functions although nobody reported it. */
    @Override
    public Decision deadlinePassed(String why, List<PlannedOrder> giveBack) {
        return Decision.accepted(Fact.FAILED, new Failed(Failed.Undo.ATTACHMENT, why));
    }
}
