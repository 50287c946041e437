package io.slotkeeper.faults.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run was made.
 *
 * @param deadlineSeconds how long after the last fault everything must be settled
 * @param startedAt the wall clock at millisecond 0
 * @param addressees who is told of every change besides the requester
 * @param quiet whether the tables were read at rest; what needs rest is not judged otherwise
 */
public record Settings(
        @Nullable Integer deadlineSeconds,
        @Nullable Instant startedAt,
        @Nullable List<String> addressees,
        @Nullable Boolean quiet) {
    public static final Settings DEFAULTS = new Settings(null, null, null, null);

    public Duration deadline() {
        return Duration.ofSeconds(deadlineSeconds == null ? 60 : deadlineSeconds);
    }

    public List<String> told() {
        return addressees == null ? List.of("role:operator", "role:admin") : addressees;
    }

    public boolean atRest() {
        return quiet == null || quiet;
    }
}
