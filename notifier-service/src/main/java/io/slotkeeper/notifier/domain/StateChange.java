package io.slotkeeper.notifier.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assignment reached another state, or something in it was left undone, as far as people must hear of it.
 *
 * @param type the CloudEvents type of the fact, such as {@code slotkeeper.assignment.claimed.v1}
 * @param revision the assignment's revision at this change, from 1; with the assignment it identifies the change
 * @param requester the subject that asked for the device
 * @param actor the subject that made the change
 * @param correlationId what the caller named its conversation, if it did
 * @param message one sentence for people
 */
public record StateChange(
        String project,
        UUID assignment,
        long revision,
        String type,
        String state,
        String host,
        String vm,
        String requester,
        String actor,
        @Nullable String correlationId,
        String message,
        Instant at) {
    private static final String ORDER_OVERDUE = "slotkeeper.assignment.order-overdue.v1";

    /** An order that nobody reported on leaves the state as it is, and is worth a {@link Severity#WARN} at least. */
    public Severity severity() {
        Severity ofState = Severity.ofState(state);
        return type.equals(ORDER_OVERDUE) && ofState == Severity.INFO ? Severity.WARN : ofState;
    }

    /** Whether a fact that leaves the state as it is must be heard of all the same. */
    public static boolean isToldAnyway(String type) {
        return type.equals(ORDER_OVERDUE);
    }
}
