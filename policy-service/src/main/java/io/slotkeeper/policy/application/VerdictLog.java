package io.slotkeeper.policy.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Port: the verdicts given to assignments, with what they were made from. Nothing but the purge takes one away. */
public interface VerdictLog {

    Optional<StoredVerdict> find(String id);

    /** The verdicts that these attempts have got. */
    Map<Attempt, StoredVerdict> given(Set<Attempt> attempts);

    /** Verdicts of an assignment with an attempt greater than {@code afterAttempt}, oldest first. */
    List<StoredVerdict> ofAssignment(String project, String assignment, int afterAttempt, int limit);

    /** Verdicts after a place in the order of age, oldest first, of whatever assignment. */
    List<IssuedVerdict> issued(Place after, int limit);

    /** The verdict as it would be if it had been stored and found. */
    VerdictDocument asStored(VerdictDocument verdict);

    /** Those of the attempts that had no verdict until now: the others keep theirs. */
    Set<Attempt> append(List<StoredVerdict> verdicts);
}
