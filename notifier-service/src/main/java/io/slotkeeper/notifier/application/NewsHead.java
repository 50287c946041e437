package io.slotkeeper.notifier.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The highest sequence number that this instance has seen in the database, and those who wait for a higher one. Numbers
 * come from the database only, so that the streams of every instance hear of what any instance stored.
 */
@ApplicationScoped
public class NewsHead {
    private record Waiter(long above, CompletableFuture<Void> woken) {}

    private final List<Waiter> waiters = new ArrayList<>();
    private long head;

    /** Completes once a sequence number above {@code sequence} is visible; cancel it to stop waiting. */
    public synchronized CompletableFuture<Void> above(long sequence) {
        CompletableFuture<Void> woken = new CompletableFuture<>();
        if (head > sequence) {
            woken.complete(null);
        } else {
            Waiter waiter = new Waiter(sequence, woken);
            waiters.add(waiter);
            CompletableFuture<Void> unused = woken.whenComplete((done, failure) -> forget(waiter));
        }
        return woken;
    }

    /** Whether anybody waits, so that looking is worth its while. */
    public synchronized boolean isAwaited() {
        return !waiters.isEmpty();
    }

    /** Wakes whoever waited for what is visible now. A number below one that was seen before is old news. */
    public void rise(long visible) {
        awaiting(visible).forEach(waiter -> waiter.woken().complete(null));
    }

    private synchronized List<Waiter> awaiting(long visible) {
        head = Math.max(head, visible);
        return waiters.stream().filter(waiter -> head > waiter.above()).toList();
    }

    private synchronized void forget(Waiter waiter) {
        waiters.remove(waiter);
    }
}
