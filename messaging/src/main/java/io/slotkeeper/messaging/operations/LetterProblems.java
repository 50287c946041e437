package io.slotkeeper.messaging.operations;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.messaging.LetterOutcome;
import io.slotkeeper.messaging.problem.Problems;
import java.util.Locale;

/** What a decision about a dead letter is refused with. */
final class LetterProblems {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private LetterProblems() {}

    static HttpProblem of(LetterOutcome outcome) {
        if (outcome instanceof LetterOutcome.AlreadyDecided decided) {
            String state = decided.state().name().toLowerCase(Locale.ROOT);
            return Problems.of(
                    "dead-letter-decided", CONFLICT, "Somebody has decided about this letter", "It was " + state + ".");
        }
        if (outcome instanceof LetterOutcome.ReplayFailed failed) {
            return Problems.of("replay-failed", UNPROCESSABLE, "The letter cannot be replayed", failed.reason());
        }
        return unknown();
    }

    static HttpProblem unknown() {
        return Problems.of(
                "dead-letter-unknown", NOT_FOUND, "There is no such letter", "No dead letter of yours has this id.");
    }

    static HttpProblem reasonMissing() {
        return Problems.of(
                "reason-missing",
                BAD_REQUEST,
                "A reason is missing",
                "Say why, in reason: it is kept with the letter.");
    }

    static HttpProblem invalid(String detail) {
        return Problems.of("invalid-request", BAD_REQUEST, "The request is not valid", detail);
    }
}
