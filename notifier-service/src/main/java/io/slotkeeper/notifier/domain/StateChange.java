package io.slotkeeper.notifier.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assignment reached another state, or something in it was left undone, or other rules would judge it otherwise, as
 * far as people must hear of it.
 *
 * @param type the CloudEvents type of the fact, such as {@code slotkeeper.assignment.claimed.v1}
 * @param revision the assignment's revision at this change, from 1; with assignment and occasion it identifies the change
 * @param occasion what it is about where the assignment itself did not change, such as {@code support-list 8}; otherwise
 *     empty
 * @param requester the subject that asked for the device; null where whoever tells of it does not know
 * @param actor the subject that made the change
 * @param correlationId what the caller named its conversation, if it did
 * @param message one sentence for people
 */
public record StateChange(
        String project,
        UUID assignment,
        long revision,
        String occasion,
        String type,
        String state,
        Severity severity,
        String host,
        String vm,
        @Nullable String requester,
        String actor,
        @Nullable String correlationId,
        String message,
        Instant at) {
    private static final String ORDER_OVERDUE = "slotkeeper.assignment.order-overdue.v1";

    /** A change of the assignment itself. */
    public StateChange(
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
        this(
                project,
                assignment,
                revision,
                "",
                type,
                state,
                severity(type, state),
                host,
                vm,
                requester,
                actor,
                correlationId,
                message,
                at);
    }

    /** An order that nobody reported on leaves the state as it is, and is worth a {@link Severity#WARN} at least. */
    private static Severity severity(String type, String state) {
        Severity ofState = Severity.ofState(state);
        return type.equals(ORDER_OVERDUE) && ofState == Severity.INFO ? Severity.WARN : ofState;
    }

    /** Whether a fact that leaves the state as it is must be heard of all the same. */
    public static boolean isToldAnyway(String type) {
        return type.equals(ORDER_OVERDUE);
    }
}
