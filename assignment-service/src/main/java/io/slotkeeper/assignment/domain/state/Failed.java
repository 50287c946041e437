package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Decision;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.StateName;
import java.util.List;

/** An order failed, or policy never answered; what is held stays held until a person releases it. */
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
