package io.slotkeeper.faults.history;

import java.util.List;

/** One promise of the product, and how to see from outside that it was broken. */
public interface Invariant {
    /** {@code I1} to {@code I18}. */
    String id();

    /** The promise in one line. */
    String promise();

    /** Every way in which it was broken; empty where it was kept, and where nothing was observed that could tell. */
    List<Violation> check(World world);

    /** A violation of this invariant. */
    default Violation violation(String subject, String detail, String... evidence) {
        return new Violation(id(), subject, detail, List.of(evidence));
    }

    /** A violation of this invariant. */
    default Violation violation(String subject, String detail, List<String> evidence) {
        return new Violation(id(), subject, detail, evidence);
    }
}
