package io.slotkeeper.policy.application;

import org.jspecify.annotations.Nullable;

/** A verdict as it was given: to which attempt, for whom, and from which facts. */
public record StoredVerdict(
        String assignment,
        int attempt,
        String project,
        String actor,
        @Nullable String correlationId,
        VerdictDocument verdict,
        FactsDocument facts) {

    public Attempt asked() {
        return new Attempt(assignment, attempt);
    }
}
