package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.SourceName;
import java.util.Map;
import java.util.Optional;

/** Port to the numbers of runs, by which an old run is known and kept from writing. */
public interface Runs {
    /**
     * The sources that are to be read, each with the number of its newest run; 0 before the first. None while tables and
     * Kafka disagree.
     */
    Map<SourceName, Long> wanted();

    /** Takes the next number, which ends the run before it; empty when the source is not to be read any more. */
    Optional<Run> next(SourceName id);

    /** Whether the run is still the newest; if so it stays so until the transaction ends. */
    boolean holds(Run run);

    /** The source answered just now and all that it said was taken; false when the run is not the newest any more. */
    boolean synced(Run run);

    /** Keeps how the source does. */
    void remember(Run run, Remembered remembered);
}
