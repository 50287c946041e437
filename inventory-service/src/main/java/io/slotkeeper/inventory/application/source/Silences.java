package io.slotkeeper.inventory.application.source;

import java.time.Duration;

/** Port to when sources were heard last. */
public interface Silences {
    /**
     * Asks the database, in one statement.
     *
     * @param tooLong after which time a host counts as unheard of
     * @param most how many sources are told at most: those that were silent the longest
     */
    Silence now(Duration tooLong, int most);
}
