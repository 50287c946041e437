package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who has to do what so that an assignment goes on; {@code until} null where only a person ends the wait. */
public record WaitView(Owner owner, String action, String sentence, @Nullable Instant until) {
    static @Nullable WaitView of(Assignment assignment) {
        return assignment
                .waiting()
                .map(waiting -> new WaitView(
                        waiting.owner(), waiting.action().code(), waiting.sentence(), assignment.deadline()))
                .orElse(null);
    }
}
