package io.slotkeeper.messaging;

import java.time.Duration;

/**
 * Up to which number the outbox is empty for good. What was deleted is still walked over by every read that begins at
 * the start, until PostgreSQL has cleaned up; under load that is most of what a read costs.
 *
 * <p>Numbers are given out before they are committed, so that an empty place may still be filled. A number that was sent
 * is the floor once all transactions that ran at that moment have ended and nothing at or below it was left. Every ten
 * seconds one read begins at the start all the same: a restored database gives numbers out again.
 */
final class OutboxFloor {
    private static final Duration AT_THE_LATEST = Duration.ofSeconds(10);

    private long floor;
    private long candidate;
    private long horizon;
    private long lastWhole;
    private boolean begun;

    /** The number after which the next read begins; {@code now} is in nanoseconds of one monotonic clock. */
    long next(long now) {
        if (!begun || now - lastWhole >= AT_THE_LATEST.toNanos()) {
            begun = true;
            lastWhole = now;
            return 0;
        }
        return floor;
    }

    /** The lowest number that a read found. */
    void found(long lowest) {
        if (lowest <= floor) {
            floor = 0;
            candidate = 0;
            horizon = 0;
        }
    }

    /**
     * Everything that a read found has gone, and nothing was kept from it.
     *
     * @param last the highest number that it found
     * @param whole whether it found all that there was
     * @param oldest the oldest transaction that ran before the read, {@code pg_snapshot_xmin}
     * @param youngest the one that was to begin next when it read, {@code pg_snapshot_xmax}
     */
    void cleared(long last, boolean whole, long oldest, long youngest) {
        if (oldest >= horizon && (whole || last > candidate)) {
            floor = candidate;
            candidate = last;
            horizon = youngest;
        }
    }
}
