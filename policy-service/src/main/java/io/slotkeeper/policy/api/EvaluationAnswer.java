package io.slotkeeper.policy.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.policy.application.VerdictDocument;
import org.jspecify.annotations.Nullable;

/** The verdict, or why there can be none. */
record EvaluationAnswer(@Nullable VerdictDocument verdict, @Nullable Unanswered problem) {

    /** What the same question alone would have been answered. */
    record Unanswered(String code, int status, String title, String detail) {
        static Unanswered of(HttpProblem problem) {
            return new Unanswered(
                    String.valueOf(problem.getParameters().get("code")),
                    problem.getStatusCode(),
                    String.valueOf(problem.getTitle()),
                    String.valueOf(problem.getDetail()));
        }
    }
}
