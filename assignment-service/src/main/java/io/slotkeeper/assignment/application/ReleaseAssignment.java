package io.slotkeeper.assignment.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives functions back. They stay held until the last order is confirmed. Doing it twice changes nothing. */
@ApplicationScoped
public class ReleaseAssignment {
    private final ChangeAssignment change;
    private final Surroundings surroundings;
    private final GoingOn goingOn;

    @Inject
    ReleaseAssignment(ChangeAssignment change, Surroundings surroundings, GoingOn goingOn) {
        this.change = change;
        this.surroundings = surroundings;
        this.goingOn = goingOn;
    }

    @Transactional
    public CommandResult handle(UUID id, @Nullable String reason, Caller caller) {
        return change.change(
                id,
                caller,
                caller.because(reason),
                locked ->
                        locked.assignment().state().release(Surroundings.detach(locked), surroundings.giveBack(locked)),
                goingOn::neighboursOf);
    }
}
