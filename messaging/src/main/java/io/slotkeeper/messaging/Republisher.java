package io.slotkeeper.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes one of the service's own topics once more from its tables: the state of every aggregate for a state topic, the
 * history with the same event ids for an event topic. Needed when Kafka has lost the topic.
 */
public interface Republisher {
    /** The full topic name. */
    String topic();

    /**
     * Publishes the next page through {@link Outbox}, inside the caller's transaction.
     *
     * @param after where the page before ended, null for the first one
     * @param since events before this moment may be left out; a state topic is always written whole
     * @param limit at most that many publications
     * @return where this page ended, null when there is nothing left
     */
    @Nullable
    String republish(@Nullable String after, Instant since, int limit);
}
