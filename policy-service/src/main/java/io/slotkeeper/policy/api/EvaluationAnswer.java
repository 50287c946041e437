package io.slotkeeper.policy.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.policy.application.VerdictDocument;
import io.slotkeeper.policy.application.WaysOut.AlternativeDocument;
import io.slotkeeper.policy.domain.alternatives.Impossible;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict and the ways out of it, or why there can be none. */
record EvaluationAnswer(
        @Nullable VerdictDocument verdict,
        List<AlternativeDocument> alternatives,
        List<Impossible> impossible,
        @Nullable Unanswered problem) {

    static EvaluationAnswer of(EvaluationView evaluation) {
        return new EvaluationAnswer(
                evaluation.verdict(),
                evaluation.waysOut().alternatives(),
                evaluation.waysOut().impossible(),
                null);
    }

    static EvaluationAnswer of(HttpProblem problem) {
        return new EvaluationAnswer(null, List.of(), List.of(), Unanswered.of(problem));
    }

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
