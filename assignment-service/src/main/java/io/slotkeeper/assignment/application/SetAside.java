package io.slotkeeper.assignment.application;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** Ids that nothing is tried with for a while; of too many the oldest are tried again earlier. */
final class SetAside {
    private record Entry(UUID id, long since) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final int max;
    private final long forNanos;

    SetAside(int max, Duration time) {
        this.max = max;
        this.forNanos = time.toNanos();
    }

    /** {@code now} is {@link System#nanoTime}. */
    synchronized void add(UUID id, long now) {
        if (entries.size() == max) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(id, now));
    }

    synchronized List<UUID> ids(long now) {
        while (!entries.isEmpty() && now - entries.getFirst().since() >= forNanos) {
            entries.removeFirst();
        }
        return entries.stream().map(Entry::id).toList();
    }
}
