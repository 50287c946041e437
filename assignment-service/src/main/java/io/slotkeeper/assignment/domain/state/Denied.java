package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.StateName;

/** The end of a request that may not be: by policy, or because somebody else was faster. */
public record Denied(Refusal refusal) implements AssignmentState {
    @Override
    public StateName name() {
        return StateName.DENIED;
    }

    @Override
    public boolean holds() {
        return false;
    }
}
