package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.ProblemCode;
import org.jspecify.annotations.Nullable;

/** The body of a cancellation or a release: why, at most 500 characters. */
public record NewChange(@Nullable String reason) {
    static @Nullable String reasonOf(@Nullable NewChange change) {
        String reason = change == null ? null : change.reason();
        if (reason != null && reason.length() > NewRequest.REASON_MAX) {
            throw Refusals.problem(
                    ProblemCode.INVALID_REQUEST, "reason: at most " + NewRequest.REASON_MAX + " characters");
        }
        return reason;
    }
}
