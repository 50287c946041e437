package io.slotkeeper.policy.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Port: questions that wait for a host to be seen, each until a deadline by the database's clock. */
public interface Questions {

    /** Lets the questions wait; once is enough. */
    void keep(List<AskedQuestion> questions, Duration grace);

    /** Locks questions that may be answered now, most urgent first; those that another instance has are left out. */
    List<Waiting> lockAnswerable(int limit);

    /** Which questions {@link #lockAnswerable} would lock. */
    List<Attempt> answerable(int limit);

    /** Locks one question; empty where it was answered meanwhile or another instance has it. */
    Optional<Waiting> lock(Attempt question);

    void drop(List<AskedQuestion> questions);

    /** Leaves a question that cannot be answered alone for a while, whatever its deadline. */
    void postpone(Attempt question, Duration pause);

    /** How long the oldest question has waited, by the database's clock; 0 where none waits. */
    double oldestSeconds();

    /** A waiting question; {@code overdue} means that it is answered with what there is. */
    record Waiting(AskedQuestion question, boolean overdue) {}
}
