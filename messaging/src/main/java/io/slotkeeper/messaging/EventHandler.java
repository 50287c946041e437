package io.slotkeeper.messaging;

import java.util.List;

/**
 * What a service does with the events of one channel. A handler sees an event once, but late and out of order across
 * keys: it compares revisions itself. It runs inside the transaction that remembers the event.
 */
public interface EventHandler {
    /** The name of the channel, under which applied events are remembered and dead letters are put aside. */
    String channel();

    /**
     * Applies one event.
     *
     * @throws PoisonException where the event can never be applied, with the reason for an operator
     */
    void apply(EventEnvelope event);

    /**
     * Applies a batch in its order. Override it where a batch can be stored with fewer statements; if it fails, the
     * events are applied one by one with {@link #apply}, which finds out whose fault it was.
     */
    default void applyAll(List<EventEnvelope> events) {
        events.forEach(this::apply);
    }
}
