package io.slotkeeper.messaging;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long something that has work to do has not got any further. Times are nanoseconds of one monotonic clock. Time in
 * which there was nothing to do, or in which it could not work, does not count.
 */
final class Advance {
    private @Nullable Object position;
    private long since;
    private boolean working;

    /**
     * Takes note of where it stands.
     *
     * @param pending whether there is work to do, and what is needed for it answers
     * @param where anything that is equal only while nothing moves
     * @return for how long it has not moved; zero where nothing is pending
     */
    Duration observe(boolean pending, Object where, long now) {
        if (!pending || !working || !Objects.equals(where, position)) {
            since = now;
        }
        working = pending;
        position = where;
        return pending ? Duration.ofNanos(now - since) : Duration.ZERO;
    }
}
