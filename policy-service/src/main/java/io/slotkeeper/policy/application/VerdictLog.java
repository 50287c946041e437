package io.slotkeeper.policy.application;

import java.util.List;
import java.util.Optional;

/** Port: every verdict ever given to an assignment, with what it was made from. Append-only. */
public interface VerdictLog {

    Optional<StoredVerdict> find(String id);

    Optional<StoredVerdict> find(String assignment, int attempt);

    /** Verdicts of an assignment with an attempt greater than {@code afterAttempt}, oldest first. */
    List<StoredVerdict> ofAssignment(String project, String assignment, int afterAttempt, int limit);

    /** False when this attempt has a verdict already. */
    boolean append(StoredVerdict verdict);
}
