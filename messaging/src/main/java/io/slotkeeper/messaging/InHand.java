package io.slotkeeper.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Which channels are applying records at the moment, and how far they have come. */
@ApplicationScoped
class InHand {
    private static final Channel IDLE = new Channel();

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    private static final class Channel {
        private final AtomicInteger batches = new AtomicInteger();
        private final AtomicLong steps = new AtomicLong();
        private volatile @Nullable Instant begun;
        private volatile @Nullable Instant finished;
    }

    /**
     * What a channel is doing.
     *
     * @param since when the records in hand were taken up, null where there are none
     * @param finished when a batch was done last, null if never since the start
     * @param steps how many transactions it has committed since the start
     */
    record Work(@Nullable Instant since, @Nullable Instant finished, long steps) {}

    /** Runs what is done with a batch. */
    void whileInHand(String channel, Runnable batch) {
        Channel state = channels.computeIfAbsent(channel, name -> new Channel());
        if (state.batches.getAndIncrement() == 0) {
            state.begun = Instant.now();
        }
        try {
            batch.run();
            state.finished = Instant.now();
        } finally {
            if (state.batches.decrementAndGet() == 0) {
                state.begun = null;
            }
        }
    }

    /** A part of the batch in hand is done for good. */
    void advanced(String channel) {
        channels.computeIfAbsent(channel, name -> new Channel()).steps.incrementAndGet();
    }

    Work of(String channel) {
        Channel state = channels.getOrDefault(channel, IDLE);
        return new Work(state.begun, state.finished, state.steps.get());
    }
}
