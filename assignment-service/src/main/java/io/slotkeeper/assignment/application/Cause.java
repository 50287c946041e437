package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import org.jspecify.annotations.Nullable;

/** Who makes something happen and why; {@code told} is the sentence about the report that did. */
record Cause(String actor, @Nullable String reason, @Nullable String correlationId, @Nullable String told) {
    private static final String SYSTEM = "slotkeeper";

    /** Slotkeeper itself, going on with what was asked for. */
    static Cause system() {
        return new Cause(SYSTEM, null, null, null);
    }

    static Cause system(String reason) {
        return new Cause(SYSTEM, reason, null, null);
    }

    /** The correlation of the command that did it, else of the request that began it. */
    @Nullable
    String correlationFor(Assignment assignment) {
        return correlationId == null ? assignment.origin().correlationId() : correlationId;
    }
}
