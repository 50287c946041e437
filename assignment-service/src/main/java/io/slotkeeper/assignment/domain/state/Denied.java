package io.slotkeeper.assignment.domain.state;

import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Waiting;
import java.util.Optional;

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

    @Override
    public Optional<Waiting> waiting() {
        return Optional.empty();
    }
}
