package io.slotkeeper.notifier.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assignment reached another state, as far as people must hear of it.
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
    public Severity severity() {
        return Severity.ofState(state);
    }
}
