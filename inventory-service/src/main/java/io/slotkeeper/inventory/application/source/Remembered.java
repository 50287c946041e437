package io.slotkeeper.inventory.application.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of how a source does; all else is in the memory of the instance that reads it.
 *
 * @param problem what stood in the way at the last attempt; null when it could be read, or before the first attempt
 * @param problemSince since when something stands in the way
 * @param missing what the account may not read
 * @param server what the server says it is; null before it was reached
 * @param firstSyncedAt when everything had been read for the first time since it was set up; null before
 */
public record Remembered(
        @Nullable SourceProblem problem,
        @Nullable Instant problemSince,
        List<MissingPrivilege> missing,
        @Nullable String server,
        @Nullable Instant firstSyncedAt) {
    public static final Remembered NOTHING = new Remembered(null, null, List.of(), null, null);

    public Remembered {
        missing = List.copyOf(missing);
    }

    Remembered failing(SourceProblem now, Instant at) {
        return new Remembered(now, problemSince == null ? at : problemSince, missing, server, firstSyncedAt);
    }

    Remembered withMissing(List<MissingPrivilege> now) {
        return new Remembered(problem, problemSince, now, server, firstSyncedAt);
    }

    Remembered answered(String by, Instant at) {
        return new Remembered(null, null, missing, by, firstSyncedAt == null ? at : firstSyncedAt);
    }
}
