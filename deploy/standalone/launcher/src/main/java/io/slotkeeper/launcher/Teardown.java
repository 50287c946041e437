package io.slotkeeper.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;

/** What was started, to be closed in the opposite order; what arrives after the closing is closed at once. */
final class Teardown implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Teardown.class.getName());

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    /**
     * Takes the resource over.
     *
     * @throws CancellationException when everything is being closed already
     */
    synchronized <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        if (closed) {
            closeAll();
            throw new CancellationException("stopped while starting");
        }
        return resource;
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeAll();
    }

    private void closeAll() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "something did not close in order", e);
            }
        }
    }
}
