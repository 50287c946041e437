package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.ProblemCode;
import org.jspecify.annotations.Nullable;

/** How carrying out an order went; a failure says what is wrong. */
public record NewReport(@Nullable OrderOutcome outcome, @Nullable String detail) {
    /** The body if it is one that can be worked with. */
    static NewReport checked(@Nullable NewReport report) {
        if (report == null || report.outcome() == null) {
            throw Refusals.problem(ProblemCode.INVALID_REQUEST, "outcome: SUCCEEDED or FAILED is needed");
        }
        if (report.detail() != null && report.detail().length() > NewRequest.REASON_MAX) {
            throw Refusals.problem(
                    ProblemCode.INVALID_REQUEST, "detail: at most " + NewRequest.REASON_MAX + " characters");
        }
        return report;
    }
}
