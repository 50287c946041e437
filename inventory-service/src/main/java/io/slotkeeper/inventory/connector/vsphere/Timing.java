package io.slotkeeper.inventory.connector.vsphere;

import java.time.Duration;

/**
 * @param tick how long the server is let wait for something to happen, so at most this long without a sign of life
 * @param firstPause after the first failure
 * @param longestPause after many failures in a row
 * @param pageSize how many objects are read at once
 */
record Timing(Duration tick, Duration firstPause, Duration longestPause, int pageSize) {
    static final Timing DEFAULT = new Timing(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMinutes(5), 50);
}
