package io.slotkeeper.policy.application;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: questions that wait for a host to be seen, each until a deadline by the database's clock. */
public interface Questions {

    /** Lets the question wait; once is enough. */
    void keep(AskedQuestion question, Duration grace);

    /** Locks some questions that may be answered now, of one host or of all; those another instance has are left out. */
    List<Waiting> lockAnswerable(@Nullable String host);

    void drop(AskedQuestion question);

    /** A waiting question; {@code overdue} means that it is answered with what there is. */
    record Waiting(AskedQuestion question, boolean overdue) {}
}
