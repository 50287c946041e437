package io.slotkeeper.inventory.connector.vsphere.vim;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One login at one server. Every method fails with {@link VimException}; after {@code SESSION_ENDED} the session, its
 * views and watches are gone, and the caller opens a new one. Not for use by several threads at once.
 *
 * <p>A path that this server's version does not have costs nothing but its values: it is among the {@code missing} of
 * every object, with the fault {@code InvalidProperty}.
 *
 * <p>Interrupting a thread that waits for an answer gives the request up at once: the thread stays interrupted and gets
 * an {@code UNREACHABLE} whose cause is the {@link InterruptedException}.
 */
public interface VimSession extends AutoCloseable {
    About about();

    /**
     * Reads all objects of those types below the root folder, type by type in that order, page by page; memory holds one
     * object at a time. What was given before a failure stays given.
     */
    void readAll(List<PropertySet> what, int pageSize, Consumer<ObjectUpdate> each) throws VimException;

    /** Begins to watch all objects of those types below the root folder; an earlier watch of this session ends. */
    Watch watch(List<PropertySet> what) throws VimException;

    /** Calls a method that only reads. The answer's {@code returnval} elements, in their order. */
    List<VimValue> call(ManagedObject object, String method, List<VimValue> arguments) throws VimException;

    /**
     * The same for answers of megabytes: memory holds no more than is kept.
     *
     * @param keep paths below {@code returnval}, such as {@code hardwareOptions.virtualDeviceOption}, each with all below
     *     it; other members may be left out
     */
    default List<VimValue> call(ManagedObject object, String method, List<VimValue> arguments, Set<String> keep)
            throws VimException {
        return call(object, method, arguments);
    }

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
