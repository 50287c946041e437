package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.application.AskedQuestion;
import io.slotkeeper.policy.domain.facts.Question;
import org.jspecify.annotations.Nullable;

/**
 * An assignment that holds functions, or waits for its first verdict.
 *
 * @param revision of the assignment as it was last heard of; 0 where only its question is known
 * @param requester null where nobody said
 */
public record LiveAssignment(
        String assignment, long revision, String state, Kind kind, @Nullable String requester, Question question) {

    /** What it has. */
    public enum Kind {
        /** A claim, which stays whatever is published. */
        CLAIM,
        /** A tentative hold, while a consent or an approval is awaited. */
        TENTATIVE,
        /** Nothing yet: its question waits for an answer. */
        QUESTION;

        public boolean waiting() {
            return this != CLAIM;
        }
    }

    AskedQuestion asked() {
        return new AskedQuestion(assignment, 1, question, null, "", null);
    }
}
