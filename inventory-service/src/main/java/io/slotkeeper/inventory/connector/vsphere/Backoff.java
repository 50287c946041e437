package io.slotkeeper.inventory.connector.vsphere;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait after failures in a row: twice as long each time, up to a limit, a random part of it less. */
final class Backoff {
    private static final int DOUBLINGS_MAX = 20;

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;
    private int failures;

    /** @param random from 0 to 1: 0 halves a pause */
    Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    Duration next() {
        Duration doubled = first.multipliedBy(1L << Math.min(failures++, DOUBLINGS_MAX));
        Duration pause = doubled.compareTo(longest) > 0 ? longest : doubled;
        return Duration.ofMillis((long) (pause.toMillis() * (0.5 + random.getAsDouble() / 2)));
    }

    void reset() {
        failures = 0;
    }
}
