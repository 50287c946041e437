package io.slotkeeper.inventory.connector.vsphere.vim;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One login at one server. Every method fails with {@link VimException}; after {@code SESSION_ENDED} the session, its
 * views and watches are gone, and the caller opens a new one. Not for use by several threads at once.
 */
public interface VimSession extends AutoCloseable {
    About about();

    /** Reads all objects of those types below the root folder, page by page; memory holds one object at a time. */
    void readAll(List<PropertySet> what, int pageSize, Consumer<ObjectUpdate> each) throws VimException;

    /** Begins to watch all objects of those types below the root folder. */
    Watch watch(List<PropertySet> what) throws VimException;

    /** Calls a method that only reads. The answer's {@code returnval} elements, in their order. */
    List<VimValue> call(ManagedObject object, String method, List<VimValue> arguments) throws VimException;

    /** Logs out; failures to do so are of no consequence. */
    @Override
    void close();

    /** Objects that a session watches. */
    interface Watch {
        /**
         * Waits for something to happen; the first time it is everything there is. Truncated updates are fetched to
         * their end before it returns.
         *
         * @return false when nothing happened in that time
         */
        boolean next(Duration atMost, Consumer<ObjectUpdate> each) throws VimException;
    }
}
