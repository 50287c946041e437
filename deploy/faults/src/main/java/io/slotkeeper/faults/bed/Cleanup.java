package io.slotkeeper.faults.bed;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what it was given, the last first, and each thing once. */
public final class Cleanup implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile boolean closed;

    /**
     * Closes it with the rest.
     *
     * @throws IllegalStateException everything is being closed already; then so is this, at once
     */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        if (closed) {
            close(resource);
            throw new IllegalStateException("stopping");
        }
        open.push(resource);
        return resource;
    }

    /** Whether everything is, or is being, closed. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    /** What cannot be closed is told, and the rest is closed all the same. */
    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("faults: not closed cleanly: " + e);
        }
    }
}
