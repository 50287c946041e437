package io.slotkeeper.messaging;

import java.util.List;
import java.util.Set;

/**
 * What a service does with the events of one channel. A handler sees an event once, but late and out of order across
 * keys: it compares revisions itself. It runs inside the transaction that remembers the event.
 */
public interface EventHandler {
    /** The name of the channel, under which applied events are remembered and dead letters are put aside. */
    String channel();

    /**
     * The types that it reads, with their versions, such as {@code slotkeeper.inventory.host-state.v1}. Of all others
     * it sees none: an event of another version of one of these types is a dead letter, which is replayed once the
     * service knows that version; a type that is none of these in any version is meant for other readers and passed
     * over. Empty where the handler judges by itself.
     */
    default Set<String> types() {
        return Set.of();
    }

    /**
     * Applies one event.
     *
     * @throws PoisonException where the event can never be applied, with the reason for an operator
     */
    void apply(EventEnvelope event);

    /**
     * Applies a batch in its order. Override it where a batch can be stored with fewer statements, and wrap what is
     * published because of one event in {@link EventEnvelope#inTrace}. If it fails, smaller parts of the batch are
     * tried, down to single events with {@link #apply}, which finds out whose fault it was.
     */
    default void applyAll(List<EventEnvelope> events) {
        events.forEach(event -> event.inTrace(() -> apply(event)));
    }
}
