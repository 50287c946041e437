package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Question;
import org.jspecify.annotations.Nullable;

/** Attempt n of an assignment to get a verdict, and who is behind it. */
public record AskedQuestion(
        String assignment,
        int attempt,
        Question question,
        @Nullable Long minHostRevision,
        String actor,
        @Nullable String correlationId) {

    public Attempt asked() {
        return new Attempt(assignment, attempt);
    }
}
