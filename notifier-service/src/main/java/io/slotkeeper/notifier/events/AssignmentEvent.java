package io.slotkeeper.notifier.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.PoisonException;
import io.slotkeeper.notifier.domain.StateChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the notifier reads of an event on {@code slotkeeper.assignment.events}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AssignmentEvent(
        @Nullable UUID assignment,
        long revision,
        @Nullable String state,
        @Nullable String previousState,
        @Nullable String host,
        @Nullable String vm,
        @Nullable String actor,
        @Nullable Requester requester,
        @Nullable String message,
        @Nullable Instant at) {
    /** Who asked for the device. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Requester(@Nullable String subject) {}

    boolean changesState() {
        return state != null && !state.equals(previousState);
    }

    /**
     * The change in the words of the domain; its time is as exact as the database keeps it, so that what is told once
     * more is the same.
     *
     * @throws PoisonException when the event lacks what a notification needs
     */
    StateChange toStateChange(EventEnvelope envelope) {
        if (revision < 1) {
            throw new PoisonException("revision must be positive, it is " + revision);
        }
        String newState = required("state", state);
        return new StateChange(
                envelope.project(),
                required("assignment", assignment),
                revision,
                envelope.type(),
                newState,
                required("host", host),
                required("vm", vm),
                required("requester.subject", requester == null ? null : requester.subject()),
                required("actor", actor),
                envelope.correlationId(),
                message == null || message.isBlank() ? "The assignment is now " + newState + "." : message,
                required("at", at).truncatedTo(ChronoUnit.MICROS));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new PoisonException("an assignment event without " + field);
        }
        return value;
    }
}
