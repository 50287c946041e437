package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.workload.Journal.Observation;
import java.util.List;
import java.util.random.RandomGenerator;

/** One thing that is done to the product, and undone after a while. */
public interface Fault {
    /**
     * Does it, and returns when it surely has an effect.
     *
     * @return what it was done to, for the history
     */
    String begin() throws Exception;

    /** Undoes it, and returns when the product could be well again. Called once, also if the time is up early. */
    void end() throws Exception;

    /** What was promised for the time between and was not kept; empty if all was. */
    default List<String> notKept(List<Observation> seen) {
        return List.of();
    }

    /**
     * A kind of fault.
     *
     * @param name as on the command line
     * @param lane faults of one lane follow each other; lanes go on at the same time
     * @param minMillis how long it lasts at least
     * @param maxMillis how long it lasts at most
     */
    record Kind(String name, Lane lane, int minMillis, int maxMillis, Maker maker) {}

    /** What a fault is done to. */
    enum Lane {
        /** The servers below the services. */
        GROUND,
        /** The services, and what they are sent. */
        SERVICES
    }

    /** Makes a fault; what it is done to is drawn then. */
    @FunctionalInterface
    interface Maker {
        Fault make(RandomGenerator random);
    }
}
