package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an assignment; rows are added and never changed. */
public interface History {
    /** Adds the fact with the event as it is published, from which a lost topic can be filled again. */
    void append(FactRecord fact, String event);

    List<Entry> of(UUID assignment);

    /** What happened since then to any assignment, in the order of the event ids. */
    List<Told> since(Instant since, @Nullable UUID after, int limit);

    /** A fact as it was published. */
    record Told(
            UUID eventId, Fact fact, UUID assignment, String project, @Nullable String correlationId, String event) {}

    record Entry(
            int revision,
            String fact,
            String state,
            @Nullable String previousState,
            String actor,
            @Nullable String reason,
            String message,
            UUID eventId,
            @Nullable String correlationId,
            Instant at) {
        static Entry of(FactRecord fact) {
            Assignment assignment = fact.assignment();
            return new Entry(
                    assignment.revision(),
                    fact.fact().name(),
                    assignment.state().name().name(),
                    fact.previousState() == null ? null : fact.previousState().name(),
                    fact.actor(),
                    fact.reason(),
                    fact.message(),
                    fact.eventId(),
                    fact.correlationId(),
                    fact.at());
        }
    }
}
