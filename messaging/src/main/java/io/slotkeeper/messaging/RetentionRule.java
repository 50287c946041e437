package io.slotkeeper.messaging;

import java.time.Duration;

/**
 * Something that a service keeps only for a time. Beans of this type are found by the purge, which calls them again and
 * again, each time in a transaction of its own, until nothing that is old enough remains.
 */
public interface RetentionRule {
    /** What is purged, in the words of the operations page, such as {@code notifications}; also the metric's label. */
    String name();

    /** How long it is kept, by the database's clock; zero or less keeps it for ever. */
    Duration keep();

    /**
     * Deletes at most {@code batch} of the oldest that are older than {@code keep} and not live any more, inside the
     * caller's transaction, and says how many rows that were. Fewer than {@code batch} means that nothing is left.
     */
    int purge(Duration keep, int batch);
}
