package io.slotkeeper.faults.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What was put into the product and must be found again in the end. */
public final class Notes {
    private final List<Put> poison = new CopyOnWriteArrayList<>();
    private final List<Held> held = new CopyOnWriteArrayList<>();
    private final AtomicInteger wipes = new AtomicInteger();

    /**
     * A record that nobody can apply.
     *
     * @param epoch how often Kafka had lost everything before
     */
    public record Put(String kind, String topic, int partition, long offset, String key, int epoch) {}

    /** A record from an outbox transaction that committed long after others. */
    public record Held(String topic, String key, int epoch) {}

    void poison(Put put) {
        poison.add(put);
    }

    void held(Held record) {
        held.add(record);
    }

    /** Kafka has lost everything. */
    void wiped() {
        wipes.incrementAndGet();
    }

    public int epoch() {
        return wipes.get();
    }

    public List<Put> poison() {
        return List.copyOf(poison);
    }

    public List<Held> held() {
        return List.copyOf(held);
    }
}
