package io.slotkeeper.assignment.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.assignment.domain.Rejection;
import io.slotkeeper.messaging.problem.Problems;

/** The one place where a refusal gets its HTTP status. */
final class Refusals {
    private Refusals() {}

    static HttpProblem problem(Rejection rejection) {
        ProblemCode code = rejection.code();
        return Problems.of(code.code(), status(code), code.title(), rejection.detail(), rejection.members());
    }

    static HttpProblem problem(ProblemCode code, String detail) {
        return problem(new Rejection(code, detail));
    }

    private static int status(ProblemCode code) {
        return switch (code) {
            case INVALID_REQUEST -> 400;
            case NOT_YOURS -> 403;
            case ASSIGNMENT_UNKNOWN, ORDER_UNKNOWN, SCHEMA_UNKNOWN -> 404;
            case WRONG_STATE, ORDER_NOT_PENDING, IDEMPOTENCY_IN_PROGRESS -> 409;
            case CONSENT_INCOMPLETE, CONSENT_UNKNOWN, IDEMPOTENCY_KEY_REUSED, UNSUPPORTED_COMMAND -> 422;
        };
    }
}
