package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.NextAction;
import io.slotkeeper.assignment.domain.Owner;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.List;
import java.util.Optional;

/** An order failed or was not reported in time, or policy never answered; what is held stays held until a person releases it. */
public record Failed(Undo undo, String detail) implements AssignmentState {
    /** What may have been done to the host and is not undone yet. */
    public enum Undo {
        NOTHING,
        CONTEXT,
        ATTACHMENT
    }

    @Override
    public StateName name() {
        return StateName.FAILED;
    }

    @Override
    public boolean holds() {
        return true;
    }

    @Override
    public Optional<Waiting> waiting() {
        return Optional.of(new Waiting(Owner.OPERATOR, NextAction.RELEASE, "a release", null));
    }

    @Override
    public boolean touchedContext() {
        return undo == Undo.CONTEXT;
    }

    @Override
    public Decision release(List<PlannedOrder> requestedDetach, List<PlannedOrder> giveBack) {
        return switch (undo) {
            case ATTACHMENT -> Releasing.begin(requestedDetach);
            case CONTEXT, NOTHING -> Releasing.begin(giveBack);
        };
    }
}
