package io.slotkeeper.messaging;

/**
 * The meters of messaging, as Micrometer names them. Prometheus writes underscores for the dots and {@code _total} after
 * a counter; what each means and what to do about it is on the operations page.
 */
final class MetricNames {
    static final String RELAY_SENT = "slotkeeper.relay.sent";
    static final String RELAY_REFUSED = "slotkeeper.relay.refused";
    static final String RELAY_STALLED = "slotkeeper.relay.stalled.seconds";
    static final String OUTBOX_ROWS = "slotkeeper.outbox.rows";
    static final String OUTBOX_OLDEST_UNSENT = "slotkeeper.outbox.oldest.unsent.seconds";
    static final String CONSUMER_LAG = "slotkeeper.consumer.lag";
    static final String CONSUMER_STALLED = "slotkeeper.consumer.stalled.seconds";
    static final String DEAD_LETTERS_OPEN = "slotkeeper.dead.letters.open";
    static final String BROKER_UNREACHABLE = "slotkeeper.broker.unreachable.seconds";
    static final String DIVERGENCES_OPEN = "slotkeeper.divergences.open";
    static final String PURGED_ROWS = "slotkeeper.purged.rows";
    static final String PURGE_AGE = "slotkeeper.purge.age.seconds";

    private MetricNames() {}
}
