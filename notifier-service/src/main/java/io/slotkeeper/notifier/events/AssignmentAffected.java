package io.slotkeeper.notifier.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.PoisonException;
import io.slotkeeper.notifier.domain.Severity;
import io.slotkeeper.notifier.domain.StateChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the notifier reads of {@code slotkeeper.policy.assignment-affected.v1}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AssignmentAffected(
        @Nullable UUID assignment,
        long revision,
        @Nullable String state,
        @Nullable String host,
        @Nullable String vm,
        @Nullable String requester,
        @Nullable String actor,
        @Nullable String ruleset,
        @Nullable Judged to,
        @Nullable String effect,
        @Nullable String message,
        @Nullable Instant at) {

    static final String TYPE = "slotkeeper.policy.assignment-affected.v1";
    private static final Set<String> BETTER = Set.of("ADMITTED", "NEEDS_LESS");

    /** By which version. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Judged(int version) {}

    /**
     * The same in the words of the domain: nothing of the assignment changed, and people hear of it all the same. What is
     * better for them is worth less than what is worse or not known yet.
     *
     * @throws PoisonException when the event lacks what a notification needs
     */
    StateChange toStateChange(EventEnvelope envelope) {
        if (revision < 1) {
            throw new PoisonException("revision must be positive, it is " + revision);
        }
        return new StateChange(
                envelope.project(),
                required("assignment", assignment),
                revision,
                required("ruleset", ruleset) + " " + required("to", to).version(),
                envelope.type(),
                required("state", state),
                BETTER.contains(required("effect", effect)) ? Severity.INFO : Severity.WARN,
                required("host", host),
                required("vm", vm),
                requester,
                required("actor", actor),
                envelope.correlationId(),
                required("message", message),
                required("at", at).truncatedTo(ChronoUnit.MICROS));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new PoisonException("an affected assignment without " + field);
        }
        return value;
    }
}
