package io.slotkeeper.assignment.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an assignment; rows are added and never changed. */
public interface History {
    /** Adds the fact with the event as it is published, from which a lost topic can be filled again. */
    void append(FactRecord fact, String event);

    List<Entry> of(UUID assignment);

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
            Instant at) {}
}
