package io.slotkeeper.bench;

/**
 * A first sync of one size: what it took, what it left and what its floors took.
 *
 * @param seconds from the PUT of the source until it was OK with all hosts
 * @param publishedSeconds from the same moment until everything was in Kafka
 * @param eventMib MiB of the events' payloads
 * @param heapBeforeMib live heap of the service after a collection, in MiB, before the source was set up
 * @param heapMib the same after the sync
 * @param peakMib the most memory that the service ever had resident, in MiB
 */
record Sync(
        int hosts,
        double seconds,
        double publishedSeconds,
        Written written,
        double eventMib,
        double heapBeforeMib,
        double heapMib,
        double peakMib,
        double readFloorSeconds,
        double writeFloorSeconds) {
    double hostsPerSecond() {
        return hosts / seconds;
    }

    /** How many times the two floors together it took. */
    double toFloors() {
        return seconds / (readFloorSeconds + writeFloorSeconds);
    }

    double heapGrowthMib() {
        return heapMib - heapBeforeMib;
    }
}
