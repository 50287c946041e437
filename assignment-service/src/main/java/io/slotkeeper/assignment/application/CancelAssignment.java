package io.slotkeeper.assignment.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Withdraws a request that is not a claim yet. Doing it twice changes nothing. */
@ApplicationScoped
public class CancelAssignment {
    private final ChangeAssignment change;
    private final Surroundings surroundings;

    @Inject
    CancelAssignment(ChangeAssignment change, Surroundings surroundings) {
        this.change = change;
        this.surroundings = surroundings;
    }

    @Transactional
    public CommandResult handle(UUID id, @Nullable String reason, Caller caller) {
        return change.change(
                id,
                caller,
                caller.because(reason),
                locked -> locked.assignment().state().cancel(surroundings.giveBack(locked)),
                cancelled -> {});
    }
}
