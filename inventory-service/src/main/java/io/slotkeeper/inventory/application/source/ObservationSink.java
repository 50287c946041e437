package io.slotkeeper.inventory.application.source;

import java.util.List;
import java.util.Set;

/**
 * Takes what one run of a source observes. Each call is one transaction; what is as it was writes nothing. Every method
 * throws {@link RunEnded} once the run must stop: another run has taken over, or the source was changed or removed.
 */
public interface ObservationSink {
    /** A host that is new or different. */
    void host(ObservedHost host);

    /** A host that left the source. */
    void hostGone(String object);

    /** A machine that is new or different; its host comes before it. */
    void vm(ObservedVm vm);

    /** A machine that was deleted, or moved to where the source does not see it. */
    void vmGone(String object);

    /**
     * Everything has been read: what was known before and is not among these has gone.
     *
     * @throws NothingVisible when hosts were known and there is none now; nothing is taken for lost then
     */
    void complete(Set<String> hosts, Set<String> vms);

    /**
     * The source answered and all that it said was taken; also when nothing happened. Writes that once a minute at most,
     * and when a problem is over or the server is another one.
     */
    void alive(Progress progress);

    /** The account may not read these; the list is complete. Written when it changes. */
    void missing(List<MissingPrivilege> privileges);

    /** The source cannot be read; told again at every attempt, written when it changes. */
    void failed(SourceProblem problem);

    /** How much there is; bridges are counted as functions. */
    record Progress(String server, int hosts, int functions, int vms) {}

    /** The run must stop. */
    final class RunEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RunEnded(String message) {
            super(message, null, false, false);
        }
    }

    /** A source that showed hosts shows none. */
    final class NothingVisible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NothingVisible(String message) {
            super(message, null, false, false);
        }
    }
}
