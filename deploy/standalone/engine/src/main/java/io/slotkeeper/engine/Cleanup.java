package io.slotkeeper.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;

/** What was started, to be closed in the opposite order; what arrives after the closing is closed at once. */
public final class Cleanup implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Cleanup.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile boolean closed;

    /**
     * Closes it with the rest.
     *
     * @throws CancellationException everything is being closed already; then so is this, at once
     */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        if (closed) {
            close(resource);
            throw new CancellationException("stopped while starting");
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
            LOG.log(System.Logger.Level.WARNING, "something did not close in order", e);
        }
    }
}
